"""Pages of 100 kB that hold one thing again and again are checked in a second, or at least in linear time."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from profilelint.engine.lint import check
from profilelint.engine.plan import Plan, Selected
from profilelint.rule.loader import load_all

LONG = 100_000
#: Seconds of the processor that a page may take; one that takes longer may take so many times as long as a quarter of
#: it, where linear is 4 and quadratic 16.
ENOUGH, MOST = 1.0, 9

PAGE = "---\ntitle: Ada Lovelace\n---\n\n"
PIECES = [
    "[",
    "]",
    "[a]",
    "[a][b]",
    "[a](b)",
    "[a](",
    "](",
    "![",
    "[^a]",
    "(",
    "()",
    "(2020)",
    "*",
    "*a",
    "*a*",
    "**a",
    "**a**",
    "_a",
    "__a",
    "<",
    "<a",
    "<a>",
    "<div>",
    "</div>",
    "<!--",
    "<script>",
    "<script",
    "<style>",
    "<title",
    "<a",
    "href=x>",
    "<table><tr><td>",
    "<ul><li>",
    "<http://a>",
    "http://a.b",
    "http://",
    "www.",
    "{%",
    "{{",
    "{{<",
    "{{<a>}}",
    "{:",
    "{",
    "|",
    "&",
    "&a",
    "&#",
    "&amp;amp;",
    "`",
    "`a",
    "~",
    "1",
    "2020-01-02",
    "2024-02-30",
    "2020",
    "2020-",
    "to appear 2020",
    "a.b@c.d.",
    "a.",
    "a@",
    "@",
    ".'",
    "'.",
    "a\\[at]b\\[dot]c",
    "Ã©",
    "â€™",
    "Ã",
    "ðŸ",
    "中",
    "а",
    "é",
    "�",
    "ﬁ",
    "ａ",
    "😀",
    "👩\u200d",
    "“a",
    "\\",
    '"',
    "'",
    ":",
    ";",
    ",",
    ".",
    "-",
    "--",
    "=",
    "#",
    "#",
    "+",
    "~~",
    ">",
    "\u200b",
    "‑",
    "$",
    "$a",
    "\\[",
    "\\(a",
    "\\begin{align}",
    "\\'e",
    "{\\'e}",
    "10.1000/",
    "doi.org/10.1000/a",
    "a",
    "Aa",
]
LINES = [
    *(
        "[a]: b",
        "[a]: ",
        "[^a]: b",
        "- a",
        "- ",
        "> a",
        "> ",
        "1. a",
        "* * *",
        "***",
        "---",
        "+++",
        "```",
        "~~~",
        "# a",
        "a",
        "=",
    ),
    *("|a|b|", "{:.a}", ": b", "<<<<<<< a", "<!-- profilelint: ignore all -->", "- 2020-01-01: a", "- May 2020: a", ""),
    *(
        "I am currently a PhD student.",
        "- A. B. (2020). Title. Journal.",
        "- Best Paper Award, 2020",
        "## 2020\n\n- a\n",
    ),
    *(
        "a at b dot c",
        "the the",
        "May 2020 - June 2021,",
        "Expected 2020.",
        "- a\n  ",
        "\r",
        "\r\r",
        "\t",
        "    a",
        "a\n",
    ),
    *("'." * 44 + "@a.b", "'_" * 44 + " dot a@b.c"),
]
BLOCKS = {
    "keys": ("---\n", "k{}: v\n", "---\n"),
    "one key": ("---\n", "k: v\n", "---\n"),
    "anchors": ("---\n", "k{0}: &a{0} v\n", "---\n"),
    "aliases": ("---\na: &a b\n", "k{}: *a\n", "---\n"),
    "brackets": ("---\nk: ", "[", "\n---\n"),
    "a list": ("---\nk: [", "a, ", "]\n---\n"),
    "comments": ("---\n", "# a\n", "---\n"),
    "ends of lines": ("---\r\n", "\r\n", "---\r\n"),
    "blanks": ("---\na:", " ", "#\n---\n"),
    "never closed": ("---\n", "a: b\n", ""),
    "dashes": ("---\n", "- ", "\n---\n"),
    "colons": ("---\n", "a: ", "\n---\n"),
    "toml": ("+++\n", "k{} = 1\n", "+++\n"),
    "tables": ("+++\n", "[a{}]\n", "+++\n"),
    "dots": ("+++\n", "a.", "b = 1\n+++\n"),
    "equals": ("+++\n", "a = ", ""),
    "json": ("{\n", '"k{}": 1,\n', '"z": 1\n}\n'),
    "json brackets": ('{"a":', "[", "\n"),
}
ENTRIES = {
    "entries": ("", "@article{{a{}, title={{T}}, year=2020}}\n", ""),
    "one entry": ("", "@article{{a, title={{T}}, year=2020}}\n", ""),
    "fields": ("@article{a,", " f{}={{x}},\n", "}"),
    "braces": ("@article{a, title=", "{{", ""),
    "signs": ("", "@", ""),
    "commas": ("@article{a", ",", ""),
    "authors": ("@article{a, author={", "A, B and ", "}}"),
    "blanks": ("@article{a ", " ", "="),
    "blanks behind": ("@article{a, title={b}}", " ", "x"),
    "strings": ("@string{a =", " ", "b"),
    "hashes": ("@article{a, title=", "a # ", "b}"),
    "never closed": ("", "@article{{a, title={{T\n", ""),
}
TEXTS = {
    **{f"{piece!r} alone": ("index.md", PAGE, piece.replace("{", "{{").replace("}", "}}"), "") for piece in PIECES},
    **{f"{piece!r}": ("index.md", PAGE, piece.replace("{", "{{").replace("}", "}}") + " ", "") for piece in PIECES},
    **{
        f"{line!r} on lines": ("index.md", PAGE, line.replace("{", "{{").replace("}", "}}") + "\n", "")
        for line in LINES
    },
    **{f"front matter: {name}": ("index.md", *parts) for name, parts in BLOCKS.items()},
    **{f"BibTeX: {name}": ("_bibliography/papers.bib", *parts) for name, parts in ENTRIES.items()},
    "settings": ("_data/x.yml", "", "k{}: v\n", ""),
    "papers": ("_data/x.yml", "", "- title: a\n  venue: to appear\n  year: 2019\n", ""),
    "a menu": ("_data/navigation.yml", "main:\n", "- title: a\n  url: /b{}/\n", ""),
    "JSON": ("_data/x.json", "{", '"k{}": 1,', '"z": 1}'),
    "TOML": ("data/x.toml", "", "k{} = 1\n", ""),
}


def seconds(name: str, length: int, site: Path) -> float:
    """The processor time that a check with all rules takes."""
    path, head, piece, tail = TEXTS[name]
    text = head + "".join(piece.format(number) for number in range(length // len(piece))) + tail
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_text(text[: length + len(tail)], encoding="utf-8", newline="")
    rules = tuple(Selected(each.path, each.name, each.severity, each.options) for each in load_all().values())
    start = time.process_time()
    result = check([path], Plan(rules, site, date(2026, 1, 1)))
    assert not result.crashed
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_long_page_takes_no_long_time(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "_config.yml").write_text("title: Ada\n", encoding="utf-8")
    taken = seconds(name, LONG, tmp_path)
    assert taken < ENOUGH or taken < MOST * max(seconds(name, LONG // 4, tmp_path), ENOUGH / 4)


#: Sites that ask for much more than they hold, or of which each part asks for all others.
SITES = {
    "includes that include tenfold": {
        "_config.yml": "title: Ada\n",
        "index.md": f"{PAGE}{{% include a0.html %}}\n",
        **{f"_includes/a{n}.html": f"{{% include a{n + 1}.html %}}" * 10 for n in range(30)},
    },
    "an address of all categories, thousands of times": {
        "_config.yml": "permalink: /" + ":categories/" * 3000,
        "_posts/2024-01-01-a.md": f"---\ntitle: a\ncategories: [{', '.join(f'c{n}' for n in range(3000))}]\n---\n",
    },
    "an address of a folder, thousands of times": {
        "_config.yml": "title: Ada\n",
        f"{'a' * 200}/a.md": f"---\ntitle: a\npermalink: {':path' * 15000}\n---\n",
    },
    "thousands of taxonomies": {
        "hugo.toml": "[taxonomies]\n" + "".join(f"t{n} = 't{n}s'\n" for n in range(4000)),
        **{f"content/p{n}.md": "---\ntitle: a\ntags: [a, b]\n---\n" for n in range(300)},
    },
    "links that lead nowhere": {
        "_config.yml": "title: Ada\n",
        "index.md": PAGE + "".join(f"[a](/p{n}/)\n" for n in range(5000)),
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SITES)
def test_a_small_site_takes_no_long_time(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path, text in SITES[name].items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    rules = tuple(Selected(each.path, each.name, each.severity, each.options) for each in load_all().values())
    start = time.process_time()
    assert not check(["."], Plan(rules, tmp_path, date(2026, 1, 1))).crashed
    assert time.process_time() - start < ENOUGH * MOST
