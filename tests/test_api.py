"""`check_site`: what an application calls, and `check` run in the folder, say the same."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from stranger import Call, write

import profilelint
from profilelint import Answer, Answers, ConfigError, Document, check_site
from profilelint.read import reader
from profilelint.report import machine

PAGES = Path(__file__).parent / "pages"
SITES = sorted(path.name for path in PAGES.iterdir() if path.is_dir())
TODAY = date(2026, 11, 22)


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    """A folder with the sites of `pages`, in no repository."""
    for name in SITES:
        shutil.copytree(PAGES / name, tmp_path / name)
    bib = tmp_path / SITES[0] / "_bibliography" / "papers.bib"
    bib.parent.mkdir(exist_ok=True)
    bib.write_text("@book{ada, title = {Looms}, doi = {10.1000/x y}}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", SITES)
def test_it_equals_check_in_the_folder(
    name: str, sites: Path, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("_bibliography"))
    report = check_site(sites / name, today=TODAY)
    monkeypatch.chdir(sites / name)
    said = json.loads(call("check", "--isolated", "--format", "json", "--today", str(TODAY)).out)
    assert json.loads(json.dumps([machine.finding(each) for each in report.diagnostics])) == said["diagnostics"]
    assert len(report.pages) == said["summary"]["files"]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete a working directory")
def test_the_working_directory_is_not_read(sites: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    before = {name: check_site(sites / name, today=TODAY) for name in SITES}
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert {name: check_site(sites / name, today=TODAY) for name in SITES} == before


def test_pages_are_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("index.md", "cv.md", "_posts/2026-01-01-news.md"):
        write(tmp_path / name, "---\ntitle: Ada\n---\n\n[Code](https://example.org)\n")
    parsed: list[str] = []
    parse = reader._read_body

    def note(document: Document, base: int) -> None:
        parsed.append(document.path)
        parse(document, base)

    monkeypatch.setattr(reader, "_read_body", note)
    report = check_site(tmp_path)
    assert sorted(parsed) == [each.path for each in report.pages]
    assert [link.path for link in report.links] == [each.path for each in report.pages]


def test_links_name_the_host_that_is_asked(tmp_path: Path) -> None:
    write(
        tmp_path / "index.md",
        "# Ada\n\n[A](HTTPS://me:secret@Example.org#a) [B](https://dx.doi.org/10.1000/1) [C](//me:secret@:)\n",
    )
    links = check_site(tmp_path).links
    assert [(each.line, each.column, each.address, each.host) for each in links] == [
        (3, 5, "https://example.org/", "example.org"),
        (3, 42, "https://dx.doi.org/10.1000/1", "doi.org"),
        (3, 76, "//:", ""),
    ]


def test_the_configuration_of_the_site_is_read_only_if_asked_for(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site / "_config.yml", "title: Ada\n")
    write(site / "index.md", "---\ntitle: Ada\n---\n\n[x](y.md)\n")
    write(site / "profilelint.toml", 'ignore = ["links/missing-file"]\n')
    write(tmp_path / "mine.toml", '[per-file-ignores]\n"/index.md" = ["links"]\n')

    def rules(**options: object) -> set[str]:
        return {each.rule for each in check_site(site, **options).diagnostics}  # type: ignore[arg-type]

    assert "links/missing-file" in rules()
    assert "links/missing-file" not in rules(isolated=False)
    assert "links/missing-file" not in rules(config=tmp_path / "mine.toml")


def test_answers_are_for_the_rules_that_ask_for_them(tmp_path: Path) -> None:
    write(tmp_path / "index.md", "---\ntitle: Ada\n---\n\n[Code](https://Example.org)\n")
    answers = Answers(
        {"https://example.org/": Answer("", "dead", "it is gone")}, {"https://Example.org": "https://example.org/"}
    )
    assert "links/dead" in {each.rule for each in check_site(tmp_path, answers=answers).diagnostics}
    assert "links/dead" not in {each.rule for each in check_site(tmp_path).diagnostics}


def test_what_cannot_be_checked_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="no such folder"):
        check_site(tmp_path / "nowhere")
    write(tmp_path / "wrong.toml", 'slect = ["links"]\n')
    with pytest.raises(ConfigError, match="did you mean"):
        check_site(tmp_path, config=tmp_path / "wrong.toml")
    write(tmp_path / "lint" / "house" / "style.py", "boom(\n")
    write(tmp_path / "rules.toml", 'rules = ["lint"]\n')
    with pytest.raises(ConfigError):
        check_site(tmp_path, config=tmp_path / "rules.toml")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        profilelint.nonsense  # type: ignore[attr-defined]  # noqa: B018
