"""What odd pages are made of: the pieces that rules and parsers look at, whole and broken (`fragments.txt`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def _pieces() -> dict[str, tuple[str, ...]]:
    """The pieces by the names of their kinds."""
    stored = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    sections = (section.split("\n") for section in stored.removesuffix("\n").split("\n=== ")[1:])
    return {name: tuple(map(_unescaped, lines)) for name, *lines in sections}


def _unescaped(line: str) -> str:
    return line.encode("latin-1", "backslashreplace").decode("unicode_escape")


_PIECES = _pieces()
WORDS = _PIECES["WORDS"]
DATES = _PIECES["DATES"]
EMAILS = _PIECES["EMAILS"]
URLS = _PIECES["URLS"]
GARBLED = _PIECES["GARBLED"]
ODD = _PIECES["ODD"]
SUPPRESSIONS = _PIECES["SUPPRESSIONS"]
INLINE = _PIECES["INLINE"]
LINES = _PIECES["LINES"]
KEYS = _PIECES["KEYS"]
SCALARS = _PIECES["SCALARS"]
TOML_VALUES = _PIECES["TOML_VALUES"]
TOML_LINES = _PIECES["TOML_LINES"]
JSON_VALUES = _PIECES["JSON_VALUES"]
BIB_FIELDS = _PIECES["BIB_FIELDS"]
BIB_ENTRIES = _PIECES["BIB_ENTRIES"]
LAYOUTS = _PIECES["LAYOUTS"]
CONFIG_LINES = _PIECES["CONFIG_LINES"]


def text(rng: Random, pieces: int) -> str:
    """Some running text, broken here and there."""
    kinds = (WORDS, WORDS, DATES, EMAILS, URLS, GARBLED, ODD, SUPPRESSIONS, INLINE, INLINE)
    parts = (rng.choice(rng.choice(kinds)) for _ in range(rng.randint(0, pieces)))
    return "".join(part + rng.choice((" ", " ", "", "\n", ", ")) for part in parts)


def link(rng: Random) -> str:
    """A link or an image, in one of the ways of writing one."""
    form = rng.choice(
        ("[{0}]({1})", "![{0}]({1})", '<a href="{1}">{0}</a>', "[{0}][ref]\n\n[ref]: {1}\n", "<{1}>", "[{0}](<{1}>)")
    )
    return form.format(text(rng, 2), rng.choice(URLS + EMAILS))


def body(rng: Random, blocks: int = 8) -> str:
    """The text of a page."""
    parts: list[str] = []
    for _ in range(rng.randint(0, blocks)):
        make = rng.choice(
            (
                lambda: rng.choice(LINES),
                lambda: text(rng, 8),
                lambda: link(rng),
                lambda: f"- {text(rng, 5)}",
                lambda: entries(rng),
            )
        )
        parts.append(make() + rng.choice(("\n", "\n\n", "\n")))
    return "".join(parts)


def entries(rng: Random) -> str:
    """A list as profiles have them: news, papers, posts held."""
    mark = rng.choice(("- ", "* ", "1. ", "- **", "| "))
    lines = (
        f"{mark}{rng.choice(DATES)}{rng.choice((': ', ', ', ' | '))}{text(rng, 3)}" for _ in range(rng.randint(1, 5))
    )
    return f"## {rng.choice(('News', 'Publications', 'Education', 'Experience', 'Awards', 'Talks'))}\n\n" + "\n".join(
        lines
    )


def yaml(rng: Random, most: int = 8) -> str:
    """A block of YAML, mostly one that can nearly be read."""
    lines = []
    for _ in range(rng.randint(0, most)):
        value = rng.choice(
            (rng.choice(SCALARS), rng.choice(SCALARS), text(rng, 2), rng.choice(DATES), rng.choice(URLS))
        )
        lines.append(
            rng.choice(("", "", "", "  ", "- "))
            + rng.choice(KEYS)
            + rng.choice((": ", ": ", ": ", ":", " : ", ""))
            + value
        )
        if rng.random() < 0.1:
            lines.append(rng.choice((*SUPPRESSIONS, "# c", "...", "---", "%YAML 1.1", "\t")))
    return "\n".join(lines) + "\n"


def toml(rng: Random, most: int = 8) -> str:
    """A block of TOML."""
    lines = []
    for _ in range(rng.randint(0, most)):
        plain = f"{rng.choice(KEYS) or 'x'} = {rng.choice(TOML_VALUES)}"
        lines.append(rng.choice((plain, plain, rng.choice(TOML_LINES), f'title = "{text(rng, 2)}"')))
    return "\n".join(lines) + "\n"


def json(rng: Random, depth: int = 2) -> str:
    """A JSON object."""
    pairs = []
    for _ in range(rng.randint(0, 4)):
        value = json(rng, depth - 1) if depth and rng.random() < 0.3 else rng.choice(JSON_VALUES)
        pairs.append(f'"{rng.choice(KEYS)}": {value}')
    return "{" + rng.choice((", ", ",\n  ")).join(pairs) + rng.choice(("}", "}", "}", ",}", ""))


def bibtex(rng: Random) -> str:
    """A bibliography."""
    parts = []
    for _ in range(rng.randint(0, 4)):
        fields = (rng.choice((*BIB_FIELDS, f"title = {{{text(rng, 3)}}}")) for _ in range(rng.randint(0, 5)))
        parts.append(
            f"{rng.choice(BIB_ENTRIES)}{rng.choice(('quill2020,', 'a,', ',', ''))}\n  "
            + ",\n  ".join(fields)
            + rng.choice(("\n}\n", "}\n", ",\n}\n", "\n"))
        )
        parts.append(rng.choice(("", "", *SUPPRESSIONS, text(rng, 2))) + "\n")
    return "".join(parts)


def page(rng: Random) -> str:
    """A page with front matter of any kind, or none."""
    block = rng.random()
    if block < 0.5:
        head = f"---\n{yaml(rng)}{rng.choice(('---', '---', '---', '...', '----', ''))}\n"
    elif block < 0.62:
        head = f"+++\n{toml(rng)}{rng.choice(('+++', '+++', ''))}\n"
    elif block < 0.72:
        head = json(rng) + "\n\n"
    else:
        head = rng.choice(("", "", "\n", "\ufeff", "---\n", "<!-- -->\n"))
    return head + body(rng)


def layout(rng: Random) -> str:
    """A layout or a part of pages."""
    return "".join(
        rng.choice((*LAYOUTS, rng.choice(INLINE), rng.choice(KEYS))) + rng.choice(("\n", " ", ""))
        for _ in range(rng.randint(0, 10))
    )


def menu(rng: Random) -> str:
    """A file of data with a menu in it, as themes of Jekyll read them."""
    lines = ["main:"]
    for _ in range(rng.randint(0, 5)):
        lines.append(f"  - title: {rng.choice((*WORDS, *SCALARS))}\n    url: {rng.choice((*URLS, *SCALARS))}")
        if rng.random() < 0.2:
            lines.append(f"    children:\n      - title: x\n        url: {rng.choice(URLS)}")
    return "\n".join(lines) + "\n"


def configuration(rng: Random) -> str:
    """A configuration of profilelint."""
    return "\n".join(rng.choice(CONFIG_LINES) for _ in range(rng.randint(0, 4))) + "\n"
