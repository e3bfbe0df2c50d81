"""The words of languages: each file is complete, Python holds none of them, and Swedish is known from its file."""

import ast
import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from regexes import sources

from profilelint.engine.lint import check_text
from profilelint.engine.plan import Plan, Selected
from profilelint.model.finding import Span
from profilelint.read.sections import kind_of, year_of
from profilelint.rule.loader import BUILTIN, load
from profilelint.text.dates.grammar import find
from profilelint.text.languages import build, language_pattern, language_words, phrase_pattern
from profilelint.text.languages._tables import WORDS

EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def test_every_file_is_complete() -> None:
    assert build.all_faults() == []


def test_the_tables_are_made_of_the_files() -> None:
    made = build.made() == build.TABLES.read_text(encoding="utf-8")
    assert made, "run python -m profilelint.text.languages.build"


def test_a_file_that_is_half_filled_is_told_what_it_lacks(tmp_path: Path) -> None:
    shutil.copy(build.HERE / "german.toml", tmp_path)
    (tmp_path / "danish.toml").write_text(
        '[dates]\nmonths = [["januar"], ["februar"]]\nto = "til"\nsince = ["Siden"]\n'
        'seasons = [{ first = 3, words = ["forår"] }]\nwhen = []\n'
        '[headings]\nteaching = ["forskning", "Kontakt"]\n[study]\nphrases = ["ph.d.-studerende"]\n',
        encoding="utf-8",
    )
    said = build.all_faults(tmp_path)
    missing = [line for line in said if " is missing: " in line]
    assert len(missing) == len(build.MEANING) - 6
    assert (
        'danish.toml: [links] vague is missing: texts of links that do not say where they lead ("here"); '
        "write vague = [] if the language has none"
    ) in missing
    assert [line for line in said if line not in missing] == [
        "danish.toml: [dates] months has 2 lists; write one for each of the twelve months",
        'danish.toml: [dates] to must be a list of words, as ["one", "two"]',
        "danish.toml: [dates] since has 'Siden'; words are written in small letters and not empty",
        'danish.toml: [dates] seasons must have lines as { first = 1, last = 5, words = ["spring"] }',
        "danish.toml: [dates] when is no table that is known; README.md lists them",
        "danish.toml: [headings] teaching has 'Kontakt'; words are written in small letters and not empty",
        "danish.toml: [study] phrases has 'ph.d.-studerende' without {nth}, which stands for the number of the year",
        "german.toml: [headings] contact has 'kontakt', which danish.toml has under teaching",
    ]


def test_the_readme_says_what_each_table_holds() -> None:
    readme = (build.HERE / "README.md").read_text(encoding="utf-8")
    told = {name.rpartition(".")[2] for name in re.findall(r"`([a-z_.]+)`", readme)}
    assert {table.partition(".")[2] for table in build.MEANING | build.OPTIONAL} <= told


#: Where Python has signs of Chinese, Japanese and Korean, and why.
SIGNS = {
    **dict.fromkeys(
        ("around_year", "numeric", "yearless", "years"), "figures are written with them, and counted: 年, 月, 日, 円"
    ),
    "reversed-range": "the signs of a date that can be turned round",
    "past-job-search": "the grammar of a sentence: a verb, a year, and behind it a position",
    **dict.fromkeys(("spelling", "full-width", "invisible-character"), "the first and the last sign of a script"),
    **dict.fromkeys(("plausibility", "symbol_model", "mojibake"), "letters, not words"),
}
#: Words of Latin scripts that are also something else in code.
NAMES = {"quarto", "dall", "point", "mise", "person"}


def _said(tree: ast.AST) -> set[str]:
    """The texts that code holds, without its docstrings."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs]
    return {node.value for node in found if isinstance(node.value, str)}


def _all_words(value: object) -> set[str]:
    if isinstance(value, str):
        return set(re.findall(r"[^\W\d_]{4,}", value.lower()))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {word for each in inner for word in _all_words(each)}


@cache
def _foreign() -> set[str]:
    english = _all_words(build.load(build.HERE / "english.toml"))
    others = [_all_words(build.load(file)) for file in build.HERE.glob("*.toml")]
    return set().union(*others) - english - NAMES


CODE = [path for path in sources() if not path.endswith("languages/_tables.py")]


@pytest.mark.parametrize("path", CODE)
def test_python_holds_no_words_of_languages(path: str) -> None:
    texts = _said(sources()[path])
    assert {word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text.lower())} & _foreign() == set()
    if Path(path).stem not in SIGNS:
        assert [text for text in texts if EASTERN.search(text)] == []


@pytest.mark.parametrize("path", [path for path in CODE if path.startswith("rules/")])
def test_python_holds_no_english_phrases_either(path: str) -> None:
    tables = [table for table in build.MEANING if table in WORDS and table.startswith("status.")]
    phrases = {word for table in tables for word in language_words(table) if " " in word.strip()}
    assert _said(sources()[path]) & phrases == set()


def test_words_are_whole_and_stars_stand_for_letters() -> None:
    assert language_pattern("study.other_degree").findall("Masters, an MSc and MScs, internal, B.Sc., 修士") == [
        *("Master", "MSc", "intern", "B.Sc", "修士")
    ]


@pytest.mark.parametrize(
    ("phrases", "found"),
    [(["plan"], False), (["plan*"], True), (["*nned"], True), (["*lan*"], True), (["a", "将"], True), ([], False)],
)
def test_where_a_phrase_is_found(phrases: list[str], found: bool) -> None:
    assert bool(re.search(phrase_pattern(phrases), "a planned trip")) == found


# Swedish, known from its file alone


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("3 maj 2021", "2021-05-03", "2021-05-03"),
        ("Augusti 2020", "2020-08-01", "2020-08-31"),
        ("våren 2023", "2023-01-01", "2023-05-31"),
        ("Vår 2023", "2023-01-01", "2023-05-31"),
        ("Höstterminen 2022", "2022-08-01", "2023-01-31"),
        ("augusti 2020 till mars 2021", "2020-08-01", "2021-03-31"),
        ("2019 till och med 2021", "2019-01-01", "2021-12-31"),
        ("maj och juni 2020", "2020-05-01", "2020-06-30"),
        ("från och med 2019", "2019-01-01", None),
        ("sedan maj 2019", "2019-05-01", None),
        ("2021–pågående", "2021-01-01", None),
        ("2019 till idag", "2019-01-01", None),
        ("2019-nu", "2019-01-01", None),
        ("juni 2029 (förväntad)", "2029-06-01", "2029-06-30"),
    ],
)
def test_swedish_dates(text: str, start: str, end: str | None) -> None:
    (found,) = find(text, Span(0, len(text)))
    assert (str(found.start), found.end and str(found.end), found.span) == (start, end, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("läs vår 2023 års rapport", "2023"),
        ("Burlington, VT 2019", "2019"),
        ("Sven Maj, 2019", "Maj, 2019"),
        ("kom till 2019", "2019"),
        ("nu 2019", "2019"),
        ("In 2019 number theory", "2019"),
        ("sidorna 2019", ""),
        ("2019 deltagare", ""),
        ("2020-nummer", ""),
    ],
)
def test_what_only_looks_like_a_swedish_date(text: str, said: str) -> None:
    assert "".join(text[slice(*each.span)] for each in find(text, Span(0, len(text)))) == said


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Nyheter", "news"),
        ("Utvalda publikationer", "publications"),
        ("Utbildning", "education"),
        ("Anställningar", "experience"),
        ("Inbjudna föredrag", "talks"),
        ("Undervisning vid Turins universitet", "teaching"),
        ("Priser och utmärkelser", "awards"),
        ("Akademiska uppdrag", "service"),
        ("FORSKNINGSINTRESSEN", "research"),
        ("Projekt", "projects"),
        ("Kontakt", "contact"),
        ("Om mig", "about"),
        ("Språk", "skills"),
        ("Doktorander", "people"),
        ("Fritid", "personal"),
        *((title, "") for title in ("Om vävstolar", "Mars", "Nu", "Vår historia", "Till läsaren", "Här", "Utvalda")),
    ],
)
def test_swedish_headings(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_a_swedish_year() -> None:
    assert (year_of("År 2021"), year_of("Föredrag år 2021")) == (2021, None)


LISTED = "# Publikationer\n\n- A. Exempel. Om vävstolar. {}, {}.\n"


@pytest.mark.parametrize(
    ("page", "names"),
    [
        (LISTED.format("Under tryckning", "2021"), ["status/still-to-appear"]),
        (LISTED.format("Under granskning", "maj 2021"), ["status/still-under-review"]),
        (LISTED.format("Kod kommer snart", "2021"), ["status/still-coming-soon"]),
        (LISTED.format("Under tryckning", "2025"), []),
        (LISTED.format("Trycksvärta under granskningen", "2021"), []),
        (LISTED.format("Vad som kommer snarast", "2021"), []),
        ("Doktorsexamen (förväntad maj 2023).\n", ["status/expected-in-the-past"]),
        ("Doktorsexamen (förväntad maj 2029).\n", []),
        ("En förväntad framgång, se 2019.\n", []),
        ("Jag kommer att flytta till Turin i augusti 2023.\n", ["status/plan-in-the-past"]),
        ("Jag kommer att flytta till Turin i augusti 2029.\n", []),
        ("Jag kom att flytta till Turin i augusti 2023.\n", []),
        ("# Kommande föredrag\n\n- 3 maj 2023, Turin\n", ["status/plan-in-the-past"]),
        ("# Föredrag\n\n- 3 maj 2023, Turin\n", []),
        ("Senast uppdaterad: 3 maj 2021\n\n# Nyheter\n\n- 3 augusti 2022: en artikel\n", ["status/old-last-updated"]),
        ("Senast uppdaterad: 3 maj 2023\n\n# Nyheter\n\n- 3 augusti 2022: en artikel\n", []),
        ("Läs mer [här](a.md), eller [klicka här](b.md).\n", ["links/vague-text", "links/vague-text"]),
        ("Se [vad som hände här](a.md), [nu](nu.md) och [till maj](b.md).\n", []),
        ("Vävstolar och och kvarnar.\n", ["text/doubled-word"]),
        ("De kom till till slut; vård för för tidigt födda; det är är bra.\n", []),
        ("Jag är doktorand på {} året.\n\n# Utbildning\n\n- Doktorand i vävstolar, Turin, 2022 - nu\n", None),
    ],
)
def test_swedish_pages(page: str, names: list[str] | None) -> None:
    if names is None:
        assert _names(page.format("andra")) == ["status/wrong-year-of-study"]
        assert _names(page.format("femte")) == []
    else:
        assert _names(page) == names


def _names(page: str) -> list[str]:
    result = check_text("om.md", page.encode(), PLAN)
    assert not result.crashed, result.diagnostics
    return [each.rule for each in result.diagnostics]


RULES = [
    load(BUILTIN / f"{name}.py", name)
    for name in (
        *(f"status/{file.stem}" for file in sorted((BUILTIN / "status").glob("*.py"))),
        *("links/vague-text", "text/doubled-word"),
    )
]
PLAN = Plan(
    tuple(Selected(each.path, each.name, each.severity, each.options) for each in RULES),
    Path(),
    date(2026, 11, 22),
    pedantic=True,
)
