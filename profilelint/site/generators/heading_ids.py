"""The names that renderers give to headings, so that links can point at them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import category

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from profilelint.model.document import Heading

_SPACES = lazy_pattern(r"\s+")
#: What Ruby calls \p{Word}: letters, marks, figures and connectors (Onigmo, doc/RE).
_WORD = ("L", "M", "Nd", "Nl", "Pc")
#: What kramdown, Pandoc and Hugo make a dash or an ellipsis of, which are in no name.
_DASHES = lazy_pattern(r"-{2,3}|\.{3}")
#: A link, also one with blanks in its address, which Pandoc takes for one.
_LINKED = lazy_pattern(r"\[([^\[\]]{0,500})\]\([^()]{0,500}\)")
#: The number of a footnote, which Goldmark leaves out.
_FOOTNOTE = lazy_pattern(r"\[\^[^\[\]]{1,100}\]")
_MARKED = lazy_pattern(r"(\*\*|__)(.{1,500}?)\1|\[([^\[\]]{0,500})\]\([^()]{0,500}\)")
_INSIDE = lazy_pattern(r"[`*'\"]|--|\.\.\.")
_SHORTCODE = lazy_pattern(r":([a-z0-9_+-]+):")
#: A name of its own behind a heading.
_NAMED = lazy_pattern(r"[ \t#]*\{[^{}\n]{0,200}?#[A-Za-z]")
_TAG = lazy_pattern(r"<[^<>]{1,500}>")
#: Letters in circles and squares, which Ruby takes for letters and Go does not.
_CIRCLED = lazy_pattern("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")
_NO_WORD = lazy_pattern(r"[^\w \t-]")
_KRAMDOWN = lazy_pattern(r"^[^a-zA-Z]+|[^a-zA-Z0-9 -]")


def github(text: str) -> str:
    """Return what GitHub, kramdown's GFM parser (`generate_gfm_header_id`) and Hugo (markup/goldmark/autoid.go) do.

    Small letters, blanks as hyphens, and nothing but letters, figures, `_` and `-`.

    >>> github("🔥 News & Talks"), github("C'est l'été")
    ('-news--talks', 'cest-lété')
    """
    text = text.lower()
    if text.isascii():
        return _NO_WORD.sub("", text).replace(" ", "-").replace("\t", "-")
    kept = (char for char in text if char in " \t-" or category(char).startswith(_WORD) or _CIRCLED.match(char))
    return "".join(kept).replace(" ", "-").replace("\t", "-")


def goldmark(text: str) -> str:
    """What Hugo does where it differs from `github`: letters in circles and marks are none, a tab leaves nothing."""
    slug = github(_CIRCLED.sub("", text.replace("\t", "")))
    return slug if slug.isascii() else "".join(char for char in slug if not category(char).startswith("M"))


def kramdown(text: str) -> str:
    """Return what kramdown does without GFM (`basic_generate_id`): only ASCII, from the first letter on.

    >>> kramdown("2. Talks in Zürich")
    'talks-in-zrich'
    """
    return _KRAMDOWN.sub("", text).replace(" ", "-").lower() or "section"


def pandoc(text: str) -> str:
    """Pandoc and so Quarto (manual, "Extension: auto_identifiers"): also full stops, from the first letter on.

    >>> pandoc("2. Talks & v1.0"), pandoc("2024")
    ('talks-v1.0', 'section')
    """
    kept = "".join(char for char in text.lower() if char in " _-." or category(char).startswith(("L", "M", "N")))
    slug = _SPACES.sub("-", kept.strip())
    start = next((index for index, char in enumerate(slug) if char.isalpha()), len(slug))
    return slug[start:] or "section"


#: By the generator; "kramdown" is Jekyll with `kramdown: {input: kramdown}` instead of its default, GFM.
SLUGS: dict[str, tuple[Callable[[str], str], ...]] = {
    "jekyll": (github,),
    "kramdown": (kramdown,),
    "hugo": (goldmark,),
    "quarto": (pandoc,),
    "plain": (github,),
}


def names(texts: Iterable[str], slug: Callable[[str], str]) -> Iterator[str]:
    """Yield the names of headings: those that were given before end with a number."""
    given: Counter[str] = Counter()
    for text in texts:
        name = slug(text)
        yield f"{name}-{given[name]}" if given[name] else name
        given[name] += 1


def _beginning(marked: re.Match[str]) -> str:
    """The words of a link or an emphasis up to what is marked in them, all that Hugo 0.147 takes (0.111 takes more)."""
    return str(_INSIDE.split(marked[2] or marked[3] or "", maxsplit=1)[0])


def of(headings: Iterable[Heading], text: str, renderer: str) -> Iterator[str]:
    """Yield the names of a page's headings. A renderer may go by what is written or by what is seen: both are given."""
    shown = [
        each for each in headings if each.kind in {"atx", "setext"} or (renderer == "plain" and each.kind == "html")
    ]
    if (
        renderer != "plain"
    ):  # an id that is written stands in the place of the one that is made (kramdown, Goldmark, Pandoc)
        shown = [each for each in shown if not _NAMED.match(text, each.title_span.end)]
    written = [text[slice(*each.title_span)] for each in shown]
    untagged = [_TAG.sub("", each) for each in written]
    seen = [each.title for each in shown]
    variants = [written, untagged, seen, [_SHORTCODE.sub("", each) for each in seen]]
    if renderer != "plain":
        variants.append([_DASHES.sub("", each) for each in seen])
        variants.append([_LINKED.sub(r"\1", each) for each in written])
    if renderer == "hugo":
        variants.append([_FOOTNOTE.sub("", each) for each in seen])
        variants.append([_DASHES.sub("", _MARKED.sub(_beginning, each)).strip() for each in untagged])
    for texts in [each for number, each in enumerate(variants) if each not in variants[:number]]:
        for slug in SLUGS[renderer]:
            yield from names(texts, slug)
