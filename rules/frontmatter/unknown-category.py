"""A paper or a project is of a category that the theme does not list.

Themes show what they have category by category. What is of no category that they know is left out of the list, and its
owner is not told.

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
_publications/engine.md:3:11: "conference" is none of the categories "manuscripts" and "conferences" of _config.yml, so the list of publications leaves this paper out; write "conferences"
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

A page of your own that lists all papers leaves none out:

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

In al-folio it is the page of projects that says what is shown:

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
_projects/engine.md:4:11: "research" is none of the categories "work" and "fun" of _pages/projects.md, so the page of projects leaves this one out; write one of these, or add it there
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

What another page lists stands there:

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

Without a theme that lists by category, a category is a word like others:

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
from profilelint.toolkit import file_beginning, page_kind, theme_reads_key

SEVERITY = "error"

#: What may list a collection, and how much of it is looked at.
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
        named = _and([f'"{each}"' for each in listed[:9]])
        remedy = f'write "{near}"' if (near := _near(field.value, listed)) else "write one of these, or add it there"
        said = f'"{field.value}" is none of the categories {named} of {file}'
        yield Finding(field.value_span, f"{said}, {key.hidden}; {remedy}")


@lru_cache(maxsize=2)
def _listed(file: str, name: str, site: Site) -> tuple[str, ...]:
    """The values that a file of settings, or the front matter of a page, has at a key."""
    if file == "_config.yml":
        said = site.config.get(name)
    else:
        from profilelint.toolkit import read_front_matter

        matter = read_front_matter(file_beginning(file, site))
        said = next((field.value for field in matter.fields if field.path == name), None) if matter else None
    return tuple(str(each) for each in said) if isinstance(said, dict | list) else ()


def _is_listed(value: str, path: str, site: Site) -> bool:
    """Whether any page that goes through the collection of a file names a category, in a list or in quotation marks."""
    named = re.compile(rf"(?m)(?:[\"'\[,]|^[ \t]{{0,9}}-[ \t])[ \t]{{0,9}}{re.escape(value)}[ \t]{{0,9}}(?:[\"'\],]|$)")
    return any(named.search(text) for text in _lists(path.partition("/")[0].removeprefix("_"), site))


@lru_cache(maxsize=2)
def _lists(collection: str, site: Site) -> tuple[str, ...]:
    """The pages and templates that go through a collection of Jekyll's, and that readers get to see."""
    texts = ((path, text) for path, text in site.texts(TEMPLATES) if f"site.{collection}" in text)
    return tuple(text for path, text in texts if not site.page(path).is_set_aside)


def _near(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.8)), "")


def _and(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
