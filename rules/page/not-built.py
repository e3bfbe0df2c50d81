"""No page comes of a file that looks like one.

Jekyll leaves such files out, mostly without a word: a post whose name has no date, a folder of talks that the settings
do not name. Their author takes them for published. Each is said with its reason and what to do; of a folder that is
left out as a whole there is one finding, on its first page.

A post needs a date before its name:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/field-work.md
---
title: Field work
---
Some text.
```

```text output
_posts/field-work.md:1:1: Jekyll leaves this post out, without a word: its file name does not begin with a date; call it `2024-03-02-field-work.md`.
```

Where collections are declared, each has to be:

```yaml file _config.yml
collections:
  teaching: {output: true}
```

```markdown bad _talks/paris.md
---
title: Paris
---
```

```markdown bad _talks/turin.md
---
title: Turin
---
```

```text output
_talks/paris.md:1:1: No page is made of the files in `_talks/`: `collections` in `_config.yml` does not name it; add `talks: {output: true}`.
```

`published:` without a value counts as no:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/1843-09-01-note-g.md
---
title: Note G
published:
---
```

```text output
_posts/1843-09-01-note-g.md:1:1: No page is made of this file: an empty `published:` counts as no; remove the line.
```

Where posts and collections have a folder of their own, others are not read:

```yaml file _config.yml
collections_dir: content
```

```markdown bad _posts/1843-09-01-note-g.md
---
title: Note G
---
```

```text output
_posts/1843-09-01-note-g.md:1:1: Jekyll reads posts and collections below `content/` alone, as `collections_dir` says; move this file there.
```

Drafts, files that the settings leave out, and pages that are told not to be published are meant so:

```yaml file _config.yml
exclude: [old]
collections:
  talks: {output: true}
```

```markdown good _drafts/idea.md
---
title: An idea
---
```

```yaml file _config.yml
exclude: [old]
collections:
  talks: {output: true}
```

```markdown good old/cv.md
---
title: CV
---
```

```yaml file _config.yml
exclude: [old]
collections:
  talks: {output: true}
```

```markdown good _talks/turin.md
---
title: Turin
published: false
---
```

```yaml file _config.yml
exclude: [old]
collections:
  talks: {output: true}
```

```markdown good _posts/1843-09-01-note-g.md
---
title: Note G
---
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from functools import lru_cache

from profilelint import Document, Finding, Site

SEVERITY = "warning"
WHOLE_SITE = True

#: The reasons that are slips, by their keys in `generators/jekyll/reasons.toml`; what is dated ahead is for
#: `frontmatter/future-date`.
ALONE = frozenset({"post-name", "post-not-utf8", "published-empty", "dot-at-end"})
#: Those that hold for all files of a folder.
TOGETHER = frozenset({"not-declared", "outside-collections-dir"})
#: Names of folders that somebody has set aside.
SET_ASIDE = ("old", "archive", "backup", "unused", "disabled", "hidden", "private", "tmp", "temp", "trash", "template")


def check(document: Document, site: Site) -> Iterator[Finding]:
    if not document.front_matter:
        return
    page = site.page(site.locate(document))
    if not page.certain or page.reason not in ALONE | TOGETHER:
        return
    if page.reason == "not-declared" and not site.config.get("collections"):  # a folder that nothing is done with yet
        return
    if _folder(page.path).rpartition("/")[2].strip("_").lower().startswith(SET_ASIDE):
        return
    if page.reason in ALONE or _first(_folder(page.path), page.reason, site) == page.path:
        yield Finding(document.line_span(1), page.message)


def _folder(path: str) -> str:
    """The folder that the reason holds for: the uppermost with an underscore."""
    parts = path.split("/")
    depth = next((depth for depth, part in enumerate(parts, 1) if part.startswith("_")), len(parts) - 1)
    return "/".join(parts[:depth])


@lru_cache(maxsize=32)
def _first(folder: str, reason: str, site: Site) -> str:
    """The first page of a folder that is left out for a reason."""
    pages = (path for path in site.files if path.startswith(f"{folder}/") and path.endswith((".md", ".markdown")))
    return next((path for path in pages if site.page(path).reason == reason and site.text(path, 3) == "---"), "")
