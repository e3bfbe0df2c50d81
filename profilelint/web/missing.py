"""Whether a page says that it is not there, in the phrases of the table of verdicts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.web.page import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.web.page import Page

#: What stands around a phrase.
_EDGES = " \t!¡?¿.…:;,-–—|'\"«»“”„()[]。！：、"
#: Between the name of a page and that of its site.
_PARTS = re.compile(r"\s[-–—:/]\s|[|｜·•»«›]|:\s|\s[-–—]{2}\s")
#: The number of the status, which may stand before or behind a phrase.
_NUMBER = re.compile(r"\b(?:http[ -]?)?(?:(?:error|fehler|erreur|errore|erro|ошибка|错误|錯誤|エラー)[ -]?)?404\b")
#: The word for it that is left of "404 error".
_ERROR = frozenset(("", "error", "fehler", "erreur", "errore", "erro", "错误", "エラー", "页面", "http"))
#: An address that is about such pages.
_ABOUT = re.compile(r"(?i)404|not-?_?found|error")
#: How many characters of a page's beginning may speak of something that was not found.
_BEGINNING = 400


class Phrases:
    """The phrases with which pages say that they are not there."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(_bare(each) for each in phrases)

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
        rest = _bare(_NUMBER.sub(" ", text, count=1))
        return rest in self._phrases or (rest != text and rest in _ERROR)

    def are_in(self, page: Page) -> bool:
        """Return whether a page speaks of something that was not found, perhaps of itself."""
        text = f"{page.title} {page.heading} {page.words[:_BEGINNING]}".casefold()
        return bool(_NUMBER.search(text)) or any(each in text for each in self._phrases)


def _bare(text: str) -> str:
    return folded(text).casefold().strip(_EDGES)
