"""What the parser of YAML takes: which of its parsers, which characters it refuses, and whether it can read a text."""

from __future__ import annotations

from typing import Any

import yaml

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.read.front_matter.fields import Metadata
from profilelint.read.front_matter.source import LOST, Source

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: What libyaml and PyYAML refuse in a stream, found by trying every code point.
_REFUSED = lazy_pattern("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: Lone surrogates that stand for bytes which are not UTF-8: the reader of the file says that.
_BYTES = lazy_pattern("[\udc80-\udcff]")


def replace_refused(source: Source, metadata: Metadata) -> str:
    """Return the text with U+FFFD for each character that YAML refuses; the first of them is reported."""
    text = source.text
    if text.replace("\n", "").isprintable():  # as mostly, and cheaper to tell
        return text
    found = _REFUSED.search(text, source.start)
    if not found:
        return text
    refused = [match for match in _REFUSED.finditer(text, source.start) if not _BYTES.match(match[0])]
    if refused:
        lines = len({source.line_number(match.start()) for match in refused})
        also = f", as on {lines} lines" if lines > 1 else ""
        message = f"There is an invisible character (U+{ord(refused[0][0]):04X}) here{also}, {LOST}. Delete it."
        metadata.report("invalid", Span(*refused[0].span()), message)
    return _REFUSED.sub("\ufffd", text)


def is_readable(text: str) -> bool:
    """Return whether YAML can read a text, but for characters that it refuses."""
    try:
        for _ in yaml.parse(_REFUSED.sub("\ufffd", text), Loader=LOADER):
            pass
    except (yaml.YAMLError, ValueError, OverflowError):
        return False
    return True
