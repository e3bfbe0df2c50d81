"""What else Quarto's answer tells: addresses without a file, profiles, menus, and what is not seen."""

from __future__ import annotations

import pytest
from built_sites import NOW, POST, memory

from profilelint.site.generators import reasons
from profilelint.site.generators.outcome import Built, NotBuilt
from profilelint.site.generators.quarto.answer import Quarto

WEBSITE = "project:\n  type: website\nwebsite:\n  title: T\n"


def site(config: str = WEBSITE, **files: str) -> Quarto:
    return Quarto(memory(**{"_quarto.yml": config, "index.qmd": POST, **files}), NOW)


def test_aliases_lead_from_the_root_or_from_the_folder_of_the_page():
    answer = site(**{"d/a.qmd": "---\naliases: [/old/, b, c.html, '../e.html#x', index.html]\n---\n", "e.qmd": POST})
    made = {address: paths for address, paths in answer.written.items() if paths == ("d/a.qmd",)}
    assert set(made) == {"d/a.html", "old/index.html", "d/b/index.html", "d/c.html", "d/index.html"}
    assert answer.written["e.html"] == ("e.qmd",)  # an alias never takes the place of a page
    assert answer.page("d/a.qmd").addresses == ("d/a.html",)


def test_what_is_made_of_no_page_is_written_too():
    config = f"{WEBSITE}  site-url: https://example.org/me/\n"
    listing = "---\nlisting:\n  contents: posts\n  feed: true\n---\n"
    written = site(config, **{"blog.qmd": listing}).written
    assert {"search.json", "sitemap.xml", "robots.txt", "listings.json", "blog.xml"} <= set(written)
    assert not {"sitemap.xml", "blog.xml"} & set(site(**{"blog.qmd": listing}).written)


def test_a_site_without_a_home_page_is_sent_on():
    answer = Quarto(memory(**{"_quarto.yml": WEBSITE, "about.qmd": POST}), NOW)
    assert answer.written["index.html"] == ("about.qmd",)


def test_an_empty_draft_is_no_address():
    assert "a.html" not in site(**{"a.qmd": "---\ndraft: true\n---\n"}).written


def test_two_sources_of_one_address_are_told():
    answer = site(**{"a.qmd": POST, "a.md": POST})
    assert answer.written["a.html"] == ("a.md", "a.qmd")
    page = answer.page("a.md")
    assert (page.reason.key, page.certain, page.addresses) == ("shared", False, ("a.html",))
    assert '"a.qmd"' in page.outcome.message


def test_other_profiles_may_build_the_site_too():
    answer = site(**{"_quarto-fr.yml": "project:\n  output-dir: _site/fr\n  render: [fr.qmd]\n", "fr.qmd": POST})
    assert answer.editions == ("Quarto", "Quarto with the profile fr")
    assert answer.page("fr.qmd").addresses == ("fr.html", "fr/fr.html")
    page = answer.page("index.qmd")
    assert (page.address, page.certain) == ("index.html", False)
    assert [type(each) for each in page.outcomes.values()] == [Built, NotBuilt]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"_environment": "QUARTO_PROFILE=a\n"}, "Quarto with the profile a"),
        (
            {"_environment": "QUARTO_PROFILE=a\n", "_environment.local": 'QUARTO_PROFILE="b,c"\n'},
            "Quarto with the profile b, c",
        ),
        ({"_quarto.yml.local": "profile:\n  default: d\n"}, "Quarto with the profile d"),
    ],
)
def test_the_profile_is_found_in_the_files(files, expected):
    assert site(**files).editions[0] == expected


def test_scripts_and_types_of_extensions_are_not_seen():
    answer = site(
        "project:\n  type: lab\n  pre-render: make.py\n  post-render: [move.sh]\n", **{"x/_quarto.yml": WEBSITE}
    )
    assert answer.unseen == ("make.py", "move.sh", "lab", "x/_quarto.yml")
    assert answer.page("index.qmd").address == "index.html"
    assert site().unseen == ()


def test_what_a_script_may_make_is_not_certain():
    page = {"a.qmd": "---\ntitle: T\n---\n{{< include _made.qmd >}}\n", "notes.txt": "x"}
    assert [each.certain for each in site(**page).failures] == [True]
    answer = site("project:\n  type: website\n  pre-render: make.py\n", **page)
    assert [each.certain for each in answer.failures] == [False]
    assert not answer.page("notes.txt").certain


def test_older_versions_make_pages_of_what_is_written_for_assistants():
    assert not site(**{"AGENTS.md": POST}).page("AGENTS.md").certain
    assert site(**{"README.md": POST}).page("README.md").certain


def test_links_to_sources_lead_to_pages_in_websites_only():
    answer = site(**{"README.md": POST})
    assert answer.follows_sources("index.qmd") is True
    assert answer.follows_sources("README.md") is False
    assert site("project:\n  title: T\n").follows_sources("index.qmd") is False


def test_figures_of_cells_and_libraries_are_supplied():
    answer = site(**{"a.qmd": "```{r}\n1\n```\n"})
    assert answer.supplied == ("site_libs/", "a_files/")


def test_libraries_lie_where_the_config_says():
    assert site("project:\n  type: website\n  lib-dir: libs\n").supplied == ("libs/",)
    assert site("project:\n  title: T\n").supplied == ("index_files/",)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", "/"),
        ("  site-url: https://example.org/me\n", "/me/"),
        ("  site-url: https://example.org\n  site-path: /lab/\n", "/lab/"),
        ("  site-url: 'https://[x/'\n", "/"),
        ("  site-url: [x]\n", "/"),
    ],
)
def test_the_site_is_served_below_its_path(said, expected):
    assert site(WEBSITE + said).base == expected


def test_a_picture_without_an_ending_gets_that_of_the_page():
    answer = site(f"{WEBSITE}default-image-extension: .svg\n", **{"a.qmd": "---\ndefault-image-extension: jpg\n---\n"})
    assert answer.picture("index.qmd", "img/a") == "img/a.svg"
    assert answer.picture("a.qmd", "img/a") == "img/a.jpg"
    assert answer.picture("a.qmd", "img/a.png") == "img/a.png"
    assert answer.picture("a.qmd", "https://example.org/a") == "https://example.org/a"


def test_a_copied_source_is_at_both_addresses():
    answer = site('project:\n  type: website\n  resources: ["a.qmd"]\n', **{"a.qmd": POST})
    assert answer.page("a.qmd").addresses == ("a.html", "a.qmd")


MENU = """
  navbar:
    left:
      - about.qmd
      - gone.qmd
      - talks
      - text: News
        menu:
          - href: news/index.qmd
          - text: Old
            file: old.qmd
          - href: https://example.org/
    right:
      - text: CV
        href: cv.pdf
      - text: Plan
        href: plan.qmd
      - text: Talks
        href: talks
      - text: News
        href: /news/
  sidebar:
    contents:
      - section: Work
        contents: [a.qmd, "---", talks, nowhere.qmd]
      - auto: posts
"""


def test_entries_of_menus_lead_to_pages_or_to_nothing():
    pages = dict.fromkeys(("about.qmd", "talks/a.qmd", "news/index.qmd", "a.qmd"), POST)
    answer = site(WEBSITE + MENU.lstrip("\n"), **pages, **{"plan.qmd": "---\ndraft: true\n---\n", "cv.pdf": ""})
    assert [
        (each.place.removeprefix("website."), each.target, each.address, each.reason.key) for each in answer.menu
    ] == [
        ("navbar.left.0", "about.qmd", "about.html", "menu-page"),
        ("navbar.left.1", "gone.qmd", None, "menu-text"),
        ("navbar.left.2", "talks", None, "menu-text"),
        ("navbar.left.3.menu.0", "news/index.qmd", "news/index.html", "menu-page"),
        ("navbar.left.3.menu.1", "old.qmd", None, "menu-dead"),
        ("navbar.right.0", "cv.pdf", "cv.pdf", "menu-file"),
        ("navbar.right.1", "plan.qmd", None, "menu-draft"),
        ("navbar.right.2", "talks", None, "menu-dead"),
        ("navbar.right.3", "/news/", "news/index.html", "menu-file"),
        ("sidebar.contents.0.contents.0", "a.qmd", "a.html", "menu-page"),
        ("sidebar.contents.0.contents.2", "talks", None, "menu-dead"),
        ("sidebar.contents.0.contents.3", "nowhere.qmd", None, "menu-text"),
    ]
    assert all(each.target in each.message for each in answer.menu)


@pytest.mark.parametrize("title", ["2024", "true", "3.5"])
def test_a_title_that_is_no_text_stops_the_build(title):
    (failure,) = site(**{"a.qmd": f"---\ntitle: {title}\n---\n"}).failures
    assert '"title:" has to be a text' in failure.outcome.message
    assert site(**{"a.qmd": f'---\ntitle: "{title}"\n---\n'}).failures == ()


def test_a_file_that_is_not_there():
    page = site().page("gone.qmd")
    assert isinstance(page.outcome, NotBuilt)
    assert page.reason.key == "missing"


def test_each_reason_says_something_and_where_it_is_known_from():
    values = {"value": "x"}
    for reason in reasons.table("quarto").values():
        assert reason.source
        assert len(reason.sentence.format_map(values)) > 20
