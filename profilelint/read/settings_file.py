"""Files of values that a site is built with: which files they are, and what they say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import FrontMatter, Problem, Settings
from profilelint.model.finding import Span
from profilelint.read import theme_files
from profilelint.read.decode import decode
from profilelint.read.fast import flat_yaml
from profilelint.read.finders import FINDERS
from profilelint.read.front_matter.fields import Metadata

if TYPE_CHECKING:
    from collections.abc import Callable

#: Jekyll's `_config.yml` and `_data` (jekyllrb.com/docs/configuration, .../datafiles), Quarto's `_quarto.yml`
#: (quarto.org/docs/projects), Hugo's `hugo.toml`, formerly `config.toml`, and `config/_default`
#: (gohugo.io/configuration); in place of FOLDERS, the folders that themes have for their data.
_PATH = (
    r"(?s:.*[/\\])?(?:_config(?:[._-][\w-]{1,40})?\.ya?ml|_quarto(?:-[\w-]{1,40})?\.ya?ml|(?:hugo|config)\.(?:toml|ya?ml|json)"
    r"|config[/\\]_default[/\\][^/\\]+\.(?:toml|ya?ml|json)|(?:_data|FOLDERS)[/\\](?s:.+)\.(?:toml|ya?ml|json))"
)

#: Where Jekyll keeps its data, and reads JSON as YAML (readers/data_reader.rb of Jekyll 3.10 and 4.4).
_OF_JEKYLL = lazy_pattern(r"(?:^|[/\\])_data[/\\]")

#: Longer paths, in characters, are no settings: that bounds the time.
_LONGEST = 4096
#: What the names of such files end with; no page's does.
SUFFIXES = (".yml", ".yaml", ".toml", ".json")


def is_settings(path: str) -> bool:
    """Return whether a file's path, with its folders, is that of a file of settings or data.

    >>> is_settings("_config.yml"), is_settings("site/_data/navigation.yml"), is_settings("data.yml")
    (True, True, False)
    """
    return path.endswith(SUFFIXES) and len(path) <= _LONGEST and _fullmatch()(path) is not None


@cache
def _fullmatch() -> Callable[[str], re.Match[str] | None]:
    """Return what finds the path of a file of settings, with the folders of all themes."""
    rows = theme_files.theme_rows("data-folders")
    folders = "|".join(re.escape(folder).replace("/", r"[/\\]") for folder in rows)
    return re.compile(_PATH.replace("FOLDERS", folders)).fullmatch


def read(path: str, data: bytes) -> Settings:
    """Read a file of settings. Total: what is wrong with its bytes is in `problems`, the rest in its `front_matter`."""
    text, encoding, problems = decode(data)
    settings = Settings(path, text, encoding, problems)
    settings.finders = FINDERS
    start = int(text.startswith("\ufeff"))
    language: Literal["yaml", "toml", "json"] = "yaml"
    if path.endswith((".toml", ".json")):
        language = "toml" if path.endswith(".toml") else "json"
    try:
        metadata = _load(language, text[:start], text[start:])
        if language == "json" and metadata.problems and _OF_JEKYLL.search(path):
            metadata = _as_yaml(text[:start], text[start:]) or metadata
    except Exception as error:  # a file must not be able to stop the run, whatever a parser does
        metadata = Metadata()
        why = f"this file was not checked, as a parser failed on it ({type(error).__name__})"
        settings.problems += (Problem("unread", Span(0, 0), why),)
    said = tuple(_of_a_file(problem) for problem in sorted(metadata.problems, key=lambda problem: problem.span))
    settings.front_matter = FrontMatter(language, Span(start, len(text)), tuple(metadata.fields), said)
    settings.prose = " " * len(text)
    return settings


def renamed(settings: Settings, path: str) -> Settings:
    """Return the same settings under another path."""
    if settings.path == path:
        return settings
    other = Settings(path, settings.text, settings.encoding, settings.problems)
    other.front_matter, other.prose, other.finders = settings.front_matter, settings.prose, settings.finders
    return other


def _load(language: str, head: str, block: str) -> Metadata:
    if language == "toml":
        from profilelint.read.front_matter import toml_block

        return toml_block.load(head, block)
    if language == "json":
        from profilelint.read.front_matter import json_block

        return json_block.load(head, block)
    if (found := flat_yaml.load(head, block)) is not None:
        return found
    from profilelint.read.front_matter import yaml_block

    return yaml_block.load(head, block, lists=True)


def _as_yaml(head: str, block: str) -> Metadata | None:
    """What Jekyll reads of a file of data in JSON, which it takes for YAML: a comma behind the last entry is fine."""
    from profilelint.read.front_matter import yaml_block

    found = yaml_block.load(head, block, lists=True)
    return None if found.problems else found


def _of_a_file(problem: Problem) -> Problem:
    return problem._replace(message=problem.message.replace("the front matter", "this file"))
