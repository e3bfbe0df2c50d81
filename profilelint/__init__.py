"""A linter and consistency checker for academic and personal profile sites written in Markdown.

The names exported here are what a rule may import; everything else is private and may change.
"""

from profilelint.answer import Answer
from profilelint.finding import Edit, Finding, Fix, Span
from profilelint.page.bibliography import Bibliography, Reference
from profilelint.page.document import (
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
from profilelint.site import Site

__all__ = [
    "Anchor",
    "Answer",
    "Bibliography",
    "Code",
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
    "Image",
    "Link",
    "Problem",
    "Reference",
    "Section",
    "Settings",
    "Site",
    "Span",
    "Suppression",
    "Text",
]
