"""Whether a page says that it is not there, in the phrases of the table of verdicts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.web.page import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from profilelint.web.page import Page

#: What stands around a phrase.
_EDGES = " \t!¡?¿.…:;,-–—|'\"«»“”„()[]。！：、"
#: Between the name of a page and that of its site.
_PARTS = re.compile(r"\s[-–—:/]\s|[|｜·•»«›]|:\s|\s[-–—]{2}\s")
#: An address that is about such pages.
_ABOUT = re.compile(r"(?i)404|not-?_?found|error")
#: How many characters of a page's beginning may speak of something that was not found.
_BEGINNING = 400


class Phrases:
    """The phrases with which pages say that they are not there, and the words for "error" beside the number 404."""

    def __init__(self, phrases: Iterable[str], errors: Collection[str]) -> None:
        self._phrases = frozenset(_bare(each) for each in phrases)
        words = "|".join(map(re.escape, errors))
        self._number = re.compile(rf"\b(?:http[ -]?)?(?:(?:{words})[ -]?)?404\b")
        self._errors = frozenset(("", "http", *errors))

    def said(self, page: Page, target: str) -> str:
        """Return what the title or the first heading of a page says, in quotes, if it says that there is no such page.

        It must say nothing else, and the address must not be about such pages.
        """
        if _ABOUT.search(target):
            return ""
        parts = [page.title, *_PARTS.split(page.title), page.heading]
        return next((f'"{each.strip(_EDGES)}"' for each in parts if self._is_one(each)), "")

    def _is_one(self, text: str) -> bool:
        text = _bare(text)
        rest = _bare(self._number.sub(" ", text, count=1))
        return rest in self._phrases or (rest != text and rest in self._errors)

    def are_in(self, page: Page) -> bool:
        """Return whether a page speaks of something that was not found, perhaps of itself."""
        text = f"{page.title} {page.heading} {page.words[:_BEGINNING]}".casefold()
        return bool(self._number.search(text)) or any(each in text for each in self._phrases)


def _bare(text: str) -> str:
    return folded(text).casefold().strip(_EDGES)
