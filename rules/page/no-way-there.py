"""A page is built, but nothing on the site leads to it.

No menu, list or link of the site names it, so visitors find it only if somebody gives them its address. That may be
intended, so this rule runs only if it is selected by name. It checks sites of Jekyll with their own layouts, since
nobody knows what a remote theme links to.

```yaml file _config.yml
title: Ada Lovelace
```

```html file _layouts/default.html
<a href="/">Home</a> {{ content }}
```

```markdown file index.md
---
layout: default
title: Ada Lovelace
---
My [notes](/notes.html).
```

```markdown file notes.md
---
layout: default
title: Notes
---
```

```markdown bad talks.md
---
layout: default
title: Talks
---
```

```text output
talks.md:1:1: Nothing on the site leads to this page, /talks.html. Link it from another page or the menu, or delete it.
```

```yaml file _config.yml
title: Ada Lovelace
plugins: [jekyll-sitemap]
```

```html file _layouts/default.html
<a href="/">Home</a> {{ content }}
```

```markdown bad talks.md
---
layout: default
title: Talks
---
```

```text output
talks.md:1:1: Only search engines find this page, /talks.html: nothing on the site leads there. Link it from another page or the menu, or delete it.
```

Entries of a list, the home page, an error page, and pages that are marked as hidden are fine:

```yaml file _config.yml
collections: {talks: {output: true}}
```

```html file _layouts/default.html
{% for talk in site.talks %}<a href="{{ talk.url }}">{{ talk.title }}</a>{% endfor %}
```

```markdown good _talks/turin.md
---
title: Turin
---
```

```yaml file _config.yml
title: Ada Lovelace
```

```html file _layouts/default.html
{{ content }}
```

```markdown good 404.md
---
title: Page not found
---
```

```yaml file _config.yml
title: Ada Lovelace
```

```html file _layouts/default.html
{{ content }}
```

```markdown good hidden.md
---
title: For the referees
sitemap: false
---
```

Measured on 2 findings on 36 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Site

SEVERITY = "info"
OPT_IN = True

WAYS = {
    "nobody": "Nothing on the site leads to this page, {}.",
    "map": "Only search engines find this page, {}: nothing on the site leads there.",
}
#: Pages that visitors reach without a link, by their addresses.
KNOWN = frozenset({"/404.html", "/404/", "/"})


def check(document: Document, site: Site) -> Iterator[Finding]:
    if not document.front_matter:
        return
    page = site.page(site.locate(document))
    hidden = document.field("sitemap")
    if not page.certain or not page.is_shown or not page.address or page.address in KNOWN:
        return
    if page.led_by in WAYS and not (hidden and hidden.value is False) and not document.field("redirect_to"):
        remedy = "Link it from another page or the menu, or delete it."
        yield Finding(document.line_span(1), f"{WAYS[page.led_by].format(page.address)} {remedy}")
