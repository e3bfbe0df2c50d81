"""Hugo cannot read a date of the front matter.

From version 0.135 on Hugo stops there and builds no site; older versions show no date and put the page at the end of
every list. Hugo reads years with four figures, months and days with two, and no names of months alone.

- `keys`: keys that Hugo reads a date in

```toml file hugo.toml
title = "Ada"
```

```markdown bad content/post/looms.md
---
title: Looms
date: 2024-12-8
lastmod: March 2024
---
```

```text output
content/post/looms.md:3:7: Newer Hugo (0.135 on) stops here, older shows no date: it cannot read "2024-12-8". Write 2024-12-08
content/post/looms.md:4:10: Newer Hugo (0.135 on) stops here, older shows no date: it cannot read "March 2024". Write 2024-03-01
```

```toml file hugo.toml
title = "Ada"
```

```markdown bad content/post/mills.md
---
title: Mills
date: 2020
---
```

```text output
content/post/mills.md:3:7: Hugo takes 2020 for seconds and dates this page 1970. Write 2020-01-01
```

```toml file hugo.toml
title = "Ada"
```

```markdown good content/post/cards.md
---
title: Cards
date: 2024-12-08T10:00:00Z
lastmod: 08 Mar 2024
publishDate: ""
---
```

```toml file hugo.toml
title = "Ada"
```

```markdown good archetypes/default.md
---
date: "{{ .Date }}"
---
```

Measured on 6 findings on 155 unseen sites: 1 wrong, which has a guard now.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Field, Finding, Site
from profilelint.toolkit import dates_in, hugo_reads_date

SEVERITY = "error"
WHOLE_SITE = True

KEYS = ("date", "publishDate", "lastmod", "expiryDate")
#: What Hugo itself reads; R Markdown is turned into such a page first.
PAGES = (".md", ".markdown", ".html", ".htm")
#: A figure that people mean to be a year; Hugo counts seconds from 1970.
YEARS = range(1900, 2101)


def check(document: Document, site: Site, *, keys: tuple[str, ...] = KEYS) -> Iterator[Finding]:
    if not document.front_matter or document.front_matter.format == "toml":
        return
    fields = [field for key in keys if (field := document.field(key)) and field.value]
    values = [(field, document.text[slice(*field.value_span)].strip("\"' ")) for field in fields]
    wrong = [(field, said) for field, said in values if _is_year(field) or ("{{" not in said and not _reads(said))]
    place = site.locate(document)
    if not wrong or "content/" not in place or not place.endswith(PAGES) or site.built(place).generator != "hugo":
        return
    for field, said in wrong:
        if _is_year(field):
            message = f"Hugo takes {said} for seconds and dates this page 1970. Write {said}-01-01"
            yield Finding(field.value_span, message)
            continue
        dates = dates_in(document, field.value_span)
        better = f"{dates[0].start}" if len(dates) == 1 else "it as 2024-12-08"
        breaks = "Newer Hugo (0.135 on) stops here, older shows no date"
        yield Finding(field.value_span, f'{breaks}: it cannot read "{said}". Write {better}')


def _is_year(field: Field) -> bool:
    return type(field.value) is int and field.value in YEARS


def _reads(said: str) -> bool:
    return said.isdecimal() or hugo_reads_date(said)
