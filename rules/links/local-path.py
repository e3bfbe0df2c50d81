r"""A link leads to a place on the computer of its author.

`C:\Users\ada\cv.pdf`, `file:///home/ada/cv.pdf` and `http://localhost:4000/` work on one computer and for one person.
Every other reader gets nothing, and learns how the folders there are called. Put the file into the site, and link that.

- `folders`: folders of a home by which a path such as `/home/ada/Documents/cv.pdf` is known to lead into one

```markdown bad
---
url_pdf: file:///C:/Users/ada/Downloads/notes.pdf
---

- [CV](C:\Users\ada\cv.pdf), [poster](<file:///home/ada/A poster.pdf>), ![Ada](/Users/ada/Pictures/me.png)
- [Demo](http://localhost:4000/demo/), [data](http://192.168.0.7:8080/), [notes](~/Documents/notes.pdf), [share][share]
- ![Mill](D:\ada\The mill.png)

[share]: \\mill\ada\share.pdf
```

```text output
2:10: "file:///C:/Users/ada/Downloads/notes.pdf" is on one computer only; add the file to the site and link that
5:8: "C:\Users\ada\cv.pdf" is on one computer only; add the file to the site and link that
5:40: "file:///home/ada/A poster.pdf" is on one computer only; add the file to the site and link that
5:80: "/Users/ada/Pictures/me.png" is on one computer only; add the file to the site and link that
6:10: readers cannot reach "http://localhost", which is a computer of your own; link a page that is on the web
6:47: readers cannot reach "http://192.168.0.7", which is a computer of your own; link a page that is on the web
6:82: "~/Documents/notes.pdf" is on one computer only; add the file to the site and link that
6:106: "\mill\ada\share.pdf" is on one computer only; add the file to the site and link that
7:11: "D:\ada\The mill.png" is on one computer only; add the file to the site and link that
```

An extension of a browser shows a page of the web, at an address that is known to this browser alone:

```markdown bad
[paper](chrome-extension://efaidnbmnnnibpcajpcglclefindmkaj/https://mill.example/paper.pdf)
```

```text output
1:9: only the browser that this was copied from shows it; write https://mill.example/paper.pdf
```

```markdown fixed
[paper](https://mill.example/paper.pdf)
```

Paths on the site, and addresses of it, are for everybody:

```markdown good
[CV](/files/cv.pdf), [home](/home/), [Ada](/home/ada), [users](/users/ada/cv.pdf), [page](~ada/cv.pdf), [a](a:b),
[docs](/home/docs/cv.pdf), [n](http://192.0.2.7/), [me](https://localhost.example.org), [x](https://a.org/C:/Users/ada)
```

Who tells readers how to try something out means their own computers, and shows the address:

```markdown good
Run `hugo server` and open <http://localhost:1313>, or [localhost:1313](http://localhost:1313), or
[http://127.0.0.1/a](http://127.0.0.1/a). The page lies in `C:\Users\ada`.
```

What builds the page may lie anywhere, and what a template fills in is not known yet:

```markdown good
---
bibliography: /Users/ada/Documents/looms.bib
csl: file:///home/ada/apa.csl
---

[a]({{ site.url }}/Users/ada/), [b](http://localhost/{{ page.url }})
```

```toml options
folders = ["Papiere"]
```

```markdown bad
[a](/home/ada/Papiere/cv.pdf), [b](/home/ada/Documents/cv.pdf)
```

```text output
1:5: "/home/ada/Papiere/cv.pdf" is on one computer only; add the file to the site and link that
```
"""

import re
from collections.abc import Iterator

from profilelint import Document, Field, Finding, Image, Link, Span
from profilelint.toolkit import address_span, fix_address, is_templated, lazy_pattern, link_targets, shortened

SEVERITY = "error"

FOLDERS = ("Desktop", "Documents", "Downloads", "Dropbox", "OneDrive", "Pictures", "Music", "Videos", "Google Drive")

#: How such an address begins: the second is Windows, the third a network of it, then macOS and Linux. Of numbers, what
#: RFC 1122, section 3.2.1.3, and RFC 1918, section 3, keep for a computer and a house.
LOCAL = lazy_pattern(
    r"""(?xi) (?P<file>file:) | (?P<drive>[a-z]:[\\/]) | (?P<share>\\{1,2}\w[\w.-]{0,60}\\) | (?P<blob>blob:)
    | (?P<home>(?-i:/Users/[^/]+/ | /home/[^/]+/ | ~/))
    | (?P<copied>[a-z]{2,10}-extension://[^/]{1,100}/)
    | (?P<host>https?://(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}
        |172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?=[:/?#]|$))"""
)


#: The same where a blank keeps it from being a link or a picture to some programs, and not to others.
SPACED = lazy_pattern(r"\]\(([A-Za-z]:\\[^()\n]{1,500})\)")


def check(document: Document, *, folders: tuple[str, ...] = FOLDERS) -> Iterator[Finding]:
    for node, url in link_targets(document)[0]:
        found = None if _is_far(url) else LOCAL.match(url)
        if not found or is_templated(url):
            continue
        if found["host"]:
            if not _is_shown(node, found[0]):
                message = f'readers cannot reach "{found[0]}", which is a computer of your own'
                yield Finding(address_span(node), f"{message}; link a page that is on the web")
        elif found["copied"]:
            yield _unwrapped(node, document, url[found.end() :])
        elif not found["home"] or _is_home(url, found["home"], folders):
            yield Finding(address_span(node), _message(url))
    for spaced in SPACED.finditer(document.prose) if ":\\" in document.said else ():
        yield Finding(Span(*spaced.span(1)), _message(spaced[1]))


def _is_far(url: str) -> bool:
    """Whether an address is one of the web whose host does not even begin as one of `LOCAL` does, as nearly all."""
    begin = 8 if url.startswith("https://") else 7 if url.startswith("http://") else 0
    return bool(begin) and url[begin : begin + 1] not in {"l", "L", "0", "1", "["}


def _message(url: str) -> str:
    return f'"{shortened(url, 80)}" is on one computer only; add the file to the site and link that'


def _is_shown(node: Link | Image | Field, begin: str) -> bool:
    """Whether readers see the address, and so are told to open it on a computer of theirs."""
    return isinstance(node, Link) and begin.partition("//")[2].lower() in node.text.lower()


def _unwrapped(node: Link | Image | Field, document: Document, target: str) -> Finding:
    """What is said of an address that an extension of a browser shows; `target` is what it shows."""
    if re.match(r"https?://[\w-]+\.", target):
        message = f"only the browser that this was copied from shows it; write {target}"
        return Finding(address_span(node), message, fix_address(node, document, target))
    return Finding(
        address_span(node), "only the browser that this was copied from shows it; link the page that it shows"
    )


def _is_home(url: str, begin: str, folders: tuple[str, ...]) -> bool:
    """Whether a path leads into somebody's home, and not to a folder "home" or "Users" of the site."""
    rest = url[len(begin) :]
    inside = any(rest.startswith(f"{each}/") for each in folders)
    return (inside or begin.startswith("/Users/")) and "." in rest
