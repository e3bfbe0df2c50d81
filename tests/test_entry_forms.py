"""The rules on dates, duplicates and outdated text say the same of an entry in whatever form it is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from profilelint.engine.lint import check_text
from profilelint.engine.plan import Plan, Selected
from profilelint.rule.loader import BUILTIN, load

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 22)


class Case(NamedTuple):
    """A rule, a heading with entries of which it says something, and the same with all made right."""

    rule: str
    heading: str
    wrong: Sequence[str]
    right: Sequence[str]
    nested: bool = False


ORDER = ("2024.05: A prize for looms", "2024.03: A talk on mills", "2024.04: A visit", "2023.09: A paper on cards")
PRIZES = ("2024年：金奖", "2022年：优秀毕业生", "2021年：奖学金", "2023年：一等奖", "2020年：三好学生")
STYLES = ("Oct 3, 2024: una charla", "Sep 2, 2023: un premio", "5 Nov 2022: una visita", "Aug 1, 2021: un viaje")
LOOMS = "“On the theory of looms and mills,”"
CASES = (
    Case("dates/out-of-order", "News", ORDER, (*ORDER[:1], *ORDER[2:0:-1], ORDER[3])),
    Case("dates/out-of-order", "荣誉奖项", PRIZES, (*PRIZES[:1], PRIZES[3], *PRIZES[1:3], PRIZES[4])),
    Case(
        "dates/out-of-order",
        "Ausbildung",
        ("2023 - heute, Turin", "2019 - 2022, Basel", "2015 - 2016, Bern", "2017 - 2018, Genf", "2010 - 2014, Ulm"),
        ("2023 - heute, Turin", "2019 - 2022, Basel", "2017 - 2018, Genf", "2015 - 2016, Bern", "2010 - 2014, Ulm"),
    ),
    Case("dates/impossible", "Vorträge", ("Vortrag am 31. April 2023",), ("Vortrag am 30. April 2023",), True),
    Case("dates/impossible", "ニュース", ("2025-13-01 発表",), ("2025-12-01 発表",), True),
    Case(
        "dates/impossible",
        "소식",
        ("2024.03: 수상", "2024.02: 발표", "2023.13: 논문", "2023.09: 졸업"),
        ("2024.03: 수상", "2024.02: 발표", "2023.11: 논문", "2023.09: 졸업"),
    ),
    Case("dates/reversed-range", "Formation", ("2019 - 2015 : licence",), ("2015 - 2019 : licence",), True),
    Case("dates/ambiguous", "Notizie", ("10/02/2025: una lezione",), ("10/02/2025: a; 27/10/2025: b",), True),
    Case("dates/mixed-formats", "Noticias", STYLES, (*STYLES[:2], "Nov 5, 2022: una visita", STYLES[3])),
    Case("dates/in-the-future", "新闻", ("2029年5月：论文被录用",), ("2029年5月：将加入都灵大学",)),
    Case("dates/misspelt-month", "Talks", ("Looms, Febuary 2023",), ("Looms, Februari 2023",), True),
    Case(
        "dates/two-digit-year",
        "News",
        ("05/24: a paper", "03/24: a talk", "11/23: a prize"),
        ("05/24: a paper", "05/27: a talk", "06/01: a prize"),
    ),
    Case(
        "entries/duplicate",
        "Palestras",
        ("Teares e moinhos, Turim, maio de 2023", "Teares e moinhos, Turim, maio de 2023."),
        ("Teares e moinhos, Turim, maio de 2023", "Teares e moinhos, Turim, maio de 2022"),
        True,
    ),
    Case(
        "awards/duplicate",
        "Awards",
        ("Prijs voor de beste weefgetouwen, 2022", "Prijs voor de beste weefgetouwen (2022)"),
        ("Prijs voor de beste weefgetouwen, 2022", "Prijs voor de beste weefgetouwen, 2021"),
        True,
    ),
    Case(
        "publications/duplicate",
        "Publications",
        (f"A. Example, {LOOMS} Journal of Looms, 2023", f"A. Example, B. Example, {LOOMS} 2023"),
        (f"A. Example, {LOOMS} Journal of Looms, 2023", f"A. Example, {LOOMS} arXiv preprint, 2023"),
    ),
    Case(
        "status/expected-in-the-past",
        "Pendidikan",
        ("2019 - 2023 (diharapkan), Turin",),
        ("2019 - 2028 (diharapkan), Turin",),
        True,
    ),
    Case("status/still-to-appear", "Papers", ("Looms. To appear, 2021.",), ("Looms. To appear, 2026.",), True),
    Case("status/still-under-review", "论文", ("《织机》，审稿中，2021",), ("《织机》，审稿中，2026",), True),
    Case(
        "status/still-coming-soon",
        "Articles",
        ("Métiers, 2021. Code bientôt disponible",),
        ("Métiers, 2026. Code bientôt disponible",),
        True,
    ),
    Case("text/doubled-word", "Proyectos", ("Proveedores de de correo",), ("Proveedores de correo",), True),
)
ITEM = {
    "item": "- {}\n",
    "number": "1. {}\n",
    "li": "  <li>{}</li>\n",
    "row": "| {} |\n",
    "tr": "<tr><td>{}</td></tr>\n",
    "box": "<div class='paper-box'><div class='paper-box-image'><img src='a.png' alt='A loom'></div>\n"
    "<div class='paper-box-text' markdown=\"1\">\n\n{}\n\n</div>\n</div>\n\n",
    "nested": "  - {}\n",
}
AROUND = {
    "li": "<ul>\n{}</ul>\n",
    "row": "| what |\n|---|\n{}",
    "tr": "<table>\n{}</table>\n",
    "nested": "- Turin\n{}",
}


def page(heading: str, entries: Sequence[str], form: str) -> str:
    items = "".join(ITEM[form].format(entry) for entry in entries)
    return f"# Ada Example\n\n## {heading}\n\n{AROUND.get(form, '{}').format(items)}"


def said(name: str, text: str) -> list[str]:
    rule = load(BUILTIN / f"{name}.py", name)
    plan = Plan((Selected(rule.path, rule.name, rule.severity, rule.options),), Path(), TODAY)
    result = check_text("about.md", text.encode(), plan)
    assert not result.crashed, result.diagnostics
    return [each.message for each in result.diagnostics]


BOX = """<div class='paper-box'><div class='paper-box-image'><div><div class="badge">{}</div>
<img src='images/a.png' alt="a loom" width="100%"></div></div>
<div class='paper-box-text' markdown="1">

[A general theory of looms and mills](https://arxiv.org/abs/{}) \\\\
**Ada Example**, Charles Example{}

</div>
</div>

"""
DATED = "<div class='paper-box'><div class='paper-box-text' markdown=\"1\">\n\n{}\n\n</div>\n</div>\n\n"


def boxes(*filled: tuple[str, str, str]) -> str:
    return "# 📝 Publications\n\n" + "".join(BOX.format(*each) for each in filled)


def dated(heading: str, *lines: str) -> str:
    return f"# {heading}\n\n" + "".join(DATED.format(line) for line in lines)


@pytest.mark.parametrize(
    ("name", "text", "quoted"),
    [
        ("entries/duplicate", boxes(*2 * [("LOOM 2023", "2301.00001", "")]), "A general theory of looms and mills"),
        (
            "publications/duplicate",
            boxes(("LOOM 2023", "2301.00001", ""), ("MILL 2023", "2301.00001", "")),
            "A general theory of looms and mills",
        ),
        ("status/still-coming-soon", boxes(("LOOM 2021", "2101.00001", "\n\n[code](#) (coming soon)")), "coming soon"),
        ("status/still-under-review", boxes(("Under review", "2101.00001", "")), "Under review"),
        ("status/still-to-appear", boxes(("LOOM 2022", "2201.00001", ", to appear")), "to appear"),
        ("text/doubled-word", boxes(("LOOM 2022", "2201.00001", ", on the the loom")), "the"),
        (
            "dates/out-of-order",
            dated("Talks", "Looms, May 2024", "Mills, March 2024", "Cards, April 2024", "Notes, 2023"),
            "April 2024",
        ),
        ("dates/missing", dated("Talks", "A, 2024", "B, 2023", "Looms, Oslo", "C, 2022", "D, 2021"), "Looms, Oslo"),
        ("dates/impossible", boxes(("LOOM 2023", "2301.00001", ", 31 June 2023")), "31 June 2023"),
        ("dates/reversed-range", dated("Experience", "2019 - 2015, Turin"), "2019 - 2015"),
    ],
)
def test_a_fault_in_a_paper_box(name: str, text: str, quoted: str) -> None:
    [message] = said(name, text)
    assert f'"{quoted}"' in message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("publications/duplicate", boxes(("arXiv 2023", "2301.00001", ""), ("LOOM 2024", "2301.00001", ""))),
        ("publications/duplicate", boxes(("LOOM 2022", "2201.00001", ""), ("LOOM 2023", "2301.00002", ""))),
        ("entries/duplicate", boxes(("LOOM 2023", "2301.00001", ""), ("LOOM 2023", "2301.00002", ""))),
        ("status/still-coming-soon", boxes(("LOOM 2026", "2601.00001", "\n\n[code](#) (coming soon)"))),
        ("status/still-under-review", boxes(("Under review", "2601.00001", ""))),
        ("status/still-to-appear", boxes(("LOOM 2022", "2201.00001", "\n\n- A sequel is to appear in 2026."))),
        ("dates/out-of-order", boxes(*((f"LOOM {year}", "2301.00001", "") for year in (2024, 2022, 2023, 2021)))),
        ("dates/out-of-order", dated("Talks", "Looms, May 2024", "Cards, April 2024", "Mills, 2024", "Notes, 2023")),
        ("dates/mixed-formats", boxes(*((f"LOOM {year}", f"{year}.00001", "") for year in (2404, 2303, 2201, 2105)))),
        ("dates/missing", dated("Talks", "A, 2024", "B, 2023", "More on the other page", "C, 2022", "D, 2021")),
        ("text/doubled-word", boxes(("The", "2201.00001", ""), ("the", "2201.00002", ""))),
    ],
)
def test_a_paper_box_without_faults(name: str, text: str) -> None:
    assert said(name, text) == []


def cases() -> list[object]:
    every = [(case, form) for case in CASES for form in ITEM if case.nested or form != "nested"]
    return [pytest.param(case, form, id=f"{case.rule}-{case.heading}-{form}") for case, form in every]


@pytest.mark.parametrize(("case", "form"), cases())
def test_a_fault_is_found_in_every_form_and_only_there(case: Case, form: str) -> None:
    assert said(case.rule, page(case.heading, case.wrong, form))
    assert said(case.rule, page(case.heading, case.right, form)) == []


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}-{case.heading}" for case in CASES])
def test_what_is_commented_out_has_no_faults(case: Case) -> None:
    listed, items = ("".join(ITEM[form].format(entry) for entry in case.wrong) for form in ("item", "li"))
    assert said(case.rule, f"## {case.heading}\n\n<!--\n{listed}-->\n\n- Turin\n") == []
    assert said(case.rule, f"## {case.heading}\n\n- Turin\n\n<!-- <ul>\n{items}</ul> -->\n") == []
