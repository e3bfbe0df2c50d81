"""The date grammar, and the order of dates in a list."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.analysis import impossible_dates as impossible_dates_module
from profilelint.analysis.date_order import astray, date_order, main_dates
from profilelint.analysis.impossible_dates import impossible_dates, misspelt_months
from profilelint.model.document import Date
from profilelint.model.finding import Span
from profilelint.read.reader import read
from profilelint.text.dates.grammar import find
from profilelint.text.prefilter import may_hold_dates, may_hold_full_dates


def dates(text: str) -> list[Date]:
    return find(text, Span(0, len(text)))


def meant(text: str) -> list[str]:
    """Each date as it stands, with its first and its last day."""
    return [f"{text[slice(*each.span)]} = {each.start}..{each.end or ''}" for each in dates(text)]


@pytest.mark.parametrize(
    ("text", "start", "end", "style"),
    [
        ("2019", "2019-01-01", "2019-12-31", "YYYY"),
        ("2025.02", "2025-02-01", "2025-02-28", "YYYY.MM"),
        ("2026.5", "2026-05-01", "2026-05-31", "YYYY.M"),
        ("2024-02", "2024-02-01", "2024-02-29", "YYYY-MM"),
        ("2024/11", "2024-11-01", "2024-11-30", "YYYY/MM"),
        ("2025.09.01", "2025-09-01", "2025-09-01", "YYYY.MM.DD"),
        ("2025-9-1", "2025-09-01", "2025-09-01", "YYYY-M-D"),
        ("2025-09-01T10:30:00Z", "2025-09-01", "2025-09-01", "YYYY-MM-DD"),
        ("02/2025", "2025-02-01", "2025-02-28", "MM/YYYY"),
        ("12.2024", "2024-12-01", "2024-12-31", "MM.YYYY"),
        ("31.8.2027", "2027-08-31", "2027-08-31", "DD.M.YYYY"),
        ("27/10/2025", "2025-10-27", "2025-10-27", "DD/MM/YYYY"),
        ("10/27/2025", "2025-10-27", "2025-10-27", "MM/DD/YYYY"),
        ("November 2017", "2017-11-01", "2017-11-30", "Month YYYY"),
        ("Sept. 2024", "2024-09-01", "2024-09-30", "Mon. YYYY"),
        ("August. 2024", "2024-08-01", "2024-08-31", "Month. YYYY"),
        ("Jan 2026", "2026-01-01", "2026-01-31", "Mon YYYY"),
        ("May 2024", "2024-05-01", "2024-05-31", "May YYYY"),
        ("April, 2026", "2026-04-01", "2026-04-30", "Month, YYYY"),
        ("**May** 2023", "2023-05-01", "2023-05-31", "May YYYY"),
        ("Oct.2023", "2023-10-01", "2023-10-31", "Mon.YYYY"),
        ("Aug'2018", "2018-08-01", "2018-08-31", "Mon'YYYY"),
        ("Sept'23", "2023-09-01", "2023-09-30", "Mon'YY"),
        ("Feb-25", "2025-02-01", "2025-02-28", "Mon-YY"),
        ("July 14, 2025", "2025-07-14", "2025-07-14", "Month D, YYYY"),
        ("Jan. 05 2024", "2024-01-05", "2024-01-05", "Mon. DD YYYY"),
        ("26 February 2021", "2021-02-26", "2021-02-26", "D Month YYYY"),
        ("3rd of May 2021", "2021-05-03", "2021-05-03", "D of May YYYY"),
        ("2025 May", "2025-05-01", "2025-05-31", "YYYY May"),
        ("2025, May 3", "2025-05-03", "2025-05-03", "YYYY, May D"),
        ("Fall 2015", "2015-09-01", "2015-12-31", "Season YYYY"),
        ("Spring Semester 2015", "2015-01-01", "2015-05-31", "Season semester YYYY"),
        ("2025 Fall", "2025-09-01", "2025-12-31", "YYYY Season"),
        ("Winter 2024", "2024-01-01", "2025-02-28", "Season YYYY"),
        ("Summer'16", "2016-06-01", "2016-08-31", "Season'YY"),
        ("2023年春季学期", "2023-01-01", "2023-05-31", "YYYY年Season学期"),
        ("2023年02月", "2023-02-01", "2023-02-28", "YYYY年MM月"),
        ("2026 年 7 月", "2026-07-01", "2026-07-31", "YYYY 年 M 月"),
        ("2023年2月8日", "2023-02-08", "2023-02-08", "YYYY年M月D日"),
        ("2023년 3월", "2023-03-01", "2023-03-31", "YYYY년 M월"),
        ("2022年", "2022-01-01", "2022-12-31", "YYYY年"),
        ("10/02/2025", "2025-02-10", "2025-10-02", "NN/NN/YYYY"),
        ("10.02.2025", "2025-02-10", "2025-02-10", "DD.MM.YYYY"),
        ("27-August-2024", "2024-08-27", "2024-08-27", "D-Month-YYYY"),
        ("3. März 2021", "2021-03-03", "2021-03-03", "D. Month YYYY"),
        ("Juli 2021", "2021-07-01", "2021-07-31", "May YYYY"),
        ("Okt. 2020", "2020-10-01", "2020-10-31", "Mon. YYYY"),
        ("Frühjahr 2022", "2022-01-01", "2022-05-31", "Season YYYY"),
        ("Wintersemester 2023/24", "2023-10-01", "2024-03-31", "Season YYYY/YY"),
        ("SoSe 2024", "2024-04-01", "2024-09-30", "Season YYYY"),
        ("7 mars 2016", "2016-03-07", "2016-03-07", "D May YYYY"),
        ("1er février 2020", "2020-02-01", "2020-02-01", "D Month YYYY"),
        ("déc. 2019", "2019-12-01", "2019-12-31", "Mon. YYYY"),
        ("Automne 2022", "2022-09-01", "2022-12-31", "Season YYYY"),
        ("3 de mayo de 2021", "2021-05-03", "2021-05-03", "D de Month de YYYY"),
        ("Septiembre 2021", "2021-09-01", "2021-09-30", "Month YYYY"),
        ("otoño 2021", "2021-09-01", "2021-12-31", "Season YYYY"),
        ("Abril, 2026", "2026-04-01", "2026-04-30", "Month, YYYY"),
        ("out/2023", "2023-10-01", "2023-10-31", "Mon/YYYY"),
        ("3 de out. de 2023", "2023-10-03", "2023-10-03", "D de Mon. de YYYY"),
        ("14 luglio 2022", "2022-07-14", "2022-07-14", "D Month YYYY"),
        ("Primavera 2023", "2023-01-01", "2023-05-31", "Season YYYY"),
        ("12 maart 2020", "2020-03-12", "2020-03-12", "D Month YYYY"),
        ("Najaar 2020", "2020-09-01", "2020-12-31", "Season YYYY"),
        ("17 Agustus 2023", "2023-08-17", "2023-08-17", "D Month YYYY"),
        ("Februari 2025", "2025-02-01", "2025-02-28", "Month YYYY"),
        ("2023년 3월 5일", "2023-03-05", "2023-03-05", "YYYY년 M월 D일"),
        ("2023년 봄학기", "2023-01-01", "2023-05-31", "YYYY년 Season"),
        ("2023年度", "2023-01-01", "2023-12-31", "YYYY年"),
        ("Q1 2024", "2024-01-01", "2024-03-31", "Season YYYY"),
        ("2024 Q3", "2024-07-01", "2024-09-30", "YYYY Season"),
        ("Q3'24", "2024-07-01", "2024-09-30", "Season'YY"),
        ("Michaelmas 2023", "2023-10-01", "2023-12-31", "Season YYYY"),
        ("Hilary Term 2023", "2023-01-01", "2023-03-31", "Season term YYYY"),
        ("2017b", "2017-01-01", "2017-12-31", "YYYY"),
        ("Semester 2, 2022", "2022-01-01", "2022-12-31", "semester D, YYYY"),
        ("2nd Semester 2022", "2022-01-01", "2022-12-31", "D semester YYYY"),
        ("Term 3, 2021", "2021-01-01", "2021-12-31", "term D, YYYY"),
        ("Fall 23", "2023-09-01", "2023-12-31", "Season YY"),
        ("Spring'24", "2024-01-01", "2024-05-31", "Season'YY"),
        ("Sommersemester 24", "2024-04-01", "2024-09-30", "Season YY"),
        ("WS 23/24", "2023-10-01", "2024-03-31", "Season YY/YY"),
    ],
)
def test_point(text: str, start: str, end: str, style: str) -> None:
    (found,) = dates(f"- {text}: a talk")
    assert (str(found.start), str(found.end), found.style) == (start, end, style)
    assert found.place == "leading"
    assert found.is_range == ("/YY" in style and "Season" in style)


@pytest.mark.parametrize(
    ("text", "start", "end", "style"),
    [
        ("2019–2023", "2019-01-01", "2023-12-31", "YYYY–YYYY"),
        ("**2021** - **2024**", "2021-01-01", "2024-12-31", "YYYY-YYYY"),
        ("2022.09 - 2026.06", "2022-09-01", "2026-06-30", "YYYY.MM-YYYY.MM"),
        ("2022-09-2024-06", "2022-09-01", "2024-06-30", "YYYY-MM-YYYY-MM"),
        ("05/2023-09/2023", "2023-05-01", "2023-09-30", "MM/YYYY-MM/YYYY"),
        ("2023.12.31-2024.01.05", "2023-12-31", "2024-01-05", "YYYY.MM.DD-YYYY.MM.DD"),
        ("Sep 2017 – Jul 2020", "2017-09-01", "2020-07-31", "Mon YYYY–Mon YYYY"),
        ("June 2021 to March 2022", "2021-06-01", "2022-03-31", "Month YYYY to Month YYYY"),
        ("2020 – expected 2024", "2020-01-01", "2024-12-31", "YYYY–expected YYYY"),
        ("2022.09 - 2024", "2022-09-01", "2024-12-31", "YYYY.MM-YYYY"),
        ("2023.07-09", "2023-07-01", "2023-09-30", "YYYY.MM-MM"),
        ("2023年7月-9月", "2023-07-01", "2023-09-30", "YYYY年M月-M月"),
        ("2022年9月至2024年6月", "2022-09-01", "2024-06-30", "YYYY年M月至YYYY年M月"),
        ("May - August, 2022", "2022-05-01", "2022-08-31", "May-Month, YYYY"),
        ("Nov - Feb 2023", "2022-11-01", "2023-02-28", "Mon-Mon YYYY"),
        ("November 28 - 30, 2023", "2023-11-28", "2023-11-30", "Month D-D, YYYY"),
        ("5-6 June 2018", "2018-06-05", "2018-06-06", "D-D Month YYYY"),
        ("1st Sep–3rd Oct 2020", "2020-09-01", "2020-10-03", "D Mon–D Mon YYYY"),
        ("Spring/Summer 2023", "2023-01-01", "2023-08-31", "Season/Season YYYY"),
        ("2024-25", "2024-01-01", "2025-12-31", "YYYY-YY"),
        ("2023/24", "2023-01-01", "2024-12-31", "YYYY/YY"),
        ("2011/12", "2011-01-01", "2012-12-31", "YYYY/YY"),
        ("1999–00", "1999-01-01", "2000-12-31", "YYYY–YY"),
        ("2023/2024", "2023-01-01", "2024-12-31", "YYYY/YYYY"),
        ("Winter 2023/24", "2023-10-01", "2024-03-31", "Season YYYY/YY"),
        ("06.2022-09.2021", "2022-06-01", "2021-09-30", "MM.YYYY-MM.YYYY"),
        ("2024 - present", "2024-01-01", None, "YYYY-present"),
        ("2024-now", "2024-01-01", None, "YYYY-present"),
        ("Spring 2026-current", "2026-01-01", None, "Season YYYY-present"),
        ("2019 to date", "2019-01-01", None, "YYYY to present"),
        ("2022年9月至今", "2022-09-01", None, "YYYY年M月至今"),
        ("2024-", "2024-01-01", None, "YYYY-"),
        ("Since May 2020", "2020-05-01", None, "since May YYYY"),
        ("2024.06.17-06.21", "2024-06-17", "2024-06-21", "YYYY.MM.DD-MM.DD"),
        ("Sem 2 2022/23", "2022-01-01", "2023-12-31", "sem D YYYY/YY"),
        ("Fall 22 - Spring 23", "2022-09-01", "2023-05-31", "Season YY-Season YY"),
        ("1. – 3. 5. 2024", "2024-05-01", "2024-05-03", "D.–D. M. YYYY"),
        ("2024.06.17-21", "2024-06-17", "2024-06-21", "YYYY.MM.DD-DD"),
        ("11-13.05.2023", "2023-05-11", "2023-05-13", "DD-DD.MM.YYYY"),
        ("10-11/2023", "2023-10-01", "2023-11-30", "MM-MM/YYYY"),
        ("2023 May - Aug", "2023-05-01", "2023-08-31", "YYYY May-Mon"),
        ("2022年9月1日-9月3日", "2022-09-01", "2022-09-03", "YYYY年M月D日-M月D日"),
        ("2019年4月から2022年3月", "2019-04-01", "2022-03-31", "YYYY年M月からYYYY年M月"),
        ("2019年4月〜2022年3月", "2019-04-01", "2022-03-31", "YYYY年M月〜YYYY年M月"),
        ("2019年4月-現在", "2019-04-01", None, "YYYY年M月-現在"),
        ("2019년 3월 ~ 2022년 2월", "2019-03-01", "2022-02-28", "YYYY년 M월~YYYY년 M월"),
        ("2019.03. ~ 2022.02", "2019-03-01", "2022-02-28", "YYYY.MM.~YYYY.MM"),
        ("2022 – 2026 expected", "2022-01-01", "2026-12-31", "YYYY–YYYY"),
        ("2022.09 - 2026.06 (预计)", "2022-09-01", "2026-06-30", "YYYY.MM-YYYY.MM"),
        ("2022 - (expected 2026)", "2022-01-01", "2026-12-31", "YYYY-expected YYYY"),
        ("Januar 2020 – heute", "2020-01-01", None, "Month YYYY–present"),
        ("seit Oktober 2019", "2019-10-01", None, "seit Month YYYY"),
        ("septembre 2019 à juin 2021", "2019-09-01", "2021-06-30", "Month YYYY à May YYYY"),
        ("depuis 2021", "2021-01-01", None, "depuis YYYY"),
        ("enero de 2020 - presente", "2020-01-01", None, "Month de YYYY-present"),
        ("março 2019 até julho 2020", "2019-03-01", "2020-07-31", "Month YYYY até Month YYYY"),
        ("giugno 2021 - oggi", "2021-06-01", None, "Month YYYY-present"),
        ("Agustus 2023 sampai Desember 2024", "2023-08-01", "2024-12-31", "Month YYYY sampai Month YYYY"),
        ("2019 tot heden", "2019-01-01", None, "YYYY tot present"),
        ("Fall 2023-24", "2023-09-01", "2023-12-31", "Season YYYY-YY"),
        ("2023-24 Fall", "2023-09-01", "2023-12-31", "YYYY-YY Season"),
        ("Spring 2023/24", "2024-01-01", "2024-05-31", "Season YYYY/YY"),
    ],
)
def test_range(text: str, start: str, end: str | None, style: str) -> None:
    (found,) = dates(f"- {text}: a stay")
    assert (str(found.start), found.end and str(found.end), found.style) == (start, end, style)
    assert found.is_range


@pytest.mark.parametrize(
    "text",
    [
        "arXiv:2502.19255 and 2001.08361",
        "doi:10.1145/2023.1234",
        "version 2.1.3 and v2023.1.2 and 2023.1.2.3",
        "GPA 3.82/4.00, rank 2/81",
        "pp. 1990-2005",
        "12(3):1990–2005 and 45:2001–2010",
        "1234–1240",
        "+86 138 2010 2023",
        "ISBN 978-2-2010-2023-4",
        "0000-0002-2010-1234",
        "10:30–12:15",
        "$2000, €2000 and ¥20000",
        "1905. a list",
        "CS 2023, Math 2010, ISO 2015, LNCS 2011",
        "room 2020, vol. 2019, no. 2018",
        "over 2000 citations and 2048 GPUs",
        "1949, 2101, 3000, 20230 and 12023",
        "CVPR2024, x2024, 2024x, 2000s, 2048px",
        "paper2023.pdf, 2024.pdf, a_2024, 2024_a, 2024-slides.pdf",
        "https://example.org/2023/05/notes",
        "#2023, @2023, top=2023, 2023%, 2023+",
        "2023-13-01, 2025-30-01, 2023.02.30, 45.05.2023",
        "the '90s, 'tis '20 hours'",
        "[@example2020], [^example2020]",
        "patent ZL 2023 2 3426097.6",
        "2000€, 2023人, 2000 ¥",
        "(2301.01234), arXiv 2310.09639v2, 10.1145/3313831.3376234",
        "20:15-21:00, 2:1 and 3/4",
        "Winter 24 hours, Spring 12 talks, in fall 23, Fall 10.5 m, Fall 99, Summer 23%, Spring 10, 20 or 30 m",
        "31. 4. 2024",
    ],
)
def test_not_a_date(text: str) -> None:
    assert meant(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "vol. 3. 5. 2024",
        "Rank 1. 5. 2024",
        "1. 2. 3. 2024",
        "version 1.5. 2024 was good",
        "GPA 3.82. 5. 2024",
        "1. 13. 2024",
        "40. 1. 2024",
        "in the long term 2 2024",
        "Summer 19, 2024",
    ],
)
def test_the_year_alone_is_a_date(text: str) -> None:
    assert meant(text) == ["2024 = 2024-01-01..2024-12-31"]


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ("<ul><li>1. 5. 2024: Vortrag</li></ul>", True),
        ("| 1. 5. 2024 | přednáška |\n|-|-|\n| 1. 5. 2024 | přednáška |", True),
        ("- **1. 5. 2024** Vortrag", True),
        ("- Vortrag am 1. 5. 2024", True),
        ("- Am 1. 5. 2024 ein Vortrag", True),
        ("1. 5. 2024 a talk", False),
        ("- 1. 5. 2024 a talk", False),
        ("1. 5. 2024\n2. 6. 2024", False),
    ],
)
def test_numbers_of_lists_are_no_days(page: str, day: bool) -> None:
    (entry,) = read("a.md", page.encode()).entries[-1:]
    (found,) = entry.dates
    assert (found.precision == "day") is day


def test_years_of_venues() -> None:
    assert meant("ICLR 2025, AAAI'25, IJTCS-FAW 2023, SIGMOD-2022") == [
        "2025 = 2025-01-01..2025-12-31",
        "'25 = 2025-01-01..2025-12-31",
        "2023 = 2023-01-01..2023-12-31",
        "2022 = 2022-01-01..2022-12-31",
    ]


def test_common_words_are_no_months_behind_another_word() -> None:
    assert meant("a data set 2023, it came out 2022, real estate 2021, the workshop at ICML WS 2020") == [
        f"{year} = {year}-01-01..{year}-12-31" for year in (2023, 2022, 2021, 2020)
    ]


def test_an_article_joins_no_range() -> None:
    assert [each.is_range for each in dates("In 2019 a current project, in 2018 a date with looms")] == [False, False]


def test_equal_years_are_no_range() -> None:
    assert [each.is_range for each in dates("The Loom Conference 2026 - 2026 prize")] == [False, False]


def test_a_number_before_a_dash_is_no_day() -> None:
    assert meant("Session 5 - June 2018") == ["June 2018 = 2018-06-01..2018-06-30"]


@pytest.mark.parametrize(
    ("other", "day"), [("27/10/2025", "2025-02-10"), ("10/27/2025", "2025-10-02"), ("5/5/2025", None)]
)
def test_another_date_tells_which_is_the_day(other: str, day: str | None) -> None:
    page = read("a.md", f"- 10/02/2025: a talk\n- {other}: a talk\n".encode())
    (found,) = page.entries[0].dates
    assert (str(found.start) if found.start == found.end else None) == day


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("- Aug: a talk", "2024-08-01", "2024-08-31"),
        ("- **Aug 3** a talk", "2024-08-03", "2024-08-03"),
        ("- *3 August*: a talk", "2024-08-03", "2024-08-03"),
        ("- Sept. - a talk", "2024-09-01", "2024-09-30"),
        ("- May – July: a stay", "2024-05-01", "2024-07-31"),
        ("- 8月：报告", "2024-08-01", "2024-08-31"),
        ("- 8월 3일: 발표", "2024-08-03", "2024-08-03"),
        ("- Dezember: Vortrag", "2024-12-01", "2024-12-31"),
        ("<ul><li><b>Jan 5</b>: a talk</li></ul>", "2024-01-05", "2024-01-05"),
        ("| | |\n|-|-|\n| Jan | a talk |", "2024-01-01", "2024-01-31"),
    ],
)
def test_the_year_of_the_heading(line: str, start: str, end: str) -> None:
    page = read("a.md", f"## News\n\n### 2024\n\n{line}\n".encode())
    (found,) = page.entries[-1].dates
    assert (str(found.start), str(found.end), found.place) == (start, end, "leading")


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("2024", "- Maybe: a talk"),
        ("2024", "- March for science, a talk"),
        ("2024", "- In May a talk"),
        ("2024", "- 3 papers: looms"),
        ("2024", "- Jan Loom: a visit"),
        ("2024", "- Feb 30: a talk"),
        ("Talks", "- Aug: a talk"),
    ],
)
def test_no_date_without_a_year(heading: str, line: str) -> None:
    page = read("a.md", f"## {heading}\n\n{line}\n".encode())
    assert page.entries[0].dates == ()


def test_neighbours_keep_apart() -> None:
    assert meant("2022, August 2023; Fall 2021, 2020; 2019, Mar 5, 2018") == [
        "2022 = 2022-01-01..2022-12-31",
        "August 2023 = 2023-08-01..2023-08-31",
        "Fall 2021 = 2021-09-01..2021-12-31",
        "2020 = 2020-01-01..2020-12-31",
        "2019 = 2019-01-01..2019-12-31",
        "Mar 5, 2018 = 2018-03-05..2018-03-05",
    ]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2019", "year"),
        ("Fall 2019", "season"),
        ("2019.03", "month"),
        ("3 May 2019", "day"),
        ("2019.03 - 2020", "year"),
        ("3 May 2019 - June 2020", "month"),
    ],
)
def test_precision_is_that_of_the_coarser_part(text: str, precision: str) -> None:
    assert [each.precision for each in dates(text)] == [precision]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("- **[2019.03]** A talk", "leading"),
        ("1. 2019: a talk", "leading"),
        ("- 🎉 2019: a talk", "leading"),
        ("- :tada: Since 2019: a talk", "leading"),
        ("- A talk, *2019*.", "trailing"),
        ("- A prize, 2019 (top 1% of all)", "trailing"),
        ("- A prize (2019-2023) (expected)", "trailing"),
        ("- In 2019 a talk", "inside"),
        ("- 2019 a prize, 2018 another, 2017", "leading inside trailing"),
        ("- 2019", "leading"),
    ],
)
def test_place(text: str, places: str) -> None:
    assert [each.place for each in dates(text)] == places.split()


def test_a_blank_before_expected_may_be_one_that_does_not_break() -> None:
    assert [found.partition(" = ")[0] for found in meant("Ph.D., 2028\xa0(expected)")] == ["2028\xa0(expected)"]


def test_terms_one_after_the_other() -> None:
    expected = ["2025 Spring = 2025-01-01..2025-05-31", "2024 Fall = 2024-09-01..2024-12-31"]
    assert meant("Looms (2025 Spring, 2024 Fall)") == expected
    assert [found.partition(" = ")[0] for found in meant("Fall 2024, Spring 2025")] == ["Fall 2024", "Spring 2025"]


@pytest.mark.parametrize("text", ["[2019-present]", "(2019 - )", "*2019 -～*, a stay", "(2019 – (now))"])
def test_brackets_around_an_open_range_are_no_part_of_it(text: str) -> None:
    (found,) = dates(text)
    assert found.end is None
    assert text[found.span.end :].lstrip().startswith((")", "]", "*"))


def test_expected_belongs_to_the_date() -> None:
    assert meant("Ph.D., 2023-2028 (Expected).") == ["2023-2028 (Expected) = 2023-01-01..2028-12-31"]


def test_spans_are_those_of_the_text_and_nothing_outside_counts() -> None:
    text = "May 2021 - 2023"
    (found,) = find(text, Span(4, 8))
    assert (found.span, found.precision, found.is_range) == (Span(4, 8), "year", False)


PIECES = st.sampled_from(
    ["2023", "2019", "1950", "2100", "'24", "-25", "May ", "Fall", "to ", "since ", "present", "年", "月", "31", "0"]
) | st.text("2019/.-–,:()[]*_ a\n", max_size=3)


@given(st.lists(PIECES, max_size=20).map("".join), st.integers(0, 30), st.integers(0, 30))
def test_any_text_gives_dates_in_order_inside_the_span(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    at = start
    for found in find(text, Span(start, end)):
        assert at <= found.span.start < found.span.end <= end
        at = found.span.end


FORMS = st.sampled_from(
    ["2023", "'24", "`2023-05`", "Fall 23", "10/02/2025", "31.04.2023", "[31](a.pdf)", "April", "2025-30-01", "31 "]
) | st.text("29/.- *`a\n", max_size=3)


@given(st.lists(FORMS, max_size=12).map("".join))
def test_a_first_look_lets_through_all_that_is_found(text: str) -> None:
    page = read("a.md", f"# A\n\n- {text}\n".encode())
    found = find(page.datable, Span(0, len(text) + 9))
    assert may_hold_dates(page) or not found
    assert may_hold_full_dates(page) or not any("N" in each.style for each in found)


def test_hostile_text_takes_linear_work() -> None:
    for piece in (
        "2023 ",
        "2023(",
        "May ",
        "5-",
        "2023 (a)",
        "'23 ",
        "+1 2023 ",
        "12.12.",
        "2023-",
        "2023年1月",
        "(exp ",
        "Fall 23 ",
        "1. 5. ",
        "Semester 2, ",
        "2023.13 ",
        "31 ",
    ):
        text = piece * 10_000
        assert len(dates(text)) <= 10_000
        assert len([*impossible_dates(read("a.md", text.encode())), *misspelt_months(text)]) <= 10_000


# --- order


def listed(*lines: str) -> list[Date]:
    page = read("a.md", ("## News\n\n" + "\n".join(f"- {line}" for line in lines)).encode())
    return main_dates(page.entries)


def test_the_date_that_leads_counts_where_most_have_one() -> None:
    found = listed("2024: ICLR 2025", "2023: a talk in 2022", "In Turin, 2021", "2020")
    assert [each.start.year for each in found] == [2024, 2023, 2020]


def test_the_date_that_trails_counts_where_most_have_one() -> None:
    found = listed("A 2011 talk, 2024", "A talk, 2023", "2022: a talk")
    assert [each.start.year for each in found] == [2024, 2023]


def test_else_the_one_that_all_agree_with_counts() -> None:
    found = listed("A. 2021. B, 3 May 2021, Turin", "C. 2020. D in 2019, Turin", "A talk in 2018 there", "None")
    assert [str(each.start) for each in found] == ["2021-05-03", "2018-01-01"]


def test_dates_of_nested_items_do_not_count() -> None:
    page = read("a.md", b"- 2024: a stay\n  - 2019: a visit\n- A stay\n  - 2018: a visit\n")
    assert [each.start for each in main_dates(page.entries)] == [date(2024, 1, 1)]


@pytest.mark.parametrize(
    ("lines", "runs", "wrong"),
    [
        (["2024", "2023", "2021", "2022", "2020"], "newest", (3,)),
        (["2019", "2020", "2018", "2021", "2022"], "oldest", (2,)),
        (["2024.05", "2024", "2023.09", "2023"], "newest", ()),
        (["2025", "2024-2028", "2023", "2022"], "newest", ()),
        (["2019-present", "2021-2023", "2016-2019", "2010-2015"], "newest", ()),
        (["2020-present", "2016-2024", "2012-2020", "2001-2005"], "newest", ()),
        (["2025 Fall", "2025 Fall", "2025 Spring", "2024 Fall"], "newest", ()),
        (["02/2025", "12/2024", "12/2024", "09/2024"], "newest", ()),
        (["2019", "2024", "2023", "2022", "2021"], "newest", (0,)),
    ],
)
def test_order(lines: list[str], runs: str, wrong: tuple[int, ...]) -> None:
    found = date_order(listed(*lines), 2)
    assert found
    assert (found.runs, found.astray) == (runs, wrong)


@pytest.mark.parametrize(
    "lines",
    [["2024", "2024", "2024", "2024"], ["2021", "2024", "2019", "2023", "2020"], ["1", "2"], ["2020", "2019", "2020"]],
)
def test_no_order_shows(lines: list[str]) -> None:
    assert date_order(listed(*lines), 1) is None


def test_what_is_sorted_now_by_beginnings_and_now_by_ends_shows_no_order() -> None:
    lines = ["2024-2030", "2022-2025", "2022", "2020", "2020-2021", "2019", "2017-2019", "2019", "2017", "2011"]
    assert date_order(listed(*lines), 1) is None
    found = date_order(listed("2024", "2021-2022", "2019", "2020-2021", "2016-2019", "2015"), 1)
    assert found
    assert (found.runs, found.astray) == ("newest", (3,))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=8))
def test_without_what_is_astray_the_others_fall(drawn: list[tuple[int, int]]) -> None:
    days = [(first, first + length) for first, length in drawn]
    without = astray(days, 9)
    latest = 100
    for at, (first, last) in enumerate(days):
        if at not in without:
            assert first <= latest
            latest = min(latest, last)
    assert len(astray(days, 2)) == min(3, len(without))


@pytest.mark.parametrize("sign", "²①❸")
def test_a_sign_that_looks_like_a_figure_is_no_day(sign: str) -> None:
    assert meant(f"{sign} May 2024") == ["May 2024 = 2024-05-01..2024-05-31"]
    assert meant(f"May 1{sign}, 2024") == ["2024 = 2024-01-01..2024-12-31"]


def test_an_entry_of_many_months_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []

    class Letter:
        def search(self, text: str, start: int, end: int) -> None:
            looks.append((start, end))

    monkeypatch.setattr(impossible_dates_module, "_LETTER", Letter())
    text = "## Talks\n- 2024.05 2024.06 2024.07 2024.13 A\n- 2024.05 B\n- 2024.05 C\n- 2024.05 D\n"
    (found,) = impossible_dates(read("a.md", text.encode()))
    assert text[slice(*found.span)] == "2024.13"
    assert len(looks) == 4
