"""Files of settings: which files they are, what they say, and that rules find them."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint import Settings
from profilelint.read.reader import read
from profilelint.read.settings_file import is_settings
from profilelint.site import discovery
from profilelint.site.site import Site


@pytest.mark.parametrize(
    "path",
    [
        "_config.yml", "site/_config.dev.yml", "_config_prod.yaml", "hugo.toml", "config.toml", "_quarto.yml",
        "_quarto-publish.yml", "config/_default/params.yaml", "_data/navigation.yml", "_data/en/cv.json",
        "data/authors/ada.yaml", "site\\_data\\navigation.yml",
    ],
)  # fmt: skip
def test_settings_are_known_by_their_names(path: str) -> None:
    assert is_settings(path)


@pytest.mark.parametrize(
    "path", ["about.md", "data/results.json", "data.yml", "my_config.yml", "_config.yml.bak", "tsconfig.json", "_data"]
)
def test_other_files_are_none(path: str) -> None:
    assert not is_settings(path)


def _values(path: str, text: str) -> dict[str, tuple[object, str]]:
    document = read(path, text.encode())
    assert isinstance(document, Settings)
    return {field.path: (field.value, text[slice(*field.value_span)]) for field in document.fields}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "_config.yml",
            'a: 1 # one\nb:\n  c: "x"\n',
            {"a": (1, "1"), "b": ({"c": "x"}, 'c: "x"'), "b.c": ("x", '"x"')},
        ),
        ("_config.yml", "---\na: 1\n---\n", {"a": (1, "1")}),
        ("_config.yml", "\ufeffa: ö\r\n", {"a": ("ö", "ö")}),
        ("_data/nav.yml", "- t: A\n- b\n", {"0": ({"t": "A"}, "t: A"), "0.t": ("A", "A"), "1": ("b", "b")}),
        ("_data/nav.json", '[{"t": 1}, 2]', {"0": ({"t": 1}, '{"t": 1}'), "0.t": (1, "1"), "1": (2, "2")}),
        ("hugo.toml", "[a]\nb = 'c'\n", {"a": ({"b": "c"}, "[a]\nb = 'c'"), "a.b": ("c", "'c'")}),
        ("_data/x.json", "5", {}),
        ("_config.yml", "", {}),
    ],
)
def test_values_and_their_places(path: str, text: str, expected: dict[str, tuple[object, str]]) -> None:
    assert _values(path, text) == expected


@pytest.mark.parametrize(
    ("path", "data", "line"),
    [
        ("_config.yml", b"a: 1\nb: c: d\n", 2),
        ("_data/nav.yml", b"- a\n- b: [\n", 2),
        ("hugo.toml", b"a = 1\nb = c\n", 2),
        ("_data/nav.json", b'[\n{"a": }]\n', 2),
    ],
)
def test_faults_are_those_of_a_file(path: str, data: bytes, line: int) -> None:
    document = read(path, data)
    assert document.front_matter
    assert not document.problems
    assert [document.position(each.span.start)[0] for each in document.front_matter.problems] == [line]
    assert "front matter" not in document.front_matter.problems[0].message


def test_a_file_of_data_is_no_page_wherever_one_stands() -> None:
    assert isinstance(read("nav.yml", b"- title: A\n"), Settings)


def test_bytes_that_are_no_utf_8_are_said() -> None:
    assert [problem.kind for problem in read("_config.yml", b"title: na\xefve\n").problems] == ["not-utf-8"]


def _found(root: Path) -> list[str]:
    pages = discovery.pages([str(root)], [], root).pages
    return [discovery.absolute(page).relative_to(root).as_posix() for page in pages]


def test_a_site_knows_its_settings(tmp_path: Path) -> None:
    for name in ("_config.yml", "_data/en/nav.yml", "about.md", "x.yml", "config.toml", "data/authors/ada.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("title = 'Ada'" if name.endswith("toml") else "title: Ada", encoding="utf-8")
    site = Site(tmp_path)
    assert list(site.settings) == ["_config.yml", "_data/en/nav.yml", "data/authors/ada.yaml"]
    assert [Path(page.path).name for page in site.documents] == ["about.md"]
    assert site.config == {"title": "Ada"}
    assert _found(tmp_path) == ["_config.yml", "_data/en/nav.yml", "about.md", "data/authors/ada.yaml"]


def test_the_config_of_another_program_is_none(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("a = 1", encoding="utf-8")
    assert _found(tmp_path) == []
    (tmp_path / "content").mkdir()
    assert _found(tmp_path) == ["config.toml"]
    assert list(Site(tmp_path).settings) == ["config.toml"]


@pytest.mark.parametrize("config", ["hugo.toml", "config/_default/hugo.yaml"])
def test_the_theme_of_a_hugo_site_is_not_checked(tmp_path: Path, config: str) -> None:
    pages = ("content/a.md", "themes/t/README.md", "exampleSite/content/b.md", "exampleSite/config.toml", config)
    for name in pages:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = discovery.pages([str(tmp_path)], [], tmp_path)
    assert _found(tmp_path) == sorted([config, "content/a.md"])
    assert [notice.split(":")[0].rsplit("/")[-1] for notice in found.notices] == ["exampleSite"]
