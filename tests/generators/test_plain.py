"""What GitHub shows of a folder that no generator builds."""

from __future__ import annotations

import pytest
from built_sites import NOW, memory

from profilelint.site.generators.outcome import Built, Copied, NotBuilt
from profilelint.site.generators.plain.answer import Plain

FILES = dict.fromkeys(("README.md", "a.md", "cv.pdf", "d/readme.rst", "d/e/x.txt", "n.Rmd"), "x")


@pytest.mark.parametrize(
    ("path", "kind", "key", "addresses"),
    [
        ("README.md", Built, "front", ("README.md", "")),
        ("a.md", Built, "page", ("a.md",)),
        ("cv.pdf", Copied, "copied", ("cv.pdf",)),
        ("n.Rmd", Copied, "copied", ("n.Rmd",)),
        ("d/readme.rst", Built, "readme", ("d/readme.rst", "d/")),
        ("gone.md", NotBuilt, "missing", ()),
    ],
)
def test_each_file_is_shown_at_its_path(path, kind, key, addresses):
    page = Plain(memory(**FILES), NOW).page(path)
    assert (type(page.outcome), page.reason.key, page.addresses, page.certain) == (kind, key, addresses, True)
    assert page.outcome.message


def test_folders_are_addresses_too():
    written = Plain(memory(**FILES), NOW).written
    assert written[""] == ("README.md",)
    assert written["d/"] == ("d/readme.rst",)
    assert written["d/e/"] == ()
    assert set(FILES) <= set(written)


@pytest.mark.parametrize(
    ("files", "front", "behind"),
    [
        ((".github/README.md", "README.md"), ".github/README.md", "README.md"),
        (("README.md", "docs/README.md"), "README.md", None),
        (("docs/README.md", "a.md"), "docs/README.md", None),
        (("README", "README.md"), "README.md", None),
    ],
)
def test_one_readme_is_on_the_front_page(files, front, behind):
    answer = Plain(memory(**dict.fromkeys(files, "x")), NOW)
    assert answer.page(front).reason.key == "front"
    assert [path for path in files if answer.page(path).reason.key == "behind"] == ([behind] if behind else [])
    if behind:
        assert f'"{front}"' in answer.page(behind).outcome.message


def test_a_folder_that_something_unknown_builds_is_not_certain():
    answer = Plain(memory(**{"mkdocs.yml": "", "docs/index.md": "x"}), NOW)
    assert answer.unseen == ("mkdocs.yml",)
    assert not answer.page("docs/index.md").certain
    assert answer.follows_sources("docs/index.md") is None
    assert Plain(memory(**FILES), NOW).follows_sources("a.md") is True
    assert (answer.failures, answer.supplied, answer.editions) == ((), (), ("GitHub",))
