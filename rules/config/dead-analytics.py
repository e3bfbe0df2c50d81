"""Visits are counted by a service that no longer counts, or under no number.

Google switched off Universal Analytics, whose numbers begin with "UA-", in July 2023 (support.google.com/analytics,
"Universal Analytics has been replaced"). Every visitor still loads its program and is shown its cookie, for nothing. A
row of X is what the theme put there as an example.

```yaml bad _config.yml
analytics:
  provider: google
  google:
    tracking_id: UA-18151852-1
```

```text output
_config.yml:4:18: "UA-18151852-1" counts no visits since July 2023, when Google switched it off; write a number that begins with "G-", or leave it empty
```

```toml bad hugo.toml
googleAnalytics = "G-XXXXXXXXXX"
```

```text output
hugo.toml:1:19: "G-XXXXXXXXXX" is an example and counts no visits; write your number, or leave it empty
```

```yaml good _config.yml
google_analytics: G-1815ADA852
```

```yaml good _config.yml
# google_analytics: UA-18151852-1
google_analytics:
```

```yaml good _data/flights.yml
- UA-18
- UA-1815-XX
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Finding, Settings

SEVERITY = "info"

DEAD = r"UA-\d{4,12}-\d{1,4}"
EXAMPLE = r"(?i)(?:UA-[X0]{5,12}-[XY0-9]{1,3}|G-X{5,12})"


def check(settings: Settings) -> Iterator[Finding]:
    if "UA-" not in settings.text and "G-X" not in settings.text:
        return
    for field in settings.fields:
        value = field.value if isinstance(field.value, str) else ""
        if re.fullmatch(EXAMPLE, value):
            message = f'"{value}" is an example and counts no visits; write your number, or leave it empty'
            yield Finding(field.value_span, message)
        elif re.fullmatch(DEAD, value):
            end = 'when Google switched it off; write a number that begins with "G-", or leave it empty'
            yield Finding(field.value_span, f'"{value}" counts no visits since July 2023, {end}')
