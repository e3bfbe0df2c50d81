"""A setting still has the theme's sample value.

Visitors do not see the file, but they see its values: the name in the browser's tab, the line under the title in search
results and shared links, a stranger in the footer. There is one finding per file, on the first such value, and it names
the others. `profilelint/site/themes` has the sample values of themes.

- `values`: further values that came with your theme, by key ("author.bio")

```yaml bad _config.yml
title: Your Name / Site Title
description: personal description
author:
  name: Ada Lovelace
  bio: Short biography for the left-hand sidebar
```

```text output
_config.yml:1:8: "Your Name / Site Title" is still the theme's sample, shown in browser tabs, search results and shared links. So are "description" and "author.bio". Replace them.
```

```toml bad config/_default/params.toml
[footer.copyright]
notice = "© {year} Me. This work is licensed under {license}"
```

```text output
config/_default/params.toml:2:10: "© {year} Me. This work is licensed under {license}" is still the theme's sample, shown at the end of every page. Replace it.
```

```yaml good _config.yml
title: Ada Lovelace
description: >
  Notes on the Analytical Engine
author:
  name: Ada Lovelace
  bio: Countess of Lovelace
```

Some values of a theme may stay, and words that only begin alike are left alone:

```yaml good _config.yml
title: blank
first_name: Ada
footer_text: Powered by Jekyll with al-folio theme.
description: My personal description of the Engine
```

The heading of the list of posts is checked only where there is such a list:

```html file blog/index.html
<h1>{{ site.blog_name }}</h1>
```

```yaml bad _config.yml
blog_name: al-folio
blog_description: a simple whitespace theme for academics
```

```text output
_config.yml:1:12: "al-folio" is still the theme's sample, shown above the list of your posts. Replace it.
```

```yaml good _config.yml
blog_name: al-folio
blog_description: a simple whitespace theme for academics
```

The contact page may be switched off:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/home/contact.md
+++
widget = "contact"
active = false
+++
```

```toml good config/_default/params.toml
email = "test@example.org"
phone = "888 888 88 88"
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/home/contact.md
+++
widget = "contact"
active = true
+++
```

```toml bad config/_default/params.toml
email = "test@example.org"
phone = "888 888 88 88"
```

```text output
config/_default/params.toml:1:9: "test@example.org" is still the theme's sample, shown on the contact page. So is "phone". Replace them.
```

Lists and menus are left alone:

```yaml good _data/navigation.yml
main:
  - title: Academic
    url: /academic/
```

```toml options
[values]
subtitle = ["The latest news"]
```

```yaml bad _config.yml
title: Ada Lovelace
subtitle: The latest  news
```

```text output
_config.yml:2:11: "The latest news" is still the theme's sample, shown to visitors. Replace it.
```
al-folio shows `contact_note` on pages with `social: true` alone:

```liquid file _pages/about.md
---
layout: about
social: true
---
```

```yaml bad _config.yml
contact_note: You can even add a little note about which of these is the best way to reach you.
```

```text output
_config.yml:1:15: "You can even add a little note about which of these is the …" is still the theme's sample, shown under your links on the home page. Replace it.
```

```liquid file _pages/about.md
---
layout: about
social: false
---
```

```yaml good _config.yml
contact_note: You can even add a little note about which of these is the best way to reach you.
```

Measured on 115 findings on 316 unseen sites: 1 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Field, Finding, Settings, Site
from profilelint.toolkit import front_matter_values, lazy_pattern, shortened, stock_key

SEVERITY = "warning"

NAME = "shown in place of your name"
UNDER = "shown under your name on every page"
OF_POSTS_LIST = "shown above the list of your posts"
CONTACTS, END = "shown on the contact page", "shown at the end of every page"
#: Where visitors see a value, by the last or the first part of its key.
SEEN = {
    "title": "shown in browser tabs, search results and shared links",
    **dict.fromkeys(("name", "first_name", "last_name"), NAME),
    **dict.fromkeys(("bio", "employer", "location"), UNDER),
    "description": "shown in search results and shared links",
    "keywords": "read by search engines",
    "contact_note": "shown under your links on the home page",
    **dict.fromkeys(("blog_name", "blog_description"), OF_POSTS_LIST),
    **dict.fromkeys(("page-footer", "copyright"), END),
    **dict.fromkeys(("email", "phone", "address", "directions", "appointment_url"), CONTACTS),
}
READ = "shown to visitors"
NOTHING: dict[str, list[str]] = {}
#: Longest value that a message quotes, and most further keys that it names.
MOST = 60
OTHERS = 4
#: The key that al-folio shows only on pages with `social: true` (`_layouts/about.liquid`).
NOTE = "contact_note"
#: Keys that only the list of posts shows (al-folio's `_pages/blog.md`), and endings of files that may be this list.
OF_POSTS = ("blog_name", "blog_description")
TEMPLATES = (".md", ".html", ".liquid")
#: A part of a page of HugoBlox, each in a file of its own (`widget`) or in a list (`block`).
PART = lazy_pattern(r"(?m)^[ \t-]{0,20}(?:widget|block)[ \t]{0,9}[:=][ \t]{0,9}[\"']?(\w{1,40})")


def check(settings: Settings, site: Site, *, values: dict[str, list[str]] = NOTHING) -> Iterator[Finding]:
    folders = settings.path.replace("\\", "/").split("/")[:-1]
    if "_data" in folders or "data" in folders:
        return
    own = [(key, str(value)) for key, samples in values.items() for value in samples]
    stock = [(field, seen) for field in settings.fields if isinstance(field.value, str) and (seen := _seen(field, own))]
    stock = [(field, seen) for field, seen in stock if _is_on_a_page(field.path, site)]
    if any(seen == CONTACTS for _, seen in stock) and not _has_contacts(site):
        stock = [(field, seen) for field, seen in stock if seen != CONTACTS]
    if stock:
        (first, seen), *others = stock
        yield Finding(first.value_span, _message(first, seen, [field.path for field, _ in others]))


def _is_on_a_page(key: str, site: Site) -> bool:
    """Whether a page or a template that is in use shows a setting; an empty page is one that was not checked out."""
    if key == NOTE:
        texts = [text for _, text in site.texts((".md",))]
        return any(not text or (front_matter_values(text, "social") or {}).get("social") for text in texts)
    if key not in OF_POSTS:
        return True
    pages = ((path, text) for path, text in site.texts(TEMPLATES) if not path.startswith("assets/"))
    named = (path for path, text in pages if not text or f"site.{key}" in text)
    return any(not site.page(path).is_set_aside for path in named)


def _has_contacts(site: Site) -> bool:
    """Whether a page has the part of HugoBlox that shows the contacts of the settings; where none has parts, it may."""
    pages = [text for _, text in site.texts((".md",)) if PART.search(text)]
    shown = [text for text in pages if (front_matter_values(text, "active") or {}).get("active") is not False]
    return not pages or any(part[1].startswith("contact") for text in shown for part in PART.finditer(text))


def _message(field: Field, seen: str, others: list[str]) -> str:
    quoted = shortened(" ".join(str(field.value).split()), MOST)
    more = [f'"{path}"' for path in others[:OTHERS]]
    if len(others) > OTHERS:
        more.append(f"{len(others) - OTHERS} more")
    fault = f'"{quoted}" is still the theme\'s sample, {seen}.'
    if not more:
        return f"{fault} Replace it."
    verb = "are" if more[1:] else "is"
    return f"{fault} So {verb} {', '.join(more[:-1])}{' and ' if more[1:] else ''}{more[-1]}. Replace them."


def _seen(field: Field, own: list[tuple[str, str]]) -> str:
    """Return where visitors see a value that came with a theme; "" for any other."""
    if own and stock_key(field.path, str(field.value), own):
        return READ
    key = stock_key(field.path, str(field.value))
    return (SEEN.get(key.rpartition(".")[2]) or SEEN.get(key.partition(".")[0], READ)) if key else ""
