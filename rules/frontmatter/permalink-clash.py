"""Two pages have the same address.

Only the one that is built last is there. Visitors never see the other, and no menu leads to it. Usually a page was
copied with its `permalink`.

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _pages/talks.md
---
title: Talks
permalink: /talks/
---
```

```markdown bad _pages/teaching.md
---
title: Teaching
permalink: /talks
---
```

```markdown bad _pages/travels.md
---
title: Travels
permalink: "/talks/index.html"
---
```

```text output
_pages/travels.md:3:12: _pages/talks.md has the address "/talks/index.html" as well, so visitors see only one of the two. Write another for this one.
```

An address that redirects to a page counts as well:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown file _pages/cv.md
---
title: CV
permalink: /cv/
---
```

```markdown bad _pages/about.md
---
title: About me
permalink: /
redirect_from:
  - /about/
  - /cv/
---
```

```text output
_pages/about.md:6:5: _pages/cv.md has the address "/cv/" as well, so visitors see only one of the two. Write another for this one.
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/talks.md
---
title: Talks
permalink: /talks/
---
```

```markdown good _pages/talks-archive.md
---
title: Former talks
permalink: /talks/archive/
---
```

A page that is not shown has no address, and a page in two languages may have the same in both:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/about.md
---
title: About me
permalink: /
lang: en
---
```

```markdown good _pages/zh/about.md
---
title: 关于我
permalink: /
lang: zh
---
```

```markdown good _pages/old.md
---
title: About me
permalink: /
published: false
---
```

```yaml file _config.yml
exclude: [backup/]
```

```markdown good about.md
---
permalink: /about/
---
```

```markdown good backup/about.md
---
permalink: /about/
---
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/a.md
---
permalink: /:title/
---
```

```markdown good _pages/b.md
---
permalink: /:title/
---
```

A plugin may keep languages apart:

```yaml file _config.yml
plugins: [jekyll-polyglot]
```

```markdown good _pages/en/about.md
---
permalink: /about/
---
```

```markdown good _pages/es/about.md
---
permalink: /about/
---
```

Measured on 38 findings on 316 unseen sites: 11 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from functools import lru_cache

from profilelint import Document, Field, Finding, Site
from profilelint.toolkit import front_matter_values, theme

SEVERITY = "error"
WHOLE_SITE = True

#: How many characters of a page are read for its address.
HEAD = 4000
SUFFIXES = (".md", ".markdown", ".html")

#: A page with a permalink: its path from the root, and its language, "" if it has none.
Page = tuple[str, str]


#: Plugins that write a page of each language, in a folder of its own, for the same address.
TRANSLATORS = r"\bjekyll-(?:polyglot|multiple-languages-plugin)\b"


def check(document: Document, site: Site) -> Iterator[Finding]:
    permalink, published, lang = map(document.field, ("permalink", "published", "lang"))
    if not permalink or theme(site).generator != "jekyll" or (published and published.value is False):
        return
    if re.search(TRANSLATORS, str(site.config.get("plugins"))):
        return
    me = (site.locate(document), str(lang.value or "") if lang else "")
    yield from _clash(permalink, me, site, earlier=True)
    for field in document.fields:
        if field.path == "redirect_from" or field.path.startswith("redirect_from."):
            yield from _clash(field, me, site, earlier=False)


def _clash(field: Field, me: Page, site: Site, *, earlier: bool) -> Iterator[Finding]:
    """Yield a finding if another page has the address; of two equal claims only the later one is reported."""
    here, lang = me
    for path, its_lang in _addresses(here.rpartition("/")[0].split("/")[0], site).get(_target(field.value), ()):
        if path != here and (path < here or not earlier) and its_lang == lang and not _is_left_out((path, here), site):
            fault = f'{path} has the address "{field.value}" as well, so visitors see only one of the two.'
            yield Finding(field.value_span, f"{fault} Write another for this one.", cause=_target(field.value))
            return


def _is_left_out(paths: tuple[str, str], site: Site) -> bool:
    """Whether `exclude` in `_config.yml` names one of these files, or a folder that it is in."""
    excluded = site.config.get("exclude")
    names = [str(name).strip("/") for name in excluded] if isinstance(excluded, list) else []
    return any(f"{path}/".startswith(f"{name}/") for path in paths for name in names if name)


def _target(address: object) -> str:
    """Return the file that Jekyll makes for an address; "" for one with a placeholder."""
    if not isinstance(address, str) or not address.strip() or any(mark in address for mark in (":", "{{", "://")):
        return ""
    path = "/" + address.strip().lstrip("/")
    if path.endswith("/"):
        return f"{path}index.html"
    return path if "." in path.rpartition("/")[2] else f"{path}.html"


@lru_cache(maxsize=20)
def _addresses(folder: str, site: Site) -> dict[str, list[Page]]:
    """Return the pages of each address in a folder, in `_pages` and in the root."""
    pages: dict[str, list[Page]] = {}
    for path in sorted({*_files("", site), *_files("_pages", site), *(_files(folder, site) if folder else ())}):
        values = front_matter_values(site.text(path, HEAD), "permalink", "lang", "published") or {}
        target = _target(values.get("permalink"))
        if target and values.get("published") is not False:
            pages.setdefault(target, []).append((path, str(values.get("lang") or "")))
    return pages


@lru_cache(maxsize=20)
def _files(folder: str, site: Site) -> tuple[str, ...]:
    """Return the pages below a folder, or directly in the root."""
    found = site.walk(folder) if folder else site.listing("")
    return tuple(path for path in found if path.endswith(SUFFIXES) and path.rpartition("/")[2][0] not in "._#~")
