"""Patterns and globs that users write: none takes long, and whoever wrote one that does is told."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from profilelint.text.user_pattern import MAX_PATTERN, MAX_TEXT, PatternError, UserPattern
from profilelint.web.verdict import stands_for

#: Patterns that take for ever where nothing ends a search.
ENDLESS = {r"(a+)+$": "a" * 2000 + "!", r"(x+x+)+y": "x" * 2000, r"(?=(a+)+b)": "a" * 2000}


@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_pattern_that_takes_too_long_is_given_up_for_good(pattern: str) -> None:
    wanted = UserPattern(pattern)
    for text in (ENDLESS[pattern], "b"):
        with pytest.raises(PatternError) as caught:
            wanted.search(text)
        assert str(caught.value).startswith(f'the pattern "{pattern}" takes too long; write it without repeats of ')


@pytest.mark.parametrize("pattern", ["(", "[z-a]", "a**", "(" * 500, "a" * (MAX_PATTERN + 1)])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"^it is (?:not a regular expression|longer than)"):
        UserPattern(pattern)


def test_sound_patterns_find_what_they_always_found() -> None:
    assert UserPattern(r"(?i)^https?://(?!www\.)[\w-]+\.example\.org/?$").search("HTTPS://ada.example.org/")
    assert not UserPattern(r"\?old$").search("https://example.org/?older")
    assert not UserPattern("b").search("a" * MAX_TEXT + "b")


def test_hosts_and_paths_by_globs_take_no_long_time() -> None:
    many = "*a" * 40
    assert not stands_for((f"*{many}b",), "a" * 250)
    assert stands_for((f"x{many}b",), "x" + "a" * 250 + "b")
    assert stands_for(("x*a*.org", "*.example.org"), "xbaba.org")
    assert not fnmatchcase("a" * 4000, f"{many}b")
