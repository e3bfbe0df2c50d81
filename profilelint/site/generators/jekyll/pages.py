"""Pages and files that are copied, where they lie (lib/jekyll/reader.rb, page.rb, static_file.rb)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site.generators.jekyll import address, matter, ruby
from profilelint.site.generators.jekyll.address import FaultError
from profilelint.site.generators.jekyll.state import Item

if TYPE_CHECKING:
    from profilelint.site.generators.jekyll.matter import Matter
    from profilelint.site.generators.jekyll.state import Build


def read_all(made: Build) -> None:
    """Pages and files where they lie (`read_directories`), and in 4 the files that `include` names one by one."""
    named = {ruby.expand(each) for each in made.settings.include} if made.edition.is_4 else set()
    for path in made.view.files:
        left = made.entries.file(path)
        if left is None or path in named:
            _read_file(made, path)
        else:
            made.leave(path, *left)


def _read_file(made: Build, path: str) -> None:
    if matter.has_header(made.view, path):
        _read_page(made, path)
    else:
        _copy(made, path)


def _read_page(made: Build, path: str) -> None:
    """A page at its place (`Page#initialize`)."""
    found = matter.read(made.view, path)
    if found.state == "other":
        return made.fail(path, FaultError("matter-no-mapping"))
    if found.state == "unreadable" and made.settings.is_on("strict_front_matter"):
        return made.fail(path, FaultError("matter-unreadable-strict"))
    if found.keys.get("permalink") == "":
        return made.fail(path, FaultError("permalink-empty"))
    hides = "published" in found.keys and not ruby.is_true(found.keys["published"])
    if hides and not made.settings.is_on("unpublished"):
        key = "published-empty" if found.keys["published"] is None else "unpublished"
        return made.leave(path, key)
    if not found.is_utf8 and made.known.is_markdown(path):
        return made.fail(path, FaultError("not-utf8"))
    return add_page(made, path, found)


def add_page(made: Build, path: str, found: Matter, kind: str = "page") -> None:
    """Give a page its address."""
    if made.defaults.may_stop:
        made.defaults.all(path, "pages")  # as `to_liquid` does for every page
    permalink = found.keys.get("permalink")
    if "permalink" not in found.keys:
        permalink = made.defaults.find(path, "pages", "permalink")
    try:
        url = address.of_page(path, permalink, made.settings.text("permalink"), made.known, made.edition)
    except FaultError as error:
        return made.fail(path, error)
    output = made.known.output(ruby.extname(path), permalink)
    item = Item(path, kind, url, address.page_file(url, output), (path.rpartition("/")[2], path), found)
    made.pages.append(item)
    return None


def _copy(made: Build, path: str) -> None:
    """A file that is published as it is (`StaticFile`)."""
    url = address.of_static(path, made.edition)
    if made.edition.is_4 and not ruby.is_true(made.defaults.all(url, None).get("published", True)):
        return made.leave(path, "unpublished-by-defaults")
    target = address.static_file(url, path, made.edition, in_collection=False)
    made.statics.append(Item(path, "static", url, target, (path,)))
    return None
