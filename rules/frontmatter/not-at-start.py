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

A page that was copied out of a chat may begin with the fence of its code:

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

Hugo and Quarto skip blank lines:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/talks.md

---
title: Talks
---
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Site, Span, lazy
from profilelint.site.theme import theme

SEVERITY = "error"

#: A block of at least one key of the usual ones, behind blank lines or one or two lines of text.
BLOCK = lazy.compile(
    r"(?s)\A\ufeff?(?P<before>(?:[^\S\n]*\n){1,9}|(?:[^<\n-][^\n]{0,300}\n\s{0,9}){1,2})"
    r"(?P<fence>[ \t]{0,3}---[ \t]*\r?\n)"
    r"(?:\w[\w-]{0,39}:(?:[ \t][^\n]*|\r)?\n|[ \t-][^\n]*\n){1,60}?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
USUAL = lazy.compile(r"(?m)^(?:title|layout|permalink|date|collection|author_profile)[ \t]*:")


def check(document: Document, site: Site) -> Iterator[Finding]:
    if document.front_matter or "---" not in document.text[:2000] or theme(site).generator != "jekyll":
        return
    found = BLOCK.match(document.text)
    if not found or not USUAL.search(found[0]) or document.text.lstrip("\ufeff").startswith("#"):
        return
    before, fence = Span(*found.span("before")), Span(*found.span("fence"))
    lost = "so Jekyll does not take it for front matter, and the page is not built"
    span = Span(fence.start, fence.start + len(found["fence"].rstrip()))
    if (first := found["before"].strip()).startswith(("```", "~~~")) and "\n" not in first:
        yield Finding(span, f'"{first}" stands before this, {lost}; delete it, and the line that belongs to it')
    elif first:
        yield Finding(span, f"text stands before this, {lost}; move it behind the front matter")
    else:
        lines = found["before"].count("\n")
        what = "a blank line stands" if lines == 1 else f"{lines} blank lines stand"
        remedy = "delete the blank line" if lines == 1 else "delete them"
        yield Finding(span, f"{what} before this, {lost}; {remedy}", Fix.replace(before, ""))
