"""Settings and bytes of any kind are answered by Quarto, in a time that grows with the files."""

from __future__ import annotations

import json
from time import process_time

import pytest
from built_sites import NOW, memory
from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.site.generators.outcome import Built, Copied, Fails
from profilelint.site.generators.quarto.answer import Quarto
from profilelint.site.generators.view import Memory

_PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from(["", "/", "a.qmd", "*", "[", "!", "{a", "..", "!/"])
)
_INNER = (
    _PLAIN | st.lists(_PLAIN, max_size=3) | st.dictionaries(st.sampled_from(["a", "part", "html"]), _PLAIN, max_size=2)
)
_OUTER = _INNER | st.lists(_INNER, max_size=3)
_PROJECT = st.sampled_from(["render", "output-dir", "resources", "pre-render", "title"])
_KEYS = st.sampled_from(
    [
        "chapters",
        "drafts",
        "draft-mode",
        "references",
        "site-url",
        "search",
        "page-footer",
        "article",
        "notebooks",
        "navbar",
        "sidebar",
    ]
)
_MATTER = st.sampled_from(
    ["aliases", "draft", "format", "output-file", "listing", "resources", "jupyter", "engine", "draft-mode"]
)


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(["website", "book", "manuscript", "default", "lab", 3, None, ["x"]]),
    project=st.dictionaries(_PROJECT, _OUTER, max_size=3),
    inner=st.dictionaries(_KEYS, _OUTER, max_size=3) | _PLAIN,
    rest=st.dictionaries(st.sampled_from(["format", "profile", "metadata-files", "draft"]), _OUTER, max_size=2),
    matter=st.dictionaries(_MATTER, _OUTER, max_size=3),
)
def test_settings_of_any_kind_are_answered(kind, project, inner, rest, matter):
    config = {"project": {**project, "type": kind}, "website": inner, "book": inner, "manuscript": inner, **rest}
    files = {
        **dict.fromkeys(("_quarto.yml", "_quarto-x.yml"), json.dumps(config)),
        **dict.fromkeys(("index.qmd", "a.qmd", "d/b.md", "d/_c.md"), f"---\n{json.dumps(matter)}\n---\n"),
        "d/_metadata.yml": json.dumps(matter),
        "d/e.pdf": "",
    }
    answer = Quarto(memory(**files), NOW)
    assert all(answer.page(path).outcome.message for path in files)
    assert all(any(isinstance(each, Fails) for each in page.outcomes.values()) for page in answer.failures)
    assert isinstance(answer.written, dict)
    assert all(isinstance(each, str) for each in (*answer.unseen, *answer.supplied))
    assert all(each.message for each in answer.menu)
    assert answer.base.endswith("/")
    assert answer.picture("a.qmd", "x").startswith("x.")


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"---", b"---\n" * 2000, b"\xff\xfe", b"a: &a [*a]", b"[" * 5000, b"{{< include a.qmd >}}\n" * 500),
        b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(50)),
        b"".join(b"k%d: &k%d [%s]\n" % (n, n, b", ".join([b"*k%d" % (n - 1)] * 9) if n else b"x") for n in range(30)),
    ],
)
def test_bytes_of_any_kind_are_answered(data):
    names = ("_quarto.yml", "a.qmd", "d/_metadata.yml", "d/b.md", "c.ipynb", "d.py", "e.R", "s.css")
    answer = Quarto(Memory(dict.fromkeys(names, data)), NOW)
    assert all(answer.page(path).outcome.message for path in names)
    assert isinstance(answer.written, dict)


def test_the_work_grows_with_the_files():
    def seconds(count: int) -> float:
        patterns = ["*.qmd", "*.md", "!old/", *(f"folder{number}/*.md" for number in range(40))]
        files = {"_quarto.yml": json.dumps({"project": {"type": "website", "render": patterns, "resources": ["img"]}})}
        for number in range(count):
            folder = f"d{number % 9}"
            files[f"{folder}/p{number}.qmd"] = (
                f"---\ntitle: T\nresources: [x*.csv]\n---\n![x](i{number}.png)\n\n{{{{< include /_p.qmd >}}}}\n"
            )
            files[f"{folder}/i{number}.png"] = ""
            files[f"{folder}/x{number}.csv"] = ""
            files[f"img/{number}.png"] = ""
        files["_p.qmd"] = "Text.\n"
        start = process_time()
        answer = Quarto(memory(**files), NOW)
        assert all(isinstance(answer.page(path).outcome, Built | Copied) for path in files if not path.startswith("_"))
        return process_time() - start

    assert seconds(1200) < 12 * seconds(300)
