r"""A slip in an address breaks a link.

A slip in the beginning of an address, and the visitor gets "page not found". `http://https://...` comes from a theme or
a person that adds what is already there, and `https://doi.org/https://doi.org/...` from a key that wants the bare DOI.

```markdown bad
---
title: Notes
paperurl: htttps://mill.example/notes.pdf
---

- [Home](http://https://ada.example.org), [mill](https//mill.example), [loom](http:/loom.example.org)
- ![Ada](ttps://ada.example/a.png), <a href="https:ada.example/?a=1&amp;b=2">Ada</a>, [code](/https://git.example)
- [DOI](https://doi.org/https://doi.org/10.1000/1843), [DOI](https://doi.org/doi.org/10.1000/1842)
- [me](https://github.com/https://github.com/ada), ["quoted"]("https://ada.example.org"), [on]([https://on.example/a)
- [up](#https://up.example.org)
```

```text output
3:11: This address starts with "htttps://" instead of "https://". Write https://mill.example/notes.pdf
6:10: This address starts with "http://https://" instead of "https://". Write https://ada.example.org
6:50: This address starts with "https//" instead of "https://". Write https://mill.example
6:79: This address starts with "http:/" instead of "http://". Write http://loom.example.org
7:10: This address starts with "ttps://" instead of "https://". Write https://ada.example/a.png
7:46: This address starts with "https:" instead of "https://". Write https://ada.example/?a=1&b=2
7:94: This address starts with "/https://" instead of "https://". Write https://git.example
8:9: "doi.org" is in this address twice. Write https://doi.org/10.1000/1843
8:62: "doi.org" is in this address twice. Write https://doi.org/10.1000/1842
9:8: This address contains a second one, after "github.com". Write https://github.com/ada
9:63: This address is in quotation marks. Write https://ada.example.org
9:96: This address starts with "[https://" instead of "https://". Write https://on.example/a
10:8: This address starts with "#https://" instead of "https://". Write https://up.example.org
```

```markdown fixed
---
title: Notes
paperurl: https://mill.example/notes.pdf
---

- [Home](https://ada.example.org), [mill](https://mill.example), [loom](http://loom.example.org)
- ![Ada](https://ada.example/a.png), <a href="https://ada.example/?a=1&amp;b=2">Ada</a>, [code](https://git.example)
- [DOI](https://doi.org/10.1000/1843), [DOI](https://doi.org/10.1000/1842)
- [me](https://github.com/ada), ["quoted"](https://ada.example.org), [on](https://on.example/a)
- [up](https://up.example.org)
```

```markdown bad
- [Turin]([https://turin.example](https://turin.example/1842)), a [mill]([a](https://mill.example)https://mill.example)
```

```text output
1:11: This address contains another link. Write https://turin.example/1842
1:74: This address contains another link. Write https://mill.example
```

```markdown fixed
- [Turin](https://turin.example/1842), a [mill](https://mill.example)
```

These addresses are right:

What a footnote says is no address:

```markdown good
The cards[^1] are punched.[^mill]

[^1]: [Cards](https://looms.example/cards)
[^mill]: [Notes](https://mill.example/notes), page 7
```

```markdown good
[a](https://example.org), [b](http://example.org), [c](//example.org), [d](HTTPS://example.org), [e](mailto:a@b.org),
[f](https.html), [g](http/index.html), [h](https://http.cat/404), [i](https://doi.org/10.1000/1843), <tel:+391842>,
[j](ssh://ada@example.org), [k](ftp://example.org), [l](hxxp://bad.example.org), [m](/notes/(1843)), [n](https/a.md)
```

An address may contain another one:

```markdown good
[old](https://web.archive.org/web/2016/http://example.org), [run](https://app.example.org/?url=https://example.org),
[seen](https://htmlpreview.github.io/?https://github.com/ada/a.html), [here](https://github.com/ada/github.com)
```

Addresses that a template fills in, and those that nobody sees, are left alone:

```markdown good
[a]({{ site.scheme }}https://example.org), [b](http://https://{{ site.url }}), <!-- [c](htttps://example.org) -->
```

Measured on 4 findings on 316 unseen sites: 2 wrong.
"""

import re
from collections.abc import Iterator

from profilelint import Document, Finding
from profilelint.toolkit import (
    address_span,
    fix_address,
    is_one_edit,
    is_templated,
    lazy_pattern,
    link_targets,
)

SEVERITY = "error"

#: Beginnings of addresses that need no closer look unless "http" follows.
SOUND = lazy_pattern(r"(?i)https?://(?!(?:dx\.)?doi\.org/+[^1])[^/]|(?!\.{0,2}/h?t?tps?:|#https?:)[#?./{]|mailto:")
#: How many characters into an address a second one is looked for.
REACH = 80
#: Letters, a colon or a mark in its place, slashes.
SCHEME = lazy_pattern(r"(?i)([a-z]{3,7})([:;.,]{0,2})(/{0,4})")
HOST = lazy_pattern(r"(?i)(?:[\w-]{1,63}\.){1,8}(?:[a-z]{2,20}|\d{1,3})(?:[/:?#]|$)|localhost\b")
#: Schemes that are no misspellings of "http" and "https".
OTHERS = frozenset(("shttp", "httpu"))
#: A host and, after at most one step such as "in/", an address on the same host; after doi.org, any address.
TWICE = lazy_pattern(
    r"(?i)https?://(?:www\.|dx\.)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})/+(?:[\w-]{1,20}/|citations\?user=)?"
    r"(https?:/{1,2}(?:www\.|dx\.)?(?:\1/|(?<=doi\.org/https://)|(?<=doi\.org/http://)).*)"
)
DOI = lazy_pattern(r"(?i)(?:https?:/+(?:dx\.|www\.)?doi\.org/+){1,4}(?:(?:dx\.)?doi\.org/+)?(10\.\d{4,9}/.*)")
QUOTES = {'"': '"', "'": "'", "“": "”", "(": ")", "[": "]"}
OPENED = lazy_pattern(r"""(?i)(["'“(\[#])((https?://)[\w-]{1,63}\.[^"'“”()\[\]]{1,1000})""")
NESTED = lazy_pattern(r"\[[^\[\]]{0,500}\]\(([^\s()]{1,1000}(?:\([^\s()]{0,200}\)[^\s()]{0,500})?)\)[^\s()]{0,500}")


def check(document: Document) -> Iterator[Finding]:
    for node, url in link_targets(document)[0]:
        if (SOUND.match(url) and "http" not in url[7:REACH].lower()) or is_templated(url):
            continue
        if repaired := _repaired(url):
            fault, right, safe = repaired
            fix = fix_address(node, document, right, safe=safe)
            yield Finding(address_span(node), f"{fault}. Write {right}", fix)


# Addresses


def _repaired(url: str) -> tuple[str, str, bool] | None:
    """Return what is wrong with an address, the right one, and whether that is certain; None for a right address."""
    if nested := NESTED.fullmatch(url):
        return "This address contains another link", nested[1], False
    if url[-1] == QUOTES.get(url[0]) and "://" in url and HOST.match(url[1:-1].partition("://")[2]):
        marks = "brackets" if url[0] in "([" else "quotation marks"
        return f"This address is in {marks}", url[1:-1], True
    if opened := OPENED.fullmatch(url):
        return f'This address starts with "{opened[1]}{opened[3]}" instead of "{opened[3]}"', opened[2], True
    if doi := DOI.fullmatch(url):
        right = f"https://doi.org/{doi[1]}"
        return ('"doi.org" is in this address twice', right, True) if url.lower().count("doi.org/") > 1 else None
    if twice := TWICE.fullmatch(url):
        return f'This address contains a second one, after "{twice[1]}"', twice[2], True
    return _repaired_scheme(url)


def _repaired_scheme(url: str) -> tuple[str, str, bool] | None:
    """Return what is wrong with the beginning of an address, as `_repaired` does."""
    bare = re.sub(r"^\.{0,2}/(?=https?:/)", "", url)
    position, scheme = 0, ""
    while (part := SCHEME.match(bare, position)) and _is_web(*part.groups()):
        position, scheme = part.end(), "https" if "s" in part[1].lower() else "http"
    right = f"{scheme}://{bare[position:]}"
    if not scheme or not HOST.match(bare, position) or right.lower() == url.lower():
        return None
    begin = url[: len(url) - len(bare) + position]
    return f'This address starts with "{begin}" instead of "{scheme}://"', right, True


def _is_web(word: str, colon: str, slashes: str) -> bool:
    """Whether this is "http://" or "https://", with or without a slip."""
    word = word.lower()
    if word in {"http", "https"}:
        return colon == ":" or len(slashes) > 1
    alike = is_one_edit(word, "http") or is_one_edit(word, "https")
    return alike and word not in OTHERS and (len(slashes) > 1 or (colon == ":" and slashes == "/"))
