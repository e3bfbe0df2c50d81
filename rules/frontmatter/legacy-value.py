"""A value is from an older version of the theme.

Since 2023 HugoBlox has names for the types of publications, those of the Citation Style Language. It shows the older
numbers as they are: visitors see "2" as the type of the paper, and the lists of articles and talks miss it.

- `types`: the older numbers, each with its new name

```yaml file hugoblox.yaml
hugo_version: 0.150
```

```markdown bad content/publication/engine/index.md
---
title: The Engine
publication_types: ['2']
---
```

```text output
content/publication/engine/index.md:3:21: Visitors see "2" as the type of this publication. Write "article-journal".
```

```markdown fixed content/publication/engine/index.md
---
title: The Engine
publication_types: ['article-journal']
---
```

```yaml file hugoblox.yaml
hugo_version: 0.150
```

```markdown bad content/publication/engine/index.md
+++
title = "The Engine"
publication_types = [1, "5"]
+++
```

```text output
content/publication/engine/index.md:3:22: Visitors see "1" as the type of this publication. Write "paper-conference".
content/publication/engine/index.md:3:25: Visitors see "5" as the type of this publication. Write "book".
```

```markdown fixed content/publication/engine/index.md
+++
title = "The Engine"
publication_types = ["paper-conference", "book"]
+++
```

```yaml file hugoblox.yaml
hugo_version: 0.150
```

```markdown bad content/publication/engine/index.md
---
title: The Engine
publication_types:
- "0"
---
```

```text output
content/publication/engine/index.md:4:3: Visitors see "0" as the type of this publication. Delete it.
```

```yaml file hugoblox.yaml
hugo_version: 0.150
```

```markdown good content/publication/engine/index.md
---
title: The Engine
publication_types: ["article-journal"]
---
```

Hugo Academic, the theme before it, needs the numbers:

```toml file themes/academic/theme.toml
name = "Academic"
```

```toml file config.toml
theme = "academic"
```

```markdown good content/publication/engine/index.md
---
title: The Engine
publication_types: ['2']
---
```

In other themes and on other pages the key is left alone:

```yaml file hugoblox.yaml
hugo_version: 0.150
```

```markdown good content/post/engine/index.md
---
title: The Engine
publication_types: all
---
```

```markdown good
---
title: The Engine
publication_types: ['2']
---
```

```yaml file hugoblox.yaml
hugo_version: 0.150
```

```markdown good content/publication/engine/index.md
---
title: The Engine
publication_types: [poster]
---
```

Measured on 270 findings on 316 unseen sites: 1 wrong.
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Site
from profilelint.toolkit import theme, theme_lineage, theme_rows

SEVERITY = "warning"

NOTHING: dict[str, str] = {}


def check(document: Document, site: Site, *, types: dict[str, str] = NOTHING) -> Iterator[Finding]:
    matter = document.front_matter
    if not matter or not document.field("publication_types"):
        return
    rows = (row.partition(":") for row in theme_rows("publication-types", *theme_lineage(theme(site).name)))
    known = {old: new.strip() for old, _, new in rows}
    types = types or known if known else {}
    for field in document.fields:
        if not field.path.startswith("publication_types.") or str(field.value) not in types:
            continue
        new = types[str(field.value)]
        written = document.text[slice(*field.value_span)]
        quote = written[0] if written[:1] in ("'", '"') else "" if matter.format == "yaml" else '"'
        advice = f'Write "{new}".' if new else "Delete it."
        yield Finding(
            field.value_span,
            f'Visitors see "{field.value}" as the type of this publication. {advice}',
            Fix.replace(field.value_span, f"{quote}{new}{quote}") if new else None,
            cause="",
        )
