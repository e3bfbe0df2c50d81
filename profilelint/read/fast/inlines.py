"""What stands in a block, found faster: text is cut only where an enabled rule can begin, and only that rule is asked.

The rules are markdown-it-py's own, and so is what they find.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from profilelint.base.lazy import lazy_pattern
from profilelint.read.fast.tokens import Quick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, MutableMapping
    from typing import Any, TypeAlias

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    InlineRule: TypeAlias = Callable[[StateInline, bool], bool]

#: The character at which each rule begins.
_FIRST = {
    "text": "",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
#: Text in which no rule begins; "_" between letters and, behind other text, a backslash before one are text as well.
_TEXT = lazy_pattern(
    r"""(?:[^\n\\`*_\[!<&]|(?<=[A-Za-z0-9])_++(?=[A-Za-z0-9])|!(?!\[)|&(?![#A-Za-z]))
    (?:[^\n\\`*_\[!<&]++|(?<=[A-Za-z0-9])_++(?=[A-Za-z0-9])|!(?!\[)|&(?![#A-Za-z])|\\(?=[A-Za-z0-9]))*+""",
    re.VERBOSE,
)
#: The same in the label of a link, which "]" may end.
_LABEL = lazy_pattern(r"[^\n\\`*_\[\]!<&]+")


class Inlines(ParserInline):
    """`usual`, which is set up already, asking fewer rules."""

    def __init__(self, usual: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = usual.ruler, usual.ruler2
        self.ruler.enableOnly(_FIRST)
        rules = dict(zip(self.ruler.get_active_rules(), self.ruler.getRules(), strict=True))
        self._rules = {
            first: tuple(rule for name, rule in rules.items() if first in _FIRST[name])
            for first in "".join(_FIRST.values())
        }
        later = dict(zip(self.ruler2.get_active_rules(), self.ruler2.getRules(), strict=True))
        self._pairing = tuple(rule for name, rule in later.items() if name != "fragments_join")

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        """Append the tokens of `src` to `tokens`, which are none yet."""
        text = _TEXT.match(src)
        if text and text.end() == len(src):
            tokens.append(Quick("text", "", 0, 0, src))
            return tokens
        state = State(src, md, env, [])
        self.tokenize(state)
        if state.has_delimiters:
            for rule in self._pairing:
                rule(state)
        _join(state.tokens, tokens)
        return tokens

    def tokenize(self, state: State) -> None:  # type: ignore[override]
        """Append the tokens of what lies between `pos` and `posMax`."""
        src, end, pieces = state.src, state.posMax, state.pieces
        asks = state.level < state.md.options["maxNesting"]
        find, text = self._rules.get, _TEXT.match
        position = state.pos
        while position < end:
            plain = text(src, position, end)
            if plain:
                pieces.append(plain[0])
                state.pos = position = plain.end()
                continue
            for rule in find(src[position], ()) if asks else ():
                if rule(state, False):
                    break
            else:
                pieces.append(src[position])
                state.pos += 1
            position = state.pos
        if pieces:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Move behind the next token."""
        position = state.pos
        known = state.cache.get(position)
        if known is not None:
            state.pos = known
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax
        elif text := _LABEL.match(state.src, position, state.posMax):
            state.pos = text.end()
        elif not self._skip(state):
            state.pos += 1
        state.cache[position] = state.pos

    def _skip(self, state: StateInline) -> bool:
        """Return whether a rule matches, `pos` then standing behind what it takes."""
        state.level += 1
        found = any(rule(state, True) for rule in self._rules.get(state.src[state.pos], ()))
        state.level -= 1
        return found


def _join(tokens: Iterable[Token], joined: list[Token]) -> None:
    """Append the tokens to `joined`, with adjoining texts made one and the levels that emphasis gives them."""
    parts: list[str] = []
    level = 0
    for token in tokens:
        if token.type in ("text", "text_special"):
            if not parts:
                token.type = "text"
                token.level = level
                joined.append(token)
            parts.append(token.content)
            continue
        if len(parts) > 1:
            joined[-1].content = "".join(parts)
        parts.clear()
        if token.nesting < 0:
            level -= 1
        token.level = level
        if token.nesting > 0:
            level += 1
        joined.append(token)
    if len(parts) > 1:
        joined[-1].content = "".join(parts)


class State(StateInline):
    """The state of the parser, its pending text in pieces."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        self.pieces: list[str] = []
        self.has_delimiters = False
        super().__init__(src, md, env, tokens)

    @property
    def pending(self) -> str:
        """The text before `pos` that is in no token yet."""
        if len(self.pieces) > 1:
            self.pieces[:] = ["".join(self.pieces)]
        return self.pieces[0] if self.pieces else ""

    @pending.setter
    def pending(self, text: str) -> None:
        self.pieces[:] = [text] if text else []

    def append_pending(self, text: str) -> None:
        """Add to the pending text."""
        self.pieces.append(text)

    def pushPending(self) -> Token:  # noqa: N802
        """Make a token of the pending text."""
        token = Quick("text", "", 0, self.pendingLevel, "".join(self.pieces))
        self.pieces.clear()
        self.tokens.append(token)
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Append a token, and one of the pending text before it."""
        if self.pieces:
            self.pushPending()
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = Quick(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token
