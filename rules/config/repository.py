"""The repository of the site is not named, or is the theme's.

Themes make links of it to edit a page or to report a fault, and acad-homepage reads the numbers of citations from it.
With the theme's own name there, readers are sent to its makers, and corrections to your pages reach them instead of you.

- `themes`: repositories of themes

```yaml bad _config.yml
title: Ada Lovelace
repository: academicpages/academicpages.github.io
```

```text output
_config.yml:2:13: "academicpages/academicpages.github.io" is the theme's repository, so links to the site's own files lead there; write yours, such as "your-name/your-name.github.io"
```

```yaml bad _config.yml
repository: https://github.com/ada/ada.github.io
```

```text output
_config.yml:1:13: "https://github.com/ada/ada.github.io" should be the names of owner and repository alone, so links to the site's own files are broken; write ada/ada.github.io
```

```yaml fixed _config.yml
repository: ada/ada.github.io
```

```yaml bad _config.yml
repository: "ada.github.io"
```

```text output
_config.yml:1:13: "ada.github.io" lacks the name of its owner, so links to the site's own files are broken; write ada/ada.github.io
```

The name of a copy of the theme does not tell whose it is, but the site's address does:

```yaml bad _config.yml
url: https://ada.github.io # the base hostname
repository: "academicpages.github.io"
```

```text output
_config.yml:2:13: "academicpages.github.io" lacks the name of its owner, so links to the site's own files are broken; write ada/academicpages.github.io
```

```yaml bad _config.yml
url: https://ada.example.org
repository: acad-homepage.github.io
```

```text output
_config.yml:2:13: "acad-homepage.github.io" lacks the name of its owner, so links to the site's own files are broken; write your-name/acad-homepage.github.io
```

```yaml good _config.yml
repository: ada/engine
```

```yaml good _config.yml
url: https://ada.github.io
repository: ada/academicpages.github.io
```

```yaml good _config.yml
repository:
```

```yaml good _config.yml
# repository: academicpages.github.io
title: Ada Lovelace
```

```yaml good _config.yml
repository: # "academicpages/academicpages.github.io"
```

```toml good config/_default/params.toml
[repository]
url = "https://github.com/ada/engine"
```
"""  # noqa: E501 -- output is exact

import posixpath
import re
from collections.abc import Iterable, Iterator

from profilelint import Finding, Fix, Settings
from profilelint.toolkit import theme_rows

SEVERITY = "info"

THEMES = theme_rows("repositories")
#: Longer values are no names, in characters.
MOST = 300
WHOLE = r"(?:https?://)?(?:www\.)?(?:github\.com/)?([\w.-]{1,100}/[\w.-]{1,100}?)(?:\.git)?/*"
HOME = r"([\w-]{1,100})\.github\.io"
LOST = "so links to the site's own files are broken; write"


def check(settings: Settings, *, themes: tuple[str, ...] = THEMES) -> Iterator[Finding]:
    field = settings.field("repository") or settings.field("website.repo-url")
    if not field or not isinstance(field.value, str) or _is_data(settings.path) or len(field.value) > MOST:
        return
    value = field.value.strip()
    whole = re.fullmatch(WHOLE, value)
    if whole and whole[1].lower() in map(str.lower, themes):
        end = 'so links to the site\'s own files lead there; write yours, such as "your-name/your-name.github.io"'
        yield Finding(field.value_span, f'"{value}" is the theme\'s repository, {end}')
    elif field.path != "repository":
        return
    elif whole and whole[1] != value:
        start = f'"{value}" should be the names of owner and repository alone'
        yield Finding(field.value_span, f"{start}, {LOST} {whole[1]}", Fix.replace(field.value_span, whole[1]))
    elif home := re.fullmatch(HOME, value, re.IGNORECASE):
        owner = _owner(settings) or ("your-name" if value.lower() in _tails(themes) else home[1])
        yield Finding(field.value_span, f'"{value}" lacks the name of its owner, {LOST} {owner}/{value}')


def _tails(repositories: Iterable[str]) -> set[str]:
    return {each.lower().rpartition("/")[2] for each in repositories}


def _owner(settings: Settings) -> str:
    """Whose site it is, if its address says so."""
    url = settings.field("url")
    named = re.match(rf"https?://{HOME}(?![\w.-])", str(url.value)[:MOST], re.IGNORECASE) if url else None
    return named[1] if named else ""


def _is_data(path: str) -> bool:
    return "_data" in posixpath.normpath(path.replace("\\", "/")).split("/")
