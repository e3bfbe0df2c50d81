"""A linter and consistency checker for academic and personal profile sites written in Markdown.

A rule may import the names that are exported here and in `profilelint.toolkit`; all else is private and may change. An
application calls `check_site`.
"""

import sys
from typing import TYPE_CHECKING

# `python -m profilelint` is being looked up, so Python has put the working directory first in its path. That may be a
# stranger's site, whose `yaml.py` must not be taken for the library. Those who import the package keep their path.
if (
    sys.argv[:1] == ["-m"]
    and sys.orig_argv[-len(sys.argv)].partition(".")[0].endswith(__name__)
    and not sys.flags.safe_path
):
    del sys.path[0]

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

if TYPE_CHECKING:
    from profilelint.api import SiteReport, check_site
    from profilelint.config.loader import ConfigError

#: Where the names are that no rule needs, so that they are loaded when they are first asked for.
_OF_APPLICATIONS = {"ConfigError": "config.loader", "SiteReport": "api", "check_site": "api"}

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


def __getattr__(name: str) -> object:
    if name not in _OF_APPLICATIONS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_OF_APPLICATIONS[name]}"), name)
