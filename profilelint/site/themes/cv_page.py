"""The page that shows the CV, and the file of data that the theme makes it of: the rows `cv` in the files of themes."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from profilelint.read import theme_files
from profilelint.read.front_matter import lookup

if TYPE_CHECKING:
    from profilelint.site.site import Site


class CvPage(NamedTuple):
    r"""The page of a CV, the file that it is made of, and all files that it could be made of; "" for none.

    >>> from profilelint.toolkit import make_site
    >>> files = {"_pages/cv.md": "---\nlayout: cv\ncv_format: rendercv\n---\n", "_data/cv.yml": "cv: {name: Ada}"}
    >>> cv_page(make_site({"_config.yml": "include: [_pages]", **files}))[:2]
    ('_pages/cv.md', '_data/cv.yml')
    """

    page: str
    file: str
    candidates: frozenset[str]


class _Source(NamedTuple):
    """A file that a CV can be made of, what `cv_format` calls it, a word that a layout which reads it has, and the key
    that has it chosen where `cv_format` says nothing.
    """

    file: str
    form: str
    word: str
    key: str


@cache
def _rows() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in theme_files.theme_rows("cv"):
        part, _, said = row.partition(": ")
        found.setdefault(part, []).append(said)
    return found


@lru_cache(maxsize=2)
def cv_page(site: Site) -> CvPage:
    """Return the page of the CV that visitors of a site see, and what it is made of.

    >>> from profilelint.toolkit import make_site
    >>> cv_page(make_site({"_config.yml": ""})).page
    ''
    """
    (page,), data, json = (_rows()["page"], *(_Source(*_rows()[part][0].split(" | ")) for part in ("data", "json")))
    candidates = frozenset({data.file, json.file})
    said = lookup.front_matter_values(site.text(page), "layout", "cv_format") or {}
    if said.get("layout") != "cv" or not site.page(page).is_shown:
        return CvPage("", "", candidates)
    layout = next((text for each in _rows()["layout"] if (text := site.text(each))), "")
    form = said.get("cv_format")
    if form in (data.form, json.form):
        is_json = form == json.form
    elif "cv_format" in layout:
        is_json = data.key not in lookup.yaml_file_values(site.text(data.file), data.key)
    else:
        is_json = bool(site.config.get(json.key))
    source = json if is_json and site.exists(json.file) else data
    return CvPage(page, source.file if not layout or source.word in layout else "", candidates)
