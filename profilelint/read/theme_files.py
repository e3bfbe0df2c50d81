"""What is known of themes: the files `site/themes/NAME.toml`, whose README says what stands in them.

Every page may come from any theme, so every run asks all files for their rows. A parser of TOML would take most of a
short run for that; here a row is a line between two marks, which is as valid in TOML. `page_kinds` reads the rest.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "site" / "themes"


@cache
def theme_texts() -> dict[str, str]:
    """Return the text of each file of a theme by the name of the theme, in the order of these names.

    >>> "al-folio" in theme_texts(), theme_rows("repositories", "al-folio")[0] in theme_texts()["al-folio"]
    (True, True)
    """
    files = sorted(FOLDER.glob("*.toml"))
    return {file.stem: "\n" + file.read_text(encoding="utf-8") for file in files}


@cache
def theme_value(key: str, theme: str) -> str | None:
    """Return what a theme, or else the one that it builds on, says in quotes: `KEY = "VALUE"`; None for none.

    >>> theme_value("generator", "academicpages"), theme_value("builds-on", "jekyll")
    ('jekyll', None)
    """
    text = theme_texts().get(theme, "")
    _, is_there, rest = text.partition(f'\n{key} = "')
    if is_there:
        return rest.partition('"')[0]
    return theme_value(key, base) if key != "builds-on" and (base := theme_value("builds-on", theme)) else None


@cache
def theme_lineage(theme: str) -> tuple[str, ...]:
    """Return a theme, the one that it builds on, and so on.

    >>> theme_lineage("acad-homepage")
    ('acad-homepage', 'academicpages', 'jekyll')
    """
    base = theme_value("builds-on", theme)
    return (theme, *theme_lineage(base)) if base else (theme,)


@cache
def theme_rows(key: str, *themes: str) -> tuple[str, ...]:
    """Return the rows of a key in the files of themes, or of all: the lines between `KEY = '''` and the next `'''`.

    >>> theme_rows("repositories", "quarto", "al-folio")
    ('drganghe/quarto-academic-website-template', 'alshedivat/al-folio')
    """
    found: list[str] = []
    for theme in themes or theme_texts():
        block = theme_texts().get(theme, "").partition(f"\n{key} = '''\n")[2].partition("'''")[0]
        found += filter(None, block.split("\n"))
    return tuple(found)
