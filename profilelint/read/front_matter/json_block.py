"""JSON front matter, as Hugo reads it: values by `json`, places by `spans`."""

from __future__ import annotations

import json
from contextlib import suppress

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.read.front_matter import libyaml, nesting, spans, yaml_block
from profilelint.read.front_matter.fields import Metadata, TooLargeError, Tree, check_size
from profilelint.read.front_matter.source import LOST, Source, report_size

#: What each value has one of.
SIGNS = (",",)
#: A text, as long as it is one, and what else JSON is built of.
_TOKEN = lazy_pattern(r'"(?:[^"\\\x00-\x1f]++|\\.)*+"?|[\[\]{},:]|[^\s\[\]{},:"]++')


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
        tree.fill(value, spans.read_json(source.text, source.start, json.loads))
    except json.JSONDecodeError as error:
        return _recover(source, metadata, error)
    except (TooLargeError, RecursionError, ValueError) as error:
        why = str(error) if isinstance(error, TooLargeError) else "a number in it or its nesting is"
        report_size(metadata, source, why)
    return tree.finish()


def _recover(source: Source, metadata: Metadata, error: json.JSONDecodeError) -> Metadata:
    """Say what is wrong, and read the fields up to there as YAML, which has JSON's brackets."""
    tree = Tree(source, Metadata())
    text = libyaml.replace_refused(source, Metadata())
    with suppress(TooLargeError):
        yaml_block.Reader(text, source.start, tree).read()
        tree.keep_rest(len(text))
    metadata.fields = tree.finish().fields
    if not source.text.rstrip().endswith(("}", "]")):
        fence = Span(source.start, min(source.start + 1, len(source.text)))
        message = f'The front matter is never closed, {LOST}. Write "}}" on a line of its own after it.'
        metadata.report("unclosed", fence, message)
    else:
        _explain(source, metadata, error)
    return metadata


def _explain(source: Source, metadata: Metadata, error: json.JSONDecodeError) -> None:
    text = source.text.rstrip()
    at = min(source.start + error.pos, len(text) - 1)
    before = text[:at].rstrip()
    if text[at] in "}]" and before.endswith(","):
        at = len(before) - 1  # as Python has it from 3.13 on
    line = source.line(at)
    if "{{" in text[line.start : line.end]:
        return
    cause = _cause(text, source.start, at)
    metadata.report(
        "invalid", Span(max(min(at, line.end - 1), line.start), line.end), f"{cause[0]}, {LOST}. {cause[1]}"
    )


def _cause(text: str, start: int, at: int) -> tuple[str, str]:
    """Return what is wrong at `at`, the first place where a text is not JSON, and what to do."""
    if text[at] == "\\" or text[at - 1] == "\\" or text[at - 2 : at] == "\\u":
        return 'There is a single "\\" in a text', 'Write "\\\\".'
    if text[at] < " ":
        return "This text goes on over the end of the line", "Write it on one line."
    opened, before, last = _standing(text, start, at)
    wants_name = opened == "{" and last in ("{", ",")
    if text[at] == '"' and (wants_name or last in (":", "[", ",")):
        return "The quotation marks of this text are never closed", "Close them."
    if wants_name:
        return "A name in quotation marks is missing here", "Add it."
    if last in (":", "[", ","):
        return "A value is missing here, or is not in straight quotation marks", "Add it, or delete the last comma."
    if text[at] == ",":
        return "This comma is one too many", "Delete it."
    if opened == "{" and before in ("{", ","):
        return "A colon is missing before this", "Add it."
    if opened:
        return "A comma is missing before this", "Add it."
    return "JSON cannot be read here", "Compare it with the text around it."


def _standing(text: str, start: int, at: int) -> tuple[str, str, str]:
    """Return the bracket that is open at a place, and the two tokens before it; nothing for what there is not."""
    opened, before, last = [""], "", ""
    for token in _TOKEN.finditer(text, start, at):
        before, last = last, token[0]
        if last in ("[", "{"):
            opened.append(last)
        elif last in ("]", "}") and len(opened) > 1:
            opened.pop()
    return opened[-1], before, last
