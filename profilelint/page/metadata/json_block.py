"""JSON front matter, as Hugo reads it: values by `json`, places by `bracketed`."""

from __future__ import annotations

import json

from profilelint.finding import Span
from profilelint.page.metadata import places, yaml_block
from profilelint.page.metadata.fields import Metadata, TooLargeError, Tree
from profilelint.page.metadata.source import LOST, MAX_BLOCK, Source

_CAUSES = (
    ("Expecting property name", "a name in quotation marks belongs here, or the comma before it is one too many"),
    ("trailing comma", "the comma is one too many; delete it"),
    ("Expecting ',' delimiter", "a comma is missing before this"),
    ("Expecting ':' delimiter", "a colon is missing before this"),
    ("Invalid control character", "a text must end on the line on which it begins"),
    ("Unterminated string", "the quotation marks of this text are never closed"),
    ("Invalid \\escape", 'a "\\" in a text is written "\\\\"'),
    ("Expecting value", "a text must stand in straight quotation marks, and a comma may not come last"),
)


def load(head: str, block: str) -> Metadata:
    """Read `block`, which stands behind `head` in the page. Total; what is wrong stands in `problems`."""
    metadata = Metadata()
    source = Source(head, block)
    tree = Tree(source, metadata)
    tree.says_repeats = not source.clear_merge(metadata, " ")
    try:
        if source.cut:
            raise TooLargeError(f"it has more than {MAX_BLOCK:,} characters")
        value = json.loads(source.text[source.start :])
        tree.fill(value, places.read_json(source.text, source.start, json.loads))
    except json.JSONDecodeError as error:
        return _recover(head, block, source, error)
    except (TooLargeError, RecursionError, ValueError) as error:
        why = error if isinstance(error, TooLargeError) else "a number in it or its nesting is"
        metadata.report("too-large", source.line(source.start), f"the front matter is too large to be read: {why}")
    return tree.finish()


def _recover(head: str, block: str, source: Source, error: json.JSONDecodeError) -> Metadata:
    """Say what is wrong; the fields are those of the block read as YAML, which forgives most of JSON's faults."""
    metadata = yaml_block.load(head, block)
    metadata.problems = [problem for problem in metadata.problems if problem.kind in {"merge-marker", "duplicate-key"}]
    at = min(source.start + error.pos, len(source.text.rstrip()) - 1)
    if not source.text.rstrip().endswith("}"):
        fence = Span(source.start, source.start + 1)
        message = f'the front matter that "{{" opens is never closed, {LOST}; write "}}" on a line of its own behind it'
        metadata.report("unclosed", fence, message)
        return metadata
    line = source.line(at)
    if "{{" not in source.text[line.start : line.end]:
        said = f"JSON cannot be read here ({error.msg})"
        cause = next((cause for words, cause in _CAUSES if words in error.msg), said)
        metadata.report("invalid", Span(max(min(at, line.end - 1), line.start), line.end), f"{cause}, {LOST}")
    return metadata
