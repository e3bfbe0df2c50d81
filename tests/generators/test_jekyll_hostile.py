"""Settings, front matter and bytes of any kind are answered, in a time that grows with the files."""

from __future__ import annotations

import json
from time import process_time

import pytest
from built_sites import NOW, POST, memory
from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.site.generators.jekyll.answer import Jekyll
from profilelint.site.generators.jekyll.edition import JEKYLL_4, PAGES, Edition
from profilelint.site.generators.outcome import Copied, Fails
from profilelint.site.generators.view import Folder, Memory
from profilelint.site.site import Site

_NAMES = st.sampled_from(["scope", "values", "path", "type", "posts", "output", "permalink", "date", "talks"])
_TEXTS = st.sampled_from(["", "/", "a", "*", "[", ":x", "..", "2020-13-01"])
_PLAIN = st.none() | st.booleans() | st.integers(-3, 3000) | st.floats(allow_nan=False) | _TEXTS
_INNER = _PLAIN | st.lists(_PLAIN, max_size=2) | st.dictionaries(_NAMES, _PLAIN, max_size=2)
_OUTER = _INNER | st.lists(_INNER, max_size=3) | st.dictionaries(_NAMES, _INNER, max_size=3)
_VALUES = _OUTER | st.lists(_OUTER, max_size=3)
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
    assert "paginate: 10" in failure.outcome.message


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


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ('a,b\n1,"x ""y"""\n', True),
        ('a,"b\nc"\r\n', False),
        ('a,b\n1,"x"y\n', False),
        ('a,x "y"\n', False),
        ('a,"b', False),
        ("a\r\nb\n", False),
        ("a\rb\r", True),
        ("", True),
    ],
)
def test_a_table_that_ruby_cannot_read_stops_the_build(text, is_read):
    answer = Jekyll(memory(**{"_data/a.csv": text}), NOW, [JEKYLL_4])
    assert (answer.failures == ()) is is_read
