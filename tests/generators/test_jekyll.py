"""Which edition builds a Jekyll site, what is certain, what is said, and that anything is answered."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.site import Site
from profilelint.site.generators import reasons
from profilelint.site.generators.jekyll import answer as answer_module
from profilelint.site.generators.jekyll.answer import Jekyll
from profilelint.site.generators.jekyll.edition import JEKYLL_4, PAGES, Edition
from profilelint.site.generators.outcome import Built, Copied, Fails, NotBuilt
from profilelint.site.generators.view import Folder, Memory

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)

# --- which edition


def memory(**files: str) -> Memory:
    return Memory({path: text.encode() for path, text in files.items()})


POST = "---\ntitle: A walk\n---\nText.\n"
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
    assert "`2024-03-02-walk.md`" in said({"_posts/walk.md": POST}, "_posts/walk.md")
    assert "add `talks: {output: true}`" in said({"_talks/a.md": POST}, "_talks/a.md")
    assert "add `include: [_pages]`" in said({"_pages/a.md": POST}, "_pages/a.md")
    assert "`exclude: talk`" in said({"_config.yml": "exclude: [talk]\n", "talks/a.md": POST}, "talks/a.md")
    assert "no file" not in said({"a.md": POST}, "a.md")
    assert "no such file" in said({"a.md": POST}, "b.md")
    assert "since b.md is written" in said(
        {"a.md": "---\npermalink: /x/\n---\n", "b.md": "---\npermalink: /x/\n---\n"}, "a.md"
    )
    assert '"Spring 2020" is no date' in said(
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


def test_a_plugin_that_is_not_known_is_named():
    files = {
        "_config.yml": "plugins: [jekyll-polyglot, jekyll-feed]\n",
        "_plugins/a.rb": "class A < Jekyll::Generator\n",
    }
    assert Jekyll(memory(**files), NOW, [JEKYLL_4]).unseen == ("jekyll-polyglot", "_plugins/a.rb")
    assert Jekyll(memory(**files), NOW, [PAGES]).unseen == ()


# --- anything goes in

_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3000)
    | st.floats(allow_nan=False)
    | st.sampled_from(["", "/", "a", "*", "[", ":x", "..", "2020-13-01"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["scope", "values", "path", "type", "posts", "output", "permalink", "date", "talks"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
_KEYS = (
    *(
        "include",
        "exclude",
        "collections",
        "collections_dir",
        "defaults",
        "permalink",
        "timezone",
        "future",
        "paginate",
    ),
    *("limit_posts", "markdown_ext", "source", "destination", "time", "plugins", "gems", "layouts_dir", "data_dir"),
    *("show_drafts", "feed", "jekyll-archives", "redirect_from", "readme_index", "paginate_path", "theme"),
)


@settings(max_examples=150, deadline=None)
@given(
    config=st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=4),
    matter=st.dictionaries(
        st.sampled_from(
            ["date", "permalink", "categories", "category", "slug", "published", "layout", "redirect_from"]
        ),
        _VALUES,
        max_size=3,
    ),
    edition=st.sampled_from([JEKYLL_4, PAGES, Edition("Jekyll 3", 3)]),
)
def test_settings_of_any_kind_are_answered(config, matter, edition):
    head = f"---\n{json.dumps(matter)}\n---\n"
    names = (
        "a.md",
        "_posts/2020-01-01-a.md",
        "_talks/a.md",
        "_talks/b.pdf",
        "docs/index.html",
        "_drafts/c.md",
        "x/README.md",
    )
    plugins = {"plugins": ["jekyll-redirect-from", "jekyll-archives", "jekyll-feed", "jekyll-paginate"]}
    files = {"_config.yml": json.dumps({**plugins, **config}), **dict.fromkeys(names, head), "_data/a.yml": "a: 1"}
    answer = Jekyll(memory(**files), NOW, [edition])
    assert all(answer.page(path).outcome.message for path in files)
    assert all(isinstance(page.outcome, Fails) for page in answer.failures)


@pytest.mark.parametrize(
    "data", [b"", b"---", b"---\n" * 2000, b"\xff\xfe", b"{% " * 5000, b"---\n---\n" + b"{% raw %}" * 3000]
)
def test_bytes_of_any_kind_are_answered(data):
    names = ("_config.yml", "a.md", "_posts/2020-01-01-a.md", "_data/a.csv", "_includes/a.html", "b.pdf")
    answer = Jekyll(Memory(dict.fromkeys(names, data)), NOW)
    assert all(answer.page(path).outcome.message for path in names)


def test_many_patterns_do_not_multiply_with_many_files():
    patterns = [f"folder{number}/" for number in range(1900)] + ["*" * 900 + "x"] * 90
    view = Memory(
        {"_config.yml": json.dumps({"exclude": patterns}).encode(), **{f"d{n}/a.txt": b"" for n in range(2000)}}
    )
    answer = Jekyll(view, NOW, [JEKYLL_4])
    assert isinstance(answer.page("d1/a.txt").outcome, Copied)


def test_links_to_folders_of_the_site_are_followed_and_loops_are_not(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "p.md").write_text(POST, encoding="utf-8")
    (tmp_path / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a" / "c").symlink_to(tmp_path / "c", target_is_directory=True)
    (tmp_path / "out").symlink_to(tmp_path.parent, target_is_directory=True)
    files = Folder(Site(tmp_path)).files
    assert "b/p.md" in files
    assert len(files) < 50
    assert not any(path.startswith("out/") for path in files)


def test_a_folder_on_disk_is_read_as_one_in_memory(tmp_path):
    for path, text in {"_config.yml": "title: T\n", "a.md": POST, ".hidden/b.md": POST, "_talks/c.md": POST}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "out.md").symlink_to("/nowhere/b.md")
    view = Folder(Site(tmp_path))
    assert view.files == (".hidden/b.md", "_config.yml", "_talks/c.md", "a.md", "out.md")
    assert view.leaves("out.md")
    assert not view.leaves("a.md")
    answer = Jekyll(view, NOW, [PAGES])
    assert answer.page("a.md").address == "a.html"
    assert answer.page("out.md").reason.key == "link-outside"


def test_a_list_of_no_posts_a_page_stops_the_build():
    files = {"_config.yml": "plugins: [jekyll-paginate]\npaginate: 0\n", "index.html": POST}
    (failure,) = Jekyll(memory(**files), NOW, [JEKYLL_4]).failures
    assert failure.path == "_config.yml"
    assert "`paginate: 10`" in failure.outcome.message


def test_the_work_grows_with_the_files():
    def seconds(count: int) -> float:
        files = {"_config.yml": "collections: {talks: {output: true}}\nexclude: [x, 'y*']\n", "_layouts/l.html": ""}
        for number in range(count):
            files[f"d{number % 9}/p{number}.md"] = "---\nlayout: l\n---\n{% link d1/p1.md %}\n"
            files[f"_talks/{number}.md"] = "---\ndate: March 4, 2021\n---\nText.\n"
            files[f"img/{number}.png"] = ""
        start = process_time()
        answer = Jekyll(memory(**files), NOW, [JEKYLL_4])
        assert all(answer.page(path).addresses for path in files if not path.startswith("_") or "talks" in path)
        return process_time() - start

    assert seconds(1600) < 12 * seconds(400)
