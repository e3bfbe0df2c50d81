"""A setting still has the value that came with the theme.

Visitors do not see the file, but they see what it says: the name in the browser's tab, the line under the title in
search results and shared links, a stranger in the footer. There is one finding per file, on the first such value, and
it names the others. What values themes bring along stands in `profilelint/site/themes`.

- `values`: further values that came with your theme, by key ("author.bio")

```yaml bad _config.yml
title: Your Name / Site Title
description: personal description
author:
  name: Ada Lovelace
  bio: Short biography for the left-hand sidebar
```

```text output
_config.yml:1:8: "Your Name / Site Title" came with the theme, and browser tabs, search results and shared links name your site so; write your own, also for "description" and "author.bio"
```

```toml bad config/_default/params.toml
[footer.copyright]
notice = "© {year} Me. This work is licensed under {license}"
```

```text output
config/_default/params.toml:2:10: "© {year} Me. This work is licensed under {license}" came with the theme, and every page ends with it; write your own
```

```yaml good _config.yml
title: Ada Lovelace
description: >
  Notes on the Analytical Engine
author:
  name: Ada Lovelace
  bio: Countess of Lovelace
```

What may stay as it is, and words that only begin alike:

```yaml good _config.yml
title: blank
first_name: Ada
footer_text: Powered by Jekyll with al-folio theme.
description: My personal description of the Engine
```

What the list of posts bears as a heading matters where there is such a list:

```html file blog/index.html
<h1>{{ site.blog_name }}</h1>
```

```yaml bad _config.yml
blog_name: al-folio
blog_description: a simple whitespace theme for academics
```

```text output
_config.yml:1:12: "al-folio" came with the theme, and the list of your posts bears it as a heading; write your own
```

```yaml good _config.yml
blog_name: al-folio
blog_description: a simple whitespace theme for academics
```

The page of contacts may be switched off:

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
config/_default/params.toml:1:9: "test@example.org" came with the theme, and the page of contacts shows it; write your own, also for "phone"
```

Lists and menus are no settings of the site:

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
_config.yml:2:11: "The latest news" came with the theme, and visitors read it; write your own
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
_config.yml:1:15: "You can even add a little note about which of these is the …" came with the theme, and visitors of the first page read it under the links to you; write your own
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
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Field, Finding, Settings, Site
from profilelint.toolkit import front_matter_values, lazy_pattern, shortened, stock_key

SEVERITY = "warning"

NAME = "visitors read it where your name should stand"
UNDER = "it stands under your name on every page"
OF_POSTS_LIST = "the list of your posts bears it as a heading"
CONTACTS, END = "the page of contacts shows it", "every page ends with it"
#: What visitors see of a value, by the last or the first part of its key; of any other they read it.
SEEN = {
    "title": "browser tabs, search results and shared links name your site so",
    **dict.fromkeys(("name", "first_name", "last_name"), NAME),
    **dict.fromkeys(("bio", "employer", "location"), UNDER),
    "description": "search results and shared links describe your site with it",
    "keywords": "search engines file your site under it",
    "contact_note": "visitors of the first page read it under the links to you",
    **dict.fromkeys(("blog_name", "blog_description"), OF_POSTS_LIST),
    **dict.fromkeys(("page-footer", "copyright"), END),
    **dict.fromkeys(("email", "phone", "address", "directions", "appointment_url"), CONTACTS),
}
READ = "visitors read it"
NOTHING: dict[str, list[str]] = {}
#: Longest value that a message quotes, and most further keys that it names.
MOST = 60
OTHERS = 4
#: What al-folio shows only on pages with `social: true` (`_layouts/about.liquid`).
NOTE = "contact_note"
#: What only the list of posts shows (al-folio's `_pages/blog.md`), and what may be one, of which so much is looked at.
OF_POSTS = ("blog_name", "blog_description")
TEMPLATES = (".md", ".html", ".liquid")
#: A part of a page of HugoBlox, each in a file of its own (`widget`) or in a list (`block`), and one switched off.
PART = lazy_pattern(r"(?m)^[ \t-]{0,20}(?:widget|block)[ \t]{0,9}[:=][ \t]{0,9}[\"']?(\w{1,40})")
INACTIVE = lazy_pattern(r"(?m)^active[ \t]{0,9}[:=][ \t]{0,9}false\b")


def check(settings: Settings, site: Site, *, values: dict[str, list[str]] = NOTHING) -> Iterator[Finding]:
    folders = settings.path.replace("\\", "/").split("/")[:-1]
    if "_data" in folders or "data" in folders:
        return
    own = [(key, str(value)) for key, said in values.items() for value in said]
    found = [(field, seen) for field in settings.fields if isinstance(field.value, str) and (seen := _seen(field, own))]
    found = [(field, seen) for field, seen in found if _is_read(field.path, site)]
    if any(seen == CONTACTS for _, seen in found) and not _has_contacts(site):
        found = [(field, seen) for field, seen in found if seen != CONTACTS]
    if found:
        (first, seen), *others = found
        yield Finding(first.value_span, _message(first, seen, [field.path for field, _ in others]))


def _is_read(key: str, site: Site) -> bool:
    """Whether a page of the site shows a setting; an empty page is one that was not checked out."""
    if key == NOTE:
        texts = [text for _, text in site.texts((".md",))]
        return any(not text or (front_matter_values(text, "social") or {}).get("social") for text in texts)
    if key not in OF_POSTS:
        return True
    pages = (text for path, text in site.texts(TEMPLATES) if not path.startswith("assets/"))
    return any(not text or f"site.{key}" in text for text in pages)


def _has_contacts(site: Site) -> bool:
    """Whether a page has the part of HugoBlox that shows the contacts of the settings; where none has parts, it may."""
    pages = [text for _, text in site.texts((".md",)) if PART.search(text)]
    shown = [text for text in pages if not INACTIVE.search(text)]
    return not pages or any(part[1].startswith("contact") for text in shown for part in PART.finditer(text))


def _message(field: Field, seen: str, others: list[str]) -> str:
    quoted = shortened(" ".join(str(field.value).split()), MOST)
    more = [f'"{path}"' for path in others[:OTHERS]]
    if len(others) > OTHERS:
        more.append(f"{len(others) - OTHERS} more")
    also = f", also for {', '.join(more[:-1])}{' and ' if more[1:] else ''}{more[-1]}" if more else ""
    return f'"{quoted}" came with the theme, and {seen}; write your own{also}'


def _seen(field: Field, own: list[tuple[str, str]]) -> str:
    """What visitors see of a value that came with a theme; "" for any other."""
    if own and stock_key(field.path, str(field.value), own):
        return READ
    key = stock_key(field.path, str(field.value))
    return (SEEN.get(key.rpartition(".")[2]) or SEEN.get(key.partition(".")[0], READ)) if key else ""
