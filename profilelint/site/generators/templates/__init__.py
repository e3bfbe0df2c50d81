"""What a generator makes of the templates on a page: `liquid` for Jekyll, `shortcodes` for Hugo.

Each reads a text as the generator does, in one pass and without running anything, and says at what the build stops, or
what readers do not get, with the exact place. `jekyll_pages` and `hugo_pages` ask the site what has to be known for it.
"""

from __future__ import annotations

from typing import NamedTuple

from profilelint.model.finding import Span, shortened
from profilelint.site.generators import reasons

_LONGEST = 60  #: characters of a page in a message


class Fault(NamedTuple):
    """Something at which every build of the page stops.

    `key` is that of a row of `reasons.toml`, here or of Jekyll; `value` is what the row's sentence is filled in with.
    `span` counts characters of the page's text.
    """

    key: str
    span: Span
    value: str = ""

    @property
    def message(self) -> str:
        """What happens, and what to write instead."""
        value = " ".join(self.value[: 2 * _LONGEST].split())
        row = reasons.table("templates").get(self.key) or reasons.table("jekyll")[self.key]
        return row.sentence.format(value=shortened(value, _LONGEST))
