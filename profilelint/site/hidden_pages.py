"""Files that look like pages and that Hugo makes no page of, since they lie in the folder of another page."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.read.front_matter.lookup import front_matter_values
from profilelint.read.theme_samples import has_sample_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.site.site import Site

_PAGES = (".md", ".markdown")
_MOST = 20_000  #: characters of a page that are looked at
#: Keys of pages that readers are led to; parts of a page have a title at most.
_OF_PAGES = ("date", "authors", "publication_types", "doi", "tags", "categories", "draft", "publishDate")
#: Keys of parts that HugoBlox puts together to one page, and of pages that only hold such.
_OF_PARTS = ("widget", "headless", "block", "sections", "cms_exclude")
_BUNDLES = frozenset({"in-bundle", "root-leaf"})
#: Keys of papers and talks.
_OF_SINGLES = ("publication_types", "date", "authors", "doi")
#: So many folders lie above a page of a section: `content/publication/loom/_index.md`.
_DEEP = 3
#: So many pages that one `index.md` hides are said there, at once.
_TOGETHER = 3


def looks_like_page(site: Site, path: str) -> bool:
    r"""Whether the front matter of a file of Hugo is that of a page, and not that of a part which other pages show.

    `path` is relative to the root, with `/`.

    >>> from profilelint.toolkit import make_site
    >>> page, part = "---\ntitle: A\ndate: 2024-03-02\n---\n", "---\ntitle: B\nwidget: about\n---\n"
    >>> site = make_site({"a.md": page, "b.md": part})
    >>> looks_like_page(site, "a.md"), looks_like_page(site, "b.md")
    (True, False)
    """
    keys = _page_keys(site, path)
    return any(name in keys for name in _OF_PAGES)


def _page_keys(site: Site, path: str) -> Mapping[str, object]:
    """Return the keys of a page with a title; nothing of a part of another page."""
    keys = front_matter_values(site.text(path, _MOST), "title", "type", *_OF_PAGES, *_OF_PARTS) or {}
    is_part = any(name in keys for name in _OF_PARTS) or keys.get("type") in ("widget_page", "landing")
    return {} if is_part or not keys.get("title") else keys


def pages_hidden_by(site: Site, path: str) -> Sequence[str]:
    r"""Return the pages that vanish since `index.md` makes one page of a whole folder; none for other files. Total.

    `path` is relative to the root, with `/`. A page or two beside an `index.md` may be meant for it: none is returned.

    >>> from profilelint.toolkit import make_site
    >>> page = "---\ntitle: Looms\ndate: 2024-03-02\n---\n"
    >>> site = make_site({"hugo.toml": "", "content/post/index.md": page, "content/post/looms/index.md": page})
    >>> pages_hidden_by(site, "content/post/index.md")
    ('content/post/looms/index.md',)
    """
    if posixpath.basename(path) != "index.md" or not site.is_file(path) or site.built(path).generator != "hugo":
        return ()
    if site.page(path).reason in _BUNDLES:  # it is hidden itself
        return ()
    found = _hidden_below(site, posixpath.dirname(path))
    is_many = len(found) >= _TOGETHER or any(map(_is_index, found))
    is_many = is_many or any(site.page(each).reason == "root-leaf" for each in found)
    return found if is_many else ()


@lru_cache(maxsize=64)
def _hidden_below(site: Site, folder: str) -> tuple[str, ...]:
    candidates = (each for each in site.files if each.startswith(f"{folder}/") and each.endswith(_PAGES))
    return tuple(each for each in candidates if _is_hidden(site, each))


def _is_hidden(site: Site, path: str) -> bool:
    """Return whether a page lies in a bundle: what has a folder of its own is one with a title alone."""
    reason = site.page(path).reason
    is_page = looks_like_page(site, path) if reason == "in-bundle" and not _is_index(path) else _page_keys(site, path)
    return reason in _BUNDLES and bool(is_page) and not has_sample_name(path)


def _is_index(path: str) -> bool:
    return posixpath.basename(path) in ("index.md", "_index.md")


@lru_cache(maxsize=4)
def single_pages_as_lists(site: Site) -> frozenset[str]:
    r"""Return the files `_index.md` that hold one page, such as a paper, while others of its kind have an `index.md`.

    Paths are relative to the root, with `/`. Only folders without further pages count; what says that it is a paper is
    one without others, too.

    >>> from profilelint.toolkit import make_site
    >>> page = "---\ntitle: Looms\ndate: 2024-03-02\nauthors: [Ada]\n---\n"
    >>> files = {"hugo.toml": "", "content/post/a/index.md": page, "content/post/b/_index.md": page}
    >>> sorted(single_pages_as_lists(make_site(files)))
    ['content/post/b/_index.md']
    """
    lists = [each for each in site.files if posixpath.basename(each) == "_index.md" and each.count("/") >= _DEEP]
    pages = [each for each in site.files if each.endswith(_PAGES)]
    folders = {posixpath.dirname(each) for each in pages if not each.endswith("/_index.md")}
    above = {posixpath.dirname(each) for each in folders}
    near = (path for path in lists if _is_paper(site, path) or posixpath.dirname(posixpath.dirname(path)) in above)
    found = (
        path for path in near if not any(f"{each}/".startswith(path.removesuffix("_index.md")) for each in folders)
    )
    return frozenset(path for path in found if site.built(path).generator == "hugo" and _is_single(site, path))


def _is_paper(site: Site, path: str) -> bool:
    return "publication_types" in (front_matter_values(site.text(path, _MOST), "publication_types") or {})


def _is_single(site: Site, path: str) -> bool:
    """Return whether the keys of a list are those of a paper or a talk."""
    keys = front_matter_values(site.text(path, _MOST), *_OF_SINGLES, "cascade") or {}
    is_paper = "publication_types" in keys or ("date" in keys and any(name in keys for name in ("authors", "doi")))
    return is_paper and "cascade" not in keys and looks_like_page(site, path)
