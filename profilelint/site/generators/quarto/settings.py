"""What `_quarto.yml` says, with the profiles that are active (project-context.ts, project-profile.ts). Total."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.quarto import reading
from profilelint.site.generators.quarto.matter import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.site.generators.view import View

#: project-shared.ts `projectConfigFile`: the first that is there.
CONFIGS = ("_quarto.yml", "_quarto.yaml")
#: project-profile.ts `localProjectConfigFile`.
_LOCALS = ("_quarto.yml.local", "_quarto.yaml.local")
#: The folder that is published, by the type of a project (types/*: `outputDir`); the sources' own for others.
_OUTPUTS = {"website": "_site", "site": "_site", "book": "_book", "manuscript": "_manuscript"}
KNOWN_TYPES = frozenset({*_OUTPUTS, "default"})
#: resources/schema/definitions.yml, `base-website`.
_DRAFT_MODES = frozenset({"visible", "unlinked", "gone"})
#: resources/schema/project.yml, `project`, which is closed.
_PROJECT = frozenset(
    {
        *("title", "type", "render", "execute-dir", "output-dir", "lib-dir", "resources", "brand", "preview"),
        *("pre-render", "post-render", "detect"),
    }
)
_PROFILE = lazy_pattern(r"_quarto-([^/]+)\.ya?ml")
_SEPARATORS = lazy_pattern(r"[ ,]+")
_SET_PROFILE = lazy_pattern(r"(?m)^(?:export[ \t]+)?QUARTO_PROFILE[ \t]*=[ \t]*[\"']?([^\"'\n#]*)")
#: So many other profiles are looked at.
_MOST_PROFILES = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a project: `kind` is its type, `output` the folder that is published, "" for that of the sources.

    `faults` are the config files at which Quarto stops: the key of a reason and what it names.
    """

    path: str
    values: Mapping[str, Any]
    kind: str
    output: str
    faults: Mapping[str, tuple[str, str]]

    @property
    def project(self) -> Mapping[str, Any]:
        """What stands below `project:`."""
        return table(self.values, "project")

    @property
    def website(self) -> Mapping[str, Any]:
        """What stands below `website:`; a book has the keys of one (book-config.ts `bookProjectConfig`)."""
        return table(self.values, "book" if self.kind == "book" else "website")

    @property
    def libraries(self) -> str:
        """The folder of what pages share, where the type of the project has one (types/*: `libDir`)."""
        return "" if self.kind == "default" else "site_libs"

    @property
    def is_website(self) -> bool:
        """Whether the pages are those of a website, with its menus and links (project-shared.ts)."""
        return self.kind not in ("default", "manuscript")


def table(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a setting that is a table; an empty one where it is none."""
    value = values.get(name)
    return value if isinstance(value, dict) else {}


def read(view: View, files: frozenset[str], profiles: Sequence[str]) -> Settings:
    """Return the settings with some profiles, the first before the others."""
    path = config_of(files)
    faults: dict[str, tuple[str, str]] = {}
    values: object = _read(view, files, path, faults)
    for name in (*_included(values), *_profile_files(files, profiles), *_local(files)):
        values = reading.merged(values, _read(view, files, name, faults))
    found = values if isinstance(values, dict) else {}
    if "site" in found and "website" not in found:  # `migrateProjectConfig`
        found = {**found, "website": found["site"]}
    project = table(found, "project")
    kind = project.get("type")
    kind = "default" if kind is None else "website" if kind == "site" else kind
    kind = kind if isinstance(kind, str) else "default"
    return Settings(path, found, kind, _output(project.get("output-dir"), kind), faults)


def config_of(files: frozenset[str]) -> str:
    """Return the config of a project; the usual name where it has none."""
    return next((name for name in CONFIGS if name in files), CONFIGS[0])


def _output(said: object, kind: str) -> str:
    if not isinstance(said, str) or not said:
        return _OUTPUTS.get(kind, "" if kind == "default" else "_site")
    output = posixpath.normpath(said)
    return "" if output == "." else output


def _read(view: View, files: frozenset[str], path: str, faults: dict[str, tuple[str, str]]) -> dict[str, Any]:
    found = reading.load(text_of(view, path)) if path in files else reading.Read()
    if not found.is_readable:
        faults[path] = "config-unreadable", ""
    elif found.table.get("validate-yaml") is not False and (fault := _fault(found)):
        faults[path] = fault
    return found.table


def _fault(found: reading.Read) -> tuple[str, str] | None:
    """Return what the schema of a project refuses, or the reader: only what is sure in all versions."""
    if found.twice:
        return "config-twice", found.twice
    if found.value is not None and not isinstance(found.value, dict):
        return "config-no-table", ""
    for name in ("project", "website", "book"):
        if name in found.table and not isinstance(found.table[name], dict):
            return "config-no-names", name
    project, website = table(found.table, "project"), table(found.table, "website")
    if unknown := next((name for name in project if name not in _PROJECT), None):
        return "config-unknown", unknown
    return _other_kind(project, website)


def _other_kind(project: Mapping[str, Any], website: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return a setting of another kind than its schema has."""
    if "render" in project and not isinstance(project["render"], list):
        return "config-no-list", "render"
    for said, names in ((project, ("title", "output-dir", "lib-dir")), (website, ("title", "site-url", "description"))):
        for name in names:
            if name in said and (not isinstance(said[name], str) or isinstance(said[name], reading.Number)):
                return "config-no-text", name
    if "type" in project and not isinstance(project["type"], str):
        return "config-no-text", "type"
    mode = website.get("draft-mode")
    if mode is not None and (not isinstance(mode, str) or mode not in _DRAFT_MODES):
        return "config-draft-mode", str(mode)
    return None


def _included(values: object) -> list[str]:
    """`metadata-files` (config/metadata.ts `includedMetadata`)."""
    found = values if isinstance(values, dict) else {}
    named = [*reading.texts(found.get("metadata-file")), *reading.texts(found.get("metadata-files"))]
    return [posixpath.normpath(each) for each in named[:_MOST_PROFILES]]


def _profile_files(files: frozenset[str], profiles: Sequence[str]) -> list[str]:
    found = ((f"_quarto-{each}.yml", f"_quarto-{each}.yaml") for each in reversed(profiles))
    return [name for names in found for name in names[: 1 if names[0] in files else 2] if name in files]


def _local(files: frozenset[str]) -> list[str]:
    return [name for name in _LOCALS if name in files][:1]


def active(view: View, files: frozenset[str]) -> tuple[str, ...]:
    """The profiles that a build has which names none: those of the environment files, of `default`, of each group."""
    said = _read(view, files, config_of(files), {}).get("profile")
    said = said if isinstance(said, dict) else {}
    names: list[str] = []
    for name in ("_environment.local", "_environment"):
        if not names and name in files and (found := _SET_PROFILE.search(text_of(view, name))):
            names = _split(found[1])
    for path in _local(files) if not names else ():
        own = _read(view, files, path, {}).get("profile")
        names = _split(",".join(reading.texts(own.get("default")))) if isinstance(own, dict) else []
    names = names or _split(",".join(reading.texts(said.get("default"))))
    group = said.get("group")
    groups: list[Any] = group if isinstance(group, list) else []
    groups = [groups] if groups and all(isinstance(each, str) for each in groups) else groups
    for group in groups:
        if (
            isinstance(group, list)
            and group
            and isinstance(group[0], str)
            and not set(names) & set(reading.texts(group))
        ):
            names.append(group[0])
    return tuple(dict.fromkeys(names))


def _split(text: str) -> list[str]:
    return [each for each in _SEPARATORS.split(text.strip()) if each]


def others(files: frozenset[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the profiles that have a file and are not active, as far as they are looked at."""
    found = sorted(match[1] for name in files if "/" not in name and (match := _PROFILE.fullmatch(name)))
    return tuple(each for each in found if each not in known)[:_MOST_PROFILES]
