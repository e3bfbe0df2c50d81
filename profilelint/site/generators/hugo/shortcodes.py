"""What stops Hugo in the text of a page: shortcodes that are not there, never closed, or lead to no page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.hugo import refs
from profilelint.site.generators.hugo.lexer import Lexer, ShortcodeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.site.generators.hugo.lexer import Token
    from profilelint.site.generators.hugo.matter import Matter
    from profilelint.site.generators.hugo.nodes import Build, Node

_INNER = lazy_pattern(r"\.Inner(?:Deindent)?\b")
_MOST = 100_000  #: bytes of a template

#: The shortcodes of Hugo itself, whether they have an end, since when and until before when (tpl/tplimpl/embedded).
_OWN: Mapping[str, tuple[bool, int, int]] = {
    "comment": (True, 137, 999),
    "details": (True, 140, 999),
    "figure": (False, 0, 999),
    "gist": (False, 0, 156),
    "highlight": (True, 0, 999),
    "instagram": (False, 0, 999),
    "param": (False, 0, 999),
    "qr": (True, 141, 999),
    "ref": (False, 0, 999),
    "relref": (False, 0, 999),
    "twitter": (False, 0, 156),
    "tweet": (False, 0, 156),
    "x": (False, 141, 999),
    "vimeo": (False, 0, 999),
    "youtube": (False, 0, 999),
}


class _Frame(NamedTuple):
    name: str
    has_inner: bool


def check(build: Build) -> None:
    """Look through the text of all pages."""
    known = _known(build)
    pages = refs.Pages(build)
    for node in build.nodes.values():
        if node.part and node.matter and (build.edition.is_new or not node.hidden):
            _check(build, node, node.part.entry.file, node.matter, known, pages)
        for part in node.parts if node.part else ():
            if part.role != "file" and part.suffix in ("md", "markdown", "mdown", "org"):
                _check_bundled(build, part.entry.file, known)


def _check_bundled(build: Build, path: str, known: Mapping[str, bool] | None) -> None:
    from profilelint.site.generators.hugo.meta import front_matter

    found = front_matter(build, path)
    if found:
        _structure(build, path, found, known)


def _check(
    build: Build, node: Node, path: str, found: Matter, known: Mapping[str, bool] | None, pages: refs.Pages
) -> None:
    tokens = _structure(build, path, found, known)
    if node.hidden or node.bare or path in build.faults:
        return
    for target in _targets(tokens):
        if why := pages.why_not(node, target):
            build.fail(path, why, target)
            return


def _known(build: Build) -> dict[str, bool] | None:
    """The shortcodes that are there, and whether they have an end; None where a theme elsewhere may have others."""
    if build.tree.elsewhere or not build.settings.is_whole:
        return None
    minor = build.edition.minor
    found = {name: has for name, (has, since, until) in _OWN.items() if since <= minor < until}
    for entry in build.tree.entries["layouts"]:
        folder, slash, name = entry.path.partition("/")
        if folder == "_shortcodes" and minor < 146:
            continue
        if slash and folder in ("shortcodes", "_shortcodes"):
            above, _, base = name.rpartition("/")
            stem = base.partition(".")[0]
            text = build.view.data(entry.file, _MOST).decode("utf-8", errors="replace")
            if not text:
                return None  # nothing can be said of a template without text
            found[f"{above}/{stem}" if above else stem] = _INNER.search(_bare(text)) is not None
    return {name.lower(): has for name, has in found.items()} if build.edition.is_new else found


def _bare(template: str) -> str:
    """Return a template without its comments."""
    first, *rest = template.split("/*")
    return first + "".join(each.partition("*/")[2] for each in rest)


def _structure(build: Build, path: str, found: Matter, known: Mapping[str, bool] | None) -> Sequence[Token]:
    """Return the signs of a page, as far as Hugo reads them; the build may stop there."""
    if "{{" not in found.text:
        return ()
    tokens: list[Token] = []
    try:
        tokens.extend(Lexer(found.text, found.body).tokens())
        if known is not None:
            _nest(build, tokens, known)
    except ShortcodeError as error:
        build.fail(path, error.key, error.value)
    return tokens


def _nest(build: Build, tokens: Sequence[Token], known: Mapping[str, bool]) -> None:
    """Whether all shortcodes are there and have their ends (hugolib/shortcode.go `extractShortcode`)."""
    frames: list[_Frame] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else token
        index += 1
        if token.kind == "left" and following.kind == "right":
            raise ShortcodeError("shortcode-nameless", "", token.position)
        if token.kind == "name":
            frames.append(_Frame(token.text, _has_inner(build, token, known)))
        elif token.kind == "right" and frames and not frames[-1].has_inner:
            frames.pop()
        elif token.kind == "close":
            if not frames or not frames[-1].has_inner:
                raise ShortcodeError("shortcode-no-inner", following.text, token.position)
            frames.pop()
            index += 1 if following.kind == "right" else 2
    if frames:
        raise ShortcodeError("shortcode-unclosed", frames[-1].name, len(tokens))


def _has_inner(build: Build, token: Token, known: Mapping[str, bool]) -> bool:
    if token.text.endswith(".inline"):
        return True
    name = token.text.lower() if build.edition.is_new else token.text
    if name not in known:
        raise ShortcodeError("shortcode-gone" if name in _OWN else "shortcode-missing", token.text, token.position)
    return known[name]


def _targets(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what `ref` and `relref` lead to."""
    for index, token in enumerate(tokens):
        if token.kind != "name" or token.text.lower() not in ("ref", "relref"):
            continue
        rest = tokens[index + 1 : index + 9]
        if rest and rest[0].kind == "parameter":
            yield rest[0].text
            continue
        for one, other in pairwise(rest):
            if one.kind == "right":
                break
            if one.kind == "name of parameter" and one.text == "path" and other.kind == "value":
                yield other.text
