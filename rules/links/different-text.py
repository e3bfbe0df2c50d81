"""A link shows an address, and leads to another one.

Who reads `https://mill.example/talks` on the page, or copies it from paper, comes to another place than who clicks on
it. Mostly one of the two was changed and the other forgotten, or a letter was lost. The same goes for a DOI and for the
number of a preprint.

- `shorteners`: computers that lead on to any other; what is behind them is not compared

```markdown bad
- [https://mill.example/talks](https://mill.example/teaching), [www.loom.example](https://www.looms.example),
  [https://ada.example.org](https://babbage.example.org/ada7)
- [https://youtube.com/watch?v=Engine](https://www.youtube.com/watch?v=_Engine), [analytcal.org](https://analytical.org)
- DOI [10.1000/1843](https://doi.org/10.1000/1834), [arXiv:1843.00001](https://arxiv.org/abs/1843.00011)
- <a href="http://turin.org/notes">turin.org/letters</a>, [https://turin.org/notes](http://turin.org/notes)
```

```text output
1:3: readers see "https://mill.example/talks", but the link leads to https://mill.example/teaching
1:64: readers see "www.loom.example", but the link leads to https://www.looms.example
2:3: readers see "https://ada.example.org", but the link leads to https://babbage.example.org/ada7
3:3: readers see "https://youtube.com/watch?v=Engine", but the link leads to https://www.youtube.com/watch?v=_Engine
3:82: readers see "analytcal.org", but the link leads to https://analytical.org
4:7: readers see "10.1000/1843", but the link leads to https://doi.org/10.1000/1834
4:53: readers see "arXiv:1843.00001", but the link leads to https://arxiv.org/abs/1843.00011
5:3: readers see "turin.org/letters", but the link leads to http://turin.org/notes
```

An address may be shown without its beginning or its end, and be written in another way:

```markdown good
[ada.example.org](https://www.ada.example.org/), [mill.example/talks](https://mill.example/talks/index.html#turin),
[https://mill.example/very…](https://mill.example/very/long), [mill.example](https://mill.example/talks?utm_source=a),
[http://ADA.example.org/~ada](https://ada.example.org/%7Eada), [mill.example/a...](http://mill.example/ab)
```

A resolver, an archive or a new home of the same page leads where the text says:

```markdown good
[10.1000/1843](https://publisher.example/article/7), [https://doi.org/10.1000/1843](https://publisher.example/7),
[https://mill.example](https://web.archive.org/web/2016/https://mill.example/), [bit.ly/ada](https://ada.example.org/7),
[https://twitter.com/ada](https://x.com/ada), [https://arxiv.org/abs/1843.00001](https://arxiv.org/pdf/1843.00001v2.pdf),
[10.48550/arXiv.1843.00001](https://arxiv.org/abs/1843.00001), [ada.github.io](https://github.com/ada/ada.github.io)
```

What has a dot in it need not be an address; names of programs, of files and of firms have one:

```markdown good
[Node.js](https://nodejs.example), [Loom.io](https://github.com/ada/loom), [cv.pdf](https://ada.example.org/files/18.pdf),
[v1.2](https://github.com/ada/loom/releases), [src/a.py](https://github.com/ada/loom/blob/main/src/a.py), [e.g.](https://a.org),
[https://ada.example.org/cv](/cv/), [site.url](https://ada.example.org), [mail@mill.com](https://mill.example/contact)
```

```markdown good
[https://{{ site.host }}/a](https://ada.example.org/b), [https://ada.example.org]({{ site.url }}), <https://mill.example>
```

```toml options
shorteners = ["go.example"]
```

```markdown bad
[go.example/a](https://mill.example/7), [https://bit.ly/ada](https://mill.example/7)
```

```text output
1:41: readers see "https://bit.ly/ada", but the link leads to https://mill.example/7
```
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from profilelint import Finding, Link
from profilelint.toolkit import is_one_edit, is_templated, lazy_pattern, shortened

SEVERITY = "warning"

NAMES = (
    "bit.ly t.co goo.gl tinyurl.com ow.ly is.gd t.ly buff.ly lnkd.in youtu.be forms.gle shorturl.at rebrand.ly aka.ms"
)
SHORTENERS = tuple(f"{NAMES} pic.twitter.com doi.org dx.doi.org hdl.handle.net n2t.net purl.org w3id.org".split())

#: What is an address without a scheme: "www." and a name, or a name that ends as few files do.
BARE = lazy_pattern(
    r"(?i)www\.[\w-]+\.[\w.-]+(?:[/?#].*)?"
    r"|(?:[\w-]{1,63}\.){1,6}(?:com|org|net|edu|gov|io|info|eu|uk|de|fr|ch|cn|jp|nl|it|es|ca|au)(?:[/?#].*)?"
)
DOI = lazy_pattern(r"(?i)10\.\d{4,9}/[^\s?#]+")
ARXIV = lazy_pattern(r"(?i)(?:arxiv[:.]|arxiv\.org/[a-z]{3,6}/)(\d{4}\.\d{4,5})")
#: The same under several names.
ALIASES = {"twitter.com": "x.com", "dx.doi.org": "doi.org", "hf.co": "huggingface.co"}


def check(link: Link, *, shorteners: tuple[str, ...] = SHORTENERS) -> Iterator[Finding]:
    text, url = link.text, link.url
    if "." not in text or " " in text or text == url or url[:4].lower() != "http" or link.image or len(text) > 300:
        return
    shown = text.strip("[](){}<>\"'“”,;:").rstrip(".…")
    if not is_templated(url) and _differs(shown, url[:2000], shorteners):
        message = f'readers see "{shortened(text, 120)}", but the link leads to {shortened(url, 160)}'
        yield Finding(link.span, message, cause=message)


def _differs(shown: str, url: str, shorteners: tuple[str, ...]) -> bool:
    """Whether what is shown is an address, or the number of a paper, and not that which the link has."""
    for number in (DOI, ARXIV):
        if found := number.search(shown):
            other = number.search(unquote(url))
            return other is not None and not _is_same(found, other)
    if "…" in shown or "..." in shown:
        return False
    is_full = shown[:4].lower() == "http" and "://" in shown
    if not is_full and not BARE.fullmatch(shown):
        return False
    host, path, query = _parts(shown)
    to_host, to_path, to_query = _parts(url)
    if host + path in to_host + to_path + to_query or host in shorteners or to_host in shorteners:
        return host + path == to_host + to_path and "" not in (query, to_query) and query not in to_query
    if _last(path, query) == _last(to_path, to_query) != "":
        return False
    if not is_full and not path and shown[:4].lower() != "www.":
        return is_one_edit(host, to_host)
    return True


def _is_same(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two numbers are one, but for what an address adds behind it, such as "v2" or "/pdf"."""
    left, right = (found[found.lastindex or 0].lower().rstrip("/") for found in (one, other))
    return left.startswith(right) or right.startswith(left)


def _parts(url: str) -> tuple[str, str, str]:
    """Computer, path and query of an address, without what makes no difference."""
    bare = re.sub(r"^(?:[a-z]+://)?(?:www\d?\.|m\.)?", "", unquote(url).lower()).partition("#")[0]
    place, _, query = bare.partition("?")
    host, slash, path = place.partition("/")
    path = re.sub(r"(?:/index\.html?|/)$|\.html?$", "", slash + path)
    return ALIASES.get(host, host), path, query


def _last(path: str, query: str) -> str:
    """What is left of an address if its page moves: the last step, and what it is asked for."""
    return re.sub(r"(?:v\d+)?(?:\.pdf)?$|\.git$", "", path.rpartition("/")[2]) + query
