"""A DOI is written as an address, but the theme needs the bare DOI.

The link "DOI" then leads to "https://doi.org/https://doi.org/10.1...", and visitors get an error instead of the paper.

```yaml file hugoblox.yaml
hugo_version: 0.150
```

```markdown bad content/publication/engine/index.md
---
title: The Engine
doi: "https://doi.org/10.1000/engine.1843"
---
```

```text output
content/publication/engine/index.md:3:6: The theme makes "https://doi.org/https://doi.org/10.1000/engine.1843" of this, which leads nowhere. Write 10.1000/engine.1843
```

```markdown fixed content/publication/engine/index.md
---
title: The Engine
doi: "10.1000/engine.1843"
---
```

```yaml file hugoblox.yaml
hugo_version: 0.150
```

```markdown bad content/publication/engine/index.md
---
title: The Engine
hugoblox:
  ids:
    doi: http://dx.doi.org/10.1000/engine.1843
---
```

```text output
content/publication/engine/index.md:5:10: The theme makes "https://doi.org/http://dx.doi.org/10.1000/engine.1843" of this, which leads nowhere. Write 10.1000/engine.1843
```

```markdown fixed content/publication/engine/index.md
---
title: The Engine
hugoblox:
  ids:
    doi: 10.1000/engine.1843
---
```

```yaml file hugoblox.yaml
hugo_version: 0.150
```

```markdown good content/publication/engine/index.md
---
title: The Engine
doi: 10.1000/engine.1843
links:
- {type: source, url: https://doi.org/10.1000/engine.1843}
---
```

Other themes need the whole address, or do not use the key:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/engine.md
---
title: The Engine
doi: https://doi.org/10.1000/engine.1843
---
```

```markdown good
---
title: The Engine
doi: https://doi.org/10.1000/engine.1843
---
```

Measured on 14 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Site, Span
from profilelint.toolkit import lazy_pattern, page_kind

SEVERITY = "error"

KEYS = ("doi", "hugoblox.ids.doi")
#: The beginning of an address, and a DOI, which begins with "10." (doi.org/doi-handbook, 2.2).
ADDRESS = lazy_pattern(
    r"(?i)[\"']?((?:(?:https?:)?//(?:dx\.|www\.)?doi\.org/|doi\.org/|doi:[ \t]?){1,3})"
    r"(10\.\d{4,9}/[^\s\"']{1,200})[\"']?\Z"
)


def check(document: Document, site: Site) -> Iterator[Finding]:
    for key in KEYS if document.front_matter else ():
        field = document.field(key)
        if not field or not isinstance(field.value, str) or "doi" not in field.value.lower():
            continue
        kind = page_kind(document, site)
        found = ADDRESS.match(document.text[slice(*field.value_span)])
        if found and kind and (asked := kind.keys.get("doi")) and asked.type == "doi":
            start = field.value_span.start
            before = Span(start + found.start(1), start + found.end(1))
            made = f"https://doi.org/{found[1]}{found[2]}"
            yield Finding(
                field.value_span,
                f'The theme makes "{made}" of this, which leads nowhere. Write {found[2]}',
                Fix.replace(before, ""),
                cause="",
            )
