"""Something stands before the front matter, which is then none.

Jekyll takes a block between two lines `---` for front matter only where the first of them is the first line of the
file. With a blank line or a word before it the page is not built at all, or readers see the block as text.

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
_pages/talks.md:2:1: a blank line stands before this, so Jekyll does not take it for front matter, and the page is not built; delete the blank line
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
_pages/talks.md:2:1: text stands before this, so Jekyll does not take it for front matter, and the page is not built; move it behind the front matter
```

A comment or a blank before it does the same, and so does the fence of code that a page was copied out of:

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
_pages/talks.md:2:1: a comment stands before this, so Jekyll does not take it for front matter, and the page is not built; move it behind the front matter
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
_pages/turin.md:1:2: blanks stand before this, so Jekyll does not take it for front matter, and the page is not built; delete them
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
_pages/looms.md:2:1: "```markdown" stands before this, so Jekyll does not take it for front matter, and the page is not built; delete it, and the line that belongs to it
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

Nor is what a page shows:

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
content/talks.md:3:1: text stands before this, so Hugo does not take it for front matter, and readers see it as text; move it behind the front matter
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
        lost = "so Hugo does not take it for front matter, and readers see it as text"
    else:
        lost = "so Jekyll does not take it for front matter, and the page is not built"
    if first := before.strip():
        what, remedy = _words(first)
        yield Finding(found.fence, f"{what} stands before this, {lost}; {remedy}")
    elif generator == "jekyll":
        words, remedy = _blanks(before)
        yield Finding(found.fence, f"{words} before this, {lost}; {remedy}", Fix.replace(found.before, ""))


def _words(first: str) -> tuple[str, str]:
    """What is said of what stands before the front matter, and of what to do about it."""
    if first.startswith(("```", "~~~")) and "\n" not in first:
        return f'"{first}"', "delete it, and the line that belongs to it"
    return "a comment" if first.startswith("<!--") else "text", "move it behind the front matter"


def _blanks(before: str) -> tuple[str, str]:
    """What is said of white space, and of what to do about it."""
    lines = before.count("\n")
    if lines > 1:
        return f"{lines} blank lines stand", "delete them"
    return ("a blank line stands", "delete the blank line") if lines else ("blanks stand", "delete them")
