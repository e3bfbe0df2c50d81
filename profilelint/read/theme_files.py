"""What is known of themes: the files `site/themes/NAME.toml`, whose README says what stands in them.

Every page may come from any theme, so every run asks all files for their rows. A parser of TOML would take most of a
short run for that; here a row is a line between two marks, which is as valid in TOML. `page_kinds` reads the rest.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "site" / "themes"


@cache
def texts() -> dict[str, str]:
    """The files by the names of their themes, in the order of these."""
    files = sorted(FOLDER.glob("*.toml"))
    return {file.stem: "\n" + file.read_text(encoding="utf-8") for file in files}


@cache
def value(key: str, theme: str) -> str | None:
    """What a theme, or else the one that it builds on, says in quotation marks: `KEY = "VALUE"`; None for nothing.

    >>> value("generator", "academicpages"), value("builds-on", "jekyll")
    ('jekyll', None)
    """
    text = texts().get(theme, "")
    _, is_there, rest = text.partition(f'\n{key} = "')
    if is_there:
        return rest.partition('"')[0]
    return value(key, base) if key != "builds-on" and (base := value("builds-on", theme)) else None


@cache
def lineage(theme: str) -> tuple[str, ...]:
    """A theme, the one that it builds on, and so on.

    >>> lineage("acad-homepage")
    ('acad-homepage', 'academicpages', 'jekyll')
    """
    base = value("builds-on", theme)
    return (theme, *lineage(base)) if base else (theme,)


@cache
def rows(key: str, *themes: str) -> tuple[str, ...]:
    """The rows of a key in the files of some themes, or of all: the lines between `KEY = '''` and the next `'''`.

    >>> rows("repositories", "quarto", "al-folio")
    ('drganghe/quarto-academic-website-template', 'alshedivat/al-folio')
    """
    found: list[str] = []
    for theme in themes or texts():
        block = texts().get(theme, "").partition(f"\n{key} = '''\n")[2].partition("'''")[0]
        found += filter(None, block.split("\n"))
    return tuple(found)
