"""A plan has a date in the past.

"I will join the lab in June 2024" was good news once. Two years later, it leaves open whether that happened. Say what
happened.

News, entries that begin with a date, and dated posts are about their own day and may keep their plans.

```markdown bad
I will join the University of Turin as a postdoc in June 2024. I'm starting a new position in Fall 2023!

我将于2024年9月加入都灵大学。 Je vais rejoindre l'université en septembre 2023.

I am an incoming Ph.D. student at the University of Turin, starting in September 2024.
```

```text output
1:1: "I will join … June 2024" is in the past. Say what happened.
1:64: "I'm starting … Fall 2023" is in the past. Say what happened.
3:2: "将于2024年9月" is in the past. Say what happened.
3:19: "Je vais rejoindre … septembre 2023" is in the past. Say what happened.
5:9: "incoming … September 2024" is in the past. Say what happened.
```

```markdown bad
I am set to graduate in 2025. I expect to finish my PhD in June 2025, and hope to defend it in May 2025.
I am graduating in May 2025.

# Talks

- *10/2022* - Will be presenting on looms in Turin
- On mills, which I will present in Basel in May 2023
```

```text output
1:3: "am set to graduate … 2025" is in the past. Say what happened.
1:33: "expect to finish … June 2025" is in the past. Say what happened.
1:75: "hope to defend … May 2025" is in the past. Say what happened.
2:3: "am graduating … May 2025" is in the past. Say what happened.
6:4: "10/2022* - Will be presenting" is in the past. Say what happened.
7:19: "I will present … May 2023" is in the past. Say what happened.
```

```markdown bad
# Upcoming talks

- On looms, Turin, 3 May 2024
- On mills, London, June 2024
```

```text output
1:1: "Upcoming talks" lists only past dates, the latest "June 2024". Move the entries elsewhere.
```

```markdown good
I will join the University of Turin in September 2026. Will Join is a name, and so is Williams, who left in 2020.
I will give you the slides of my talk in 2019. Whoever will be there may read my report of 2020.

# News

- May 2024: I will join the University of Turin in June 2024.

# Positions

- **2024.06** I will join the lab in July 2024.

# Upcoming talks

- On looms, Turin, 3 May 2024
- On mills, London, June 2026
```

```markdown good
# Students

- Charles will join Turin in June 2024.

# Upcoming talks

None at the moment.
```

```markdown good _posts/2024-05-01-turin.md
I will join the University of Turin in June 2024.
```

Measured on 4 findings on 316 unseen sites: 0 wrong.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from profilelint import Document, Finding, Section, Span
from profilelint.toolkit import (
    dates_in,
    holds_phrase,
    is_dated_page,
    is_news_or_others,
    is_past,
    language_pattern,
    language_signs,
    language_words,
    may_hold_dates,
    own_dates,
    part_by_script,
    phrase_pattern,
    sentence_around,
)

SEVERITY = "warning"

#: Words that announce a plan in English, if a date follows in the same sentence; those of `status.plan` do so, too.
#: No part begins with a look-behind, for speed.
PLAN = r"""(?x)I(?<=\bI)(?:\ will|\ shall|\ am\ going\ to|['’]ll)\ (?:also\ )?(?:soon\ )?(?:be\ )?
      (?:join|start|begin|mov|attend|becom|visit|present|participat|speak|spend|defend|graduat|a\ |an\ |at\ |on\ the)\w*
    | I(?<=\bI)(?:\ am|['’]m)\ (?:currently\ |now\ )?(?:joining|starting|moving)\b
    | will(?<=\bwill)\ (?:also\ )?(?:soon\ )?(?:be\ )?(?:join|start|begin|mov)(?:e|ing|n?ing)?\b
    | (?:am|is)(?<=\b..)\ (?:currently\ )?(?:graduating\b
      | (?:set|scheduled|due|about|on\ track|expected|planning|hoping|expecting)
        \ to\ (?:graduate|finish|complete|defend))
    | (?:expect|plan|hope|aim|intend)s?\ to\ (?:graduate|finish|complete|defend)\b"""
#: Text right after the date that begins an entry of a list such as talks, if the date is that of a plan.
DATED = r"[\s*_:,.)\]–—-]*will (?:be )?(?:present|speak|giv|talk|join|start|attend|visit|teach|publish)\w*"
#: Lists of what somebody does, and not of what happened.
SHOWN = ("talks", "publications", "education", "experience", "teaching", "service")
#: One of these, in lowercase, is in every text that the pattern above matches.
SIGNS = (
    *("i will ", "i shall ", "i'll", "i’ll", "am going to ", "will join", "will start", "will begin", "will mov"),
    *("graduat", " to finish", " to complete", " to defend", "will present", "will speak", "will giv", "will attend"),
    *("will be ", "will also ", "will soon ", "m joining", "m starting", "m moving", "m currently ", "m now "),
)
REACH = 140


def check(document: Document, today: date) -> Iterator[Finding]:
    if not may_hold_dates(document) or is_dated_page(document):
        return
    for section in document.sections:
        if section.entries and language_pattern("status.ahead").search(section.title):
            yield from _list_without_future(document, section, today)
    if not holds_phrase(document, (*SIGNS, *language_signs("status.plan"))):
        return
    yield from _behind_its_date(document, today)
    for match in re.finditer(_plans(), document.prose):
        if is_news_or_others(document, match.start()):
            continue
        end = min(sentence_around(document, Span(*match.span())).end, match.end() + REACH)
        dates = dates_in(document, Span(match.end(), end))
        if dates and is_past(dates[0], today) and not dates[0].is_range:
            plan, day = (document.prose[slice(*span)].strip() for span in (match.span(), dates[0].span))
            between = " … " if document.prose[match.end() : dates[0].span.start].strip() else " " * plan.isascii()
            message = f'"{plan}{between}{day}" is in the past. Say what happened.'
            yield Finding(Span(match.start(), dates[0].span.end), message)


def _behind_its_date(document: Document, today: date) -> Iterator[Finding]:
    entries = (entry for section in document.sections if section.kind in SHOWN for entry in section.entries)
    for entry in entries:
        dates = own_dates(entry)
        if not dates or dates[0].place != "leading" or not is_past(dates[0], today) or dates[0].is_range:
            continue
        start, end = dates[0].span
        if plan := re.compile(f"(?i){DATED}").match(document.prose, end):
            written = " ".join(document.prose[start : plan.end()].split())
            yield Finding(Span(start, plan.end()), f'"{written}" is in the past. Say what happened.')


@cache
def _plans() -> str:
    """Return a pattern for plans in all languages; in those without spaces between words, the date follows at once."""
    western, eastern = part_by_script(language_words("status.plan"))
    return rf"{PLAN}|(?i:{phrase_pattern(western)})|(?:{phrase_pattern(eastern)})(?=\d{{4}})"


def _list_without_future(document: Document, section: Section, today: date) -> Iterator[Finding]:
    dates = [date for entry in section.entries for date in own_dates(entry)]
    if dates and all(own_dates(entry) for entry in section.entries) and all(is_past(day, today) for day in dates):
        last = max(dates, key=lambda day: day.end or today)
        written = " ".join(document.prose[slice(*last.span)].split())
        fault = f'"{section.title}" lists only past dates, the latest "{written}".'
        yield Finding(section.heading.span, f"{fault} Move the entries elsewhere.")
