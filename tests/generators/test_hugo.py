"""Which edition builds a Hugo site, what is certain, what is said, and addresses that are made of no file."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_sites import NOW, POST, memory

from profilelint.site.generators import reasons
from profilelint.site.generators.hugo import answer as answer_module
from profilelint.site.generators.hugo.answer import Hugo
from profilelint.site.generators.hugo.edition import Edition
from profilelint.site.generators.outcome import Built, Copied, Fails, NotBuilt
from profilelint.site.generators.view import Folder
from profilelint.site.site import Site

CONFIG = {
    "hugo.toml": 'baseURL = "https://x.example/"\n',
    "layouts/_default/single.html": "",
    "layouts/_default/list.html": "",
}
NEW, OLD = Edition(168), Edition(111)


def hugo(files: dict[str, str], *only: Edition) -> Hugo:
    return Hugo(memory(**{**CONFIG, **files}), NOW, only)


# --- which edition


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, ("Hugo 0.168", "Hugo 0.154", "Hugo 0.148", "Hugo 0.111")),
        ({"netlify.toml": '[build.environment]\nHUGO_VERSION = "0.119.0"\n'}, ("Hugo 0.119",)),
        ({".github/workflows/a.yml": "env:\n  HUGO_VERSION: 0.126.1\n"}, ("Hugo 0.126",)),
        ({".github/workflows/a.yml": "with:\n  hugo-version: 'latest'\n"}, ("Hugo 0.168",)),
        ({".github/workflows/a.yml": "run: wget v0.140.0/hugo_extended_0.140.0_linux-amd64.deb\n"}, ("Hugo 0.140",)),
        ({"vercel.json": '{"build": {"env": {"HUGO_VERSION": "0.155.1"}}}'}, ("Hugo 0.155",)),
        ({"hugoblox.yaml": "hugo_version: '0.136.5'\n"}, ("Hugo 0.136",)),
        ({"package.json": '{"dependencies": {"hugo-extended": "^0.119.0"}}'}, ("Hugo 0.119",)),
        ({"netlify.toml": 'HUGO_VERSION = "0.54.0"\n'}, ("Hugo 0.111",)),
        (
            {".github/workflows/a.yml": "HUGO_VERSION: 0.119.0\n", "netlify.toml": 'HUGO_VERSION = "0.148.0"\n'},
            ("Hugo 0.119", "Hugo 0.148"),
        ),
    ],
)
def test_the_files_tell_which_editions_may_build(files, expected):
    assert hugo(files).editions == expected


def test_what_the_editions_differ_about_is_not_certain():
    files = {"content/a.md": POST, "content/b.md": "---\ndate: Spring 2020\n---\n"}
    answer = hugo(files)
    assert answer.page("content/a.md").certain
    assert not answer.page("content/b.md").certain
    assert [page.path for page in answer.failures] == ["content/b.md"]
    assert hugo(files, NEW).page("content/b.md").certain


@pytest.mark.parametrize(
    ("date", "kind", "certain"),
    [
        ("2026-11-29T20:00:00Z", Built, True),
        ("2026-11-30T11:00:00Z", Built, False),
        ("2026-11-30T13:00:00Z", NotBuilt, False),
        ("2026-12-01T03:00:00Z", NotBuilt, True),
    ],
)
def test_a_page_of_these_hours_is_not_called_hidden(date, kind, certain):
    page = hugo({"content/a.md": f"---\ndate: {date}\n---\n"}, NEW).page("content/a.md")
    assert isinstance(page.outcome, kind)
    assert page.certain is certain


# --- what is said


def said(files: dict[str, str], path: str, edition: Edition = NEW) -> str:
    return hugo(files, edition).page(path).outcome.message


def test_a_reason_names_what_is_meant():
    beside = {"content/p/index.md": POST, "content/p/note.md": POST}
    assert "belongs to p/index.md" in said(beside, "content/p/note.md")
    ahead = {"content/a.md": "---\ndate: 2199-01-01\n---\n"}
    assert "until the site is built after 2199-01-01" in said(ahead, "content/a.md")
    assert '"title" is written twice' in said({"content/a.md": "---\ntitle: a\ntitle: b\n---\n"}, "content/a.md")
    assert 'is outside of "content/"' in said({"posts/a.md": POST}, "posts/a.md")
    assert "{{</* nosuch */>}}" in said({"content/a.md": "Text {{< nosuch >}}"}, "content/a.md")
    assert "begins with a shortcode" in said({"content/a.md": "{{< figure >}}"}, "content/a.md")


def test_every_reason_is_used_and_says_where_it_is_known_from():
    rows = reasons.table("hugo")
    code = "".join(path.read_text(encoding="utf-8") for path in Path(answer_module.__file__).parent.glob("*.py"))
    assert [key for key in rows if f'"{key}"' not in code] == []
    assert all(row.source and row.sentence for row in rows.values())


# --- addresses


def test_lists_feeds_aliases_and_maps_are_addresses_too():
    files = {"content/post/a.md": "---\naliases: [/old/, near]\ntags: [Wool Ways]\n---\n"}
    written = hugo(files, NEW).written
    assert written["post/a/index.html"] == ("content/post/a.md",)
    without_file = {address for address, paths in written.items() if not paths}
    assert {"index.html", "index.xml", "sitemap.xml", "post/index.html", "post/index.xml"} <= without_file
    assert {"tags/wool-ways/index.html", "tags/index.html"} <= without_file
    assert written["old/index.html"] == written["post/near/index.html"] == ("content/post/a.md",)


def test_a_menu_loses_its_capitals():
    answer = hugo({})
    assert answer.menu_url("/Files/My CV.pdf") == "/files/my-cv.pdf"
    assert answer.menu_url("/#About") == "/#about"
    assert answer.menu_url("Files/CV.pdf") == "Files/CV.pdf"
    assert answer.menu_url("https://x.example/CV.pdf") == "https://x.example/CV.pdf"
    kept = hugo({"hugo.toml": "disablePathToLower = true\n"})
    assert kept.menu_url("/files/CV.pdf") == "/files/CV.pdf"


def test_languages_in_one_file_and_comments_beside_it():
    files = {
        "hugo.toml": "",
        "config/_default/hugo.yaml": "baseURL: https://x.example/\n",
        "config/_default/languages.toml": "# [de]\n",
        "config/_default/languages.yaml": "en:\n  contentDir: content/en\nde:\n  contentDir: content/de\n",
        "content/en/a.md": POST,
        "content/de/a.md": POST,
    }
    answer = hugo(files)
    assert answer.page("content/en/a.md").address == "a/index.html"
    assert answer.page("content/de/a.md").address == "de/a/index.html"
    assert answer.page("content/de/a.md").certain


def test_what_an_earlier_build_left_is_served_where_nothing_is_written_anew():
    files = {"content/a.md": POST, "public/a/index.html": "", "public/old/index.html": ""}
    answer = hugo(files)
    assert isinstance(answer.page("public/old/index.html").outcome, Copied)
    assert answer.page("public/old/index.html").address == "old/index.html"
    assert answer.page("public/a/index.html").address is None
    assert answer.page("content/a.md").address == "a/index.html"


def test_parts_of_a_page_that_is_none_itself_are_meant_so():
    files = {"content/home/index.md": "---\nheadless: true\n---\n", "content/home/about.md": POST}
    page = hugo(files).page("content/home/about.md")
    assert page.reason.key == "part-of-page"
    assert page.reason.is_wanted
    assert not hugo({**files, "content/home/index.md": POST}).page("content/home/about.md").reason.is_wanted


# --- themes


def test_a_theme_elsewhere_may_have_shortcodes_templates_and_files():
    files = {
        "hugo.toml": '[module]\n[[module.imports]]\npath = "github.com/a/b"\n',
        "go.mod": "module x\n",
        "content/a.md": "Text {{< paper >}}",
    }
    answer = Hugo(memory(**files), NOW, [NEW])
    assert answer.page("content/a.md").address == "a/index.html"
    assert answer.unseen == ("github.com/a/b",)
    assert "css/" in answer.supplied
    assert answer.follows_sources("content/a.md") is None
    del files["go.mod"]
    assert Hugo(memory(**files), NOW, [NEW]).page("hugo.toml").reason.key == "theme-missing"


def test_without_a_theme_elsewhere_nothing_is_supplied():
    answer = hugo({"content/a.md": POST})
    assert answer.supplied == answer.unseen == ()
    assert answer.follows_sources("content/a.md") is False


def test_shortcodes_of_a_theme_that_lies_in_the_site_are_known():
    files = {
        "hugo.toml": 'theme = "t"\n',
        "themes/t/layouts/shortcodes/box.html": "{{ .Inner }}",
        "content/a.md": "Text {{< box >}}x{{< /box >}}",
        "content/b.md": "Text {{< box >}}x",
    }
    answer = hugo(files)
    assert [(page.path, page.reason.key) for page in answer.failures] == [("content/b.md", "shortcode-unclosed")]


def test_symbolic_links_are_followed_by_old_editions_alone(tmp_path):
    for path, text in {**CONFIG, "content/a.md": POST, "other/b.md": POST}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "content" / "c.md").symlink_to("a.md")
    (tmp_path / "content" / "d").symlink_to(tmp_path / "other", target_is_directory=True)
    view = Folder(Site(tmp_path))
    assert [view.links(path) for path in ("content/a.md", "content/c.md", "content/d/b.md")] == [False, True, True]
    new, old = Hugo(view, NOW, [NEW]), Hugo(view, NOW, [OLD])
    assert new.page("content/d/b.md").reason.key == "link"
    assert old.page("content/d/b.md").address == "d/b/index.html"


def test_a_failure_is_no_page():
    page = hugo({"content/a.md": "- one\n- two\n"}).page("content/a.md")
    assert page.certain
    assert isinstance(page.outcome, Fails)
    assert page.addresses == ()
