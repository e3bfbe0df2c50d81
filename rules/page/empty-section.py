"""A heading has nothing below it.

Visitors who choose it in the list of contents, or scroll to it, find the next heading. Mostly the entries were deleted
or put into a comment, and the heading was forgotten.

```markdown bad
# Ada Example

## Talks

<!-- - Looms and mills, Turin -->

## Teaching

- Looms for beginners
```

```text output
3:4: Visitors find nothing below "Talks". Write what belongs there, or delete the heading
```

What stands below further headings counts, and so does what a template or a theme puts there:

```markdown good
# Publications

## Journal articles

- On looms

## Talks

{% include talks.html %}

## Teaching
```

Two headings of one kind, or one that only says more of the one above it, are a matter of taste:

```markdown good
## Publications

## 2024

- On looms

## Awards

## Honours of the faculty

- Medal of the Mill
```

```markdown good _posts/1843-01-01-looms.md
## Talks

## Teaching

- Looms
```

Measured on 2 findings on 137 unseen sites: 0 wrong.
"""

from collections.abc import Iterator
from itertools import pairwise

from profilelint import Document, Finding, Section, Site, Span
from profilelint.toolkit import is_dated_page, lazy_pattern, subtract_spans

SEVERITY = "warning"

#: What shows nothing: blanks, lines across the page, the end of a heading.
NOTHING = lazy_pattern(
    r"(?i)(?:\s|<br ?/?>|<hr ?/?>|-{3,}|\*{3,}|&nbsp;|<a (?:id|name)=[\"'][\w-]{1,60}[\"'] ?/?>|</a>)*+"
)
#: Kinds of which a list is expected.
KINDS = frozenset(("news", "publications", "talks", "teaching", "awards", "education", "experience", "service"))


def check(document: Document, site: Site) -> Iterator[Finding]:
    empty = [section for section, following in pairwise(document.sections) if _is_empty(section, following, document)]
    if empty and not is_dated_page(document) and site.page(site.locate(document)).is_shown:
        for section in empty:
            message = f'Visitors find nothing below "{section.title}". Write what belongs there, or delete the heading'
            yield Finding(section.heading.title_span, message)


def _is_empty(section: Section, following: Section, document: Document) -> bool:
    """Whether nothing stands between a heading and the next one, which is about something else."""
    ours, other = section.kind, following.kind
    if ours not in KINDS or other not in KINDS or ours == other or following.level > section.level:
        return False
    if "bold" in (section.heading.kind, following.heading.kind):
        return False
    between = Span(section.heading.span.end, following.heading.span.start)
    rest = subtract_spans([between], document.comments)
    return all(NOTHING.fullmatch(document.text, *span) for span in rest)
