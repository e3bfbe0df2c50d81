"""A file of settings cannot be read.

With a broken `_config.yml` the site is not built at all, and visitors keep seeing the last version; with a broken file
in `_data`, the part of a page that shows it stays empty.

```yaml bad _config.yml
title: Ada: notes
```

```text output
_config.yml:1:8: A value with ": " in it needs quotation marks, so none of this file is read. Write title: "Ada: notes"
```

```yaml fixed _config.yml
title: "Ada: notes"
```

```toml bad hugo.toml
title = Notes
```

```text output
hugo.toml:1:9: A text needs quotation marks, so none of this file is read. Write title = "Notes"
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
"""

from collections.abc import Iterator

from profilelint import Finding, Settings

SEVERITY = "error"

#: Problems with which a file can still be read.
MINOR = frozenset({"duplicate-key", "bad-date"})


def check(settings: Settings) -> Iterator[Finding]:
    for problem in settings.front_matter.problems if settings.front_matter and settings.text.strip() else ():
        if problem.kind not in MINOR:
            yield Finding(problem.span, problem.message, problem.fix)
