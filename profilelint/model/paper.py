"""What a site says of papers: each place that speaks of one, and which of these places speak of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document
    from profilelint.model.finding import Span
    from profilelint.model.identifier import Identifier

#: Where a claim stands: the front matter of a paper's own page; the citation of that page, which visitors copy, in the
#: BibTeX file beside it or in its own front matter; an entry of the file that the list of papers is made of, or of a
#: file of data; an item of a list of papers on a page; or a link to a paper in an item of another list, such as news.
Surface = Literal["page", "citation", "reference", "data", "entry", "mention"]


class Person(NamedTuple):
    """An author as one place names them: `words` are those of the name without case and accents, the family name last.

    `family` is "" where the name does not tell, `span` lies in the document of the claim. Where a page names authors
    by the names of their own pages, `written` is what visitors see.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_bibliography/a.bib": "@book{a, title = {Looms that Weave}, author = {Weaver, Zoë}}"})
    >>> [(each.given, each.family, each.words) for each in site.papers.claims[0].authors]
    [('Zoë', 'Weaver', ('zoe', 'weaver'))]
    """

    written: str
    given: str
    family: str
    words: tuple[str, ...]
    span: Span


class Said(NamedTuple):
    """What a claim says of a venue, a year and the like, and where."""

    text: str
    span: Span


class Claim(NamedTuple):
    r"""One place that speaks of one paper.

    `place` is the path of `document`, relative to the root with `/`; `span` is where the title is. `words` are those of
    the title, without case, accents, markup and punctuation, and empty where it cannot be compared (formulas). `slots`
    are the identifiers that stand for the paper itself, each with its place; code, slides and the like are none.
    `is_whole` says that `authors` are all of them. `venues` are what is named as one, of BibTeX all fields that may be
    one; `year` may be a whole date. `type` is that of a BibTeX entry, else "".

    >>> from profilelint.toolkit import make_site
    >>> paper = "---\ntitle: Looms that Learn\ndoi: 10.9999/loom.1\n---\n"
    >>> site = make_site({"hugo.toml": "", "content/publication/loom/index.md": paper})
    >>> claim = site.papers.claims[0]
    >>> claim.surface, claim.title, claim.words, str(claim.slots[0][0])
    ('page', 'Looms that Learn', ('looms', 'that', 'learn'), 'DOI 10.9999/loom.1')
    """

    document: Document
    place: str
    span: Span
    surface: Surface
    title: str
    words: tuple[str, ...]
    authors: tuple[Person, ...] = ()
    is_whole: bool = False
    slots: tuple[tuple[Identifier, Span], ...] = ()
    venues: tuple[Said, ...] = ()
    year: Said | None = None
    type: str = ""

    @property
    def folder(self) -> str:
        """The folder that the claim lies in, "" for the root."""
        return self.place.rpartition("/")[0]

    @property
    def paper_place(self) -> str:
        """The folder of a paper's page, where that has one of its own, or else the file."""
        name = self.place.rpartition("/")[2]
        return self.folder if name == "cite.bib" or name.startswith("index.") else self.place

    @property
    def letters(self) -> str:
        """The letters and figures of the title alone: the same where only blanks and hyphens differ."""
        return "".join(self.words)


class Paper(NamedTuple):
    r"""The claims that something says are of one paper: one folder, one identifier, or one title.

    Whether that is true is for the rules to say: where an identifier was pasted into the wrong entry, the claims of two
    papers come together here. `check(paper: Paper)` is called for each paper of two claims or more.

    >>> from profilelint.toolkit import make_site
    >>> page, cite = "---\ntitle: On the Theory of Looms\n---\n", "@book{a, title = {On the Theory of Mills}}"
    >>> folder = "content/publication/loom"
    >>> site = make_site({"hugo.toml": "", f"{folder}/index.md": page, f"{folder}/cite.bib": cite})
    >>> [[claim.title for claim in paper.claims] for paper in site.papers]
    [['On the Theory of Mills', 'On the Theory of Looms']]
    """

    claims: tuple[Claim, ...]

    def cited_pages(self) -> Iterator[tuple[Claim, Claim]]:
        """Each page of the paper with the citation that its readers copy."""
        citations = {claim.paper_place: claim for claim in self.claims if claim.surface == "citation"}
        for claim in self.claims:
            if claim.surface == "page" and claim.paper_place in citations:
                yield claim, citations[claim.paper_place]
