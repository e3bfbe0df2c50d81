"""The blocks of a page, found faster: each rule of markdown-it-py is asked only where its block can begin.

markdown-it-py asks every rule at the start of every block, and most of them again at every line of a paragraph whether
it ends there. The first character of a line says for nearly all of them that they will not match. But for that of
paragraphs, which most lines belong to, the rules are markdown-it-py's own, and so is what they find.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

from profilelint.read.fast.tokens import Quick
from profilelint.read.line_map import BLANK

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping, Sequence
    from typing import Any, TypeAlias

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    BlockRule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]

#: The characters that the first line of a block begins with, by the name of its rule; any others begin with anything.
_FIRST = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}


class Blocks(ParserBlock):
    """`usual`, which is set up already, asking fewer rules."""

    def __init__(self, usual: ParserBlock) -> None:
        usual.ruler.at("paragraph", paragraph)
        self.ruler = _Ruler(usual.ruler)

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: MutableMapping[str, Any],
        outTokens: list[Token],  # noqa: N803
    ) -> list[Token] | None:
        """Append the blocks of `src` to `outTokens`."""
        if not src:
            return None
        state = _State(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens


class _Ruler(Ruler["BlockRule"]):
    """Gives one rule for every chain of rules, which asks those that can match."""

    def __init__(self, usual: Ruler[BlockRule]) -> None:
        self._usual = usual
        self._names = dict(zip(usual.getRules(), usual.get_active_rules(), strict=True))
        self._chains: dict[str, list[BlockRule]] = {}

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803
        """Return the rules of a chain."""
        if chainName not in self._chains:
            self._chains[chainName] = [_asking(self._usual.getRules(chainName), self._names)]
        return self._chains[chainName]

    def get_active_rules(self) -> list[str]:
        """Return the names of all rules."""
        return [*self._names.values()]


def _asking(rules: Sequence[BlockRule], names: dict[BlockRule, str]) -> BlockRule:
    """Return one rule in the place of `rules`: the first of them that matches."""
    code = next((rule for rule in rules if names[rule] == "code"), None)
    others = tuple(rule for rule in rules if names[rule] not in _FIRST and rule is not code)
    by_first = {
        first: tuple(rule for rule in rules if first in _FIRST.get(names[rule], first) and rule is not code)
        for first in "".join(_FIRST.values())
    }
    find = by_first.get

    def ask(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if state.sCount[line] - state.blkIndent > 3:  # code, or nothing new
            return code is not None and code(state, line, end, silent)
        start = state.bMarks[line] + state.tShift[line]
        for rule in find(state.src[start : start + 1], others):  # noqa: SIM110  # `any` takes longer
            if rule(state, line, end, silent):
                return True
        return False

    return ask


def paragraph(state: StateBlock, first: int, _end: int, _silent: bool) -> bool:
    """The rule of paragraphs: one goes on up to a blank line, or to one that begins another block."""
    line = _behind_paragraph(state, first)
    if line == first + 1:
        content = state.src[state.bMarks[first] + state.tShift[first] : state.eMarks[first]]
    else:
        content = state.getLines(first, line, state.blkIndent, False)
    level = state.level
    opening, closing = Quick("paragraph_open", "p", 1, level), Quick("paragraph_close", "p", -1, level)
    inline = Quick("inline", "", 0, level + 1, content.strip(BLANK))
    inline.children = []
    opening.block = inline.block = closing.block = True
    opening.map, inline.map = [first, line], [first, line]
    state.tokens += (opening, inline, closing)
    state.line = line
    return True


def _behind_paragraph(state: StateBlock, first: int) -> int:
    line, last = first + 1, state.lineMax
    if line >= last or state.isEmpty(line):
        return line
    (ends,) = state.md.block.ruler.getRules("paragraph")
    outer, state.parentType = state.parentType, "paragraph"
    while line < last and not state.isEmpty(line):
        # A line below a quotation that lacks its mark has an indentation of -1: it goes on with it, whatever it holds.
        if state.sCount[line] >= 0 and ends(state, line, last, True):
            break
        line += 1
    state.parentType = outer
    return line


class _State(StateBlock):
    """The state of the parser, its lines measured all at once."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()
        self.bMarks = [*accumulate([len(line) + 1 for line in lines], initial=0)]
        self.eMarks = [begin - 1 for begin in self.bMarks[1:]]
        self.bMarks[-1] = len(src)
        self.tShift = [len(line) - len(line.lstrip(" \t")) for line in lines]
        self.sCount = [*self.tShift]
        self.has_tabs = "\t" in src
        if self.has_tabs:
            self.sCount = [len(line[:shift].expandtabs(4)) for line, shift in zip(lines, self.tShift, strict=True)]
        self.bsCount = [0] * len(lines)
        self.lineMax = len(lines)
        for marks in (self.eMarks, self.tShift, self.sCount, self.bsCount):
            marks.append(0)  # markdown-it-py has a last line that is none
        self.eMarks[-1] = len(src)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Append a token."""
        if nesting < 0:
            self.level -= 1
        token = Quick(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
        token.block = True
        self.tokens.append(token)
        return token

    def skipEmptyLines(self, from_pos: int) -> int:  # noqa: N802
        """Return the first line from `from_pos` on that is not blank."""
        while from_pos < self.lineMax and self.isEmpty(from_pos):
            from_pos += 1
        return from_pos

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803
        """Cut lines out of the source, less `indent` columns."""
        if self.has_tabs:
            return super().getLines(begin, end, indent, keepLastLF)
        lines = zip(self.bMarks[begin:end], self.tShift[begin:end], self.eMarks[begin:end], strict=True)
        text = "".join([self.src[start + min(indent, shift) : stop + 1] for start, shift, stop in lines])
        return text if keepLastLF or not text.endswith("\n") else text[:-1]
