"""Settings, front matter and bytes of any kind are answered, in a time that grows with the files."""

from __future__ import annotations

import json
from time import process_time

import pytest
from built_sites import NOW, memory
from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.site.generators.hugo.answer import Hugo
from profilelint.site.generators.hugo.edition import Edition
from profilelint.site.generators.outcome import Fails
from profilelint.site.generators.view import Memory

_NAMES = st.sampled_from(
    ["en", "de", "page", "post", "render", "target", "path", "mounts", "source", "imports", "link"]
)
_TEXTS = st.sampled_from(["", "/", "a", "*", "[", ":x", "..", "/../..", "content", "2020-13-01", "{{<", "(a+)+$"])
_PLAIN = st.none() | st.booleans() | st.integers(-3, 3000) | st.floats(allow_nan=False) | _TEXTS
_INNER = _PLAIN | st.lists(_PLAIN, max_size=2) | st.dictionaries(_NAMES, _PLAIN, max_size=2)
_OUTER = _INNER | st.lists(_INNER, max_size=3) | st.dictionaries(_NAMES, _INNER, max_size=3)
_VALUES = _OUTER | st.lists(_OUTER, max_size=3)
_KEYS = (
    *("languages", "defaultContentLanguage", "contentDir", "staticDir", "theme", "module", "permalinks", "uglyURLs"),
    *("taxonomies", "outputs", "outputFormats", "cascade", "ignoreFiles", "disableKinds", "frontmatter", "timeZone"),
    *("pagination", "paginate", "sitemap", "markup", "security", "publishDir", "disableLanguages", "themesDir"),
)
_FIELDS = (
    *("date", "publishDate", "slug", "url", "aliases", "cascade", "build", "_build", "draft", "headless", "outputs"),
    *("tags", "markup", "layout", "type", "title", "published", "expiryDate"),
)
FILES = (
    *("content/a.md", "content/_index.md", "content/post/b.de.md", "content/p/index.md", "content/p/c.md"),
    *("content/x/d.pdf", "static/e.txt", "themes/a/layouts/index.html", "themes/a/content/z.md", "public/old.html"),
)


@settings(max_examples=150, deadline=None)
@given(
    config=st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=4),
    matter=st.dictionaries(st.sampled_from(_FIELDS), _VALUES, max_size=3),
    edition=st.sampled_from([Edition(111), Edition(148), Edition(154), Edition(168)]),
)
def test_settings_of_any_kind_are_answered(config, matter, edition):
    head = f"{json.dumps(matter)}\n"
    files = {"hugo.json": json.dumps(config), **dict.fromkeys(FILES, head), "i18n/en.yaml": "a: 1"}
    answer = Hugo(memory(**files), NOW, [edition])
    assert all(answer.page(path).outcome.message for path in files)
    assert all(isinstance(page.outcome, Fails) for page in answer.failures)
    assert all(isinstance(each, str) for each in (*answer.written, *answer.unseen, answer.menu_url("/A b")))


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"---", b"---\n" * 2000, b"\xff\xfe", b"{{< " * 5000, b"---\n---\n" + b"{{< a " * 3000, b"{" * 5000),
        *(b"+++\n" * 999, b"#+a: b\n" * 999, b"<!--" * 999, b"---\na: &a [*a]\n---\n", b"---\n" + b"[" * 5000),
        *(b"---\n" + b"- " * 3000 + b"\n---\n", b"{{< a " + b'"' * 5000, b"---\na: !!python/object:x {}\n---\n"),
        b"---\nb: &b [1]\n" + b"".join(b"c%d: &c%d [*b,*b]\n" % (n, n) for n in range(50)) + b"---\n",
    ],
)
def test_bytes_of_any_kind_are_answered(data):
    names = ("hugo.toml", "config/_default/languages.yaml", "content/a.md", "content/p/index.md", "content/p/b.md")
    answer = Hugo(Memory(dict.fromkeys((*names, "layouts/shortcodes/a.html", "i18n/en.json", "a.pdf"), data)), NOW)
    assert all(answer.page(path).outcome.message for path in names)


def test_many_patterns_do_not_multiply_with_many_files():
    config = {"ignoreFiles": ["(a+)+$"] * 900, "cascade": [{"target": {"path": "**x" * 100}, "draft": True}] * 900}
    files = {"hugo.json": json.dumps(config), **{f"content/d{number}/{'a' * 30}.md": "" for number in range(100)}}
    answer = Hugo(memory(**files), NOW, [Edition(111)])
    assert answer.page("content/d1/" + "a" * 30 + ".md").outcome.message


def test_the_work_grows_with_the_files():
    def seconds(count: int) -> float:
        files = {"hugo.toml": "", "layouts/_default/single.html": "", "layouts/_default/list.html": ""}
        for number in range(count):
            files[f"content/d{number % 9}/p{number}.md"] = "---\ntags: [a]\ndate: 2020-01-01\n---\n{{< ref p1 >}}\n"
            files[f"content/b/{number}/index.md"] = "---\ntitle: T\n---\nText.\n"
            files[f"content/b/{number}/x.png"] = ""
            files[f"static/img/{number}.png"] = ""
        start = process_time()
        answer = Hugo(memory(**files), NOW, [Edition(168)])
        assert all(answer.page(path).addresses for path in files if path.startswith(("content/", "static/")))
        return process_time() - start

    assert seconds(800) < 12 * seconds(200)
