"""Letters without what tells languages and styles apart: case and accents."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Text in small letters without accents.

    >>> folded("ÜBER Mich’s Straße"), folded("프로젝트 プロジェクト")
    ("uber mich's strasse", '프로젝트 フロシェクト')
    """
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text.replace("’", "'"))
        text = unicodedata.normalize("NFC", "".join(sign for sign in marked if not unicodedata.combining(sign)))
    return text.casefold()
