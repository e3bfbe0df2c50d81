"""A link to the web gave no page this time.

The host did not answer, was in trouble, or had no such page. That may pass by itself: look again in some days. If it
does not pass, `links/dead` says so: when the link has failed 3 times over 72 hours.

Only `--online` asks the web.

```text web
https://slow.example.org/ timeout
https://example.org/full 503
https://example.org/notes 404 since 2025-12-30
https://no.example.org/ no-such-host since 2025-12-31
https://example.org/letters 200
https://shut.example.org/ 403
https://doi.org/api/handles/10.1234/lost 404
```

```markdown bad
- *Notes on the Engine.* [PDF](https://slow.example.org) [Slides](https://example.org/full)
- [Notes](https://example.org/notes), [a portrait](https://no.example.org/)
```

```text output
1:32: no page came from "https://slow.example.org/": the host did not answer in time
1:67: no page came from "https://example.org/full": the host is in trouble (503)
2:11: no page came from "https://example.org/notes": the page is not there (404); it fails since 2025-12-30
2:52: no page came from "https://no.example.org/": there is no such host; it fails since 2025-12-31
```

A page that is there, one whose host blocks programs, and one that is dead already are no cause to wait:

```markdown good
[Letters](https://example.org/letters), [a portrait](https://shut.example.org/), [DOI](https://doi.org/10.1234/lost)
```
"""

from collections.abc import Iterator

from profilelint import Answer, Finding
from profilelint.toolkit import shortened

SEVERITY = "warning"


def check(answer: Answer) -> Iterator[Finding]:
    if answer.verdict == "transient" or (answer.verdict == "dead" and not answer.certain):
        since = f"; it fails since {answer.since}" if answer.failures > 1 else ""
        url = shortened(answer.url, 200)
        yield Finding(answer.span, f'no page came from "{url}": {answer.cause}{since}')
