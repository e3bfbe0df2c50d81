"""From paths of addresses to the files behind them, as a web server and the generators map them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

#: What files end with that are no pages: a server answers with them alone.
FILES = (".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".css", ".js", ".xml", ".zip", ".pptx", ".docx")


def outputs_at(path: str) -> Iterator[str]:
    """The files that a web server may answer a path with."""
    if path.endswith("/") or not path:
        yield f"{path}index.html"
        return
    yield path
    if "." not in posixpath.basename(path) or not path.lower().endswith((".html", ".htm", *FILES)):
        yield f"{path}.html"
        yield f"{path}/index.html"


def written(url: str) -> str:
    """The file that the page of an address is written to.

    >>> written("/talks/"), written("/cv"), written("/feed.xml")
    ('talks/index.html', 'cv.html', 'feed.xml')
    """
    path = re.sub("/{2,}", "/", url).lstrip("/")
    if path.endswith("/") or not path:
        return path + "index.html"
    return path if re.search(r"\.[A-Za-z]\w{0,9}$", path) else path + ".html"


def same(actual: str) -> str:
    """The address of a file that is served under its own path."""
    return actual
