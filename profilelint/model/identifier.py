"""What identifies a document wherever it is linked: a DOI, an arXiv number and the like, in one form each."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

from profilelint.base.lazy import lazy_pattern

#: Longer texts identify nothing.
LONGEST = 2000

#: DOI, section 2.2 of the handbook: "10.", a number, "/", and any printable characters; case makes no difference.
_DOI = lazy_pattern(r"(?i)(?<![\w.])10\.\d{4,9}/[^\s?#]{1,300}")
#: What publishers put behind a DOI in the addresses of their own pages.
_BEHIND = lazy_pattern(
    r"(?i)(?:v\d{1,2})?(?:\.full(?:\.pdf)?|\.abstract|\.pdf|/full|/pdf|/epdf|/abstract|/meta|/html?)$"
)
#: arXiv's numbers (info.arxiv.org/help/arxiv_identifier.html), without the version.
_ARXIV = lazy_pattern(
    r"(?i)(?:ar[xX5]iv(?:\.org)?\s{0,2}[:./]\s{0,2}(?:(?:abs|pdf|html|format|ps)/)?|10\.48550/arxiv\.)"
    r"(\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7})(?!\d)"
)
#: The addresses of other libraries, each with the kind of what it names.
_PLACES = tuple(
    (kind, lazy_pattern(f"(?i){host}{value}"))
    for kind, host, value in (
        ("OpenReview", r"openreview\.net/(?:forum|pdf|attachment)\?(?:[^#]{0,200}&)?id=", r"([\w-]{6,20})"),
        (
            "ACL",
            r"(?:aclanthology\.org|aclweb\.org/anthology)/(?:papers/\w/\w{3}/)?",
            r"([a-z]\d\d-\d{4}|\d{4}\.[a-z\d_-]{1,40}\.\d{1,4})",
        ),
        ("PubMed", r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/", r"(\d{4,9})(?!\d)"),
        (
            "PMC",
            r"(?:ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/(?:PMC)?",
            r"(\d{4,9})(?!\d)",
        ),
        ("IEEE", r"ieeexplore\.ieee\.org/(?:(?:abstract/)?document/|\S{0,80}arnumber=)", r"(\d{4,9})(?!\d)"),
        ("SSRN", r"ssrn\.com/\S{0,80}(?:abstract_id|abstract|abstractid)=", r"(\d{4,9})(?!\d)"),
        (
            "OSF",
            r"(?:osf\.io/preprints/(?:\w{1,30}/)?|(?:psyarxiv|socarxiv)\.com/)",
            r"([a-z\d]{5})(?:_v\d{1,2})?(?![a-z\d_])",
        ),
    )
)
_FILE = lazy_pattern(r"(?i)https?://(?:www\.)?([^/?#\s]{1,200})(/[^?#\s]{1,1000}\.pdf)(?=[?#]|$)")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


class Identifier(NamedTuple):
    """A document by what libraries call it; `str` writes it as people do.

    `kind` is "DOI", "arXiv", "OpenReview", "ACL" (its anthology), "PubMed", "PMC", "IEEE", "SSRN", "OSF" or "file", a
    PDF by its address. Two spellings of one document give equal identifiers: versions, capitals of a DOI, mirrors and
    views of a publisher make no difference.

    >>> str(Identifier.of("https://arxiv.org/pdf/2301.01234v2.pdf")), str(Identifier.of("https://doi.org/10.9999/A.1"))
    ('arXiv 2301.01234', 'DOI 10.9999/a.1')
    """

    kind: str
    value: str

    @classmethod
    def of(cls, text: str) -> Identifier | None:
        """What an address, or a text such as "arXiv:2301.01234", identifies; None for nothing. Total.

        >>> Identifier.of("doi:10.1016/S0000-1(19)30001-2)."), Identifier.of("https://example.org/~ada")
        (Identifier(kind='DOI', value='10.1016/s0000-1(19)30001-2'), None)
        """
        if len(text) > LONGEST:
            return None
        text = unquote(text).strip()
        if found := _ARXIV.search(text):
            return cls("arXiv", found[1].lower())
        if found := _DOI.search(text):
            doi = _trimmed(found[0].lower(), by_publisher="doi.org/" not in text.lower())
            return cls("DOI", doi) if "/" in doi else None
        for kind, pattern in _PLACES:
            if found := pattern.search(text):
                return cls(kind, found[1] if kind == "OpenReview" else found[1].lower())
        if found := _FILE.match(text):
            return cls("file", found[1].lower() + found[2])
        return None

    def __str__(self) -> str:
        return self.value if self.kind == "file" else f"{self.kind} {self.value}"


def _trimmed(doi: str, *, by_publisher: bool) -> str:
    """A DOI without what belongs to the sentence or the address around it."""
    while doi:
        last = doi[-1]
        if last in ".,;:'\"*_|\\" or (last in _PAIRS and doi.count(last) > doi.count(_PAIRS[last])):
            doi = doi[:-1]
        elif by_publisher and (found := _BEHIND.search(doi)) and found.start() > doi.index("/") + 1:
            doi = doi[: found.start()]
        else:
            return doi.rstrip("/")
    return doi
