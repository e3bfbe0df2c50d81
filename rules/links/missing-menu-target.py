"""An entry of the site's menu leads to a page that is not there.

The menu is on every page, so every visitor meets the fault: a click on "Talks" gives "page not found". Mostly the page
was removed or renamed, and its entry in the menu forgotten.

```yaml file _config.yml
include: [_pages]
```

```markdown file _pages/papers.md
---
permalink: /publications/
---
```

```yaml bad _data/navigation.yml
main:
  - title: Publications
    url: /publications/
  - title: Talks
    url: /talks/
  - title: CV
    url: files/cv.pdf
```

```text output
_data/navigation.yml:5:10: readers get "page not found": there is no page "/talks/"; add it, or change the menu
_data/navigation.yml:7:10: readers get "page not found": there is no file "files/cv.pdf"; add it, or change the menu
```

al-folio makes its menu of its pages, and shows no other unless you make it so:

```liquid file _layouts/bib.liquid
```

```yaml good _data/navigation.yml
main:
  - title: Talks
    url: /talks/
```

```liquid file _layouts/bib.liquid
```

```liquid file _includes/header.liquid
{% for item in site.data.navigation.main %}<a href="{{ item.url }}">{{ item.title }}</a>{% endfor %}
```

```yaml bad _data/navigation.yml
main:
  - title: Talks
    url: /talks/
```

```text output
_data/navigation.yml:3:10: readers get "page not found": there is no page "/talks/"; add it, or change the menu
```

Hugo and Quarto keep their menus in their configs:

```markdown file content/talk/_index.md
---
title: Talks
---
```

```toml bad hugo.toml
[[menu.main]]
  name = "Talks"
  url = "/talk/"

[[menu.main]]
  name = "Posts"
  url = "post/"

[[menu.main]]
  name = "Contact"
  url = "#contact"
```

```text output
hugo.toml:7:9: readers get "page not found": there is no page "post/"; add it, or change the menu
```

```markdown file talks.qmd
---
title: Talks
---
```

```yaml good _quarto.yml
website:
  navbar:
    left:
      - text: Talks
        href: talks.qmd
      - text: Papers
        href: https://example.org/papers
      - text: News
        href: news.xml
```

Other addresses in such files are no menus:

```yaml good _config.yml
author:
  github: "/ada"
  url: /nowhere/
```

```yaml file _config.yml
title: Ada Example
```

```markdown file index.md
---
title: Ada Example
---
```

```yaml good _data/navigation.yml
- title: Home
  url: /
- title: Feed
  url: /feed.xml
- title: Talks
  url: "{{ site.talks }}"
```
"""

from collections.abc import Iterator
from posixpath import splitext

from profilelint import Finding, Settings, Site

SEVERITY = "error"


def check(settings: Settings, site: Site) -> Iterator[Finding]:
    for each in site.references(settings):
        if each.target.kind == "missing":
            path = each.url.strip().split("#", 1)[0]
            what = "page" if splitext(path)[1] in {"", ".html", ".md", ".qmd", ".ipynb"} else "file"
            problem = f'readers get "page not found": there is no {what} "{path}"'
            alike = site.built(site.locate(settings)).alike(path)
            advice = f'there is "{alike}"' if alike else "add it, or change the menu"
            yield Finding(each.span, f"{problem}; {advice}", cause=each.target.path)
