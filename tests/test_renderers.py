"""The rules about markup against what renderers show: `renderers.jsonl`, rendered by each of them.

`shown` is what a browser makes of the output, `expect` the kind of fault in it, or null where nothing is to be said.
Rendered with kramdown 2.4.0 and its GFM parser 1.1.0 with Jekyll's options, Goldmark of Hugo 0.168 with `unsafe: true`,
Pandoc 3.9 with `-f markdown`, and cmark-gfm 0.29.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from profilelint.engine import lint
from profilelint.engine.plan import Plan, Selected
from profilelint.rule.loader import BUILTIN, load_folder
from profilelint.site.renderer import page_renderers
from profilelint.toolkit import make_site, read_page

DATA = Path(__file__).with_name("renderers.jsonl").read_text(encoding="utf-8")
ROWS = [json.loads(line) for line in DATA.split("\n") if line]
#: What speaks of markup besides the family of that name.
OTHERS = ("links/malformed", "links/space", "encoding/nbsp")
RULES = [each for each in load_folder(BUILTIN) if each.name.startswith("markup/") or each.name in OTHERS]
#: So much of what deserves a finding is said, by dialect; measured when the rows were read.
LEAST = 0.75

MATTER = "---\ntitle: Notes\n---\n\n"
UNSAFE = "[markup.goldmark.renderer]\nunsafe = true\n"
BLOX = {"go.mod": "require github.com/HugoBlox/hugo-blox-builder/modules/blox-tailwind v0.3.1\n"}
#: The files of a site that a dialect belongs to, and its page.
SITES: dict[str, tuple[dict[str, str], str]] = {
    "kramdown": ({"_config.yml": "title: Ada\n"}, "notes.md"),
    "goldmark": ({"hugo.toml": UNSAFE}, "content/notes.md"),
    "goldmark+hugoblox": ({"hugo.toml": "", **BLOX}, "content/notes.md"),
    "goldmark+unsafe:false": ({"hugo.toml": ""}, "content/notes.md"),
    "pandoc": ({"_quarto.yml": "project:\n  type: website\n"}, "notes.qmd"),
    "commonmark": ({}, "README.md"),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the rules say of each row, by its id and dialect: all rows of a dialect are pages of one site."""
    found: dict[str, list[str]] = {}
    with pytest.MonkeyPatch.context() as patch:
        for dialect, (files, page) in SITES.items():
            root = tmp_path_factory.mktemp("site")
            patch.chdir(root)
            for name, text in files.items():
                (root / name).write_text(text, encoding="utf-8")
            rows = {_page(page, number): row for number, row in enumerate(ROWS) if row["dialect"] == dialect}
            for name, row in rows.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                head = "" if dialect == "commonmark" else MATTER
                (root / name).write_text(f"{head}{row['input']}\n", encoding="utf-8")
            selected = tuple(Selected(each.path, each.name, each.severity, each.options) for each in RULES)
            for each in lint.check(sorted(rows), Plan(selected, root, date(2026, 1, 1))).diagnostics:
                found.setdefault(rows[each.path]["id"], []).append(f"{each.rule}: {each.message}")
    return found


def _page(page: str, number: int) -> str:
    """The path of a row's page, each in a folder of its own: a README is one by its name."""
    folder, _, name = page.rpartition("/")
    return "/".join(filter(None, (folder, f"row{number}", name)))


def test_nothing_is_said_where_a_renderer_shows_what_was_meant(said: dict[str, list[str]]) -> None:
    assert {row["id"]: said[row["id"]] for row in ROWS if row["expect"] is None and row["id"] in said} == {}


@pytest.mark.parametrize("dialect", ["kramdown", "goldmark", "pandoc", "commonmark"])
def test_most_of_what_readers_see_is_said(said: dict[str, list[str]], dialect: str) -> None:
    wanted = [row["id"] for row in ROWS if row["dialect"] == dialect and row["expect"]]
    assert len(wanted) > 70
    assert sum(each in said for each in wanted) >= LEAST * len(wanted)


def test_every_kind_of_link_that_stays_text_is_said(said: dict[str, list[str]]) -> None:
    kinds = ("link", "image", "fence", "comment", "conflict", "heading", "bullet", "attr", "div", "footnote")
    missed = Counter(row["expect"] for row in ROWS if row["expect"] in kinds and row["id"] not in said)
    assert missed == Counter()


SETTINGS: list[tuple[dict[str, str], str, dict[str, Any]]] = [
    ({"_config.yml": "markdown: CommonMarkGhPages\n"}, "a.md", {"name": "github"}),
    ({"_config.yml": "kramdown:\n  parse_block_html: true\n"}, "a.md", {"raw_html": "never"}),
    ({"_config.yml": "plugins: [jemoji]\n"}, "a.md", {"emoji": True}),
    ({"hugo.toml": "[markup.goldmark.renderer]\nunsafe = true\n"}, "content/a.md", {"keeps_tags": True}),
    ({"hugo.toml": "title = 'Ada'\n"}, "content/a.md", {"keeps_tags": False, "reads_math": False}),
    ({"hugo.toml": "", **BLOX}, "content/a.md", {"keeps_tags": True, "reads_math": True}),
    ({"_quarto.yml": "from: gfm\n"}, "a.qmd", {"name": "github"}),
    ({"_quarto.yml": "from: markdown+emoji\n"}, "a.qmd", {"name": "pandoc", "emoji": True}),
]


@pytest.mark.parametrize(("files", "page", "expected"), SETTINGS)
def test_the_settings_of_a_site_change_its_renderer(files: dict[str, str], page: str, expected: dict[str, Any]) -> None:
    site = make_site({**files, page: MATTER})
    (document,) = site.documents
    (renderer,) = page_renderers(site, document)
    assert {name: getattr(renderer, name) for name in expected} == expected


def test_no_renderer_shows_what_is_put_into_pages() -> None:
    site = make_site({"_config.yml": "", "_includes/a.md": "a", "b.html": "---\n---\n"})
    assert [page_renderers(site, each) for each in site.documents if "a.md" in each.path] in ([], [()])


@pytest.mark.parametrize(
    "line",
    [
        "[//]: # (the the [loom](gone.pdf))",
        "[//]: <> the the [loom](gone.pdf)",
        "[comment]: <> (the the (two) [loom](gone.pdf) mills)",
        "[//]: # the the [loom](gone.pdf)",
    ],
)
def test_a_comment_of_markdown_is_no_text(line: str) -> None:
    page = read_page("notes.md", f"A loom.\n\n{line}\n\nA mill.\n".encode())
    assert [each.text for each in page.texts] == ["A loom.", "A mill."]
    assert page.links == ()
    assert [page.text[slice(*span)] for span in page.comments] == [line]


def test_a_definition_that_is_used_is_no_comment() -> None:
    page = read_page("notes.md", b"[CV][1] and [loom](loom.pdf)\n\n[1]: cv.pdf\n")
    assert [each.url for each in page.links] == ["cv.pdf", "loom.pdf"]


@pytest.mark.parametrize(("config", "found"), [({"_config.yml": ""}, ["talks-1842"]), ({}, ["talks", "talks-1842"])])
def test_a_written_id_replaces_the_one_that_is_made(config: dict[str, str], found: list[str]) -> None:
    site = make_site({**config, "notes.md": "---\ntitle: Notes\n---\n## Talks {#talks-1842}\n"})
    anchors = site.anchors("notes.md") or frozenset()
    assert [each for each in ("talks", "talks-1842") if each in anchors] == found


@pytest.mark.parametrize(("url", "kind"), [("/Talks/", "found"), ("/files/CV.pdf", "missing")])
def test_hugo_writes_the_addresses_of_menus_in_small_letters(url: str, kind: str) -> None:
    menu = f'[[menu.main]]\nname = "Talks"\nurl = "{url}"\n'
    site = make_site({"hugo.toml": menu, "content/talks/_index.md": "", "static/files/CV.pdf": ""})
    (reference,) = site.references(site.settings["hugo.toml"])
    assert reference.target.kind == kind


def test_quarto_shows_a_picture_that_is_named_without_its_ending() -> None:
    site = make_site({"_quarto.yml": "", "index.qmd": "![a](loom) ![b](mill)\n", "loom.png": ""})
    (page,) = site.documents
    assert [each.target.kind for each in site.references(page)] == ["found", "missing"]
