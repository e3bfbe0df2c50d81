"""Where a user keeps a configuration, and where programs keep what they can do without.

On Linux most users have a home and say nothing else, or say it as the XDG Base Directory Specification wants. Then it
is known without platformdirs, whose import takes longer than the start of Python; it answers everywhere else.
"""

from __future__ import annotations

import os
import stat
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

NAME = "profilelint"


def own_folder(kind: Literal["config", "cache"]) -> str:
    """Return the user's folder for a configuration or a cache: `~/.config/profilelint`, `~/.cache/profilelint`.

    PROFILELINT_CACHE_DIR is another one for caches.
    """
    if kind == "cache" and (chosen := os.environ.get("PROFILELINT_CACHE_DIR")):
        return os.path.abspath(chosen)  # noqa: PTH100
    home, said = os.environ.get("HOME", ""), os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    if sys.platform == "linux" and home.startswith("/") and "ANDROID_ROOT" not in os.environ:
        base = said if said.startswith("/") else f"{home.rstrip('/')}/.{kind}"  # a relative path is to be ignored
        return os.path.join(base, NAME)  # noqa: PTH118 -- no module more than is needed
    import platformdirs

    find = platformdirs.user_config_dir if kind == "config" else platformdirs.user_cache_dir
    return find(NAME, appauthor=False)


def fault_of(path: str | os.PathLike[str], is_right: Callable[[int], bool]) -> str:
    """Return why something cannot be a user's own, "" if it can: a link, of another kind, or for others to write.

    `is_right` is a test of its mode, as in `stat`. Raises OSError where there is nothing.
    """
    found, name = os.lstat(path), os.path.basename(path)  # noqa: PTH119
    if not is_right(found.st_mode) or (is_right is not stat.S_ISDIR and found.st_nlink != 1):
        return f"{name} is a link or no {'folder' if is_right is stat.S_ISDIR else 'plain file'}"
    owner = getattr(os, "getuid", lambda: found.st_uid)()
    return f"others can write {name}" if found.st_uid != owner or (os.name != "nt" and found.st_mode & 0o022) else ""
