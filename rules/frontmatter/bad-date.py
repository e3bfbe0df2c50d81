"""A date in the front matter does not exist in any calendar.

Jekyll and Hugo then build no site at all, or take the date for a text: the page loses its place in every list, and
visitors see another day or none. Usually month and day are swapped. A date that the generator of the site cannot read
is reported here as well if the build stops at it.

- `keys`: keys with dates

```markdown bad
---
title: Talks
date: 1843-02-30
published: 1843-13-01
---
```

```text output
3:7: "1843-02-30" is not a date, so it counts as plain text: 1843-02 has no day 30. Write the day that you mean.
4:12: "1843-13-01" is not a date, so it counts as plain text: there is no month 13. Did you mean 1843-01-13?
```

Dates in quotation marks, with a time or in another form are checked as well:

```markdown bad
---
title: Talks
date: "2024/13/05 10:00"
---
```

```text output
3:7: "2024/13/05" is not a date, so it counts as plain text: there is no month 13. Did you mean 2024-05-13?
```

```markdown bad
+++
title = "Talks"
date = 2024-06-31
+++
```

```text output
3:8: "2024-06-31" is not a date, so none of the front matter is read: 2024-06 has no day 31. Write the day that you mean.
```

Jekyll has to read the date of a post, and of all in its collections:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/2024-09-01-note-g.md
---
title: Note G
date: 09/30/2024
---
```

```text output
_posts/2024-09-01-note-g.md:3:7: "09/30/2024" is no date that the generator reads, so Jekyll stops here and builds no page at all; write 2024-09-30
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/2024-09-01-note-g.md
---
title: Note G
date: {}
---
```

```text output
_posts/2024-09-01-note-g.md:3:7: a date is missing here, so Jekyll stops here and builds no page at all; write one like 2024-03-02, or take the line away
```

Hugo reads only dates that are written as it has them:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/notes.md
---
title: Notes
date: "2024-9-1"
---
```

```text output
content/notes.md:3:7: "2024-9-1" is no date that the generator reads, so newer Hugo (0.135 on) stops here and builds no page at all; write 2024-09-01
```

```yaml file netlify.toml
[build.environment]
HUGO_VERSION = "0.111.3"
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/notes.md
---
title: Notes
date: "2024-9-1"
---
```

```markdown good
---
title: Talks
date: 1843-9-1 10:00:00 +0100
lastmod: "1843-09-02T10:00:00Z"
---
```

Text that only looks like a date, and text that a template fills in, are left alone:

```markdown good
---
title: "2024-30-12: a story"
phone: 2024-13-05-771
version: 2024-13-01
date: {{ .Date }}
---
```

So are days of leap years, other forms of a day, and words:

```markdown good
---
title: Talks
date: 2024-02-29
lastmod: 02/29/2024
---
```

```markdown good
---
date: March 1843
---
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Problem, Site, Span
from profilelint.toolkit import (
    BadDateError,
    BuildStop,
    build_stop,
    lazy_pattern,
    resolve_yaml_scalar,
    shortened,
    single_date,
    with_build_stop,
)

SEVERITY = "error"
WHOLE_SITE = True

KEYS = ("date", "publishDate", "lastmod", "last_modified_at", "date_end", "event_start", "event_end", "expiryDate")
#: Names of other keys with dates.
DATED = lazy_pattern(r"(?i)date|publish|modified|created|deadline|_at$|_?(?:start|end|day|time)$")
#: The keys that generators read as dates of the page, in lower case.
READ = frozenset(
    {
        "date",
        "publishdate",
        "pubdate",
        "published",
        "lastmod",
        "modified",
        "expirydate",
        "unpublishdate",
        "date-modified",
    }
)
#: Why a build stops at a date: keys of `generators/GENERATOR/reasons.toml`.
UNREADABLE = frozenset({"date-unreadable", "no-date"})
PLAIN = "so it counts as plain text"
#: A day and a time without seconds.
MINUTES = lazy_pattern(r"^(\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d)(?![:\d])")
WITH_SECONDS = r"\1:00"
#: Characters of a date in a message.
MOST = 40
DAY = lazy_pattern(r"[\"']?((\d{4})([-/.])(\d{1,2})\3(\d{1,2}))(?!\d)")


def check(document: Document, site: Site | None, *, keys: tuple[str, ...] = KEYS) -> Iterator[Finding]:
    if not document.front_matter:
        return
    stop = build_stop(site, document) if site else None
    stop = stop if stop and stop.key in UNREADABLE else None
    place = _place(stop, document) if stop else None
    for finding in _impossible(document, site, keys):
        said = finding.message
        if stop and finding.span == place:
            place, said = None, said.replace(PLAIN, stop.consequence)
        yield finding._replace(message=said)
    if stop and place:
        yield Finding(place, _message(stop, document.text[slice(*place)]))


def _impossible(document: Document, site: Site | None, keys: tuple[str, ...]) -> Iterator[Finding]:
    """Days that no calendar has."""
    for problem in document.front_matter.problems if document.front_matter else ():
        if problem.kind == "bad-date" and _is_meant(problem, document, keys):
            yield Finding(problem.span, with_build_stop(problem.message, site, document), problem.fix)
    for key in keys:
        field = document.field(key)
        if field and isinstance(field.value, str) and (day := DAY.match(document.text, *field.value_span)):
            yield from _check_day(document, field.value_span, day.span(1))


def _place(stop: BuildStop, document: Document) -> Span:
    """Where the date stands that the generator cannot read; the first line, where other settings give it."""
    fields = [each for each in document.fields if each.path.lower() in READ]
    said = [each for each in fields if document.text[slice(*each.value_span)].strip("\"'") == stop.value]
    field = next(iter(said or fields), None)
    if not field:
        return document.line_span(1)
    return field.value_span if field.value_span[0] < field.value_span[1] else field.key_span


def _message(stop: BuildStop, written: str) -> str:
    """What happens, and what to write: the same day in a form that every generator reads."""
    written = written.strip("\"'")
    day = single_date(written)
    remedy = "write one like 2024-03-02, or take the line away"
    if MINUTES.search(written):
        remedy = f"write {MINUTES.sub(WITH_SECONDS, written)}"
    elif day and day.precision == "day":
        remedy = f"write {day.start}"
    elif day and day.precision != "season":
        remedy = f"write a day, perhaps {day.start}"
    if not stop.value.strip("{}[]"):
        return f"a date is missing here, {stop.consequence}; {remedy}"
    return f'"{shortened(stop.value, MOST)}" is no date that the generator reads, {stop.consequence}; {remedy}'


def _is_meant(problem: Problem, document: Document, keys: tuple[str, ...]) -> bool:
    """Whether a value that looks like a date is meant as one: under another key it may be a version, or a text."""
    if not document.front_matter or document.front_matter.format != "yaml":
        return True
    field = next((field for field in document.fields if field.value_span == problem.span), None)
    return not field or field.path in keys or DATED.search(field.path) is not None


def _check_day(document: Document, value: Span, at: tuple[int, int]) -> Iterator[Finding]:
    """Yield what is wrong with a day in a text, unless the reader of the front matter has reported it already."""
    written = document.text[slice(*at)]
    try:
        resolve_yaml_scalar(written.replace("/", "-").replace(".", "-"))
    except BadDateError as error:
        if not any(problem.kind == "bad-date" and problem.span == value for problem in document.problems):
            yield Finding(value, f'"{written}" is not a date, {PLAIN}: {error}')
