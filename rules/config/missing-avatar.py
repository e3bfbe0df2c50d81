"""The picture of the owner that the settings name is not there.

Every page shows a broken picture beside your name, or none. Upper and lower case count on a web server: "Me.JPG" is not
"me.jpg".

- `folders`: where themes look for the picture, by their names

```py file talkmap.py
```

```yaml bad _config.yml
author:
  name: Ada Lovelace
  avatar: ada.png
```

```text output
_config.yml:3:11: there is no file "images/ada.png", so every page shows a broken picture beside your name; add it, or write the name of one that is there
```

```py file talkmap.py
```

```png file images/Ada.png
```

```yaml bad _config.yml
author:
  avatar: "ada.png"
```

```text output
_config.yml:2:11: there is no file "images/ada.png", so every page shows a broken picture beside your name; write Ada.png, as the file is called
```

```yaml fixed _config.yml
author:
  avatar: "Ada.png"
```

```py file talkmap.py
```

```png file images/ada.png
```

```yaml bad _config.yml
author:
  avatar: images/ada.png
```

```text output
_config.yml:2:11: there is no file "images/images/ada.png", so every page shows a broken picture beside your name; add it, or write ada.png
```

```py file talkmap.py
```

```png file images/profile.jpg
```

```yaml bad _config.yml
author:
  avatar: profile.png
```

```text output
_config.yml:2:11: there is no file "images/profile.png", so every page shows a broken picture beside your name; add it, or write profile.jpg
```

```py file talkmap.py
```

```png file images/ada.png
```

```yaml good _config.yml
author:
  avatar: ada.png
```

```py file talkmap.py
```

```png file assets/ada.png
```

```yaml good _config.yml
author:
  avatar: ../assets/ada.png
```

```yaml file _data/authors.yml
ada: {name: Ada Lovelace, avatar: /assets/ada.png}
```

```py file talkmap.py
```

```png file images/ada 2.png
```

```yaml good _config.yml
author:
  avatar: ada%202.png?v=2
```

```py file talkmap.py
```

```yaml good _config.yml
author:
  avatar: # "ada.png"
```

Pictures from elsewhere, and none:

```yaml good _config.yml
author:
  avatar: https://ada.example/ada.png
```

A site of acad-homepage names the folder too, and other themes may look anywhere:

```html file _includes/fetch_google_scholar_stats.html
```

```html file _includes/author-profile.html
```

```png file images/ada.png
```

```yaml good _config.yml
author:
  avatar: images/ada.png
```

```yaml good _config.yml
author:
  avatar: ada.png
```

Where the site has the part of the theme that shows the picture, this is what counts:

```html file _includes/fetch_google_scholar_stats.html
```

```liquid file _includes/author-profile.html
{% if author.avatar contains "://" %}<img src="{{ author.avatar }}">
{% else %}<img src="{{ author.avatar | prepend: "/images/" | prepend: base_path }}">{% endif %}
```

```png file images/ada.png
```

```yaml good _config.yml
author:
  avatar: ada.png
```

```py file talkmap.py
```

```liquid file _includes/author-profile.html
<img src="{{ base_path }}/pictures/{{ author.avatar }}">
```

```png file pictures/ada.png
```

```yaml good _config.yml
author:
  avatar: ada.png
```
"""  # noqa: E501 -- output is exact

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from profilelint import Finding, Fix, Settings, Site
from profilelint.toolkit import is_one_edit, theme, theme_rows, theme_texts, theme_value

SEVERITY = "error"

#: What themes put before the name, "" for the root.
FOLDERS = {name: folder for name in theme_texts() if (folder := theme_value("avatar-folder", name)) is not None}
#: What shows the picture, and how it names the folder; so many characters of it are looked at.
PARTS, MOST_OF_PART = theme_rows("author-parts"), 100_000
SHOWN = r"""author\.avatar\s*\|\s*prepend:\s*["']([\w./-]*)["']|\}\}/([\w./-]*/)\{\{-?\s*author\.avatar\b"""
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")
#: Longer values are no paths, in characters.
MOST = 300


def check(settings: Settings, site: Site, *, folders: dict[str, str] = FOLDERS) -> Iterator[Finding]:
    field = settings.field("author.avatar")
    if not field or not isinstance(field.value, str) or site.locate(settings) != "_config.yml":
        return
    value = field.value.strip()
    folder = _folder(site, folders)
    if (
        not 0 < len(value) < MOST
        or folder is None
        or "://" in value
        or value.startswith(("//", "data:"))
        or "{" in value
    ):
        return
    path = posixpath.normpath(posixpath.join(folder, unquote(value.partition("?")[0]).lstrip("/")))
    if site.exists(path):
        return
    start = f'there is no file "{path}", so every page shows a broken picture beside your name'
    if spelt := site.spelling(path):
        right = posixpath.relpath(spelt, folder or ".")
        mark = settings.text[field.value_span.start]
        quoted = f"{mark}{right}{mark}" if mark in "\"'" else right
        message = f"{start}; write {right}, as the file is called"
        yield Finding(field.value_span, message, Fix.replace(field.value_span, quoted))
    else:
        near = _near(path, folder, site)
        remedy = f"write {posixpath.relpath(near, folder or '.')}" if near else "write the name of one that is there"
        yield Finding(field.value_span, f"{start}; add it, or {remedy}")


def _folder(site: Site, folders: dict[str, str]) -> str | None:
    """Where the picture is looked for, from the root; None where that is not known."""
    folder = folders.get(theme(site).name)
    said = None if folder is None else re.search(SHOWN, "".join(site.text(part, MOST_OF_PART) for part in PARTS))
    return (said[1] or said[2] or "").strip("/") if said else folder


def _near(path: str, folder: str, site: Site) -> str:
    """The one picture that is nearly called so, or is called so and lies where pictures do; "" for none or several."""
    place, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0].lower()
    there = [each for each in site.listing(place) if each.lower().endswith(PICTURES)]
    near = [each for each in there if posixpath.splitext(each)[0].lower() == stem or is_one_edit(each, name)]
    if len(near) == 1:
        return posixpath.join(place, near[0])
    elsewhere = [each for each in (posixpath.join(folder or "images", name), name) if site.is_file(each)]
    return elsewhere[0] if elsewhere and not near and place != folder else ""
