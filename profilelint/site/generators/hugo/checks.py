"""What stops Hugo beside pages: settings, themes that are not there, texts of languages, data that templates use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.hugo import data as reader
from profilelint.site.generators.hugo import go
from profilelint.site.generators.hugo.data import TooLargeError, UnreadableError
from profilelint.site.generators.hugo.settings import FORMS
from profilelint.site.generators.view import MOST

if TYPE_CHECKING:
    from profilelint.site.generators.hugo.nodes import Build

#: What in a template reads the data of the site.
_USES_DATA = lazy_pattern(r"(?i)\bsite\.data\b|\bhugo\.data\b")
_MOST = 200_000  #: bytes of a template


def settings(build: Build) -> None:
    """What is wrong with the settings."""
    path = build.settings.path or "hugo.toml"
    for fault in build.settings.faults:
        build.fail(*fault)
    if build.languages.fault:
        build.fail(path, "config-language", build.languages.fault)
    for key, value in build.tree.faults:
        build.fail(path, key, value)
    for theme in build.tree.missing:
        build.fail(path, "theme-missing", theme)
    minor = build.edition.minor
    kinds = {each.lower() for each in build.settings.texts("disablekinds")}
    if not build.edition.is_new and "taxonomy" in kinds and "term" not in kinds:
        build.fail(path, "config-kinds", "taxonomy")
    if "paginate" in build.settings.values and 143 <= minor < 156:
        build.fail(path, "config-paginate", "paginate")
    said = build.settings.table("module").get("mounts")
    for each in said if isinstance(said, list) else []:
        names = {str(name).lower() for name in go.to_table(each)}
        if minor >= 168 and names & {"excludefiles", "includefiles"}:
            build.fail(path, "config-removed", "excludeFiles")


def data(build: Build) -> None:
    """Files with the texts of languages, which are always read, and with data, where a template asks for it."""
    for entry in build.tree.entries["i18n"]:
        _check(build, entry.file, "i18n-unreadable")
    if any(_uses_data(build, entry.file) for entry in build.tree.entries["layouts"]):
        for entry in build.tree.entries["data"]:
            _check(build, entry.file, "data-unreadable")


def _uses_data(build: Build, path: str) -> bool:
    return _USES_DATA.search(build.view.data(path, _MOST).decode("utf-8", errors="replace")) is not None


def _check(build: Build, path: str, key: str) -> None:
    form = FORMS.get(path.rpartition(".")[2].lower())
    if form is None:
        return
    try:
        said = build.view.data(path)
        if len(said) == MOST:  # it is cut
            return
        text = said.decode("utf-8", errors="replace").removeprefix("\ufeff")
        reader.load(text, form, build.edition.minor)
    except TooLargeError:
        return
    except UnreadableError as error:
        build.fail(path, "data-twice" if error.key.startswith("twice") else key, error.value)
