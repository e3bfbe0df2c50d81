"""Why there is no answer."""

from __future__ import annotations


class Trouble(Exception):  # noqa: N818 -- it is an answer as good as any
    """What went wrong, as one word that the table of verdicts knows, and in the words of whoever noticed."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind, self.detail = kind, detail
