"""`Site.page`: whether a file is made into a page, at which address, if not why not, and who leads there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from profilelint import Site
from profilelint.site.generators.jekyll import answer

TODAY = date(2026, 11, 22)
MATTER = "---\ntitle: Mills\n---\nText.\n"
CONFIG = """\
include: [_pages]
exclude: [_pages/old, docs/]
plugins: [jekyll-scholar, jekyll-sitemap]
collections:
  talks: {output: true}
  news: {output: false}
  loose: {output: true}
"""
FILES = {
    "_config.yml": CONFIG,
    "_data/navigation.yml": "main:\n- {title: Papers, url: /papers/}\n",
    "_layouts/default.html": "{% for talk in site.talks %}{{ talk.title }}{% endfor %}{{ content }}",
    "_pages/about.md": "---\npermalink: /\n---\n[cv](/cv.html) {% include part.md %}\n",
    "_pages/papers.md": "---\npermalink: /papers/\n---\n[more](/more.html)\n",
    "_pages/older.md": MATTER,
    "_includes/part.md": "A part.\n",
    "_includes/idle.md": "No part of anything.\n",
    "_drafts/idea.md": MATTER,
    "_posts/2026-01-02-mill.md": MATTER,
    "_posts/2027-01-02-loom.md": MATTER,
    "_posts/mill.md": MATTER,
    "_talks/turin.md": MATTER,
    "_news/prize.md": MATTER,
    "_loose/a.md": MATTER,
    "cv.md": MATTER,
    "more.md": MATTER,
    "alone.md": MATTER,
    "markdown_generator/notes.md": MATTER,
    "README.md": "# How to build\n",
    "docs/README.md": "# More\n",
    "CONTRIBUTING.md": "# How to help\n",
    "files/cv.pdf": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return made(tmp_path, FILES)


def made(folder: Path, files: dict[str, str]) -> Site:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Site(folder, today=TODAY)


@pytest.mark.parametrize(
    ("path", "address", "reason", "readers"),
    [
        ("_pages/about.md", "/", "page", "visitors"),
        ("_pages/papers.md", "/papers/", "page", "visitors"),
        ("_pages/older.md", None, "excluded", "nobody"),
        ("_includes/part.md", None, "part", "visitors"),
        ("_includes/idle.md", None, "part", "nobody"),
        ("_drafts/idea.md", None, "draft", "nobody"),
        ("_posts/2026-01-02-mill.md", "/2026/01/02/mill.html", "post", "visitors"),
        ("_posts/2027-01-02-loom.md", None, "future", "nobody"),
        ("_posts/mill.md", None, "post-name", "nobody"),
        ("_talks/turin.md", "/talks/turin.html", "document", "visitors"),
        ("_news/prize.md", None, "no-output", "nobody"),
        ("markdown_generator/notes.md", "/markdown_generator/notes.html", "page", "nobody"),
        ("README.md", "/README.md", "copied-markdown", "repository"),
        ("docs/README.md", None, "excluded", "nobody"),
        ("CONTRIBUTING.md", "/CONTRIBUTING.md", "copied-markdown", "nobody"),
        ("files/cv.pdf", "/files/cv.pdf", "copied", "visitors"),
        ("nothing.md", None, "missing", "nobody"),
        ("../above.md", None, "missing", "nobody"),
    ],
)
def test_what_becomes_of_a_file(path: str, address: str | None, reason: str, readers: str, site: Site) -> None:
    page = site.page(path)
    assert (page.address, page.reason, page.readers) == (address, reason, readers)
    assert page.is_shown == (readers in {"visitors", "both"})


def test_what_lists_may_show_is_content(site: Site) -> None:
    assert [path for path in FILES if path.startswith("_news") and site.page(path).is_content] == ["_news/prize.md"]
    assert site.page("_posts/2027-01-02-loom.md").is_content
    assert not site.page("_drafts/idea.md").is_content


def test_what_no_visitor_ever_sees_is_set_aside_and_a_draft_is_not(site: Site) -> None:
    assert [path for path in FILES if site.page(path).is_set_aside] == ["_pages/older.md", "docs/README.md"]


@pytest.mark.parametrize(
    ("path", "leader"),
    [
        ("_pages/about.md", "home"),
        ("cv.md", "home"),
        ("_pages/papers.md", "menu"),
        ("_talks/turin.md", "list"),
        ("_news/prize.md", "feed"),
        ("more.md", "link"),
        ("alone.md", "feed"),
        ("_pages/older.md", "nobody"),
    ],
)
def test_who_leads_there(path: str, leader: str, site: Site) -> None:
    assert site.page(path).led_by == leader


def test_without_templates_it_is_not_known_who_leads_there(tmp_path: Path) -> None:
    assert made(tmp_path, {"_config.yml": "theme: minima\n", "alone.md": MATTER}).page("alone.md").led_by == "unknown"


def test_a_slip_that_hides_all_pages_is_not_held_against_each(tmp_path: Path) -> None:
    site = made(tmp_path, {"_config.yml": "title: Mills\n", "_pages/cv.md": MATTER})
    page = site.page("_pages/cv.md")
    assert (page.address, page.reason, page.readers, page.is_blocked) == (None, "pages-not-included", "visitors", True)


def test_a_site_is_built_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    original = answer.build.build
    monkeypatch.setattr(answer.build, "build", lambda *given: asked.append(given) or original(*given))  # type: ignore[func-returns-value]
    for path in FILES:
        assert site.page(path) is site.page(path)
        assert site.page(path).message
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("files", "path", "readers", "address"),
    [
        ({"hugo.toml": ""}, "content/talks/turin.md", "visitors", "/talks/turin/"),
        ({"hugo.toml": ""}, "notes.md", "nobody", None),
        ({"_quarto.yml": ""}, "_old/p.qmd", "nobody", None),
        ({"_quarto.yml": ""}, "cv.qmd", "visitors", None),
        ({}, "notes.md", "visitors", None),
    ],
)
def test_other_generators_answer_the_same_question(
    files: dict[str, str], path: str, readers: str, address: str | None, tmp_path: Path
) -> None:
    page = made(tmp_path, {**files, path: MATTER}).page(path)
    assert (page.readers, page.address, page.certain) == (readers, address, False)
