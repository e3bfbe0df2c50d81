"""A key of the front matter is nearly one that the site's theme knows.

Theme and generator pass over a key that they do not know, and say nothing: with `permlink` the page has another address
than the menu leads to, with `excerp` search engines show the beginning of the text.

Only what is one letter, a capital or a hyphen away from a known key is reported, and only where that one is not on the
page. Other keys are yours.

- `known`: your own keys that are not misspelt

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _pages/talks.md
---
title: Talks
permlink: /talks/
Layout: archive
redirect-from: /lectures/
---
```

```text output
_pages/talks.md:3:1: Jekyll does not know the key "permlink", so this page goes out without "permalink", which was probably meant
_pages/talks.md:4:1: Jekyll does not know the key "Layout", so this page goes out without "layout", which was probably meant
_pages/talks.md:5:1: Jekyll does not know the key "redirect-from", so this page goes out without "redirect_from", which was probably meant
```

The keys of the theme count as well, here those of al-folio:

```liquid file _layouts/bib.liquid
```

```yaml file _config.yml
collections:
  projects: {output: true}
```

```markdown bad _projects/engine.md
---
layout: page
title: The Engine
description: It weaves algebraical patterns
importence: 1
category: work
---
```

```text output
_projects/engine.md:5:1: the theme al-folio does not know the key "importence", so this page goes out without "importance", which was probably meant
```

A key in the singular is meant where the theme needs the plural:

```toml file config.toml
theme = "academic"
```

```markdown bad content/publication/note-g/index.md
---
title: Note G
authors: [Ada Lovelace]
date: 1843-09-01
publication_type: [article-journal]
---
```

```text output
content/publication/note-g/index.md:5:1: the theme hugo-academic does not know the key "publication_type", so this page goes out without "publication_types", which was probably meant
```

Keys of your own are no misspellings, nor is one with a number, or in the singular where the page needs no plural:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/talks.md
---
title: Talks
authored_by: Ada
tag: engine
image2: mill.png
subtitles: [one]
---
```

Nor is what the page or a layout asks for:

```html file _includes/menu.html
{% assign pages = site.pages | sort: "navorder" %}
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/talks.md
---
title: Talks
navorder: 2
tyears: [1843, 1842]
---

{% for year in page.tyears %}{{ year }}{% endfor %}
```

Nor is one beside the key that it is like:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/talks.md
---
title: Talks
titles: Lectures
xtitle: Lecture
---
```

Hugo minds no capitals:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/talks.md
---
Title: Talks
publishdate: 1843-09-01
---
```

Nor is a word in its own right, as of a bibliography, that is a letter from a key of the theme:

```toml file hugo.toml
title = "Ada Lovelace"
```

```yaml file hugoblox.yaml
build: {}
```

```markdown good content/publication/notes/index.md
---
title: Notes on the Engine
pages: 666-731
paper: notes.pdf
data: engine.csv
height: 20
---
```

Where no theme reads the page, nothing is known:

```markdown good
---
titel: Talks
---
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Site
from profilelint.toolkit import misspelt_keys, theme

SEVERITY = "warning"
WHOLE_SITE = True


def check(document: Document, site: Site, *, known: tuple[str, ...] = ()) -> Iterator[Finding]:
    if not document.front_matter:
        return
    for field, meant in misspelt_keys(document, site, known):
        of = theme(site)
        who = of.generator.title() if of.name == of.generator else f"the theme {of.name}"
        lost = f'so this page goes out without "{meant}", which was probably meant'
        yield Finding(field.key_span, f'{who} does not know the key "{field.path}", {lost}', cause=field.path)
