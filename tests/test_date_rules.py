"""The rules on dates, in many languages and in all forms that entries have: what each says, and where it is silent."""

from __future__ import annotations

from datetime import date

import pytest
from making import edited_by

from profilelint.analysis.date_order import main_dates, move_entry
from profilelint.engine.lint import check_text
from profilelint.engine.plan import Plan, Selected
from profilelint.read.reader import read
from profilelint.rule.loader import BUILTIN, load

TODAY = date(2026, 1, 1)
LOUD = [
    # dates/out-of-order
    ("out-of-order", "## News\n- 2023.09 A\n- 2023.05 B\n- 2023.06 C\n- 2023.01 D\n- 2022.12 E", "2023.06"),
    ("out-of-order", "## 新闻\n- 2024年5月：甲\n- 2024年3月：乙\n- 2024年4月：丙\n- 2023年9月：丁", "2024年4月"),
    ("out-of-order", "## 动态\n- [2024.05] 甲\n- [2024.03] 乙\n- [2024.04] 丙\n- [2023.09] 丁", "2024.04"),
    ("out-of-order", "## お知らせ\n- 2024年5月 A\n- 2024年3月 B\n- 2024年4月 C\n- 2023年9月 D", "2024年4月"),
    ("out-of-order", "## 소식\n- 2024년 5월 A\n- 2024년 3월 B\n- 2024년 4월 C\n- 2023년 9월 D", "2024년 4월"),
    ("out-of-order", "## Aktuelles\n- Mai 2024: A\n- März 2024: B\n- April 2024: C\n- Dez. 2023: D", "April 2024"),
    (
        "out-of-order",
        "## Actualités\n- août 2024 : A\n- mars 2024 : B\n- avril 2024 : C\n- déc. 2023 : D",
        "avril 2024",
    ),
    ("out-of-order", "## Noticias\n- Mayo 2024: A\n- Enero 2024: B\n- Abril 2024: C\n- Dic. 2023: D", "Abril 2024"),
    (
        "out-of-order",
        "## Palestras\n- A, maio de 2024\n- B, março de 2024\n- C, abril de 2024\n- D, 2023",
        "abril de 2024",
    ),
    ("out-of-order", "## Talks\n- A, mei 2024\n- B, maart 2024\n- C, april 2024\n- D, december 2023", "april 2024"),
    ("out-of-order", "## Talks\n- A, Mei 2024\n- B, Maret 2024\n- C, April 2024\n- D, Desember 2023", "April 2024"),
    ("out-of-order", "## Talks\n- A, maggio 2024\n- B, marzo 2024\n- C, aprile 2024\n- D, 2023", "aprile 2024"),
    (
        "out-of-order",
        "## News\n<ul>\n<li>2024.05 A</li>\n<li>2024.03 B</li>\n<li>2024.04 C</li>\n<li>2023.09 D</li>\n</ul>",
        "2024.04",
    ),
    (
        "out-of-order",
        "## Talks\n\n| when | what |\n|-|-|\n| May 2024 | A |\n| March 2024 | B |\n| April 2024 | C |\n| 2023 | D |",
        "April 2024",
    ),
    (
        "out-of-order",
        "## News\n### 2024\n- Nov: A\n- Sep: B\n- Oct: C\n- Aug 3: D",
        "Oct",
    ),
    (
        "out-of-order",
        "## Experience\n- 2023 - present, A\n- 2020 - 2023, B\n- 2012 - 2015, C\n- 2016 - 2019, D\n- 2009 - 2011, E",
        "2016 - 2019",
    ),
    ("out-of-order", "## Prix\n- Médaille, 2024\n- Coupe, 2021\n- Bourse, 2023\n- Don, 2020\n- Lauréate, 2019", "2023"),
    ("reversed-range", "- A, May 2022 Until March 2021", "May 2022 Until March 2021"),
    ("reversed-range", "- A, 2022\n  to\n  2021", "2022 to 2021"),
    ("reversed-range", "- A, December 3 – 1 2022", "December 3 – 1 2022"),
    ("ambiguous", "- `10/02/2025` A\n- B", "10/02/2025"),
    # dates/impossible
    ("impossible", "- 2025-13-01: a talk", "2025-13-01"),
    ("impossible", "- **2023-02-30** A talk", "2023-02-30"),
    ("impossible", "Vortrag am 31. September 2023 in Basel", "31. September 2023"),
    ("impossible", "<ul><li>June 31, 2024: a talk</li></ul>", "June 31, 2024"),
    ("impossible", "| 30/02/2024 | a talk |\n|-|-|\n| 1 | 2 |", "30/02/2024"),
    ("impossible", "le 31 Juin 2022", "31 Juin 2022"),
    ("impossible", "## Talks\n- 2024.05 A\n- 2023.13 B\n- 2023.09 C\n- 2023.01 D", "2023.13"),
    (
        "impossible",
        "## 教育经历\n- 2022.09 - 2023.15 甲\n- 2020.09 - 2022.06 乙\n- 2019.01 丙\n- 2016.09 丁",
        "2023.15",
    ),
    ("impossible", "## News\n- `2024-05` A\n- `2023-00` B\n- `2023-09` C\n- `2023-01` D", "2023-00"),
    # dates/ambiguous
    ("ambiguous", "- 10/02/2025: a talk", "10/02/2025"),
    ("ambiguous", "<ul><li>3-4-2024: a talk</li></ul>", "3-4-2024"),
    ("ambiguous", "| 03/04/2024 | a talk |\n|-|-|\n| 05/06/2024 | a prize |", "05/06/2024"),
    # dates/reversed-range
    ("reversed-range", "- 2019 - 2015: a stay", "2019 - 2015"),
    ("reversed-range", "- 2022年9月至2021年6月：硕士", "2022年9月至2021年6月"),
    ("reversed-range", "- Oktober 2022 bis September 2021: Basel", "Oktober 2022 bis September 2021"),
    ("reversed-range", "| Sep 2022 – Jun 2021 | M.Sc. |\n|-|-|\n| 2019 - 2015 | B.Sc. |", "2019 - 2015"),
    # dates/misspelt-month
    ("misspelt-month", "## News\n- Novemebr 2023: A", "Novemebr"),
    ("misspelt-month", "Since Septemer 2023 I live in Turin.", "Septemer"),
    ("misspelt-month", "<ul><li>Agust 2023: A</li></ul>", "Agust"),
    # dates/mixed-formats
    ("mixed-formats", "## News\n- 2024.05 A\n- 2024.03 B\n- 2024-02 C\n- 2023.09 D", "2024-02"),
    ("mixed-formats", "## News\n- 2024年5月 A\n- 2024年3月 B\n- 2024.02 C\n- 2023年9月 D", "2024.02"),
    ("mixed-formats", "## Talks\n- A, Sept. 2024\n- B, Nov. 2023\n- C, October 2023\n- D, Jan. 2023", "October 2023"),
    ("mixed-formats", "## Awards\n- Sep 3, 2024: A\n- Oct 2, 2023: B\n- 5 Nov 2022: C\n- Aug 1, 2021: D", "5 Nov 2022"),
    # dates/in-the-future
    ("in-the-future", "## News\n- 2029.05: A paper was accepted.", "2029.05"),
    ("in-the-future", "## 新闻\n- 2029年5月：论文被录用", "2029年5月"),
    ("in-the-future", "## Awards\n<ul><li>Medal of the Loom, 2031</li></ul>", "2031"),
    # dates/wrong-year-heading
    ("wrong-year-heading", "## News\n### 2024\n- 2024.05: A\n- 2023.04: B\n- 2024.03: C", "2023.04"),
    ("wrong-year-heading", "## Talks\n### 2024\n- Mai 2024: A\n- Mai 2022: B\n- März 2024: C", "Mai 2022"),
    # dates/missing
    ("missing", "## Talks\n- A, 2024\n- B, 2023\n- Looms, Oslo\n- C, 2022\n- D, 2021", "Looms, Oslo"),
    ("missing", "## 报告\n- 甲，2024\n- 乙，2023\n- 丙，都灵\n- 丁，2022\n- 戊，2021", "丙，都灵"),
    # dates/two-digit-year
    ("two-digit-year", "## News\n- 05/24: A\n- 03/24: B\n- 11/23: C", "05/24"),
    ("two-digit-year", "## News\n<ul><li>05/24: A</li><li>03/24: B</li><li>11/23: C</li></ul>", "05/24"),
]
SILENT = [
    # Lists in order, whatever they look like.
    ("out-of-order", "## News\n- 2024.05 A\n- 2024 B\n- 2024.03 C\n- 2024 D\n- 2023 E"),
    ("out-of-order", "## 新闻\n- 2024年5月：甲\n- 2024年：乙\n- 2024年3月：丙\n- 2023年9月：丁"),
    ("out-of-order", "## Aktuelles\n- Mai 2024: A\n- April 2024: B\n- März 2024: C\n- Dez. 2023: D"),
    ("out-of-order", "## Actualités\n- août 2024 : A\n- avril 2024 : B\n- mars 2024 : C\n- déc. 2023 : D"),
    ("out-of-order", "## Noticias\n- Mayo 2024: A\n- Abril 2024: B\n- Enero 2024: C\n- Dic. 2023: D"),
    ("out-of-order", "## 소식\n- 2024년 5월 A\n- 2024년 4월 B\n- 2024년 3월 C\n- 2023년 9월 D"),
    ("out-of-order", "## News\n### 2024\n- Nov: A\n- Oct: B\n- Sep: C\n- Aug 3: D"),
    ("out-of-order", "## News\n<!--\n- 2023.09 A\n- 2023.05 B\n- 2023.06 C\n- 2023.01 D\n- 2022.12 E\n-->"),
    ("out-of-order", "## Teaching\n- Looms, Fall 2023\n- Mills, Fall 2023\n- Looms, Spring 2023\n- Mills, 2022/23"),
    ("out-of-order", "## Talks\n- 2024\n  - Looms, May\n- 2023\n  - Mills, 2024\n- 2022\n  - Cards\n- 2021\n  - Notes"),
    ("out-of-order", "## Teaching\nTurin:\n- 2021 A\n- 2020 B\n\nOslo:\n- 2024 A\n- 2023 B"),
    ("out-of-order", "## Publications\n- 2023 A\n- 2021 B\n- 2022 C\n- 2020 D\n- 2019 E"),
    (
        "out-of-order",
        "## Awards\n- Best Paper Award, 2024\n- Best Paper Award, 2022\n- Medal, 2023\n- A, 2021\n- B, 2020",
    ),
    ("out-of-order", "## 奖项\n- 国家奖学金，2023\n- 国家奖学金，2021\n- 一等奖，2022\n- 金奖，2020\n- 银奖，2019"),
    ("out-of-order", "## Awards\n- Medal, 2023\n- Prize, 2020\n- Grant, 2022\n- Cup, 2019"),
    ("out-of-order", "## News\n- 27/10/2025 A\n- 10/02/2025 B\n- 01/02/2025 C\n- 12/01/2025 D"),
    # What only looks like an impossible date.
    ("impossible", "- 2024-25, 2023/24 and 2025.12.31"),
    ("impossible", "- 29 February 2024 and 30 June 2023"),
    ("impossible", "version 2023.13.45, arXiv:2301.13001, doi:10.1145/2023.31.45, 192.168.31.30"),
    ("impossible", "`2025-13-01` <!-- 2025-13-01 --> [a](2025-13-01.pdf)"),
    ("impossible", "Room 31 April House, 2023; 30 February looms; tel. 31-12-2023-5"),
    ("impossible", "| 2024-12-31 | 31 December 2024 |\n|-|-|\n| 31.12.2024 | December 31, 2024 |"),
    ("impossible", "## Talks\n- 2024.05 A\n- Version 2023.13 B\n- 2023.09 C\n- 2023.01 D"),
    ("impossible", "## Software\n- 2023.14 A\n- 2023.13 B\n- 2023.12 C\n- 2023.11 D\n- 2023.10 E"),
    ("impossible", "## Teaching\n- 2024-05 A\n- 2023-24 B\n- 2023-09 C\n- 2023-01 D\n- 2022/23 E"),
    ("impossible", "## Talks\n- 2024 A\n- 2023.13 B\n- 2022 C\n- May 2021 D"),
    ("impossible", "## Awards\n- 2024.05 GPA 3.92\n- 2023.11 B, pages 2023.13\n- 2023.09 C\n- 2023.01 D"),
    # Days that can be told, or need not be.
    ("ambiguous", "- 10/02/2025: a talk\n- 13/02/2025: a talk"),
    ("ambiguous", "- 10.02.2025: Vortrag\n- 02/2025: Vortrag"),
    ("ambiguous", "- 7/7/2025: a talk, rank 1/2, 2/81"),
    ("ambiguous", "<!-- - 10/02/2025: a talk -->"),
    ("ambiguous", "- 2025/02/10: a talk\n- 10 février 2025"),
    # Ranges that run forwards.
    ("reversed-range", "- 2015 - 2019, 2019 –, Nov - Feb 2023, 2023-24, 2020年9月至今, 1999–00"),
    ("reversed-range", "- Looms 12(3):2019–1995, pp. 2019-2015"),
    ("reversed-range", "- 2020 - May 2020: a stay; 2019, 2015"),
    ("reversed-range", "- Wintersemester 2023/24, Sept. 2023 bis heute"),
    # Months of all languages, and other words.
    ("misspelt-month", "- Dezember 2020, Février 2021, Septiembre 2022, Setembro 2019, Ottobre 2018, Agustus 2017"),
    ("misspelt-month", "- Augusta 2020, Remember 2021, Mary 2019, Match 2018, Marche 2017, Turin 2016, Julie 2015"),
    ("misspelt-month", "`Febuary 2020` <!-- Febuary 2020 -->"),
    ("misspelt-month", "- Sept. 2020, Sep 2020, SEPTEMBER 2020, sept 2020, Novembre 2019"),
    # Lists of one style, or of none.
    ("mixed-formats", "## News\n- Sept. 2024 A\n- May 2024 B\n- June 2023 C\n- Jan. 2023 D\n- March 2022 E"),
    ("mixed-formats", "## News\n- 2024.11 A\n- 2024.05.03 B\n- 2024 C\n- 2023.09 D\n- 2023.01 - 2023.05 E"),
    ("mixed-formats", "## News\n- 2024.11 A\n- 2024.5 B\n- 2023.12 C\n- 2023.1 D"),
    ("mixed-formats", "## News\n- 2024.11 A\n- May 2024 B\n- 2024-03 C\n- 12/2023 D"),
    ("reversed-range", "- Ada (2 July 1923 – 1 February 2012)\n- Bo, 12 May 1887 – 3 March 1950"),
    ("mixed-formats", "## News\n- 2024年11月 甲\n- 2024年5月 乙\n- 2023年12月 丙\n- 2023年1月 丁"),
    ("mixed-formats", "## News\n- 2024.11 A\n- 2024.05 B\n- 2024.02 C\n<!-- - May 2023 D -->"),
    # What may lie ahead.
    ("in-the-future", "## News\n- 2029.05: I will join the lab.\n- 2026.01: A\n- 2024 - 2029: B"),
    ("in-the-future", "## 新闻\n- 2029年5月：将加入实验室"),
    ("in-the-future", "## Awards\n- Fellowship, 2024-2028 (expected)\n- Medal, 2025"),
    ("in-the-future", "## Education\n- 2029: Ph.D.\n\n## Talks\n- 2028: Turin"),
    # Years above their entries.
    ("wrong-year-heading", "## Teaching\n### 2023-2024\n- Fall 2023: A\n- Spring 2024: B\n- Winter 2022: C"),
    ("wrong-year-heading", "## News\n### 2024\n- Nov: A\n- In 2021 a talk\n- 2024.01: C"),
    # Entries that need no date.
    ("missing", "## Talks\n- A, 2024\n- B, 2023\n- More talks are listed elsewhere\n- C, 2022\n- D, 2021"),
    ("missing", "## Talks\n- A, 2024\n- B, 2023\n- Looms\n  - Turin, 2022\n- C, 2022\n- D, 2021"),
    ("missing", "## News\n### 2024\n- A\n- Nov: B\n- Oct: C\n- Sep: D\n- Aug: E\n- Jul: F"),
    # Figures that are no years.
    ("two-digit-year", "## News\n### 2024\n- 05/24: A\n- 03/23: B\n- 11/22: C"),
    ("two-digit-year", "## Talks\n- 05/24: A\n- 05/27: B\n- 06/01: C"),
    ("two-digit-year", "## News\n- Sept'24: A\n- ICSE'25: B\n- Summer '22: C"),
]


def messages(name: str, page: str) -> list[str]:
    rule = load(BUILTIN / "dates" / f"{name}.py", f"dates/{name}")
    plan = Plan((Selected(rule.path, rule.name, rule.severity, rule.options),), BUILTIN, TODAY)
    result = check_text("page.md", page.encode(), plan)
    assert not result.crashed
    return [each.message for each in result.diagnostics]


@pytest.mark.parametrize(("name", "page", "quoted"), LOUD)
def test_the_date_at_fault_is_named(name: str, page: str, quoted: str) -> None:
    found = messages(name, page)
    assert any(f'"{quoted}"' in each.split(" comes ")[0] for each in found), found
    if name == "out-of-order":
        assert len(found) == 1


@pytest.mark.parametrize(("name", "page"), SILENT)
def test_what_is_right_is_left_alone(name: str, page: str) -> None:
    assert messages(name, page) == []


def test_awards_out_of_order_are_said_mildly() -> None:
    rule = load(BUILTIN / "dates" / "out-of-order.py", "dates/out-of-order")
    selected = Selected(rule.path, rule.name, rule.severity, rule.options)
    entries = "- 2024 A\n- 2021 B\n- 2020 C\n- 2023 D\n- 2019 E\n"
    severities = []
    for heading, configured in (("Awards", False), ("News", False), ("Awards", True)):
        plan = Plan((selected._replace(configured=configured),), BUILTIN, TODAY)
        [found] = check_text("page.md", f"## {heading}\n\n{entries}".encode(), plan).diagnostics
        severities.append(found.severity)
    assert severities == ["info", "warning", "warning"]


# Moving entries


def after_moving(page: str, place: int, goal: int) -> str | None:
    document = read("a.md", page.encode())
    fix = move_entry(document, document.entries, place, goal)
    return edited_by(page, [fix])[0] if fix else None


def test_an_entry_is_moved_byte_for_byte() -> None:
    page = "- a  \n  more *a*\n\n- b\n  - c\n\n* x\n"
    assert after_moving("- one\n- two  \n  more\n- three\n", 2, 0) == "- three\n- one\n- two  \n  more\n"
    assert after_moving("- one\n\n- two\n\n- three\n\nText.\n", 0, 2) == "- two\n\n- three\n\n- one\n\nText.\n"
    assert after_moving(page, 1, 0) == "- b\n  - c\n\n- a  \n  more *a*\n\n* x\n"


def test_numbers_and_rows_stay_in_their_places() -> None:
    assert after_moving("1. one\n2. two\n3. three\n", 2, 0) == "1. three\n2. one\n3. two\n"
    assert after_moving("<ul>\n  <li>one</li>\n  <li>two</li>\n</ul>\n", 1, 0) == (
        "<ul>\n  <li>two</li>\n  <li>one</li>\n</ul>\n"
    )


@pytest.mark.parametrize("page", ["<ul><li>one</li><li>two</li></ul>", "- one\n\n  - two\n", "9. one\n10. two\n"])
def test_entries_that_cannot_be_moved_are_left(page: str) -> None:
    document = read("a.md", page.encode())
    entries = [*document.entries, *document.entries[0].children]
    assert move_entry(document, entries, 1, 0) is None


def test_moving_keeps_every_entry() -> None:
    page = "".join(f"- 20{year} entry {year}\n" for year in (24, 21, 23, 22, 20))
    document = read("a.md", page.encode())
    assert len(main_dates(document.entries)) == 5
    turned = after_moving(page, 2, 1)
    assert turned
    assert sorted(turned.splitlines()) == sorted(page.splitlines())


@pytest.mark.parametrize(
    ("path", "written", "count"),
    [
        ("_posts/2023-05-01-looms.md", "2024-03-12", 1),
        ("blog/_posts/2023-5-1-looms.md", "2024-03-12 10:00:00 +0100", 1),
        ("_talks/2012-03-01-talk.md", "2024-04-12", 1),
        ("_posts/2023-05-01-looms.md", "2023-05-02", 0),
        ("_posts/2023-05-01-looms.md", '"May 2023"', 0),
        ("_posts/2023-13-01-looms.md", "2024-03-12", 0),
        ("_posts/looms.md", "2024-03-12", 0),
        ("_projects/2023-05-01-looms.md", "2024-03-12", 0),
    ],
)
def test_the_date_in_a_file_name(path: str, written: str, count: int) -> None:
    rule = load(BUILTIN / "dates" / "wrong-file-name.py", "dates/wrong-file-name")
    plan = Plan((Selected(rule.path, rule.name, rule.severity, rule.options),), BUILTIN, TODAY, pedantic=True)
    result = check_text(path, f"---\ndate: {written}\n---\n\nText.\n".encode(), plan)
    assert (len(result.diagnostics), result.crashed) == (count, False)


def test_two_days_of_one_year_do_not_change_places() -> None:
    (said,) = messages("reversed-range", "- A, December 3 – 1 2022")
    assert said.endswith("Correct the dates.")
