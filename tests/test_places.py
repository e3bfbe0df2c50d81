"""Places on pages, menus, front matter, and what is read for it: the rules on links within a site."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from profilelint.engine.lint import check, check_text
from profilelint.engine.plan import Plan, Selected
from profilelint.read.reader import read
from profilelint.rule.loader import BUILTIN, load
from profilelint.site import discovery
from profilelint.site.detect import generator
from profilelint.site.generators import heading_ids
from profilelint.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES = ("links/missing-anchor", "links/missing-file", "links/missing-menu-target", "links/wrong-case")
TALKS = "---\npermalink: /talks/\n---\n"
JEKYLL = {"_config.yml": "include: [_pages]\n"}
HUGO = {"hugo.toml": 'title = "Mina Okafor"\n'}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plan(site: Path) -> Plan:
    rules = [load(BUILTIN / f"{name}.py", name) for name in RULES]
    selected = tuple(Selected(each.path, each.name, each.severity, each.options) for each in rules)
    return Plan(selected, site, date(2026, 1, 1))


def said(files: Mapping[str, str], site: Path) -> list[str]:
    """Write a site and say what all of its pages are told, without the words that are always the same."""
    for name, text in files.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    result = check(discovery.pages(["."], [], site).pages, plan(site))
    assert not result.crashed
    return [f"{each.path}:{each.line} {each.rule.partition('/')[2]} {each.message}" for each in result.diagnostics]


def lines(found: list[str]) -> list[str]:
    return [" ".join(each.split()[:2]) for each in found]


# Names of headings; what is expected of each was taken from the renderer itself


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("News & Talks", "news--talks"),
        ("🔥 News", "-news"),
        ("✏️ Notes", "\ufe0f-notes"),
        ("C'est l'été", "cest-lété"),
        ("[Link](https://example.org/a_b) here", "linkhttpsexampleorga_b-here"),
        ("Über uns — Straße", "über-uns--straße"),
        ("100% **sure**", "100-sure"),
        ("日本語 見出し", "日本語-見出し"),
    ],
)
def test_names_by_github_and_kramdown(text: str, name: str) -> None:
    assert heading_ids.github(text) == name


@pytest.mark.parametrize(("text", "name"), [("✏️ Notes", "-notes"), ("C++ / C#", "c--c"), ("Tab\there", "tabhere")])
def test_names_by_hugo(text: str, name: str) -> None:
    assert heading_ids.goldmark(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("v1.0 of my code", "v1.0-of-my-code"), ("2. Talks, 3rd", "talks-3rd"), ("Émile & co", "émile-co")],
)
def test_names_by_pandoc(text: str, name: str) -> None:
    assert heading_ids.pandoc(text) == name


def test_a_name_that_was_given_before_gets_a_number() -> None:
    assert list(heading_ids.names(["Talks", "Talks", "talks", "Other"], heading_ids.github)) == [
        "talks",
        "talks-1",
        "talks-2",
        "other",
    ]


# Places


@pytest.mark.parametrize(
    ("config", "good", "bad"),
    [
        ({"_config.yml": "title: x\n"}, "-news", "news"),
        ({"_config.yml": "kramdown:\n  input: kramdown\n"}, "news", "-news"),
        ({"_quarto.yml": "project: {type: website}\n"}, "news", "-news"),
        ({}, "-news", "news"),
    ],
)
def test_each_renderer_has_names_of_its_own(config: dict[str, str], good: str, bad: str, site: Path) -> None:
    page = f"---\ntitle: Lena Ruiz\n---\n[a](#{good}) [b](#{bad})\n\n## 🔥 News\n"
    problem = f'The page has no "#{bad}", so this link only opens its top. Did you mean #{good}?'
    assert said({**config, "index.md": page}, site) == [f"index.md:4 missing-anchor {problem}"]


def test_spans_of_themes_and_parts_of_pages_have_names(site: Path) -> None:
    home = (
        "---\npermalink: /\n---\n<span class='anchor' id='about-me'></span>\n{% include_relative includes/news.md %}\n"
    )
    menu = "main:\n- {title: Me, url: '/#about-me'}\n- {title: News, url: '/#-news'}\n- {title: CV, url: '/#cv'}\n"
    files = {"_pages/about.md": home, "_pages/includes/news.md": "# 🔥 News\n", "_data/navigation.yml": menu}
    assert lines(said({**JEKYLL, **files}, site)) == ["_data/navigation.yml:4 missing-anchor"]


@pytest.mark.parametrize(
    "text",
    [
        "{% include theme-part.html %}",
        "{{ page.talks | markdownify }}",
        "{% bibliography %}",
        '{% for y in site.years %}<h2 id="{{ y }}">{{ y }}</h2>{% endfor %}',
        "## {{ site.data.title }}",
    ],
)
def test_a_page_whose_places_are_computed_is_not_judged(text: str, site: Path) -> None:
    assert said({**JEKYLL, "index.md": f"---\ntitle: x\n---\n[a](#later)\n\n## News\n\n{text}\n"}, site) == []


@pytest.mark.parametrize(
    ("config", "heading", "name"),
    [
        (JEKYLL, "<br>\n## Spring term", "spring-term"),
        (JEKYLL, "## Sand -- and water", "sand--and-water"),
        (JEKYLL, "## [The dunes](https://example.org/a_b), again", "the-dunes-again"),
        (HUGO, "## Sand -- and water", "sand----and-water"),
        (HUGO, "## Sand -- and water", "sand--and-water"),
        (HUGO, "## [The sea's edge](https://example.org), again", "the-sea-again"),
        (HUGO, "## **2. The `dune` package**", "2-the"),
        ({"_quarto.yml": "project: {}\n"}, "<center>\n### Spring term\n</center>", "spring-term"),
        ({"_quarto.yml": "project: {}\n"}, "## Sand --- or is it...", "sand-or-is-it"),
        ({"_quarto.yml": "project: {}\n"}, "## 1. [The dunes](files/The dunes.pdf)", "the-dunes"),
    ],
)
def test_headings_as_the_renderer_sees_them(config: dict[str, str], heading: str, name: str, site: Path) -> None:
    page = f"---\ntitle: Mina Okafor\n---\n[a](#{name}) [b](#dunes-of-old)\n\n# Top\n\n{heading}\n"
    path = "content/about.md" if config is HUGO else "index.md"
    assert lines(said({**config, path: page}, site)) == [f"{path}:4 missing-anchor"]


def test_the_places_of_a_page_written_on_windows(site: Path) -> None:
    (site / "cv.md").write_bytes(
        "---\ntitle: CV\n---\n# Café & more\n\n\n## 🎓 Degrees [of mine]\n".replace("\n", "\r\n").encode()
    )
    page = "---\ntitle: Mina Okafor\n---\n[a](cv.html#-degrees-of-mine) [b](cv.html#café--more)\n[c](cv.html#jobs)\n"
    assert lines(said({**JEKYLL, "index.md": page}, site)) == ["index.md:5 missing-anchor"]


def test_the_places_of_a_page_that_is_too_long_to_be_read_whole_are_not_known(site: Path) -> None:
    long = "<h2 id='one'>One</h2>\n" + "<p>line of a notebook</p>\n" * 50_000 + "<h2 id='last'>Last</h2>\n"
    page = "---\ntitle: Mina Okafor\n---\n[a](long.html#last)\n"
    assert said({**JEKYLL, "long.html": long, "index.md": page}, site) == []


def test_what_a_part_of_a_page_is_given_hides_no_place(site: Path) -> None:
    part = '<figure class="{{ include.class }}"><img src="{{ include.path }}">{{ include.caption }}</figure>\n'
    page = "---\ntitle: x\n---\n[a](#news) [b](#later)\n\n## News\n\n{% include figure.html caption='A dune' %}\n"
    found = said({**JEKYLL, "_includes/figure.html": part, "index.md": page}, site)
    assert [line.partition(", ")[0] for line in found] == ['index.md:4 missing-anchor The page has no "#later"']


def test_pictures_that_a_part_of_the_theme_shows(site: Path) -> None:
    page = (
        "---\ntitle: The dunes\n---\n"
        '{% include figure.liquid loading="eager" path="assets/img/dune.jpg" zoomable=true %}\n'
        "{%- include figure.html path='assets/img/Dune.jpg' -%}\n"
        '{% include figure caption="At 20 % of path = \\"all\\"" image_path="/assets/img/wave.png" %}\n'
        '{% include figure.liquid path="https://example.org/wave.png" %} {% include figure.liquid path=page.img %}\n'
        '<!-- {% include figure.liquid path="assets/img/old.jpg" %} -->\n'
        '{% include video.liquid path="assets/video/wave.mp4" %}\n\n'
        '`{% include figure.liquid path="assets/img/code.jpg" %}`\n'
    )
    found = said({**JEKYLL, "assets/img/dune.jpg": "", "index.md": page}, site)
    assert lines(found) == ["index.md:5 wrong-case", "index.md:6 missing-file", "index.md:9 missing-file"]
    assert said({"_config.yml": "include: [_pages]\n", "_includes/x.md": page}, site) == found


@pytest.mark.parametrize(
    ("files", "found"), [({}, ["parts/_template.md:1 missing-file"]), ({"package.json": "{}"}, [])]
)
def test_a_template_for_pages_is_read_by_nobody(files: dict[str, str], found: list[str], site: Path) -> None:
    assert lines(said({**files, "parts/_template.md": "![A picture of yours](your-picture.jpg)\n"}, site)) == found


def test_menus_of_languages_start_from_the_folder_of_theirs(site: Path) -> None:
    config = "defaultContentLanguage: fr\ndefaultContentLanguageInSubdir: true\n"
    languages = "fr: {contentDir: content/french}\nen: {contentDir: content/english}\n"
    menu = '[[main]]\nname = "Me"\nurl = "about"\n[[main]]\nname = "Talks"\nurl = "talks"\n'
    pages = {f"content/{each}/about.md": "---\ntitle: Zoé\n---\n" for each in ("french", "english")}
    files = {"config/_default/hugo.yaml": config, "config/_default/languages.yaml": languages, **pages}
    found = said({**files, "config/_default/menus.en.toml": menu}, site)
    assert lines(found) == ["config/_default/menus.en.toml:6 missing-menu-target"]


def test_names_in_layouts_and_scripts_count(site: Path) -> None:
    files = {"_layouts/home.html": '<footer id="contact-me">', "assets/js/tabs.js": "open('#tab-two')"}
    page = "---\nlayout: home\n---\n[a](#contact-me) [b](#tab-two) [c](#tab-three)\n\n## News\n"
    found = said({**JEKYLL, **files, "index.md": page}, site)
    assert lines(found) == ["index.md:4 missing-anchor"]


def test_places_on_other_pages(site: Path) -> None:
    files = {
        "talks.md": "---\npermalink: /talks/\n---\n## Turin, 1842\n",
        "index.md": "---\n---\n[a](/talks/#turin-1842) [b](talks/#turin) [c](talks.md#Turin-1842)\n\n## Home\n",
    }
    assert lines(said({**JEKYLL, **files}, site)) == ["index.md:3 missing-anchor"] * 2


def test_the_sections_of_a_hugoblox_home_page_are_its_widgets(site: Path) -> None:
    menu = "main:\n- {name: Me, url: '#about'}\n- {name: Talks, url: '#talks'}\n- {name: Posts, url: '/#posts'}\n"
    files = {
        "config/_default/hugo.yaml": "title: x\n",
        "config/_default/menus.yaml": menu,
        "content/home/index.md": "---\ntype: widget_page\n---\n",
        "content/home/about.md": "---\nwidget: about\n---\n",
        "content/home/talks.md": "---\nactive: false\n---\n",
    }
    found = said(files, site)
    assert lines(found) == [f"config/_default/menus.yaml:{line} missing-anchor" for line in (3, 4)]


# Menus and front matter


def test_a_menu_entry_may_be_nested_relative_or_elsewhere(site: Path) -> None:
    menu = """\
main:
  - title: Work
    children:
      - {title: Talks, url: talks/}
      - {title: Papers, url: /papers.html}
  - {title: Code, url: "https://example.org/ines"}
  - {title: Mail, url: "mailto:ines@example.org"}
  - {title: Top, url: "#"}
  - {title: Lost, url: /lost/}
"""
    files = {
        "_pages/talks.md": "---\npermalink: /talks/\n---\n",
        "papers.md": "---\n---\n",
        "_data/navigation.yml": menu,
    }
    assert lines(said({**JEKYLL, **files}, site)) == ["_data/navigation.yml:9 missing-menu-target"]


def test_a_menu_of_hugo_may_begin_at_the_home_page_of_a_language(site: Path) -> None:
    config = (
        "defaultContentLanguageInSubdir = true\n[languages.pt]\ncontentDir = 'content/pt'\n[languages.en]\n"
        "contentDir = 'content/en'\n"
    )
    files = {
        "hugo.toml": config,
        "content/pt/about.md": "---\ntitle: Eu\n---\n",
        "content/en/about.md": "---\ntitle: Me\n---\n",
        "config/_default/menus.en.toml": "[[main]]\nurl = 'about'\n[[main]]\nurl = '/talks'\n",
    }
    assert lines(said(files, site)) == ["config/_default/menus.en.toml:4 missing-menu-target"]


def test_a_name_that_many_files_have_is_no_advice(site: Path) -> None:
    files = {
        "hugo.toml": "title = 'Tomas Lind'\n",
        "content/project/ice/index.md": "---\ntitle: Ice\n---\n![Map](map.png) ![Team](the_team.png)\n",
        "content/project/snow/map.png": "",
        "content/project/hail/map.png": "",
        "content/project/hail/The-Team.png": "",
    }
    advice = [each.partition(". ")[2] for each in said(files, site)]
    assert [each.rpartition("picture. ")[2] for each in advice] == [
        "Add it, or correct the link.",
        "Did you mean /project/hail/The-Team.png?",
    ]


def test_no_theme_that_is_not_there_yet_has_pages_and_pictures_of_the_site(site: Path) -> None:
    text = (
        "---\nimage: headers/frost.jpg\n---\n[ice](/post/ice/) ![Map](map.jpg) ![Old](old.jpg) [logo](/logo.svg)\n"
        '[book]({{< relref "../book/_index.md" >}})\n'
    )
    files = {
        "hugo.toml": "theme = 'frost'\n",
        "content/post/snow/index.md": text,
        "content/post/snow/map.JPG": "",
    }
    (site / "themes" / "frost").mkdir(parents=True)
    (site / "content" / "post" / "book").mkdir(parents=True)
    assert [each.split()[1] for each in said(files, site)] == ["missing-file", "wrong-case", "missing-file"]


def test_another_project_of_the_owner_is_known_by_its_whole_address(site: Path) -> None:
    text = (
        "[Book](https://tomas-lind.github.io/icebook/ch1.html), [more](/icebook/ch2.html), [old](/snowbook/),\n"
        "[talk](https://tomas-lind.github.io/talk/here/), [next](/talk/tbc/)\n"
    )
    files = {
        "hugo.toml": "baseURL = 'https://tomas-lind.github.io/'\n",
        "content/talk/here.md": "---\ntitle: Here\n---\n",
        "content/about.md": text,
    }
    assert lines(said(files, site)) == ["content/about.md:1 missing-file", "content/about.md:2 missing-file"]


def test_the_pages_of_a_jekyll_site_may_lie_in_another_folder_than_its_config(site: Path) -> None:
    files = {
        "_config.yml": "title: Ines Prado\nsource: src\n",
        "src/index.md": "---\n---\n[CV](/cv.pdf) ![Me](/assets/me.jpg) [talks](/talks.html)\n",
        "src/cv.pdf": "",
        "src/assets/me.jpg": "",
        "src/talks.md": "---\n---\n",
        "src/_data/navigation.yml": "- url: /talks.html\n",
    }
    assert said(files, site) == []


def test_a_page_for_copying_is_not_judged_where_something_builds_the_site(site: Path) -> None:
    files = {
        "package.json": "{}",
        "posts/_new.md": "![Alt](/media/yours.jpg)\n",
        "posts/idea.md": "---\ndraft: true\n---\n[x](x.pdf)\n",
        "posts/x.md": "[y](y.pdf)\n",
    }
    assert lines(said(files, site)) == ["posts/x.md:1 missing-file"]


def test_a_menu_of_quarto_names_files(site: Path) -> None:
    config = "website:\n  navbar:\n    left:\n      - href: talks.qmd\n      - text: CV\n        href: cv.qmd\n"
    assert lines(said({"_quarto.yml": config, "talks.qmd": "Talks\n"}, site)) == ["_quarto.yml:6 missing-menu-target"]


@pytest.mark.parametrize(
    ("key", "value", "file"),
    [
        ("img", "assets/img/12.jpg", "assets/img/12.jpg"),
        ("cv_pdf", "vita.pdf", "assets/pdf/vita.pdf"),
        ("paperurl", "/files/paper.pdf", "files/paper.pdf"),
        ("teaser", "500x300.png", "images/500x300.png"),
        ("image", "Ünï.png", "images/" + unicodedata.normalize("NFD", "Ünï.png")),
        ("pdf", "https://example.org/x.pdf", "y.pdf"),
        ("image", "{{ site.logo }}.png", "y.pdf"),
        ("image", "true", "y.pdf"),
        ("title", "notes.pdf", "y.pdf"),
    ],
)
def test_a_file_in_front_matter_may_lie_where_the_theme_looks(key: str, value: str, file: str, site: Path) -> None:
    assert said({**JEKYLL, "page.md": f'---\n{key}: "{value}"\n---\n', file: ""}, site) == []


def test_files_in_front_matter_that_are_nowhere(site: Path) -> None:
    page = "---\nheader:\n  overlay_image: dunes.JPG\ngallery:\n- image: a.png\n- image: 'b.png'\n---\n"
    found = said({**JEKYLL, "page.md": page, "images/dunes.jpg": "", "images/b.png": ""}, site)
    assert lines(found) == ["page.md:3 wrong-case", "page.md:5 missing-file"]


def test_a_quoted_value_keeps_its_quotes_when_it_is_mended(site: Path) -> None:
    from profilelint.engine.fix import fix_text

    page = "---\nimage: 'Dunes.png'\n---\n"
    (site / "_config.yml").write_text("title: x\n")
    (site / "dunes.png").write_bytes(b"")
    (site / "page.md").write_text(page)
    assert fix_text("page.md", page.encode(), plan(site), unsafe=False) == page.replace("D", "d").encode()


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("/~lena/Files/cv.pdf", "/~lena/files/CV.pdf"),
        ("{{ site.baseurl }}/files/cv.pdf", "{{ site.baseurl }}/files/CV.pdf"),
        ("https://lena.example.org/~lena/files/cv.pdf?dl=1", "https://lena.example.org/~lena/files/CV.pdf?dl=1"),
        ("files/c%76.pdf", "files/CV.pdf"),
        ("/~lena/Talks/#A-b", "/~lena/talks/#A-b"),
        ("{{ '/files/cv.pdf' | relative_url }}", "{{ '/files/cv.pdf' | relative_url }}"),
    ],
)
def test_only_the_capitals_of_a_path_are_mended(written: str, mended: str, site: Path) -> None:
    from profilelint.engine.fix import fix_text

    files = {"_config.yml": "baseurl: /~lena\nurl: https://lena.example.org\n", "files/CV.pdf": "", "talks.md": TALKS}
    page = f"---\npermalink: /\n---\n[a]({written})\n"
    assert "wrong-case" in " ".join(said({**files, "index.md": page}, site))
    assert fix_text("index.md", page.encode(), plan(site), unsafe=False) == page.replace(written, mended).encode()


# What is read, and what is not


def test_a_page_given_alone_is_not_judged_by_its_site(site: Path) -> None:
    assert check_text("page.md", b"[CV](cv.pdf) [a](#b)\n\n# C\n", plan(site)).diagnostics == ()


def test_what_is_not_known_is_counted(site: Path) -> None:
    (site / "_config.yml").write_text("title: x\n")
    document = read("index.md", b"[a]({{ post.url }}) [b](/feed.xml) [c](#d)")
    whole = Site(site)
    assert [each.target.kind for each in whole.references(document)] == ["unknown", "unknown", "found"]
    assert whole.unknown == 2


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["_config.yml"], "jekyll"),
        (["_config.yml", "scaffolds/post.md", "source/_posts/a.md"], "plain"),
        (["hugo.toml"], "hugo"),
        (["config.yaml", "content/a.md"], "hugo"),
        (["config/_default/hugo.toml", "content/a.md"], "hugo"),
        (["config.yaml"], "plain"),
        (["_quarto.yml", "index.qmd"], "quarto"),
        (["README.md"], "plain"),
    ],
)
def test_generators_are_known_by_their_files(names: list[str], expected: str, site: Path) -> None:
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("")
    assert generator(Site(site)) == expected


def test_a_site_below_the_root_has_rules_of_its_own(site: Path) -> None:
    files = {
        "docs/_config.yml": "title: x\n",
        "docs/index.md": "---\n---\n[a](/talks/) [b](/README.md)\n",
        "docs/talks.md": "---\npermalink: /talks/\n---\n",
        "README.md": "[site](docs/index.md) [gone](docs/gone.md)\n",
    }
    assert lines(said(files, site)) == ["README.md:1 missing-file", "docs/index.md:3 missing-file"]


HOSTILE = [
    "[a](" + "../" * 300 + "x.pdf)",
    "[a](" + "%" * 500 + ")",
    "[a](" + "%ff%00%2e%2e%2f" * 20 + ")",
    "[a](http://[::1)",
    "[a](//)",
    "[a](https://)",
    "[a](" + "{{ " * 200 + ")",
    "[a]({{ '" + "a" * 800 + "' | relative_url }})",
    "[a]({% link ../../../etc/passwd %})",
    "[a](/../../etc/passwd)",
    "[a](" + "a/" * 400 + ")",
    "[a](#" + "a" * 900 + ")",
    "![a](\ud800.png)",
    "# " + "a " * 5000 + "\n[a](#b)",
    "\n\n".join(f"[a{number}](#x{number})\n## h{number}" for number in range(300)),
    "{% include_relative index.md %}\n\n# a\n\n[a](#b)",
]
CONFIGS = [
    "",
    "baseurl: [a, b]\npermalink: {x: 1}\ncollections: [posts, talks]\ninclude: 3\nexclude: {a: b}\ndefaults: x\n",
    "collections:\n  talks: {output: true, permalink: ':a:b::c:title/:::'}\n\ndefaults: [1, {scope: x, values: y}]\n",
    "exclude: ['[', '**/*/**', '" + "*a" * 60 + "']\ninclude: ['', '/']\n",
    "baseurl: '///'\nurl: http://[\n",
]


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("name", ["_config.yml", "hugo.yaml", "_quarto.yml", "unrelated.yml"])
def test_hostile_pages_and_configs_do_no_harm(name: str, config: str, site: Path) -> None:
    files = {
        name: config,
        "_pages/b.md": "---\npermalink: [1, 2]\nredirect_from: {a: b}\naliases: 7\n---\n",
        "content/c.md": "x",
    }
    for file, text in files.items():
        (site / file).parent.mkdir(exist_ok=True)
        (site / file).write_text(text)
    (site / "_data").mkdir()
    (site / "_data/navigation.yml").write_text("- url: [1]\n- url: 5\n- url: ''\n- url: '{{ x'\n- url: '//'\n")
    for text in HOSTILE:
        (site / "index.md").write_bytes(text.encode(errors="surrogatepass"))
        assert not check(["index.md", "_data/navigation.yml"], plan(site)).crashed
