"""The commonest links, emphases and destinations, taken at one look; the rest is left to markdown-it-py's own rules."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

from markdown_it import helpers
from markdown_it.common.utils import unescapeAll

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    from typing import Any

    from profilelint.read.fast.inlines import InlineRule, State

#: [label](destination), with nothing in the label that can hold a bracket, and nothing to balance in the destination.
_LINK = lazy_pattern(r"\[([^\[\]\\`<]*+)\]\((?!<)([^\x00-\x20\x7f()\\]++)\)")

#: Emphasis that can only open where it opens, can only close where it closes, and has no other mark between
#: (CommonMark 0.31.2, section 6.2).
_EMPHASIS = lazy_pattern(
    r"""(?<![^ \n(\[])(\*\*?|__?)(?=[A-Za-z0-9])([^*_`\[\]<!&\\\n]++)
    (?:(?<=[A-Za-z0-9])\1(?![^ \n!-)+-/:-@\[-^`{-~]) | (?<=[:.,)])\1(?![^ \n]))""",
    re.VERBOSE,
)

#: A destination with nothing to balance.
_DESTINATION = lazy_pattern(r"(?!<)[^\x00-\x20\x7f()\\]++(?=[\x00-\x20\x7f)])")


def link(usual: InlineRule) -> InlineRule:
    """Return the rule of links, before `usual`."""

    def rule(state: State, silent: bool) -> bool:
        start, end = state.pos, state.posMax
        found = _LINK.match(state.src, start, end)
        if not found or state.level >= state.md.options["maxNesting"] or start + 1 in state.cache:
            return usual(state, silent)
        if not silent:
            state.pos, state.posMax = found.span(1)
            token = state.push("link_open", "a", 1)
            token.attrs = {"href": unescapeAll(found[2])}
            token.meta = {"at": found.span(), "label_end": found.end(1), "destination": found.span(2)}
            state.linkLevel += 1
            state.md.inline.tokenize(state)
            state.linkLevel -= 1
            state.push("link_close", "a", -1)
            state.posMax = end
        state.pos = found.end()
        return True

    return rule  # type: ignore[return-value]


def emphasis(usual: InlineRule) -> InlineRule:
    """Return the rule of emphasis, before `usual`; each mark that is pushed has in `meta["mark"]` where it stands."""

    def rule(state: State, silent: bool) -> bool:
        if silent:
            return False
        if found := _EMPHASIS.match(state.src, state.pos, state.posMax):
            _push_emphasis(state, found)
            state.pos = found.end()
            return True
        state.has_delimiters = True
        return usual(state, silent)

    return rule  # type: ignore[return-value]


def _push_emphasis(state: State, found: re.Match[str]) -> None:
    kind = "strong" if len(found[1]) > 1 else "em"
    if kind == "strong":
        state.pieces.append("")  # markdown-it-py makes empty texts of the outer marks
    opening = state.push(f"{kind}_open", kind, 1)
    state.pieces.append(found[2])
    closing = state.push(f"{kind}_close", kind, -1)
    if kind == "strong":
        state.push("text", "", 0)
    opening.markup = closing.markup = found[1]
    opening.meta["mark"], closing.meta["mark"] = found.end(1) - 1, found.end(2)


def destination(string: str, position: int, end: int) -> Any:
    """Return the destination that stands at `position`, before `helpers.parseLinkDestination`."""
    found = _DESTINATION.match(string, position, end)
    if not found:
        return helpers.parseLinkDestination(string, position, end)
    return SimpleNamespace(ok=True, pos=found.end(), str=unescapeAll(found[0]))


#: What the rules of markdown-it-py are helped by.
HELPERS = SimpleNamespace(
    parseLinkLabel=helpers.parseLinkLabel, parseLinkDestination=destination, parseLinkTitle=helpers.parseLinkTitle
)
