"""Every regular expression of the product takes time linear in a text, whatever the text is.

Each is tried with texts that are made from itself (`pumps.py`), from a few characters on, so that none that doubles its
time with every character can hang the suite. Time is the processor's, and what counts is how it grows, so that a busy
or slow machine changes nothing.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from pumps import Attack, attacks
from regexes import AT_ONE_PLACE, FREE, HOSTS, Regex, Unknown, found_in, sources, written

from profilelint.web import verdict

#: A text of these lengths takes no more than `QUICK` seconds, unless it is looked at more closely.
LENGTHS, QUICK = (16, 24, 36, 54, 81, 200, 1000), 0.0003
#: Less than this is no time at all, whatever it is compared with.
LEAST = 0.0008
#: The lengths of that closer look; they tell how time grows. Linear is 4 times, quadratic 16 times.
CLOSER, MOST = (4000, 16000), 9
#: What doubles its time with every character has taken too long before it gets as far as this.
STEEP = 60
#: What takes so many seconds is never linear.
LIMIT = 2.0

#: Patterns that look at a piece of a text only, and how long it is.
SHORT = {
    "profilelint/text/dates/around_year.py _LAST": 16,
    "profilelint/text/emails/scanner.py LOCAL": 90,
    "profilelint/text/emails/spelling.py LOCAL": 90,
    "profilelint/text/emails/scanner.py SPELLED_LOCAL": 90,
    "profilelint/text/emails/spelling.py SPELLED_LOCAL": 90,
    "profilelint/site/generators/jekyll/date_parse.py": 128,  # all of them: `LONGEST`
    "profilelint/site/generators/jekyll/document.py DATED": 255,  # the name of a file
    "profilelint/read/settings_file.py": 1000,  # `_LONGEST`
    "profilelint/web/fake.py _LINE": 200,  # a line of an example
    "rules/encoding/mojibake.py BEGINS_WORD": 16,  # of the next `BESIDE` characters
}
#: Files whose patterns are made of many phrases or rows, so that all attacks on them take long.
LONG = frozenset({"profilelint/analysis/degree_years.py", "profilelint/site/places.py"})
FILES = [path for path in sources() if not path.endswith("__main__.py")]


def regexes(path: str) -> list[Regex]:
    """The patterns of a file, each once."""
    found: dict[tuple[str | bytes, int], Regex] = {}
    for each in [*found_in(path), *(each for each in written(path) if isinstance(each, Regex))]:
        key = each.pattern, each.flags
        known = found.setdefault(key, each)
        found[key] = known._replace(methods=known.methods | each.methods)
    return list(found.values())


def seconds(regex: Regex, compiled: re.Pattern[str], text: str | bytes, turns: int = 1) -> float:
    """The least processor time of some turns."""
    times = []
    for _ in range(turns):
        start = time.process_time()
        for way in regex.methods & AT_ONE_PLACE:
            getattr(compiled, way)(text)
        if regex.methods - AT_ONE_PLACE:
            for _found in compiled.finditer(text):
                pass
        times.append(time.process_time() - start)
    return min(times)


def climb(first: int) -> Iterator[int]:
    """Lengths from one that took long to the longest: two more at a time, as each may double what was taken.

    >>> list(climb(54))[:8]
    [56, 58, 60, 90, 135, 202, 303, 454]
    """
    length = first
    while length < CLOSER[-1]:
        length = length + 2 if length < STEEP else length * 3 // 2
        yield min(length, CLOSER[-1])


def is_linear(regex: Regex, attack: Attack, compiled: re.Pattern[str]) -> bool:
    """Whether a pattern takes time linear in an attack of growing length."""

    def taken(length: int, turns: int) -> float:
        text = attack.text(length)
        return seconds(regex, compiled, text if isinstance(regex.pattern, str) else text.encode("utf-8"), turns)

    file = regex.where.split(".py")[0] + ".py"
    longest = SHORT.get(regex.where, SHORT.get(file, 0))
    lengths = [length for length in LENGTHS if length <= (longest or LENGTHS[-1])]
    slow = (length for length in lengths if taken(length, 1) > QUICK and taken(length, 3) > QUICK)
    if not (first := next(slow, 0)):
        return True
    if longest:
        return taken(lengths[-1], 3) < 10 * LEAST
    if any(taken(length, 1) > LIMIT for length in climb(first)):
        return False
    return taken(CLOSER[-1], 3) <= MOST * max(taken(CLOSER[-2], 3), LEAST)


def slow_ones(regex: Regex) -> Iterator[Attack]:
    """The attacks that a pattern takes too long for."""
    compiled = re.compile(regex.pattern, regex.flags)
    return (attack for attack in attacks(regex.pattern, regex.flags) if not is_linear(regex, attack, compiled))


@pytest.mark.parametrize("path", [pytest.param(path, marks=pytest.mark.slow if path in LONG else ()) for path in FILES])
def test_no_text_takes_long(path: str) -> None:
    slow = [f"{regex} on {attack}" for regex in regexes(path) if (attack := next(slow_ones(regex), None))]
    assert not slow


@pytest.mark.parametrize("path", FILES)
def test_every_pattern_is_known(path: str) -> None:
    """A new call that makes its pattern of what it is given needs values in `AT_RUN_TIME`."""
    assert not [each for each in written(path) if isinstance(each, Unknown) and tuple(each) not in FREE]


def test_hosts_with_stars_take_no_long_time() -> None:
    for glob in HOSTS:
        made = verdict._glob(glob)
        assert not list(slow_ones(Regex(made.pattern, 0, glob, frozenset({"fullmatch"}))))


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"(?:[ \t]*#[^\r\n]*(?:\r\n?|\n)|[ \t]*(?:\r\n?|\n)){1,50}(?=title)", "match"),
        (r"(?:a|a)*b", "match"),
        (r"(a+)+$", "match"),
        (r"(?:a|b|ab)*c", "fullmatch"),
        (r"\s+$", "search"),
        (r"<script.*?</script>", "search"),
        (r"\w+@", "search"),
        (r"(\w+)\s*,?\s*=", "match"),
        (r"[ \t]*\n+[ \t]*x", "search"),
    ],
)
def test_what_takes_long_is_found_out(pattern: str, way: str) -> None:
    assert any(slow_ones(Regex(pattern, re.DOTALL, "", frozenset({way}))))
