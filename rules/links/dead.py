"""A link to the web leads to a page that is not there.

The reader clicks, and gets "page not found". Find where the page has gone, or a copy of it (https://web.archive.org has
many), or take the link away and keep its text.

Only `--online` asks the web. Whether a page is dead is judged as its host means it: a DOI by whether it is registered,
and not by what its publisher answers to a program; what a host hides from programs (`links/blocked`) is not called
dead. As servers fail for a day and come back, a link that begins to fail is at first a warning (`links/unreachable`).
It is dead when it has failed 3 times over 72 hours; or at once where its host says that the page is gone for good,
where nobody has registered its DOI, with `grace = false` below `[web]`, and with `--no-cache`.

```text web
https://example.org/notes 404
https://example.org/old/ 410
https://no.example.org/ no-such-host since 2025-10-01 4
https://doi.org/api/handles/10.1234/lost 404
https://doi.org/api/handles/10.1234/found 200
https://slow.example.org/ 504 since 2025-10-01 5
https://example.org/letters 200
https://example.org/first 404 since 2025-12-30
```

```markdown bad
# Ada Lovelace

- *Notes on the Engine.* [PDF](https://example.org/old/#top) [DOI](https://doi.org/10.1234/lost)
- ![Portrait](https://no.example.org) and [letters][letters] to [Babbage](https://example.org:port/)

[letters]: https://slow.example.org
```

```text output
3:32: readers find nothing at "https://example.org/old/": the page is gone for good (410)
3:68: readers find nothing at "https://doi.org/10.1234/lost": no such DOI is registered (404)
4:15: readers find nothing at "https://no.example.org/": there is no such host, since 2025-10-01
4:43: readers find nothing at "https://slow.example.org/": the host is in trouble (504), since 2025-10-01
4:75: readers find nothing at "https://example.org:port/": it is no address that a browser can open: "port" is no port
```

A page that has only begun to fail may come back; a DOI that is registered is alive, whatever its publisher says:

```markdown good
[First notes](https://example.org/first), [Notes](https://doi.org/10.1234/found), [letters](https://example.org/letters)
```

So is a page that is not known not to be there:

```markdown good
[Elsewhere](https://elsewhere.example.org/) and [here](here.md), `https://example.org/old/`
```

```text web
https://example.org/notes 404
```

Where earlier runs are not remembered, no grace is given:

```markdown bad
[Notes](https://example.org/notes)
```

```text output
1:9: readers find nothing at "https://example.org/notes": the page is not there (404)
```

```markdown good
[Notes](notes.pdf)
```
"""

from collections.abc import Iterator

from profilelint import Answer, Finding
from profilelint.toolkit import shortened

SEVERITY = "error"


def check(answer: Answer) -> Iterator[Finding]:
    if answer.verdict == "dead" and answer.certain:
        since = f", since {answer.since}" if answer.since and answer.failures > 1 else ""
        url = shortened(answer.url, 200)
        yield Finding(answer.span, f'readers find nothing at "{url}": {answer.cause}{since}')
