"""What lists and the settings hand down to pages below them (resources/page/page_matcher.go, `cascade`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site.generators.hugo import go, matter
from profilelint.site.generators.hugo.content import key_of
from profilelint.text import user_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.site.generators.hugo.nodes import Build, Node

_MOST = 100  #: entries of one cascade that are looked at
_LONGEST = 500  #: characters of a pattern


def fields(build: Build, node: Node) -> Mapping[str, object]:
    """Return the keys of a page and those that are handed down to it, of which its own count first."""
    found = dict(node.matter.keys) if node.matter else {}
    for each in _above(build, node):
        target = _target(each)
        if not _fits(target, build, node):
            continue
        for name, value in each.items():
            if name not in ("_target", "target" if build.edition.is_new else "_target"):
                found.setdefault(name, value)
    return found


def _above(build: Build, node: Node) -> Iterator[dict[str, object]]:
    # 0.153 to 0.157 forget what a page hands down to itself
    if node.kind != "page" or (build.edition.is_new and not 153 <= build.edition.minor < 158):
        yield from _entries(node.matter.keys.get("cascade") if node.matter else None)
    path = key_of(build, node.path)
    while path:
        path = path.rpartition("/")[0]
        above = build.nodes.get((node.language, path))
        if above and above.kind != "page" and above.matter:
            yield from _entries(above.matter.keys.get("cascade"))
    yield from _entries(build.settings.values.get("cascade"))


def _entries(said: object) -> Iterator[dict[str, object]]:
    for each in said[:_MOST] if isinstance(said, list) else [said]:
        if isinstance(each, dict):
            yield matter.lowered({str(name): value for name, value in each.items()})


def _target(entry: Mapping[str, object]) -> Mapping[str, object]:
    return go.to_lower_table(entry.get("target") or entry.get("_target"))


def _fits(target: Mapping[str, object], build: Build, node: Node) -> bool:
    path = "/" + node.path.lower().replace(" ", "-")
    if not build.edition.is_new:  # then the file is meant
        path = "/" + (node.part.entry.path.lower() if node.part else node.path.lower())
    wanted = (
        (target.get("path"), path),
        (target.get("kind"), node.kind),
        (target.get("lang"), node.language),
        (target.get("environment"), "production"),
    )
    return all(glob(go.to_text(pattern).lower(), text) for pattern, text in wanted if pattern)


def glob(pattern: str, text: str) -> bool:
    """Return whether a text fits a glob of github.com/gobwas/glob with slashes between.

    >>> glob("/p/**", "/p/a/b"), glob("/p/*", "/p/a/b"), glob("{home,page}", "page")
    (True, False, True)
    """
    if len(pattern) > _LONGEST:
        return False
    try:
        return user_pattern.UserPattern(f"^(?:{_expression(pattern)})$").search(text)
    except user_pattern.PatternError:
        return False


def _expression(pattern: str) -> str:
    found: list[str] = []
    depth = index = 0
    while index < len(pattern):
        char = pattern[index]
        index += 1
        if char == "*":
            is_deep = pattern.startswith("*", index)
            while pattern.startswith("*", index):
                index += 1
            found.append(".*" if is_deep else "[^/]*")
        elif char == "?":
            found.append("[^/]")
        elif char == "{":
            depth += 1
            found.append("(?:")
        elif char == "}" and depth:
            depth -= 1
            found.append(")")
        elif char == "," and depth:
            found.append("|")
        else:
            found.append(_escaped(char))
    return "".join(found) + ")" * depth


def _escaped(char: str) -> str:
    return char if char.isalnum() or char in "_/" else f"\\{char}" if char.isascii() else char
