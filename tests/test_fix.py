from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import edited_by, plan_of, rule_file

from profilelint import Edit, Fix, Span
from profilelint.engine.fix import RESTLESS, TOO_MUCH, Refused, fix_page, fix_text
from profilelint.engine.lint import check, check_text
from profilelint.engine.plan import Plan
from profilelint.engine.rewrite import write
from profilelint.report.patch import diff
from profilelint.rule import loader

PAGES = Path(__file__).parent / "pages"


def replacing(old: str, new: str, *, safe: bool = True) -> str:
    """A rule that replaces one word by another, wherever it stands in the text."""
    return f"""
    def check(document: Document):
        start = document.text.find({old!r})
        while start >= 0:
            span = Span(start, start + {len(old)})
            yield Finding(span, "not this", Fix.replace(span, {new!r}, safe={safe}))
            start = document.text.find({old!r}, span.end)
    """


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return tmp_path / "rules"


def fixed(data: bytes, rules: Path, *, unsafe: bool = False) -> bytes:
    return fix_text("page.md", data, plan_of(rules), unsafe=unsafe)


# A text


def edits(*parts: tuple[int, int, str]) -> Fix:
    return Fix(tuple(Edit(Span(start, end), text) for start, end, text in parts))


@pytest.mark.parametrize(
    ("fixes", "text", "made"),
    [
        ([], "abcdef", 0),
        ([edits()], "abcdef", 0),
        ([edits((0, 1, "X"))], "Xbcdef", 1),
        ([edits((5, 6, "Y")), edits((0, 1, "X"))], "XbcdeY", 2),
        ([edits((0, 1, "X")), edits((1, 2, "Y"))], "XYcdef", 2),
        ([edits((1, 3, "Y")), edits((0, 2, "X"))], "Xcdef", 1),
        ([edits((0, 3, "X")), edits((1, 2, "Y"))], "Xdef", 1),
        ([edits((0, 1, "X"), (4, 5, "Z")), edits((4, 5, "Y"))], "XbcdZf", 1),
        ([edits((1, 2, "X"), (4, 5, "Z")), edits((0, 5, "Y"))], "Yf", 1),
        ([edits((4, 5, "Z"), (0, 1, "X"))], "XbcdZf", 1),
        ([edits((2, 2, "X"))], "abXcdef", 1),
        ([edits((2, 2, "X")), edits((2, 2, "Y"))], "abXcdef", 1),
        ([edits((2, 2, "X")), edits((2, 4, "Y"))], "abXcdef", 1),
        ([edits((0, 2, "X")), edits((2, 2, "Y"))], "XYcdef", 2),
        ([edits((1, 4, "X")), edits((2, 2, "Y"))], "aXef", 1),
        ([edits((0, 1, "X")), edits((0, 1, "X"))], "Xbcdef", 1),
        ([edits((0, 1, "X"), (0, 1, "X"))], "Xbcdef", 1),
        ([edits((0, 3, "X"), (2, 4, "Y"))], "abcdef", 0),
        ([edits((6, 6, "X"))], "abcdefX", 1),
    ],
)
def test_fixes_are_made_whole_or_not_at_all(fixes: list[Fix], text: str, made: int) -> None:
    assert edited_by("abcdef", fixes) == (text, made)


spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: Span(*sorted(pair)))
some_edits = st.lists(st.builds(Edit, spans, st.sampled_from(["", "X", "YZ"])), max_size=3)


@given(st.lists(st.builds(lambda edits: Fix(tuple(edits)), some_edits), max_size=5))
def test_what_no_edit_touches_stays(fixes: list[Fix]) -> None:
    text, made = edited_by("abcdefghi", fixes)
    touched = {offset for fix in fixes for edit in fix.edits for offset in range(*edit.span)}
    kept = [character for offset, character in enumerate("abcdefghi") if offset not in touched]
    assert [character for character in text if character in kept] == kept
    assert made <= len(fixes)
    assert made or text == "abcdefghi"


# A page


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfa cat\r\nand a cat\r\n",
        b"a cat\rand a cat",
        b"caf\xe9 cat \xff\xfe\n\x00\x1a cat",
        "---\ntitle: cat\n---\n\U0001f408 cat \u2028 \u0085\n\n\n".encode(),
        "\ufeffa cat\r\n".encode("utf-16-le"),
        "\ufeffa cat\n".encode("utf-16-be"),
        b"cat",
        b"",
        b"\xff\xfec",
    ],
)
def test_bytes_outside_of_edits_stay(data: bytes, rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", "dog"))
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2], "ascii")
    assert fixed(data, rules) == data.replace("cat".encode(wide), "dog".encode(wide))


def test_a_page_that_would_not_come_back_is_left_alone(rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", "\ud83d"))
    assert fixed(b"a cat\n", rules) == b"a cat\n"


def test_only_safe_fixes_are_made_unless_asked_for(rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", "dog"))
    rule_file(rules, "words/cow", replacing("cow", "ox", safe=False))
    assert fixed(b"cat cow\n", rules) == b"dog cow\n"
    assert fixed(b"cat cow\n", rules, unsafe=True) == b"dog ox\n"


def test_what_is_silenced_is_not_fixed(rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", "dog"))
    text = b"cat <!-- profilelint: ignore words -->\ncat\n"
    assert fixed(text, rules) == text[:-4] + b"dog\n"


def test_a_fix_may_make_room_for_another(rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", "cow"))
    rule_file(rules, "words/cow", replacing("cow", "dog"))
    assert fixed(b"cat cow", rules) == b"dog dog"


@pytest.mark.parametrize(
    ("page", "after"),
    [
        (b"one\r\ncat\r\n", b"one\r\n\r\ndog\r\n"),
        (b"one\rcat\rtwo\n", b"one\r\rdog\rtwo\n"),
        (b"cat\r\n", b"\r\ndog\r\n"),
        (b"cat", b"\ndog"),
    ],
)
def test_a_rule_writes_the_line_ends_of_the_page(page: bytes, after: bytes, rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", "\ndog"))
    assert fixed(page, rules) == after


def test_no_fix_makes_one_line_end_of_two(rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", ""))
    assert fixed(b"one\rcat\ntwo cat\n", rules) == b"one\rcat\ntwo \n"


def test_overlapping_fixes_are_made_one_after_another(rules: Path) -> None:
    code = """
    SEVERITY = "warning"

    def check(document: Document):
        for start in (0, 1):
            if (pair := document.text[start : start + 2]) in {"ab", "bc"}:
                yield Finding(Span(start, start), "pair", Fix.replace(Span(start, start + 2), pair.upper()))
    """
    rule_file(rules, "words/pair", code)
    assert fixed(b"abc", rules) == b"ABc"
    other = dedent(replacing("Bc", "bc"))
    rule_file(rules, "words/other", f'SEVERITY = "warning"\n{other}')
    assert fixed(b"abc", rules) == b"ABC"


def test_an_unsafe_fix_that_brings_an_error_is_not_made(rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", "dgo", safe=False))
    rule_file(rules, "words/dgo", replacing("dgo", "dgo"))
    rule_file(rules, "words/cow", replacing("cow", "ox", safe=False))
    rule_file(rules, "words/bat", replacing("bat", "bt"))
    fixed = fix_page("page.md", b"cow bat\n\ncat cow\n", plan_of(rules), unsafe=True)
    assert fixed.data == b"ox bt\n\ncat ox\n"
    assert fixed.refused == (Refused(3, "words/cat", "it would bring an error of words/dgo"),)


def test_a_fix_that_brings_an_error_is_not_made(rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", "dgo"))
    rule_file(rules, "words/dgo", replacing("dgo", "x", safe=False))
    rule_file(rules, "words/cow", replacing("cow", "ox"))
    rule_file(rules, "words/bat", replacing("bat", "bt"))
    page = b"cow bat\n\ncat cow\ncat\n"
    fixed = fix_page("page.md", page, plan_of(rules), unsafe=False)
    assert fixed.data == b"ox bt\n\ncat ox\ncat\n"
    why = "it would bring an error of words/dgo"
    assert fixed.refused == (Refused(3, "words/cat", why), Refused(4, "words/cat", why))
    assert fix_page("page.md", fixed.data, plan_of(rules), unsafe=False)[:2] == fixed[:2]


def test_an_error_that_was_there_before_does_not_count(rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", "the\ndog"))
    code = """
    def check(document: Document):
        if (start := document.text.find("teh")) >= 0:
            line, count = document.position(start)[0], document.text.count("teh")
            yield Finding(Span(start, start + 3), f"in line {line}, {count} times")
    """
    rule_file(rules, "words/teh", code)
    assert fixed(b"a cat, teh\nteh\n", rules) == b"a the\ndog, teh\nteh\n"


def test_errors_that_a_mended_fault_has_hidden_are_not_new(rules: Path) -> None:
    rule_file(rules, "words/end", replacing("=--\n", "---\n"))
    code = """
    def check(field: Field):
        if field.path == "b":
            yield Finding(field.value_span, "b")
    """
    rule_file(rules, "words/key", code)
    assert fixed(b"---\na: 1\nb: 2\n=--\nend\n", rules) == b"---\na: 1\nb: 2\n---\nend\n"


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        (b"a cat \xe9\n", "cat", "c\ufffdt"),
        (b"a cat \xe9\n", " cat", " c\udce8t"),
        (b"a cat \xe9\n", "cat \udce9", "cat e"),
        (b"a cat \xe9\n", "cat \udce9", "cat \ufffd"),
        (b"a cat \xe9\xe8\n", "\udce9\udce8", "\udce8"),
        (b"\xc3cat\xa9\n", "cat", ""),
        (b"catcat\xff\xfec\n", "catcat", ""),
        ("\ufeffa \ud83dcat\udc08 x".encode("utf-16-le", "surrogatepass"), "cat", ""),
        ("\ufeffa \ud83d cat".encode("utf-16-be", "surrogatepass"), "\ud83d cat", "cat"),
        ("\ufeffa cat".encode("utf-16-le"), "\ufeffa cat", "a dog"),
    ],
)
def test_a_safe_fix_loses_and_makes_up_no_byte(page: bytes, old: str, new: str, rules: Path) -> None:
    rule_file(rules, "words/cat", replacing(old, new))
    fixed = fix_page("page.md", page, plan_of(rules), unsafe=False)
    assert fixed.data == page
    assert [(each.line, each.rule) for each in fixed.refused] == [(1, "words/cat")]


def test_what_is_no_text_may_be_moved_and_taken_out_with_all_around_it(rules: Path) -> None:
    code = """
    def check(document: Document):
        if document.text.startswith("a\\udce9"):
            moved = (Edit(Span(0, 2), ""), Edit(Span(4, 4), document.text[:2]))
            yield Finding(Span(0, 2), "to the end", Fix(moved))
        if (start := document.text.find("cat \\ufffd")) >= 0:
            yield Finding(Span(start, start + 5), "away", Fix.replace(Span(start, start + 5), ""))
    """
    rule_file(rules, "words/move", code)
    assert fixed(b"a\xe9bc cat \xef\xbf\xbd\n", rules) == b"bca\xe9 \n"


@pytest.mark.parametrize("spans", [((0, 3), (2, 4)), ((1, 1), (1, 1)), ((0, 5), (1, 2))])
def test_a_fix_whose_edits_overlap_is_refused(spans: tuple[tuple[int, int], ...], rules: Path) -> None:
    edits = ", ".join(f"Edit(Span({start}, {end}), 'x{end + index}')" for index, (start, end) in enumerate(spans))
    rule_file(
        rules, "words/any", f"def check(document: Document):\n    yield Finding(Span(0, 1), 'no', Fix(({edits},)))"
    )
    fixed = fix_page("page.md", b"a cat\n", plan_of(rules), unsafe=True)
    assert fixed[:2] == (b"a cat\n", (Refused(1, "words/any", "its changes overlap"),))


def test_a_fix_outside_of_the_page_is_not_made(rules: Path) -> None:
    code = "def check(document: Document):\n    yield Finding(Span(0, 1), 'no', Fix.replace(Span(3, 99), 'x'))"
    rule_file(rules, "words/any", code)
    assert fixed(b"a cat\n", rules) == b"a cat\n"
    assert "words/any failed" in check_text("page.md", b"a cat\n", plan_of(rules)).diagnostics[0].message


def test_many_bad_fixes_take_few_checks(rules: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    rule_file(rules, "words/cat", replacing("cat", "dgo"))
    rule_file(rules, "words/cow", replacing("cow", "ox"))
    code = f"""
    def check(document: Document):
        with open({str(log)!r}, "a") as file:
            file.write("x")
        for start in range(len(document.text)):
            if document.text.startswith("dgo", start):
                yield Finding(Span(start, start + 3), "no dog")
    """
    rule_file(rules, "words/dgo", code)
    counts = []
    for number in (50, 200):
        log.unlink(missing_ok=True)
        fixed = fix_page("page.md", b"cow\n" + b"cat\n" * number, plan_of(rules), unsafe=False)
        assert fixed.data == b"ox\n" + b"cat\n" * number
        assert fixed.refused == (Refused(2, "words/cat", RESTLESS),)
        counts.append(len(log.read_bytes()))
    assert counts[1] < 2 * counts[0]


def test_a_page_with_more_to_fix_than_anybody_writes_stays_as_it_is(rules: Path) -> None:
    for old, new in (("cat", "cow"), ("cow", "pig"), ("pig", "dog")):
        rule_file(rules, f"words/{old}", f'    SEVERITY = "info"\n{replacing(old, new)}')
    few, many = b"cat\n" * 500, b"cat\n" * 20_000
    assert fix_page("page.md", few, plan_of(rules), unsafe=False)[:2] == (few.replace(b"cat", b"dog"), ())
    assert fix_page("page.md", many, plan_of(rules), unsafe=False)[:2] == (many, (Refused(1, "words/cat", TOO_MUCH),))


@given(
    pieces=st.lists(
        st.sampled_from(
            [b"cat", b" ", b"\n", b"\r\n", b"\r", b"\xe9", b"\xff\xfe", b"\xc3", b"\xa9", b"\xef\xbb\xbf", b"\x00"]
        )
    ),
    wide=st.sampled_from([None, "utf-16-le", "utf-16-be"]),
)
def test_any_bytes_outside_of_edits_stay(
    pieces: list[bytes], wide: str | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder, "words/cat", replacing("cat", "dog"))
    page, cat, dog = b"".join(pieces), b"cat", b"dog"
    if wide:
        page = ("\ufeff" + page.decode("latin-1")).encode(wide)
        cat, dog = (each.decode().encode(wide) for each in (cat, dog))
    elif page.startswith((b"\xff\xfe", b"\xfe\xff")):
        page = b"-" + page
    assert fixed(page, folder) == page.replace(cat, dog)


def test_rules_that_undo_each_other_change_nothing(rules: Path) -> None:
    rule_file(rules, "words/a-cat", replacing("cat", "dog"))
    rule_file(rules, "words/a-dog", replacing("dog", "cat"))
    rule_file(rules, "words/cow", replacing("cow", "ox"))
    assert fixed(b"cat cow", rules) == b"cat ox"
    assert fixed(b"dog cow", rules) == b"dog ox"


@pytest.mark.parametrize("new", ["a cat", "cat cat", "the cat "])
def test_a_rule_that_comes_to_no_end_changes_nothing(new: str, rules: Path) -> None:
    rule_file(rules, "words/cat", replacing("cat", new))
    rule_file(rules, "words/cow", replacing("cow", "ox"))
    assert fixed(b"cat cow", rules) == b"cat ox"


def test_a_fix_whose_finding_stays_is_not_made(rules: Path) -> None:
    code = """
    def check(document: Document):
        for word, new in (("cat", "the cat"), ("dog", "hound")):
            start = document.text.find(word)
            if start >= 0:
                span = Span(start, start + 3)
                yield Finding(span, "not this", Fix.replace(span, new))
    """
    rule_file(rules, "words/pet", code)
    fixed = fix_page("page.md", b"cat dog", plan_of(rules), unsafe=False)
    assert fixed == (b"cat hound", (Refused(1, "words/pet", "the fault would still be there"),), {"words/pet": 1})


def test_a_rule_that_needs_many_rounds_is_not_undone(rules: Path) -> None:
    code = """
    def check(document: Document):
        for end, character in enumerate(document.text, 1):
            if character == "a":
                yield Finding(Span(end - 1, end), "a", Fix.replace(Span(0, end), "b" * end))
    """
    rule_file(rules, "words/a", code)
    assert fixed(b"a" * 15, rules) == b"b" * 15


def test_a_fix_that_changes_nothing_hides_no_other(rules: Path) -> None:
    rule_file(rules, "words/a", replacing("cat", "cat"))
    rule_file(rules, "words/b", replacing("cat", "dog"))
    assert fixed(b"cat", rules) == b"dog"


def test_a_fix_that_breaks_the_page_is_not_made(rules: Path) -> None:
    rule_file(rules, "words/end", replacing("---\nend", "end"))
    rule_file(rules, "words/cow", replacing("cow", "ox"))
    assert fixed(b"---\na: 1\n---\nend cow\n", rules) == b"---\na: 1\n---\nend ox\n"


def test_a_rule_that_fails_stops_no_fix(rules: Path) -> None:
    rule_file(rules, "words/bad", "def check(document: Document):\n    raise ValueError")
    rule_file(rules, "words/cat", replacing("cat", "dog"))
    assert fixed(b"cat", rules) == b"dog"


def test_a_fix_of_a_rule_for_the_whole_site_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: Path
) -> None:
    code = """
    def check(site: Site):
        first, *others = site.documents
        for document in others:
            if document.text != first.text:
                span = Span(0, len(document.text))
                yield Finding(span, "not the same", Fix.replace(span, first.text), document)
    """
    rule_file(rules, "words/same", code)
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.chdir(site)
    for name in ("a", "b", "c"):
        Path(f"{name}.md").write_text(f"{name}\n")
    plan = plan_of(rules, site)
    for name in ("a", "b", "c"):
        assert fix_text(f"{name}.md", Path(f"{name}.md").read_bytes(), plan, unsafe=False) == b"a\n"
    assert fix_text("b.md", b"other\n", plan, unsafe=False) == b"other\n"
    assert fix_text("b.md", b"b\n", plan, unsafe=False, alone=True) == b"b\n"


def builtin_plan(root: Path) -> Plan:
    return plan_of(loader.BUILTIN, root)


def of_comments() -> Plan:
    """The built-in rules on comments, and one to silence."""
    plan = builtin_plan(Path())
    return plan._replace(rules=tuple(each for each in plan.rules if each.name.startswith(("links/empty", "suppr"))))


SAMPLES = sorted(path for path in PAGES.rglob("*") if path.suffix in {".md", ".qmd"})


@pytest.mark.parametrize("path", SAMPLES, ids=[path.relative_to(PAGES).as_posix() for path in SAMPLES])
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_fixing_twice_is_fixing_once(path: Path, unsafe: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    shutil.copytree(path.parents[len(path.relative_to(PAGES).parents) - 2], site)
    monkeypatch.chdir(site)
    page = path.relative_to(PAGES / path.relative_to(PAGES).parts[0]).as_posix()
    plan = builtin_plan(site)
    data = path.read_bytes()
    once = fix_text(page, data, plan, unsafe=unsafe)
    write(site / page, data, once)
    assert fix_text(page, once, builtin_plan(site), unsafe=unsafe) == once
    left = [each for each in check([page], builtin_plan(site)).diagnostics if each.fix and (each.fix.safe or unsafe)]
    assert left == []


UNUSED = b"""---
# profilelint: ignore links
title: One # profilelint: ignore links
---
One.

<!-- profilelint: ignore links -->

Two.  <!-- profilelint: ignore links -->

<!-- profilelint: ignore-start links -->
Three.

<!-- profilelint: ignore-end -->
"""


@pytest.mark.parametrize("eol", [b"\n", b"\r\n"])
def test_an_unused_comment_is_taken_out(eol: bytes) -> None:
    got = fix_text("page.md", UNUSED.replace(b"\n", eol), of_comments(), unsafe=False)
    assert got == b"---\ntitle: One\n---\nOne.\n\nTwo.\n\nThree.\n".replace(b"\n", eol)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- one\n<!-- profilelint: ignore links -->\n- two\n", "- one\n- two\n"),
        ("one\n<!-- profilelint: ignore links -->\ntwo\n", "one\n\ntwo\n"),
        ("<!-- profilelint: ignore links --> one\n", "one\n"),
    ],
)
def test_a_comment_that_holds_blocks_apart_is_taken_out_on_request(text: str, after: str) -> None:
    plan = of_comments()
    assert fix_text("page.md", text.encode(), plan, unsafe=False) == text.encode()
    assert fix_text("page.md", text.encode(), plan, unsafe=True) == after.encode()
    assert check_text("page.md", after.encode(), plan).diagnostics == ()


# A difference


def test_a_difference_is_a_unified_diff() -> None:
    assert diff("a/b.md", b"one\r\ntwo\r\nthree", b"one\r\n2\r\nthree") == (
        b"diff --git a/a/b.md b/a/b.md\n--- a/a/b.md\n+++ b/a/b.md\n"
        b"@@ -1,3 +1,3 @@\n one\r\n-two\r\n+2\r\n three\n\\ No newline at end of file\n"
    )
    assert diff("b.md", b"one\n", b"one\n") == b""
    assert b'\n--- "a/\\303\\274 \\t.md"\t\n' in diff("\u00fc \t.md", b"\xff\n", b"")


def test_a_difference_of_wide_characters_can_be_read() -> None:
    assert b"-a cat\n+a dog\n" in diff(
        "b.md", "\ufeffone\na cat\n".encode("utf-16"), "\ufeffone\na dog\n".encode("utf-16")
    )


@pytest.mark.skipif(not shutil.which("git"), reason="git is not there")
@pytest.mark.parametrize(
    ("before", "after"), [(b"a\nb", b"a\nc"), (b"a\r\nb\r\n", b"a\r\nb"), (b"\xff\x0b\x85a\n", b"b\n")]
)
def test_a_difference_can_be_applied(before: bytes, after: bytes, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(before)
    subprocess.run(["git", "apply", "-"], input=diff("page.md", before, after), cwd=tmp_path, check=True)
    assert page.read_bytes() == after


# A file


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(b"one")
    page.chmod(0o640)
    write(page, b"one", b"two\r\n")
    assert page.read_bytes() == b"two\r\n"
    assert page.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [page]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "page.md").write_bytes(b"one")
    link = tmp_path / "link.md"
    link.symlink_to("real/page.md")
    write(link, b"one", b"two")
    assert link.is_symlink()
    assert (tmp_path / "real" / "page.md").read_bytes() == b"two"


def test_a_file_is_whole_if_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(b"one")

    def no_space(descriptor: int) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="no space left"):
        write(page, b"one", b"two")
    assert page.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [page]


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(b"one")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(PermissionError):
        write(page, b"one", b"two")
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "gone.md", b"one", b"two")
