"""The address of the site is not one that visitors can reach.

Themes put it before every link of a page, of the feed and of the map for search engines, and into what is shown when a
page is shared. Whoever follows one of these lands on an example's page, on their own computer, or nowhere.

- `themes`: addresses at which themes show themselves

```yaml bad _config.yml
url: http://localhost:4000
```

```text output
_config.yml:1:6: the address of your site is "http://localhost:4000", which is each visitor's own computer; write the one that visitors type, such as https://your-name.github.io
```

```yaml bad _config.yml
url: ada.github.io
```

```text output
_config.yml:1:6: the address of your site "ada.github.io" lacks its beginning, so links with it lead nowhere; write https://ada.github.io
```

```yaml fixed _config.yml
url: https://ada.github.io
```

```toml bad hugo.toml
baseURL = "https://example.com/"
```

```text output
hugo.toml:1:11: the address of your site is "https://example.com/", which is nobody's; write the one that visitors type, such as https://your-name.github.io
```

```yaml bad _quarto.yml
website:
  site-url: https://academicpages.github.io
```

```text output
_quarto.yml:2:13: the address of your site is "https://academicpages.github.io", which is the theme's; write the one that visitors type, such as https://your-name.github.io
```

```yaml bad _config.yml
url: https:///ada.github.io
baseurl: engine
```

```text output
_config.yml:1:6: the address of your site "https:///ada.github.io" is mistyped, so links with it lead nowhere; write https://ada.github.io
_config.yml:2:10: "engine" is put right behind the address of your site; write /engine
```

```yaml fixed _config.yml
url: https://ada.github.io
baseurl: /engine
```

A dot changes nothing, as links begin with "/./", which is "/":

```yaml good _config.yml
url: https://ada.github.io
baseurl: .
```

```yaml good _config.yml
url: "https://ada.github.io"
baseurl: ""
```

GitHub fills in what is left empty:

```yaml good _config.yml
url:
baseurl: /engine
```

A site may be served at the root of whatever address it is put, and on one's own computer while it is made:

```toml good hugo.toml
baseURL = "/"
```

Jekyll reads more files than one:

```yaml good _config.dev.yml
url: http://localhost:4000
```

With a name of one's own:

```yaml good _config.yml
url: https://www.ada-lovelace.example
baseurl:
```

What Hugo is told when the site is built counts more than what the file says:

```toml file netlify.toml
[build]
command = "hugo --gc --minify -b $URL"
```

```toml good hugo.toml
baseURL = "https://example.com/"
```

Other files have their own addresses:

```yaml good _data/site.yml
url: localhost
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Field, Finding, Fix, Settings, Site
from profilelint.toolkit import build_instructions, theme_rows

SEVERITY = "warning"

#: Where the demonstrations of themes are.
THEMES = theme_rows("addresses")
#: The files that say where a site is; those with another ending are for one's own computer.
FILES = r"(?:^|.*/)(?:_config\.ya?ml|_quarto\.ya?ml|(?:config/_default/)?(?:hugo|config)\.(?:toml|ya?ml|json))"
HOST = r"(?i)(https?)(?::/{0,4}|/{1,3})([\w-]+(?:\.[\w-]+)+(?::\d+)?)(/.*)?"
BARE = r"(?i)(?:[\w-]+\.){1,5}[a-z]{2,12}(?:/.*)?"
LOCAL = r"(?i)(?:https?:)?/{0,2}(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?:[:/].*)?"
NOBODY = r"(?i)(?:https?://)?(?:www\.)?(?:example\.(?:com|org|net)|your-?(?:domain|site|website)\.\w{2,5})(?:/.*)?"
#: Longer values are no addresses, in characters.
MOST = 300
YOURS = "write the one that visitors type, such as https://your-name.github.io"


def check(settings: Settings, site: Site, *, themes: tuple[str, ...] = THEMES) -> Iterator[Finding]:
    path = settings.path.replace("\\", "/")
    if not re.fullmatch(FILES, path):
        return
    name = path.rsplit("/", 1)[-1].partition(".")[0]
    key = {"_config": "url", "_quarto": "website.site-url"}.get(name, "baseurl")
    for field in settings.fields:
        if not isinstance(field.value, str) or len(field.value) > MOST:
            continue
        if field.path.lower() == key and not (key == "baseurl" and _is_overruled(site)):
            yield from _address(field, themes)
        elif field.path == "baseurl" and name == "_config":
            yield from _subfolder(field)


def _is_overruled(site: Site) -> bool:
    """Whether Hugo is told another address when the site is built, as HugoBlox has it at GitHub and Netlify."""
    return any(not text or "--baseURL" in text or " -b " in text for text in build_instructions(site))


def _address(field: Field, themes: tuple[str, ...]) -> Iterator[Finding]:
    value = str(field.value).strip()
    start = "the address of your site"
    bare = re.sub(r"(?i)^https?://(?:www\.)?", "", value).rstrip("/").lower()
    if re.fullmatch(LOCAL, value):
        yield Finding(field.value_span, f'{start} is "{value}", which is each visitor\'s own computer; {YOURS}')
    elif re.fullmatch(NOBODY, value):
        yield Finding(field.value_span, f'{start} is "{value}", which is nobody\'s; {YOURS}')
    elif bare in themes:
        yield Finding(field.value_span, f'{start} is "{value}", which is the theme\'s; {YOURS}')
    elif re.fullmatch(BARE, value):
        end = f"lacks its beginning, so links with it lead nowhere; write https://{value}"
        yield Finding(field.value_span, f'{start} "{value}" {end}', Fix.replace(field.value_span, f"https://{value}"))
    elif right := _mended(value):
        end = f"is mistyped, so links with it lead nowhere; write {right}"
        yield Finding(field.value_span, f'{start} "{value}" {end}', Fix.replace(field.value_span, right))


def _mended(value: str) -> str:
    """An address as it was meant; "" for one that is right, or that cannot be mended."""
    found = re.fullmatch(HOST, value)
    if not found:
        return ""
    scheme, host, rest = found.groups()
    host = host.replace(".github.github.io", ".github.io")
    right = f"{scheme}://{host}{rest or ''}"
    return right if right != value else ""


def _subfolder(field: Field) -> Iterator[Finding]:
    value = str(field.value).strip()
    if re.fullmatch(r"[./]*\.[./]*", value):  # `relative_url` and browsers take "/./" for "/"
        return
    if "://" in value:
        message = f'"{value}" is put behind the address of your site, so links lead nowhere; write "" or the folder'
        yield Finding(field.value_span, f"{message} that the site lies in, such as /engine")
    elif re.fullmatch(r"[\w.-]+(?:/[\w.-]+)*/?", value):
        message = f'"{value}" is put right behind the address of your site; write /{value}'
        yield Finding(field.value_span, message, Fix.replace(field.value_span, f"/{value}"))
