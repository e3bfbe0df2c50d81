"""What themes leave behind: sample pages, their words, names, links and values; and what is the owner's own."""

# ruff: noqa: E501 -- a page a line

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from profilelint.engine.lint import check
from profilelint.engine.plan import Plan, Selected
from profilelint.read import theme_files, theme_samples
from profilelint.read.reader import read
from profilelint.rule.loader import BUILTIN, load_folder
from profilelint.site import discovery

if TYPE_CHECKING:
    from pathlib import Path

RULES = [rule for rule in load_folder(BUILTIN) if not rule.opt_in]
FAMILY = [rule for rule in RULES if rule.name.startswith(("template/", "config/"))]

ACADEMIC = {
    "talkmap.py": "",
    "_config.yml": "title: Ada Lovelace\ninclude: [_pages]\nauthor:\n  name: Ada Lovelace\ncollections:\n  talks: {output: true}\n"
    "  publications: {output: true}\n  portfolio: {output: false}\n",
}
FOLIO = {
    "_layouts/bib.liquid": "",
    "_config.yml": "title: blank\ninclude: [_pages]\nfirst_name: Ada\nlast_name: Lovelace\ncollections:\n  news: {output: true}\n"
    "  projects: {output: true}\n",
}
HUGO = {
    "config/_default/hugo.yaml": "title: Ada Lovelace\n",
    "config/_default/menus.yaml": "main:\n- {name: Talks, url: event/}\n- {name: Blog, url: post/}\n",
    "go.mod": "require github.com/HugoBlox/kit/\n",
}
QUARTO = {"_quarto.yml": "website:\n  title: Ada Lovelace\n"}

TALK = '---\ntitle: "Talk 1 on Relevant Topic in Your Field"\n---\n\nThis is a description of your talk.\n'
POST = (
    "---\ntitle: a post with math\n---\n\nThis theme supports rendering  beautiful math in inline\nand display modes.\n"
)
PROJECT = (
    "---\ntitle: project 1\n---\n\nEvery project has a beautiful feature showcase page.\n\n"
    "You describe how you toiled, sweated, *bled* for your project.\n"
)
EVENT = "---\ntitle: Example Talk\n---\n\nSlides can be added in a few ways:\n"
NEWS = "---\nlayout: post\ndate: 2015-10-22\n---\n\nA simple inline announcement.\n"
PAPER = "---\ntitle: Notes\ndate: 1843-09-01\nvenue: Taylor's\n"


def run(
    root: Path, files: dict[str, str], rules: list = FAMILY, *, pedantic: bool = False, **options: object
) -> list[str]:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    selected = tuple(
        Selected(rule.path, rule.name, rule.severity, options if rule.name == "template/stock-text" else {})
        for rule in rules
    )
    found = discovery.pages([str(root)], [], root).pages
    result = check(found, Plan(selected, root, date(2026, 1, 1), pedantic=pedantic))
    assert not result.crashed
    base = discovery.display(root)
    return [f"{each.path.removeprefix(base)[1:]}:{each.line} {each.rule} {each.message}" for each in result.lines]


#: A site, what of it is said, and words of the message.
LOUD = [
    # Sample pages
    (ACADEMIC | {"_talks/2012-03-01-talk-1.md": TALK}, "_talks/2012-03-01-talk-1.md:2 template/stock-file", "This is a sample page"),
    (ACADEMIC | {"_posts/2015-10-20-math.md": POST}, "_posts/2015-10-20-math.md:2 template/stock-file", "Delete or replace it."),
    (FOLIO | {"_news/announcement_1.md": NEWS}, "_news/announcement_1.md:1 template/stock-file", "This is a sample page"),
    (FOLIO | {"_projects/1_project.md": PROJECT}, "_projects/1_project.md:2 template/stock-file", "This is a sample page"),
    (FOLIO | {"old/1_project.md": PROJECT}, "old/1_project.md:2 template/stock-file", "This is a sample page"),
    (HUGO | {"content/event/example/index.md": EVENT}, "content/event/example/index.md:2 template/stock-file", "This is a sample page"),
    (HUGO | {"content/en/event/example/index.md": EVENT}, "content/en/event/example/index.md:2 template/", "This is a sample page"),
    (
        HUGO | {f"content/post/{name}/index.md": f"---\ntitle: {title}\n---\n" for name, title in [
            ("get-started", "Easily create your own simple yet highly customizable blog"),
            ("second-brain", "Sharpen your thinking with a second brain"),
            ("data-visualization", "Communicate your results effectively with the best data visualizations"),
        ]},
        "content/post/data-visualization/index.md:2 template/stock-file",
        "Delete or replace it (and 2 more in 2 files).",
    ),
    (
        FOLIO | {"_posts/2015-10-20-math.md": POST, "_posts/2022-12-10-giscus-comments.md":
                 "---\ntitle: a post with giscus comments\n---\nThis post shows how to add GISCUS comments.\n"},
        "_posts/2015-10-20-math.md:2 template/stock-file",
        "(and 1 more in another file)",
    ),
    (
        FOLIO | {"_data/cv.yml": "cv:\n  name: Albert Einstein\n  text: theoretical physicist\n  at: University of Zurich\n",
                 "_pages/cv.md": "---\nlayout: cv\ntitle: CV\n---\n"},
        "_data/cv.yml:1 template/stock-file",
        "sample data",
    ),
    (
        FOLIO | {"_config.yml": FOLIO["_config.yml"] + "jekyll_get_json: [{data: resume, json: assets/json/resume.json}]\n",
                 "assets/json/resume.json": '{"basics": {"name": "Albert Einstein"}}',
                 "_data/cv.yml": "cv:\n  name: Albert Einstein\n  text: theoretical physicist\n  at: University of Zurich\n",
                 "_pages/cv.md": "---\nlayout: cv\ntitle: CV\n---\n"},
        "_pages/cv.md:3 template/stock-file",
        "the life of Albert Einstein",
    ),
    (
        FOLIO | {"assets/json/resume.json": '{"basics": {"name": "Albert Einstein"}}',
                 "_data/cv.yml": "cv:\n  name: Albert Einstein\n  text: theoretical physicist\n  at: University of Zurich\n",
                 "_pages/cv.md": "---\nlayout: cv\ntitle: CV\ncv_format: rendercv # or jsonresume\n---\n"},
        "_data/cv.yml:1 template/stock-file",
        "sample data",
    ),
    # Words
    (FOLIO | {"_pages/about.md": "---\nprofile:\n  info: <p>555 your office number</p>\n---\nI am Ada.\n"},
     "_pages/about.md:3 template/stock-text", '"555 your office number"'),
    (FOLIO | {"_pages/projects.md": "---\ndescription: A growing collection of your cool projects.\n---\n"},
     "_pages/projects.md:2 template/stock-text", "cool projects"),
    (ACADEMIC | {"_pages/cv.md": "---\n---\n\n* Ph.D in Mathematics, GitHub University, 2018\n"},
     "_pages/cv.md:4 template/stock-text", '"GitHub University"'),
    (ACADEMIC | {"index.md": "Lorem ipsum dolor. I write.\n\nLorem\nipsum.\n"},
     "index.md:1 template/stock-text", 'again on line 3'),
    (HUGO | {"content/authors/me/_index.md":
             "---\ntitle: Ada\n---\n\nAda is a professor of artificial intelligence at the Stanford AI Lab.\n"},
     "content/authors/me/_index.md:5 template/stock-text", "professor of artificial"),
    (HUGO | {"content/publication/notes/index.md": "---\ntitle: Notes\n---\nClick the *Cite* button above to demo the "
             "feature to enable visitors to import publication metadata into their software.\n"},
     "content/publication/notes/index.md:4 template/stock-text", "button above"),
    (QUARTO | {"index.qmd": "---\ntitle: Ada\n---\n\nThis is a Quarto website.\n\n"},
     "index.qmd:5 template/stock-text", "Quarto"),
    # Values
    (ACADEMIC | {"_config.yml": "title: Your Name / Site Title\n"}, "_config.yml:1 template/stock-config", "Your Name"),
    (ACADEMIC | {"_config.yml": "author:\n  employer: 'Red  Brick University'\n"}, "_config.yml:2 template/stock-config", "own"),
    (FOLIO | {"_config.yml": "description: >\n  A simple, whitespace theme for academics. Based on [*folio](x) design.\n"},
     "_config.yml:1 template/stock-config", "shown in search results"),
    (FOLIO | {"_config.yml": "keywords: jekyll, jekyll-theme, academic-website, portfolio-website\nblog_name: al-folio\n"},
     "_config.yml:1 template/stock-config", 'So is "blog_name".'),
    (HUGO | {"config/_default/params.toml": 'phone = "888 888 88 88"\n'}, "config/_default/params.toml:1 template/", "888"),
    (QUARTO | {"_quarto.yml": "website:\n  page-footer: Copyright 2022, Norah Jones\n"}, "_quarto.yml:2 template/", "at the end of every page"),
    # Names
    (ACADEMIC | {"_config.yml": "author:\n  pubmed: https://www.ncbi.nlm.nih.gov/pubmed/?term=john+snow\n"},
     "_config.yml:2 template/stock-identity", "PubMed"),
    (ACADEMIC | {"_config.yml": "author:\n  bluesky: bsky.app\n"}, "_config.yml:2 template/stock-identity", "Bluesky"),
    (FOLIO | {"_data/socials.yml": "scholar_userid: qc6CJjYAAAAJ\ninspirehep_id: 1010907\n"},
     "_data/socials.yml:1 template/stock-identity", 'Same for "inspirehep_id".'),
    (HUGO | {"content/authors/me/_index.md": "---\nsocial:\n- link: https://github.com/gcushen\n---\n"},
     "content/authors/me/_index.md:3 template/stock-identity", "GitHub"),
    (FOLIO | {"_pages/publications.md": "---\n---\nSee [Scholar](https://scholar.google.com/citations?user=qc6CJjYAAAAJ&hl=de).\n"},
     "_pages/publications.md:3 template/stock-identity", "Einstein"),
    (ACADEMIC | {"_config.yml": "google_analytics_id: 'G-SWFCX99KQZ'\n"}, "_config.yml:1 template/stock-tracking", "stranger"),
    # Links
    (FOLIO | {"assets/pdf/example_pdf.pdf": "", "_pages/cv.md": "---\ntitle: CV\ncv_pdf: example_pdf.pdf # or a link\n---\n"},
     "_pages/cv.md:3 template/stock-link", "sample document"),
    (ACADEMIC | {"_publications/1843-09-01-notes.md": PAPER + "paperurl: http://academicpages.github.io/files/paper1.pdf\n---\n"},
     "_publications/1843-09-01-notes.md:5 template/stock-link", "sample file"),
    (ACADEMIC | {"index.md": "[CV](https://academicpages.github.io/files/cv.pdf), [b](academicpages.github.io/files/b.pdf)\n"},
     "index.md:1 template/stock-link", 'Same for "b".'),
    (HUGO | {"content/authors/me/_index.md": "---\nsocial:\n- link: https://www.linkedin.com/\n---\n"},
     "content/authors/me/_index.md:3 template/stock-link", "front page of LinkedIn"),
]  # fmt: skip

QUIET = [
    # No sample any more, or none that anybody sees
    ACADEMIC | {"_talks/2012-03-01-talk-1.md": TALK.replace("Talk 1 on Relevant Topic in Your Field", "The Engine").replace("your", "my")},
    ACADEMIC | {"_talks/2012-03-01-engine.md": "---\ntitle: Talk 1\n---\n\nThis is a description of my talk.\n"},
    ACADEMIC | {"_posts/2015-10-20-math.md": "---\ntitle: Notes\n---\n\n# A post with math\n"},
    ACADEMIC | {"_portfolio/portfolio-1.md": "---\ntitle: Portfolio item number 1\n---\nThis is an item in your portfolio.\n"},
    ACADEMIC | {"_drafts/2012-03-01-talk-1.md": TALK},
    ACADEMIC | {"_talks/2012-03-01-talk-1.md": TALK.replace("---\n\n", "published: false\n---\n\n")},
    ACADEMIC | {"_posts/2199-01-01-future-post.md": "---\ntitle: Future Blog Post\n---\nThis post will show up by default.\n"},
    ACADEMIC | {"_config.yml": ACADEMIC["_config.yml"] + "exclude: [old]\n", "old/2015-10-20-math.md": POST},
    ACADEMIC | {"_pages/404.md": "---\ntitle: Page Not Found\n---\n\nSorry, but the page you were trying to view does not exist.\n"},
    ACADEMIC | {"_pages/sitemap.md": "A list of all the posts and pages found on the site. Lorem ipsum.\n"},
    FOLIO | {"_posts/2015-10-20-math.md": "<!--\n" + POST + "-->\nSoon.\n"},
    FOLIO | {"README.md": "# al-folio\n\nA simple, clean, and responsive theme. Lorem ipsum.\n"},
    FOLIO | {"_data/cv.yml": "cv:\n  name: Albert Einstein\n  text: theoretical physicist\n  at: University of Zurich\n"},
    FOLIO | {"_layouts/cv.liquid": "{% if page.cv_format %}{% elsif site.data.cv.cv %}{% elsif site.data.resume %}{% endif %}",
             "_config.yml": FOLIO["_config.yml"] + "jekyll_get_json: [{data: resume, json: assets/json/resume.json}]\n",
             "assets/json/resume.json": '{"basics": {"name": "Albert Einstein"}}',
             "_data/cv.yml": "cv:\n  name: Ada Lovelace\n", "_pages/cv.md": "---\nlayout: cv\ntitle: CV\n---\n"},
    FOLIO | {"_data/repositories.yml": "github_users:\n  - torvalds\nrepos:\n  - alshedivat/al-folio\n"},
    FOLIO | {"_pages/about_einstein.md": "Write your biography here. Tell the world about yourself.\nLink to your social media connections\n"},
    FOLIO | {"assets/json/resume.json": '{"basics": {"name": "Albert Einstein"}}', "_pages/cv.md": "# My CV\n"},
    FOLIO | {"assets/json/resume.json": '{"basics": {"name": "Ada Lovelace"}}',
             "_pages/cv.md": "---\nlayout: cv\ntitle: CV\ncv_format: jsonresume\n---\n"},
    HUGO | {"content/event/example/index.md": EVENT.replace("title:", "draft: true\ntitle:")},
    HUGO | {"content/home/demo.md": "+++\nactive = false\n+++\nThis homepage section is an example of adding elements.\n"},
    HUGO | {"content/_index.md": "", "archetypes/event/example/index.md": EVENT},
    HUGO | {"content/event/example/index.md": "---\ntitle: Example Talk\n---\n\nOn examples, a talk in Turin.\n"},
    # Words of one's own
    FOLIO | {"_pages/about.md": "---\nprofile:\n  # 555 your office number\n  info: Turin\n---\nI write on lore and ipsum.\n"},
    FOLIO | {"_pages/about.md": "A paper on `Lorem ipsum`, <!-- Write your biography here. Tell the world about yourself. --> by me.\n"},
    ACADEMIC | {"_pages/cv.md": "# CV\n\n* Countess, University of Turin, 1843\n"},
    ACADEMIC | {"_drafts/notes.md": "Lorem ipsum dolor sit amet.\n"},
    HUGO | {"content/_index.md": "---\nsections:\n- text: |-\n    I write.\n#   This site is generated by Hugo Blox Builder - the FREE\n---\n"},
    QUARTO | {"index.qmd": "---\ntitle: Ada\n---\n\nA Quarto website about engines.\n"},
    # Values of one's own
    ACADEMIC | {"_config.yml": "title: Ada Lovelace\nname: Ada\ndescription: My personal description\n"},
    ACADEMIC | {"_config.yml": "# title: Your Name / Site Title\ntitle: Ada\n"},
    ACADEMIC | {"_data/navigation.yml": "main:\n  - title: Academic\n    url: /\n"},
    FOLIO | {"_config.yml": "title: blank\nfooter_text: >\n  Powered by Jekyll with al-folio theme.\n"},
    HUGO | {"config/_default/params.toml": '[contact]\nphone = "+39 011 1843"\n'},
    QUARTO | {"_quarto.yml": "website:\n  title: Ada Lovelace\n  page-footer: Copyright 2026, Ada Lovelace\n"},
    # Names of one's own, and credit
    ACADEMIC | {"_config.yml": "author:\n  bluesky: ada.bsky.app\n  twitter: wowchemist\n"},
    ACADEMIC | {"_config.yml": "google_analytics_id: # G-SWFCX99KQZ\n"},
    ACADEMIC | {"index.md": "The theme is [Academic Pages](https://github.com/academicpages/academicpages.github.io).\n"},
    FOLIO | {"_data/socials.yml": "scholar_userid: AdaLoveAAAAJ\ninspirehep_id: 10109071\n"},
    FOLIO | {"_pages/cv.md": "---\ntitle: CV\ncv_pdf: ada.pdf # not example_pdf.pdf\n---\n"},
    HUGO | {"content/_index.md": "Built with [Hugo Academic](https://github.com/gcushen/hugo-academic) by [George](https://github.com/gcushen).\n"},
    HUGO | {"content/authors/me/_index.md": "---\nsocial:\n- link: https://www.linkedin.com/in/ada\n- link: https://github.com/ada\n---\n"},
]  # fmt: skip


def test_a_sample_in_a_section_of_hugo_that_nothing_names_is_doubtful(tmp_path: Path) -> None:
    files = HUGO | {"content/event/example/index.md": EVENT}
    files["config/_default/menus.yaml"] = "main:\n# - {name: Talks, url: event/}\n- {name: CV, url: cv/}\n"
    assert run(tmp_path, files) == []
    (said,) = run(tmp_path, files, pedantic=True)
    assert "No page leads to this sample page" in said
    assert run(tmp_path, {"content/_index.md": "---\nsections:\n- filters: {folders: [event]}\n---\n"})


def test_what_only_a_meta_tag_prints_is_doubtful(tmp_path: Path) -> None:
    files = HUGO | {"config/_default/params.yaml": "marketing:\n  seo:\n    twitter: GetResearchDev\n"}
    assert run(tmp_path, files) == []
    (said,) = run(tmp_path, files, pedantic=True)
    assert said.startswith("config/_default/params.yaml:3 template/stock-identity")
    assert "makers of the theme" in said


@pytest.mark.parametrize(("files", "where", "words"), LOUD)
def test_what_a_theme_left_is_said(tmp_path: Path, files: dict[str, str], where: str, words: str) -> None:
    said = run(tmp_path, files)
    assert len(said) == 1, said
    assert said[0].startswith(where)
    assert words in said[0]


@pytest.mark.parametrize("files", QUIET)
def test_what_is_ones_own_is_not(tmp_path: Path, files: dict[str, str]) -> None:
    assert run(tmp_path, files) == []


MESSY = "[x]() Itâ€™s a a talk, and [here](here.pdf).\n"


def test_no_other_rule_speaks_of_a_sample_page(tmp_path: Path) -> None:
    files = ACADEMIC | {"_talks/2012-03-01-talk-1.md": TALK + MESSY}
    assert [line.split()[1] for line in run(tmp_path, files, RULES)] == ["template/stock-file"]


def test_they_are_silent_without_the_rule_that_speaks(tmp_path: Path) -> None:
    rules = [rule for rule in RULES if rule.name != "template/stock-file"]
    assert run(tmp_path, ACADEMIC | {"_talks/2012-03-01-talk-1.md": TALK + MESSY}, rules) == []


def test_they_speak_again_when_the_page_is_ones_own(tmp_path: Path) -> None:
    said = run(tmp_path, ACADEMIC | {"_talks/2012-03-01-talk-1.md": "---\ntitle: The Engine\n---\n" + MESSY}, RULES)
    assert {"encoding/mojibake", "links/empty"} <= {line.split()[1] for line in said}


def test_pages_that_the_user_excludes_are_not_counted(tmp_path: Path) -> None:
    run(
        tmp_path,
        ACADEMIC | {"_talks/2012-03-01-talk-1.md": TALK, "_talks/2014-02-01-talk-2.md": TALK.replace("1", "2")},
    )
    rule = next(rule for rule in FAMILY if rule.name == "template/stock-file")
    exclude = ((tmp_path, ("_talks/2012*",)),)
    selected = (Selected(rule.path, rule.name, rule.severity, {}),)
    plan = Plan(selected, tmp_path, date(2026, 1, 1), exclude=exclude)
    result = check([str(tmp_path / "_talks/2014-02-01-talk-2.md")], plan)
    assert [each.message.split(";")[0] for each in result.diagnostics] == [
        "This is a sample page of the theme, and it is published. Delete or replace it."
    ]


def test_sentences_can_be_added(tmp_path: Path) -> None:
    said = run(tmp_path, ACADEMIC | {"index.md": "Hello, I am a Person.\n"}, sentences=("I am a Person",))
    assert [line.split()[1] for line in said] == ["template/stock-text"]


def test_every_sample_has_a_name_and_words() -> None:
    rows = [*theme_files.theme_rows("samples"), *theme_files.theme_rows("fine")]
    assert len(rows) > 200
    for row in rows:
        name, _, words = row.partition(": ")
        assert name.endswith((".md", ".yml", ".yaml", ".json")), row
        assert all(len(word) >= 3 for word in words.split(" | ")), row
        assert theme_samples.sample_kind(f"site/{name}", words.replace(" | ", "\n\n")), row


@pytest.mark.parametrize("end", ["", "<!--" * 100_000, "x" * 1_000_000, "\n#" * 300_000])
def test_a_page_with_the_name_of_a_sample_is_looked_through_in_no_time(end: str) -> None:
    assert theme_samples.sample_kind("_talks/2012-03-01-talk-1.md", TALK + end) == "sample"


SAMPLE = b"---\ntitle: x\n---\n\nA simple inline announcement. [a]()\n"


def test_a_sample_page_is_parsed_only_where_somebody_asks_for_its_links() -> None:
    path = "_news/announcement_1.md"
    assert read(path, SAMPLE, parse_samples=False).links == ()
    assert len(read(path, SAMPLE).links) == 1
    assert len(read(path, SAMPLE + b"<!-- profilelint: ignore links -->", parse_samples=False).comments) == 1
    assert len(read("_news/mine.md", SAMPLE, parse_samples=False).links) == 1
