"""What the manuals of the first rules cannot show: bytes, folders, sizes and hostile pages."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import pytest

from profilelint.engine.lint import Result, check
from profilelint.engine.plan import Plan, Selected
from profilelint.read.reader import LIMIT
from profilelint.rule.loader import BUILTIN, load

if TYPE_CHECKING:
    from pathlib import Path

RULES = (
    "frontmatter/invalid",
    "frontmatter/missing-key",
    "links/empty",
    "links/missing-file",
    "links/vague-text",
    "page/unread",
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(names: tuple[str, ...], files: dict[str, str | bytes], site: Path, page: str = "page.md") -> Result:
    """Write a site, and check one page of it."""
    for name, content in files.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    rules = [load(BUILTIN / f"{name}.py", name) for name in names]
    selected = tuple(Selected(each.path, each.name, each.severity, each.options) for each in rules)
    return check([page], Plan(selected, site, date(2026, 1, 1)))


def said(result: Result) -> list[str]:
    assert not result.crashed
    return [f"{each.line}:{each.column}: {each.message}" for each in result.diagnostics]


# page/unread


def test_a_page_that_is_too_long_is_not_passed_over_in_silence(site: Path) -> None:
    page = "---\ntitle: Notes\n---\n" + "[x]()\n\n" * (LIMIT // 7 + 1)
    result = run(RULES, {"page.md": page}, site)
    assert [(each.rule, each.line, each.column) for each in result.diagnostics] == [("page/unread", 4, 1)]
    assert result.diagnostics[0].message.endswith("so its text was not checked")


# links/missing-file


def test_a_file_whose_name_has_accents_in_another_form_is_there(site: Path) -> None:
    name = "files/Émile Dürer.pdf"
    page = f"[CV](<{name}>) [CV](files/%C3%89mile%20D%C3%BCrer.pdf)"
    assert said(run(("links/missing-file",), {"page.md": page, unicodedata.normalize("NFD", name): ""}, site)) == []


def test_the_content_of_an_empty_folder_is_unknown(site: Path) -> None:
    (site / "slides").mkdir()
    assert said(run(("links/missing-file",), {"page.md": "[Slides](slides/2024/turin.pdf)"}, site)) == []


def test_a_path_that_leads_out_of_the_site_is_not_judged(site: Path) -> None:
    files = {"home/page.md": "[CV](../cv.pdf) [CV](../../cv.pdf)"}
    found = said(run(("links/missing-file",), files, site, "home/page.md"))
    assert found == [
        '1:6: There is no file "../cv.pdf", so visitors get "page not found". Add it, or correct the link.'
    ]


def test_a_reference_link_is_reported_where_it_is_used(site: Path) -> None:
    page = "[Slides][turin] and [more][turin]\n\n[turin]: turin.pdf\n"
    assert [line[:4] for line in said(run(("links/missing-file",), {"page.md": page}, site))] == ["1:1:", "1:21"]


def test_a_file_in_another_folder_is_named(site: Path) -> None:
    files = {"page.md": "![Ada](img/ada.jpg)", "pictures/Ada.JPG": ""}
    found = said(run(("links/missing-file",), files, site))
    assert found == [
        '1:8: There is no file "img/ada.jpg", so visitors see a broken picture. Did you mean pictures/Ada.JPG?'
    ]


# frontmatter/missing-key

EMPTY = '---\npermalink: /\ntitle: ""\n---\nText.\n'


@pytest.mark.parametrize(
    ("files", "page", "count"),
    [
        ({}, "about.md", 1),
        ({"_config.yml": "author: Ada"}, "about.md", 1),
        ({"_config.yml": "title: Ada"}, "about.md", 0),
        ({"_config.yml": "title: Ada"}, "_pages/about.md", 0),
        ({"config/_default/params.yaml": ""}, "content/_index.md", 0),
        ({"_quarto.yml": ""}, "index.qmd", 0),
        ({}, "_drafts/about.md", 0),
        ({}, "_talks/about.md", 0),
        ({"_config.yml": "collections: {talks: {output: true}}"}, "_talks/about.md", 1),
        ({"_config.yml": "collections: [talks]"}, "_talks/about.md", 1),
        ({"_config.yml": "collections: 3"}, "_talks/about.md", 0),
        ({"hugo.toml": "title = 'Ada'\n"}, "themes/ada/about.md", 0),
        ({}, "content/about/README.md", 1),
    ],
)
def test_whether_an_empty_title_leaves_a_page_without_a_name(
    files: dict[str, str | bytes], page: str, count: int, site: Path
) -> None:
    assert len(said(run(("frontmatter/missing-key",), {**files, page: EMPTY}, site, page))) == count


def test_an_empty_title_of_the_first_page_is_named_at_its_key(site: Path) -> None:
    (found,) = run(("frontmatter/missing-key",), {"about.md": EMPTY}, site, "about.md").diagnostics
    assert (found.line, found.column, found.end_line, found.end_column) == (3, 1, 3, 10)


# All of them


@pytest.mark.parametrize(
    "page",
    [
        "",
        "\ufeff---\n---\n",
        "---\ntitle: [[], {}]\nlayout: [1]\npermalink: {a: /}\ncollections: 1\n---\n",
        "---\n? [a, b]\n: c\ntitle: 2024-13-01\n---\n[](<>)[ ]( )<a href>x</a><a href=#>",
        "[a](%00.pdf) [b](%ff%fe.pdf) [c](\x00.pdf) ![](..pdf) [d](.pdf) [e](/.pdf) [f](a//b///c.pdf) [g](../.pdf)",
        "[" * 3000 + "here" + "](x.pdf)" * 3000,
        f"[{'!' * 5000}a](b.pdf) [here {'!' * 30000}](#) <a href='#' {'a-' * 5000}>x</a>",
        "[here](here) " * 2000,
        "[a](#) " * 2000,
        "![a](b/c/d/e.png) `e.png` " * 2000,
    ],
)
def test_no_page_stops_a_rule(page: str, site: Path) -> None:
    for name in ("page.md", "page.qmd"):
        assert not run(RULES, {name: page}, site, name).crashed
    assert not run(RULES, {"page.md": page.encode("utf-16")}, site).crashed
