"""Regular expressions of a configuration or a schema: whoever wrote them, none takes long."""

from __future__ import annotations

import re

from profilelint.model.finding import shortened

#: A longer pattern is refused; of a longer text the beginning is looked at.
MAX_PATTERN, MAX_TEXT = 1000, 10_000

#: How long, in seconds of processor time, a pattern may take for a text; a sound one takes a thousandth.
LIMIT = 0.5


class PatternError(ValueError):
    """A pattern that cannot be used; the text says why, and what to write."""


class UserPattern:
    """A regular expression that somebody else wrote, in Python's language, with a limit on the time of each search.

    Raises PatternError, a ValueError, for a pattern that cannot be read or takes too long.

    >>> UserPattern(r"^https://intranet[.]").search("https://intranet.example.org/")
    True
    """

    def __init__(self, pattern: str) -> None:
        import regex  # whose searches have an end, which those of `re` have not

        if len(pattern) > MAX_PATTERN:
            raise PatternError(f"it is longer than {MAX_PATTERN} characters; write several patterns")
        try:
            re.compile(pattern)
            self._compiled = regex.compile(pattern)
        except (re.error, regex.error, RecursionError, OverflowError) as error:
            raise PatternError(f"it is not a regular expression ({error})") from None
        self._pattern = pattern
        self._is_slow = False

    def search(self, text: str) -> bool:
        """Return whether the pattern fits somewhere in a text; raises PatternError where it takes too long to tell."""
        if not self._is_slow:
            try:
                return self._compiled.search(text[:MAX_TEXT], timeout=LIMIT) is not None
            except (TimeoutError, MemoryError):
                self._is_slow = True
        raise PatternError(
            f'the pattern "{shortened(self._pattern, 60)}" takes too long; write it without repeats of repeats, as '
            '"a+" for "(a+)+", and with few ".*"'
        )
