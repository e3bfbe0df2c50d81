"""Tokens that cost half as much to make: a page has thousands, and a dataclass looks at what it is given."""

from __future__ import annotations

from typing import Literal

from markdown_it.token import Token


class Quick(Token):
    """A token like any other."""

    __slots__ = ()

    def __init__(self, kind: str, tag: str, nesting: Literal[-1, 0, 1], level: int = 0, content: str = "") -> None:
        self.type = kind
        self.tag = tag
        self.nesting = nesting
        self.attrs = {}
        self.map = None
        self.level = level
        self.children = None
        self.content = content
        self.markup = ""
        self.info = ""
        self.meta = {}
        self.block = False
        self.hidden = False
