"""`profilelint init`: a configuration, a pre-commit hook and a check in CI, for a site that has none of them."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from textwrap import dedent, indent
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base import files
from profilelint.cli import console
from profilelint.cli.reporting import CLEAN, WRONG
from profilelint.config import loader
from profilelint.config.loader import ConfigError
from profilelint.config.site_root import find_root
from profilelint.report.escape import visible
from profilelint.site import discovery
from profilelint.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The files that are written; the first two begin with a dot, as Jekyll would publish them otherwise.
CONFIGURATION, BASELINE = loader.NAMES[1], ".profilelint-baseline.json"
PRE_COMMIT, WORKFLOW, GITLAB = ".pre-commit-config.yaml", ".github/workflows/profilelint.yml", ".gitlab-ci.yml"

#: What the files are made of.
STARTER = Path(__file__).parents[1] / "starter"

#: A folder that can be named in a workflow: nothing in it is an expression to GitHub.
_PLAIN = re.compile(r"[\w./ -]+")


class Piece(NamedTuple):
    """A file to write, what for, and what to say where there is such a file already."""

    file: Path
    purpose: str
    content: str
    snippet: str  #: what to add to a file that there is
    mark: str  #: what stands in a file that needs nothing more
    others: tuple[Path, ...] = ()  #: other files in which the same may stand


def init(folder: str, *, baseline: bool, gitlab: bool, dry: bool) -> int:
    """Say what is there and what it writes, then write it; a file that exists is shown what to add, and left alone."""
    if not Path(folder).is_dir():
        raise ConfigError(f"{folder}: no such folder")
    root = find_root([folder])
    top = discovery.repository(root) or root
    pages, _ = discovery.pages([str(root)], [], root)
    if not pages:
        raise ConfigError(
            f"{discovery.display(root)}: no pages found, so there is nothing to check; name another folder"
        )
    _say(f"{_theme(root)}, {len(pages)} files to check")
    configured = loader.config_in(root)
    pieces = [_configuration(root, configured, baseline=baseline), _pre_commit(top), *_ci(root, top, gitlab=gitlab)]
    failed = [each for each in pieces if not _put(each, top, dry=dry)]
    if baseline and not failed:
        return _baseline(root, dry=dry)
    return WRONG if failed else CLEAN


def _say(text: str) -> None:
    console.say("".join(f"{visible(line)}\n" for line in text.split("\n")))


def _theme(root: Path) -> str:
    from profilelint.site.site import Site
    from profilelint.site.themes.detect import theme

    found = theme(Site(root))
    return f"{discovery.display(root)}: {found.name}, recognised by {found.why}"


# What is to be written


def _starter(name: str) -> str:
    return (STARTER / name).read_text(encoding="utf-8").replace("{VERSION}", VERSION)


def _configuration(root: Path, configured: Path | None, *, baseline: bool) -> Piece:
    line = f'baseline = "{BASELINE}"\n' if baseline else ""
    content = _starter("configuration.toml") + (f"\n{line}" if line else "")
    file = configured or root / CONFIGURATION
    table = "[tool.profilelint]\n" if file.name == loader.NAMES[-1] else ""
    return Piece(file, "the configuration", content, table + line, "baseline" if baseline else "")


def _pre_commit(top: Path) -> Piece:
    content = _starter("pre-commit.yaml")
    purpose = "a check of each commit, once `pre-commit install` has been run"
    there = _text(top / PRE_COMMIT)
    margin = re.search(r"^( {0,8})- +repo:", there, re.MULTILINE)
    snippet = (
        indent(dedent(content.partition("\n")[2]), margin[1] if margin else "  ") if "repos:" in there else content
    )
    return Piece(top / PRE_COMMIT, purpose, content, snippet, "profilelint", (top / ".pre-commit-config.yml",))


def _ci(root: Path, top: Path, *, gitlab: bool) -> Iterator[Piece]:
    """Yield the check in CI, which is GitLab's where its file is there or asked for."""
    below = root.relative_to(top).as_posix()
    if gitlab or (top / GITLAB).exists():
        content = _starter("gitlab.yml").replace(
            "profilelint check ", f"profilelint check {_quoted(below)} ".replace("  ", " ")
        )
        yield Piece(top / GITLAB, "a check of each merge request", content, content, "profilelint")
        return
    content = _starter("workflow.yml")
    if below != ".":
        content += f"        with:\n          paths: {_quoted(below)}\n"
    folder = top / ".github" / "workflows"
    names = sorted(each.name for each in discovery.entries(str(folder))) if folder.is_dir() else []
    others = tuple(folder / name for name in names if name.endswith((".yml", ".yaml")))
    yield Piece(top / WORKFLOW, "a check of each push and each pull request", content, content, "profilelint", others)


def _quoted(below: str) -> str:
    if below == ".":
        return ""
    if not _PLAIN.fullmatch(below):
        raise ConfigError(f"{below}: a folder of this name cannot be written into the settings of CI")
    return f'"{below}"'


# Writing


def _put(piece: Piece, top: Path, *, dry: bool) -> bool:
    """Write a file, or say why not; False where it failed."""
    shown = discovery.display(piece.file)
    there = [each for each in (piece.file, *piece.others) if os.path.lexists(each)]
    if known := next((each for each in there if piece.mark in _text(each)), None):
        _say(f"{discovery.display(known)}: is there already")
    elif piece.file in there:
        _say(f"{shown}: is there already, and is left as it is; add this to it:\n\n{piece.snippet}")
    else:
        _say(f"{shown}: {'would be' if dry else 'is'} written, {piece.purpose}")
        return dry or _written(piece, top)
    return True


def _text(file: Path) -> str:
    try:
        return files.read_file(file, files.MOST_BY_HAND).decode("utf-8", "replace")
    except OSError:
        return ""


def _written(piece: Piece, top: Path) -> bool:
    try:
        if not files.is_below(piece.file.parent, top):
            raise OSError(None, "a link leads out of the repository here")
        piece.file.parent.mkdir(parents=True, exist_ok=True)
        with piece.file.open("x", encoding="utf-8", newline="\n") as stream:  # "x": never over a file that there is
            stream.write(piece.content)
    except OSError as error:
        console.note(f"{discovery.display(piece.file)}: cannot be written ({error.strerror})")
        return False
    return True


def _baseline(root: Path, *, dry: bool) -> int:
    """Write what is found now into the baseline; one that there is stays as it is."""
    from profilelint.cli import baseline, check

    file = root / BASELINE
    shown = discovery.display(file)
    if os.path.lexists(file):
        _say(f"{shown}: is there already; `profilelint check --update-baseline` writes it anew")
        return CLEAN
    _say(f"{shown}: {'would be' if dry else 'is'} written, what is found now and not reported again")
    source = check.Source(None, False, {"baseline": str(file)})
    request = check.Request((str(root),), source, date.today(), write_baseline=baseline.UPDATE)
    return CLEAN if dry else check.check(request)
