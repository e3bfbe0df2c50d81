"""A key of the front matter looks misspelt.

Theme and generator ignore a key that they do not know, without a warning: with `permlink` the page has another address
than the one in the menu, with `excerp` search engines show the beginning of the text.

A key is reported only if it is one letter, a capital or a hyphen away from a known key that is not on the page. Other
keys are yours.

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
_pages/talks.md:3:1: Jekyll ignores the key "permlink". Did you mean permalink?
_pages/talks.md:4:1: Jekyll ignores the key "Layout". Did you mean layout?
_pages/talks.md:5:1: Jekyll ignores the key "redirect-from". Did you mean redirect_from?
```

The keys of the theme are known as well, here those of al-folio:

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
_projects/engine.md:5:1: The theme al-folio ignores the key "importence". Did you mean importance?
```

A singular is reported where the theme needs the plural:

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
content/publication/note-g/index.md:5:1: The theme hugo-academic ignores the key "publication_type". Did you mean publication_types?
```

Keys of your own, keys with a number, and a singular where the page needs no plural are left alone:

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

So is a key that the page or a layout uses:

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

So is one beside the key that it is like:

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

Hugo ignores capitals:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/talks.md
---
Title: Talks
publishdate: 1843-09-01
---
```

A real word that is one letter from a key of the theme, such as one for bibliographies, is left alone:

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

Where no theme reads the page, no key is known:

```markdown good
---
titel: Talks
---
```

Measured on 8 findings on 316 unseen sites: 0 wrong.
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
        used = theme(site)
        who = used.generator.title() if used.name == used.generator else f"The theme {used.name}"
        message = f'{who} ignores the key "{field.path}". Did you mean {meant}?'
        yield Finding(field.key_span, message, cause=field.path)
