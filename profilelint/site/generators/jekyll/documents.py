"""Posts, drafts and collections of a site: which are read, which are written, and why not (lib/jekyll/readers/)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from profilelint.site.generators.jekyll import address, document, matter, ruby
from profilelint.site.generators.jekyll.address import FaultError
from profilelint.site.generators.jekyll.document import Document
from profilelint.site.generators.jekyll.state import Item

if TYPE_CHECKING:
    from profilelint.site.generators.jekyll.settings import Collection
    from profilelint.site.generators.jekyll.state import Build

#: A date that is less ahead is not called one of the future: the builder's zone and hour are not known.
_GUARD = timedelta(hours=14)


def read_all(made: Build) -> None:
    """Read posts, drafts and the documents of all collections, and give them their addresses."""
    folder = made.settings.text("collections_dir").strip("/")
    found = [each for path in made.view.files for each in _posts(made, path)]
    posts = [each for each in found if _is_published_post(made, each)]
    posts.sort(key=_age)
    _limit(made, posts)
    for each in posts:
        _write(made, each)
    by_folder = {f"{folder}/_{each.label}" if folder else f"_{each.label}": each for each in made.settings.collections}
    others: list[Document] = []
    for collection in made.settings.collections:
        if collection.stops == "always" and collection.label != "data":
            made.fail(made.settings.path, FaultError("collection-settings", collection.label))
    for path in made.view.files:
        for depth, char in enumerate(path):
            owner = by_folder.get(path[:depth]) if char == "/" else None
            if owner and owner.label not in ("posts", "data"):
                others += _in_collection(made, path, path[depth + 1 :], owner)
    for each in sorted(others, key=_age):
        _write(made, each)
    _explain(made, folder, by_folder)


def _age(each: Document) -> tuple[float, str]:
    return each.date.timestamp(), each.path


def _posts(made: Build, path: str) -> list[Document]:
    """Return the posts and drafts that a file is: `_posts` may lie in any folder that is walked through."""
    found = []
    parts = path.split("/")
    for index, part in enumerate(parts[:-1]):
        if part not in ("_posts", "_drafts"):
            continue
        above, entry = "/".join(parts[:index]), "/".join(parts[index + 1 :])
        if made.entries.folder(above) is not None or not _is_place(made, above):
            continue
        is_draft = part == "_drafts"
        if is_draft and not made.settings.is_on("show_drafts"):
            made.left_out[path] = ("draft", entry)
        elif each := _post(made, path, entry, above, is_draft=is_draft):
            found.append(each)
    return found


def _is_place(made: Build, above: str) -> bool:
    """Return whether posts may lie in a folder (`outside_configured_directory?`, which is particular about slashes)."""
    said = made.settings.text("collections_dir")
    return not said or (f"/{above}" if above else "").startswith(f"/{said}")


def _post(made: Build, path: str, entry: str, above: str, *, is_draft: bool) -> Document | None:
    base = f"{above}/_drafts" if is_draft else f"{above}/_posts"
    if any(part.startswith(".") for part in entry.split("/")):  # what `Dir["**/*"]` does not find
        made.left_out[path] = ("dot-file", path)
        return None
    if left := made.entries.entry(entry, base.strip("/"), is_folder=False):
        made.left_out[path] = left
        return None
    fits = ruby.extname(entry) not in ("", ".") if is_draft else document.dated_name(entry) is not None
    if not fits:
        made.left_out[path] = ("post-name", path.rpartition("/")[2])
        return None
    collection = made.settings.collections[0]
    each = Document(path, entry, _relative(made, path), collection, collection.permalink, is_draft=is_draft)
    document.read(each, made.context)
    made.is_touched = made.is_touched or not _drops_posts(made)
    if is_draft and not each.has_date:
        made.unsettled.add(path)  # the time of the file, which a copy of it has not kept
    return each


def _relative(made: Build, path: str) -> str:
    folder = made.settings.text("collections_dir").strip("/")
    return path.removeprefix(f"{folder}/") if folder else path


def _is_published_post(made: Build, each: Document) -> bool:
    if each.fault:
        made.fail(each.path, each.fault)
    elif not each.is_readable and made.settings.is_on("strict_front_matter"):
        made.fail(each.path, FaultError("matter-unreadable-strict"))
    elif _drops_posts(made):
        made.left_out[each.path] = ("post-defaults", "")
    elif not each.is_utf8:
        made.left_out[each.path] = ("post-not-utf8", "")
    else:
        return _is_published(made, each)
    return False


def _drops_posts(made: Build) -> bool:
    return made.edition.is_4 and made.defaults.fault not in ("", "defaults-date")


def _is_published(made: Build, each: Document) -> bool:
    """`Publisher#publish?`: `published`, and the date."""
    if not ruby.is_true(each.data.get("published", True)) and not made.settings.is_on("unpublished"):
        key = "published-empty" if each.data["published"] is None else "unpublished"
        made.left_out[each.path] = (key, "")
        return False
    if each.date <= made.now or made.settings.is_on("future"):
        return True
    if not made.has_clock and each.date < made.now + _GUARD:
        made.unsettled.add(each.path)
        return True
    made.left_out[each.path] = ("future", each.date.strftime("%Y-%m-%d"))
    return False


def _limit(made: Build, posts: list[Document]) -> None:
    """`limit_posts!`: the newest stay."""
    limit = made.settings.values.get("limit_posts")
    if not isinstance(limit, int | float) or isinstance(limit, bool) or not 1 <= limit < len(posts):
        return
    count = int(limit)
    for each in posts[:-count]:
        made.left_out[each.path] = ("limit", str(count))
    del posts[:-count]


def _in_collection(made: Build, path: str, entry: str, collection: Collection) -> list[Document]:
    """Return the document that a file of a collection is; a file without front matter is copied."""
    label = f"_{collection.label}"
    # The filter knows nothing of `collections_dir` (collection.rb, `entry_filter`).
    if left := made.entries.entry(entry, label, is_folder=False):
        made.left_out[path] = left
        return []
    if collection.stops:
        made.fail(made.settings.path, FaultError("collection-settings", collection.label))
        return []
    style = address.with_suffix("/:collection/:path", made.settings.text("permalink"))
    template = collection.permalink if collection.has_permalink else style
    if not matter.has_header(made.view, path):
        _copy(made, path, entry, collection, template)
        return []
    each = Document(path, entry, _relative(made, path), collection, template)
    document.read(each, made.context)
    made.is_touched = True
    if not each.is_readable and made.settings.is_on("strict_front_matter"):
        each.fault = FaultError("matter-unreadable-strict")
    if each.fault:
        made.fail(path, each.fault)
        return []
    if each.data.get("published") is False and not made.settings.is_on("unpublished"):
        made.left_out[path] = ("unpublished", "")
        return []
    if not each.is_utf8 and made.known.is_markdown(path):
        made.fail(path, FaultError("not-utf8"))
    made.unread.append(each)
    if not collection.is_written:
        made.left_out[path] = ("no-output", collection.label)
        return []
    return [each] if _is_published(made, each) else []


def _copy(made: Build, path: str, entry: str, collection: Collection, template: object) -> None:
    is_4 = made.edition.is_4
    try:
        url = address.of_collection_static(entry, collection.label, template, made.edition)
    except FaultError as error:
        made.fail(made.settings.path, error)
        return
    if is_4 and not ruby.is_true(made.defaults.all(url, collection.label).get("published", True)):
        made.left_out[path] = ("unpublished-by-defaults", "")
        return
    target = address.static_file(url, path, made.edition, in_collection=True)
    is_written = collection.is_written or not is_4
    if not is_written:
        made.left_out[path] = ("no-output", collection.label)
    made.statics.append(Item(path, "static" if is_written else "unwritten", url, target, (path,)))


def _write(made: Build, each: Document) -> None:
    try:
        url = address.of_document(each, made.edition)
    except FaultError as error:
        is_of_config = error.key == "collection-permalink"
        return made.fail(made.settings.path if is_of_config else each.path, error)
    target = address.written(url, each.output)
    item = Item(each.path, "document", url, target, _age(each), document=each)
    made.documents.append(item)
    return None


def _explain(made: Build, folder: str, by_folder: dict[str, Collection]) -> None:
    """Say more of files below a folder with an underscore that nothing reads."""
    for path, (key, _) in made.left_out.items():
        if key != "underscore":
            continue
        for depth, char in enumerate(path):
            above = path[:depth]
            name = above.rpartition("/")[2]
            is_place = char == "/" and name.startswith("_") and above.rpartition("/")[0] == folder
            if is_place and made.entries.folder(above) is None:  # it is named under `include`
                break
            if is_place and above not in by_folder and name not in ("_posts", "_drafts"):
                made.left_out[path] = ("not-declared", name[1:])
                break
        if folder and "/_posts/" in f"/{path}":
            made.left_out[path] = ("outside-collections-dir", folder)
