"""The version of profilelint; to ask for that of the installed package would take longer than to check a page."""

VERSION = "0.1.0"
