"""What a local address leads to."""

# No `from __future__ import annotations`: a NamedTuple is made twice as fast without.
from typing import Literal, NamedTuple

from profilelint.finding import Span

Kind = Literal["found", "missing", "wrong-case", "unknown", "elsewhere"]

#: Who reads a file: visitors of the site, those who look at its repository, either, or neither as such.
Readers = Literal["visitors", "repository", "both", "nobody"]


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


class Reference(NamedTuple):
    """A local address on a page or in a file of settings: what it leads to and where it stands.

    `role` is "link", "image", "field" for a key of the front matter, or "menu".
    """

    url: str
    span: Span
    target: Target
    role: Literal["link", "image", "field", "menu"] = "link"


ELSEWHERE = Target("elsewhere")
UNKNOWN = Target("unknown")
