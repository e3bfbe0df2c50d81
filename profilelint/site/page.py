"""What becomes of a file of a site: the page made of it, at which address, if none why not, and who leads there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from profilelint.site.generators import outcome as outcomes

if TYPE_CHECKING:
    from profilelint.site.built import Built as Part
    from profilelint.site.target import Readers

#: What leads readers to a page, the strongest first; "map" leads search engines alone, and "unknown" is for where the
#: templates of the theme lie elsewhere.
Leader = Literal["home", "menu", "list", "link", "feed", "map", "nobody", "unknown"]

#: What is without a page for the time being, or has none of its own, and is content all the same: lists show it.
_LISTED = frozenset({"no-output", "future", "soon", "limit"})
#: Where nothing on the page itself keeps visitors from it.
_SOUND = frozenset({"page", "post", "document"})
#: Where files lie that no generator looks at, or that its settings leave out: no visitor ever sees them.
_SET_ASIDE = frozenset(
    (
        *("underscore", "not-declared", "outside-collections-dir", "outside-source", "excluded", "backup", "dot-file"),
        *(
            "destination",
            "outside",
            "hidden-name",
            "ignored",
            "archetype",
            "dot",
            "environment",
            "output",
            "not-listed",
        ),
    )
)


@dataclass(frozen=True)
class Page:
    r"""What becomes of one file: the one answer for whoever asks whether it is published, shown, read or listed.

    `path` is relative to the root of the site, with `/`. A file that is not there has an answer too: nothing is made
    of it. Nothing raises.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from profilelint import Site
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "_config.yml").write_text("exclude: [old]")
    ...     _ = Path(folder, "older.md").write_text("---\n---\nThe old mill.")
    ...     page = Site(Path(folder)).page("older.md")
    ...     print(page.address, page.reason, page.readers)
    None excluded nobody
    """

    path: str
    part: Part

    @cached_property
    def made(self) -> outcomes.Page:
        """What the generator makes of the file, by each of its editions that may build the site."""
        return self.part.model.page(self.part.inner(self.path))

    @property
    def address(self) -> str | None:
        """The path of the page on the server, such as "/talks/", without `baseurl`; None where nothing is published."""
        return next(iter(self.addresses), None)

    @property
    def addresses(self) -> tuple[str, ...]:
        """All paths on the server that some edition publishes the file at, the one that readers are led to first."""
        return tuple(map(outcomes.url, self.made.addresses))

    @property
    def reason(self) -> str:
        """Why the likeliest edition makes or does not make a page: a key of `generators/GENERATOR/reasons.toml`."""
        return self.made.reason.key

    @property
    def message(self) -> str:
        """The reason as a sentence for the user."""
        return self.made.outcome.message

    @property
    def certain(self) -> bool:
        """Whether all editions that may build the site agree, whatever the hour of the build."""
        return self.made.certain

    @property
    def is_shown(self) -> bool:
        """Whether visitors of the site may read the file, on a page of its own or as a part of another."""
        return self.readers in {"visitors", "both"}

    @property
    def is_content(self) -> bool:
        """Whether the file is shown, or lists may show its keys, now or once its day has come."""
        return self.is_shown or any(each.reason.key in _LISTED for each in self.made.outcomes.values())

    @property
    def is_set_aside(self) -> bool:
        """Whether the file lies where the generator never looks, or is left out by its settings, and nobody reads it.

        A draft is none, nor what is hidden for now: its author goes on with it.
        """
        if self.readers != "nobody":
            return False
        return all(each.reason.key in _SET_ASIDE for each in self.made.outcomes.values())

    @cached_property
    def readers(self) -> Readers:
        """Who reads the file: visitors of the site, those who look at its repository, either, or neither as such."""
        return self.part.links.readers(self)

    @property
    def is_hidden(self) -> bool:
        """Whether a sound page is made of the file and certainly nothing leads visitors there, search engines apart."""
        from profilelint.site import leaders

        is_sound = self.is_shown and self.certain and bool(self.addresses) and self.reason in _SOUND
        return is_sound and leaders.has_templates(self.part) and self.led_by in {"nobody", "map"}

    @cached_property
    def led_by(self) -> Leader:
        """What leads readers to the page, as far as the files of the site tell."""
        from profilelint.site import leaders

        return leaders.of(self)
