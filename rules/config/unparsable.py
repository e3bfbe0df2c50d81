"""A file of settings cannot be read.

With a broken config, and in Jekyll with any broken file in `_data`, the site is not built at all, and visitors keep
seeing the last version.

```yaml bad _config.yml
title: Ada: notes
```

```text output
_config.yml:1:8: A value with ": " in it needs quotation marks, so Jekyll stops here and builds no page at all. Write title: "Ada: notes"
```

```yaml fixed _config.yml
title: "Ada: notes"
```

```toml bad hugo.toml
title = Notes
```

```text output
hugo.toml:1:9: A text needs quotation marks, so Hugo stops here and builds no page at all. Write title = "Notes"
```

```yaml good _config.yml
title: "Ada: notes"
url: https://ada.example
```

```json good _data/cv.json
{"name": "Ada Lovelace"}
```

Jekyll reads JSON as YAML, where a comma may follow the last entry; Hugo does not:

```json good _data/cv.json
{"name": "Ada Lovelace",}
```

```json bad data/authors/ada.json
{"name": "Ada Lovelace",}
```

```text output
data/authors/ada.json:1:24: This comma is one too many, so none of this file is read. Delete it.
```

An empty file is right:

```yaml good _data/venues.yml
```

Measured on 2 findings on 352 unseen sites: 1 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Finding, Settings, Site
from profilelint.toolkit import with_build_stop

SEVERITY = "error"

#: Problems with which a file can still be read.
MINOR = frozenset({"duplicate-key", "bad-date"})
#: What an empty file may hold, a byte order mark among it.
BLANKS = "\ufeff \t\r\n"


def check(settings: Settings, site: Site | None) -> Iterator[Finding]:
    for problem in settings.front_matter.problems if settings.front_matter and settings.text.strip(BLANKS) else ():
        if problem.kind not in MINOR:
            yield Finding(problem.span, with_build_stop(problem.message, site, settings), problem.fix)
