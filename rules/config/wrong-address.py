"""The address of the site in the settings is one that visitors cannot reach.

Themes put it before every link of a page, of the feed and of the sitemap, and into the preview of a shared page.
Visitors who follow one of these land on an example page, on their own computer, or nowhere.

- `themes`: addresses of the demonstrations of themes

```yaml bad _config.yml
url: http://localhost:4000
```

```text output
_config.yml:1:6: Links with "http://localhost:4000" lead to each visitor's own computer. Write your own address, such as https://your-name.github.io
```

```yaml bad _config.yml
url: ada.github.io
```

```text output
_config.yml:1:6: "ada.github.io" is missing "https://", so links with it lead nowhere. Write https://ada.github.io
```

```yaml fixed _config.yml
url: https://ada.github.io
```

```toml bad hugo.toml
baseURL = "https://example.com/"
```

```text output
hugo.toml:1:11: "https://example.com/" is a placeholder, so links with it lead nowhere. Write your own address, such as https://your-name.github.io
```

```yaml bad _config.yml
url: https://<me>.github.io
```

```text output
_config.yml:1:6: "https://<me>.github.io" is a placeholder, so links with it lead nowhere. Write your own address, such as https://your-name.github.io
```

The folder of a site is in `baseurl` alone:

```yaml bad _config.yml
url: https://ada.github.io/engine
baseurl: /engine
```

```text output
_config.yml:1:6: "/engine" is in "baseurl" too, so links with both lead to "/engine/engine". Write https://ada.github.io
```

```yaml fixed _config.yml
url: https://ada.github.io
baseurl: /engine
```

```yaml bad _quarto.yml
website:
  site-url: https://academicpages.github.io
```

```text output
_quarto.yml:2:13: "https://academicpages.github.io" is the theme's address, so links with it lead there. Write your own address, such as https://your-name.github.io
```

```yaml bad _config.yml
url: https:///ada.github.io
baseurl: engine
```

```text output
_config.yml:1:6: "https:///ada.github.io" is mistyped, so links with it lead nowhere. Write https://ada.github.io
_config.yml:2:10: "engine" comes right after the address of your site, without a slash. Write /engine
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

GitHub fills in an empty address:

```yaml good _config.yml
url:
baseurl: /engine
```

The address may be only a path:

```toml good hugo.toml
baseURL = "/"
```

A second file of settings may be for one's own computer:

```yaml good _config.dev.yml
url: http://localhost:4000
```

A site may have a domain of its own:

```yaml good _config.yml
url: https://www.ada-lovelace.example
baseurl:
```

The command that builds a Hugo site may set another address:

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

Measured on 5 findings on 316 unseen sites: 1 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Field, Finding, Fix, Settings, Site
from profilelint.toolkit import build_instructions, theme_rows

SEVERITY = "warning"

#: Addresses of the demonstrations of themes.
THEMES = theme_rows("addresses")
#: The files that have the address of a site; those with another ending are for one's own computer.
FILES = r"(?:^|.*/)(?:_config\.ya?ml|_quarto\.ya?ml|(?:config/_default/)?(?:hugo|config)\.(?:toml|ya?ml|json))"
HOST = r"(?i)(https?)(?::/{0,4}|/{1,3})([\w-]+(?:\.[\w-]+)+(?::\d+)?)(/.*)?"
BARE = r"(?i)(?:[\w-]+\.){1,5}[a-z]{2,12}(?:/.*)?"
LOCAL = r"(?i)(?:https?:)?/{0,2}(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?:[:/].*)?"
NOBODY = (
    r"(?i)(?:https?://)?(?:www\.)?(?:example\.(?:com|org|net)|your-?(?:domain|site|website)\.\w{2,5}"
    r"|[\w.-]{0,40}<[^<>]{1,40}>[\w.-]{0,40}|(?:your-?(?:user-?)?name|user-?name)\.github\.io)(?:/.*)?"
)
#: The longest value that is taken for an address, in characters.
MOST = 300
YOURS = "Write your own address, such as https://your-name.github.io"


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
            yield from _twice(field, settings.field("baseurl") if key == "url" else None)
        elif field.path == "baseurl" and name == "_config":
            yield from _subfolder(field)


def _is_overruled(site: Site) -> bool:
    """Whether Hugo is told another address when the site is built, as HugoBlox has it at GitHub and Netlify."""
    return any(not text or "--baseURL" in text or " -b " in text for text in build_instructions(site))


def _address(field: Field, themes: tuple[str, ...]) -> Iterator[Finding]:
    value = str(field.value).strip()
    bare = re.sub(r"(?i)^https?://(?:www\.)?", "", value).rstrip("/").lower()
    if re.fullmatch(LOCAL, value):
        yield Finding(field.value_span, f'Links with "{value}" lead to each visitor\'s own computer. {YOURS}')
    elif re.fullmatch(NOBODY, value):
        yield Finding(field.value_span, f'"{value}" is a placeholder, so links with it lead nowhere. {YOURS}')
    elif bare in themes:
        yield Finding(field.value_span, f'"{value}" is the theme\'s address, so links with it lead there. {YOURS}')
    elif re.fullmatch(BARE, value):
        message = f'"{value}" is missing "https://", so links with it lead nowhere. Write https://{value}'
        yield Finding(field.value_span, message, Fix.replace(field.value_span, f"https://{value}"))
    elif right := _corrected(value):
        message = f'"{value}" is mistyped, so links with it lead nowhere. Write {right}'
        yield Finding(field.value_span, message, Fix.replace(field.value_span, right))


def _twice(field: Field, baseurl: Field | None) -> Iterator[Finding]:
    """Yield a finding where the folder of the site is in `url` as well as in `baseurl`."""
    value, folder = str(field.value).strip().rstrip("/"), str(baseurl.value or "").strip("/") if baseurl else ""
    if folder and re.fullmatch(HOST, value) and value.endswith(f"/{folder}"):
        right = value.removesuffix(f"/{folder}")
        fault = f'"/{folder}" is in "baseurl" too, so links with both lead to "/{folder}/{folder}".'
        yield Finding(field.value_span, f"{fault} Write {right}", Fix.replace(field.value_span, right, safe=False))


def _corrected(value: str) -> str:
    """Return an address without its slips; "" for one that is right, or cannot be corrected."""
    address = re.fullmatch(HOST, value)
    if not address:
        return ""
    scheme, host, rest = address.groups()
    host = host.replace(".github.github.io", ".github.io")
    right = f"{scheme}://{host}{rest or ''}"
    return right if right != value else ""


def _subfolder(field: Field) -> Iterator[Finding]:
    value = str(field.value).strip()
    if "." in value and not value.strip("./"):  # `relative_url` and browsers take "/./" for "/"
        return
    if "://" in value:
        message = f'"{value}" comes after the address of your site, so links lead nowhere.'
        yield Finding(field.value_span, f'{message} Write "", or the folder of the site, such as /engine')
    elif re.fullmatch(r"[\w.-]+(?:/[\w.-]+)*/?", value):
        message = f'"{value}" comes right after the address of your site, without a slash. Write /{value}'
        yield Finding(field.value_span, message, Fix.replace(field.value_span, f"/{value}"))
