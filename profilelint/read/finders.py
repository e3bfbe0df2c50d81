"""How the dates and e-mail addresses of a page are found: their modules are loaded when a rule first asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.document import Finders

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.document import Date, Document, Email, Entry, Sample


def _emails(document: Document) -> Iterable[Email]:
    from profilelint.text.emails.finder import find

    return find(document)


def _dates(entry: Entry) -> Iterable[Date]:
    from profilelint.text.prefilter import may_hold_dates

    if not may_hold_dates(entry.document):
        return ()
    from profilelint.text.dates.grammar import of

    return of(entry)


def _day_first(text: str) -> bool | None:
    from profilelint.text.dates.grammar import day_first

    return day_first(text)


def _sample(path: str, text: str) -> Sample:
    from profilelint.read.theme_samples import sample_kind

    return sample_kind(path, text)


#: For whatever is read.
FINDERS = Finders(_emails, _dates, _day_first, _sample)
