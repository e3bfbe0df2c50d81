"""The settings have another address than the one that the site is served at.

The file `CNAME` holds the name of the computer at which GitHub serves the site. Where the settings have another, search
engines, feeds and shared links send visitors there: to a page that forwards them at best, and to nobody at worst.

```text file CNAME
ada-lovelace.example
```

```yaml bad _config.yml
url: https://ada.github.io
```

```text output
_config.yml:1:6: visitors are sent to "ada.github.io", but CNAME says that the site is at "ada-lovelace.example"; write https://ada-lovelace.example, or delete CNAME
```

```text file static/CNAME
ada-lovelace.example
```

```toml bad hugo.toml
baseURL = "https://ada.example/notes/"
```

```text output
hugo.toml:1:11: visitors are sent to "ada.example", but static/CNAME says that the site is at "ada-lovelace.example"; write https://ada-lovelace.example/notes/, or delete static/CNAME
```

```text file CNAME
Ada-Lovelace.example
```

```yaml good _config.yml
url: https://www.ada-lovelace.example/
```

Letters with accents are written in two ways:

```text file CNAME
xn--loom-epa.example
```

```yaml good _config.yml
url: https://loomé.example
```

Several names, and a comment, say nothing:

```text file CNAME
# ada-lovelace.example
```

```yaml good _config.yml
url: https://ada.github.io
```

Without a name of one's own, and without a word in the settings:

```yaml good _config.yml
url: https://ada.github.io
```

```text file CNAME
ada-lovelace.example
```

```yaml good _config.yml
url:
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Finding, Settings, Site
from profilelint.toolkit import lazy_pattern

SEVERITY = "warning"

FILES = r"(?:_config\.ya?ml|_quarto\.ya?ml|(?:config/_default/)?(?:hugo|config)\.(?:toml|ya?ml|json))"
KEYS = ("url", "baseurl", "website.site-url")
#: Hugo copies what is in `static`, Quarto often publishes `docs`.
PLACES = ("static/CNAME", "CNAME", "docs/CNAME")
#: Longer values are no addresses, in characters.
MOST = 300
ADDRESS = r"(?i)(https?://)([\w.-]+\.[a-z]{2,20})(?::\d+)?(/.*)?"

#: What may stand in CNAME: people write more than the name.
HOST = lazy_pattern(r"(?i)(?:https?://)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,9})\.?/?")


def check(settings: Settings, site: Site) -> Iterator[Finding]:
    if not re.fullmatch(FILES, site.locate(settings)):
        return
    place = next((place for place in PLACES if site.exists(place)), "")
    served = _host(place, site) if place else ""
    for field in settings.fields if served else ():
        found = re.fullmatch(ADDRESS, field.value.strip()[:MOST]) if isinstance(field.value, str) else None
        if not found or field.path.lower() not in KEYS or _bare(found[2]) == _bare(served):
            continue
        right = f"{found[1]}{served}{found[3] or ''}"
        message = f'visitors are sent to "{found[2]}", but {place} says that the site is at "{served}"'
        yield Finding(field.value_span, f"{message}; write {right}, or delete {place}")


def _host(place: str, site: Site) -> str:
    """What stands in a file called CNAME; "" if that is no single name of a computer."""
    words = site.text(place, 1000).split()
    found = HOST.fullmatch(words[0]) if len(words) == 1 else None
    return found[1].lower() if found else ""


def _bare(host: str) -> str:
    """A name as it is compared; letters with accents are written in two ways (RFC 3492)."""
    bare = host.lower().removeprefix("www.")
    try:
        return bare if bare.isascii() else bare.encode("idna").decode()
    except UnicodeError:
        return bare
