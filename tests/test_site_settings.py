"""Faults in a site's settings that its visitors meet, and settings that are right."""

# ruff: noqa: E501 -- a file a line

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from profilelint.engine.lint import check
from profilelint.engine.plan import Plan, Selected
from profilelint.rule.loader import BUILTIN, load_folder
from profilelint.site import discovery

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = [rule for rule in load_folder(BUILTIN) if rule.name.startswith("config/") and not rule.opt_in]

ACADEMIC = {"talkmap.py": ""}
FOLIO = {"_layouts/bib.liquid": "", "_config.yml": "title: blank\n"}
BIB = '@article{a,\n  author = {Lovelace, Ada and Babbage, C.},\n}\n@book{b, Author = "Ada Lovelace"}\n'
SCHOLAR = "scholar:\n  last_name: [%s]\n  first_name: [%s]\n"

#: The files of a site, and what is said of them: the file and its line, the rule, and the end of the message.
LOUD = [
    # Files that cannot be read
    ({"_config.yml": "a: 1\nb: c: d\n"}, "_config.yml:2 config/unparsable", 'Write b: "c: d"'),
    ({"_config.yml": "title:\tAda\nurl: [\n"}, "_config.yml:2 config/unparsable", ""),
    ({"_data/nav.json": '[{"a": }]'}, "_data/nav.json:1 config/unparsable", ""),
    ({"_quarto.yml": "website:\n  title: Ada\n title: b\n"}, "_quarto.yml:3 config/unparsable", ""),
    ({"_config.yml": "a: 1\nb: 2\na: 3\n"}, "_config.yml:3 config/duplicate-key", "Delete one."),
    # Addresses
    ({"_config.yml": "url: localhost:4000\n"}, "_config.yml:1 config/wrong-address", "github.io"),
    ({"_config.yml": "url: 'http://127.0.0.1:4000/'\n"}, "_config.yml:1 config/wrong-address", "github.io"),
    ({"_config.yml": "url: www.ada.example\n"}, "_config.yml:1 config/wrong-address", "Write https://www.ada.example"),
    ({"_config.yml": "url: https:/ada.github.io\n"}, "_config.yml:1 config/wrong-address", "Write https://ada.github.io"),
    ({"_config.yml": "url: http//ada.github.io\n"}, "_config.yml:1 config/wrong-address", "Write http://ada.github.io"),
    ({"_config.yml": "url: https://ada.github.github.io/x\n"}, "_config.yml:1 config/wrong-address", "Write https://ada.github.io/x"),
    ({"_config.yml": "url: https://alshedivat.github.io\n"}, "_config.yml:1 config/wrong-address", "github.io"),
    ({"_config.yml": "url: https://academicpages.github.io/\n"}, "_config.yml:1 config/wrong-address", "github.io"),
    ({"_config.yml": "baseurl: engine/\n"}, "_config.yml:1 config/wrong-address", "Write /engine/"),
    ({"_config.yml": "baseurl: https://ada.github.io/engine\n"}, "_config.yml:1 config/wrong-address", "such as /engine"),
    ({"config/_default/config.toml": 'baseurl = "ada.netlify.app"\n', "content/a.md": ""}, "config/_default/config.toml:1 config/wrong-address", "Write https://ada.netlify.app"),
    ({"hugo.yaml": "baseURL: http://example.org\n"}, "hugo.yaml:1 config/wrong-address", "github.io"),
    ({"_quarto.yml": "website:\n  site-url: https://www.example.com/\n"}, "_quarto.yml:2 config/wrong-address", "github.io"),
    ({"_config.yml": "url: https://ada.github.io\n", "CNAME": "ada.example\n"}, "_config.yml:1 config/other-domain", "Delete CNAME"),
    ({"hugo.toml": "baseURL = 'https://ada.netlify.app/'\n", "static/CNAME": "www.ada.example"}, "hugo.toml:1 config/other-domain", "Delete static/CNAME"),
    # Names in the list of publications
    (FOLIO | {"_config.yml": SCHOLAR % ("Einstein", "Albert"), "_bibliography/papers.bib": BIB}, "_config.yml:2 config/unmatched-name", 'Most papers are by "Ada Lovelace"'),
    (FOLIO | {"_config.yml": "last_name: Babbage\n" + SCHOLAR % ("Ada", "Lovelace"), "_bibliography/papers.bib": BIB}, "_config.yml:3 config/unmatched-name", 'Write "Babbage", and "C." as first name'),
    (FOLIO | {"_config.yml": SCHOLAR % ("Lovelace", "Augusta"), "_bibliography/papers.bib": BIB}, "_config.yml:3 config/unmatched-name", 'Add "Ada"'),
    (FOLIO | {"_config.yml": "scholar:\n  last_name: Byron\n", "_bibliography/papers.bib": BIB}, "_config.yml:2 config/unmatched-name", 'Lovelace"'),
    (FOLIO | {"_config.yml": "scholar: {last_name: [Byron], source: ./bib, bibliography: a.bib}\n", "bib/a.bib": BIB}, "_config.yml:1 config/unmatched-name", 'Lovelace"'),
    # Names elsewhere
    (ACADEMIC | {"_config.yml": "author:\n  twitter: https://twitter.com/ada\n"}, "_config.yml:2 config/wrong-form", "Write ada"),
    (ACADEMIC | {"_config.yml": "author:\n  linkedin: uk.linkedin.com/in/ada/?x=1\n"}, "_config.yml:2 config/wrong-form", "Write ada"),
    (ACADEMIC | {"_config.yml": "author:\n  twitter: https://x.com/ada\n"}, "_config.yml:2 config/wrong-form", "address of your page"),
    (ACADEMIC | {"_config.yml": "author:\n  linkedin: Ada Lovelace\n"}, "_config.yml:2 config/wrong-form", "address of your page"),
    (ACADEMIC | {"_config.yml": "author:\n  googlescholar: AdaLoveAAAAJ\n"}, "_config.yml:2 config/wrong-form", "with https://"),
    (ACADEMIC | {"_config.yml": "author:\n  orcid: orcid.org/0000-0001-1815-1852\n"}, "_config.yml:2 config/wrong-form", "Write https://orcid.org/0000-0001-1815-1852"),
    (FOLIO | {"_data/socials.yml": "orcid_id: https://orcid.org/0000-0001-1815-1852\n"}, "_data/socials.yml:1 config/wrong-form", "Write 0000-0001-1815-1852"),
    (FOLIO | {"_config.yml": "research_gate_profile: profile/Ada-Lovelace\n"}, "_config.yml:1 config/wrong-form", "Write Ada-Lovelace"),
    # Pictures, counters, repositories
    (ACADEMIC | {"_config.yml": "author:\n  avatar: ada.png\n", "images/ada.jpg": ""}, "_config.yml:2 config/missing-avatar", "Add it, or write ada.jpg"),
    (ACADEMIC | {"_config.yml": "author:\n  avatar: me/ada.png\n", "images/me/Ada.PNG": ""}, "_config.yml:2 config/missing-avatar", "Write me/Ada.PNG"),
    ({"_config.yml": "theme: minimal-mistakes-jekyll\nauthor:\n  avatar: /assets/ada.png\n"}, "_config.yml:3 config/missing-avatar", "name another file"),
    ({"_config.yml": "google_analytics: UA-XXXXXXXX-X\n"}, "_config.yml:1 config/dead-analytics", "leave it empty"),
    ({"_quarto.yml": "website:\n  google-analytics: 'UA-18151852-3'\n"}, "_quarto.yml:2 config/dead-analytics", "leave it empty"),
    ({"_config.yml": "repository: github.com/ada/engine.git\n"}, "_config.yml:1 config/repository", "Write ada/engine"),
    ({"_config.yml": "repository: RayeRen/acad-homepage.github.io\n"}, "_config.yml:1 config/repository", "github.io\""),
]  # fmt: skip

QUIET = [
    {"_config.yml": ""},
    {"_config.yml": "---\ntitle: Ada\n---\n"},
    {"_data/nav.json": ""},
    {"_config.yml": "a:\n  b: 1\nc:\n  b: 1\n"},
    {"_config.yml": "url: https://ada.github.io\nbaseurl: ''\n"},
    {"_config.yml": "url: ''\nbaseurl: /engine\n"},
    {"_config.yml": "url: http://xn--adalovelace-5ib.example:8080/a\nbaseurl: /\n"},
    {"_config.yml": "url: '{{ site.github.url }}'\n"},
    {"_config.yml": "title: A\n", "_config.dev.yml": "url: http://localhost:4000\n"},
    {"_config.yml": "title: A\n", "_data/links.yml": "url: localhost\nrepository: x\n"},
    {"hugo.toml": "baseURL = '/'\n"},
    {"hugo.toml": "baseURL = 'https://example.com/'\n", ".github/workflows/pages.yaml": "run: hugo --minify --baseURL x\n"},
    {"_quarto.yml": "website:\n  site-url: https://ada.quarto.pub/engine\n  repo-url: https://github.com/ada/engine\n"},
    {"_config.yml": "url: https://ada.example\n", "CNAME": "www.ada.example\n"},
    {"_config.yml": "url: https://ada.example\n", "CNAME": "a.example\nb.example\n"},
    {"_config.yml": "url: https://ada.example\n", "CNAME": ""},
    FOLIO | {"_config.yml": SCHOLAR % ("Lovelace", "Ada, A."), "_bibliography/papers.bib": BIB},
    FOLIO | {"_config.yml": SCHOLAR % ("Lovelace", "Ada"), "_bibliography/papers.bib": "@a{b, author = {Lovelac{\\'e}*, {Ada}}}"},
    FOLIO | {"_config.yml": SCHOLAR % ("Müller", "Jörg"), "_bibliography/papers.bib": "@a{b, author = {M{\\\"u}ller, J{\\\"o}rg}}"},
    FOLIO | {"_config.yml": SCHOLAR % ("Gogh", "Vincent"), "_bibliography/papers.bib": "@a{b, author = {Vincent van Gogh and others}}"},
    FOLIO | {"_config.yml": SCHOLAR % ("Lovelace", "Ada"), "_bibliography/papers.bib": "@a{b, author = {Einstein*†, A. and N. Rosen}}"},
    FOLIO | {"_config.yml": SCHOLAR % ("Lovelace", "Ada"), "_bibliography/papers.bib": "@a{b, author = {" + "{" * 500},
    FOLIO | {"_config.yml": SCHOLAR % ("Lovelace", "Ada")},
    FOLIO | {"_config.yml": SCHOLAR % ("", ""), "_bibliography/papers.bib": BIB},
    ACADEMIC | {"_config.yml": "author:\n  github: ada\n  linkedin: ada-lovelace\n  orcid: https://orcid.org/0000-0001-1815-1852\n"},
    ACADEMIC | {"_config.yml": "author:\n  weibo: u/1815\n  youtube: channel/AdaL\n  uri: /cv/\n  twitter: '@ada'\n"},
    ACADEMIC | {"_config.yml": "author:\n  github:\n  twitter: false\n"},
    FOLIO | {"_config.yml": "github_username: ada # your GitHub user name\norcid_id: 0000-0001-1815-1852\n"},
    FOLIO | {"_data/socials.yml": "scholar_userid: AdaLoveAAAAJ\nwork_url: https://ada.example\n"},
    {"_config.yml": "author:\n  github: https://github.com/ada\n  avatar: ada.png\n"},
    {"hugo.toml": "[params]\ngithub = 'https://github.com/ada'\n"},
    ACADEMIC | {"_config.yml": "author:\n  avatar: ada.png\n", "images/ada.png": ""},
    ACADEMIC | {"_config.yml": "author:\n  avatar: 'https://ada.example/ada.png'\n"},
    ACADEMIC | {"_config.yml": "author:\n  avatar:\n"},
    {"_config.yml": "google_analytics: G-1815ADA852\n"},
    {"_config.yml": "title: On UA-18 and G-X\n"},
    {"_config.yml": "repository: ada/ada.github.io\n"},
    {"_config.yml": "repository: # academicpages/academicpages.github.io\n"},
    {"hugo.toml": "[repository]\nurl = 'https://github.com/ada/engine'\n"},
]  # fmt: skip


def run(root: Path, files: dict[str, str]) -> list[str]:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    selected = tuple(Selected(rule.path, rule.name, rule.severity, {}) for rule in FAMILY)
    result = check(discovery.pages([str(root)], [], root).pages, Plan(selected, root, date(2026, 1, 1)))
    assert not result.crashed
    base = discovery.display(root)
    return [f"{each.path.removeprefix(base)[1:]}:{each.line} {each.rule} {each.message}" for each in result.diagnostics]


@pytest.mark.parametrize(("files", "where", "end"), LOUD)
def test_what_is_wrong_is_said(tmp_path: Path, files: dict[str, str], where: str, end: str) -> None:
    said = run(tmp_path, files)
    assert len(said) == 1, said
    assert said[0].startswith(f"{where} ")
    assert end in said[0]


def test_a_broken_line_silences_nothing_else(tmp_path: Path) -> None:
    config = "title: Ada: notes\nurl: ada.github.io\nauthor:\n  twitter: https://twitter.com/ada\n"
    said = [each.split()[1] for each in run(tmp_path, ACADEMIC | {"_config.yml": config})]
    assert said == ["config/unparsable", "config/wrong-address", "config/wrong-form"]


@pytest.mark.parametrize("files", QUIET)
def test_what_is_right_is_not(tmp_path: Path, files: dict[str, str]) -> None:
    assert run(tmp_path, files) == []


@pytest.mark.parametrize(
    "text", ["author={" * 200_000, 'author="' * 200_000, "{" * 1_000_000, "author = {a and " + "b and " * 200_000]
)
def test_a_hostile_bibliography_is_passed_over(tmp_path: Path, text: str) -> None:
    files = FOLIO | {"_config.yml": SCHOLAR % ("Lovelace", "Ada"), "_bibliography/papers.bib": text}
    assert run(tmp_path, files) == []


@pytest.mark.parametrize(
    "value", ["a." * 9_000, "https:" + "/" * 90_000, "a/" * 9_000, "https://a" + ".github" * 9_000 + "!"]
)
def test_hostile_values_are_passed_over(tmp_path: Path, value: str) -> None:
    config = f"url: {value}\nbaseurl: /a\nrepository: {value}\nauthor:\n  github: {value[:-1]}\n  avatar: {value}\n"
    assert run(tmp_path, ACADEMIC | {"_config.yml": config}) == []
