"""A blank, or a character that nobody sees, got into the address of a link.

It came with the address when this was copied from a PDF or a chat, or slipped from the keyboard. The browser takes it
for a part of the name, and the reader gets "page not found"; or the program that makes the page sees no link any more,
and the reader gets the brackets: Hugo and GitHub, other than Jekyll and Quarto, allow no blank in an address.

```markdown bad
- [Turin](https://turin.example/1842%20), [mill](%20https://mill.example), [loom](https://loom.example/a%E2%80%8B?b=1)
- [Ada](<https://ada. example.org/notes>), <a href="https://mill.example/a/
       long-name">notes</a>, ![Ada](me.png%0A), [x][x]

[x]: https://turin.example/\u200btalks
```

```text output
1:11: readers get "page not found": the address ends with "%20", which nobody sees; write https://turin.example/1842
1:50: readers get "page not found": the address begins with "%20", which nobody sees; write https://mill.example
1:83: readers get "page not found": the address ends with "%E2%80%8B", which nobody sees; write https://loom.example/a?b=1
2:10: readers get "page not found": a blank stands in "https://ada. example.org"; write https://ada.example.org/notes
2:53: readers get "page not found": the address is broken into lines; write https://mill.example/a/long-name
3:37: readers get "page not found": the address ends with "%0A", which nobody sees; write me.png
3:49: readers get "page not found": the address has in it a character that nobody sees; write https://turin.example/talks
```

```markdown fixed
- [Turin](https://turin.example/1842), [mill](https://mill.example), [loom](https://loom.example/a?b=1)
- [Ada](<https://ada.example.org/notes>), <a href="https://mill.example/a/long-name">notes</a>, ![Ada](me.png), [x][x]

[x]: https://turin.example/talks
```

Where Hugo makes the pages:

```toml file hugo.toml
```

```pdf file content/Ada L.pdf
```

```markdown bad content/cv.md
[CV](Ada L.pdf), ![mill](/old mill.png "A mill") and [notes]( /a of b.html ).
```

```text output
content/cv.md:1:6: a blank keeps "Ada L.pdf" from being an address, and readers see brackets; write Ada%20L.pdf
content/cv.md:1:26: a blank keeps "/old mill.png" from being an address, and readers see brackets; write /old%20mill.png
content/cv.md:1:63: a blank keeps "/a of b.html" from being an address, and readers see brackets; write /a%20of%20b.html
```

```markdown fixed content/cv.md
[CV](Ada%20L.pdf), ![mill](/old%20mill.png "A mill") and [notes]( /a%20of%20b.html ).
```

A blank may be a part of a name, if it is written so that all programs see it:

```pdf file Ada .pdf
```

```markdown good
[CV](<Ada Lovelace.pdf>), [CV](Ada%20Lovelace.pdf), [search](https://mill.example/?q=looms%20), [odd](Ada%20.pdf),
[notes]( https://mill.example ), <a href=" https://mill.example ">mill</a>, [mail](mailto:ada@example.org?subject=A%20),
[persian](https://fa.wikipedia.org/wiki/می\u200cرود), [text](https://mill.example/#:~:text=the%20), [b](#ada%20)
```

Jekyll makes a link of what has a blank in it, and so does Quarto:

```yaml file _config.yml
```

```markdown good
[CV](Ada Lovelace.pdf) and ![mill](/media/old mill.png)
```

What a template fills in is not known yet, and not all that stands in brackets is a link:

```toml file hugo.toml
```

```markdown good content/_index.md
[CV]({{ site.cv }} new.pdf), [CV](<{{ site.cv }}%20>), `[CV](my cv.pdf)`, $f[x](a b.c)$, f[i](see there),
[x](a "title"), [todo](link to the report), {{< figure src="my mill.png" >}}, a[1](b, c/d).
```
"""

import re
from collections.abc import Iterator
from itertools import islice
from posixpath import dirname, join
from urllib.parse import unquote

from profilelint import Document, Finding, Fix, Site, Span
from profilelint.toolkit import address_span, fix_address, is_templated, lazy_pattern, link_targets, shortened

SEVERITY = "error"

#: What nobody sees, as itself and percent-encoded; U+200C and U+200D join and part letters where they stand in a name.
UNSEEN = "\xa0\u200b\u200e\u200f\u2028\u2029\u2060\ufeff"
CODED = r"%(?:20|0[9ad]|c2%a0|e2%80%(?:8[bef]|a[89])|e2%81%a0|ef%bb%bf)"
SUSPECT = lazy_pattern(rf"(?i)[\x00-\x20\x7f{UNSEEN}]|{CODED}")
#: Where such a thing cannot be meant: at the ends of a path, in a name of a computer, at the end of a line.
EDGES = lazy_pattern(rf"(?i)^(?:{CODED}|[{UNSEEN}])+|(?:{CODED}|[{UNSEEN}])+$")
HOST = lazy_pattern(r"(?i)https?://[^/?#]*")
BLANK = lazy_pattern(rf"(?i)\s|{CODED}")
WRAPPED = lazy_pattern(r"(?<![ \t\r\n])[ \t]*+[\r\n][ \t\r\n]*")
ANYWHERE = lazy_pattern("[\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
#: What browsers take away at both ends of an address (WHATWG URL, section 4.4).
BLANKS = " \t\r\n\f"
#: Addresses that are no path.
OTHER = ("data:", "mailto:", "javascript:", "tel:", "#")

#: A link or a picture with blanks in its address, a title left out.
SPACED = lazy_pattern(
    r"""\[[^\[\]\n]{0,300}\]\([ ]*([^\s()<>]+(?:[ ]+[^\s()<>"']+){1,30})(?:[ ]+(?:"[^"\n]*"|'[^'\n]*'))?[ ]*\)"""
)
PATH = lazy_pattern(
    r"(?i)https?://|www\.|\.{0,2}/|.*\.(?:pdf|html?|md|png|jpe?g|gif|svg|webp|docx?|pptx?|xlsx?|zip|bib|txt|csv|mp4)$"
)
HUGO = (
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config/_default",
)
#: Findings of one page, and the longest address that is looked at, which bounds the time.
MOST, LONGEST = 50, 2000


def check(document: Document, site: Site) -> Iterator[Finding]:
    found, text = link_targets(document)
    for node, url in found if "%" in text or " " in text or not text.isprintable() else ():
        if not SUSPECT.search(url) or len(url) > LONGEST or url.lower().startswith(OTHER) or is_templated(url):
            continue
        right, why = _trimmed(url)
        if right not in {"", url.strip(BLANKS)} and not site.exists(join(dirname(site.locate(document)), unquote(url))):
            message = f'readers get "page not found": {why}; write {right}'
            on_one_line = "\n" not in url and "\r" not in url
            yield Finding(address_span(node), message, fix_address(node, document, right, safe=on_one_line))
    if "](" in document.said and SPACED.search(document.prose) and _needs_none(document, site):
        yield from _unlinked(document, site)


def _trimmed(url: str) -> tuple[str, str]:
    """An address without what nobody meant to be in it, and what that is."""
    bare = url.strip(BLANKS)
    path = re.split("[?#]", bare, maxsplit=1)[0]
    if "\n" in path or "\r" in path:
        return WRAPPED.sub("", bare), "the address is broken into lines"
    host = HOST.match(path)
    if host and BLANK.search(host[0].rstrip()):
        return BLANK.sub("", host[0]) + bare[host.end() :], f'a blank stands in "{host[0]}"'
    better = ANYWHERE.sub("", EDGES.sub("", path))
    how = "ends with" if path.startswith(better) else "begins with" if path.endswith(better) else "has in it"
    return better + bare[len(path) :], f"the address {how} {_named(path)}"


def _named(path: str) -> str:
    """What is first to be taken out of a path, by its name."""
    found = EDGES.search(path) or ANYWHERE.search(path)
    is_coded = found is not None and found[0].isascii() and found[0].isprintable()
    return f'"{found[0]}", which nobody sees' if found and is_coded else "a character that nobody sees"


# What has become no link


def _needs_none(document: Document, site: Site) -> bool:
    """Whether a blank keeps what makes this page from seeing a link: Hugo for its content, GitHub for a README."""
    path = site.locate(document)
    if not path.endswith(".md") or site.exists("_config.yml") or site.exists("_quarto.yml"):
        return False
    return path == "README.md" or (path.startswith("content/") and any(map(site.exists, HUGO)))


def _unlinked(document: Document, site: Site) -> Iterator[Finding]:
    for found in islice(SPACED.finditer(document.prose), MOST):
        span, target = Span(*found.span(1)), found[1]
        if PATH.match(target) and document.text[span.start : span.end] == target:
            right = target.replace(" ", "%20")
            there = site.exists(target) or site.exists(join(dirname(site.locate(document)), target))
            message = f'a blank keeps "{shortened(target, 80)}" from being an address, and readers see brackets'
            yield Finding(span, f"{message}; write {right}", Fix.replace(span, right, safe=there))
