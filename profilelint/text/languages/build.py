"""Make `_tables.py` of the files of the languages: `python -m profilelint.text.languages.build`.

It says what a file lacks, and then changes nothing.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

from profilelint.text.folding import folded

HERE = Path(__file__).parent
TABLES = HERE / "_tables.py"

#: What each table of a language holds; a file has all of them, and says `[]` where it has no word.
MEANING = {
    "dates.months": "the spellings of each month, from January on, the full name first",
    "dates.unabbreviated": 'full names that stay as they are where other months are shortened ("May")',
    "dates.seasons": "seasons and terms with their first and last month",
    "dates.common": "months and seasons that are common words behind another word",
    "dates.terms": 'what may follow a season ("semester")',
    "dates.of": 'what stands between a month and its year or day ("of")',
    "dates.to": 'what joins the ends of a range ("to")',
    "dates.and": 'what joins two months, or two things that a heading announces ("and")',
    "dates.from": "what stands behind the beginning of a range",
    "dates.since": 'what stands before a date that something goes on from ("since")',
    "dates.onward": "what stands behind a date that something goes on from",
    "dates.present": 'the end of a range that goes on ("present")',
    "dates.expected": 'what says that a date has not come yet ("expected")',
    "dates.expected_in_brackets": 'what says so only in brackets with its date ("est.")',
    "dates.before_days": "words before a day in figures that are no names",
    "dates.counted": 'what stands before a number that is no year ("pages")',
    "dates.numbered": "the same, where it begins with a capital and has no full stop",
    "dates.units": 'what stands behind a number that is no year ("citations")',
    "dates.undated": 'what excuses an entry without a date ("ongoing")',
    "headings.news": "headings over news",
    "headings.publications": "headings over publications",
    "headings.education": "headings over education",
    "headings.experience": "headings over positions",
    "headings.talks": "headings over talks",
    "headings.teaching": "headings over teaching",
    "headings.awards": "headings over awards",
    "headings.service": "headings over service to the community",
    "headings.research": "headings over research interests",
    "headings.projects": "headings over projects and software",
    "headings.contact": "headings over contact details",
    "headings.about": "headings over what is said of the owner",
    "headings.skills": "headings over skills",
    "headings.people": "headings over students and colleagues",
    "headings.personal": "headings over hobbies and the like",
    "headings.beside": 'words beside these that change nothing ("selected")',
    "headings.further": 'words that only details follow ("at")',
    "headings.around_year": 'what stands around the year that a heading consists of ("in")',
    "headings.choice": 'what a list is called that repeats entries of others ("selected")',
    "links.vague": 'texts of links that do not say where they lead ("here")',
    "links.labels": 'texts of links that are vague in a sentence and good in a list ("paper")',
    "links.top": "words of links to the top of a page",
    "status.last_updated": 'what stands before the day of the last change ("last updated")',
    "status.coming_soon": 'what promises something ("coming soon")',
    "status.to_appear": 'what says that a paper is not out yet ("to appear")',
    "status.under_review": 'what says that a paper is not accepted yet ("under review")',
    "status.expected_what": 'what may stand between "expected" and its date ("graduation")',
    "status.plan": 'what announces what the owner will do, the date behind it ("I will")',
    "status.ahead": 'headings over what comes ("upcoming")',
    "status.announcing": 'words, or parts of words, of entries that announce what comes ("will ")',
    "status.archive": 'names of lists of the past ("archive")',
    "study.ordinals": "the ordinal numbers of years, from the first on, with their spellings",
    "study.phrases": "a student's year of study, {nth} for its number",
    "study.now": 'what says that a sentence speaks of the present ("am")',
    "study.past": 'what says that a sentence speaks of the past ("was")',
    "study.doctorate": "names of a doctorate",
    "study.other_degree": "names of other degrees and stays",
    "papers.venue": "words of the name of a journal, a conference, or a label",
    "papers.not_papers": "what is no published paper",
    "text.once": "small words that no sentence has twice in a row",
    "emails.at": "the word for an at-sign",
    "emails.dot": "the word for the dot of an address",
    "emails.label": "what stands before an e-mail address",
}
#: Words of languages that have no file yet.
OTHER = "other.toml"
#: Tables that only some languages need.
OPTIONAL = {
    "dates.not_misspelt": "words that are like a month and right",
    "dates.misspelt": "wrong spellings of months that more than one slip explains",
}
_BESIDE, _FURTHER = "headings.beside", "headings.further"
_TITLES = [table for table in MEANING if table.startswith("headings.")]
_KINDS = _TITLES[: _TITLES.index(_BESIDE)]


def load(file: Path) -> dict[str, Any]:
    """Return the tables of a language by section and key: `{"dates.to": ["to", "until"], ...}`."""
    with file.open("rb") as opened:
        read = tomllib.load(opened)
    return {f"{section}.{key}": value for section, held in read.items() for key, value in held.items()}


def faults(language: dict[str, Any], *, partly: bool = False) -> list[str]:
    """Return what the tables of a language lack, one sentence each; nothing if they are complete, or `partly` there.

    >>> faults({"links.vague": "here"})[-1]
    '[links] vague must be a list of words, as ["one", "two"]'
    """
    found = [
        f"[{section}] {key} is missing: {meaning}; write {key} = [] if the language has none"
        for table, meaning in MEANING.items()
        for section, key in [table.split(".")]
        if table not in language and not partly
    ]
    for table, value in language.items():
        section, key = table.split(".")
        if table not in MEANING | OPTIONAL:
            found.append(f"[{section}] {key} is no table that is known; README.md lists them")
        elif fault := _fault(table, value):
            found.append(f"[{section}] {key} {fault}")
    return found


def _fault(table: str, value: Any) -> str:
    if table == "dates.misspelt":
        return ""
    if not isinstance(value, list):
        return 'must be a list of words, as ["one", "two"]'
    if table == "dates.seasons":
        right = all({*each} == {"first", "last", "words"} and 1 <= each["first"] <= each["last"] for each in value)
        return "" if right else 'must have lines as { first = 1, last = 5, words = ["spring"] }'
    if table in {"dates.months", "study.ordinals"}:
        if table == "dates.months" and len(value) not in {0, 12}:
            return f"has {len(value)} lists; write one for each of the twelve months"
        value = [word for words in value for word in words]
    if wrong := [each for each in value if not isinstance(each, str) or not each or each != _small(table, each)]:
        return f"has {wrong[0]!r}; words are written in small letters and not empty"
    if table == "study.phrases" and (wrong := [each for each in value if "{nth}" not in each]):
        return f"has {wrong[0]!r} without {{nth}}, which stands for the number of the year"
    return ""


def _small(table: str, word: str) -> str:
    """A word as a file has to write it: abbreviations of degrees and signs of what is open keep their capitals."""
    return word if table.startswith("study.") or table == "status.announcing" else word.lower()


def all_faults(folder: Path = HERE) -> list[str]:
    """Return what the files of a folder lack, each fault behind the name of its file."""
    found = []
    kinds: dict[str, tuple[str, str]] = {}
    for file in sorted(folder.glob("*.toml")):
        language = load(file)
        found += [f"{file.name}: {fault}" for fault in faults(language, partly=file.name == OTHER)]
        for table in (*_KINDS, _BESIDE):
            for phrase in map(folded, language.get(table, ())):
                first, name = kinds.setdefault(phrase, (table, file.name))
                if first != table:
                    where = f"[headings] {table.removeprefix('headings.')} has {phrase!r}"
                    found.append(f"{file.name}: {where}, which {name} has under {first.removeprefix('headings.')}")
    return found


def made(folder: Path = HERE) -> str:
    """Return the text of `_tables.py`: English first, as a word of two languages counts for the first."""
    names = sorted((file.stem for file in folder.glob("*.toml")), key=lambda name: (name != "english", name))
    read = [load(folder / f"{name}.toml") for name in names]
    plain = {"dates.months", "dates.seasons", "dates.misspelt", "study.ordinals", "study.phrases", *_KINDS, _BESIDE}
    flat = [table for table in MEANING | OPTIONAL if table not in plain]
    fields = {
        "WORDS: dict[str, tuple[str, ...]]": {
            table: _folded(read, table) if table == _FURTHER else _merged(read, table) for table in flat
        },
        "MONTHS: dict[str, tuple[tuple[str, ...], ...]]": {
            name: tuple(map(tuple, each["dates.months"]))
            for name, each in zip(names, read, strict=True)
            if each.get("dates.months")
        },
        "SEASONS: dict[str, tuple[int, int]]": _seasons(read),
        "HEADINGS: dict[str, tuple[str, ...]]": {
            table.removeprefix("headings."): _folded(read, table) for table in _KINDS
        }
        | {"": _folded(read, _BESIDE)},
        "STUDY: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]": tuple(
            (tuple(each["study.phrases"]), tuple(map(tuple, each["study.ordinals"])))
            for each in read
            if each.get("study.ordinals")
        ),
        "MISSPELT: dict[str, tuple[str, ...]]": {
            right: tuple(wrong) for each in read for right, wrong in each.get("dates.misspelt", {}).items()
        },
    }
    head = '"""Made of the files of the languages by `build.py`; change those."""\n\n# ruff: noqa: E501\n# fmt: off\n'
    return head + "".join(f"\n{name} = {_shown(value)}\n" for name, value in fields.items())


def _merged(languages: list[dict[str, Any]], table: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for each in languages for word in each.get(table, ())))


def _folded(languages: list[dict[str, Any]], table: str) -> tuple[str, ...]:
    """Return words that are compared with headings, from which case and accents are taken."""
    return tuple(dict.fromkeys(map(folded, _merged(languages, table))))


def _seasons(languages: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for each in languages:
        for season in each.get("dates.seasons", ()):
            for word in season["words"]:
                found.setdefault(word, (season["first"], season["last"]))
    return found


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "{\n" + "".join(f"    {key!r}: {each!r},\n" for key, each in value.items()) + "}"
    if isinstance(value, tuple):
        return "(\n" + "".join(f"    {each!r},\n" for each in value) + ")"
    return repr(value)


def main() -> int:
    """Write the tables, or say what the files lack; the exit code is 1 then."""
    if wrong := all_faults(HERE):
        sys.stderr.write("\n".join(wrong) + "\n")
        return 1
    TABLES.write_text(made(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
