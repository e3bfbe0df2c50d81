"""The front matter is not at the start of the file.

Jekyll takes a block between two lines `---` for front matter only if the first of them is the first line of the file.
With a blank line or a word before it, the page is not built at all, or visitors see the block as text.

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _pages/talks.md

---
title: Talks
permalink: /talks/
---

In 1843 I spoke in Turin.
```

```text output
_pages/talks.md:2:1: There is a blank line before the front matter, so Jekyll does not read it, and the page is not built. Delete it.
```

```markdown fixed _pages/talks.md
---
title: Talks
permalink: /talks/
---

In 1843 I spoke in Turin.
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _pages/talks.md
My talks
---
title: Talks
permalink: /talks/
---
```

```text output
_pages/talks.md:2:1: There is text before the front matter, so Jekyll does not read it, and the page is not built. Move it after the front matter.
```

A comment or a space before it does the same, and so does the code fence that a page was copied with:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _pages/talks.md
<!-- my talks -->
---
title: Talks
---
```

```text output
_pages/talks.md:2:1: There is a comment before the front matter, so Jekyll does not read it, and the page is not built. Move it after the front matter.
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _pages/turin.md
 ---
title: Turin
---
```

```text output
_pages/turin.md:1:2: There are spaces before the front matter, so Jekyll does not read it, and the page is not built. Delete them.
```

```markdown fixed _pages/turin.md
---
title: Turin
---
```

```yaml file _config.yml
title: Ada Lovelace
```

~~~markdown bad _pages/looms.md
```markdown
---
title: Looms
---
```
~~~

```text output
_pages/looms.md:2:1: There is "```markdown" before the front matter, so Jekyll does not read it, and the page is not built. Delete it, and its closing line.
```

A page without front matter may have lines across it, and what is in a comment was switched off on purpose:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/includes/talks.md

---

In 1843 I spoke in Turin.

---
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/old.md
<!-- ---
title: Talks
permalink: /talks/
--- -->
```

An example on a page is left alone:

```yaml file _config.yml
title: Ada Lovelace
```

~~~markdown good README.md
Each of my pages begins with a few keys:

```yaml
---
title: Looms
---
```
~~~

Hugo and Quarto skip blank lines, but Hugo no text:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/talks.md

---
title: Talks
---
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/talks.md
My talks

+++
title = "Talks"
+++
```

```text output
content/talks.md:3:1: There is text before the front matter, so Hugo does not read it, and visitors see it as text. Move it after the front matter.
```

```yaml file _quarto.yml
project: {type: website}
```

```markdown good talks.qmd
My talks

---
title: Talks
---
```

An example, and a line under a heading, are none:

````text file _config.yml
title: Ada Lovelace
````

````markdown good notes.md
```yaml
---
title: Talks
---
```
````

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/includes/talks.md
Talks
---
- 1843: Turin
- 1844: London
---
```

Measured on 2 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Site
from profilelint.toolkit import theme

SEVERITY = "error"


def check(document: Document, site: Site) -> Iterator[Finding]:
    text = document.text
    if document.front_matter or not ("---" in text[:2000] or "+++" in text[:2000]):
        return
    generator = theme(site).generator
    if generator not in ("jekyll", "hugo"):
        return
    from profilelint.toolkit import find_misplaced_front_matter

    if not (found := find_misplaced_front_matter(text)):
        return
    before = text[slice(*found.before)]
    if generator == "hugo":
        effect = "so Hugo does not read it, and visitors see it as text"
    else:
        effect = "so Jekyll does not read it, and the page is not built"
    if first := before.strip():
        obstacle, advice = _text_before(first)
        yield Finding(found.fence, f"There is {obstacle} before the front matter, {effect}. {advice}")
    elif generator == "jekyll":
        message = f"There {_space_before(before)} before the front matter, {effect}. Delete "
        message += "it." if before.count("\n") == 1 else "them."
        yield Finding(found.fence, message, Fix.replace(found.before, ""))


def _text_before(first: str) -> tuple[str, str]:
    """Return words for text before the front matter, and what to do."""
    if first.startswith(("```", "~~~")) and "\n" not in first:
        return f'"{first}"', "Delete it, and its closing line."
    return "a comment" if first.startswith("<!--") else "text", "Move it after the front matter."


def _space_before(before: str) -> str:
    """Return words for white space before the front matter."""
    lines = before.count("\n")
    if lines > 1:
        return f"are {lines} blank lines"
    return "is a blank line" if lines else "are spaces"
