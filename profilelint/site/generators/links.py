"""What each `generators/NAME/links.py` says: how links are written on its sites, and who reads a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.site.built import Built
    from profilelint.site.page import Page
    from profilelint.site.target import Readers, Source


class Links(Protocol):
    """A module with these functions. All paths are relative to the folder of the generator, with `/`."""

    @property
    def HOMES(self) -> Sequence[str]:  # noqa: N802
        """What the home page may be made from where the model names no file."""

    def settings(self, built: Built, /) -> Mapping[str, object]:
        """Return what the config says of addresses."""

    def baseurl(self, built: Built, /) -> str:
        """Return the path that all addresses start with: "/project", or ""."""

    def readers(self, page: Page, /) -> Readers:
        """Who reads a file."""

    def bases(self, built: Built, place: str, /) -> tuple[str, ...]:
        """The folders of the site as built from which relative links on a page may start, the likeliest first."""

    def sources(self, built: Built, path: str, /) -> Iterator[Source]:
        """Return the files that may be served at a path besides what the model knows."""

    def is_served(self, built: Built, path: str, /) -> bool:
        """Return whether a link to the path of a file leads to it, or to the page made of it."""

    def is_open(self, built: Built, path: str, /) -> bool:
        """Return whether something may lie at a path that is not seen here."""

    def fill(self, built: Built, place: str, written: str, /) -> str | None:
        """Return an address with its templates filled in; None where that takes building the site."""
