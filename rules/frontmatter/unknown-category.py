"""A paper or project has a category that the theme does not list.

Themes list papers and projects by category. One with an unknown category is left out of the list, without a warning.

```yaml file _config.yml
collections:
  publications:
    output: true
publication_category:
  manuscripts:
    title: Journal articles
  conferences:
    title: Conference papers
```

```py file talkmap.py
```

```html file _pages/publications.html
{% for category in site.publication_category %} {% endfor %}
```

```markdown bad _publications/engine.md
---
title: The Engine
category: conference
---
```

```text output
_publications/engine.md:3:11: "conference" is not a category in _config.yml, so the list of publications leaves this paper out. Write "conferences".
```

```yaml file _config.yml
collections:
  publications:
    output: true
publication_category:
  manuscripts:
    title: Journal articles
```

```py file talkmap.py
```

```html file _pages/publications.html
{% for category in site.publication_category %} {% endfor %}
```

```markdown good _publications/engine.md
---
title: The Engine
category: manuscripts
---
```

A page of your own may list all papers:

```yaml file _config.yml
collections:
  publications:
    output: true
publication_category:
  manuscripts:
    title: Journal articles
```

```py file talkmap.py
```

```html file _pages/publications.html
{% for post in site.publications %} {% endfor %}
```

```markdown good _publications/engine.md
---
title: The Engine
category: conference
---
```

In al-folio the page of projects has the categories:

```yaml file _config.yml
collections: [projects]
enable_project_categories: true
```

```liquid file _layouts/bib.liquid
```

```markdown file _pages/projects.md
---
title: Projects
display_categories: [work, fun]
---
```

```markdown bad _projects/engine.md
---
layout: page
title: The Engine
category: research
---
```

```text output
_projects/engine.md:4:11: "research" is not a category in _pages/projects.md, so the page of projects leaves this one out. Write "work" or "fun", or add it there.
```

```yaml file _config.yml
collections: [projects]
enable_project_categories: false
```

```liquid file _layouts/bib.liquid
```

```markdown file _pages/projects.md
---
title: Projects
display_categories: [work, fun]
---
```

```markdown good _projects/engine.md
---
layout: page
title: The Engine
category: research
---
```

Another page may list a category:

```yaml file _config.yml
collections: [projects]
enable_project_categories: true
```

```liquid file _layouts/bib.liquid
```

```markdown file _pages/projects.md
---
title: Projects
display_categories: [work, fun]
---

{% assign mills = site.projects | where: "category", "mills" %}
```

```markdown file _pages/people.md
---
title: People
display_categories: [Senior Researchers, PhD Students]
---

{% assign people = site.projects | where: "category", category %}
```

```markdown good _projects/ada.md
---
layout: page
title: Ada
category: PhD Students
---
```

Without a theme that lists by category, any category is right:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _publications/engine.md
---
title: The Engine
category: conference
---
```

```markdown good _posts/1843-09-01-engine.md
---
title: The Engine
category: notes
---
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from functools import lru_cache

from profilelint import Document, Finding, Site
from profilelint.toolkit import file_beginning, nearest, page_kind, theme_reads_key

SEVERITY = "error"

#: Endings of files that may list a collection.
TEMPLATES = (".md", ".html", ".liquid")


def check(document: Document, site: Site) -> Iterator[Finding]:
    field = document.field("category")
    kind = page_kind(document, site) if field else None
    key = kind.keys.get("category") if kind else None
    if not field or not isinstance(field.value, str) or not field.value:
        return
    if not key or not key.listed or not theme_reads_key(key, site):
        return
    file, _, name = key.listed.partition(": ")
    listed = _listed(file, name, site)
    if listed and field.value not in listed and not _is_listed(field.value, site.locate(document), site):
        names = _and([f'"{category}"' for category in listed[:9]])
        near = nearest(field.value, listed, 0.8)
        advice = f'Write "{near}".' if near else f"Write {names}, or add it there."
        yield Finding(field.value_span, f'"{field.value}" is not a category in {file}, {key.hidden}. {advice}')


@lru_cache(maxsize=2)
def _listed(file: str, name: str, site: Site) -> tuple[str, ...]:
    """Return the values of a key in a file of settings, or in the front matter of a page."""
    if file == "_config.yml":
        values = site.config.get(name)
    else:
        from profilelint.toolkit import read_front_matter

        matter = read_front_matter(file_beginning(file, site))
        values = next((field.value for field in matter.fields if field.path == name), None) if matter else None
    return tuple(map(str, values)) if isinstance(values, dict | list) else ()


def _is_listed(value: str, path: str, site: Site) -> bool:
    """Whether any page that lists the collection of a file names a category, in a list or in quotation marks."""
    named = re.compile(rf"(?m)(?:[\"'\[,]|^[ \t]{{0,9}}-[ \t])[ \t]{{0,9}}{re.escape(value)}[ \t]{{0,9}}(?:[\"'\],]|$)")
    return any(named.search(text) for text in _lists(path.partition("/")[0].removeprefix("_"), site))


@lru_cache(maxsize=2)
def _lists(collection: str, site: Site) -> tuple[str, ...]:
    """Return the pages and templates that list a collection of Jekyll, and that visitors see."""
    texts = ((path, text) for path, text in site.texts(TEMPLATES) if f"site.{collection}" in text)
    return tuple(text for path, text in texts if not site.page(path).is_set_aside)


def _and(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
