"""The baseline: what was found before, so that a run reports what is new.

A finding is known by its path, its rule, and the text that it marks or its message without numbers. Lines do not count,
so that what stands above may change, and of a file that is gone the findings may have moved to another one.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.model.finding import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from profilelint.model.finding import Diagnostic

#: The form of the file; another number is another form.
VERSION = 1

#: The most bytes of a baseline: 25,000 findings have about 6 million.
MOST = 12 << 20

#: Of a text that is marked, and of a message, so many characters are kept.
MOST_CHARACTERS = 160

#: What a message says of the number of others, and of places: they change when something else does.
_COUNTED = re.compile(r" \(and \d+ more [^()]{0,80}\)|\d+")


class Entry(NamedTuple):
    """What is known of one or more findings; the order of the fields is that of the file."""

    path: str  #: relative to the folder of the baseline, with "/"
    rule: str
    text: str  #: what is marked
    message: str  #: without numbers


class BaselineError(ValueError):
    """A text that is no baseline, and why."""


def entry(found: Diagnostic, path: str, lines: Sequence[str]) -> Entry:
    """Return what is known of a finding; `path` is its file as the baseline names it, `lines` are those of the file.

    >>> from profilelint.model.finding import Diagnostic
    >>> entry(Diagnostic("a.md", 2, 3, 2, 7, "text/x", "3 looms (and 2 more here)", "info"), "a", ["", "a loom"])
    Entry(path='a', rule='text/x', text='loom', message='# looms')
    """
    message = _COUNTED.sub(lambda number: "" if number[0][0] == " " else "#", found.message)
    return Entry(path, found.rule, _short(found.marked(lines)), _short(message))


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), MOST_CHARACTERS)


# Which findings are known


def unknown(found: Sequence[Sequence[Entry]], left: Counter[Entry], is_gone: Callable[[str], bool]) -> list[int]:
    """Return the places in `found` of the findings that a baseline does not know.

    Each finding is given as the entries that it may be known by: one for each file that it speaks of. What knows a
    finding is taken out of `left`, which is the baseline at first and what is stale at the end. `is_gone` says of a
    path whether there is no such file any more.
    """
    waiting = list(range(len(found)))
    for key in (_exactly, _by_text, _by_message):
        waiting = _not_taken(found, waiting, left, key)
    moved = Counter({each: count for each, count in left.items() if count and is_gone(each.path)})
    before = moved.copy()
    waiting = _not_taken(found, waiting, moved, _anywhere)
    left.subtract(before - moved)
    return waiting


def _exactly(entry: Entry) -> Hashable:
    return entry


def _by_text(entry: Entry) -> Hashable:
    """A text of signs alone, such as the line above front matter, says nothing."""
    return entry[:3] if any(map(str.isalnum, entry.text)) else None


def _by_message(entry: Entry) -> Hashable:
    return entry.path, entry.rule, entry.message


def _anywhere(entry: Entry) -> Hashable:
    return entry[1:]


def _not_taken(
    found: Sequence[Sequence[Entry]], waiting: Iterable[int], left: Counter[Entry], key: Callable[[Entry], Hashable]
) -> list[int]:
    """Return which of the findings that wait have no entry with the same key; those that have one take it."""
    pools: dict[Hashable, list[Entry]] = defaultdict(list)
    for each, count in sorted(left.items(), reverse=True):
        if count > 0 and (name := key(each)) is not None:
            pools[name].append(each)
    return [number for number in waiting if not any(_take(pools.get(key(each)), left) for each in found[number])]


def _take(pool: list[Entry] | None, left: Counter[Entry]) -> bool:
    if not pool:
        return False
    left[pool[-1]] -= 1
    if not left[pool[-1]]:
        pool.pop()
    return True


# The file


def render(known: Counter[Entry]) -> str:
    """Return a baseline as JSON in ASCII: sorted, one entry a line, and the same for the same findings."""
    rows = [json.dumps({**each._asdict(), "count": count}) for each, count in sorted(known.items()) if count > 0]
    return f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(rows) + ("\n" if rows else "") + "]}\n"


def parse(data: bytes) -> Counter[Entry]:
    """Return what a baseline knows; raises BaselineError.

    >>> parse(render(Counter({Entry("a.md", "links/empty", "x", "y"): 2})).encode())
    Counter({Entry(path='a.md', rule='links/empty', text='x', message='y'): 2})
    """
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"it is not JSON ({shortened(str(error), 100)})") from None
    rows = content.get("findings") if isinstance(content, dict) and content.get("version") == VERSION else None
    if not isinstance(rows, list):
        raise BaselineError(f"it has no version {VERSION} and no list of findings")
    known: Counter[Entry] = Counter()
    for number, row in enumerate(rows, 1):
        known[_entry_of(row, number)] += row["count"]
    return known


def _entry_of(row: Any, number: int) -> Entry:
    if not isinstance(row, dict) or row.keys() != {*Entry._fields, "count"}:
        raise BaselineError(f"finding {number} must have {', '.join(Entry._fields)} and count, and nothing else")
    texts = [row[name] for name in Entry._fields]
    if not all(isinstance(each, str) for each in texts) or type(row["count"]) is not int or row["count"] < 1:
        raise BaselineError(f"finding {number} must have texts, and a count from 1")
    return Entry(*texts)
