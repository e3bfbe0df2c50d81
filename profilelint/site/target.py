"""What a local address leads to."""

# No `from __future__ import annotations`: a NamedTuple is made twice as fast without.
from collections.abc import Callable
from typing import Literal, NamedTuple

from profilelint.model.finding import Span

Kind = Literal["found", "missing", "wrong-case", "unknown", "elsewhere"]

#: A file that may be served at an address, and what makes an address of the path of such a file; None: do not try.
Source = tuple[str, Callable[[str], str] | None]

#: Who reads a file: visitors of the site, those who look at its repository, either, or neither as such.
Readers = Literal["visitors", "repository", "both", "nobody"]

#: What an address is: that of a link, of a picture, of another part of a page such as a frame or a video, of what a
#: page is made with such as a script, in a key of the front matter or of a data file, or in a menu.
Role = Literal["link", "image", "part", "asset", "field", "menu"]


class Target(NamedTuple):
    """What an address on a page leads to.

    `file` is the file, relative to the root of the site, that a reader gets or that the page is made from; "" where
    there is none, or where it is not known. Of what is "missing", `path` is what was looked for, from the root of the
    site as built; of "wrong-case" it is that as it must be spelt. `fragment` is what stands behind "#", decoded.
    """

    kind: Kind
    file: str = ""
    path: str = ""
    fragment: str = ""


class LocalReference(NamedTuple):
    """A local address on a page or in a file of settings: what it leads to and where it stands.

    `span` is where a reader of the source looks for it, `written` where the address itself stands: those of a
    reference link differ.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"index.md": "My [CV](cv.md#talks)", "cv.md": ""})
    >>> found = site.references(site.documents[1])[0]
    >>> found.url, found.role, found.target
    ('cv.md#talks', 'link', Target(kind='found', file='cv.md', path='cv.md', fragment='talks'))
    """

    url: str
    span: Span
    written: Span
    target: Target
    role: Role


ELSEWHERE = Target("elsewhere")
UNKNOWN = Target("unknown")
