"""Templating and attributes: what a site generator replaces before a reader sees the page.

Liquid (`{{ }}`, `{% %}`), Hugo and Quarto shortcodes (`{{< >}}`, `{{% %}}`), kramdown and Pandoc attributes
(`{: .class}`, `{#id}`, `{.class}`), Pandoc fences (`:::`) and lines of tags that end with one that says
`markdown="1"`, and comments as Markdown has them (`[//]: # (text)`). The Markdown parser is given a text of the same
length in which they cannot disturb it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Anchor
from profilelint.model.finding import Span
from profilelint.model.spans import merge_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Stands for a character of a template inside a line: a noncharacter (Unicode 16, section 23.7), so no page holds it
#: on purpose, and Markdown takes it for a letter.
FILLER = "\ufdd0"

_CLOSERS = {"{{": "}}", "{%": "%}"}
_OPENER = lazy_pattern(r"\{[{%]")
_ATTRIBUTES = lazy_pattern(
    r"""\{:[^{}\n]{0,500}\}             # kramdown: {: .class #id key="v"}
    | \{[#.][A-Za-z][^{}\n]{0,500}\}    # Pandoc, Goldmark: {#id .class}
    | \{(?<=[\])]\{)\s?[A-Za-z][\w-]{0,50}\s?=[^{}\n]{0,500}\}  # [text](url){target="_blank"}
    """,
    re.VERBOSE,
)
#: So many characters are filled at once.
_PIECE = 1_000_000
#: Every byte but the line ends becomes a blank: what `bytes.translate` wants.
_BLANKED = b" " * 10 + b"\n" + b" " * 2 + b"\r" + b" " * 242
_LINE = lazy_pattern(r"[^\r\n]+")
_REST = lazy_pattern(r"[ \t]*(?=[\r\n]|\Z)")
_NAME = lazy_pattern(r"#([^\s{}#.]+)")
_FENCE = lazy_pattern(r"^[ \t]*:{3,}.*$", re.MULTILINE)
_MARKDOWN_TAG = lazy_pattern(
    r"""^[ \t]*((?:<[^<>]{1,500}>[ \t]*){0,8}
    <(?:div|section|article|details|aside|center|span)\b[^<>]{0,500}\bmarkdown=[^<>]{1,500}>)[ \t]*$""",
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
#: Definitions that nothing uses, as comments: kramdown and Pandoc show nothing of such a line, whatever it holds.
#: CommonMark reads them as definitions where they are well formed, over several lines as well.
_COMMENT_LINE = lazy_pattern(
    r"^ {0,3}\[(?://|comment)\]:[ \t]*(?:#|<>)(?![^\n]*\([^\n)]*$).*$", re.MULTILINE | re.IGNORECASE
)
_COMMENT_BLOCK = lazy_pattern(r"\{%-?\s*(comment|highlight)\b")
_END_BLOCK = lazy_pattern(r"\{%-?\s*end(comment|highlight)\s*-?%\}")


class Mask(NamedTuple):
    """`text` is what the Markdown parser gets, of the same length; `spans`, in order, is what was masked in it.

    `anchors` are the names that attributes give; `tags` are HTML tags that the Markdown parser does not see, but that
    `html` still has. `comments` are those that Markdown has, each on a line.
    """

    text: str
    html: str
    spans: tuple[Span, ...]
    anchors: tuple[Anchor, ...]
    tags: tuple[Span, ...]
    comments: tuple[Span, ...] = ()


def mask(text: str, start: int = 0) -> Mask:
    """Mask the templates and attributes of `text` from `start` on.

    A template inside a line becomes letters, so that a link to it stays a link; attributes, and templates that have
    their line to themselves, become blanks.

    >>> mask("[CV]({{ base }}/cv.pdf){: .btn}").text.replace(FILLER, "?")
    '[CV](??????????/cv.pdf)        '
    """
    comments = _comments(text, start)
    if "{" not in text and ":::" not in text and "markdown=" not in text and not comments:
        return Mask(text, text, (), (), ())
    templates = spans(text, start)
    attributes = _attributes(text, start, templates)
    anchors = [Anchor(name[1], Span(*name.span(1))) for span in attributes for name in _NAME.finditer(text, *span)]
    fences = [Span(*found.span()) for found in _FENCE.finditer(text, start)] if ":::" in text else []
    tags = [Span(*found.span(1)) for found in _MARKDOWN_TAG.finditer(text, start)] if "markdown=" in text else []
    alone, inline = _by_line(text, templates)
    html = overwrite_spans(
        overwrite_spans(text, inline, FILLER), merge_spans([*attributes, *fences, *alone, *comments]), " "
    )
    masked = overwrite_spans(html, tags, " ")
    hidden = merge_spans([*templates, *attributes, *fences, *comments])
    return Mask(masked, html, tuple(hidden), tuple(anchors), tuple(tags), tuple(comments))


def _comments(text: str, start: int) -> list[Span]:
    if "[//]:" not in text and "[comment]:" not in text.lower():
        return []
    found = [Span(*line.span()) for line in _COMMENT_LINE.finditer(text, start)]
    return _outside(found, _html_comments(text, start)) if found else []


def _html_comments(text: str, start: int) -> Iterator[Span]:
    """Yield the comments of HTML, which may hold a comment of Markdown."""
    opening = text.find("<!--", start)
    while opening >= 0 and (closing := text.find("-->", opening + 4)) >= 0:
        yield Span(opening, closing + 3)
        opening = text.find("<!--", closing + 3)


def spans(text: str, start: int) -> list[Span]:
    """Return the templates of `text`, each `{% comment %}` or `{% highlight %}` with all that it holds."""
    found: list[Span] = []
    unclosed: set[str] = set()
    opener = _OPENER.search(text, start)
    while opener:
        end = _template_end(text, opener, unclosed)
        if end < 0:
            end = opener.end()
        else:
            found.append(Span(opener.start(), end))
        opener = _OPENER.search(text, end)
    return found


def _template_end(text: str, opener: re.Match[str], unclosed: set[str]) -> int:
    """Where the template ends that starts at `opener`, or -1; closers known to be missing are not looked for again."""
    closer = _CLOSERS[opener[0]]
    if closer in unclosed:
        return -1
    end = text.find(closer, opener.end())
    if end < 0:
        unclosed.add(closer)
        return -1
    if (block := _COMMENT_BLOCK.match(text, opener.start())) and block[1] not in unclosed:
        for closing in _END_BLOCK.finditer(text, end):
            if closing[1] == block[1]:
                return closing.end()
        unclosed.add(block[1])
    return end + 2


def _attributes(text: str, start: int, templates: list[Span]) -> list[Span]:
    """Return the attribute lists of `text` that do not stand in a template."""
    found = [Span(*match.span()) for match in _ATTRIBUTES.finditer(text, start)]
    return _outside(found, templates) if templates and found else found


def _outside(found: list[Span], wider: Iterable[Span]) -> list[Span]:
    """Return the spans that lie in none of the wider ones; both are in order."""
    inside = iter(wider)
    current = next(inside, None)
    kept = []
    for span in found:
        while current and current.end <= span.start:
            current = next(inside, None)
        if not current or span.end <= current.start:
            kept.append(span)
    return kept


def _by_line(text: str, spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """`spans` in two: those that share their lines only with each other, and the rest."""
    alone: list[Span] = []
    inline: list[Span] = []
    group: list[Span] = []
    position = -1
    for span, following in zip(spans, [*spans[1:], None], strict=False):
        group.append(span)
        if following and not text[span.end : following.start].strip(" \t"):
            continue
        (alone if _is_alone(text, position, Span(group[0].start, span.end)) else inline).extend(group)
        group, position = [], span.end
    return alone, inline


def _is_alone(text: str, position: int, span: Span) -> bool:
    """Return whether `span` has its lines to itself; the last span before it ends at `position`."""
    before = text[max(position, 0) : span.start]
    line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
    starts_line = line_start > 0 or position < 0
    return starts_line and not before[line_start:].strip(" \t\ufeff") and _REST.match(text, span.end) is not None


def overwrite_spans(text: str, spans: Sequence[tuple[int, int]], filler: str) -> str:
    """Return a text with each character of `spans` (in order, apart) replaced by `filler`, but not the line ends.

    >>> overwrite_spans("My {{ name }} here", [(3, 13)], "x")
    'My xxxxxxxxxx here'
    """
    if not spans:
        return text
    parts: list[str] = []
    position = 0
    for start, end in spans:
        parts += (text[position:start], fill(text[start:end], filler))
        position = end
    return "".join([*parts, text[position:]])


def fill(text: str, filler: str) -> str:
    r"""`text` with every character but the line ends replaced by `filler`.

    >>> fill("one\r\ntwo", ".")
    '...\r\n...'
    """
    if filler == " " and text.isascii():
        return text.encode().translate(_BLANKED).decode()
    if len(text) > _PIECE:  # a million lines at once would take a hundred megabytes
        return "".join([fill(text[at : at + _PIECE], filler) for at in range(0, len(text), _PIECE)])
    if "\r" not in text:
        return "\n".join([filler * len(line) for line in text.split("\n")])
    return _LINE.sub(lambda line: filler * (line.end() - line.start()), text)
