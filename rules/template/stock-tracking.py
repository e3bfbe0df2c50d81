"""The site reports its visitors to a stranger.

An ID for counting visits, or a code by which a search engine recognises the owner of a site, came with copied settings.
Every visit is reported to the author of the original, and the owner sees none of them.

- `strangers`: IDs and codes that are not yours

```yaml bad _config.yml
title: Ada Lovelace
google_analytics_id: G-SWFCX99KQZ
```

```text output
_config.yml:2:22: "G-SWFCX99KQZ" came with the theme, so every visit is reported to a stranger. Write your own, or leave it empty.
```

```yaml fixed _config.yml
title: Ada Lovelace
google_analytics_id: ""
```

```yaml good _config.yml
google_analytics_id:
```

```yaml good _config.yml
google_analytics_id: G-1815ADA852
# google_analytics_id: G-SWFCX99KQZ
```

```toml options
strangers = ["UA-18151852-1"]
```

```toml bad hugo.toml
googleAnalytics = "UA-18151852-1"
```

```text output
hugo.toml:1:19: "UA-18151852-1" came with the theme, so every visit is reported to a stranger. Write your own, or leave it empty.
```

```toml fixed hugo.toml
googleAnalytics = ""
```

```toml good hugo.toml
googleAnalytics = "UA-18151852-2"
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Finding, Fix, Settings
from profilelint.toolkit import theme_rows

SEVERITY = "error"

#: IDs and codes that came with copies of themes.
STRANGERS = theme_rows("stock-tracking")


def check(settings: Settings, *, strangers: tuple[str, ...] = STRANGERS) -> Iterator[Finding]:
    if not any(code in settings.text for code in strangers):
        return
    for field in settings.fields:
        if field.value in strangers:
            message = f'"{field.value}" came with the theme, so every visit is reported to a stranger.'
            fix = Fix.replace(field.value_span, '""', safe=False)
            yield Finding(field.value_span, f"{message} Write your own, or leave it empty.", fix)
