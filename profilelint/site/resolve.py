"""From an address as written to what it leads to."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.deployment import github_repository
from profilelint.site.target import ELSEWHERE, UNKNOWN, Target

if TYPE_CHECKING:
    from profilelint.site.built import Built
    from profilelint.site.target import Readers

#: Path and fragment of an address within the site, and whether it names the host.
Local = tuple[str, str, bool]

#: Longer addresses are no paths.
MAX_LENGTH = 1000

_TEMPLATE = lazy_pattern(r"\{[{%]|[}%]\}|[\ufdd0-\ufdef]|<%|\$\{|\{\w+\}")
_LINK = lazy_pattern(r"(?:\{\{[^{}]{0,100}\}\})?/?\{%-?\s*(?P<tag>link|post_url)\s+(?P<name>\S{1,300}?)\s*-?%\}")
_BREAK = lazy_pattern(r"[\t\r\n]")
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
#: What is no path but a slip: an address without its scheme, a command, text.
_NO_PATH = lazy_pattern(r"""(?s)(?:https?|www)[/.]|[^/?#]*@|.*[<>{}|\\\n"`]|.*https?:|[\[(]|javascript\b""")
_BACKSLASHES = lazy_pattern(r"(?:\.{1,2}\\)?(?:[\w ()-]{1,100}\\){1,9}[\w .()-]{1,200}\.[A-Za-z0-9]{2,5}")
#: How an address starts that lacks its scheme, perhaps.
_HOST = lazy_pattern(r"[^/.]+(?:\.[^/.]+){1,4}(?:/|$)")
#: How repositories are named and pages are not: "Looms-Fall1843", of which GitHub makes the folder of a user's site.
_REPOSITORY = lazy_pattern(r"(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])(?=[^\d_-]*[\d_-])[\w-]{3,100}", re.ASCII)
#: What the names of files end with that lie on the web.
FILES = (
    *("html", "htm", "md", "qmd", "ipynb", "pdf", "ps", "epub", "tex", "doc", "docx", "ppt", "pptx", "xls", "xlsx"),
    *("odt", "odp", "key", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "tif", "tiff", "mp3", "mp4"),
    *("mov", "webm", "zip", "gz", "tgz", "7z", "txt", "csv", "json", "bib", "xml", "css", "js", "yml", "yaml", "toml"),
    *("r", "rmd", "py", "ics", "vcf", "m", "mat"),
)


def resolve(built: Built, place: str, url: str) -> Target:
    """What an address leads to that stands on the page at `place`, relative to the folder of the generator. Total."""
    if len(url) > MAX_LENGTH:
        return UNKNOWN
    local = (_named(built, url) if "{%" in url else None) or _local(built, place, url)
    if isinstance(local, Target):
        known = local.kind in {"found", "unknown", "elsewhere"}
        return local if known or _readers(built, place) != "nobody" else UNKNOWN
    target = _followed(built, place, *local)
    if target.kind not in {"found", "elsewhere"} and (readers := _readers(built, place)) != "visitors":
        target = _in_repository(built, place, local, readers, target)
    return UNKNOWN if target.kind == "missing" and _is_host(built, place, local[0]) else target


def _in_repository(built: Built, place: str, local: Local, readers: Readers, target: Target) -> Target:
    """What an address leads to on a page that others read than visitors of the site; for those it is `target`."""
    shown = _followed(built.repository, place, *local)
    if shown.kind == "found" or readers == "repository":
        return shown
    return UNKNOWN if readers == "nobody" else target if target.kind == "unknown" else shown


def _readers(built: Built, place: str) -> Readers:
    return built.site.page(built.rooted(place)).readers


def from_home(built: Built, url: str) -> Target:
    """What an address leads to that stands on no page but in a menu: paths begin at the home page. Total."""
    local = _local(built, "", url) if len(url) <= MAX_LENGTH else UNKNOWN
    if isinstance(local, Target):
        return local
    path, fragment, names_host = local
    if built.generator == "hugo" and path.startswith("/") and not names_host:
        path, fragment = _in_menu(built, path), _in_menu(built, fragment)
    if not path:
        return _fragment(built, Target("found"), fragment)
    based = (
        path if names_host or (built.baseurl and path.startswith(f"{built.baseurl}/")) else f"{built.baseurl}/{path}"
    )
    target = _absolute(built, based, names_host)
    if target.kind == "missing" and not names_host:
        inside = (built.lookup(f"{folder}{_normal(path)}") for folder in built.model.language_folders)
        target = next((each for each in inside if each.kind == "found"), target)
    if target.kind == "missing" and _HOST.match(path) and path.rpartition(".")[2].lower() not in FILES:
        return UNKNOWN
    return _fragment(built, target, fragment)


def _in_menu(built: Built, path: str) -> str:
    """A path, or an anchor, of one of Hugo's menus as it writes it: small letters, and hyphens for blanks."""
    from profilelint.site.generators.hugo import go

    lower = built.settings.get("disablepathtolower") is not True
    return go.sanitize(path, lower=lower, accents=built.settings.get("removepathaccents") is not True)


def _fragment(built: Built, target: Target, fragment: str) -> Target:
    """The target with a fragment; for that, the home page must be known."""
    if fragment and target.kind == "found" and not target.file:
        return Target("found", built.home_page, "", fragment)
    return target._replace(fragment=fragment) if fragment else target


def _is_host(built: Built, place: str, path: str) -> bool:
    """Whether a path is an address without its scheme rather than a path."""
    host = _HOST.match(path)
    if not host or built.exists(posixpath.join(posixpath.dirname(place), host[0])):
        return False
    return host[0].endswith("/") or host[0].rpartition(".")[2].lower() not in FILES


def _local(built: Built, place: str, url: str) -> Target | Local:
    """What an address says within the site; or what else it is."""
    if ("{" in url or "}" in url or "<%" in url or not url.isascii()) and _TEMPLATE.search(url):
        filled = built.links.fill(built, place, url)
        if filled is None:
            return UNKNOWN
        url = filled
    url = _BREAK.sub("", url.strip())
    host = ""
    if url.startswith("//") or _SCHEME.match(url):
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return ELSEWHERE
        if not host or host != built.address[0] or parts.scheme not in {"", "http", "https"}:
            return ELSEWHERE
        url = url.split(parts.netloc, 1)[-1] or "/"
    path, _, fragment = url.partition("#")
    path = path.split("?", 1)[0]
    if "\\" in path and _BACKSLASHES.fullmatch(path):  # browsers take them for slashes
        path = path.replace("\\", "/")
    if _NO_PATH.match(path) and not host:
        return UNKNOWN
    return (unquote(path), unquote(fragment), bool(host)) if "%" in url else (path, fragment, bool(host))


def _followed(built: Built, place: str, path: str, fragment: str, is_absolute: bool) -> Target:
    if not path:
        return Target("found", built.rooted(place), "", fragment)
    if path.startswith("/"):
        return _fragment(built, _absolute(built, path, is_absolute), fragment)
    best: Target | None = None
    for base in built.bases(place):
        target = _relative(built, base, path)
        if target.kind == "found":
            return _fragment(built, target, fragment)
        if best is None or _ORDER.index(target.kind) < _ORDER.index(best.kind):
            best = target
    return best or UNKNOWN


_ORDER = ("found", "unknown", "wrong-case", "elsewhere", "missing")


def _absolute(built: Built, path: str, names_host: bool) -> Target:
    base = built.baseurl
    if base and (path == base or path.startswith(f"{base}/")):
        path = path[len(base) :]
    elif base and (names_host or built.generator in {"jekyll", "hugo"}):
        return ELSEWHERE
    target = built.lookup(_normal(path))
    first = path.strip("/").split("/", 1)[0]
    if target.kind != "missing" or built.exists(first):
        return target
    if not base and built.generator == "jekyll" and _is_project_page(built, first):
        return built.lookup(_normal(path.lstrip("/")[len(first) :]))
    is_named = not base and built.generator == "jekyll" and _REPOSITORY.fullmatch(first)
    # Another repository of the owner, it may be.
    return ELSEWHERE if names_host or is_named or built.is_project(first) else target


def _is_project_page(built: Built, name: str) -> bool:
    """Whether GitHub serves the site below the name of its repository: not that of its owner, nor at a domain."""
    owner, repository = github_repository(built.site) or ("", "")
    is_own = repository.lower() == f"{owner}.github.io".lower()
    return bool(name) and name.lower() == repository.lower() and not is_own and not built.site.exists("CNAME")


def _relative(built: Built, base: str, path: str) -> Target:
    joined = posixpath.normpath(posixpath.join("/", base, path))
    depth = len(posixpath.normpath(posixpath.join("x", base)).split("/")) - 1
    if path.split("/").count("..") > depth and (built.generator in {"plain", "quarto"} or built.baseurl):
        return ELSEWHERE
    return built.lookup(_normal(joined + ("/" if path.endswith(("/", "/.", "/..")) else "")))


def _normal(path: str) -> str:
    """A path from the root, without a leading `/`, and without `.` and `..`; one at its end stays."""
    normal = posixpath.normpath("/" + path.lstrip("/")).lstrip("/")
    return f"{normal}/" if path.endswith("/") and normal else normal


def _named(built: Built, url: str) -> Target | None:
    """What `{% link %}` and `{% post_url %}` name: a file, or a post by its path without an ending; None for others."""
    found = _LINK.match(url) if built.generator == "jekyll" else None
    if not found or "{{" in found["name"]:
        return None
    name, fragment = found["name"].strip("/"), url[found.end() :].partition("#")[2]
    if found["tag"] == "link":
        names = [name] if built.exists(name) else []
    else:
        folder, _, stem = name.rpartition("/")
        ending = re.compile(rf"(?:^|/){re.escape(folder)}/?_posts/(?:.*/)?{re.escape(stem)}\.\w+$")
        names = [file for file in built.files if stem in file and ending.search(file)]
        names = names or [file for file in built.files if f"_posts/{name}." in file]
    return Target("found", built.rooted(names[0]), "", fragment) if names else Target("missing", "", name, fragment)
