"""Markdown to tokens that know where they stand, by markdown-it-py; `blocks`, `inlines` and `shortcuts` make it faster.

markdown-it-py gives inline tokens no position. So the inline rules are wrapped to note in the token they push where in
the block's content they matched: `token.meta["at"]`; for links and images also `"label_end"` and `"destination"`, for
each mark of emphasis `"mark"`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt, rules_block, rules_inline

from profilelint import lazy
from profilelint.page import shortcuts
from profilelint.page.blocks import Blocks
from profilelint.page.inlines import Inlines

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from profilelint.page.inlines import InlineRule

#: A line that may make the line before it, which is not blank, a heading or the head of a table.
_UNDERLINE = lazy.compile(r"\n(?<!\n\n)[ \t>]*+(?:=++[ \t]*+|[|:-][-|: \t]*+)(?=\n|\Z)")


class _Parser(MarkdownIt):
    """CommonMark and tables, destinations left as the author wrote them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


def _noting(kind: str, rule: InlineRule) -> InlineRule:
    """`rule`, noting in the token of type `kind` that it pushes where it matched."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[count : count + 2]:
                if token.type == kind:
                    token.meta["at"] = (start, state.pos)
                    break
        return True

    return noting


def _noting_destination(marker: str, kind: str, rule: InlineRule) -> InlineRule:
    """Like `_noting`, for links and images: also where the label ends and where the destination stands."""
    offset = len(marker) - 1

    def noting(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[count : count + 2] if token.type == kind)
            token.meta["at"] = (start, state.pos)
            token.meta["label_end"] = end = state.md.helpers.parseLinkLabel(state, start + offset, offset == 0)
            if state.pos > end + 1 and state.src[end + 1] == "(":
                token.meta["destination"] = _destination(state, end + 2)
        return True

    return noting


def _destination(state: StateInline, position: int) -> tuple[int, int]:
    """Where the destination stands that is to be found from `position` on, angle brackets left out."""
    while state.src[position] in " \t\n":
        position += 1
    found = state.md.helpers.parseLinkDestination(state.src, position, state.posMax)
    if not found.ok:
        return position, position
    bracketed = state.src[position] == "<"
    return position + bracketed, found.pos - bracketed


def _noting_definitions(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[..., bool]:
    """The rule of link reference definitions, noting the lines of each."""

    def noting(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        found = rule(state, start, end, silent)
        if found and not silent:
            state.env.setdefault("definitions", []).append((start, state.line))
        return found

    return noting


@cache
def _parser(*without: str) -> MarkdownIt:
    """A parser that lacks the rules `without`."""
    parser = _Parser("commonmark", {"store_labels": True}).enable("table").disable(without)
    wrapped: dict[str, InlineRule] = {
        "backticks": _noting("code_inline", rules_inline.backtick),
        "autolink": _noting("link_open", rules_inline.autolink),
        "html_inline": _noting("html_inline", rules_inline.html_inline),
        "link": shortcuts.link(_noting_destination("[", "link_open", rules_inline.link)),
        "image": _noting_destination("![", "image", rules_inline.image),
        "emphasis": shortcuts.emphasis(rules_inline.emphasis.tokenize),
    }
    for name, rule in wrapped.items():
        parser.inline.ruler.at(name, rule)
    parser.block.ruler.at("reference", _noting_definitions(rules_block.reference))
    parser.inline = Inlines(parser.inline)
    parser.block = Blocks(parser.block)
    parser.helpers = shortcuts.HELPERS  # type: ignore[assignment]
    return parser


def tokenize(source: str) -> tuple[list[Token], dict[str, Any]]:
    r"""The tokens of a page's body, and what the parser says besides them (`references`, `definitions`, ...).

    The lines of `source` end with "\n", and it holds no "\0".
    """
    without = ["normalize", "text_join"]  # nothing is left for them to do
    underlined = _UNDERLINE.search(source)
    if not underlined:
        without.append("lheading")
    if not underlined or "|" not in source:
        without.append("table")
    environment: dict[str, Any] = {}
    return _parser(*without).parse(source, environment), environment
