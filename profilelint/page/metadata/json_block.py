"""JSON front matter, as Hugo reads it: values by `json`, places by `bracketed`."""

from __future__ import annotations

import json
from contextlib import suppress

from profilelint.finding import Span
from profilelint.page.metadata import nesting, places, yaml_block
from profilelint.page.metadata.fields import Metadata, TooLargeError, Tree, check_size
from profilelint.page.metadata.source import LOST, Source, report_size

#: What each value has one of.
SIGNS = (",",)
_CAUSES = (
    ("trailing comma", "this comma is one too many"),
    ("Expecting property name", "a name in quotation marks belongs here"),
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
        check_size(source, SIGNS)
        nesting.check(source.text, source.start, nesting.JSON)
        value = json.loads(source.text[source.start :])
        tree.fill(value, places.read_json(source.text, source.start, json.loads))
    except json.JSONDecodeError as error:
        return _recover(source, metadata, error)
    except (TooLargeError, RecursionError, ValueError) as error:
        why = str(error) if isinstance(error, TooLargeError) else "a number in it or its nesting is"
        report_size(metadata, source, why)
    return tree.finish()


def _recover(source: Source, metadata: Metadata, error: json.JSONDecodeError) -> Metadata:
    """Say what is wrong, and read the fields up to there as YAML, which has JSON's brackets."""
    tree = Tree(source, Metadata())
    text = yaml_block.replace_refused(source, Metadata())
    with suppress(TooLargeError):
        yaml_block.Reader(text, source.start, tree).read()
        tree.keep_rest(len(text))
    metadata.fields = tree.finish().fields
    if not source.text.rstrip().endswith(("}", "]")):
        fence = Span(source.start, source.start + 1)
        message = f'the front matter that "{{" opens is never closed, {LOST}; write "}}" on a line of its own behind it'
        metadata.report("unclosed", fence, message)
    else:
        _explain(source, metadata, error)
    return metadata


def _explain(source: Source, metadata: Metadata, error: json.JSONDecodeError) -> None:
    text, said = source.text.rstrip(), error.msg
    at = min(source.start + error.pos, len(text) - 1)
    before = text[:at].rstrip()
    if text[at] == "}" and before.endswith(","):
        # Python says so itself, and there, from 3.13 on.
        said, at = "trailing comma", len(before) - 1
    line = source.line(at)
    if "{{" in text[line.start : line.end]:
        return
    cause = next((cause for words, cause in _CAUSES if words in said), f"JSON cannot be read here ({said})")
    metadata.report("invalid", Span(max(min(at, line.end - 1), line.start), line.end), f"{cause}, {LOST}")
