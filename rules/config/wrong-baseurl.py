"""The `baseurl` is not the folder that GitHub serves the site from.

GitHub shows the repository `ada/ada.github.io` at https://ada.github.io itself, and any other of hers, such as
`ada/engine`, at https://ada.github.io/engine. Jekyll puts `baseurl` before the addresses of pages, pictures and styles:
with another folder there, visitors see bare text without menu and pictures, and each link leads nowhere.

The repository is read from the `.git/config` of your copy. A site with its own domain is left alone, and so is one that
is not built by GitHub, or whose build sets the folder.

- `themes`: the folders of the demonstrations of themes

```ini file .git/config
[remote "origin"]
        url = https://github.com/ada/ada.github.io.git
```

```yaml bad _config.yml
url: https://ada.github.io
baseurl: /al-folio
```

```text output
_config.yml:2:10: "ada/ada.github.io" is served at https://ada.github.io, but its links and pictures point to "/al-folio". Write ""
```

```ini file .git/config
[remote "origin"]
        url = git@github.com:ada/engine.git
```

```yaml bad _config.yml
url:
baseurl: /al-folio
```

```text output
_config.yml:2:10: "ada/engine" is served at https://ada.github.io/engine, but its links and pictures point to "/al-folio". Write /engine
```

```ini file .git/config
[remote "origin"]
        url = git@github.com:ada/engine.git
```

```yaml bad _config.yml
theme: minimal-mistakes-jekyll
url: https://ada.github.io
baseurl: ""
```

```text output
_config.yml:3:10: "ada/engine" is served at https://ada.github.io/engine, but its links and pictures point to "/". Write /engine
```

These two are right, whatever the capitals:

```ini file .git/config
[remote "origin"]
        url = https://github.com/Ada/ada.github.io
```

```yaml good _config.yml
url: https://ada.github.io
baseurl: ""
```

```ini file .git/config
[remote "origin"]
        url = https://github.com/ada/engine
```

```yaml good _config.yml
url: https://ada.github.io
baseurl: /engine
```

GitHub fills in a missing `baseurl`:

```ini file .git/config
[remote "origin"]
        url = https://github.com/ada/engine
```

```yaml good _config.yml
url: https://ada.github.io
baseurl:
```

With a domain of its own, or on another server, a site may be in any folder:

```ini file .git/config
[remote "origin"]
        url = https://github.com/ada/ada.github.io
```

```yaml good _config.yml
url: https://www.lovelace.example
baseurl: /~ada
```

```ini file .git/config
[remote "origin"]
        url = https://github.com/ada/ada.github.io
```

```text file CNAME
lovelace.example
```

```yaml good _config.yml
url: https://ada.github.io
baseurl: /al-folio
```

With a domain of its own, all that GitHub serves is at the root:

```ini file .git/config
[remote "origin"]
        url = https://github.com/ada/engine
```

```text file CNAME
lovelace.example
```

```yaml bad _config.yml
url: https://lovelace.example
baseurl: /engine
```

```text output
_config.yml:2:10: "ada/engine" is served at https://lovelace.example, but its links and pictures point to "/engine". Write ""
```

The workflow that builds the site may set the folder:

```ini file .git/config
[remote "origin"]
        url = https://github.com/ada/ada.github.io
```

```yaml file .github/workflows/pages.yml
run: bundle exec jekyll build --baseurl "${{ steps.pages.outputs.base_path }}"
```

```yaml good _config.yml
url: https://ada.github.io
baseurl: /al-folio
```

In a copy without git, the repository is not known:

```yaml good _config.yml
url: https://ada.github.io
baseurl: /al-folio
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Finding, Settings, Site
from profilelint.toolkit import build_instructions, github_repository, lazy_pattern, theme, theme_rows, theme_texts

#: The names of themes at GitHub, and here.
THEMES = (*(each.rpartition("/")[2] for each in theme_rows("repositories")), *theme_texts())
#: Files by which something else than GitHub may build the site, into any folder.
ELSEWHERE = (
    "netlify.toml",
    "vercel.json",
    "wrangler.toml",
    ".gitlab-ci.yml",
    ".travis.yml",
    "Makefile",
    "Rakefile",
)
#: Words of a workflow that sets the folder of the site, or puts it into another repository.
OVERRULED = (
    "--baseurl",
    " -b ",
    "configure-pages",
    "base_path",
    "external_repository",
    "repository-name",
    "rsync",
    "scp",
)
ADDRESS = lazy_pattern(r"(?i)(?:https?://)?([\w-]+)\.github\.io/?")
FOLDER = lazy_pattern(r"(?:/[\w.~-]+){0,5}/?")


def check(settings: Settings, site: Site, *, themes: tuple[str, ...] = THEMES) -> Iterator[Finding]:
    field = settings.field("baseurl")
    if not field or not isinstance(field.value, str) or site.locate(settings) != "_config.yml":
        return
    address, written = settings.field("url"), field.value.strip().strip("/")
    whole = FOLDER.fullmatch(field.value.strip())
    own = github_repository(site) if whole and (written or field.value == "") else None
    domain, said = site.text("CNAME").strip().lower(), str(address.value or "").strip() if address else ""
    if not own or _is_elsewhere(site) or not (_is_of(domain, said) if domain else _is_at_github(said, own[0])):
        return
    owner, name = own
    right = "" if domain or name.lower() == f"{owner}.github.io".lower() else name
    is_sure = not right or (written in themes if written else bool(said) and _is_prefixed(site))
    if written.lower() != right.lower() and is_sure and not (domain and site.exists(written)):
        place = f"https://{domain or f'{owner.lower()}.github.io'}{f'/{right}' if right else ''}"
        fault = f'"{owner}/{name}" is served at {place}, but its links and pictures point to "/{written}".'
        advice = f"Write /{right}" if right else 'Write ""'
        yield Finding(field.value_span, f"{fault} {advice}")


def _is_of(domain: str, address: str) -> bool:
    """Whether an address is that of a domain."""
    return re.fullmatch(rf"(?i)https?://(?:www\.)?{re.escape(domain.removeprefix('www.'))}/?", address) is not None


def _is_at_github(address: str, owner: str) -> bool:
    """Whether an address is empty, or GitHub's for the pages of an owner."""
    at_github = ADDRESS.fullmatch(address.strip())
    return not address.strip() or bool(at_github and at_github[1].lower() == owner.lower())


def _is_elsewhere(site: Site) -> bool:
    """Whether something else than `baseurl` may set the folder of the site."""
    if site.config.get("destination") or any(site.exists(name) for name in ELSEWHERE):
        return True
    return any(not text or _overrules(text) for text in build_instructions(site))


def _overrules(text: str) -> bool:
    return any(word in text for word in OVERRULED) or ("baseurl" in text and "deploy" in text)


def _is_prefixed(site: Site) -> bool:
    """Whether the theme puts `baseurl` before all addresses."""
    return theme(site).name not in ("jekyll", "plain", "readme")
