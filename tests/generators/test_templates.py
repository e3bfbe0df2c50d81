"""What is read of Liquid and of shortcodes, held against what Liquid 4.0.4 and Hugo 0.168 made of the same texts.

A row of `liquid.jsonl` is a text, the error with which Jekyll's renderer stops at it, or "", and what is printed for it
where only `site` and `page` have values; one of `shortcodes.jsonl` is a page of Hugo and its error, with a shortcode
`box` around a text and one `pic` without.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from built_sites import memory, rows, view
from hypothesis import given
from hypothesis import strategies as st

from profilelint.model.finding import Span
from profilelint.read.reader import read
from profilelint.site.generators import reasons
from profilelint.site.generators.jekyll.edition import JEKYLL_4, PAGES_ALLOWED, PAGES_PLUGINS
from profilelint.site.generators.templates import hugo_pages, jekyll_pages, known, liquid, outputs, shortcodes
from profilelint.site.generators.templates.liquid import CORE, Known
from profilelint.site.generators.templates.shortcodes import Shortcodes
from profilelint.site.site import Site

LIQUID, SHORTCODES = rows("liquid"), rows("shortcodes")
TAKES_TEXT = Shortcodes({"box": True, "pic": False, "youtube": False, "figure": False})
TODAY = date(2026, 1, 1)
#: Errors of Liquid when it parses a template, or when it runs one that has no values.
OF_LIQUID = re.compile(r"Liquid::|SyntaxError|ArgumentError: Invalid syntax for include tag:|.*Could not parse name")


@pytest.mark.parametrize("row", LIQUID, ids=range(len(LIQUID)))
def test_liquid_stops_where_it_stops(row: dict[str, Any]) -> None:
    assert bool(liquid.read(row["text"]).faults) == bool(row["fails"])


@pytest.mark.parametrize("row", SHORTCODES, ids=range(len(SHORTCODES)))
def test_hugo_stops_where_it_stops(row: dict[str, Any]) -> None:
    assert bool(shortcodes.read(row["text"], 0, TAKES_TEXT)) == bool(row["fails"])


@pytest.mark.parametrize("row", [row for row in LIQUID if "printed" in row])
def test_what_is_said_to_vanish_is_not_printed(row: dict[str, Any]) -> None:
    found = liquid.read(row["text"]).outputs
    empty = [each for each in found if outputs.is_empty(each.markup)]
    if found and len(empty) == len(found) and "{%" not in row["text"]:
        kept = re.sub(r"\{\{.*?\}\}", "", row["text"], flags=re.DOTALL)
        assert row["printed"].split() == kept.split()


@pytest.mark.parametrize(
    ("markup", "is_empty"),
    [
        ("A New Method", True),
        (" user ", True),
        ("< youtube abc >", True),
        ("", True),
        ("nil", True),
        ('""', True),
        ("1,2", False),
        ("2n", True),
        ("(1..3)", False),
        ('"x"', False),
        ("true", False),
        (" site.title ", False),
        ("- page.title -", False),
        ('user | default: "me"', False),
        ('["page"].title', False),
    ],
)
def test_what_an_output_prints(markup: str, is_empty: bool) -> None:
    assert outputs.is_empty(markup) is is_empty


def jekyll_rows() -> list[Any]:
    """The pages of tiny sites that Jekyll built, or did not because of their Liquid."""
    found = []
    for row in rows("jekyll"):
        errors = {expected["fails"] for expected in row["expect"]}
        path = next((path for path in row["files"] if path.endswith("a.md")), "")
        is_off = "render_with_liquid" in str(row["files"]) or "strict" in str(row["files"].get("_config.yml"))
        if row["id"].startswith(("liq-", "inc-")) and isinstance(row["files"].get(path), str) and not is_off:
            found.append(pytest.param(row, path, all(map(OF_LIQUID.match, errors)), id=row["id"]))
    return found


#: Rows whose fault lies in another file, in what filters make of values, or in a page that is left out.
ELSEWHERE = {"liq-date", "liq-inc-used", "liq-divzero", "liq-filterargs", "liq-cmp", "liq-sort", "liq-future"}
NOT_RUN = {"liq-nofm", "liq-draft-excluded", "liq-future"}


@pytest.mark.parametrize(("row", "path", "is_fault"), jekyll_rows())
def test_sites_that_jekyll_stopped_at(row: dict[str, Any], path: str, is_fault: bool) -> None:
    page = read(path, row["files"][path].encode())
    start = page.front_matter.span.end if page.front_matter else 0
    found = liquid.read(page.text, start, known.of_site(view(row), [JEKYLL_4]))
    if row["id"] not in ELSEWHERE | NOT_RUN:
        assert bool(found.faults) == is_fault


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a {{ b } c", [("half-output", "{{ b }")]),
        ("a {% b\n} c", [("half-tag", "{%")]),
        ("{% nosuch 1 %} {% set x = 1 %}", [("unknown-tag", "{% nosuch 1 %}"), ("unknown-tag", "{% set x = 1 %}")]),
        ("{% if a %}{% for b in c %}{% endif %}", [("crossing", "{% endif %}")]),
        ("x {% if a %} y", [("never-closed", "{% if a %}")]),
        ("{% include a.html\n b=“c” %}", [("include-parameter", "{% include")]),
        ("{% if a = b %}{% endif %}{% if c %}{% if d = e %}{% endif %}{% endif %}", [("operator", "{% if a = b %}")]),
        ("{% break %}{% if a = b %}{% endif %}", []),
        ("{% raw %}{{ a } {% x %}{% endraw %}", []),
    ],
)
def test_the_place_of_a_fault_of_liquid(text: str, said: list[tuple[str, str]]) -> None:
    assert [(each.key, text[slice(*each.span)]) for each in liquid.read(text).faults] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a {{< pic b >} c", [("shortcode-sign", "{{< pic b >")]),
        ("a {{< nosuch >}} {{< pic", [("no-shortcode", "nosuch"), ("shortcode-open", "{{<")]),
        ('{{< pic "a >}}\n', [("quote-open", '{{< pic "a >}}')]),
        ("{{< box >}} a", [("must-be-closed", "box")]),
        ("{{< pic >}} a {{< /pic >}}", [("takes-no-text", "/")]),
        ("a {{< /box >}} b", [("end-of-other", "{{< /box >}}")]),
        ("{{< x.inline >}}{{< nosuch", []),
    ],
)
def test_the_place_of_a_fault_of_hugo(text: str, said: list[tuple[str, str]]) -> None:
    found = shortcodes.read(text, 0, TAKES_TEXT)
    assert [(each.key, text[slice(*each.span)]) for each in found] == said


def test_every_fault_has_a_sentence_and_every_sentence_a_fault() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(liquid.__file__).parent.glob("*.py"))
    for key, reason in reasons.table("templates").items():
        assert f'"{key}"' in sources
        assert len(reason.sentence.format(value="x")) > 20
        assert reason.source


# What a site has


def test_what_may_come_from_a_plugin_is_not_said() -> None:
    there = Known(CORE.kinds, frozenset({"loom"}))
    assert not liquid.read("{% loom %}{{ a } {% else %}{% endloom %}", 0, there).faults
    assert not liquid.read(
        "{% anything %}{% if a %}{% endanything %}{% endif %}", 0, Known(CORE.kinds, is_open=True)
    ).faults
    assert liquid.read("{% mill %}", 0, there).faults
    assert liquid.read("{% loom %}{% endif %}", 0, Known(CORE.kinds, is_open=True)).faults == ()


def test_tags_come_from_plugins_scripts_and_themes() -> None:
    lock = "GEM\n  specs:\n    jekyll (4.3.4)\n"
    found = known.of_site(memory(**{"_config.yml": "plugins: [jekyll-seo-tag, jekyll/scholar]", "Gemfile.lock": lock}))
    assert found.kinds["seo"] == "tag"
    assert found.kinds["quote"] == "block"
    assert not found.is_open
    script = 'Liquid::Template.register_tag("loom", Loom)\n'
    found = known.of_site(memory(**{"_config.yml": "", "Gemfile.lock": lock, "_plugins/loom.rb": script}))
    assert found.may_have("loom")
    assert found.may_have("endloom")
    assert not found.may_have("mill")
    for files in (
        {"_plugins/x.rb": "register_tag(name, Loom)"},
        {"_plugins/x.rb": ""},
        {"_plugins/x.rb": 'require "jekyll-looms"'},
        {"_config.yml": "theme: looms"},
        {"_config.yml": "plugins: [jekyll-looms]"},
        {"_config.yml": "plugins_dir: [a, b]"},
        {"_config.local.yml": "plugins: [jekyll-looms]"},
        {"Gemfile": "gemspec\n"},
    ):
        assert known.of_site(memory(**{"_config.yml": "", "Gemfile.lock": lock, **files})).may_have("mill"), files


def test_github_pages_has_the_tags_of_all_plugins_that_it_allows() -> None:
    workflow = {".github/workflows/x.yml": "    - uses: actions/jekyll-build-pages@v1\n"}
    found = known.of_site(memory(**{"_config.yml": "", "_plugins/x.rb": 'register_tag("loom", L)', **workflow}))
    assert found.may_have("seo")
    assert found.kinds["gist"] == "tag"
    assert not found.may_have("loom")
    assert not found.is_open


@pytest.mark.parametrize("name", [*PAGES_PLUGINS, *PAGES_ALLOWED])
def test_the_tags_of_all_plugins_of_github_pages_are_known(name: str) -> None:
    assert known.of_plugin(name) is not None


def folder(tmp_path: Path, files: dict[str, str]) -> Site:
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return Site(tmp_path)


def keys(tmp_path: Path, files: dict[str, str], path: str) -> list[str]:
    site = folder(tmp_path, files)
    page = read(str(tmp_path / path), files[path].encode())
    found = (*jekyll_pages.jekyll_build_stops(site, page, TODAY), *hugo_pages.hugo_build_stops(site, page))
    return [each.key for each in found]


SITE = {"_config.yml": "title: A\n"}
HALF = "---\ntitle: A\n---\n{{ a }\n"
LOCK = {"Gemfile.lock": "GEM\n  specs:\n    jekyll (4.3.4)\n"}


@pytest.mark.parametrize(
    ("files", "path", "said"),
    [
        ({**SITE, "a.md": HALF}, "a.md", ["half-output"]),
        ({**SITE, "a.md": "{{ a }\n", **LOCK}, "a.md", []),
        ({"_config.yml": "exclude: [a.md]\n", "a.md": HALF}, "a.md", []),
        ({"_config.yml": "title: A\n", "_drafts/a.md": HALF}, "_drafts/a.md", []),
        ({"_config.yml": "collections: [talks]\n", "_talks/a.md": HALF}, "_talks/a.md", ["half-output"]),
        ({**SITE, "a.md": HALF.replace("---\n", "---\nrender_with_liquid: false\n", 1)}, "a.md", []),
        ({"_config.yml": "defaults: [{values: {render_with_liquid: false}}]", "a.md": HALF}, "a.md", []),
        ({"a.md": HALF}, "a.md", []),
        ({**SITE, **LOCK, "a.md": HALF.replace("{{ a }", "{% include b.html %}")}, "a.md", ["include-missing"]),
        ({**SITE, "a.md": HALF.replace("{{ a }", "{% include b.html %}")}, "a.md", ["include-missing"]),
        ({**SITE, "a.md": HALF.replace("{{ a }", "{% include head-custom.html %}")}, "a.md", []),
        ({**SITE, "a.md": HALF.replace("{{ a }", "{% include_relative ../b.md %}")}, "a.md", ["include-name"]),
        ({**SITE, "a.md": HALF.replace("{{ a }", "{% link b.md %}")}, "a.md", ["link-missing"]),
    ],
)  # fmt: skip
def test_only_pages_that_jekyll_runs_are_looked_at(
    tmp_path: Path, files: dict[str, str], path: str, said: list[str]
) -> None:
    assert keys(tmp_path, files, path) == said


LOOM = "---\ntitle: A\n---\n{{< loom >}}\n"


@pytest.mark.parametrize(
    ("files", "page", "said"),
    [
        ({}, LOOM, ["no-shortcode"]),
        ({"layouts/shortcodes/loom.html": "a"}, LOOM, []),
        ({"layouts/_shortcodes/Loom.html": "a"}, LOOM, []),
        ({"layouts/shortcodes/loom.html": "{{ .Inner }}"}, LOOM, ["must-be-closed"]),
        ({"layouts/shortcodes/loom.html": "{{/* .Inner */}}"}, LOOM, []),
        ({"layouts/shortcodes/loom.html": ""}, f"{LOOM}{{{{< /loom >}}}}", []),
        ({"layouts/shortcodes/wool/loom.html": "a"}, LOOM.replace("loom", "wool/loom"), []),
        ({"hugo.toml": 'theme = "mill"'}, LOOM, []),
        ({"hugo.toml": 'theme = "mill"', "themes/mill/layouts/index.html": "a"}, LOOM, ["no-shortcode"]),
        ({"hugo.toml": 'theme = "mill"', "themes/mill/layouts/shortcodes/loom.html": "a"}, LOOM, []),
        ({"hugo.toml": 'theme = "mill"', "themes/mill/layouts/a": "a", "themes/mill/go.mod": "require x"}, LOOM, []),
        ({"hugo.toml": '[[module.imports]]\npath = "x"'}, LOOM, []),
        ({"go.mod": "module x\n\nrequire (\n\tx v1\n)\n"}, LOOM, []),
        ({"hugo.toml": '[[module.imports]]\npath = "x"'}, LOOM.replace(">}}", ">}"), ["shortcode-sign"]),
        ({}, LOOM.replace("---\n", "---\ndraft: true\n", 1), []),
        ({}, LOOM.replace("---\n", "---\ndate: 2099-01-01\n", 1), []),
        ({}, LOOM.replace("---\n", "---\ndate: 2020-01-01\n", 1), ["no-shortcode"]),
        ({}, LOOM.replace("loom", "youtube abc"), []),
    ],
)
def test_shortcodes_of_site_theme_and_modules(
    tmp_path: Path, files: dict[str, str], page: str, said: list[str]
) -> None:
    files = {"hugo.toml": 'title = "A"', **files, "content/a.md": page}
    assert keys(tmp_path, files, "content/a.md") == said


def test_files_beside_the_content_are_no_pages_of_hugo(tmp_path: Path) -> None:
    assert keys(tmp_path, {"hugo.toml": 'title = "A"', "README.md": LOOM}, "README.md") == []


# Any text


@given(
    st.lists(st.sampled_from([*"{}%<>/*=\"'`\\- \n|", "raw", "end", "if", "box", "pic", "comment", "{{", "{%", "%}"]))
)
def test_any_text_is_read_and_every_place_lies_in_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = liquid.read(text)
    spans = [each.span for each in (*found.faults, *shortcodes.read(text, 0, TAKES_TEXT), *found.tags, *found.outputs)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(isinstance(each, Span) for each in spans)


@pytest.mark.parametrize(
    "piece", ["{%", "{{", "{{ a } ", "{% if a %}", "{% raw %}{%", "{% x %}", "{% a %}{% enda %}", "{{<", "{{< box >}}"]
)
def test_long_texts_of_one_piece_are_read(piece: str) -> None:
    text = piece * 25_000
    assert len(liquid.read(text, 0, Known(CORE.kinds, is_open=True)).faults) <= len(text)
    assert len(shortcodes.read(text, 0, TAKES_TEXT)) <= 50
    assert json.dumps(liquid.read(text).faults[:1])
