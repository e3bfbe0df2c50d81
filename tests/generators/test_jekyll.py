"""Which edition builds a Jekyll site, what is certain, what is said, and that anything is answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_sites import NOW, POST, memory

from profilelint.site.generators import reasons
from profilelint.site.generators.jekyll import answer as answer_module
from profilelint.site.generators.jekyll.answer import Jekyll
from profilelint.site.generators.jekyll.edition import JEKYLL_4, PAGES
from profilelint.site.generators.outcome import Built, Copied, NotBuilt

# --- which edition


WORKFLOW = ".github/workflows/site.yml"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, ("GitHub Pages", "Jekyll 4")),
        ({WORKFLOW: "jobs:\n  build:\n    steps:\n      - uses: actions/jekyll-build-pages@v1\n"}, ("GitHub Pages",)),
        ({WORKFLOW: "    steps:\n      - uses: ruby/setup-ruby@v1\n"}, ("Jekyll 4", "Jekyll 3")),
        ({WORKFLOW: "      - uses: ruby/setup-ruby@v1\n", "Gemfile": 'gem "jekyll", "~> 3.9"\n'}, ("Jekyll 3",)),
        ({"Gemfile.lock": "GEM\n  specs:\n    jekyll (4.3.2)\n"}, ("Jekyll 4",)),
        ({"Gemfile.lock": "GEM\n  specs:\n    github-pages (231)\n    jekyll (3.9.5)\n"}, ("GitHub Pages",)),
        ({"Gemfile": 'gem "jekyll", "~> 4.2"\n'}, ("Jekyll 4", "GitHub Pages")),
        ({"_config.yml": "plugins: [jekyll-scholar]\n"}, ("Jekyll 4",)),
        ({"_config.yml": "plugins: [jekyll-scholar]\n", "Gemfile": 'gem "github-pages"\n'}, ("Jekyll 3",)),
        ({"_config.yml": "plugins: [jekyll-feed]\n"}, ("GitHub Pages", "Jekyll 4")),
        ({"_config.yml": "plugins: [jekyll-archives]\n"}, ("Jekyll 4", "GitHub Pages")),
        ({"netlify.toml": "[build]\n"}, ("Jekyll 4", "Jekyll 3")),
    ],
)
def test_the_files_tell_which_editions_may_build(files, expected):
    assert Jekyll(memory(**files), NOW).editions == expected


def test_what_the_editions_differ_about_is_not_certain():
    answer = Jekyll(memory(**{"_config.yml": "title: T\n", "notes.md": "# Notes\n", "a.md": POST}), NOW)
    assert answer.page("a.md").certain
    notes = answer.page("notes.md")
    assert not notes.certain
    assert [type(each) for each in notes.outcomes.values()] == [Built, Copied]
    assert notes.addresses == ("notes.html", "notes.md")


def test_what_no_edition_publishes_is_certain_whatever_the_reason():
    answer = Jekyll(memory(**{"_config.yml": "exclude: [.github]\n", ".github/a.md": POST}), NOW)
    page = answer.page(".github/a.md")
    assert page.certain
    assert len({each.reason.key for each in page.outcomes.values()}) == 2


# --- the hour of the build


@pytest.mark.parametrize(
    ("date", "kind", "certain"),
    [
        ("2026-11-30 11:00:00", Built, True),
        ("2026-11-30 13:00:00", Built, False),
        ("2026-12-01 01:59:00", Built, False),
        ("2026-12-01 02:00:00", NotBuilt, True),
    ],
)
def test_a_post_of_the_next_fourteen_hours_is_not_called_hidden(date, kind, certain):
    name = "_posts/2026-11-30-a.md"
    answer = Jekyll(memory(**{name: f"---\ndate: {date}\n---\nText.\n"}), NOW, [JEKYLL_4])
    page = answer.page(name)
    assert isinstance(page.outcome, kind)
    assert page.certain is certain


# --- what is said


def said(files: dict[str, str], path: str) -> str:
    return Jekyll(memory(**files), NOW, [JEKYLL_4]).page(path).outcome.message


def test_a_reason_names_what_is_meant():
    assert '"2024-03-02-walk.md"' in said({"_posts/walk.md": POST}, "_posts/walk.md")
    assert 'Add "talks: {output: true}"' in said({"_talks/a.md": POST}, "_talks/a.md")
    assert 'Add "include: [_pages]"' in said({"_pages/a.md": POST}, "_pages/a.md")
    assert '"exclude: talk"' in said({"_config.yml": "exclude: [talk]\n", "talks/a.md": POST}, "talks/a.md")
    assert "There is no" not in said({"a.md": POST}, "a.md")
    assert "no such file" in said({"a.md": POST}, "b.md")
    assert "since b.md is written" in said(
        {"a.md": "---\npermalink: /x/\n---\n", "b.md": "---\npermalink: /x/\n---\n"}, "a.md"
    )
    assert '"Spring 2020" is not a date' in said(
        {"_posts/2020-01-01-a.md": "---\ndate: Spring 2020\n---\n"}, "_posts/2020-01-01-a.md"
    )


def test_every_reason_is_used_and_says_where_it_is_known_from():
    rows = reasons.table("jekyll")
    code = "".join(path.read_text(encoding="utf-8") for path in Path(answer_module.__file__).parent.glob("*.py"))
    assert [key for key in rows if f'"{key}"' not in code] == []
    assert all(row.source and row.sentence for row in rows.values())


# --- generated addresses, and whose they are


def test_redirects_lists_and_feeds_are_addresses_too():
    config = "plugins: [jekyll-redirect-from, jekyll-paginate, jekyll-feed, jekyll-sitemap]\npaginate: 1\n"
    files = {
        "_config.yml": config,
        "index.html": POST,
        "a.md": "---\nredirect_from: [/old/, /older]\n---\n",
        "_posts/2020-01-01-a.md": POST,
        "_posts/2020-01-02-b.md": POST,
    }
    written = Jekyll(memory(**files), NOW, [JEKYLL_4]).written
    made = {"old/index.html", "older.html", "feed.xml", "sitemap.xml", "robots.txt", "redirects.json"}
    assert {address for address, paths in written.items() if not paths} == made
    assert written["page2/index.html"] == ("index.html",)


def test_archives_have_the_addresses_of_their_plugin():
    config = "plugins: [jekyll-archives]\njekyll-archives:\n  enabled: [year, tags, categories]\n"
    post = "---\ntags: [Wool Ways]\ncategory: Looms\n---\n"
    written = Jekyll(memory(**{"_config.yml": config, "_posts/2020-01-01-a.md": post}), NOW, [JEKYLL_4]).written
    assert set(written) == {
        "2020/index.html",
        "tag/wool-ways/index.html",
        "category/looms/index.html",
        "looms/2020/01/01/a.html",
    }


def test_links_to_sources_lead_to_pages_where_a_plugin_makes_them():
    files = {"_config.yml": "collections: {talks: {output: true}}\n", "a.md": POST, "_talks/b.md": POST, "c.html": POST}
    pages = Jekyll(memory(**files), NOW, [PAGES])
    assert [pages.follows_sources(path) for path in ("a.md", "_talks/b.md", "c.html")] == [True, False, False]
    assert Jekyll(memory(**files), NOW, [JEKYLL_4]).follows_sources("a.md") is False
    assert Jekyll(memory(**files), NOW).follows_sources("a.md") is None
    files["_config.yml"] += "relative_links: {collections: true, exclude: [a]}\n"
    pages = Jekyll(memory(**files), NOW, [PAGES])
    assert [pages.follows_sources(path) for path in ("a.md", "_talks/b.md")] == [False, True]


def test_a_theme_elsewhere_may_supply_assets_layouts_and_includes():
    page = "---\nlayout: paper\n---\n{% include head.html %}\n"
    plain = Jekyll(memory(**{"a.md": page}), NOW, [JEKYLL_4])
    assert plain.supplied == ()
    assert plain.page("a.md").reason.key == "include-missing"
    themed = Jekyll(memory(**{"_config.yml": "theme: minima\n", "a.md": page}), NOW, [JEKYLL_4])
    assert themed.supplied == ("assets/",)
    assert themed.page("a.md").reason.key == "page"


def test_a_plugin_that_is_not_known_is_named():
    files = {
        "_config.yml": "plugins: [jekyll-polyglot, jekyll-feed]\n",
        "_plugins/a.rb": "class A < Jekyll::Generator\n",
    }
    assert Jekyll(memory(**files), NOW, [JEKYLL_4]).unseen == ("jekyll-polyglot", "_plugins/a.rb")
    assert Jekyll(memory(**files), NOW, [PAGES]).unseen == ()
