"""What is out of date: each phrase on the day before and on the day, in several languages and all forms of entries."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from profilelint.analysis.staleness import is_dated_page
from profilelint.engine.fix import fix_text
from profilelint.engine.lint import check_text
from profilelint.engine.plan import Plan, Selected
from profilelint.read.reader import read
from profilelint.rule.loader import BUILTIN, load

RULES = [load(file, f"status/{file.stem}") for file in sorted((BUILTIN / "status").glob("*.py"))]
SELECTED = tuple(Selected(each.path, each.name, each.severity, each.options) for each in RULES)


def plan(today: str) -> Plan:
    return Plan(SELECTED, Path(), date.fromisoformat(today))


def said(page: str, today: str = "2026-11-22", path: str = "about.md") -> list[str]:
    """The names of the rules that say something of a page on a day."""
    result = check_text(path, page.encode(), plan(today))
    assert not result.crashed, result.diagnostics
    return [each.rule.removeprefix("status/") for each in result.diagnostics]


# The year of study

EDUCATION = "\n\n# Education\n\n- {}\n- B.Sc. in Mills, University of Turin, 2015-2019\n"
STUDENT = "I am a third-year Ph.D. student in Turin."


def study(phrase: str, entry: str) -> str:
    return phrase + EDUCATION.format(entry)


@pytest.mark.parametrize(
    ("entry", "last", "first"),
    [
        ("Ph.D. in Looms, Turin, 2023-2028 (Expected)", "2026-09-30", "2026-10-01"),
        ("Ph.D. in Looms, Turin, 2023 - present", "2026-09-30", "2026-10-01"),
        ("*2023.09 - 2028.06 (expected)*, PhD, Turin", "2026-09-30", "2026-10-01"),
        ("Sep 2023 – Present: Doctoral student, Turin", "2026-09-30", "2026-10-01"),
        ("2024.01 - now, Ph.D., Turin", "2027-09-30", "2027-10-01"),
        ("2023.11 - now, Ph.D., Turin", "2026-10-31", "2026-11-01"),
        ("**Ph.D.**, since 2023", "2026-09-30", "2026-10-01"),
    ],
)
def test_the_year_of_study_is_true_until_the_next_one_begins(entry: str, last: str, first: str) -> None:
    page = study(STUDENT, entry)
    assert said(page, last) == []
    assert said(page, first) == ["wrong-year-of-study"]


@pytest.mark.parametrize(
    "phrase",
    [
        "I am a 3rd year PhD candidate.",
        "I'm currently a third-year Computer Science Ph.D. student.",
        "Ada is a third-year doctoral student in Turin.",
        "**Third-year Ph.D. student**, University of Turin",
        "我目前是都灵大学博士三年级学生。",
        "我是三年级博士生。",
        "現在、博士後期課程3年です。",
        "현재 박사과정 3년차입니다.",
        "Ich bin Doktorandin im dritten Jahr.",
        "Je suis doctorante en troisième année.",
        "Je suis en 3ème année de thèse.",
        "Soy estudiante de doctorado de tercer año.",
        "Sou doutoranda do terceiro ano.",
    ],
)
def test_the_year_of_study_in_many_words(phrase: str) -> None:
    page = study(phrase, "Ph.D., Turin, 2023-2028")
    assert said(page, "2026-11-22") == ["wrong-year-of-study"]
    assert said(page, "2025-11-22") == []


@pytest.mark.parametrize(
    ("phrase", "entry"),
    [
        (STUDENT, "Master in Looms, Turin, 2021-2023"),
        (STUDENT, "M.Sc. and Ph.D. in Looms, Turin, 2019-"),
        (STUDENT, "Ph.D. in Looms, Turin, 2023"),
        (STUDENT, "Visiting Ph.D. student, London, 2020 - 2021"),
        (STUDENT, "Ph.D., Turin, 2023 - now\n- Ph.D., London, 2019 - 2023"),
        ("I am a fourth-year Ph.D. student.", "Ph.D., Turin, 2023 - now"),
        ("I am a sixth-year Ph.D. student.", "Ph.D., Turin, 2023 - now"),
        ("In 2025, as a third-year Ph.D. student, I moved.", "Ph.D., Turin, 2023 - now"),
        ("I was a third-year Ph.D. student.", "Ph.D., Turin, 2022 - now"),
        ("I am a Ph.D. student (since 2023).", "Ph.D., Turin, 2023 - now"),
        ("- I am a third-year Ph.D. student.", "Ph.D., Turin, 2022 - now"),
        ("# Students\n\nCharles is a third-year Ph.D. student.", "Ph.D., Turin, 2022 - now"),
        ("I am a third-year undergraduate student.", "Ph.D., Turin, 2022 - now"),
        ("`I am a third-year Ph.D. student`", "Ph.D., Turin, 2022 - now"),
        ("My student has worked for a third-year Ph.D. student.", "Ph.D., Turin, 2022 - now"),
    ],
)
def test_the_year_of_study_is_not_guessed(phrase: str, entry: str) -> None:
    assert said(study(phrase, entry)) == []


def test_the_start_stands_in_html_and_tables() -> None:
    for rows in ("<ul><li>Ph.D., Turin, 2022 - now</li></ul>", "| a | b |\n|---|---|\n| Ph.D. | 2022 - now |"):
        assert said(f"{STUDENT}\n\n## Education\n\n{rows}\n") == ["wrong-year-of-study"]


def test_the_year_that_does_not_go_out_of_date_is_offered_and_not_forced() -> None:
    page = study(STUDENT, "Ph.D. in Looms, Turin, 2023-2028").encode()
    assert fix_text("about.md", page, plan("2026-11-22"), unsafe=False, alone=True) == page
    after = fix_text("about.md", page, plan("2026-11-22"), unsafe=True, alone=True).decode()
    assert after.startswith("I am a Ph.D. student (since 2023) in Turin.\n")


# Expected


@pytest.mark.parametrize(
    "text",
    [
        "- Ph.D., Turin, 2021-2025 (expected)",
        "- Ph.D., Turin, 2021-2025 (Expected)",
        "- Ph.D., Turin, Sep 2021 - May 2025 (expected)",
        "- Ph.D., Turin (expected 2025)",
        "- Ph.D., Turin (expected: May 2025)",
        "- Ph.D., Turin, expected in 2025",
        "Expected graduation date: June 2025",
        "- 2019年9月-2025年6月（预计），博士",
        "- Ph.D., Turin, 2025 (voraussichtlich)",
        "- Doctorat, Turin, 2025 (prévu)",
        "| Ph.D. | 2021 - 2025 (expected) |\n|---|---|\n| Ph.D. | 2021 - 2025 (expected) |",
        "<ul><li>Ph.D., <span>2021 – 2025 (expected)</span></li></ul>",
    ],
)
def test_what_was_expected_has_passed(text: str) -> None:
    page = f"# Education\n\n{text}\n"
    assert set(said(page)) == {"expected-in-the-past"}
    assert said(page, "2025-05-01") == []


@pytest.mark.parametrize(
    "text",
    [
        "- Ph.D., Turin, 2023-2028 (Expected)",
        "- Ph.D., Turin, 2022 - 2026 (expected)",
        "- 2024: more looms than expected were sold",
        "- As expected, 2019 was a bad year.",
        "- The expected value of the looms of 2019",
        "- Ph.D., 2021-2025, as expected by all",
        "- `2021-2025 (expected)`",
        "<!-- 2021-2025 (expected) -->",
    ],
)
def test_what_is_still_expected_or_never_was(text: str) -> None:
    assert said(f"# Education\n\n{text}\n") == []


# Plans


@pytest.mark.parametrize(
    "text",
    [
        "I will join Turin University in September 2025.",
        "I will be joining Turin University as a postdoc in Fall 2025!",
        "I'll be joining Turin in 2025.",
        "I am joining Turin in September 2025.",
        "I’m moving to Turin in 2025.",
        "Ada will start as a lecturer in Turin in Sept. 2025.",
        "I am an incoming postdoc at Turin (Fall 2025).",
        "I will be visiting London from June 2025.",
        "我将于2025年9月加入都灵大学。",
        "Je vais rejoindre Turin en septembre 2025.",
        "Ich werde im September 2025 in Turin anfangen.",
        "# Upcoming talks\n\n- Turin, May 2025\n- London, June 2025",
        "# Próximas charlas\n\n- Turín, 3/5/2025 y 2025",
    ],
)
def test_a_plan_whose_date_has_passed(text: str) -> None:
    assert said(text) == ["plan-in-the-past"]
    assert said(text, "2025-01-01") == []


@pytest.mark.parametrize(
    "text",
    [
        "I will join Turin in September 2027.",
        "Brian Williams, 2020, and Will Startup, 2021.",
        "I will give you the data of 2019.",
        "# News\n\n- I will join Turin in September 2025.",
        "# Positions\n\n- [05/2025] I will join Turin in September 2025.",
        "# Students\n\n- Charles will join Turin in September 2025.",
        "# Students\n\nCharles will join Turin in September 2025.",
        "# News\n\n**May 2025** I will join Turin in September 2025.",
        "I will join Turin. My thesis of 2020 is online.",
        "# Upcoming talks\n\n- Turin, May 2025\n- London, June 2027",
        "# Upcoming talks\n\n- Turin, May 2025\n- London",
        "# Upcoming talks\n\nNone.",
        "Looms will start a revolution.",
        "<!-- I will join Turin in 2025. -->",
    ],
)
def test_plans_that_hold_and_words_that_are_none(text: str) -> None:
    assert said(text) == []


# The job market


@pytest.mark.parametrize(
    "text",
    [
        "I am on the job market in 2023.",
        "I'm on the 2023-2024 academic job market!",
        "I am currently looking for full-time positions starting in June 2024.",
        "**I am actively seeking a postdoc position for Fall 2024.**",
        "我正在寻找2024年的教职。",
    ],
)
def test_a_search_whose_date_has_passed(text: str) -> None:
    assert said(text) == ["past-job-search"]
    assert said(text, "2023-06-01") == []


@pytest.mark.parametrize(
    "text",
    [
        "I am on the job market.",
        "I am on the job market in 2026.",
        "I am looking forward to the symposium of 2023.",
        "I am looking for patterns in the looms of 2019.",
        "The job market of 2008 was bad.",
        "# News\n\n- I am on the job market in 2023.",
        "# Students\n\n- I am on the job market in 2023, says Charles.",
        "Open positions: we seek a postdoc since 2020.",
    ],
)
def test_a_search_that_goes_on_or_is_none(text: str) -> None:
    assert said(text) == []


def test_a_search_goes_on_for_some_months_behind_its_year() -> None:
    assert said("I am on the job market in 2023.", "2024-04-01") == []


# News


@pytest.mark.parametrize(
    ("page", "months"),
    [
        ("# News\n\n- *2025.02*: One\n- *2025.01*: Two\n- *2023.09*: Three\n", 21),
        ("Recent updates\n-----------\n- **02/2025.** One\n- **01/2025.** Two\n- **09/2023.** Three\n", 21),
        ("# 新闻\n\n- 2025年2月：一\n- 2025年1月：二\n- 2023年9月：三\n", 21),
        ("# News\n\n<ul><li>[Feb. 2025] One</li><li>[Jan 2025] Two</li><li>2023 Three</li></ul>\n", 21),
        ("# News\n\n| When | What |\n|---|---|\n| Feb 2025 | One |\n| Jan 2025 | Two |\n| 2023 | Three |\n", 21),
        ("# News\n\n- 2025.02: One\n- 2024: Two\n- 2023: Three\n\n# Old news\n\n- 2026: Nothing\n", 21),
        ("# News\n\n## 2025\n\n- Feb: One\n\n## 2023\n\n- May: Two\n- April: Three\n", 21),
    ],
)
def test_news_that_is_old(page: str, months: int) -> None:
    (found,) = check_text("about.md", page.encode(), plan("2026-11-22")).diagnostics
    assert f", {months} months ago." in found.message
    assert found.severity == "info"
    assert said(page, "2025-11-22") == []


@pytest.mark.parametrize(
    "page",
    [
        "# News\n\n- *2026.02*: One\n- *2025.01*: Two\n- *2023.09*: Three\n",
        "# News\n\n- *2025.02*: One\n- *2025.01*: Two\n",
        "# Old news\n\n- *2020.02*: One\n- *2020.01*: Two\n- *2019.09*: Three\n",
        "# News\n\n## Archive of news\n\n- *2020.02*: One\n- *2020.01*: Two\n- *2019.09*: Three\n",
        "# News\n\n- One\n- Two\n- Three\n- Four\n",
        "# News\n\n<!--\n- *2020.02*: One\n- *2020.01*: Two\n- *2019.09*: Three\n-->\n",
        "# Talks\n\n- *2020.02*: One\n- *2020.01*: Two\n- *2019.09*: Three\n",
    ],
)
def test_news_that_is_fresh_or_meant_to_be_old(page: str) -> None:
    assert said(page) == []


# Last updated

TALKS = "# Talks\n\n- On looms, Turin, May 2025\n- On mills, London, 2024\n\n"


@pytest.mark.parametrize(
    "stamp",
    [
        "Last updated: March 2024",
        "*Last Updated: Apr 06, 2025.*",
        "<p>Last modified 2024-03-01</p>",
        "最后更新：2024年3月",
        "最終更新：2024年3月",
        "Zuletzt aktualisiert: 03/2024",
        "Dernière mise à jour : mars 2024",
        "Última actualización: marzo 2024",
    ],
)
def test_a_stamp_that_is_older_than_the_page(stamp: str) -> None:
    assert said(TALKS + stamp) == ["old-last-updated"]


@pytest.mark.parametrize(
    "stamp",
    [
        "Last updated: May 2025",
        "Last updated: 2025",
        "Last updated: {{ site.time }}",
        "The data was last updated in 2019.",
        "- last updated in 2019",
        "My last update was in 2019.",
        "`Last updated: 2019`",
    ],
)
def test_a_stamp_that_is_right_or_of_something_else(stamp: str) -> None:
    assert said(TALKS + stamp) == []


def test_what_is_to_come_makes_no_stamp_old() -> None:
    page = "# Talks\n\n- On looms, Turin, May 2027\n\n# Education\n\n- Ph.D., 2023-2028\n\nLast updated: May 2026\n"
    assert said(page) == []


# What is awaited

PAPERS = "# Publications\n\n"


@pytest.mark.parametrize(
    ("entry", "rule", "first"),
    [
        ("- A. *Looms*. To appear, Symposium on Looms, 2023.", "still-to-appear", "2025-01-01"),
        ("- A. *Looms*. In: Proceedings (paper to appear), 2023.", "still-to-appear", "2025-01-01"),
        ("- A. *Looms* (in press), 2023.", "still-to-appear", "2025-01-01"),
        ("- A. [Looms](https://arxiv.org/abs/2301.01234), to appear", "still-to-appear", "2025-01-01"),
        ("- 例：《织机》，待发表，2023年", "still-to-appear", "2025-01-01"),
        ("- A. *Les métiers*, à paraître, 2023", "still-to-appear", "2025-01-01"),
        ("<ul><li>A. <em>Looms</em>, forthcoming, 2023</li></ul>", "still-to-appear", "2025-01-01"),
        ("- A. *Looms*. Under review, 2022.", "still-under-review", "2025-01-01"),
        ("- [Submitted to Symposium on Looms 2022] A. *Looms*", "still-under-review", "2025-01-01"),
        ("- A. [Looms](https://arxiv.org/pdf/2205.01234v2) (in submission)", "still-under-review", "2025-01-01"),
        ("- 例：《织机》，审稿中，2022", "still-under-review", "2025-01-01"),
        ("- A. *Webstühle*, eingereicht 2022", "still-under-review", "2025-01-01"),
        (
            "| A. *Looms* | under review | 2022 |\n|---|---|---|\n| A. | under review | 2022 |",
            "still-under-review",
            "2025-01-01",
        ),
        ("- A. *Looms*, 2023. Code (coming soon)", "still-coming-soon", "2025-01-01"),
        ("- [Looms](https://arxiv.org/abs/2301.01234) code to be released", "still-coming-soon", "2025-01-01"),
        ("- 例：《织机》，2023，代码即将开源", "still-coming-soon", "2025-01-01"),
        ("## 2023\n\n- A. *Looms*. Slides coming soon.", "still-coming-soon", "2025-01-01"),
    ],
)
def test_what_is_awaited_for_years(entry: str, rule: str, first: str) -> None:
    assert said(PAPERS + entry, first) == [rule]
    assert said(PAPERS + entry, "2024-12-31") == []


@pytest.mark.parametrize(
    "entry",
    [
        "- A. *Looms*. To appear, 2026.",
        "- A. *Looms*. Submitted 2020, to appear 2027.",
        "- A. *Looms*. To appear.",
        "- A. *How mills disappear*. 2012.",
        "- A. *Looms under reviewers*, 2012",
        "- A. *Looms*. Under review.",
        "- A. *Looms*. Under review since 2019 - present",
        "- A. *Looms*. Coming soon.",
        "Coming soon: the book of 2019.",
        "- A. *Looms*, 2012. <!-- to appear -->",
        "- A. *Looms*, 2012. `to appear`",
        "# News\n\n- 2012.01: A paper is to appear; code coming soon; another is under review.",
        "# Notes\n\n- In 2012 one waited for the menu to appear.",
    ],
)
def test_what_is_awaited_since_lately_or_not_at_all(entry: str) -> None:
    assert said(PAPERS + entry) == []


# History


@pytest.mark.parametrize(
    ("path", "page", "history"),
    [
        ("_posts/2019-05-01-a.md", "", True),
        ("2019-05-01-a.md", "", True),
        ("_news/a.md", "", True),
        ("content/post/a/index.md", "", True),
        ("README.md", "", True),
        ("content/event/a/talk.md", "---\ndate: 2019-05-01\n---\n", True),
        ("content/_index.md", "---\ndate: 2019-05-01\n---\n", False),
        ("_pages/about.md", "---\ndate: 2019-05-01\n---\n", False),
        ("_pages/about.md", "", False),
        ("newsworthy/poster.md", "", False),
    ],
)
def test_pages_that_speak_of_their_own_day(path: str, page: str, history: bool) -> None:
    assert is_dated_page(read(path, page.encode())) is history
    text = f"{page}I will join Turin in 2020. Ph.D., 2018 - 2020 (expected)\n"
    assert bool(said(text, path=path)) is not history


# Hostile pages


@pytest.mark.parametrize(
    "page",
    [
        "expected 2020 " * 3000,
        "I will join " * 5000 + "2020",
        "- to appear 2020\n" * 1500,
        "# News\n\n" + "- 2020: x\n" * 3000,
        "Last updated " * 3000 + "2020",
        "third-year " * 5000 + "Ph.D.\n\n# Education\n\n- Ph.D., 2020 -",
        "# Education\n\n" + "- Ph.D. 9999-9999 (expected 0001)\n" * 50,
        "I am on the " + "a " * 10000 + "job market 2020",
        "# Upcoming talks\n\n" + "- 2020-13-45\n" * 50,
        "# Publications\n\n- [x](https://arxiv.org/abs/2299.99999) to appear [y](https://arxiv.org/abs/0000.00000)",
    ],
)
def test_no_page_stops_a_rule(page: str) -> None:
    said(page)
    said(page, "0001-01-01")
    said(page, "9999-12-31")
