"""A link to the web leads to a page that is not there.

The visitor clicks and gets "page not found". Link the new address of the page or a copy of it
(https://web.archive.org has many), or remove the link and keep its text.

Only `--online` asks the web. A DOI is dead if it is not registered, whatever its publisher answers to programs, and a
page that its host hides from programs (`links/blocked`) is not called dead. As servers fail for a day and come back, a
link that begins to fail is at first a warning (`links/unreachable`). It is dead when it has failed 3 times over 72
hours; or at once where its host says that the page is gone for good, where its DOI is not registered, with
`grace = false` below `[web]`, and with `--no-cache`.

Some hosts answer "200, here it is" for a page that is not there. Such a link is dead only if that is certain: the title
or the first heading of the page says so and nothing else, the host sends visitors to its home page or shows the same page
for an address that cannot exist (each host is asked for one at most once; never, with `probe = false` below `[web]`), or
the domain is parked or for sale.

```text web
https://example.org/notes 404
https://example.org/old/ 410
https://no.example.org/ no-such-host since 2025-10-01 4
https://doi.org/api/handles/10.1234/lost 404
https://doi.org/api/handles/10.1234/found 200
https://slow.example.org/ 504 since 2025-10-01 5
https://example.org/letters 200
https://example.org/first 404 since 2025-12-30
https://example.org/moved 200 Page not found | Example since 2025-10-01 4
https://mill.example/ 301 https://www.hugedomains.com/domain_profile.cfm?d=mill.example since 2025-10-01 4
https://www.hugedomains.com/domain_profile.cfm?d=mill.example 200 mill.example is for sale
https://example.org/found 200 Where a page is not found: a study of 404
http://plain.example.org/ refused since 2025-10-01 4
https://plain.example.org/ 200 Looms
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

A host that answers 200 for what is not there, and a domain that somebody else has bought:

```markdown bad
- [Notes](https://example.org/moved), [the mill](https://mill.example)
```

```text output
1:11: "https://example.org/moved" is dead: the host answers 200, but its page says: "Page not found", since 2025-10-01. Update or remove the link.
1:50: "https://mill.example/" is dead: the domain is for sale, since 2025-10-01. Update or remove the link.
```

Where the host answers at another spelling of the address, this one is to be written:

```markdown bad
- [Looms](http://plain.example.org/#top)
```

```text output
1:11: "http://plain.example.org/" is dead: the host refused the connection, since 2025-10-01. Write https://plain.example.org/#top
```

```markdown fixed
- [Looms](https://plain.example.org/#top)
```

A page that has only begun to fail may come back; a DOI that is registered is alive, whatever its publisher says:

```markdown good
[First notes](https://example.org/first), [Notes](https://doi.org/10.1234/found), [letters](https://example.org/letters)
```

A page about pages that are not there is there itself:

```markdown good
[study](https://example.org/found)
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

from profilelint import Answer, Document, Finding
from profilelint.toolkit import shortened

SEVERITY = "error"


def check(answer: Answer, page: Document) -> Iterator[Finding]:
    if answer.is_gone and answer.certain:
        from profilelint.toolkit import new_address

        advice, fix = "Update or remove the link.", None
        if answer.instead:
            new, fix = new_address(answer, page, answer.instead, safe=True)
            advice = f"Write {new}"
        since = f", since {answer.since}" if answer.since and answer.failures > 1 else ""
        url = shortened(answer.url, 200)
        yield Finding(answer.span, f'"{url}" is dead: {answer.cause}{since}. {advice}', fix)
