"""What themes ask of their pages, and what the manuals of the rules for front matter cannot show."""

from __future__ import annotations

import builtins
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from profilelint.engine.lint import check
from profilelint.engine.plan import Plan, Selected
from profilelint.read.front_matter.fences import read
from profilelint.read.theme_files import FOLDER, theme_rows, theme_texts
from profilelint.rule.loader import BUILTIN, load, rule_files
from profilelint.site.site import Site
from profilelint.site.themes import page_kinds
from profilelint.site.themes.detect import generator
from profilelint.site.themes.page_kinds import Kind, ThemeKey, demands

if TYPE_CHECKING:
    from pathlib import Path

    from profilelint.engine.lint import Result

FAMILY = tuple(name for _, name in rule_files(BUILTIN) if name.startswith("frontmatter/"))

#: Files by which a site is known to have a theme, where the first of its signs is not enough.
SIGNS = {
    "academicpages": {"talkmap.py": ""},
    "acad-homepage": {"google_scholar_crawler/main.py": "", "_pages/about.md": "---\ntitle: Ada\npermalink: /\n---\n"},
    "al-folio": {
        "_layouts/bib.liquid": "",
        "_pages/projects.md": "---\nlayout: page\ndisplay_categories: [work]\n---\n",
    },
    "al-folio-old": {"_layouts/bib.html": "", "_layouts/about.html": ""},
    "minimal-mistakes": {"minimal-mistakes-jekyll.gemspec": ""},
    "hugoblox": {"hugoblox.yaml": "", "content/_index.md": "---\ntitle: Ada\n---\n"},
    "hugo-academic": {"themes/academic/theme.toml": "", "content/_index.md": "---\ntitle: Ada\n---\n"},
}
#: All that a site is set up with so that every condition of its theme holds.
SET_UP = {
    "jekyll": {
        "_config.yml": "title: Ada\nenable_project_categories: true\n"
        "publication_category: {journals: {title: Journals}}\n",
        "_pages/publications.html": "{% for category in site.publication_category %}{% endfor %}",
    },
    "hugo": {"hugo.toml": 'title = "Ada"'},
    "quarto": {"_quarto.yml": "project: {type: website}"},
}
#: A value that is right for a key of a type.
VALUES = {"": "x", "text": "Note G", "true or false": "true", "number": "3", "list": "[x]", "mapping": "{a: b}"}
SPECIAL = {"category": "work", "publication_types": "['article-journal']", "redirect_from": "[/old/]"}


def values(key: ThemeKey, theme: str) -> str:
    if key.name == "category" and theme in ("academicpages", "acad-homepage"):
        return "journals"
    if key.name in SPECIAL:
        return SPECIAL[key.name]
    return {**VALUES, "date": "1843-09-01", "doi": "10.1000/engine"}[key.type]


def complete(kind: Kind, theme: str) -> dict[str, str]:
    """The front matter of a page of a kind that lacks nothing, and in which no key makes up for another."""
    others = {each for key in kind.keys.values() for each in key.unless}
    asked = {name: values(key, theme) for name, key in kind.keys.items() if key.required}
    beside = {each: "true" for key in kind.keys.values() for each in key.beside if ": " not in each}
    return {"title": "The Engine", **beside, **asked} if "title" not in others else {**beside, **asked}


def place(kind: Kind) -> str:
    """The path of a page of a kind."""
    path = kind.paths[0].replace("*.md", "engine.md").replace("*", "engine")
    return path if "." in path.rpartition("/")[2] else f"{path}.md"


def set_up(theme: str) -> dict[str, str]:
    """The files of a site of a theme, with a collection for each folder of its pages."""
    files = {**SET_UP[generator(theme)], **SIGNS.get(theme, {})}
    if generator(theme) == "jekyll":
        folders = {path.partition("/")[0] for kind in demands(theme).kinds for path in kind.paths}
        names = sorted(each[1:] for each in folders - {"_pages", "_posts"} if each.startswith("_"))
        files["_config.yml"] += "collections:\n" + "".join(f"  {name}: {{output: true}}\n" for name in names)
    if theme not in SIGNS and (signs := theme_rows("signs", theme)):
        name, is_theme = signs[0].removeprefix("theme "), signs[0].startswith("theme ")
        files["_config.yml" if is_theme else name] = files["_config.yml"] + f"theme: {name}\n" if is_theme else ""
    return files


def run(names: tuple[str, ...], files: dict[str, str], site: Path, page: str, **options: Any) -> Result:
    for name, content in files.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8", "surrogateescape"))
    rules = [load(BUILTIN / f"{name}.py", name) for name in names]
    selected = tuple(Selected(each.path, each.name, each.severity, {**each.options, **options}) for each in rules)
    return check([page], Plan(selected, site, date(2026, 1, 1)))


def page_of(said: dict[str, str]) -> str:
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in said.items()) + "---\n\nOn engines and mills.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


THEMES = list(theme_texts())
KINDS = [(theme, kind) for theme in THEMES for kind in demands(theme).kinds]
REQUIRED = [(theme, kind, name) for theme, kind in KINDS for name, key in kind.keys.items() if key.required]


@pytest.mark.parametrize(("theme", "kind"), KINDS, ids=[f"{theme}-{kind.name}" for theme, kind in KINDS])
def test_a_page_with_all_keys_is_right(theme: str, kind: Kind, site: Path) -> None:
    files = set_up(theme)
    page = place(kind)
    result = run(FAMILY, {**files, page: page_of(complete(kind, theme))}, site, page)
    assert [each.message for each in result.diagnostics] == []


@pytest.mark.parametrize(("theme", "kind", "name"), REQUIRED, ids=[f"{a}-{b.name}-{c}" for a, b, c in REQUIRED])
def test_a_page_that_lacks_one_key_is_found(theme: str, kind: Kind, name: str, site: Path) -> None:
    files = set_up(theme)
    page, said = place(kind), complete(kind, theme)
    del said[name]
    (found,) = run(("frontmatter/missing-key",), {**files, page: page_of(said)}, site, page).diagnostics
    assert found.message.startswith(f'There is no "{name}", so ')


AL_FOLIO = {
    "_layouts/bib.liquid": "",
    "_config.yml": "title: Ada\ninclude: [_pages]\nexclude: [_pages/old.md, _news/old.md]\ncollections: [news]",
}
REDIRECTS = {**AL_FOLIO, "Gemfile": "gem 'jekyll-redirect-from'"}


@pytest.mark.parametrize(
    ("files", "page", "text", "missing"),
    [
        (AL_FOLIO, "_pages/404.md", "layout: page\ntitle: Not found\nredirect: true", "permalink"),
        (AL_FOLIO, "_pages/404.md", "title: Not found\npermalink: /404.html\nredirect: true", "layout"),
        (AL_FOLIO, "_pages/news.md", "layout: page\npermalink: /news/", "title"),
        (AL_FOLIO, "_pages/home.md", "layout: \npermalink: /", "title"),
        (AL_FOLIO, "_pages/feed.md", "layout: none\npermalink: /feed/", ""),
        (AL_FOLIO, "_pages/old.md", "layout: page", ""),
        (AL_FOLIO, "_pages/.mills.md", "layout: page", ""),
        (AL_FOLIO, "_pages/_mills.md", "layout: page", ""),
        (AL_FOLIO, "_news/old.md", "inline: true", ""),
        (AL_FOLIO, "_news/_new.md", "inline: true", ""),
        (AL_FOLIO, "_news/new.md", "inline: true\nlayout: post", "date"),
        (AL_FOLIO, "_pages/dropdown.md", "nav: false\ntitle: more", ""),
        (AL_FOLIO, "_pages/dropdown.md", "nav: true\ndropdown: true\nchildren: [a]", "title"),
        (AL_FOLIO, "_pages/more.md", "layout: page\ntitle: more\nnav: false\nchildren: [a]", ""),
        (AL_FOLIO, "_pages/cv.md", "permalink: /cv/\ntitle: CV\nredirect_to: /cv.pdf", "layout"),
        (REDIRECTS, "_pages/cv.md", "permalink: /cv/\ntitle: CV\nredirect_to: /cv.pdf", ""),
        (REDIRECTS, "_pages/cv.md", "layout: page\ntitle: CV\nredirect_to: /cv.pdf", "permalink"),
        ({"_quarto.yml": ""}, "posts/_engine/index.qmd", "date: 1843-09-01", ""),
        ({"_quarto.yml": ""}, "posts/engine/_part.qmd", "date: 1843-09-01", ""),
        ({"_quarto.yml": ""}, "posts/engine/index.qmd", "date: 1843-09-01", "title"),
        (SIGNS["hugo-academic"], "content/authors/ada/_index.md", "title: \nrole: Countess", ""),
        (SIGNS["hugo-academic"], "content/authors/ada/_index.md", "role: Countess", "title"),
        (SIGNS["hugo-academic"], "content/talk/turin.md", "title: a\nevent: b\ntime_start: 1840-09-01", ""),
        (SIGNS["hugo-academic"], "content/talk/turin.md", "title: a\nevent: b", "date"),
    ],
)
def test_what_a_page_lacks(files: dict[str, str], page: str, text: str, missing: str, site: Path) -> None:
    result = run(("frontmatter/missing-key",), {**files, page: f"---\n{text}\n---\n\nOn mills.\n"}, site, page)
    assert [each.message.split('"')[1] for each in result.diagnostics] == ([missing] if missing else [])


def test_a_folder_of_data_is_what_its_guide_says() -> None:
    assert {file.stem for file in FOLDER.glob("*.toml")} == set(THEMES)
    for theme, kind in KINDS:
        for key in kind.keys.values():
            assert key.type in {*VALUES, "date", "doi"}, (theme, kind.name, key.name)
            assert all(not said or said.startswith("so ") for said in (key.required, key.wrong, key.hidden))
    words = {word for file in FOLDER.glob("*.toml") for word in _words(tomllib.loads(file.read_text("utf-8")))}
    guide = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [word for word in sorted(words) if f"`{word}`" not in guide] == []


def _words(table: dict[str, Any]) -> set[str]:
    kinds_of = [each for each in table.values() if isinstance(each, dict)]
    return {word for kind in kinds_of for key in kind["keys"].values() for word in key}


# defaults


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("_talks/a.md", {"layout": "talk", "share": True}),
        ("_pages/a.md", {"layout": "single"}),
        ("index.md", {"layout": "single"}),
        ("_posts/2024-01-01-a.md", {"layout": "post"}),
        ("_notes/a.md", {}),
        ("special/deep/a.md", {"layout": "wide"}),
    ],
)
def test_defaults_supply_what_their_scopes_say(path: str, expected: dict[str, object], tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text(
        """
defaults:
- scope: {path: "", type: pages}
  values: {layout: single}
- scope: {path: "_talks"}
  values: {layout: talk}
- scope: {path: "", type: talks}
  values: {share: true, layout: single}
- scope: {path: "", type: posts}
  values: {layout: post}
- scope: {path: "special/*/"}
  values: {layout: wide}
- scope: nothing
  values: {layout: x}
- values: 3
- 7
"""
    )
    assert page_kinds.defaults(path, Site(tmp_path)) == expected


@pytest.mark.parametrize("config", ["defaults: 3", "defaults: {a: b}", "collections: 3", "- a", "\tx: [", ""])
def test_any_configuration_is_lived_with(config: str, site: Path) -> None:
    files = {"_config.yml": config, "talkmap.py": "", "_talks/a.md": "---\ndate: soon\ncollection: x\n---\n"}
    assert not run(FAMILY, files, site, "_talks/a.md").crashed


# Tags of YAML


@pytest.mark.parametrize("tag", ["!!str", "!expr", "!r", "!!binary", "!include", "!rubyist"])
def test_other_tags_are_harmless(tag: str) -> None:
    found = read(f"---\ntitle: {tag} Sys.Date\n---\n")
    assert found is not None
    assert found.problems == ()


# The rules


@pytest.mark.parametrize(
    "page",
    [
        "\n" * 5000 + "---\n",
        "\n---\n" + "a:\n" * 5000,
        "\n---\n" + "-a: x\n" * 5000,
        "\ufeff\n---\ntitle: x\n" + "- x\n" * 200,
        "x\n" * 3 + "---\ntitle: x\n",
    ],
)
def test_what_only_looks_like_front_matter_further_down(page: str, site: Path) -> None:
    result = run(("frontmatter/not-at-start",), {"_config.yml": "title: Ada", "a.md": page}, site, "a.md")
    assert result.diagnostics == ()


def test_a_reference_in_a_schema_fetches_nothing(site: Path) -> None:
    schema = '{"properties": {"title": {"$ref": "https://example.org/title.json"}}}'
    files = {"s.json": schema, "a.md": "---\ntitle: x\n---\n"}
    (found,) = run(("frontmatter/against-schema",), files, site, "a.md", schemas={"*": "s.json"}).diagnostics
    assert found.message.startswith("The schema cannot be used: ")


@pytest.mark.parametrize("schema", ["[", "3", '{"$ref": "#"}', '{"properties": {"title": {"pattern": "("}}}', "null"])
def test_a_schema_may_hold_anything(schema: str, site: Path) -> None:
    files = {"s.json": schema, "a.md": "---\ntitle: x\n---\n"}
    (found,) = run(("frontmatter/against-schema",), files, site, "a.md", schemas={"*": "s.json"}).diagnostics
    assert "cannot be used: " in found.message


def test_it_is_said_what_a_schema_needs(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "jsonschema":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    files = {"s.json": "{}", "a.md": "---\ntitle: x\n---\n"}
    (found,) = run(("frontmatter/against-schema",), files, site, "a.md", schemas={"*": "s.json"}).diagnostics
    assert found.message == ("The schema s.json cannot be used: it needs pip install 'profilelint[schema]'")


@pytest.mark.parametrize("workflow", ["run: bundle exec jekyll build --future", "run: hugo --buildFuture"])
def test_a_workflow_may_build_what_lies_ahead(workflow: str, site: Path) -> None:
    files = {
        "_config.yml": "title: Ada",
        ".github/workflows/site.yml": workflow,
        "_posts/2027-01-01-a.md": "---\ntitle: A\ndate: 2027-01-01\n---\n",
    }
    assert run(("frontmatter/future-date",), files, site, "_posts/2027-01-01-a.md").diagnostics == ()


@pytest.mark.parametrize(
    "schema",
    [
        '{"properties": {"title": {"pattern": "(x+x+)+y"}}}',
        '{"additionalProperties": false, "patternProperties": {"(x+x+)+y": true}}',
        '{"unevaluatedProperties": false, "patternProperties": {"(x+x+)+y": true}}',
    ],
)
def test_the_patterns_of_a_schema_take_no_long_time(schema: str, site: Path) -> None:
    files = {"s.json": schema, "a.md": f"---\ntitle: {'x' * 2000}\n{'x' * 2000}: a\n---\n"}
    (found,) = run(("frontmatter/against-schema",), files, site, "a.md", schemas={"*": "s.json"}).diagnostics
    assert 'cannot be used: the pattern "(x+x+)+y" takes too long; ' in found.message
