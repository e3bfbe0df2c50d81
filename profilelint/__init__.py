"""A linter and consistency checker for academic and personal profile sites written in Markdown.

A rule may import the names that are exported here and in `profilelint.toolkit`; all else is private and may change. An
application calls `check_site`.
"""

import sys

# `python -m profilelint` is being looked up, so Python has put the working directory first in its path. That may be a
# stranger's site, whose `yaml.py` must not be taken for the library. Those who import the package keep their path.
if (
    sys.argv[:1] == ["-m"]
    and sys.orig_argv[-len(sys.argv)].partition(".")[0].endswith(__name__)
    and not sys.flags.safe_path
):
    del sys.path[0]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profilelint.api import SiteReport, check_site
    from profilelint.config.loader import ConfigError
    from profilelint.model.answer import Answer, Answers
    from profilelint.model.bibliography import Bibliography, Reference
    from profilelint.model.document import (
        Anchor,
        Code,
        Date,
        Definition,
        Document,
        Email,
        Entry,
        Field,
        FrontMatter,
        Heading,
        Image,
        Link,
        Problem,
        Section,
        Settings,
        Suppression,
        Text,
    )
    from profilelint.model.finding import Edit, Finding, Fix, Span
    from profilelint.model.identifier import Identifier
    from profilelint.model.paper import Claim, Paper, Person
    from profilelint.site.site import Site

__all__ = [
    "Anchor",
    "Answer",
    "Answers",
    "Bibliography",
    "Claim",
    "Code",
    "ConfigError",
    "Date",
    "Definition",
    "Document",
    "Edit",
    "Email",
    "Entry",
    "Field",
    "Finding",
    "Fix",
    "FrontMatter",
    "Heading",
    "Identifier",
    "Image",
    "Link",
    "Paper",
    "Person",
    "Problem",
    "Reference",
    "Section",
    "Settings",
    "Site",
    "SiteReport",
    "Span",
    "Suppression",
    "Text",
    "check_site",
]

#: Where the names stand. They are loaded when first asked for: a run that is answered from an earlier one needs none.
_NAMES = {
    "api": "SiteReport check_site",
    "config.loader": "ConfigError",
    "model.answer": "Answer Answers",
    "model.bibliography": "Bibliography Reference",
    "model.document": (
        "Anchor Code Date Definition Document Email Entry Field FrontMatter Heading "
        "Image Link Problem Section Settings Suppression Text"
    ),
    "model.finding": "Edit Finding Fix Span",
    "model.identifier": "Identifier",
    "model.paper": "Claim Paper Person",
    "site.site": "Site",
}
_HOMES = {name: f"profilelint.{module}" for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
