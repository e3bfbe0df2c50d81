"""A link to the web could not be opened this time.

The host did not answer, was in trouble, or had no such page. That may pass: check again in a few days. If it does not
pass, `links/dead` reports the link once it has failed 3 times over 72 hours.

Where the host answers the same address over HTTPS, or with `www.`, that is the address to write: most hosts no longer
listen where HTTP without "s" knocks, and some domains have an address with `www.` alone.

Only `--online` asks the web.

```text web
http://plain.example.org/notes refused
https://plain.example.org/notes 200
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
1:32: "https://slow.example.org/" could not be opened: the host did not answer in time. Check again in a few days.
1:67: "https://example.org/full" could not be opened: the host has a problem (503). Check again in a few days.
2:11: "https://example.org/notes" could not be opened: there is no such page (404), since 2025-12-30. Check again in a few days.
2:52: "https://no.example.org/" could not be opened: there is no such host, since 2025-12-31. Check again in a few days.
```

```markdown bad
[Looms](http://plain.example.org/notes#loom)
```

```text output
1:9: "http://plain.example.org/notes" could not be opened: the host refused the connection. Write https://plain.example.org/notes#loom
```

```markdown fixed
[Looms](https://plain.example.org/notes#loom)
```

```markdown good
[Looms](https://plain.example.org/notes#loom), [elsewhere](https://elsewhere.example.org/)
```

A page that is there, one whose host blocks programs, and one that is already dead are not reported here:

```markdown good
[Letters](https://example.org/letters), [a portrait](https://shut.example.org/), [DOI](https://doi.org/10.1234/lost)
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Answer, Document, Finding
from profilelint.toolkit import shortened

SEVERITY = "warning"


def check(answer: Answer, page: Document) -> Iterator[Finding]:
    if answer.verdict == "transient" or (answer.is_gone and not answer.certain):
        from profilelint.toolkit import new_address

        advice, fix = "Check again in a few days.", None
        if answer.instead:
            new, fix = new_address(answer, page, answer.instead, safe=True)
            advice = f"Write {new}"
        since = f", since {answer.since}" if answer.failures > 1 else ""
        url = shortened(answer.url, 200)
        message = f'"{url}" could not be opened: {answer.cause}{since}. {advice}'
        yield Finding(answer.span, message, fix)
