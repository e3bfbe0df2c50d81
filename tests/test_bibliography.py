"""BibTeX files: which files they are, what stands where in them, what is wrong, and that comments silence rules."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from profilelint import Bibliography, Document, Reference
from profilelint.config import selection
from profilelint.config.loader import load
from profilelint.engine import lint
from profilelint.engine.fix import fix_text
from profilelint.engine.plan import Plan
from profilelint.read.bibtex import file as reading
from profilelint.read.bibtex.file import is_bibliography
from profilelint.read.reader import read
from profilelint.site import discovery
from profilelint.site.site import Site

JEKYLL = "_bibliography/papers.bib"

MESSY = r"""---
---
% my papers (write to nobody)
@string{loom = {Journal of Looms}}
@STRING(mill = "Mills")

@Article{example:2021/loom+1 ,
  Title= "The {\"O}konomie of {"}Looms{"} and \{braces\}" ,
	author={Example, Ada  and {The Loom Group}},
  journal = loom # {, Part~} # 2, month=jan,
  abstract = {Write to ada@example.org,
    @home or not: x = {1}, y = "2"},
  year = 2021,
}@misc{second,title={β-Looms},
  note={}}
@comment{ @article{hidden, title={Not shown}} }

@misc{third}
"""


def references(text: str, path: str = JEKYLL) -> tuple[Reference, ...]:
    return bibliography(text, path).references


def bibliography(text: str, path: str = JEKYLL) -> Bibliography:
    found = read(path, text.encode())
    assert isinstance(found, Bibliography)
    return found


def faults(text: str, path: str = JEKYLL) -> list[tuple[int, int, str]]:
    document = bibliography(text, path)
    return [(*document.position(each.span.start), each.message) for each in document.problems]


# Which files


@pytest.mark.parametrize(
    "path",
    [
        "_bibliography/papers.bib", "site/_bibliography/2021/talks.bib", "_bibliography\\papers.bib",
        "content/publication/loom/cite.bib", "publications.bib", "posts/a/references.bib", "refs.bib", "ref.bib",
    ],
)  # fmt: skip
def test_bibliographies_are_known_by_their_names(path: str) -> None:
    assert is_bibliography(path)


@pytest.mark.parametrize(
    "path",
    [
        "files/bibtex1.bib", "static/cite.bib", "assets/bibliography/references.bib", "loom.bib", "papers.md",
        "_bibliography", "_bibliography/papers.bib.txt", "_bibliography/papers_BAK.bib", "_bibliography/papers-old.bib",
    ],
)  # fmt: skip
def test_other_files_are_none(path: str) -> None:
    assert not is_bibliography(path)


def test_the_hook_takes_them() -> None:
    hooks = yaml.safe_load((Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["profilelint", "profilelint-fix"]
    for hook in hooks:
        for path in (JEKYLL, "content/a/cite.bib", "publications.bib", "a/refs.bib"):
            assert re.search(hook["files"], path)
        assert not re.search(hook["files"], "files/bibtex1.bib")


def test_those_of_a_site_are_checked_and_are_no_pages(tmp_path: Path) -> None:
    for name in (JEKYLL, "_bibliography/talks.bib", "files/papers.bib", "content/a/cite.bib", "static/cite.bib"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("@misc{a, title = {A}}", encoding="utf-8")
    names = ["_bibliography/papers.bib", "_bibliography/talks.bib", "content/a/cite.bib"]
    assert Site(tmp_path).documents == ()
    found = discovery.pages([str(tmp_path)], [], tmp_path).pages
    assert [discovery.absolute(page).relative_to(tmp_path).as_posix() for page in found] == names


def test_what_is_given_as_bibtex_is_never_read_as_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "_bibliography"
    folder.mkdir()
    (folder / "papers.bib").write_text("@misc{a, title = {A} year = 1}", encoding="utf-8")
    monkeypatch.chdir(folder)
    (page,) = discovery.pages(["papers.bib"], [], tmp_path).pages
    document = read(page, Path(page).read_bytes())
    assert isinstance(document, Bibliography)
    assert document.is_jekyll


@pytest.mark.parametrize(
    ("scholar", "page", "listed"),
    [
        ("bibliography: papers.bib", "{% bibliography %}", "papers"),
        ("bibliography: papers", "{% bibliography -f talks -q @*[year={{y}}]* %}", "papers talks"),
        ("bibliography: papers.bib", '{% bibliography --group_by none --file "talks.bib" %}', "papers talks"),
        ("bibliography: papers.bib", "{%- bibliography -f {{ site.scholar.bibliography }} -%}", "papers"),
        ("bibliography: papers.bib", "{% cite loom --file old %}", "old papers"),
        ("bibliography: papers.bib", "{% bibliography -f {{ include.file }} %}", "old papers talks"),
        ('bibliography: "*.bib"', "{% bibliography %}", "old papers talks"),
        ("style: apa", "{% bibliography -f papers %}", "papers"),
    ],
)
def test_only_what_a_page_lists_is_checked(scholar: str, page: str, listed: str, tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text(f"scholar:\n  {scholar}\n", encoding="utf-8")
    (tmp_path / "_pages").mkdir()
    (tmp_path / "_pages/papers.md").write_text(f"---\nlayout: page\n---\n\n{page}\n", encoding="utf-8")
    site = Site(tmp_path)
    for name in ("old", "papers", "talks"):
        (tmp_path / "_bibliography").mkdir(exist_ok=True)
        (tmp_path / f"_bibliography/{name}.bib").touch()
    names = ("old", "papers", "talks")
    assert [each for each in names if site.page(f"_bibliography/{each}.bib").led_by != "nobody"] == listed.split()


def test_a_plugin_may_list_any_file(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("scholar:\n  bibliography: papers.bib\n", encoding="utf-8")
    (tmp_path / "_plugins").mkdir()
    (tmp_path / "_plugins/papers.rb").write_text('Dir["_bibliography/*.bib"]\n', encoding="utf-8")
    assert Site(tmp_path).page("_bibliography/talks.bib").led_by == "list"


@pytest.mark.parametrize(
    ("pages", "leader"),
    [
        ({"papers.md": "---\n---\n{% bibliography %}\n"}, "list"),
        ({"papers.md": "---\n---\n{% include bib_list.html %}\n"}, "list"),
        ({"about.md": "---\nselected_papers: true\n---\n"}, "list"),
        ({"about.md": "---\n---\nNo papers.\n"}, "unknown"),
        ({"about.md": "---\n---\n", "_old/papers.md": "{% bibliography %}\n"}, "unknown"),
    ],
)
def test_papers_are_led_to_by_a_page_that_lists_them(pages: dict[str, str], leader: str, tmp_path: Path) -> None:
    for name, text in {"_config.yml": "title: Mills\n", "_bibliography/papers.bib": "", **pages}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert Site(tmp_path).page("_bibliography/papers.bib").led_by == leader


# What stands in them


def test_references_and_their_places() -> None:
    document = bibliography(MESSY)
    text = document.text
    assert not document.problems
    assert [(each.type, each.key) for each in document.references] == [
        ("article", "example:2021/loom+1"),
        ("misc", "second"),
        ("misc", "third"),
    ]
    first = document.references[0]
    assert {field.path: field.value for field in first.fields} == {
        "title": r'The {\"O}konomie of {"}Looms{"} and \{braces\}',
        "author": "Example, Ada  and {The Loom Group}",
        "journal": "Journal of Looms, Part~2",
        "month": "jan",
        "abstract": 'Write to ada@example.org,\n    @home or not: x = {1}, y = "2"',
        "year": "2021",
    }
    assert text[slice(*first.key_span)] == first.key
    assert text[slice(*first.span)].startswith("@Article{")
    assert text[first.span.end - 1] == "}"
    for field in first.fields:
        assert text[slice(*field.key_span)].lower() == field.path
    title = first.field("title")
    assert title
    assert text[slice(*title.value_span)] == '"' + str(title.value) + '"'


def test_what_an_entry_says() -> None:
    (entry,) = references("@book{k, title = {The {BERT}\n  Loom}, year = {}, date = 2021, title = {On {Mills}}}")
    assert entry.says("title") == "On Mills"
    assert entry.says("year", "date") == "2021"
    assert entry.says("author", "editor") == ""
    assert entry.field("author") is None


def test_bytes_that_are_no_utf_8_and_a_bom() -> None:
    document = read(JEKYLL, b"\xef\xbb\xbf@misc{a, title = {na\xefve}}\r\n")
    assert isinstance(document, Bibliography)
    assert [each.kind for each in document.problems] == ["not-utf-8"]
    assert document.position(document.references[0].span.start) == (1, 1)


@pytest.mark.parametrize("text", ["", "no entry\n", "@", "@{", "@article", "% @ home\n", "@article(a, title={x})"])
def test_a_file_without_entries_has_none(text: str) -> None:
    document = bibliography(text)
    assert document.problems == ()
    assert document.references in ((), document.references[:1])


# What is wrong


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("@misc{a, title = {A} year = 1}", (1, 20), 'A comma is missing between "title" and "year"'),
        ("@misc{a, title = A B, year = 1}", (1, 20), '"B" follows the value of "title"'),
        ("@misc{a, title = {A}, year 1}", (1, 23), '"year" has no "=" after it'),
        ("@misc{a, title = {A}, year}", (1, 23), '"year" has no "=" after it'),
        ("@misc{a, title = {A},, year = 1}", (1, 22), "There are two commas in a row"),
        ("@misc{a, title = , year = 1}", (1, 10), '"title" has no value'),
        ("@misc{a, title = (A)}", (1, 18), 'The value of "title" starts with "(A)"'),
        ("@misc{a, title = {A {B}, \n year = {1}\n}", (1, 18), 'The "{" before the value of "title" is never closed'),
        ('@misc{a, title = "A, \n year = 1\n}', (1, 18), 'The \'"\' before the value of "title" is never closed'),
        ("@misc{a, title = {A}\n", (1, 1), "This entry is never closed"),
        ("@misc{a, title = {A}}, year = 1}", (1, 21), 'This "}" closes the entry, so "year"'),
        ("@misc{a title = {A}}", (1, 7), 'A comma is missing after the key "a"'),
        ("@misc{title = {A}}", (1, 1), '"@misc{" has no key'),
        ("@misc{, title = {A}}", (1, 1), '"@misc{" has no key'),
        ("@misc{a(1), title = {A}}", (1, 7), 'The key "a(1)" has "(" in it'),
        ('@misc{a, title = "G\\"odel"}', (1, 22), '"odel" follows the value of "title"'),
        ("@comment{ @misc{a, title={A}}", (1, 1), "This comment is never closed"),
    ],
)
def test_faults_are_named_where_they_are(text: str, place: tuple[int, int], says: str) -> None:
    (found,) = faults(text)
    assert found[:2] == place
    assert says in found[2]


def test_what_follows_from_a_fault_depends_on_who_reads() -> None:
    text = "@misc{a, title = {A} year = 1}"
    assert "so the site is not built" in faults(text)[0][2]
    assert "so programs cannot read this entry" in faults(text, "content/a/cite.bib")[0][2]
    assert "so this paper is missing from the page" in faults("@misc{a, title = {A} ’, year = 1}")[0][2]


def test_one_fault_leaves_the_other_entries() -> None:
    text = "@misc{a, title = {A\n}\n\n@misc{b, title = {B}}\n\n@misc{c, title = {C}, x}\n@misc{d, title = {D}}\n"
    assert [each.key for each in references(text)] == ["b", "d"]
    assert [line for line, _, _ in faults(text)] == [1, 6]


def test_keys_that_only_jekyll_forbids() -> None:
    assert not faults("@misc{doi:10.9999/(loom), title = {A}}", "cite.bib")
    assert faults("@misc{doi:10.9999/(loom), title = {A}}")


# Any text, and a lot of it


@given(st.text(alphabet='@miscstringcomment{}()"#=,%\\ \n\rabö1', max_size=200))
def test_any_text_has_references_in_their_places(text: str) -> None:
    document = bibliography(text.encode("utf-8", "replace").decode())
    assert all(each.kind == "bibtex" for each in document.problems)
    for entry in document.references:
        assert document.text[entry.span.start] == "@"
        assert document.text[slice(*entry.key_span)] == entry.key
        for field in entry.fields:
            assert document.text[slice(*field.key_span)].lower() == field.path
            assert entry.span.start < field.key_span.start < field.value_span.end <= entry.span.end


@pytest.mark.parametrize("text", ["@a{" * 200_000, "=" * 300_000, "{" * 1_100_000, "x" * (reading.LIMIT + 1)])
def test_what_is_too_much_is_not_read(text: str) -> None:
    assert [each.kind for each in bibliography(text).problems] == ["unread"]


def test_strings_that_double_each_other_stay_bounded() -> None:
    text = '@string{a = "0123456789"}\n' + "@string{a = a # a}\n" * 60 + "@misc{k, title = a # a}"
    assert len(references(text)[0].says("title")) <= 4 * reading.LIMIT


# Comments that silence rules


def _said(text: str, tmp_path: Path) -> list[str]:
    found = lint.check_text(JEKYLL, text.encode(), _plan(tmp_path)).diagnostics
    return [f"{each.line}: {each.rule}" for each in found]


def _plan(root: Path) -> Plan:
    names = ["bibliography/duplicate-field", "bibliography/missing-field", "suppressions"]
    config = load(None, {"select": names}, root)
    return selection.plan(config, selection.known(config), root, date(2026, 1, 1))


BAD = "@article{a, title = {A}, title = {B}, author = {C}, year = 1}\n"


def test_a_comment_silences_the_next_entry(tmp_path: Path) -> None:
    assert _said(BAD, tmp_path) == ["1: bibliography/duplicate-field"]
    text = f"% profilelint: ignore bibliography/duplicate-field -- kept for both\n{BAD}{BAD}"
    assert _said(text, tmp_path) == ["3: bibliography/duplicate-field"]


def test_a_range_and_a_file_are_silenced(tmp_path: Path) -> None:
    start, end = "% profilelint: ignore-start bibliography\n", "% profilelint: ignore-end\n"
    assert _said(start + BAD + BAD + end + BAD, tmp_path) == ["5: bibliography/duplicate-field"]
    assert _said(BAD + "% profilelint: ignore-file bibliography/duplicate-field -- ours\n" + BAD, tmp_path) == []


def test_a_comment_that_silences_nothing_is_removed(tmp_path: Path) -> None:
    text = f"% profilelint: ignore bibliography/missing-field, bibliography/duplicate-field\n{BAD}"
    assert _said(text, tmp_path) == ["1: suppressions/unused"]
    fixed = fix_text(JEKYLL, text.encode(), _plan(tmp_path), unsafe=True).decode()
    assert fixed == f"% profilelint: ignore bibliography/duplicate-field\n{BAD}"
    text = f"% profilelint: ignore\n{BAD}"
    assert _said(text, tmp_path) == ["1: suppressions/unnamed", "2: bibliography/duplicate-field"]


def test_within_an_entry_there_are_no_comments() -> None:
    document: Document = bibliography("@misc{a, note = {x\n% profilelint: ignore bibliography\n}}\n")
    assert document.comments == ()
