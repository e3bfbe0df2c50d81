"""Who the owner of a site is: one answer, from the configuration and from the settings of each theme."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from profilelint.config import loader, selection
from profilelint.engine.lint import check
from profilelint.engine.plan import Plan
from profilelint.site.owner import MOST_FILES, Owner
from profilelint.site.site import Site
from profilelint.toolkit import make_site

CONFIG = "_config.yml"


def test_a_site_that_says_nothing_has_no_owner() -> None:
    assert make_site({"README.md": "# Ada"}).owner == Owner()


@pytest.mark.parametrize(
    ("files", "owner"),
    [
        (
            {CONFIG: "author:\n  name: Ada  Byron\n  email: ada [at] example [dot] org\n"},
            Owner({"Ada Byron": CONFIG}, emails={"ada@example.org": CONFIG}),
        ),
        (
            {CONFIG: "theme: minimal-mistakes-jekyll\nname: Ada Byron\nemail: ada@example.org"},
            Owner({"Ada Byron": CONFIG}, emails={"ada@example.org": CONFIG}),
        ),
        (
            {CONFIG: "theme: jekyll-theme-chirpy\nsocial: {name: Ada Byron, email: ada@example.org}"},
            Owner({"Ada Byron": CONFIG}, emails={"ada@example.org": CONFIG}),
        ),
        (
            {CONFIG: "first_name: Ada\nmiddle_name:\nlast_name: Byron", "_layouts/bib.liquid": ""},
            Owner({"Ada Byron": CONFIG}, given={"Ada": CONFIG}, family={"Byron": CONFIG}),
        ),
        (
            {CONFIG: "theme: al-folio", "_data/socials.yml": "email: ada@example.org"},
            Owner(emails={"ada@example.org": "_data/socials.yml"}),
        ),
        ({"hugo.toml": "[params]\nauthor = 'Ada Byron'"}, Owner({"Ada Byron": "hugo.toml"})),
        (
            {"hugo.yaml": "params:\n  author: {name: Ada Byron, email: ada@example.org}"},
            Owner({"Ada Byron": "hugo.yaml"}, emails={"ada@example.org": "hugo.yaml"}),
        ),
        ({"_quarto.yml": "author: Ada Byron"}, Owner({"Ada Byron": "_quarto.yml"})),
    ],
)
def test_settings_of_each_theme_say_who_the_owner_is(files: dict[str, str], owner: Owner) -> None:
    assert make_site(files).owner == owner


def test_of_the_authors_of_a_site_the_one_that_is_marked_is_its_owner() -> None:
    go = "require github.com/wowchemy/wowchemy-hugo-themes/v5"
    pages = {
        "content/authors/ada/_index.md": "---\ntitle: Ada Byron\nlast_name: Byron\nsuperuser: true\n---\n",
        "content/authors/bea/_index.md": "---\ntitle: Bea Babbage\nsuperuser: false\n---\n",
        "content/authors/cy/_index.md": "---\ntitle: Cy Clement\n---\n",
    }
    file = "content/authors/ada/_index.md"
    owner = make_site({"go.mod": go, "content/_index.md": "", **pages}).owner
    assert owner == Owner({"Ada Byron": file}, family={"Byron": file})


def test_an_author_in_the_data_of_hugoblox_is_the_owner_if_marked() -> None:
    data = "is_owner: {}\nname: {{display: Ada Byron, given: Ada, family: Byron}}\nemail: ada@example.org\n"
    files = {"hugoblox.yaml": "", "content/_index.md": "", "data/authors/bea.yaml": data.format("false")}
    file = "data/authors/me.yaml"
    owner = make_site({**files, file: data.format("true")}).owner
    assert owner == Owner(
        *({each: file} if each else {} for each in ("Ada Byron", "", "Ada", "Byron", "ada@example.org"))
    )
    assert make_site(files).owner == Owner()


@pytest.mark.parametrize(
    "config",
    [
        "theme: al-folio\nfirst_name: You\nlast_name: Name",
        "theme: jekyll-theme-chirpy\nsocial: {name: your_full_name}",
        "author: {name: [Ada], email: 7}",
        "author: {name: '', email: nobody}",
        "author: {name: " + "A" * 500 + "}",
        "- a\n: :",
    ],
)
def test_what_is_no_name_or_came_with_the_theme_is_left_out(config: str) -> None:
    assert make_site({CONFIG: config}).owner == Owner()


def test_no_more_than_some_authors_are_read() -> None:
    pages = {f"data/authors/{number:03}.yaml": "is_owner: false" for number in range(MOST_FILES)}
    late = {"data/authors/zoe.yaml": "is_owner: true\nname: {display: Zoe}"}
    assert make_site({"hugoblox.yaml": "", "content/_index.md": "", **pages, **late}).owner == Owner()


def test_a_folder_in_the_place_of_a_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "_quarto.yml").mkdir()
    site = Site(tmp_path, named_theme="quarto")
    assert site.owner == Owner()
    assert not site.unreadable


@pytest.mark.parametrize("name", ["Zoë Lindqvist", "zoe  lindqvist", "Lindqvist, Zoë", "Z. Lindqvist"])
def test_a_name_is_known_however_it_is_written(name: str) -> None:
    assert Owner({"Zoë Lindqvist": ""}, {"Z. Lindqvist": ""}).is_called(name)


# What the user says of the owner


def plan(folder: Path, config: str, *rules: str) -> Plan:
    (folder / "profilelint.toml").write_text(config, encoding="utf-8")
    read = loader.load(folder / "profilelint.toml", {"select": [*rules]}, folder)
    return selection.plan(read, selection.known(read), folder, date(2026, 1, 1))


OWNER = """[owner]
name = "Ada Byron"
aliases = ["A. Byron", " "]
emails = ["ada.byron@example.org"]
"""


def test_the_configuration_says_who_the_owner_is(tmp_path: Path) -> None:
    named = plan(tmp_path, OWNER, "emails").owner
    assert named == (("names", "Ada Byron"), ("aliases", "A. Byron"), ("emails", "ada.byron@example.org"))


@pytest.mark.parametrize(
    ("rule", "file", "text", "said"),
    [
        (
            "emails/near-identical",
            "index.md",
            "ada.byran@example.org",
            '"ada.byran@example.org" and "ada.byron@example.org" in the configuration differ by one character. '
            "Is one misspelt?",
        ),
        (
            "config/unmatched-name",
            CONFIG,
            "scholar: {last_name: [Einstein]}",
            'No author in _bibliography/papers.bib is "Einstein", so your name is not highlighted in your '
            'publications. Write "Byron".',
        ),
    ],
)
def test_rules_believe_it(
    rule: str, file: str, text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_bibliography").mkdir()
    papers = "@article{a, author = {Byron, A. and Babbage, C.}}\n@article{b, author = {Babbage, C.}}"
    (tmp_path / "_bibliography/papers.bib").write_text(papers, encoding="utf-8")
    (tmp_path / file).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = check([file], plan(tmp_path, OWNER, rule))
    assert [each.message for each in result.diagnostics] == [said]


def test_whoever_the_theme_names_is_no_stranger_on_their_own_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.md").write_text("[Papers](https://scholar.google.com/citations?user=qc6CJjYAAAAJ)")
    monkeypatch.chdir(tmp_path)
    for name, count in (("Ada Byron", 1), ("Albert Einstein", 0)):
        result = check(["index.md"], plan(tmp_path, f'[owner]\nname = "{name}"', "template/stock-identity"))
        assert len(result.diagnostics) == count
