"""A page has no front matter where its site needs some.

Front matter is the block between two lines `---` at the top of a page. Jekyll makes no page of a file without it in one
of its collections: lists leave it out, and nobody reads it. Hugo builds such a page, without a title and a date.

```yaml file _config.yml
collections:
  talks:
    output: true
```

```markdown bad _talks/engine.md
# The Engine

In 1843 I spoke in Turin.
```

```text output
_talks/engine.md:1:1: There is no front matter, so Jekyll makes no page of this, and the list of talks leaves it out. Start it with the lines "---", "title: ...", "---".
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/talk/engine/index.md
title: The Engine
date: 1843-09-01

In 1843 I spoke in Turin.
```

```text output
content/talk/engine/index.md:1:1: Without a line "---" before and after it, visitors see "title: The Engine" as text. Add these lines.
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/talks.md
In 1843 I spoke in Turin.
```

```text output
content/talks.md:1:1: There is no front matter, so this page has neither title nor date, and lists show it without a name. Start it with the lines "---", "title: ...", "---".
```

A post of Jekyll needs none, as its file is named by day and title, parts of pages need none, and front matter in a comment was switched off on purpose:

```yaml file _config.yml
collections:
  talks:
    output: true
```

```markdown good _posts/1843-09-01-note-g.md
In 1843 I spoke in Turin.
```

```markdown good _pages/includes/talks.md
In 1843 I spoke in Turin.
```

```yaml file _config.yml
collections:
  talks:
    output: true
```

```markdown good _talks/old.md
<!-- ---
title: The Engine
--- -->
```

Front matter with text before it is reported by `frontmatter/not-at-start`:

```yaml file _config.yml
collections:
  talks:
    output: true
```

~~~markdown good _talks/loom.md
```markdown
---
title: The Loom
---
```
~~~

```yaml file _config.yml
collections:
  talks:
    output: true
```

```markdown good _talks/README.md
One file per talk.
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/talks/index.md
```

```markdown good content/talks/part.md
In 1843 I spoke in Turin.
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/talks/_index.md

---
title: Talks
---
```

```markdown good content/authors/admin/_index.md
<!-- no page of my own -->
```

```markdown good notes/talks.md
In 1843 I spoke in Turin.
```

Measured on 8 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from posixpath import basename, dirname

from profilelint import Document, Finding, Site
from profilelint.toolkit import (
    bare_title,
    find_misplaced_front_matter,
    jekyll_collections,
    lazy_pattern,
    opens_front_matter,
    theme,
)

SEVERITY = "error"

BEGIN = 'Start it with the lines "---", "title: ...", "---".'
NO_PAGE = lazy_pattern(r"(?i)(?:readme|license|changelog)\b")


def check(document: Document, site: Site) -> Iterator[Finding]:
    if document.front_matter or theme(site).generator not in ("jekyll", "hugo") or opens_front_matter(document.text):
        return
    path = site.locate(document)
    if _is_empty(document) or NO_PAGE.match(basename(path)):
        return
    lost = _lost_in_jekyll(path, site) if theme(site).generator == "jekyll" else _lost_in_hugo(path, site)
    if not lost or find_misplaced_front_matter(document.text):  # `frontmatter/not-at-start` speaks of that
        return
    if first := bare_title(document.text):
        fault = f'Without a line "---" before and after it, visitors see "{first}" as text.'
        yield Finding(document.line_span(1), f"{fault} Add these lines.")
    else:
        yield Finding(document.line_span(1), f"There is no front matter, {lost}. {BEGIN}")


def _is_empty(document: Document) -> bool:
    """Whether there is nothing but comments on the page, which is then a placeholder."""
    end = next((start for start, end in reversed(document.comments) if end == len(document.text.rstrip())), None)
    return not document.text[:end].strip("\ufeff \t\r\n")


def _lost_in_jekyll(path: str, site: Site) -> str:
    """Return what visitors miss; "" for a file that is in no collection."""
    folder = path.split("/")[0]
    if folder[:1] != "_" or folder == "_pages" or "/" not in path or folder[1:] not in jekyll_collections(site):
        return ""
    return f"so Jekyll makes no page of this, and the list of {folder[1:]} leaves it out"


def _lost_in_hugo(path: str, site: Site) -> str:
    """Return what visitors miss; "" for a file that is part of a page (gohugo.io/content-management/page-bundles)."""
    if not path.startswith("content/"):
        return ""
    is_part = site.exists(f"{dirname(path)}/index.md") and not basename(path).startswith(("index.", "_index."))
    return "" if is_part else "so this page has neither title nor date, and lists show it without a name"
