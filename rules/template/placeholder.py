"""A page still shows a note to its author: "TODO", "XXX", "<your name>".

Visitors take the page for unfinished. Write what belongs there, or delete the note.

- `allow`: notes that may stay

```markdown bad index.md
---
title: My page
description: TODO
---
# TEST

My work on looms: TODO. See also [TODO: add the paper] and <image path/url>.

- Your Name, University of XXX
- FIXME
```

```text output
index.md:3:14: Visitors see "TODO". Write what belongs there, or delete it.
index.md:5:3: Visitors see "TEST". Write what belongs there, or delete it.
index.md:7:19: Visitors see "TODO". Write what belongs there, or delete it.
index.md:7:35: Visitors see "TODO". Write what belongs there, or delete it.
index.md:7:60: Visitors see "<image path/url>". Write what belongs there, or delete it.
index.md:9:3: Visitors see "Your Name". Write what belongs there, or delete it.
index.md:9:28: Visitors see "XXX". Write what belongs there, or delete it.
index.md:10:3: Visitors see "FIXME". Write what belongs there, or delete it.
```

Words that only look like notes, code, comments, and pages that visitors do not see are fine:

```markdown good
My TODO list and my TODO app, a test of the loom, TEST of looms, the TEST set, Call 555-XXX-1234, Malcolm XXX.
Rename it to "[your name].github.io". What is your name? Call 010 - XXXX - XXXX. Write `TODO` or `<your name>`.
<!-- TODO: write more --> A <b>TODO</b>-comment.
```

Posts are notes of their day:

```markdown good _posts/2024-05-01-looms.md
TODO: read the paper on looms.
```

```markdown good _drafts/cv.md
TODO: all of it
```

So is a list of things to do:

```markdown good looms.md
## TODO

- Weave a ribbon
- Mend the loom
```

Measured on 18 findings on 540 unseen sites: 6 wrong.
"""

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Heading, Site, Span
from profilelint.toolkit import is_dated_page

SEVERITY = "warning"

#: Notes at the end of a line, in brackets, or before a colon; beside other words they may be names.
NOTES = r"TODO|FIXME|\?\?\?\?"
NOTE = rf"(?<![\w/#@&.-])(?<!\w )(?P<note>{NOTES})(?=:\s|[\])]|[ \t]{{0,3}}[.!]?[ \t]{{0,3}}(?:$|\n))"
LAST = rf": (?P<last>{NOTES})(?=[.,;]?\s|$)"
#: Blanks to be filled.
BLANK = (
    r"(?P<blank>(?<![=\w(])<(?:your|insert|image|path|add|my)[ _-][\w /_-]{2,30}>"
    r"|(?<![\w/\"“])\[(?:[Yy]our|[Ii]nsert|INSERT|YOUR)[ _-][\w ]{2,30}\](?![(\[:\"”]|\.\w)"
    r"|(?<![\w\"“])Your (?:Full )?(?:Name|Title Here|Job Title|Affiliation|Institution)(?![\w\"”])"
    r"|(?<=of )XXX\b|(?<=at )XXX\b|Unknown Venue)"
)
WHOLE = r"(?:TEST|TODO|FIXME|XXX|Test page)"
#: Every page with a note has one of these.
SIGNS = (
    *("TODO", "FIXME", "XXX", "????", "TEST", "Test page", "our ", "our_", "our-", "OUR", "nsert", "INSERT"),
    *("<image", "<path", "<add", "<my", "Unknown Venue"),
)
PROSE = frozenset(("title", "subtitle", "description", "excerpt", "summary", "abstract", "bio", "venue", "location"))


def _heads_list(heading: Heading, document: Document) -> bool:
    """Return whether a heading, such as "TODO", is above a list of things to do."""
    return re.match(r"\s*(?:[-*+]|\d{1,2}[.)])\s", document.text[heading.span.end :][:200]) is not None


def check(document: Document, site: Site, *, allow: tuple[str, ...] = ()) -> Iterator[Finding]:
    if not any(sign in document.text for sign in SIGNS) or is_dated_page(document):
        return
    found = [Span(*each.span(each.lastgroup or 0)) for each in re.finditer(f"{NOTE}|{LAST}|{BLANK}", document.prose)]
    found += [each.title_span for each in document.headings if re.fullmatch(WHOLE, each.title)]
    if found:
        lists = [heading.span for heading in document.headings if _heads_list(heading, document)]
        found = [span for span in found if not any(of.start <= span.start < of.end for of in lists)]
    for field in document.fields:
        if field.path in PROSE and isinstance(field.value, str) and re.fullmatch(f"{WHOLE}|{BLANK}", field.value):
            found.append(field.value_span)
    if not found or not site.page(site.locate(document)).is_shown:
        return
    for span in sorted(set(found)):
        note = document.text[slice(*span)].strip("\"'")
        if note not in allow:
            yield Finding(span, f'Visitors see "{note}". Write what belongs there, or delete it.', cause=note)
