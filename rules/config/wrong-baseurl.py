"""The pages are looked for in another folder than the one that they are put into.

GitHub shows the repository `ada/ada.github.io` at https://ada.github.io itself, and any other one of hers, such as
`ada/engine`, at https://ada.github.io/engine. Jekyll puts `baseurl` before the addresses of pages, pictures and styles:
if it names another folder, visitors see bare text without menu and pictures, and each link leads to nothing.

Which repository it is stands in the `.git/config` of your copy. Where the address is a name of your own, or where
something else than GitHub builds the site, or says at that time where it is to lie, nothing is said.

- `themes`: the folders at which themes show themselves

```ini file .git/config
[remote "origin"]
        url = https://github.com/ada/ada.github.io.git
```

```yaml bad _config.yml
url: https://ada.github.io
baseurl: /al-folio
```

```text output
_config.yml:2:10: visitors find the pages of "ada/ada.github.io" at https://ada.github.io, but links, pictures and styles are looked for under "/al-folio"; write ""
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
_config.yml:2:10: visitors find the pages of "ada/engine" at https://ada.github.io/engine, but links, pictures and styles are looked for under "/al-folio"; write /engine
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
_config.yml:3:10: visitors find the pages of "ada/engine" at https://ada.github.io/engine, but links, pictures and styles are looked for under "/"; write /engine
```

Both as they should be, whatever the capitals:

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

What is left out, GitHub fills in:

```ini file .git/config
[remote "origin"]
        url = https://github.com/ada/engine
```

```yaml good _config.yml
url: https://ada.github.io
baseurl:
```

At a name of one's own, or at another server, the folder may be any:

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

So it may if the workflow that builds the site says where it lies:

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

In a copy that git knows nothing of, no repository is guessed:

```yaml good _config.yml
url: https://ada.github.io
baseurl: /al-folio
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Finding, Settings, Site
from profilelint.toolkit import build_instructions, github_repository, lazy_pattern, theme, theme_rows, theme_texts

#: What themes are called at GitHub, and here.
THEMES = (*(each.rpartition("/")[2] for each in theme_rows("repositories")), *theme_texts())
#: What else may build the site, and put it where it likes.
ELSEWHERE = (
    "CNAME",
    "netlify.toml",
    "vercel.json",
    "wrangler.toml",
    ".gitlab-ci.yml",
    ".travis.yml",
    "Makefile",
    "Rakefile",
)
#: Words of a workflow that says where the site lies, or puts it into another repository.
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
    address, said = settings.field("url"), field.value.strip().strip("/")
    whole = FOLDER.fullmatch(field.value.strip())
    own = github_repository(site) if whole and (said or field.value == "") else None
    if not own or not _is_at_github(str(address.value or "") if address else "", own[0]) or _is_elsewhere(site):
        return
    owner, name = own
    right = "" if name.lower() == f"{owner}.github.io".lower() else name
    is_sure = not right or (said in themes if said else bool(address and address.value) and _is_prefixed(site))
    if said.lower() != right.lower() and is_sure:
        place = f"https://{owner.lower()}.github.io{f'/{right}' if right else ''}"
        lost = f'but links, pictures and styles are looked for under "/{said}"'
        remedy = f"/{right}" if right else '""'
        message = f'visitors find the pages of "{owner}/{name}" at {place}, {lost}; write {remedy}'
        yield Finding(field.value_span, message)


def _is_at_github(address: str, owner: str) -> bool:
    """Whether an address is empty, or that of GitHub for the pages of an owner."""
    found = ADDRESS.fullmatch(address.strip())
    return not address.strip() or bool(found and found[1].lower() == owner.lower())


def _is_elsewhere(site: Site) -> bool:
    """Whether something else than the file of settings may say where the site lies."""
    if site.config.get("destination") or any(site.exists(name) for name in ELSEWHERE):
        return True
    return any(not text or _overrules(text) for text in build_instructions(site))


def _overrules(text: str) -> bool:
    return any(word in text for word in OVERRULED) or ("baseurl" in text and "deploy" in text)


def _is_prefixed(site: Site) -> bool:
    """Whether the theme is one that puts `baseurl` before all addresses."""
    return theme(site).name not in ("jekyll", "plain", "readme")
