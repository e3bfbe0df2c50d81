"""What identifies a document, which claims are of one paper, and who is one person."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from profilelint import Identifier, Paper
from profilelint.site.papers import Papers
from profilelint.toolkit import is_same_person, make_site, shared_words

ARXIV = (
    "arXiv:2301.01234",
    "arXiv: 2301.01234v2",
    "arXiv preprint arXiv:2301.01234 [cs.LG]",
    "https://arxiv.org/abs/2301.01234",
    "http://www.arxiv.org/abs/2301.01234v1",
    "https://arxiv.org/pdf/2301.01234",
    "https://arxiv.org/pdf/2301.01234v3.pdf",
    "https://arxiv.org/html/2301.01234v1#S1",
    "https://ar5iv.org/abs/2301.01234",
    "https://export.arxiv.org/abs/2301.01234?context=cs",
    "10.48550/arXiv.2301.01234",
    "https://doi.org/10.48550/ARXIV.2301.01234",
    "https://doi.org/10.48550%2FarXiv.2301.01234",
)
DOI = (
    "10.9999/S0000-1(19)30001-2",
    "doi:10.9999/S0000-1(19)30001-2.",
    "DOI 10.9999/s0000-1(19)30001-2;",
    "(10.9999/S0000-1(19)30001-2)",
    "https://doi.org/10.9999/S0000-1(19)30001-2",
    "http://dx.doi.org/10.9999/s0000-1(19)30001-2",
    "doi.org/10.9999/S0000-1(19)30001-2/",
    "https://doi.org/10.9999%2FS0000-1%2819%2930001-2",
    "https://press.example/doi/abs/10.9999/S0000-1(19)30001-2",
    "https://press.example/doi/full/10.9999/S0000-1(19)30001-2?journal=loom",
    "https://press.example/doi/pdf/10.9999/S0000-1(19)30001-2#page=3",
    "https://press.example/content/10.9999/S0000-1(19)30001-2/full.pdf".replace("/full.pdf", ".full.pdf"),
    "https://press.example/content/10.9999/S0000-1(19)30001-2v2.full",
    "https://press.example/content/10.9999/S0000-1(19)30001-2v1.abstract",
    "https://press.example/10.9999/S0000-1(19)30001-2/meta",
    "https://press.example/chapter/10.9999/S0000-1(19)30001-2/pdf",
)
OTHERS = {
    "https://openreview.net/forum?id=AbC_d-12x4": "OpenReview AbC_d-12x4",
    "https://openreview.net/pdf?id=AbC_d-12x4": "OpenReview AbC_d-12x4",
    "https://openreview.net/forum?noteId=q&id=AbC_d-12x4": "OpenReview AbC_d-12x4",
    "https://aclanthology.org/P19-1001.pdf": "ACL p19-1001",
    "https://www.aclweb.org/anthology/papers/P/P19/P19-1001/": "ACL p19-1001",
    "https://aclanthology.org/2020.acl-main.1": "ACL 2020.acl-main.1",
    "https://pubmed.ncbi.nlm.nih.gov/12345678/": "PubMed 12345678",
    "https://www.ncbi.nlm.nih.gov/pubmed/12345678": "PubMed 12345678",
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12345/": "PMC 12345",
    "https://ieeexplore.ieee.org/document/8000000/": "IEEE 8000000",
    "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=8000000": "IEEE 8000000",
    "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=123456": "SSRN 123456",
    "https://psyarxiv.com/abcde/": "OSF abcde",
    "https://osf.io/preprints/psyarxiv/abcde_v2": "OSF abcde",
    "https://www.Example.org/~ada/Loom.pdf?download=1": "example.org/~ada/Loom.pdf",
    "arxiv.org/abs/math/0506203v1": "arXiv math/0506203",
}
NOTHING = (
    *("", "10.1/2", "10.9999/", "10.9999/)", "https://arxiv.org/a/lovelace_a_1", "https://example.org/~ada", "%%%"),
    *("arXiv:230.1", "https://openreview.net/profile?id=~Ada_Lovelace1", "https://osf.io/abcde/", "x" * 5000),
    *(
        "https://pubmed.ncbi.nlm.nih.gov/?term=ada",
        "https://aclanthology.org/events/acl-2020/",
        "\udce9",
        "version 10.15/a",
    ),
)


@pytest.mark.parametrize("text", ARXIV)
def test_spellings_of_an_arxiv_number(text: str) -> None:
    assert Identifier.of(text) == Identifier("arXiv", "2301.01234")


@pytest.mark.parametrize("text", DOI)
def test_spellings_of_a_doi(text: str) -> None:
    assert Identifier.of(text) == Identifier("DOI", "10.9999/s0000-1(19)30001-2")


@pytest.mark.parametrize(("text", "written"), OTHERS.items())
def test_other_libraries(text: str, written: str) -> None:
    assert str(Identifier.of(text)) == written


@pytest.mark.parametrize("text", NOTHING)
def test_what_identifies_nothing(text: str) -> None:
    assert Identifier.of(text) is None


def bib(*entries: str) -> str:
    return "\n".join(f"@article{{k{number}, {entry}}}" for number, entry in enumerate(entries))


def titles(papers: Papers) -> list[list[str]]:
    return [[claim.title for claim in paper.claims] for paper in papers]


def test_claims_are_joined_by_identifier_and_by_title_and_never_by_likeness() -> None:
    text = bib(
        "title = {On the Theory of Looms and Mills}",
        "title = {Looms}, doi = {10.9999/loom.1}",
        "title = {On the {T}heory of looms \\& mills}",
        "title = {Mills}, doi = {https://doi.org/10.9999/LOOM.1}",
        "title = {On the Theory of Looms and Mill}",
        "title = {Looms}",
    )
    papers = make_site({"_bibliography/papers.bib": text}).papers
    assert titles(papers) == [
        ["On the Theory of Looms and Mills", "On the Theory of looms \\& mills"],
        ["Looms", "Mills"],
    ]
    assert len(papers.claims) == 6


def test_entries_and_pages_are_claims() -> None:
    link = "[Looms That Weave by Themselves](https://arxiv.org/abs/2301.01234)"
    site = make_site(
        {
            "_config.yml": "collections: {publications: {output: true}}",
            "_publications/loom.md": "---\ntitle: Looms that Weave by Themselves\npaperurl: /files/loom.pdf\n---\n",
            "index.md": f"---\n---\n# Publications\n\n- Ada Lovelace. {link}. [Code](https://example.org/a.pdf)\n",
        }
    )
    (paper,) = site.papers
    assert [(claim.surface, [str(each) for each, _ in claim.slots]) for claim in paper.claims] == [
        ("page", ["/files/loom.pdf"]),
        ("entry", ["arXiv 2301.01234"]),
    ]


@pytest.mark.parametrize("folder", ["old/_publications", "markdown_generator/_bibliography"])
def test_what_is_set_aside_claims_nothing(folder: str) -> None:
    name, text = ("a.bib", bib("title = {Looms}")) if "bib" in folder else ("a.md", "---\ntitle: Looms\n---\n")
    assert make_site({"_config.yml": "", f"{folder}/{name}": text}).papers.claims == ()


def test_order_of_files_makes_no_difference() -> None:
    entries = [
        f"title = {{On the Theory of Loom Number {number % 7}}}, doi = {{10.9999/a{number % 5}}}"
        for number in range(30)
    ]
    shuffled = entries[:]
    random.Random(1).shuffle(shuffled)
    sizes = [
        sorted(len(paper.claims) for paper in make_site({"_bibliography/a.bib": bib(*some)}).papers)
        for some in (entries, shuffled)
    ]
    assert sizes[0] == sizes[1] == [30]


def test_a_paper_of_thousands_of_claims_is_one() -> None:
    claims = make_site({"_bibliography/a.bib": bib("title = {Looms}, doi = {10.9999/a}")}).papers.claims * 5000
    (paper,) = Papers(claims)
    assert isinstance(paper, Paper)
    assert len(paper.claims) == 5000


def people(names: str) -> Paper:
    site = make_site({"_bibliography/a.bib": bib(f"title = {{Looms}}, author = {{{names}}}")})
    return Paper(tuple(site.papers.claims))


@pytest.mark.parametrize(
    "names",
    [
        "Lovelace, Ada and Ada Lovelace and A. Lovelace and Lovelace, A. and Ada King Lovelace",
        "M{\\\"u}ller, Zo{\\'e} and Mueller, Zoe and Müller, Z. and Zoé Müller and Muller, Z.",
        "Wei Zhang and Zhang, Wei and Zhang Wei",
        "{\\O}rsted, Hans and Orsted, H. and Ørsted, Hans and Oersted, H. C.",
        "van der Berg, Jan and Jan van der Berg and J. van der Berg",
        "King, Jr, Ada and Ada King",
    ],
)
def test_one_person(names: str) -> None:
    assert all(is_same_person(*pair) for pair in combinations(people(names).claims[0].authors, 2))


@pytest.mark.parametrize(
    "names", ["Lovelace, Ada and Charles Babbage", "Wei, Li and Zhang, Wu", "A. Byron and A. King"]
)
def test_two_persons(names: str) -> None:
    assert shared_words(*people(names).claims[0].authors) == 0


@pytest.mark.parametrize(
    ("names", "is_whole"),
    [
        ("Lovelace, Ada and Babbage, Charles", True),
        ("Lovelace, Ada AND Babbage, Charles", True),
        ("Lovelace, Ada and others", False),
        ("Lovelace, Ada and Babbage, Charles and 33 others", False),
        ("Ada Lovelace et al.", False),
        ("Ada Lovelace, Charles Babbage, Luigi Menabrea", False),
        ("A. Lovelace, C. Babbage and L. Menabrea", False),
    ],
)
def test_lists_that_are_not_whole(names: str, is_whole: bool) -> None:
    assert people(names).claims[0].is_whole is is_whole
