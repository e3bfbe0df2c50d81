"""Nothing that stands in a file of a site ends a run: readers are total, and odd values stop no rule."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.config import loader as configuration
from profilelint.engine import lint
from profilelint.engine.plan import Plan, Selected
from profilelint.model.document import Document
from profilelint.read import reader
from profilelint.read.bibtex import parse
from profilelint.read.decode import decode
from profilelint.read.fast import flat_yaml
from profilelint.read.front_matter import json_block, toml_block
from profilelint.rule import loader
from profilelint.site import discovery, ignore, routing_keys

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 1, 1)

#: Names that tell the readers what to expect.
NAMES = ("index.md", "a.qmd", "_config.yml", "_data/x.yaml", "hugo.toml", "_data/cv.json", "_bibliography/papers.bib")
#: What the languages are made of, so that arbitrary text comes near them.
PIECES = (
    *(
        "---\n",
        "+++\n",
        "title: ",
        "- ",
        "b: c\n",
        "<<: *",
        "&a ",
        "*a",
        "? ",
        ": ",
        "| \n",
        "> ",
        "[",
        "]",
        "{",
        "}",
        ",",
    ),
    *(
        '"',
        "'",
        "\\",
        "#",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "  ",
        "0: .\n",
        "~",
        "!!binary ",
        "%YAML 1.1\n",
        "...\n",
        "= ",
        "[[a]]\n",
    ),
    *(
        "a.b = 1\n",
        "2024-13-01",
        "1e999",
        "9" * 30,
        "@article{k,\n",
        "author = {A and B},\n",
        "@string{",
        "@comment{",
        "\0",
    ),
    *(
        "\ufeff",
        "\u2028",
        "\udc80",
        "{{ x }}",
        "{% include a.html %}",
        "<!-- ",
        "-->",
        "[x]()",
        "![",
        "](",
        "<a href=",
        "$$",
        "`",
    ),
)
NEAR = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join)
BYTES = st.binary(max_size=300) | NEAR.map(lambda text: text.encode("utf-8", "surrogatepass"))

many = settings(max_examples=300, deadline=None, derandomize=True)

# Readers


@many
@given(st.sampled_from(NAMES), BYTES)
def test_every_reader_takes_any_bytes(name: str, data: bytes) -> None:
    document = reader.read(name, data)
    assert isinstance(document, Document)
    assert document.text == decode(data).text
    assert not any("a parser failed" in problem.message for problem in document.problems), document.problems


@pytest.mark.filterwarnings("ignore:Possible nested set")
@many
@given(BYTES)
def test_a_look_at_heads_and_patterns_takes_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    assert isinstance(routing_keys.read("a.md", data) or {}, dict)
    assert isinstance(routing_keys.of_config(text), Mapping)
    file = tmp_path_factory.getbasetemp() / "patterns"
    file.write_bytes(data)
    assert isinstance(ignore.read(file, file.parent), ignore.Globs | None)


@pytest.mark.parametrize("name", configuration.NAMES)
@many
@given(data=BYTES)
def test_a_configuration_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / name
    file.write_bytes(data)
    try:
        said = str(configuration.load(file, {}, file.parent).base)
    except configuration.ConfigError as error:
        said = str(error)
    assert name in said or said == str(file.parent)


@pytest.mark.parametrize("name", NAMES[2:])
def test_a_parser_that_fails_is_a_problem_of_the_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise RuntimeError("no")

    for module, function in ((flat_yaml, "load"), (toml_block, "load"), (json_block, "load"), (parse, "fill")):
        monkeypatch.setattr(module, function, fail)
    (problem,) = reader.read(name, b"a: 1").problems
    assert problem.message == "this file was not checked, as a parser failed on it (RuntimeError)"


# Sites

#: One value of each kind that YAML has, as it is written, and some that only look like what they should be.
ODD = (
    *(
        "",
        "~",
        "3",
        "-1.5",
        ".inf",
        "true",
        "2024-01-02",
        "2024-01-02 03:04:05+02:00",
        "x",
        "'x: y'",
        "[]",
        "{}",
        "[[]]",
    ),
    *(
        "[[a], {b: c}]",
        "{a: {b: [c]}}",
        "[~]",
        "{1: 2, ~: ~}",
        "[1, 2.5, false, 2024-01-02]",
        "[{}]",
        "{a: ~}",
        "[{a: 1}]",
    ),
    *(
        "'/'",
        "'.'",
        "'..'",
        "'../..'",
        "'*'",
        "'['",
        "'**/*'",
        "'{{ x }}'",
        "'%'",
        "'%zz'",
        "'://'",
        "'https://'",
        "'?'",
    ),
    *("'https://[::1'", "'//'", "'#'", "' '", "'\u0130'", '"\\0"', '"\\n"', "!!binary aGk=", "!!set {a}", "!x [b]"),
    *(
        "'" + "a/" * 200 + "'",
        "[" + "abc," * 50 + "]",
        "{posts: 3}",
        "{posts: {output: [1]}}",
        "[{scope: 3, values: [x]}]",
    ),
    *(
        "[{scope: {path: [1]}, values: {permalink: 3}}]",
        "[{scope: {path: '', type: {}}, values: ~}]",
        "[{title: 3, url: []}]",
    ),
    *(
        "/:title/",
        "{name: [x], url: 3, children: {}}",
        "[{text: x, href: {}, menu: 3}]",
        "{type: article}",
        "99999999999999999999",
    ),
)
ODD_KEYS = ("0", "'0.0'", "~", "''", "'.'", "'..'", "a.b", "2024-01-02", "<<", "'x y'", "'é'", "1.5", "true")


@cache
def keys() -> tuple[str, ...]:
    """The names of settings, and other short texts like them, that the code of sites and of rules holds."""
    modules = [each for top in ("profilelint/site", "rules") for each in (ROOT / top).rglob("*.py")]
    nodes = (node for each in modules for node in ast.walk(ast.parse(each.read_text(encoding="utf-8"))))
    texts = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return tuple(sorted({text for text in texts if re.fullmatch(r"[A-Za-z_][\w-]{1,25}", text)})) + ODD_KEYS


def test_the_keys_that_the_site_reads_are_known() -> None:
    assert {"collections", "exclude", "defaults", "permalink", "menu", "scholar", "taxonomies", "kramdown"} <= {*keys()}


@cache
def all_rules() -> tuple[Selected, ...]:
    rules = loader.load_folder(loader.BUILTIN)
    return tuple(Selected(each.path, each.name, each.severity, each.options) for each in rules)


PAGE = """
# Publications

- [Paper](files/paper.pdf), [Talk](/talks/a/#intro), *Venue*, 2023 [x]({{ site.baseurl }}/cv/) ![p](/images/p.png)
- **Ada Lovelace**. "Notes." Journal, 2022. {% include a.html %} {{< ref "a" >}} ada@example.org
"""
BIB = "@article{a,\n  author = {Lovelace, Ada},\n  title = {Notes},\n  pdf = {paper.pdf},\n  year = 1843\n}\n"
LAYOUT = "---\nlayout: default\n---\n{{ page.title }} {{ site.author.name }} {% include a.html %} {{ content }}\n"
PAGES = (
    "index.md",
    "_pages/about.md",
    "_posts/2024-01-02-a.md",
    "_talks/a.md",
    "content/post/a.md",
    "talks/a.qmd",
    "content/authors/admin/_index.md",
)
#: The files of settings of each generator, with what they begin with.
CONFIGS = {
    "jekyll": ("_config.yml", "_data/navigation.yml", "_data/cv.yml", "_data/authors.yml"),
    "hugo": ("hugo.yaml", "config/_default/params.yaml", "config/_default/menus.yaml", "data/authors/ada.yaml"),
    "quarto": ("_quarto.yml",),
}


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", errors="surrogatepass", newline="")


def site_of(generator: str, settings_of: Callable[[], str]) -> dict[str, str]:
    """The files of a site in which every page and every file of settings has some text of settings."""
    pages = {name: f"---\n{settings_of()}---\n{PAGE}" for name in PAGES}
    rest = {"_includes/a.html": "{{ page.menu }}", "_layouts/default.html": LAYOUT, "_bibliography/papers.bib": BIB}
    return pages | rest | {name: settings_of() for name in CONFIGS[generator]} | {"CNAME": "ada.example\n"}


def checked(folder: Path, files: Mapping[str, str]) -> lint.Result:
    write(folder, files)
    found = discovery.pages([str(folder)], [], folder)
    plan = Plan(all_rules(), folder, TODAY, known=frozenset(each.name for each in all_rules()))
    return lint.check(found.pages, plan)


def failures(result: lint.Result) -> list[str]:
    return [each.message for each in result.diagnostics if " failed" in each.message and each.severity == "error"]


def as_settings(values: Mapping[str, str]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in values.items())


@pytest.mark.parametrize("generator", CONFIGS)
@pytest.mark.parametrize("value", ODD)
def test_one_odd_value_of_all_keys_stops_nothing(tmp_path: Path, generator: str, value: str) -> None:
    text = as_settings(dict.fromkeys(keys(), value))
    result = checked(tmp_path, site_of(generator, lambda: text))
    assert (failures(result), result.crashed) == ([], False)


def odd(chance: Random, depth: int = 3) -> str:
    """An odd value, or a mapping or a list with some in it."""
    if not depth or chance.random() < 0.6:
        return chance.choice(ODD)
    inner = [odd(chance, depth - 1) for _ in range(chance.randrange(4))]
    if chance.random() < 0.4:
        return f"[{', '.join(inner)}]"
    return "{" + ", ".join(f"{chance.choice(keys())}: {value}" for value in inner) + "}"


def odd_settings(chance: Random) -> str:
    share = chance.choice((0.02, 0.1, 0.5))
    return as_settings({key: odd(chance) for key in keys() if chance.random() < share})


@pytest.mark.parametrize("value", ["07:32:00", "2024-01-02T03:04:05Z", "1e400", "nan", "[[1]]", "{a.b = [{}]}"])
def test_odd_values_of_toml_stop_nothing(tmp_path: Path, value: str) -> None:
    text = "".join(f"{key} = {value}\n" for key in keys() if re.fullmatch(r"[\w-]+", key, re.ASCII))
    pages = dict.fromkeys(PAGES, f"+++\n{text}+++\n{PAGE}")
    result = checked(tmp_path, pages | {"hugo.toml": text, "config/_default/menus.toml": text})
    assert (failures(result), result.crashed) == ([], False)


@pytest.mark.parametrize("generator", CONFIGS)
@pytest.mark.parametrize("seed", range(6))
def test_odd_values_of_many_keys_stop_nothing(tmp_path: Path, generator: str, seed: int) -> None:
    chance = Random(seed)
    result = checked(tmp_path, site_of(generator, lambda: odd_settings(chance)))
    assert (failures(result), result.crashed) == ([], False)


#: Files that the code of sites and rules looks into, beside pages and settings.
LOOKED_INTO = (
    *(
        "CNAME",
        "static/CNAME",
        "Gemfile",
        "_redirects",
        "netlify.toml",
        "go.mod",
        "Makefile",
        "package.json",
        ".gitignore",
    ),
    *(
        ".git/config",
        ".git/info/exclude",
        ".github/workflows/build.yml",
        "_layouts/default.html",
        "_layouts/bib.liquid",
    ),
    *("_includes/a.html", "_includes/author-profile.html", "_plugins/a.rb", "layouts/index.html", "assets/js/a.js"),
    *("_bibliography/papers.bib", "content/publication/a/cite.bib", "_data/cv.json", "hugo.toml", "_data/x.yaml"),
    *("assets/json/resume.json", "config/_default/params.toml", "_pages/cv.md", "index.html", "_config.yml"),
)


@pytest.mark.filterwarnings("ignore:Possible nested set")
@pytest.mark.parametrize("generator", CONFIGS)
@pytest.mark.parametrize("seed", range(6))
def test_odd_text_in_any_file_stops_nothing(tmp_path: Path, generator: str, seed: int) -> None:
    chance = Random(seed)
    files = site_of(generator, lambda: "title: A\nurl: https://ada.example\n")
    for name in LOOKED_INTO:
        if chance.random() < 0.7:
            files[name] = "".join(chance.choices(PIECES, k=chance.randrange(60)))
    result = checked(tmp_path, files)
    assert (failures(result), result.crashed) == ([], False)


@pytest.mark.parametrize("text", ["\ufeff", "\ufeff\r\n", "", " \n"])
def test_an_empty_file_of_data_has_no_fault(tmp_path: Path, text: str) -> None:
    result = checked(tmp_path, {"_config.yml": "title: a\n", "_data/cv.json": text})
    assert [(failures(result), result.crashed), *result.diagnostics] == [([], False)]


# One file's fault is that file's

LINK = "---\ntitle: h\n---\n\n[x]()\n"

#: Files with a fault that stopped a whole run once, and what is said of each.
FAULTY = [
    ("_data/x.yml", "- name: a\nb: c\n", 2, "is not an item of it, so none of this file is read"),
    ("_data/x.yml", "- a: b: c\n- d: e\n", 1, 'Write a: "b: c"'),
    (
        "_quarto.yml",
        "s:\n\n<<: *\n",
        3,
        '"<<: *" merges nothing, so Quarto stops here and builds no page at all. Write the name of a block',
    ),
    ("_config.yml", "a: 1\n<<: [\n", 2, ""),
    ("_config.yml", "a: b: c\n- d\n", 1, 'Write a: "b: c"'),
    ("cv.md", "---\n0: .\n---\n", 0, ""),
]


@pytest.mark.parametrize(("name", "text", "line", "said"), FAULTY)
def test_a_fault_of_one_file_is_said_there_and_the_rest_is_checked(
    tmp_path: Path, name: str, text: str, line: int, said: str
) -> None:
    result = checked(tmp_path, {name: text, "index.qmd": LINK})
    assert (failures(result), result.crashed) == ([], False)
    told = [each for each in result.diagnostics if each.path.endswith(name) and each.rule == "config/unparsable"]
    assert [each.line for each in told] == ([line] if line else [])
    assert all(said in each.message for each in told)
    assert "links/empty" in {each.rule for each in result.diagnostics if each.path.endswith("index.qmd")}


def test_a_fault_of_data_is_not_mended_into_another(tmp_path: Path) -> None:
    result = checked(tmp_path, {"_config.yml": "title: A\n", "_data/x.yml": "- name: a\nb: c\n"})
    assert [each.fix for each in result.diagnostics if each.path.endswith("x.yml")] == [None]


def test_includes_within_includes_come_to_an_end(tmp_path: Path) -> None:
    chain = {f"_includes/{number}.html": f"{{% include {number + 1}.html %}}" for number in range(3000)}
    page = "---\ntitle: h\npermalink: /\n---\n\n{% include 0.html %}\n\n[x](#there)\n"
    result = checked(tmp_path, chain | {"_config.yml": "title: A\n", "index.md": page})
    assert (failures(result), result.crashed) == ([], False)


#: Odd values that stand alone, as beside others of their kind nobody asks for them.
LONELY = {
    "a layout that is a list": {"_config.yml": "title: a\n", "index.md": "---\nlayout: [a]\n---\n"},
    "no end of posts": {"_config.yml": "limit_posts: .inf\n", "index.md": "---\ntitle: a\n---\n"},
}


@pytest.mark.parametrize("name", LONELY)
def test_an_odd_value_that_stands_alone_stops_nothing(tmp_path: Path, name: str) -> None:
    rest = {"_layouts/default.html": LAYOUT, "_posts/2024-01-02-a.md": "---\ntitle: a\n---\n"}
    result = checked(tmp_path, rest | LONELY[name])
    assert (failures(result), result.crashed) == ([], False)
