"""A setting is written twice.

Only the last one is used, and everything under the first is lost without a warning: after a second `author:`, the name,
picture and links under the first are gone.

```yaml bad _config.yml
author:
  name: Ada Lovelace
title: Notes
author:
  location: Turin
```

```text output
_config.yml:4:1: "author" is set twice (also on line 1). Only this one is used. Delete one.
```

```toml bad hugo.toml
title = "Notes"
title = "Ada Lovelace"
```

```text output
hugo.toml:2:1: "title" is set twice (also on line 1), so Hugo stops here and builds no page at all. Delete one.
```

```yaml good _config.yml
author:
  name: Ada Lovelace
editor:
  name: Charles Babbage
```

Each entry of a list may have the same key:

```yaml good _data/navigation.yml
- title: Talks
  url: /talks/
- title: Notes
  url: /notes/
```

Measured on 24 findings on 352 unseen sites: 1 wrong.
"""

from collections.abc import Iterator

from profilelint import Finding, Settings, Site
from profilelint.toolkit import with_build_stop

SEVERITY = "error"


def check(settings: Settings, site: Site | None) -> Iterator[Finding]:
    for problem in settings.front_matter.problems if settings.front_matter else ():
        if problem.kind == "duplicate-key":
            yield Finding(problem.span, with_build_stop(problem.message, site, settings), problem.fix)
