"""No pattern reads a key of YAML or TOML but those of the reader of front matter."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
#: The reader itself.
READER = ("profilelint/read/front_matter/", "profilelint/read/fast/")
#: Files whose patterns read other things that look alike, and what these are.
OTHERS = {
    "profilelint/config/loader.py": "profilelint's own configuration, to say on which line a fault stands",
    "rules/entries/copied-file.py": "lines in which copies of a file may differ, whatever they say",
    "profilelint/site/generators/deployment.py": "git's configuration",
    "profilelint/site/generators/templates/hugo_pages.py": "go.mod, and whether a configuration imports anything",
}
#: Keys of pages and of the files of settings of the generators.
KEYS = (
    "title|layout|permalink|dates?|collections?|published|draft|active|type|sections|lang|(?:remote_)?theme|source|url|"
    "baseurl|site-url|cv|cv_format|selected_papers|categor(?:y|ies)|tags|slug|aliases|headless|authors?|x"
)
#: One of them, or a group that ends with one, at the start of a line, with the sign before a value.
KEY = re.compile(
    rf"(?:\^|\\A|\(\?m).*?(?:\b|(?<=\\A))(?:{KEYS})\)?"
    r"(?:(?:\[ \\t\]|\\s)(?:[*+]|\{[\d,]+\}))?(?::|=|\[:=\])(?![?/\w])"
)


def patterns(source: str) -> Iterator[tuple[int, str]]:
    """The texts in a module that are regular expressions: they have a sign that only these have, and no blank line."""
    tree = ast.parse(source)
    manuals = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "x" for part in node.values)
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in manuals:
            yield node.lineno, node.value


def readers(source: str) -> list[int]:
    return [line for line, text in patterns(source) if re.search(r"\\|\(\?|\^", text) and KEY.search(text)]


@pytest.mark.parametrize("pattern", [r"(?m)^draft[ \t]*:", r"(?m)^title\s*[:=]\s*", r"\Acv:", r"(?m)^(?:a|slug):.*x"])
def test_a_pattern_that_reads_a_key_is_seen(pattern: str) -> None:
    assert readers(f"import re\nA = re.compile({pattern!r})\n") == [2]


def test_no_pattern_outside_of_the_reader_reads_a_key() -> None:
    files = [path for folder in ("profilelint", "rules") for path in sorted((ROOT / folder).rglob("*.py"))]
    assert len(files) > 200
    found = {
        name: lines
        for path in files
        if not (name := path.relative_to(ROOT).as_posix()).startswith(READER) and name not in OTHERS
        if (lines := readers(path.read_text(encoding="utf-8")))
    }
    assert found == {}
