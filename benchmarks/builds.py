"""What profilelint believes of real sites, held against what Jekyll and Hugo make of them.

    python benchmarks/builds.py [--jekyll PROGRAM] [--hugo PROGRAM] [--list N] SITE...

Each SITE is a folder. It is copied, built and compared; a generator that is not found on the machine is named, and its
sites are passed over, as those of Quarto are, whose build runs the code of the pages. The table has a row for each
site: the files published that are known here and those known here that are published, the same for the ids of headings,
the addresses on pages that are called missing and are there, or found and are not, and the pages on which readers see
`**` or `](`. Pages known should be 99.5 % both ways. `--list` shows the first N differences of each kind.

Only the generator runs, and code of a site only as far as the build runs it: the plugins that a Jekyll site brings
along do not, nor the modules of Hugo. What a site asks for and the machine lacks is replaced: plugins and themes by
none, tags and shortcodes by such as show what stands in them, the templates of a theme that is not there by bare ones.
"""

from __future__ import annotations

import argparse
import json
import os
import posixpath
import re
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import yaml

from profilelint import Document, Site
from profilelint.site.generators.hugo.answer import Hugo
from profilelint.site.generators.hugo.edition import Edition
from profilelint.site.generators.jekyll.answer import Jekyll
from profilelint.site.generators.jekyll.edition import JEKYLL_3, JEKYLL_4
from profilelint.site.generators.outcome import url
from profilelint.site.generators.view import Folder

LIMIT = 300  #: seconds for one build
STUB = "_stub"
UNFIT = frozenset(("jekyll-feed",))  #: plugins that fail with Debian's Liquid
TAG = re.compile(r"\{%-?\s*(?!else\b|elsif\b|when\b)(\w+)")
SHORTCODE = re.compile(r"\{\{[<%]\s*(/?)\s*([\w/-]+)")
#: Plugins that make pages, or tags; what else a site asks for is left out too if it is not installed.
RUBY = """
require 'jekyll'
%s.each do |name, closed|
  next if Liquid::Template.tags[name]
  Liquid::Template.register_tag(name, closed ? Class.new(Liquid::Block) : Class.new(Liquid::Tag))
end
"""
TEMPLATES = {
    "single": "<!doctype html><title>{{ .Title }}</title>{{ .Content }}",
    "list": "<!doctype html><title>{{ .Title }}</title>{{ .Content }}{{ range .Paginator.Pages }}{{ .Title }}{{ end }}",
}
#: Marks of Markdown that stayed text, with what stands around them.
MARKS = re.compile(r".{0,20}(?:\*\*|\]\().{0,20}")
#: Files that no page leads to by an address of its author's: maps of styles, fingerprints, further pages of lists.
NOBODYS = re.compile(r".*\.css\.map|.*\.[0-9a-f]{32,}\.(?:css|js)|(?:.*/)?page/\d+/index\.html")
COLUMNS = "files built known | known built | ids built known | known built | links alarms missed | marks"


#: By the generator: the program, and what builds with it and says what is known of a site.
Builders = dict[str, tuple[str, Callable[[str, Path, Path], Jekyll | Hugo]]]


class Rates(NamedTuple):
    """What was compared of a site: each list holds the differences, each number what they are of."""

    built: int
    unknown: list[str]
    unbuilt: list[str]
    known: int
    ids: int
    unknown_ids: list[str]
    absent_ids: list[str]
    known_ids: int
    links: int
    alarms: list[str]
    missed: list[str]
    marks: list[str]


class Page(HTMLParser):
    """What a published page holds: all its ids, those of its headings, and its text without code and scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.headings: set[str] = set()
        self.text = ""
        self._hidden = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the ids."""
        for name, value in attrs:
            if name in {"id", "name"} and value:
                self.ids.add(value)
                if name == "id" and re.fullmatch(r"h[1-6]", tag):
                    self.headings.add(value)
        self._hidden += tag in {"script", "style", "pre", "code"}

    def handle_endtag(self, tag: str) -> None:
        """See whether text is shown again."""
        self._hidden -= tag in {"script", "style", "pre", "code"} and self._hidden > 0

    def handle_data(self, data: str) -> None:
        """Note what is shown."""
        self.text += "" if self._hidden else data


# Builds


def built_by_jekyll(program: str, root: Path, out: Path) -> Jekyll:
    """Build a site with Jekyll; what profilelint knows of it. Raises CalledProcessError, TimeoutExpired."""
    file = next(path for name in ("_config.yml", "_config.yaml") if (path := root / name).exists())
    config = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    gems = set(re.findall(r"(?m)^([\w-]+) \(", _run(["gem", "list", "--local"], root)))
    asked = config.get("plugins", config.get("gems")) or []
    config["plugins"] = [each for each in asked if each in gems - UNFIT]
    config["plugins_dir"] = [STUB]
    if config.get("theme") not in gems:
        config.pop("theme", None)
    config.pop("remote_theme", None)
    file.write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True), encoding="utf-8")
    (root / "Gemfile").unlink(missing_ok=True)  # Bundler would load the plugins that it names
    for path in root.rglob("*.scss"):  # the compiler may be too old for them, and nobody links to what they hold
        text = path.read_text(encoding="utf-8", errors="replace")
        path.write_text("---\n---\n" if text.startswith("---") else "", encoding="utf-8")
    found = {name for text in _texts(root, (".md", ".html", ".liquid", ".markdown")) for name in TAG.findall(text)}
    closed = {name.removeprefix("end") for name in found if name.startswith("end")}
    tags = [[name, name in closed] for name in sorted(found) if not name.startswith("end")]
    (root / STUB).mkdir()
    (root / STUB / "tags.rb").write_text(RUBY % json.dumps(tags), encoding="utf-8")
    _run([program, "build", "--quiet", "--source", str(root), "--destination", str(out)], root)
    version = _run([program, "--version"], root)
    edition = JEKYLL_3 if re.search(r"\b3\.\d", version) else JEKYLL_4
    return Jekyll(Folder(Site(root)), datetime.now(UTC), [edition])


def built_by_hugo(program: str, root: Path, out: Path) -> Hugo:
    """Build a site with Hugo; what profilelint knows of it. Raises CalledProcessError, TimeoutExpired."""
    places = [*root.glob("hugo.*"), *root.glob("config.*"), *(root / "config" / "_default").glob("*")]
    files = [file for file in places if file.stem in {"hugo", "config", "module"} and file.suffix in READERS]
    said = {file: READERS[file.suffix](file.read_text(encoding="utf-8")) or {} for file in files}
    themes = [each for values in said.values() for each in _listed(values.get("theme"))]
    modules = any("imports" in values or "imports" in (values.get("module") or {}) for values in said.values())
    if modules or not all(any((root / "themes" / each).glob("*")) for each in themes):
        for file, values in said.items():
            for key in ("theme", "outputs", "imports", "module", "paginate", "paginatePath"):
                values.pop(key, None)
            file.unlink()
            values |= {"theme": STUB} if file.stem in {"hugo", "config"} else {}
            file.with_suffix(".json").write_text(json.dumps(values, default=str), encoding="utf-8")
        _bare_theme(root)
    _run([program, "--source", str(root), "--destination", str(out)], root)
    minor = re.search(r"v0\.(\d+)", _run([program, "version"], root))
    return Hugo(Folder(Site(root)), datetime.now(UTC), [Edition(int(minor[1]))] if minor else ())


READERS: dict[str, Callable[[str], Any]] = {
    ".toml": tomllib.loads,
    ".yaml": yaml.safe_load,
    ".yml": yaml.safe_load,
    ".json": json.loads,
}


def _bare_theme(root: Path) -> None:
    """Templates that show the text of a page alone, and a shortcode for each name that a page uses."""
    for path in (root / "layouts").glob("*"):
        if path.name != "shortcodes":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    (root / "go.mod").unlink(missing_ok=True)
    layouts = root / "themes" / STUB / "layouts"
    (layouts / "_default").mkdir(parents=True)
    for name, template in TEMPLATES.items():
        (layouts / "_default" / f"{name}.html").write_text(template, encoding="utf-8")
    used = {pair for text in _texts(root / "content", (".md",)) for pair in SHORTCODE.findall(text)}
    for _, name in used:
        file = layouts / "shortcodes" / f"{name}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{{ .Inner }}" if ("/", name) in used else "", encoding="utf-8")


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def _texts(folder: Path, ends: tuple[str, ...]) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.name.endswith(ends) and path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace")


def _run(command: list[str], folder: Path) -> str:
    # Without Bundler, which insists on every gem that the site asks for.
    env = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, timeout=LIMIT, check=True)
    return done.stdout.decode("utf-8", "replace")


# Comparison


def compared(site: Site, model: Jekyll | Hugo, out: Path) -> Rates:
    """Hold what is known of a site against its build."""
    paths = (path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    files = {path for path in paths if not NOBODYS.fullmatch(path)}
    known = {path for path in model.written if not NOBODYS.fullmatch(path)}
    pages = {path: Page((out / path).read_text("utf-8", "replace")) for path in files if path.endswith(".html")}
    ids: list[list[str]] = [[], [], [], []]
    links: list[list[str]] = [[], [], []]
    for document in site.documents:
        place = site.locate(document)
        address = model.page(place).address
        if address is None or address not in pages:
            continue
        page, names = pages[address], site.anchors(place, document)
        if names is not None:
            for row, some in zip(ids, (page.headings, page.headings - names, names, names - page.ids), strict=True):
                row += [f"{place}#{name}" for name in sorted(some)]
        for link, is_found in _links(site, document):
            is_there = _is_there(url(address), link, site, files)
            links[0].append(link)
            if is_there is not None and is_there != is_found:
                links[1 if is_there else 2].append(f"{place}: {link}")
    marks = [f"{path}: {found[0]}" for path, page in pages.items() if (found := MARKS.search(page.text))]
    files_of = (len(files), sorted(files - known), sorted(known - files), len(known))
    return Rates(*files_of, len(ids[0]), ids[1], ids[3], len(ids[2]), len(links[0]), links[1], links[2], marks)


def _links(site: Site, document: Document) -> Iterator[tuple[str, bool]]:
    """The local addresses on a page, and whether they are said to lead somewhere."""
    urls = {node.url for nodes in (document.links, document.images) for node in nodes}
    for each in site.references(document):
        if (
            each.url in urls
            and each.role in {"link", "image"}
            and "{" not in each.url
            and each.target.kind in {"found", "missing"}
        ):
            yield each.url, each.target.kind == "found"


def _is_there(page: str, link: str, site: Site, files: set[str]) -> bool | None:
    """Whether what a link leads to is published; None for what the host of the site is needed for."""
    base = site.built("").baseurl
    path = urlsplit(urljoin(f"{base}{page}", link))
    if path.scheme or path.netloc or not f"{path.path}/".startswith(f"{base}/"):
        return None
    file = posixpath.normpath(unquote(path.path).removeprefix(base).lstrip("/") or ".")
    return any(each in files for each in (file, posixpath.normpath(f"{file}/index.html"), f"{file}.html"))


def main() -> None:
    """Build, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="+", metavar="SITE")
    parser.add_argument("--jekyll", default="jekyll")
    parser.add_argument("--hugo", default="hugo")
    parser.add_argument("--list", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    builders: Builders = {"jekyll": (asked.jekyll, built_by_jekyll), "hugo": (asked.hugo, built_by_hugo)}
    found = [rates for path in asked.sites if (rates := _one(Path(path), builders, asked.list)) is not None]
    if found:
        print(f"{_row(found)} | all {len(found)} sites\n{COLUMNS}")


def _one(source: Path, builders: Builders, most: int) -> Rates | None:
    generator = Site(source).built("").generator
    program, build = builders.get(generator, ("", None))
    if build is None or not shutil.which(program):
        print(f"passed over: {source.name}: {f'there is no {program}' if program else f'built by {generator}'}")
        return None
    with tempfile.TemporaryDirectory() as folder:
        root, out = Path(folder, source.name), Path(folder, STUB)
        made = ("public", "resources") if generator == "hugo" else ()
        shutil.copytree(
            source, root, symlinks=True, ignore=shutil.ignore_patterns(".git", "_site", "node_modules", *made)
        )
        try:
            model = build(program, root, out)
        except (subprocess.SubprocessError, ValueError, OSError, yaml.YAMLError) as error:
            print(f"passed over: {source.name}: {_why(error)}")
            return None
        rates = compared(Site(root), model, out)
    print(f"{_row([rates])} | {source.name}", flush=True)
    for name, each in rates._asdict().items():
        for line in each[:most] if isinstance(each, list) else ():
            print(f"    {name}: {line}")
    return rates


def _why(error: Exception) -> str:
    said = ((getattr(error, "stderr", b"") or b"") + (getattr(error, "stdout", b"") or b"")).decode("utf-8", "replace")
    said = said or str(error)
    lines = [
        line
        for line in re.sub(r"\x1b\[\d*m", "", said).splitlines()
        if re.search(r"(?i)error\b|exception", line) and "from /" not in line
    ] or [said]
    return lines[0].strip()[:300]


def _row(rates: list[Rates]) -> str:
    """The sums of some sites as a row of the table."""

    def percent(differences: str, total: str) -> str:
        wrong, of = sum(len(getattr(each, differences)) for each in rates), sum(getattr(each, total) for each in rates)
        return f"{of:6} {100 * (of - wrong) / of if of else 100:6.2f}"

    alarms, missed, marks = (sum(len(getattr(each, name)) for each in rates) for name in ("alarms", "missed", "marks"))
    pairs = (("unknown", "built"), ("unbuilt", "known"), ("unknown_ids", "ids"), ("absent_ids", "known_ids"))
    links = sum(each.links for each in rates)
    return " | ".join([*(percent(*pair) for pair in pairs), f"{links:6} {alarms:4} {missed:4}", f"{marks:4}"])


if __name__ == "__main__":
    main()
