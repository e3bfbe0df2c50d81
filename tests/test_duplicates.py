"""What stands twice: entries, awards, papers and words, in all forms of lists and several languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from profilelint.analysis.duplicates import key, words
from profilelint.engine.fix import fix_text
from profilelint.engine.lint import check_text
from profilelint.engine.plan import Plan, Selected
from profilelint.read.reader import read
from profilelint.rule.loader import BUILTIN, load

RULES = ("awards/duplicate", "entries/duplicate", "publications/duplicate", "text/doubled-word")


def plan(*names: str) -> Plan:
    rules = [load(BUILTIN / f"{name}.py", name) for name in names]
    selected = tuple(Selected(each.path, each.name, each.severity, each.options) for each in rules)
    return Plan(selected, Path(), date(2026, 11, 22))


PLAN = plan(*RULES)


def said(page: str) -> list[tuple[int, str]]:
    """The line and the rule of all that is said of a page."""
    result = check_text("page.md", page.encode(), PLAN)
    assert not result.crashed
    return [(each.line, each.rule) for each in result.diagnostics]


def fixed(page: str) -> str:
    return fix_text("page.md", page.encode(), PLAN, unsafe=True, alone=True).decode()


# The same entry twice in one list

TWICE = {
    "English": "## News\n\n- **2023.09** A paper on looms is out.\n- *2023.09*: a paper on “looms” is out!\n",
    "Chinese": "## 荣誉奖项\n\n- 2023年10月，都灵大学一等奖学金\n- **2023年10月**，都灵大学一等奖学金。\n",
    "Japanese": "## 受賞歴\n\n- 2023年 織機学会優秀論文賞\n- 2023年　織機学会優秀論文賞\n",
    "Korean": "## 수상\n\n- 2023년 직조 학회 최우수 논문상\n- 2023년, 직조 학회 최우수 논문상\n",
    "German": "## Auszeichnungen\n\n- Preis für die besten Webstühle, 2023\n- Preis für die besten Webstühle (2023)\n",
    "French": "## Prix\n\n- Prix de la société du métier, 2023\n- *Prix de la Société* du métier, 2023.\n",
    "Spanish": "## Premios\n\n- Premio de la sociedad de telares, 2023\n- PREMIO de la sociedad de telares, 2023\n",
    "Portuguese": "## Palestras\n\n- Teares e moinhos, Turim, maio de 2023\n- Teares e moinhos, Turim, maio de 2023\n",
    "numbered": "## Awards\n\n1. Medal of the Guild of Mills, 2022\n2. Medal of the Guild of Mills, 2022\n",
    "table": "## Awards\n\n| a | b |\n|---|---|\n| Medal of the Guild | 2022 |\n| **Medal** of the Guild | 2022 |\n",
    "nested": "## Awards\n\n- Guild of Mills\n  - Medal of the best mill, 2022\n  - Medal of the best mill, 2022\n",
    "with nested": "## Service\n\n- Reviewer of the guild:\n  - Looms 2022\n- Reviewer of the guild\n  - Looms, 2022\n",
    "two lines": "## News\n\n- 2023.09: A paper on\n  looms and mills\n- 2023.09: A paper on looms\nand mills\n",
    "link": "## Talks\n\n- [Looms for everyone](a.pdf), Turin, 2021\n- *[Looms for everyone](a.pdf)*, Turin, 2021\n",
    "entity": "## Talks\n\n- Looms &amp; mills for everyone, 2021\n- Looms & mills for everyone, 2021\n",
    "full width": "## Awards\n\n- Medal of the Guild, ２０２２\n- Medal of the Guild, 2022\n",
}


@pytest.mark.parametrize("name", TWICE)
def test_an_entry_that_stands_twice_in_a_list_is_named_once(name: str) -> None:
    assert [rule.partition("/")[2] for _, rule in said(TWICE[name])] == ["duplicate"]


@pytest.mark.parametrize("name", TWICE)
def test_its_fix_leaves_nothing_to_say_or_nothing_undone(name: str) -> None:
    after = fixed(TWICE[name])
    if name == "numbered":
        assert after == TWICE[name]
    else:
        assert said(after) == []
        assert TWICE[name].startswith(after)


def test_items_in_html() -> None:
    lines = ("<li><b>[Oct. 2023]</b> A paper on looms.</li>", "<li>2021</li>", "<li>[Oct. 2023] A paper on looms</li>")
    page = "## News\n\n<ul>\n  " + "\n  ".join(lines) + "\n</ul>\n"
    assert said(page) == [(6, "entries/duplicate")]
    assert fixed(page) == page.replace("  <li>[Oct. 2023] A paper on looms</li>\n", "")


def test_a_paper_box_is_compared_and_not_deleted() -> None:
    tags = "<div class='paper-box'><div class='paper-box-text' markdown=\"1\">"
    page = "## Publications\n\n" + 2 * f"{tags}\n\n[Looms](a.pdf), Journal of Looms, 2021\n\n</div></div>\n\n"
    assert [rule for _, rule in said(page)] == ["entries/duplicate"]
    assert fixed(page) == page


# Not the same

DIFFERENT = {
    "another year": "## Awards\n\n- Medal of the Guild of Mills, 2022\n- Medal of the Guild of Mills, 2021\n",
    "another number": "## Awards\n\n- Medal of the Guild (rank 3), 2022\n- Medal of the Guild (rank 4), 2022\n",
    "another link": "## News\n\n- 2023.09: [One paper](a.pdf) is out.\n- 2023.09: [One paper](b.pdf) is out.\n",
    "another word": "## News\n\n- 2023.09: Two papers are accepted.\n- 2023.09: Ten papers are accepted.\n",
    "short": "## Awards\n\n- Dean's list\n- Dean's list\n",
    "short in Chinese": "## 奖项\n\n- 一等奖学金\n- 一等奖学金\n",
    "year of the heading": "## Awards\n\n### 2022\n\n- Best student of looms\n\n### 2021\n\n- Best student of looms\n",
    "no year, two lists": "## Awards\n\n- Grant for the best looms\n\n## Scholarships\n\n- Grant for the best looms\n",
    "two kinds": "## News\n\n- 2022: Medal of the Guild of Mills\n\n## Awards\n\n- 2022: Medal of the Guild of Mills\n",
    "courses": "## Teaching\n\n- Looms and mills, Fall 2022\n- Looms and mills, Fall 2022\n",
    "a choice": "## Selected awards\n\n- Medal of the Guild, 2022\n\n## Awards\n\n- Medal of the Guild, 2022\n",
    "a choice of news": "## Recent news\n\n- 2022: My paper on looms\n\n## News\n\n- 2022: My paper on looms\n",
    "under two items": "## Service\n\n- Loom 2022\n  - Chair of committees\n- Mill 2022\n  - Chair of committees\n",
    "commented out": "## Awards\n\n- Medal of the Guild, 2022\n<!--\n- Medal of the Guild, 2022\n-->\n- Prize, 2021\n",
    "code": "## Awards\n\n- Medal of the Guild, 2022\n\n```\n- Medal of the Guild, 2022\n```\n",
    "text between": "## Awards\n\nTurin:\n\n- Scholarship for looms\n\nLondon:\n\n- Scholarship for looms\n",
    "no section": "- Medal of the Guild of Mills, 2022\n- Medal of the Guild of Mills, 2022\n",
    "accents": "## Premios\n\n- Premio al mejor telar del año 2022\n- Premio al mejor telar del ano 2022\n",
    "table head": "## Talks\n\n| Talk on looms | 2022 |\n|---|---|\n| Talk on looms | 2022 |\n",
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_entries_that_differ_are_left_alone(name: str) -> None:
    assert said(DIFFERENT[name]) == []


def test_two_lists_of_one_kind_are_compared_where_a_year_is_written() -> None:
    page = "## Awards\n\n- Medal of the Guild, 2022\n\n## Honours\n\n- A\n- Medal of the *Guild* (2022)\n"
    (found,) = check_text("page.md", page.encode(), PLAN).diagnostics
    assert found.message == ('"Medal of the Guild (2022)" is already listed under "Awards" on line 3. Delete one.')
    assert fixed(page) == page.replace("- Medal of the *Guild* (2022)\n", "")


TITLED = "---\ntitle: {}\n---\n{}"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Awards", "- Medal of the Guild, 2022\n- Medal of the Guild, 2022\n"),
        ("Honors & Awards", "## 2022\n\n- Medal of the Guild of Mills\n- Medal of the Guild of Mills\n"),
        ("新闻", "- 2022.05：关于织机的论文被录用\n- 2022.05：关于织机的论文被录用\n"),
        ("Publications", "## 2023\n\n- [A general theory of looms](a.pdf)\n- [A general theory of looms](b.pdf)\n"),
    ],
)
def test_the_title_of_a_page_says_what_its_lists_are(title: str, body: str) -> None:
    assert [rule.partition("/")[2] for _, rule in said(TITLED.format(title, body))] == ["duplicate"]
    assert said(TITLED.format("About me", body)) == []


# The fix

LINE = "- Medal of the Guild, 2022"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{LINE}\r\n- A\r\n{LINE}\r\n- B\r\n", f"{LINE}\r\n- A\r\n- B\r\n"),
        (f"{LINE}\n{LINE}", LINE),
        (f"{LINE}\n\n{LINE}\n\n- B\n", f"{LINE}\n\n- B\n"),
        (f"{LINE}\n- A\n\n{LINE}\n", None),
        (f"{LINE}\n{LINE}\n\nText.\n", f"{LINE}\n\nText.\n"),
        (f"{LINE}\n{LINE}\n{LINE}\n", f"{LINE}\n"),
        (f"  {LINE}\n  {LINE}\n  - B", f"  {LINE}\n  - B"),
        (f"<ul><li>{LINE[2:]}</li><li>{LINE[2:]}</li></ul>\n", None),
    ],
)
def test_whole_lines_are_deleted_or_none(before: str, after: str | None) -> None:
    head = "## Awards\n\n"
    assert fixed(head + before) == head + (before if after is None else after)


def test_safe_fixes_delete_no_entry() -> None:
    page = TWICE["English"].encode()
    assert fix_text("page.md", page, PLAN, unsafe=False, alone=True) == page


def test_words_are_the_same_however_they_are_set() -> None:
    assert words("**Best** “Paper”\nAward – 2023.") == words("best paper award (2023)")
    assert words("Best Paper Award 2023") != words("Best Paper Award 2022")


def test_the_key_holds_links_and_the_year_above() -> None:
    document = read("page.md", b"## Awards\n\n### 2022\n\n- Prize [A](a.pdf)\n\n### 2021\n\n- Prize [A](b.pdf)\n")
    assert [key(entry)[-1] for entry in document.entries] == ["2022", "2021"]
    assert "a.pdf" in key(document.entries[0])


# Papers

LOOMS = "[On the theory of looms and mills]"
PAPERS_TWICE = {
    "title": f"- {LOOMS}(a.pdf), 2023\n- A. Example: {LOOMS}(b.pdf), Journal, 2023",
    "title in bold": "- **On the theory of big looms**. 2023\n- **On the Theory of Big Looms**, 2023, with B.",
    "title in quotes": "- A., “On the theory of big looms,” 2023\n- A., B., “On the theory of big looms.” 2023.",
    "no year": f"- {LOOMS}(a.pdf)\n- {LOOMS}(b.pdf), Journal of Looms",
    "DOI": "- [A](https://doi.org/10.9999/AB.1) 2023\n- [B](http://dx.doi.org/10.9999/ab.1) Journal, 2023",
    "arXiv": "- [A](https://arxiv.org/abs/2301.01234) 2023\n- [B](https://arxiv.org/pdf/2301.01234v2), 2023",
    "old arXiv": "- [A](https://arxiv.org/abs/math/0301234) 2003\n- [B](https://arxiv.org/abs/math/0301234v3) 2003",
    "title and DOI": f"- {LOOMS}(https://doi.org/10.9/a), 2022\n- {LOOMS}(https://doi.org/10.9999/a), 2023\n"
    f"- {LOOMS}(https://doi.org/10.9999/a), 2021",
    "Chinese title": "- 例，[织机与磨坊的一般理论及其应用](a.pdf)，2023\n- [织机与磨坊的一般理论及其应用](b.pdf)，2023",
    "HTML": "<ul>\n<li><a href='a.pdf'>On the theory of looms and mills</a> 2023</li>\n"
    "<li><a href='b.pdf'>On the theory of looms and mills</a> 2023, Journal</li>\n</ul>",
}
PAPERS = {
    "preprint": f"- {LOOMS}(a.pdf), Journal, 2023\n- {LOOMS}(b.pdf), arXiv preprint, 2023",
    "workshop": f"- {LOOMS}(a.pdf), Journal, 2023\n- {LOOMS}(b.pdf), Workshop on looms, 2023",
    "longer version": f"- {LOOMS}(a.pdf), Symposium, 2022\n- {LOOMS}(b.pdf), Journal, 2023",
    "part": f"- {LOOMS}(a.pdf), 2023\n- [On the theory of looms and mills II](b.pdf), 2023",
    "journal in bold": "- Looms. **Journal of Looms and Mills**, 2023\n- Mills. **Journal of Looms and Mills**, 2023",
    "names in bold": "- **Ada Example**. Looms. 2023\n- **Ada Example**. Mills. 2023",
    "short titles": "- [On looms](a.pdf), 2023\n- [On looms](b.pdf), 2023, part two",
    "labels": "- Looms [the full text of the paper](a.pdf)\n- Mills [code](b.pdf)",
    "one entry, two links": f"- {LOOMS}(https://arxiv.org/abs/2301.01234) [PDF](https://arxiv.org/pdf/2301.01234)",
    "thesis": f"- {LOOMS}(a.pdf), PhD thesis, 2023\n- {LOOMS}(b.pdf), Journal, 2023",
    "corrigendum": f"- {LOOMS}(a.pdf), Journal, 2023\n- Corrigendum to {LOOMS}(b.pdf), 2023",
}


@pytest.mark.parametrize("name", PAPERS_TWICE)
def test_a_paper_that_stands_twice(name: str) -> None:
    assert [rule for _, rule in said(f"# Publications\n\n{PAPERS_TWICE[name]}\n")] == ["publications/duplicate"]


@pytest.mark.parametrize("name", PAPERS)
def test_papers_that_are_two_or_a_pair(name: str) -> None:
    assert said(f"# Publications\n\n{PAPERS[name]}\n") == []


# Words

DOUBLED = {
    "It is the the loom.": "It is the loom.",
    "The the loom": "The loom",
    "- one of\n  of the looms": "- one of the looms",
    "> one of of the looms": "> one of the looms",
    "It has has run.\r\n": "It has run.\r\n",
    "| a | the the b |\n|---|---|\n": "| a | the b |\n|---|---|\n",
    "Bücher und und Hefte": "Bücher und Hefte",
    "le métier et et le moulin": "le métier et le moulin",
    "los telares de de Turín": "los telares de Turín",
    "*in this this case*": "*in this case*",
    "<p>This is the the loom.</p>": "<p>This is the loom.</p>",
    "teares e moinhos com com água": "teares e moinhos com água",
    "alat tenun dan dan kincir": "alat tenun dan kincir",
}
SINGLE = (
    "Wei Wei, Li Li, Wu Wu and Uchendu Uchendu",
    "She had had an idea that that idea was bad.",
    "`the the`",
    "the *the* loom",
    "the `loom` the",
    "the [the loom](a.pdf)",
    "the <!-- note --> the",
    "the {{ x }} the",
    "the $x$ the",
    "The The played in Turin",
    "of-of the",
    "a @the the",
    "the\n\nthe",
    "- the\n- the",
    "wir wissen, dass das das Beste ist",
    "nous nous voyons, vous vous levez",
    "anak anak dan hati hati",
    "慢慢的的确确",
    "the the-orem",
    "![the](the.png) the",
    "OR or",
)


@pytest.mark.parametrize("page", DOUBLED)
def test_a_doubled_word_is_taken_out(page: str) -> None:
    assert [rule for _, rule in said(page)] == ["text/doubled-word"]
    assert fix_text("page.md", page.encode(), PLAN, unsafe=False, alone=True).decode() == DOUBLED[page]


@pytest.mark.parametrize("page", SINGLE)
def test_a_word_that_is_doubled_on_purpose(page: str) -> None:
    assert said(page) == []


# Hostile pages


@pytest.mark.parametrize(
    "page",
    [
        "## Awards\n\n" + "- x\n" * 3000,
        "## Publications\n\n" + "- [" * 500,
        "## Publications\n\n- " + "**" * 20000,
        '## Publications\n\n- "' + 'a"' * 20000,
        "the " * 20000,
        "the\n" * 5000,
        "## News\n\n" + "".join(f"{'  ' * depth}- 2023: A paper on looms and mills\n" for depth in range(30)),
        "## Awards\n\n<li><li><li></ul>\n<li>Medal of the Guild, 2022<li>Medal of the Guild, 2022",
    ],
)
def test_no_page_stops_a_rule(page: str) -> None:
    said(page)
    fixed(page[:5000])
