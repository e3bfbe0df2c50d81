"""The answer of a generator about the files of a site, the same for all generators."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from profilelint.model.finding import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LONGEST = 60  #: characters of a name or a value of a site in a sentence


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file becomes what it becomes: a row of a table of `reasons`.

    `key` is stable and unique in its generator. `sentence` is plain English for the user, with names in braces that
    an outcome fills in; it says what happens and, where something is wrong, what to do. `source` is where that is
    known from. `is_wanted` says that most authors mean it so (a part of a theme, a draft): nothing to complain of.
    """

    key: str
    sentence: str
    source: str
    is_wanted: bool = False


@dataclass(frozen=True, slots=True)
class _Outcome:
    reason: Reason
    values: Mapping[str, str] = field(default_factory=dict, kw_only=True)

    @property
    def message(self) -> str:
        """The sentence of the reason, filled in."""
        filled = {name: shortened(value, _LONGEST) for name, value in self.values.items()}
        return self.reason.sentence.format_map(filled)


@dataclass(frozen=True, slots=True)
class Built(_Outcome):
    """A page is made. `addresses` are the files written, from the root of what is published, without a slash before.

    `x/index.html` is served as `/x/`; see `url`. Addresses with characters beyond ASCII are not percent-encoded.
    """

    addresses: tuple[str, ...] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Copied(_Outcome):
    """The file is published as it is, at `addresses`."""

    addresses: tuple[str, ...] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class NotBuilt(_Outcome):
    """Nothing is published of the file."""


@dataclass(frozen=True, slots=True)
class Fails(_Outcome):
    """The generator stops at this file, and nothing at all is published of the site."""


Outcome = Built | Copied | NotBuilt | Fails


@dataclass(frozen=True, slots=True)
class Page:
    """What becomes of one file, by each edition of the generator that may build the site, the likeliest first.

    `path` is relative to the folder of the generator, with `/`. `certain` says that all editions agree, and that the
    hour of the build does not decide: without it, nothing should be called wrong that is only so in some of them.
    What may change the answers beyond that is in `Site.unseen`.
    """

    path: str
    outcomes: Mapping[str, Outcome]
    certain: bool

    @property
    def outcome(self) -> Outcome:
        """What the likeliest edition makes of the file."""
        return next(iter(self.outcomes.values()))

    @property
    def reason(self) -> Reason:
        """Why."""
        return self.outcome.reason

    @property
    def addresses(self) -> tuple[str, ...]:
        """All addresses that some edition publishes the file at: a link to none of them is dead."""
        found = [address for each in self.outcomes.values() for address in _addresses(each)]
        return tuple(dict.fromkeys(found))

    @property
    def address(self) -> str | None:
        """The address that a reader is led to; None where the likeliest edition publishes nothing."""
        return next(iter(_addresses(self.outcome)), None)


class Site(Protocol):
    """A part of a site that one generator builds. Nothing raises, whatever its files hold."""

    @property
    def editions(self) -> Sequence[str]:
        """The names of the editions that may build it, the likeliest first; one where it is known which."""

    @property
    def failures(self) -> Sequence[Page]:
        """The files at which some edition stops, in order of their paths; the config counts as a file."""

    @property
    def written(self) -> Mapping[str, tuple[str, ...]]:
        """The files that each published address is made from; empty for what a plugin makes of no file."""

    @property
    def unseen(self) -> Sequence[str]:
        """What may change the answers and cannot be read here: plugins with code of their own, other configs."""

    @property
    def supplied(self) -> Sequence[str]:
        """Beginnings of addresses that files of a theme elsewhere may have: a link to one may be a good one."""

    @property
    def language_folders(self) -> Sequence[str]:
        """The folders that pages of languages are written to, which menus leave out, each with "/" at its end."""

    def page(self, path: str) -> Page:
        """Return what becomes of a file; `path` is relative to the folder of the generator, with `/`."""

    def follows_sources(self, path: str) -> bool | None:
        """Whether a link in a page's Markdown to the source of another (`b.md`) leads to that page; None if unsure."""


def _addresses(outcome: Outcome) -> tuple[str, ...]:
    return outcome.addresses if isinstance(outcome, Built | Copied) else ()


def url(address: str) -> str:
    """Return the path under which a server shows a written file.

    >>> url("talks/index.html"), url("cv.pdf")
    ('/talks/', '/cv.pdf')
    """
    if address == "index.html" or address.endswith("/index.html"):
        return f"/{address.removesuffix('index.html')}"
    return f"/{address}"


def agree(path: str, outcomes: Mapping[str, Outcome], *, settled: bool) -> Page:
    """Return the answer about a file from what each edition makes of it; `settled` is False where one is not sure.

    Why nothing is published may differ: a file may be left out for its name by one and by the settings by another.
    """
    kinds = {
        (type(each), "" if isinstance(each, NotBuilt) else each.reason.key, _addresses(each))
        for each in outcomes.values()
    }
    return Page(path, outcomes, settled and len(kinds) == 1)
