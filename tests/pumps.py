"""Texts that a regular expression may take too long for, made from the expression itself.

Each is a beginning, a piece that is written again and again, and an end that fits nothing. The pieces are what the
parts of the expression match, alone, in pairs and cut short, and what anybody would try: runs of one character, ends
of lines.
"""

from __future__ import annotations

import re
from itertools import islice, product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

#: Characters of every kind that patterns tell apart.
ALPHABET = "a1 _-.\n\r\t/:\\'\"<>()[]{}*#%&@!?,;=+|~`$^AeEstx09\xa0é\u200bД中年월日–—’“（）。\ufeff\U0001f600\u0301\0\x1f\u0430"  # noqa: E501
GENERIC = ("\r\n", "\n\r", " \n", "\n ", "a ", "a.", "a@", "[](", "<a ", "a\r\n", "- ", "# ", "1.", "{{", "a=", '\\"')
CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})
SIDEWAYS = frozenset({op.ASSERT, op.ASSERT_NOT})


class Attack(NamedTuple):
    """A text by its parts."""

    head: str
    pump: str
    tail: str

    def text(self, length: int) -> str:
        """The text, about `length` characters long."""
        return self.head + self.pump * max(1, length // len(self.pump)) + self.tail


def _tree(regex: str | bytes, flags: int) -> Any:
    return parser.parse(regex.decode("latin-1") if isinstance(regex, bytes) else regex, flags & ~re.LOCALE)


def _fits(items: Any, character: str) -> bool:
    """Whether a set of characters holds one."""
    inside = negated = False
    for kind, value in items:
        if kind is op.NEGATE:
            negated = True
        elif kind is op.LITERAL:
            inside |= ord(character) == value
        elif kind is op.RANGE:
            inside |= value[0] <= ord(character) <= value[1]
        elif kind is op.CATEGORY:
            inside |= bool(re.match(CATEGORIES[value], character))
    return inside is not negated


def _one(items: Any) -> str:
    """A character that a set holds."""
    own = [chr(value if kind is op.LITERAL else value[0]) for kind, value in items if kind in {op.LITERAL, op.RANGE}]
    return next((each for each in (*own, *ALPHABET) if _fits(items, each)), "a")


def sample(tree: Any, choice: int = 0) -> str:
    """A text that a part of an expression matches, or nearly; `choice` says which branch is taken."""
    return "".join(_sample(kind, value, choice) for kind, value in tree)


def _sample(kind: Any, value: Any, choice: int) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind in {op.ANY, op.NOT_LITERAL}:
        return "a" if kind is op.ANY or value != ord("a") else "b"
    if kind is op.IN:
        return _one(value)
    if kind is op.BRANCH:
        return sample(value[1][choice % len(value[1])], choice)
    if kind in REPEATS:
        least, most, body = value
        return sample(body, choice) * min(max(least, choice % 2), most)
    if kind in {op.SUBPATTERN, op.ATOMIC_GROUP}:
        return sample(value[-1] if kind is op.SUBPATTERN else value, choice)
    return ""


def _children(kind: Any, value: Any) -> list[Any]:
    """The parts of a part."""
    if kind is op.BRANCH:
        return list(value[1])
    if kind in REPEATS or kind is op.SUBPATTERN:
        return [value[-1]]
    return [value] if kind is op.ATOMIC_GROUP else [value[1]] if kind in SIDEWAYS else []


def _repeats(tree: Any, before: str) -> list[tuple[str, Any]]:
    """Each part that is repeated, behind what the expression matches up to it."""
    found = []
    for kind, value in tree:
        if kind in REPEATS and value[1] > 1:
            found.append((before, value[2]))
        for child in _children(kind, value):
            found += _repeats(child, before)
        before += _sample(kind, value, 1)
    return found


def _literals(tree: Any) -> set[str]:
    found = set()
    for kind, value in tree:
        if kind in {op.LITERAL, op.NOT_LITERAL}:
            found.add(chr(value))
        elif kind is op.IN:
            found |= {chr(each) for what, each in value if what is op.LITERAL}
            found |= {chr(each[0]) for what, each in value if what is op.RANGE}
        for child in _children(kind, value):
            found |= _literals(child)
    return found


def _letters(tree: Any) -> list[str]:
    """One character for each way in which the sets of an expression tell characters apart."""
    sets: list[Any] = []

    def collect(part: Any) -> None:
        for kind, value in part:
            if kind is op.IN:
                sets.append(value)
            elif kind is op.LITERAL:
                sets.append([(kind, value)])
            for child in _children(kind, value):
                collect(child)

    collect(tree)
    told: dict[tuple[bool, ...], str] = {}
    for each in (*ALPHABET, *sorted(_literals(tree))):
        told.setdefault(tuple(_fits(some, each) for some in sets), each)
    return list(told.values())


def attacks(regex: str | bytes, flags: int, most_pairs: int = 150) -> list[Attack]:
    """Texts to try an expression with."""
    tree = _tree(regex, flags)
    repeats = _repeats(tree, "")
    letters = _letters(tree)
    bodies = {sample(body, choice) for _, body in repeats for choice in range(3)}
    heads = {head for head, _ in repeats}
    whole = {sample(tree, choice) for choice in range(4)}
    pumps = {*letters[:60], *bodies, *whole, *heads, *(each[:-1] for each in whole), *ALPHABET, *GENERIC}
    pairs = {"".join(pair) for pair in islice(product(letters[:14], repeat=2), most_pairs)}
    pairs |= {body + letter for body in bodies for letter in letters[:10]} if len(bodies) < 20 else set()
    alone = [Attack("", pump, "\0") for pump in sorted(pumps | pairs) if pump]
    behind = [
        Attack(head, pump, tail)
        for head in sorted(heads)[:12]
        if head
        for pump in sorted({*letters[:20], *islice(sorted(bodies), 8)})
        if pump
        for tail in ("\0",)
    ]
    return alone + behind
