"""A file of settings cannot be read.

With a broken `_config.yml` the site is not built at all, and visitors keep seeing the last version; with a broken file
in `_data`, the part of a page that shows it stays empty.

```yaml bad _config.yml
title: Ada: notes
```

```text output
_config.yml:1:8: a value with ": " in it needs quotation marks around it, so none of this file is read; write title: "Ada: notes"
```

```yaml fixed _config.yml
title: "Ada: notes"
```

```toml bad hugo.toml
title = Notes
```

```text output
hugo.toml:1:9: a text needs quotation marks around it, so none of this file is read; write title = "Notes"
```

```yaml good _config.yml
title: "Ada: notes"
url: https://ada.example
```

```json good _data/cv.json
{"name": "Ada Lovelace"}
```

An empty file is right:

```yaml good _data/venues.yml
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Finding, Settings

SEVERITY = "error"

#: Problems with which a file can still be read.
MINOR = frozenset({"duplicate-key", "bad-date"})


def check(settings: Settings) -> Iterator[Finding]:
    for problem in settings.front_matter.problems if settings.front_matter and settings.text.strip() else ():
        if problem.kind not in MINOR:
            yield Finding(problem.span, problem.message, problem.fix)
