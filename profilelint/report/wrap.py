"""How wide a text is on a terminal, and where it is broken."""

from __future__ import annotations

from profilelint.report.escape import visible


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrapped(text: str, width: int) -> list[str]:
    """Return a text, made visible, in lines of at most `width` cells, broken at blanks.

    A word that is longer, such as an address, stays whole, so that it can be copied.

    >>> wrapped("Write https://example.org/looms in the list.", 14)
    ['Write', 'https://example.org/looms', 'in the list.']
    """
    lines: list[list[str]] = [[]]
    taken = 0
    for word in visible(text).split(" "):
        size = cells(word)
        if lines[-1] and taken + 1 + size > width:
            lines.append([])
        taken = taken + 1 + size if lines[-1] else size
        lines[-1].append(word)
    return [visible(" ".join(line)) for line in lines]  # once more, as any of them could begin with a command
