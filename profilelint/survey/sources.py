"""Which sites a survey is of, and where each comes from."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from profilelint.base import files
from profilelint.config.loader import ConfigError
from profilelint.site.discovery import absolute
from profilelint.web.url import without_credentials

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What the address of a git repository may begin with. `ext::`, which runs a program, and `http`, where anybody on the
#: way may answer, are not among them.
SCHEMES = ("https", "ssh", "file")
#: Most bytes of a list of sites: a million addresses.
MOST = 128 << 20
ARCHIVES = (".zip", ".tar.gz", ".tgz")


class Origin(NamedTuple):
    """A site by its name in the tables, and how to come by it: `address` is a path, a git address, or why not."""

    name: str
    kind: Literal["folder", "git", "archive", "refused"]
    address: str

    @property
    def host(self) -> str:
        """Which host a git address names; "" for this machine.

        >>> [source(each).host for each in ("https://me@Git.example:8443/a", "git@git.example:a/b", "file:///a")]
        ['git.example', 'git.example', '']
        """
        found = re.match(r"(?:[^:/]+://)?(?:[^/@]*@)?([^:/]*)", self.address) if self.kind == "git" else None
        return found[1].lower() if found else ""


def sources(given: str, out: Path | None = None) -> list[Origin]:
    """Return the sites in a folder of sites, or on the lines of a file or, for "-", of standard input.

    Empty lines and those that begin with "#" name none, and each site counts once. `out`, where the survey is written,
    is no site. Raises ConfigError.
    """
    path = absolute(given)
    if given != "-" and path.is_dir():
        folders = (each for each in sorted(path.iterdir()) if not each.name.startswith(".") and not each.is_symlink())
        found = [Origin(each.name, "folder", str(each)) for each in folders if each.is_dir() and each != out]
    else:
        found = [source(line) for line in _lines(given, path)]
    if not found:
        raise ConfigError(f"{given}: it names no sites")
    return list({each.name: each for each in found}.values())


def _lines(given: str, path: Path) -> Iterator[str]:
    try:
        data = sys.stdin.buffer.read() if given == "-" else files.read_file(path, MOST)
    except OSError as error:
        raise ConfigError(f"{given}: cannot be read ({error.strerror})") from None
    for line in data.decode("utf-8", "surrogateescape").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def source(line: str) -> Origin:
    """Return the site that a line names; a path is relative to the working directory.

    >>> source("https://ada:secret@git.example/looms").name
    'https://git.example/looms'
    >>> source("ext::sh -c boom").kind, source("--upload-pack=boom").kind, source("git@git.example:looms").kind
    ('refused', 'refused', 'git')
    """
    name = without_credentials(line)
    if line.startswith("-") or re.match(r"[\w+.-]+::", line):
        return Origin(name, "refused", "it is neither a path nor an address")
    if scheme := re.match(r"([\w+.-]+)://", line):
        if scheme[1].lower() in SCHEMES and not re.match(r"[^/]+//(?:[^/]*@)?-", line):
            return Origin(name, "git", line)
        return Origin(name, "refused", f"git is asked by {', '.join(SCHEMES)} alone")
    if re.match(r"\w[\w.-]*@\w[\w.-]*:", line):
        return Origin(name, "git", line)
    return Origin(name, "archive" if line.lower().endswith(ARCHIVES) else "folder", str(absolute(line)))
