"""Files to start from: those of `tests/pages`, and the examples in the manuals of rules, by what they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from profilelint.prove import examples
from profilelint.rule import loader

PAGES = Path(__file__).parents[1] / "pages"
#: What the names of files of each sort end with.
SORTS = {
    "page": (".md", ".qmd", ".markdown", ".Rmd"),
    "yaml": (".yml", ".yaml"),
    "toml": (".toml",),
    "json": (".json",),
    "bib": (".bib",),
    "layout": (".html", ".liquid"),
}

Site = dict[str, bytes]


@cache
def sites() -> tuple[Site, ...]:
    """Whole small sites: those of all examples with more than a page, and those of `tests/pages`."""
    stored = (_stored(folder) for folder in sorted(PAGES.iterdir()) if folder.is_dir())
    return (*stored, *(site for site in _examples() if len(site) > 1))


def _stored(folder: Path) -> Site:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.stat().st_size < 30_000)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@cache
def _examples() -> tuple[Site, ...]:
    found = []
    for each in loader.load_folder(loader.BUILTIN):
        for one in examples.examples(each.doc):
            files = {**one.files, **one.pages}
            found.append({name: text.encode("utf-8", "replace") for name, text in files.items()})
    return tuple(found)


@cache
def files(sort: str) -> tuple[bytes, ...]:
    """The contents of all files of one of the SORTS, each once."""
    every = (site.items() for site in (*sites(), *_examples()))
    found = (data for items in every for name, data in items if name.endswith(SORTS[sort]))
    return tuple(dict.fromkeys(found))
