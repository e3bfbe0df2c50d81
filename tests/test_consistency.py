"""What a site says of papers in its lists, data and citations, and what the rules make of pairs of places."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from profilelint.config import loader, selection
from profilelint.engine.lint import check
from profilelint.site.claims import MOST
from profilelint.site.discovery import pages
from profilelint.toolkit import make_site

CONFIG = "collections: {publications: {output: true}}"
LIST = "# Publications\n\n"
RULES = (
    *("publications/other-citation", "publications/same-document", "publications/other-authors"),
    *("publications/other-title", "publications/cited-as-preprint", "names/misspelt"),
)
HUGO = "content/publication"


def surfaces(files: dict[str, str]) -> list[tuple[str, str]]:
    return [(claim.surface, claim.title) for claim in make_site({"_config.yml": CONFIG} | files).papers.claims]


def authors(entry: str) -> list[str]:
    (claim,) = make_site({"_config.yml": "", "index.md": f"{LIST}- {entry}\n"}).papers.claims
    return [each.written for each in claim.authors]


def bundle(name: str, page: str, entry: str, folder: str = HUGO) -> dict[str, str]:
    return {f"{folder}/{name}/index.md": f"---\n{page}---\n", f"{folder}/{name}/cite.bib": f"@article{{a, {entry}}}\n"}


def found(folder: Path, *paths: str) -> list[str]:
    """What the rules on papers say of some files of the site in the working directory, by rule and place."""
    config = loader.load(None, {"select": list(RULES)}, folder)
    plan = selection.plan(config, selection.known(config), folder, date(2026, 11, 22))
    diagnostics = check(paths or pages(["."], [], folder).pages, plan, jobs=1).diagnostics
    return [f"{each.path}: {each.rule}" for each in diagnostics]


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"hugo.toml": 'title = "Ada"'})
    return tmp_path


def test_data_that_pages_show_is_claims() -> None:
    data = (
        "- title: Looms that Weave by Themselves\n  authors: Ada Lovelace, Mary Somerville\n  doi: 10.9999/loom.1\n"
        "- title: Steam Mills in Winter\n  authors: [Ada Lovelace]\n  year: 1843\n  arxiv: '2301.01234'\n"
        "- title: News without authors\n  text: none\n"
    )
    page = "---\n---\n{% for each in site.data.publications %}{{ each.title }}{% endfor %}\n"
    files = {"_config.yml": "", "_data/publications.yml": data, "_data/people.yml": data, "index.html": page}
    first, second = make_site(files).papers.claims
    assert (first.surface, first.is_whole, [str(each) for each, _ in first.slots]) == (
        "data",
        True,
        ["DOI 10.9999/loom.1"],
    )
    assert [each.written for each in first.authors] == ["Ada Lovelace", "Mary Somerville"]
    assert second.year
    assert (second.year.text, [str(each) for each, _ in second.slots]) == ("1843", ["arXiv 2301.01234"])


@pytest.mark.parametrize("quotes", [('"', '"'), ("&quot;", "&quot;"), ("“", "”")])
def test_recommended_citation_is_a_claim(quotes: tuple[str, str]) -> None:
    one, other = quotes
    citation = f"Lovelace, A. (1843). {one}Steam Mills in Winter.{other} <i>Journal of Mills</i>. 1(1)."
    assert surfaces({"_publications/a.md": f"---\ntitle: Looms\ncitation: '{citation}'\n---\n"}) == [
        ("page", "Looms"),
        ("citation", "Steam Mills in Winter"),
    ]


@pytest.mark.parametrize(
    "citation",
    ["Steam Mills in Winter", '"Mills and Winds" in "The Book of all Mills"', 'A. "Paper Title Number 3." 2015'],
)
def test_citation_without_one_title_is_none(citation: str) -> None:
    assert surfaces({"_publications/a.md": f"---\ntitle: Looms\ncitation: '{citation}'\n---\n"}) == [("page", "Looms")]


def test_entries_are_known_by_the_titles_of_other_places() -> None:
    page = "---\ntitle: On the looms that count all cards\n---\n"
    entry = "Ada Lovelace, On the Looms that Count All Cards, Journal of Cards"
    said = surfaces({"_publications/a.md": page, "index.md": f"{LIST}- {entry}\n- Ada Lovelace, On the Looms\n"})
    assert said == [("page", "On the looms that count all cards"), ("entry", "On the Looms that Count All Cards")]


def test_news_mentions_papers_by_links_to_them() -> None:
    news = (
        "# News\n\n- [Looms that Learn to Weave](https://arxiv.org/abs/2301.01234) is out\n"
        "- [Looms that Learn to Knit](https://example.org) and [a paper](https://arxiv.org/abs/2301.01235)\n"
    )
    assert surfaces({"index.md": news}) == [("mention", "Looms that Learn to Weave")]


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ('Ada Lovelace, **Mary Somerville** and L. Menabrea. "Looms that Learn to Weave". 1843', 3),
        ("**Looms that Learn to Weave**<br>\n  Ada Lovelace\\*, Jan van der Berg<br>\n  Journal of Looms", 2),
        ('"Looms that Learn to Weave", Ada Lovelace & Mary Somerville. Journal of Looms, 1843', 2),
        ('Ada Lovelace et al. "Looms that Learn to Weave". 1843', 0),
        ('Lovelace, A., Somerville, M. "Looms that Learn to Weave". 1843', 0),
        ("**Looms that Learn to Weave**, Journal of Looms, University of Turin", 0),
        ("**Looms that Learn to Weave**, Ada Lovelace", 0),
    ],
)
def test_authors_in_lists(entry: str, names: int) -> None:
    assert len(authors(entry)) == names


def test_claims_are_bounded() -> None:
    text = "\n".join(f"@book{{k{number}, title = {{Loom {number}}}}}" for number in range(MOST + 5))
    assert len(make_site({"_bibliography/papers.bib": text}).papers.claims) == MOST


LOOM = bundle("loom", "title: A Theory of Looms\n", "title = {Steam Mills in Winter}")
MILL = bundle("mill", "title: Steam Mills in Winter\n", "title = {Steam Mills in Winter}")


def test_either_file_of_a_pair_is_enough(site: Path) -> None:
    write(site, {**LOOM, **MILL, "content/about.md": "Ada\n"})
    assert found(site) == [f"{HUGO}/loom/cite.bib: publications/other-citation"]
    assert found(site, f"{HUGO}/loom/index.md") == [f"{HUGO}/loom/index.md: publications/other-citation"]
    assert found(site, f"{HUGO}/loom/cite.bib") == [f"{HUGO}/loom/cite.bib: publications/other-citation"]
    assert found(site, "content/about.md", f"{HUGO}/mill/index.md") == []


def test_copy_of_a_bundle_in_another_language_is_right(site: Path) -> None:
    page = "title: Steam Mills in Winter\nauthors: [Ada Lovelace, Mary Somerville]\ndoi: 10.9999/mill.1\n"
    entry = "title = {Steam Mills in Winter}, author = {Lovelace, Ada and Somerville, Mary}, doi = {10.9999/mill.1}"
    write(
        site,
        bundle("mill", page, entry, "content/en/publication") | bundle("mill", page, entry, "content/zh/publication"),
    )
    assert found(site) == []


def test_title_that_is_wrong_in_one_of_several_places_is_one_finding(site: Path) -> None:
    right, wrong = "Positive Looms in Theory and Practice", "Postive Looms in Theory and Practice"
    for number, title in enumerate((right, right, wrong, right)):
        write(site, bundle(f"loom{number}", f"title: {title}\n", f"title = {{{title}}}"))
    assert found(site) == [f"{HUGO}/loom2/cite.bib: publications/other-title"]


def test_order_of_entries_makes_no_difference(site: Path) -> None:
    entries = [
        f"title = {{Looms that Learn, Part {number}}}, author = {{{name} and Babbage, Charles and Menabrea, Luigi}}"
        for number, name in enumerate(
            ("Lovelace, Ada", "Lovelcae, Ada", "Ada Lovelace", "Lovelace, Ada", "Lovelace, A.")
        )
    ]
    said = set()
    for seed in range(5):
        random.Random(seed).shuffle(entries)
        text = "\n".join(f"@article{{k{number}, {entry}}}" for number, entry in enumerate(entries))
        site_of = make_site({"_bibliography/papers.bib": text})
        said.add(tuple(sorted(tuple(sorted((one.words, other.words))) for one, other in site_of.names.near())))
    assert said == {((("ada", "lovelace"), ("ada", "lovelcae")),)}


def test_many_findings_of_a_file_are_one_line(site: Path) -> None:
    pairs = [("Lovelace", "Lovelcae"), ("Babbage", "Babbgae"), ("Menabrea", "Menabera")]
    names = [" and ".join(f"{family}, Luigi" for family in some) for some in zip(*pairs, strict=True)]
    entries = [f"title = {{Looms that Learn to Weave}}, author = {{{each}}}" for each in names]
    text = "\n".join(f"@article{{k{number}, {entry}}}" for number, entry in enumerate(entries))
    write(site, {"_config.yml": "", "_bibliography/papers.bib": text, "index.html": "---\n---\n{% bibliography %}\n"})
    (site / "hugo.toml").unlink()
    config = loader.load(None, {"select": ["names/misspelt"]}, site)
    plan = selection.plan(config, selection.known(config), site, date(2026, 11, 22))
    result = check(["_bibliography/papers.bib"], plan, jobs=1)
    assert len(result.diagnostics) == 3
    assert [each.message[-27:] for each in result.lines] == [" (and 2 more in this file)."]
