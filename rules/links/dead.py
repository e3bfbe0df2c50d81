"""A link to the web leads to a page that is not there.

The visitor clicks and gets "page not found". Link the new address of the page or a copy of it
(https://web.archive.org has many), or remove the link and keep its text.

Only `--online` asks the web. A DOI is dead if it is not registered, whatever its publisher answers to programs, and a
page that its host hides from programs (`links/blocked`) is not called dead. As servers fail for a day and come back, a
link that begins to fail is at first a warning (`links/unreachable`). It is dead when it has failed 3 times over 72
hours; or at once where its host says that the page is gone for good, where its DOI is not registered, with
`grace = false` below `[web]`, and with `--no-cache`.

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
3:32: "https://example.org/old/" is dead: the page is gone for good (410). Update or remove the link.
3:68: "https://doi.org/10.1234/lost" is dead: no such DOI is registered (404). Update or remove the link.
4:15: "https://no.example.org/" is dead: there is no such host, since 2025-10-01. Update or remove the link.
4:43: "https://slow.example.org/" is dead: the host has a problem (504), since 2025-10-01. Update or remove the link.
4:75: "https://example.org:port/" is dead: browsers cannot open this address: "port" is not a port. Update or remove the link.
```

A page that has only begun to fail may come back; a DOI that is registered is alive, whatever its publisher says:

```markdown good
[First notes](https://example.org/first), [Notes](https://doi.org/10.1234/found), [letters](https://example.org/letters)
```

A page that was not reached for another reason is not called dead:

```markdown good
[Elsewhere](https://elsewhere.example.org/) and [here](here.md), `https://example.org/old/`
```

```text web
https://example.org/notes 404
```

Where earlier runs are not remembered, a link is dead at once:

```markdown bad
[Notes](https://example.org/notes)
```

```text output
1:9: "https://example.org/notes" is dead: there is no such page (404). Update or remove the link.
```

```markdown good
[Notes](notes.pdf)
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Answer, Finding
from profilelint.toolkit import shortened

SEVERITY = "error"


def check(answer: Answer) -> Iterator[Finding]:
    if answer.verdict == "dead" and answer.certain:
        since = f", since {answer.since}" if answer.since and answer.failures > 1 else ""
        url = shortened(answer.url, 200)
        yield Finding(answer.span, f'"{url}" is dead: {answer.cause}{since}. Update or remove the link.')
