"""A link to the web leads to the old address of a page that has moved for good.

Visitors still arrive, through a redirect that somebody has to maintain. Write the new address before the old one dies.
Only permanent redirects are reported (301 and 308), and never those of a DOI.

Only `--online` asks the web. The fix is safe where the new address is on the same registered domain and is not a home
page, to which old addresses are often sent when their pages are gone.

```text web
http://example.org/notes 301 https://www.example.org/notes.html
https://www.example.org/notes.html 200
https://example.org/a 308 /b
https://example.org/b 302 /c
https://example.org/c 200
https://example.org/lost 301 https://example.org/
https://example.org/ 200
https://example.org/sold 301 https://example.net/sold
https://example.net/sold 200
https://example.org/now 302 https://example.org/then
https://example.org/then 200
https://example.org/dead 301 https://example.org/deader
https://example.org/deader 404
https://doi.org/api/handles/10.1234/notes 200
```

```markdown bad
[Notes](http://example.org/notes#page-2) and [letters](https://example.org/a).
[What was sold](https://example.org/sold).
```

```text output
1:9: "http://example.org/notes" has moved for good. Write https://www.example.org/notes.html#page-2
1:56: "https://example.org/a" has moved for good. Write https://example.org/b
2:17: "https://example.org/sold" has moved for good to another domain. If it is the same page, write https://example.net/sold
```

```markdown fixed
[Notes](https://www.example.org/notes.html#page-2) and [letters](https://example.org/b).
[What was sold](https://example.net/sold).
```

A page that redirects to a home page is probably gone, so there is no new address to write:

```markdown bad
See [more](https://example.org/lost).
```

```text output
1:12: "https://example.org/lost" now only leads to a home page. Link the new address of the page, or remove the link.
```

```markdown good
See the [home page](https://example.org/).
```

A temporary redirect, and one to a dead page, are not reported here:

```markdown good
[Now](https://example.org/now), [dead](https://example.org/dead) and [DOI](https://doi.org/10.1234/notes)
```
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from profilelint import Answer, Document, Finding
from profilelint.toolkit import shortened

SEVERITY = "info"


def check(answer: Answer, page: Document) -> Iterator[Finding]:
    target = answer.moved_to
    if answer.verdict != "moved" or not target:
        return
    url = shortened(answer.url, 200)
    if _is_home(target) and not _is_home(answer.url):
        message = f'"{url}" now only leads to a home page. Link the new address of the page, or remove the link.'
        yield Finding(answer.span, message)
        return
    from profilelint.toolkit import new_address

    same = _owner(answer.url) == _owner(target)
    new, fix = new_address(answer, page, target, safe=same)
    advice = f". Write {new}" if same else f" to another domain. If it is the same page, write {new}"
    yield Finding(answer.span, f'"{url}" has moved for good{advice}', fix)


def _owner(url: str) -> str:
    from profilelint.toolkit import parse_url, registrable_domain

    return registrable_domain(parse_url(url).host)


def _is_home(url: str) -> bool:
    from profilelint.toolkit import is_home, is_not_found

    path = urlsplit(url).path
    return is_home(path) or is_not_found(path)
