"""Colours of a terminal (ECMA-48, SGR)."""

from __future__ import annotations

SGR = {"bold": 1, "dim": 2, "error": 31, "fixed": 32, "warning": 33, "info": 34}


def styled(text: str, style: str, *, colour: bool) -> str:
    """Return the text in a style, or as it is."""
    return f"\x1b[{SGR[style]}m{text}\x1b[0m" if colour and text else text
