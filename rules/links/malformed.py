r"""A link is written so that it leads nowhere.

A slip in the beginning of an address, and the reader gets "page not found". `http://https://...` comes from a theme or
a hand that adds what is there already, and `https://doi.org/https://doi.org/...` from a key that wants the bare DOI.

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
3:11: this address begins with "htttps://" in place of "https://"; write https://mill.example/notes.pdf
6:10: this address begins with "http://https://" in place of "https://"; write https://ada.example.org
6:50: this address begins with "https//" in place of "https://"; write https://mill.example
6:79: this address begins with "http:/" in place of "http://"; write http://loom.example.org
7:10: this address begins with "ttps://" in place of "https://"; write https://ada.example/a.png
7:46: this address begins with "https:" in place of "https://"; write https://ada.example/?a=1&b=2
7:94: this address begins with "/https://" in place of "https://"; write https://git.example
8:9: "doi.org" stands twice in this address; write https://doi.org/10.1000/1843
8:62: "doi.org" stands twice in this address; write https://doi.org/10.1000/1842
9:8: another address stands in this one, behind "github.com"; write https://github.com/ada
9:63: this address stands in quotation marks of its own; write https://ada.example.org
9:96: this address begins with "[https://" in place of "https://"; write https://on.example/a
10:8: this address begins with "#https://" in place of "https://"; write https://up.example.org
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
1:11: another link stands within this address; write https://turin.example/1842
1:74: another link stands within this address; write https://mill.example
```

```markdown fixed
- [Turin](https://turin.example/1842), a [mill](https://mill.example)
```

Addresses as they should be:

```markdown good
[a](https://example.org), [b](http://example.org), [c](//example.org), [d](HTTPS://example.org), [e](mailto:a@b.org),
[f](https.html), [g](http/index.html), [h](https://http.cat/404), [i](https://doi.org/10.1000/1843), <tel:+391842>,
[j](ssh://ada@example.org), [k](ftp://example.org), [l](hxxp://bad.example.org), [m](/notes/(1843)), [n](https/a.md)
```

An address may hold another one:

```markdown good
[old](https://web.archive.org/web/2016/http://example.org), [run](https://app.example.org/?url=https://example.org),
[seen](https://htmlpreview.github.io/?https://github.com/ada/a.html), [here](https://github.com/ada/github.com)
```

What a template writes is not known yet, and what nobody sees harms nobody:

```markdown good
[a]({{ site.scheme }}https://example.org), [b](http://https://{{ site.url }}), <!-- [c](htttps://example.org) -->
```
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

#: How addresses begin that need no closer look, where nothing like "http" follows.
SOUND = lazy_pattern(r"(?i)https?://(?!(?:dx\.)?doi\.org/+[^1])[^/]|(?!\.{0,2}/h?t?tps?:|#https?:)[#?./{]|mailto:")
#: How far into an address a second one is looked for.
REACH = 80
#: Letters, a colon or what stands in its place, slashes.
SCHEME = lazy_pattern(r"(?i)([a-z]{3,7})([:;.,]{0,2})(/{0,4})")
HOST = lazy_pattern(r"(?i)(?:[\w-]{1,63}\.){1,8}(?:[a-z]{2,20}|\d{1,3})(?:[/:?#]|$)|localhost\b")
#: No misspellings of "http" and "https".
OTHERS = frozenset(("shttp", "httpu"))
#: A computer and, behind at most a step such as "in/", an address of the same one, or behind doi.org of any.
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
            why, right, safe = repaired
            yield Finding(address_span(node), f"{why}; write {right}", fix_address(node, document, right, safe=safe))


# Addresses


def _repaired(url: str) -> tuple[str, str, bool] | None:
    """What is wrong with an address, what it was to be, and whether that is sure; None where nothing is."""
    if nested := NESTED.fullmatch(url):
        return "another link stands within this address", nested[1], False
    if url[-1] == QUOTES.get(url[0]) and "://" in url and HOST.match(url[1:-1].partition("://")[2]):
        marks = "brackets" if url[0] in "([" else "quotation marks"
        return f"this address stands in {marks} of its own", url[1:-1], True
    if opened := OPENED.fullmatch(url):
        return f'this address begins with "{opened[1]}{opened[3]}" in place of "{opened[3]}"', opened[2], True
    if doi := DOI.fullmatch(url):
        right = f"https://doi.org/{doi[1]}"
        return ('"doi.org" stands twice in this address', right, True) if url.lower().count("doi.org/") > 1 else None
    if twice := TWICE.fullmatch(url):
        return f'another address stands in this one, behind "{twice[1]}"', twice[2], True
    return _begun(url)


def _begun(url: str) -> tuple[str, str, bool] | None:
    """What is wrong with how an address begins, as `_repaired` says it."""
    bare = re.sub(r"^\.{0,2}/(?=https?:/)", "", url)
    position, scheme = 0, ""
    while (found := SCHEME.match(bare, position)) and _is_web(*found.groups()):
        position, scheme = found.end(), "https" if "s" in found[1].lower() else "http"
    right = f"{scheme}://{bare[position:]}"
    if not scheme or not HOST.match(bare, position) or right.lower() == url.lower():
        return None
    begin = url[: len(url) - len(bare) + position]
    return f'this address begins with "{begin}" in place of "{scheme}://"', right, True


def _is_web(word: str, colon: str, slashes: str) -> bool:
    """Whether this is "http://" or "https://" with a slip or without."""
    word = word.lower()
    if word in {"http", "https"}:
        return colon == ":" or len(slashes) > 1
    alike = is_one_edit(word, "http") or is_one_edit(word, "https")
    return alike and word not in OTHERS and (len(slashes) > 1 or (colon == ":" and slashes == "/"))
