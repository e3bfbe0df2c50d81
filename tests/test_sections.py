"""What headings announce, and the sections they open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.model.finding import Span
from profilelint.read import sections
from profilelint.read.reader import read
from profilelint.read.sections import build, entry_lists, kind_of, year_of
from profilelint.text.languages._tables import HEADINGS


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        ("news", "News|🔥 News|news!!|What's New?|Recent Updates|News and updates|最新动态|소식|お知らせ|𝐍𝐞𝐰𝐬"),
        ("publications", "Publications|Selected Publications|Publications & Preprints|Journal Papers|Working papers"),
        (
            "publications",
            "Selected work|Under review|代表性论文|論文|Publicações|Veröffentlichungen|Publications (2024)",
        ),
        (
            "education",
            "Education|📖 Educations|Academic background|教育背景|education（教育背景）|Formation|학력|Studium",
        ),
        ("experience", "Work Experience|Internships|Research Experience|工作经历|Expériences professionnelles|경력"),
        ("talks", "Talks|Invited talks|💬 Invited Talks:|Talks & presentations|Seminars|Vorträge|学术报告"),
        (
            "teaching",
            "Teaching|Teaching Assistant|TA|Courses taught|Teaching at the University of Turin|授课|강의|Lehre",
        ),
        ("awards", "Honors and Awards|🎖 Honors & Awards|Scholarships|Grants & awards|荣誉奖项|综合奖学金|수상|受賞歴"),
        ("service", "Academic Services|Conference reviewer|Journal Reviewer|Service and leadership|学术服务|Reviewing"),
        ("research", "Research Interests|Research|Current work|研究方向|연구 분야|Intérêts de recherche"),
        ("projects", "Projects|Software|R packages|Open-source contributions|主要科研项目|Research projects"),
        ("contact", "Contact|Get in touch|Contact information|联系方式|연락처|Kontakt|E-mail"),
        ("about", "About Me|Short Bio|Biography|Who am I?|关于我|자기소개|自己紹介|Über mich|À propos"),
        ("skills", "Skills|Programming languages|技能|Languages and tools"),
        ("people", "Students|Ph.D. Students|Our team|Alumni|团队成员"),
        ("personal", "Hobbies|Miscellaneous|Miscs|Beyond research|爱好"),
    ],
)
def test_kind(kind: str, titles: str) -> None:
    assert {title: kind_of(title) for title in titles.split("|")} == dict.fromkeys(titles.split("|"), kind)


@pytest.mark.parametrize(
    "title",
    [
        "Publications {#pubs}",
        "Publications {: .no_toc}",
        "Publications {data-icon=fa-book}",
        "<span class='anchor' id='publications'></span>📝 Publications",
        ":memo:&nbsp;Publications",
        "**Publications**:",
        "[Publications](papers.md)",
        "2. Publications",
        "IV. Publications",
        "{{ site.icon }} Publications",
        "PUBLICATIONS",
        "Publications 论文",
    ],
)
def test_markup_and_numbers_are_stripped(title: str) -> None:
    assert kind_of(title) == "publications"


@pytest.mark.parametrize(
    "title",
    [
        "Brown dwarf formation",
        "Conclusion",
        "Results",
        "",
        "  ",
        "2024",
        "Learning to experience less than others do",
        "🎉",
    ],
)
def test_unknown(title: str) -> None:
    assert kind_of(title) == ""


def test_a_sentence_announces_nothing() -> None:
    assert kind_of("News, and all that a reader of this page may want to know before the next talk") == ""
    assert kind_of("News " * 30) == ""


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2024", 2024),
        ("2024 年", 2024),
        ("**2024**", 2024),
        ("In 2022:", 2022),
        ("Year 2021", 2021),
        ("2023/2024", 2023),
        ("2023-24", 2023),
        ("2024 (12)", 2024),
        ("Fall 2023", 2023),
        ("2024 {#y2024}", 2024),
        ("2015–2019", None),
        ("2024-", None),
        ("Talks in 2022", None),
        ("ICLR 2022", None),
        ("News", None),
        ("", None),
    ],
)
def test_year(title: str, year: int | None) -> None:
    assert year_of(title) == year


def test_vocabulary_is_written_as_it_is_looked_up() -> None:
    seen: dict[str, str] = {}
    for kind, phrases in HEADINGS.items():
        for phrase in phrases:
            words = sections._tokens(sections._plain(phrase))
            assert sections._joined(words) == phrase, kind
            assert not set(words) & sections._PARTING, phrase
            assert phrase not in seen, f"{phrase}: {seen.get(phrase)} and {kind}"
            seen[phrase] = kind


@given(st.text(max_size=130))
def test_any_title_has_a_kind_and_a_year_or_none(title: str) -> None:
    assert isinstance(kind_of(title), str)
    assert isinstance(year_of(title), int | None)


PAGE = b"""# Ada Example

## News

### 2024

- a

### Older

- b

## 2023

# Talks
"""


def test_sections_of_a_page() -> None:
    page = read("a.md", PAGE)
    found = [
        (each.title, each.kind, each.year, each.parent and each.parent.title, len(each.entries))
        for each in page.sections
    ]
    assert found == [
        ("Ada Example", "", None, None, 0),
        ("News", "news", None, "Ada Example", 0),
        ("2024", "news", 2024, "News", 1),
        ("Older", "news", None, "News", 1),
        ("2023", "", 2023, "Ada Example", 0),
        ("Talks", "talks", None, None, 0),
    ]
    spans = [page.text[slice(*each.span)].split("\n")[0] for each in page.sections]
    assert spans == ["# Ada Example", "## News", "### 2024", "### Older", "## 2023", "# Talks"]
    assert page.sections[1].span.end == page.sections[4].span.start
    assert page.sections[-1].span.end == len(page.text)


def test_no_headings_no_sections() -> None:
    assert build((), 10) == ()


@pytest.mark.parametrize(
    ("body", "sizes"),
    [
        ("- a\n- b\n\n- c", [3]),
        ("- a\n- b\n\nIn Turin:\n\n- c", [2, 1]),
        ("- a\n\n<!-- note -->\n\n- b", [2]),
        ("- a\n\n* b", [1, 1]),
        ("1. a\n2. b\n10. c", [3]),
        ("<ul><li>a</li><li>b</li></ul><ul><li>c</li></ul>", [2, 1]),
        ("| a |\n|---|\n| b |\n| c |\n\n- d", [2, 1]),
        ("no list", []),
    ],
)
def test_lists(body: str, sizes: list[int]) -> None:
    page = read("a.md", f"# News\n\n{body}\n".encode())
    assert [len(entries) for entries in entry_lists(page.sections[0])] == sizes


def test_spans_of_sections_are_spans() -> None:
    assert all(isinstance(each.span, Span) for each in read("a.md", PAGE).sections)


def test_a_heading_without_a_kind_has_that_of_the_one_above() -> None:
    page = read("a.md", b"# Teaching\n\n## Turin\n\n## Talks\n\n### Turin\n\n### Upcoming\n\n### Contact\n")
    assert [each.kind for each in page.sections] == ["teaching", "", "talks", "talks", "", "contact"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Conference and workshop presentations", "talks"), ("Education and work experience", "education"),
        ("Journal & conference reviewer", "service"), ("Talks and poster presentations", "talks"),
        ("Conferences and journals", "publications"), ("Teaching and research", "teaching"),
    ],
)  # fmt: skip
def test_parts_of_a_heading_that_share_their_last_word(title: str, kind: str) -> None:
    assert kind_of(title) == kind
