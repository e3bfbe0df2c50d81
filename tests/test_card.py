"""The health card: what it shows, and that nothing of a page is more than text in it."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import shutil
import subprocess
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from profilelint.analysis.life import gaps, overlaps, periods
from profilelint.model.answer import Answer, Answers
from profilelint.model.finding import Diagnostic, PlacedEdit, PlacedFix, Severity
from profilelint.report import FORMATS, Checked, Report
from profilelint.report.card.findings import MOST
from profilelint.toolkit import make_site, read_page

PAGE = ["# Ada", "", "I live in Trin.\tSee [here]().", "x" * 1000 + " teh " + "y" * 1000]

CV = """
# Education

- 2018 - 2022: **PhD in Looms**, Turin
- 2012 - 2014: MSc in Mills
- 2013/01 - 2014/12: Diploma in Cards
- 2010: a school

# Experience

- May 2023 - present, Postdoc
"""
NEWS = """
# News

- May 2025: a loom
- 2025.05.03: a mill
- January 2024: a card
- 2023: a reed
- a shuttle
"""
FILES = {
    "_config.yml": "author: {name: Ada Lovelace}",
    "index.md": f"---\ntitle: Ada\n---\n{NEWS}\nSee [this](https://a.example/x) and [that](https://b.example).\n",
    "cv.md": f"---\ntitle: CV\n---\n{CV}",
    "_bibliography/papers.bib": "".join(
        f"@article{{a{year}, title = {{On the {word} of Wool}}, year = {{{year}}}}}\n"
        for year, word in ((2021, "Weaving"), (2021, "Carding"), (2024, "Spinning"))
    ),
    "_pages/publications.md": "---\nlayout: page\n---\n{% bibliography %}\n",
}
HOSTILE = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)> \" ' &lt; ]]> \x00\x1b[2J\u202e\udcff"


def finding(
    path: str = "index.md",
    line: int = 3,
    span: tuple[int, int] = (11, 15),
    *,
    message: str = "A town.",
    severity: Severity = "error",
    new: str | None = None,
) -> Diagnostic:
    fix = PlacedFix(True, (PlacedEdit(line, *span[:1], line, span[1], new),)) if new is not None else None
    return Diagnostic(path, line, span[0], line, span[1], "text/word", message, severity, fix)


def checked(
    *found: Diagnostic, name: str = "ada", files: dict[str, str] | None = None, answers: Answers | None = None
) -> Checked:
    site = make_site(files or FILES)
    site.today = date(2026, 1, 1)
    return Checked(name, ["index.md", "cv.md"], found, lambda: site, answers, frozenset({"links/dead"}))


def shown(*found: Diagnostic, sites: tuple[Checked, ...] | None = None, **given: object) -> str:
    sites = (checked(*found),) if sites is None else sites
    report = Report(found, found, 12, lambda _: PAGE, sites=sites)._replace(**given)  # type: ignore[arg-type]
    return FORMATS["html"](report)


def text_of(page: str) -> str:
    """Return what a reader sees, with one blank for all white space, and that between elements."""
    body = page.partition("<body>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


class Elements(HTMLParser):
    """The elements of a page, and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


# What can do nothing


def test_nothing_in_it_can_run_or_load() -> None:
    found = [finding(message=HOSTILE), finding(HOSTILE, message="x"), finding(new=HOSTILE)]
    page = shown(*found, lines=lambda _: [HOSTILE] * 9, sites=(checked(*found, name=HOSTILE),))
    seen = Elements(page)
    assert not seen.tags & {"script", "img", "iframe", "link", "object", "a", "form", "base"}
    assert not {each for each in seen.attributes if each.startswith("on")} | seen.attributes & {"src", "href", "style"}
    assert page.count("<script>") == page.count("\x1b") == page.count("\u202e") == 0
    assert text_of(page).count("<script>alert(1)</script>") >= 4
    page.encode("utf-8")


def test_its_policy_allows_its_own_style_and_nothing_else() -> None:
    page = shown(finding())
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|expression", style)


# Findings


def test_pages_come_worst_first_with_before_and_after() -> None:
    said = text_of(
        shown(finding("z.md", new="Turin"), finding("a.md", severity="info"), finding("a.md", message="No town."))
    )
    assert said.startswith("Health card: Ada Lovelace 2 broken, 1 could be better, in 2 of 12 files. ")
    assert "a.md 1 broken, 1 could be better broken No town. line 3, text/word there is I live in Trin . See" in said
    assert said.index("a.md 1 broken, 1") < said.index("z.md 1 broken")
    assert "before I live in Trin . See [here](). after I live in Turin . See [here]()." in said


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    said = text_of(shown(finding(line=4, span=(1002, 1005), new="the")))
    assert f"before …{'x' * 59} teh {'y' * 59}… after …{'x' * 59} the {'y' * 59}…" in said


def test_a_fix_of_several_lines_shows_what_there_is() -> None:
    moved = PlacedFix(False, (PlacedEdit(3, 1, 4, 1, ""), PlacedEdit(1, 1, 1, 1, "x")))
    page = shown(finding()._replace(fix=moved))
    assert "<mark>Trin</mark>" in page
    assert "<ins>" not in page


def test_a_page_that_has_changed_meanwhile_does_no_harm() -> None:
    assert "A town." in shown(finding(line=99), finding(), lines=lambda _: [])


def test_nobody_looks_at_more_than_a_thousand_findings() -> None:
    page = shown(*(finding(f"{each % 7}.md", message=f"Loom {each}.") for each in range(MOST + 30)))
    assert len(re.findall(r"Loom \d+\.", page)) == MOST
    assert "30 more findings did not fit in here" in page


def test_where_nothing_is_found_that_is_said() -> None:
    said = text_of(shown())
    assert said.startswith("Health card: Ada Lovelace 12 files checked, nothing to say. ")
    assert "worst first" not in said


# What the site tells


def test_a_calendar_has_the_news_of_each_month() -> None:
    page = shown()
    said = text_of(page)
    assert "The latest is from May 2025, on" in said
    assert "Without a month, and not in the calendar: 2." in said
    assert re.search(r'<th scope="row">2025</th>(?:<td class="n0"></td>){4}<td class="n2">2</td>', page)
    assert re.search(r'<th scope="row">2026</th><td class="n0"></td><td class="ahead"></td>', page)


def test_a_timeline_has_the_times_of_a_life_and_what_is_sure_of_them() -> None:
    said = text_of(shown())
    assert "Postdoc May 2023 - present, experience" in said
    assert said.index("Postdoc May") < said.index("PhD in Looms, Turin 2018 - 2022, education")
    assert "No range of dates lies between “MSc in Mills” (2012 - 2014) and “PhD in Looms, Turin”" in said
    assert "At the same time: “MSc in Mills” (2012 - 2014) and “Diploma in Cards” (2013/01 - 2014/12)." in said
    assert "a school" not in said


@pytest.mark.parametrize(
    ("dates", "apart", "together"),
    [
        (("2018 - 2020", "2020 - 2022"), 0, 0),
        (("2018 - 2020", "2021 - 2022"), 0, 0),
        (("2018 - 2020", "2022 - 2023"), 1, 0),
        (("2018 - 2022", "2019 - 2021"), 0, 1),
        (("2018 - present", "2019 - 2021"), 0, 1),
        (("2018.01 - 2018.09", "2018.10 - 2019.02"), 0, 0),
        (("2015 - 2023", "2016 - 2018", "2020 - 2022"), 0, 2),
    ],
)
def test_what_may_be_otherwise_is_not_said(dates: tuple[str, ...], apart: int, together: int) -> None:
    page = "# Education\n\n" + "".join(f"- {each}: a school of looms\n" for each in dates)
    found = periods(read_page("cv.md", page.encode()), date(2026, 1, 1))
    assert (len(gaps(found)), len(overlaps(found))) == (apart, together)


def test_papers_are_counted_by_year() -> None:
    said = text_of(shown())
    assert "3 titles with a year. 2024 1 2023 0 2022 0 2021 2" in said


def test_a_site_that_tells_little_has_no_such_parts() -> None:
    small = checked(files={"index.md": "# News\n\n- May 2025: a loom\n"})
    headings = re.findall(r"<h2>([^<]*)", shown(sites=(small,)))
    assert headings == ["What was not checked"]


# Links, and what was not checked


def test_links_are_counted_by_verdict_and_host() -> None:
    known = {"https://a.example/x": "dead", "https://b.example": "alive"}
    answers = Answers({url: Answer(url, verdict) for url, verdict in known.items()}, {})  # type: ignore[arg-type]
    page = shown(sites=(checked(answers=answers),), links={"alive": 1, "dead": 1, "blocked": 3, "unchecked": 2})
    said = text_of(page)
    assert "host alive dead all hosts 1 1 a.example 1 b.example 1" in said
    assert "Links that nothing can be said of: 3 blocked, 2 unchecked." in said


def test_what_was_not_checked_is_said() -> None:
    said = text_of(shown())
    assert "2 links to 2 hosts on the web; --online asks for them." in said
    assert "1 rule, opt-in or turned off: links/dead" in said


def test_several_sites_have_a_table() -> None:
    good, bad = checked(name="grace"), checked(finding(), finding(severity="info"), name="ada")
    said = text_of(shown(finding(), sites=(good, bad)))
    assert said.startswith("Health card: 2 sites 1 broken, in 1 of 12 files. ")
    assert "site pages broken probably wrong could be better ada 2 1 0 1 grace 2 0 0 0" in said
    assert "Education" not in said


# In a browser


WIDTHS = (360, 800, 1400)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("chromium"), reason="there is no Chromium")
def test_nothing_is_wider_than_the_window(tmp_path: Path) -> None:
    long = finding("a/" * 80 + "a.md", 4, (1002, 1005), message="https://a.example/" + "x" * 300, new="the" * 200)
    page = html.escape(shown(finding(), long, finding(severity="info")))
    frames = "".join(f'<iframe srcdoc="{page}" style="width:{width}px;height:900px"></iframe>' for width in WIDTHS)
    script = (
        "onload = () => { document.body.innerHTML = [...document.querySelectorAll('iframe')].map(frame => {"
        "const page = frame.contentDocument; const style = frame.contentWindow.getComputedStyle(page.body);"
        "return `${page.documentElement.scrollWidth}/${page.documentElement.clientWidth} ${style.maxWidth}` }).join() }"
    )
    file = tmp_path / "page.html"
    file.write_text(f"<!DOCTYPE html><script>{script}</script><body>{frames}", encoding="utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--dump-dom",
        f"--user-data-dir={tmp_path / 'x'}",
    ]
    done = subprocess.run([*command, file.as_uri()], capture_output=True, text=True, timeout=120, check=True)
    measured = re.findall(r"(\d+)/(\d+) (\w+)", done.stdout)
    assert len(measured) == len(WIDTHS)
    assert all(scroll == client and most == "992px" for scroll, client, most in measured), measured
