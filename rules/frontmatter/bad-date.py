"""A date in the front matter does not exist in any calendar.

Jekyll and Hugo then build no site at all, or read the date as text: the page loses its place in every list, and
visitors see another day or none. Usually month and day are swapped. `frontmatter/unread-date` reports dates that exist
but that the generator cannot read.

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

If the generator stops at the date, the message says so:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/1843-09-01-note-g.md
---
title: Note G
date: 1843-13-01
---
```

```text output
_posts/1843-09-01-note-g.md:3:7: "1843-13-01" is not a date, so Jekyll stops here and builds no page at all: there is no month 13. Did you mean 1843-01-13?
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

Measured on 30 findings on 352 unseen sites: 11 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Problem, Site, Span
from profilelint.toolkit import BadDateError, lazy_pattern, resolve_yaml_scalar, with_build_stop

SEVERITY = "error"
WHOLE_SITE = True

KEYS = ("date", "publishDate", "lastmod", "last_modified_at", "date_end", "event_start", "event_end", "expiryDate")
#: Names of other keys with dates.
DATED = lazy_pattern(r"(?i)date|publish|modified|created|deadline|_at$|_?(?:start|end|day|time)$")
DAY = lazy_pattern(r"[\"']?((\d{4})([-/.])(\d{1,2})\3(\d{1,2}))(?!\d)")


def check(document: Document, site: Site | None, *, keys: tuple[str, ...] = KEYS) -> Iterator[Finding]:
    if not document.front_matter:
        return
    for problem in document.front_matter.problems:
        if problem.kind == "bad-date" and _is_meant(problem, document, keys):
            yield Finding(problem.span, with_build_stop(problem.message, site, document), problem.fix)
    for key in keys:
        field = document.field(key)
        if field and isinstance(field.value, str) and (found := DAY.match(document.text, *field.value_span)):
            yield from _checked(document, site, field.value_span, found.span(1))


def _is_meant(problem: Problem, document: Document, keys: tuple[str, ...]) -> bool:
    """Return whether a value that looks like a date is meant as one; under other keys it may be a version."""
    if not document.front_matter or document.front_matter.format != "yaml":
        return True
    field = next((field for field in document.fields if field.value_span == problem.span), None)
    return not field or field.path in keys or DATED.search(field.path) is not None


def _checked(document: Document, site: Site | None, value: Span, at: tuple[int, int]) -> Iterator[Finding]:
    """Yield what is wrong with a day in a text, unless the reader of the front matter has reported it already."""
    written = document.text[slice(*at)]
    try:
        resolve_yaml_scalar(written.replace("/", "-").replace(".", "-"))
    except BadDateError as error:
        if not any(problem.kind == "bad-date" and problem.span == value for problem in document.problems):
            message = f'"{written}" is not a date, so it counts as plain text: {error}'
            yield Finding(value, with_build_stop(message, site, document))
