"""The files of themes: what each has to say, and that nothing else knows a theme by its name."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from profilelint.read import theme_files
from profilelint.site.themes.page_kinds import ThemeKey

ROOT = Path(__file__).parents[1]
THEMES = tuple(theme_files.theme_texts())
GENERATORS = ("jekyll", "hugo", "quarto")


class Said(NamedTuple):
    """A key as the guide has it: whether each theme needs it, the form of a row, "" for one line, and its meaning."""

    is_needed: bool
    row: str
    what: str


@cache
def guide() -> dict[str, Said]:
    """The keys of a file, as its guide lists them."""
    text = (theme_files.FOLDER / "README.md").read_text(encoding="utf-8").replace(r"\|", "\0")
    found = re.findall(r"(?m)^\| `([\w-]+)` \| (yes|no) \| (?:`([^|]+)` \| )?([^|]+) \|$", text)
    return {key: Said(needed == "yes", row.replace("\0", "|"), what) for key, needed, row, what in found}


def lacks(theme: str, text: str) -> list[str]:
    """What is amiss in the file of a theme, in words for whoever writes it."""
    table = tomllib.loads(text)
    keys = {key for key, value in table.items() if not isinstance(value, dict)} - {"known"}
    found = [f'{theme}.toml has "{key}", which README.md does not list' for key in sorted(keys - guide().keys())]
    for key, said in guide().items():
        if key not in table and said.is_needed and theme not in GENERATORS and not _is_inherited(key, table):
            found.append(f'{theme}.toml lacks "{key}": {said.what}; write {key} = "" if there is nothing to say')
        rows = str(table.get(key, "")).splitlines() if said.row else ()
        wrong = (row for row in rows if not _fits(row, said.row))
        found += [f'{theme}.toml: the row "{row}" of "{key}" is not of the form "{said.row}"' for row in wrong]
    found += [f'{theme}.toml says "{word}" of a key, which README.md does not list' for word in words(table) - known()]
    is_first = theme not in GENERATORS and table.get("builds-on", "") in ("", *GENERATORS)
    if is_first and not any(isinstance(value, dict) for value in table.values()):
        found.append(f"{theme}.toml has no kind of pages, as [post] with its paths and its [post.keys]")
    return found


def known() -> set[str]:
    """The words that may be said of a key of front matter, as the guide lists them."""
    text = (theme_files.FOLDER / "README.md").read_text(encoding="utf-8").partition("## Keys of pages")[2]
    return set(re.findall(r"(?m)^\| `(\w+)` \|", text))


def words(table: dict[str, Any]) -> set[str]:
    """The words that the file of a theme says of keys of front matter."""
    kinds = [value for value in table.values() if isinstance(value, dict)]
    return {word for kind in kinds for said in kind.get("keys", {}).values() for word in said}


def _is_inherited(key: str, table: dict[str, object]) -> bool:
    """Whether the theme that this one builds on says a key; generators have no signs, samples and the like."""
    base = str(table.get("builds-on", ""))
    above = [each for each in theme_files.theme_lineage(base) if each in THEMES and each not in GENERATORS]
    return any(f"\n{key} = " in theme_files.theme_texts()[each] for each in above)


def _fits(row: str, form: str) -> bool:
    """Whether a row has the marks between its parts that its form has."""
    marks = re.findall(r" \| |: |:|/", form)
    return re.search(".*".join(map(re.escape, marks)), row) is not None


@pytest.mark.parametrize("theme", THEMES)
def test_the_file_of_a_theme_is_complete(theme: str) -> None:
    assert lacks(theme, theme_files.theme_texts()[theme]) == []


@pytest.mark.parametrize("key", [key for key, said in guide().items() if said.is_needed])
def test_a_half_filled_file_is_told_what_it_lacks(key: str) -> None:
    assert key in guide()
    text = re.sub(rf"(?ms)^{key} = (?:'''.*?'''|[^\n]*)\n", "", theme_files.theme_texts()["chirpy"])
    (said,) = (each for each in lacks("chirpy", text) if f'lacks "{key}"' in each)
    assert guide()[key].what in said


def test_what_is_amiss_in_a_file_is_told() -> None:
    text = theme_files.theme_texts()["al-folio-old"]
    assert lacks("al-folio-old", 'sampels = ""\n' + text) == [
        'al-folio-old.toml has "sampels", which README.md does not list'
    ]
    assert lacks("al-folio-old", "handles = '''\nx_username\n'''\n" + text) == [
        'al-folio-old.toml: the row "x_username" of "handles" is not of the form "KEY:START"'
    ]
    assert [each for each in lacks("new", 'builds-on = "jekyll"\n') if "kind of pages" in each]
    assert lacks("al-folio-old", text + "\n[talk]\npaths = []\n[talk.keys]\ntitle = { recommended = true }\n") == [
        'al-folio-old.toml says "recommended" of a key, which README.md does not list'
    ]


def test_what_may_be_said_of_a_key_is_what_the_guide_lists() -> None:
    assert known() == {*ThemeKey._fields} - {"name"}


@pytest.mark.parametrize("theme", THEMES)
def test_rows_are_what_a_parser_of_toml_makes_of_them(theme: str) -> None:
    table = tomllib.loads(theme_files.theme_texts()[theme])
    for key, said in guide().items():
        if said.row:
            assert list(theme_files.theme_rows(key, theme)) == str(table.get(key, "")).splitlines(), key
        elif key in table:
            assert theme_files.theme_value(key, theme) == table[key], key


def test_a_theme_builds_on_one_that_is_there_and_a_generator_at_last() -> None:
    for theme in THEMES:
        assert theme_files.theme_lineage(theme)[-1] in GENERATORS
        assert theme_files.theme_value("generator", theme) == theme_files.theme_lineage(theme)[-1]


#: Words of front matter and of settings that are called like a theme.
WORDS = {"hugoblox.ids.doi", "hugoblox.yaml"}


def _plain(text: str) -> str:
    return re.sub(r"[-_ ]", "", text.lower())


def names() -> set[str]:
    """What themes are called here and at GitHub, without the marks in it."""
    own = {_plain(theme) for theme in THEMES if theme not in GENERATORS}
    return own | {_plain(row.rpartition("/")[2]) for row in theme_files.theme_rows("repositories")}


def test_no_code_knows_a_theme_by_its_name() -> None:
    """Docstrings and comments may say where a fact comes from, and examples are sites of themes."""
    found = []
    for file in (*ROOT.glob("profilelint/**/*.py"), *ROOT.glob("rules/**/*.py")):
        for word in _words(ast.parse(file.read_text(encoding="utf-8"))):
            found += [(file.name, word) for name in names() if name in _plain(word) and word not in WORDS]
    assert found == []


def _words(tree: ast.Module) -> set[str]:
    """The texts and names of a module, without its docstrings."""
    nodes = list(ast.walk(tree))
    docs = {node.value for node in nodes if isinstance(node, ast.Expr)}
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and node not in docs}
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    made = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return names | made | {text for text in texts if isinstance(text, str)}
