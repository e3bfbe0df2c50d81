"""`Site.page`: whether a file is made into a page, at which address, if not why not, and who leads there."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from profilelint import Site
from profilelint.site import data_files
from profilelint.site.generators.jekyll import answer

if TYPE_CHECKING:
    from stranger import Call

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
        ("_news/prize.md", "map"),
        ("more.md", "link"),
        ("alone.md", "map"),
        ("_pages/older.md", "nobody"),
    ],
)
def test_who_leads_there(path: str, leader: str, site: Site) -> None:
    assert site.page(path).led_by == leader


def test_without_templates_it_is_not_known_who_leads_there(tmp_path: Path) -> None:
    assert made(tmp_path, {"_config.yml": "theme: minima\n", "alone.md": MATTER}).page("alone.md").led_by == "unknown"


OWN = {
    "_config.yml": "include: [_pages]\ncollections:\n  talks: {output: true}\n  looms: {output: true}\n",
    "_layouts/default.html": "<a href='/by-layout/'>x</a> {{ content }}",
    "_data/navigation.yml": "main:\n- {title: Looms, url: /looms/}\n",
    "_pages/about.md": "---\npermalink: /\nlayout: default\n---\nText.\n",
    "_pages/looms.html": "---\npermalink: /looms/\n---\n{% for loom in site.looms %}{{ loom.title }}{% endfor %}\n",
    "_pages/talks.html": "---\npermalink: /talks/\n---\n{% for talk in site.talks %}{{ talk.title }}{% endfor %}\n",
    "_talks/a.md": "---\ntitle: A\n---\n[b](/talks/b.html)\n",
    "_talks/b.md": "---\ntitle: B\n---\n[a](/talks/a.html)\n",
    "_looms/a.md": "---\ntitle: A\n---\n[more](/more.html)\n",
    "more.md": MATTER,
    "404.md": "---\npermalink: /404.html\n---\n",
    "by-layout.md": "---\npermalink: /by-layout/\n---\n",
}


@pytest.mark.parametrize(
    ("path", "leader"),
    [("_pages/looms.html", "menu"), ("_looms/a.md", "list"), ("more.md", "link"), ("by-layout.md", "link"),
     ("404.md", "link"),
     ("_pages/talks.html", "nobody"), ("_talks/a.md", "nobody"), ("_talks/b.md", "nobody")],
)  # fmt: skip
def test_a_page_leads_on_only_if_visitors_are_led_to_it(path: str, leader: str, tmp_path: Path) -> None:
    page = made(tmp_path, OWN).page(path)
    assert page.led_by == leader
    assert page.is_hidden == (leader == "nobody")


def test_a_menu_of_chosen_pages_leads_to_these_alone(tmp_path: Path) -> None:
    site = made(tmp_path, {
        "_config.yml": "title: Ada\n",
        "_layouts/default.html": "{% for p in site.pages %}{% if p.nav %}{{ p.url }}{% endif %}{% endfor %}",
        "index.md": MATTER,
        "papers.md": "---\nnav: true\n---\n",
        "looms.md": "---\nnav: false\n---\n",
        "mills.md": MATTER,
    })  # fmt: skip
    assert [site.page(f"{name}.md").led_by for name in ("papers", "looms", "mills")] == ["list", "nobody", "nobody"]


def test_authors_whom_no_page_names_are_idle(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Ada\n",
        "_layouts/default.html": "{{ site.data.authors[page.author].name }} {{ content }}",
        "_includes/a.html": "",
        "_data/authors.yml": "Ada Lovelace:\n  name: Ada\n",
        "index.md": "---\nauthor: Somebody\n---\n",
    }
    assert data_files.is_idle(made(tmp_path, files), "_data/authors.yml")
    (tmp_path / "index.md").write_text("---\nauthor: Ada Lovelace\n---\n", encoding="utf-8")
    assert not data_files.is_idle(Site(tmp_path), "_data/authors.yml")
    listed = files | {"_includes/a.html": "{% for author in site.data.authors %}{% endfor %}"}
    assert not data_files.is_idle(made(tmp_path / "b", listed), "_data/authors.yml")


def test_what_names_a_page_of_another_site_or_the_end_of_a_post_leads_to_no_first_page(tmp_path: Path) -> None:
    site = made(tmp_path, {
        "_config.yml": "url: https://loom.example\nmarkdown_ext: markdown,md\ncollections:\n  talks: {output: true}\n",
        "_layouts/default.html": "{{ content }}{% for post in site.related_posts %}{{ post.url }}{% endfor %}"
        "{% if site.categories.type %}<a href='https://mill.example/far/'>x</a><a href='https://loom.example/near/'>y</a>"
        "{% endif %}",
        "index.md": MATTER,
        **{f"{name}.md": f"---\npermalink: /{name}/\n---\n" for name in ("far", "near", "markdown")},
        "_posts/2020-01-01-a.md": MATTER,
        "_posts/2020-01-02-b.md": MATTER,
        "_talks/a.md": MATTER,
    })  # fmt: skip
    pages = ("far.md", "markdown.md", "_posts/2020-01-01-a.md", "_posts/2020-01-02-b.md", "_talks/a.md", "near.md")
    assert [site.page(path).led_by for path in pages] == ["nobody"] * 5 + ["link"]
    (tmp_path / "index.md").write_text("---\ntitle: A\n---\n[b](/2020/01/02/b.html)\n", encoding="utf-8")
    site = Site(tmp_path)
    assert [site.page(path).led_by for path in pages] == ["nobody", "nobody", "list", "home", "nobody", "link"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("_config.yml", "theme: minima\n"), ("_layouts/default.html", ""), ("other.md", "---\nlayout: gone\n---\n")],
)
def test_where_templates_may_lie_elsewhere_nothing_is_hidden(name: str, text: str, tmp_path: Path) -> None:
    text = OWN["_config.yml"] + text if name == "_config.yml" else text
    site = made(tmp_path, {**OWN, name: text})
    assert not any(site.page(path).is_hidden for path in OWN)


@pytest.mark.parametrize(
    ("plugins", "post", "page"),
    [
        ("jekyll-feed", "feed", "nobody"),
        ("jekyll-sitemap", "map", "map"),
        ("jekyll-sitemap, jekyll-feed", "feed", "map"),
    ],
)
def test_a_feed_leads_people_and_a_map_machines(plugins: str, post: str, page: str, tmp_path: Path) -> None:
    site = made(
        tmp_path, {**OWN, "_config.yml": f"plugins: [{plugins}]\n", "_posts/2020-01-01-a.md": MATTER, "b.md": MATTER}
    )
    assert (site.page("_posts/2020-01-01-a.md").led_by, site.page("b.md").led_by) == (post, page)


def test_a_slip_that_hides_all_pages_is_not_held_against_each(tmp_path: Path) -> None:
    site = made(tmp_path, {"_config.yml": "title: Mills\n", "_pages/cv.md": MATTER})
    page = site.page("_pages/cv.md")
    assert (page.address, page.reason, page.readers) == (None, "pages-not-included", "visitors")


def test_a_site_is_built_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    original = answer.build.build
    monkeypatch.setattr(answer.build, "build", lambda *given: asked.append(given) or original(*given))  # type: ignore[func-returns-value]
    for path in FILES:
        assert site.page(path) is site.page(path)
        assert site.page(path).message
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("files", "path", "address", "reason", "readers"),
    [
        ({}, "notes.md", "/notes.md", "page", "visitors"),
        ({}, "_part.md", "/_part.md", "page", "visitors"),
        ({}, "docs/README.md", "/docs/README.md", "front", "visitors"),
        ({"package.json": "{}"}, "notes.md", "/notes.md", "page", "visitors"),
        ({"package.json": "{}"}, "_part.md", "/_part.md", "page", "nobody"),
        ({"src/a.js": ""}, "_part.md", "/_part.md", "page", "nobody"),
    ],
)
def test_what_becomes_of_a_file_of_a_plain_folder(
    files: dict[str, str], path: str, address: str, reason: str, readers: str, tmp_path: Path
) -> None:
    page = made(tmp_path, {**files, path: MATTER}).page(path)
    assert (page.address, page.reason, page.readers) == (address, reason, readers)


QUARTO = {
    "_quarto.yml": "project:\n  type: website\n  render: ['*.qmd', '*.md', '!notes.md']\n",
    "index.qmd": "---\ntitle: Mills\n---\n[CV](files/cv.pdf)\n",
    "cv.qmd": MATTER,
    "idea.qmd": "---\ndraft: true\n---\n",
    "broken.qmd": "---\ntitle: [\n---\n",
    "notes.md": MATTER,
    "_old/p.qmd": MATTER,
    "README.md": "# How to build\n",
    "CONTRIBUTING.md": "# How to help\n",
    "files/cv.pdf": "",
    "files/old.pdf": "",
}


@pytest.mark.parametrize(
    ("path", "address", "reason", "readers"),
    [
        ("cv.qmd", "/cv.html", "page", "visitors"),
        ("idea.qmd", None, "draft", "nobody"),
        ("broken.qmd", None, "matter-unreadable", "visitors"),
        ("notes.md", None, "taken-away", "nobody"),
        ("_old/p.qmd", None, "underscore", "nobody"),
        ("README.md", None, "readme", "repository"),
        ("CONTRIBUTING.md", "/CONTRIBUTING.html", "page", "nobody"),
        ("files/cv.pdf", "/files/cv.pdf", "copied", "nobody"),
        ("files/old.pdf", None, "part", "nobody"),
    ],
)
def test_what_becomes_of_a_file_of_quarto(
    path: str, address: str | None, reason: str, readers: str, tmp_path: Path
) -> None:
    page = made(tmp_path, QUARTO).page(path)
    assert (page.address, page.reason, page.readers) == (address, reason, readers)


HUGO = {
    "hugo.toml": "ignoreFiles = ['\\.Rmd$']\n",
    "content/post/plots.Rmd": MATTER,
    "content/post/plots.html": "---\ntitle: Mills\n---\n<p>Text.\n",
    "content/post/hidden.Rmd": MATTER,
    "content/post/hidden.md": "---\ndraft: true\n---\n",
    "content/post/new.Rmd": MATTER,
    "layouts/_default/single.html": "",
    "layouts/_default/list.html": "",
    "content/talks/turin.md": MATTER,
    "content/talks/rome.md": "---\ndate: 2027-01-02\n---\n",
    "content/talks/idea.md": "---\ndraft: true\n---\n",
    "content/mill/index.md": MATTER,
    "content/mill/part.md": MATTER,
    "content/mill/off.md": "---\nactive: false\n---\n",
    "content/mill/wheel.png": "",
    "content/stock/index.md": "---\nheadless: true\n---\n",
    "content/idle.md": "---\nheadless: true\n---\n",
    "content/authors/_index.md": "---\ncascade:\n  build: {render: never}\n---\n",
    "content/authors/me/_index.md": MATTER,
    "content/home/old.md": "---\nactive: false\n---\n",
    "content/broken.md": "---\ndate: soon\n---\n",
    "static/cv.md": "# CV\n",
    "notes.md": MATTER,
    "README.md": "# How to build\n",
}


@pytest.mark.parametrize(
    ("path", "address", "reason", "readers"),
    [
        ("content/talks/turin.md", "/talks/turin/", "page", "visitors"),
        ("content/talks/rome.md", None, "future", "nobody"),
        ("content/talks/idea.md", None, "draft", "nobody"),
        ("content/mill/index.md", "/mill/", "page", "visitors"),
        ("content/mill/part.md", None, "in-bundle", "visitors"),
        ("content/mill/off.md", None, "in-bundle", "nobody"),
        ("content/mill/wheel.png", "/mill/wheel.png", "file", "nobody"),
        ("content/stock/index.md", None, "headless", "visitors"),
        ("content/idle.md", "/idle/", "headless", "nobody"),
        ("content/authors/me/_index.md", "/authors/me/", "render-never", "visitors"),
        ("content/home/old.md", "/home/old/", "page", "nobody"),
        ("content/broken.md", "/broken/", "date-unreadable", "visitors"),
        ("content/post/plots.Rmd", None, "ignored", "visitors"),
        ("content/post/hidden.Rmd", None, "ignored", "nobody"),
        ("content/post/new.Rmd", None, "ignored", "visitors"),
        ("static/cv.md", "/cv.md", "static-markdown", "nobody"),
        ("notes.md", None, "outside", "nobody"),
        ("README.md", None, "part", "repository"),
    ],
)
def test_what_becomes_of_a_file_of_hugo(
    path: str, address: str | None, reason: str, readers: str, tmp_path: Path
) -> None:
    page = made(tmp_path, HUGO).page(path)
    assert (page.address, page.reason, page.readers) == (address, reason, readers)


def test_what_nobody_sees_is_passed_over(tmp_path: Path, call: Call) -> None:
    files = {
        "_config.yml": CONFIG,
        "_layouts/default.html": "{{ site.data.cv.name }}",
        "_includes/part.html": "",
        "_data/cv.yml": "name: Ada\nemail: you@example.com\n",
        "_data/old.yml": "name: Ada\nemail: you@example.com\n",
        "_pages/old/cv.md": "---\ntitle: CV\n---\n[Talks]()\n",
        "_pages/cv.md": "---\ntitle: CV\n---\n[Talks]()\n",
        "_drafts/cv.md": "---\ntitle: CV\n---\n[Talks]()\n",
    }
    made(tmp_path, files)
    report = json.loads(call("check", "--isolated", "--format", "json", "--pedantic", str(tmp_path)).out)
    found = {(each["path"].rpartition(f"{tmp_path.name}/")[2], each["rule"]) for each in report["diagnostics"]}
    assert found == {
        ("_data/cv.yml", "emails/placeholder"),
        ("_pages/cv.md", "links/empty"),
        ("_drafts/cv.md", "links/empty"),
    }
