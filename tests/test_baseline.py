"""The baseline: what is known is not reported, however it moves; what is new is, and how much is hidden is said."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stranger import Call, link, write

from profilelint.engine.baseline import BaselineError, Entry, parse, render, unknown

CHECK = ("check", "--isolated", "--today", "2026-11-22")
KNOWN = (*CHECK, "--baseline", "known.json")

PAGE = "---\ntitle: Ada Example\n---\n\nI study engines. [Slides]()\n\nSee [the notes](gone.md).\n"


@pytest.fixture
def site(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a page with two faults, both of which `known.json` knows."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "_config.yml", "title: Ada\n")
    write(tmp_path / "page.md", PAGE)
    done = call(*KNOWN, "--update-baseline")
    assert (done.code, done.err) == (0, "profilelint: known.json: knows 2 findings now\n")
    assert done.out == "2 files checked, nothing to say; 2 in the baseline\n"
    return tmp_path


def lines(out: str) -> list[str]:
    return [" ".join(line.split()[:3]) for line in out.splitlines()[:-1]]


# What is known


def test_what_is_known_is_not_reported_and_counted(site: Path, call: Call) -> None:
    done = call(*KNOWN)
    assert (done.code, done.out, done.err) == (0, "2 files checked, nothing to say; 2 in the baseline\n", "")
    done = call(*KNOWN, "--format", "json")
    assert json.loads(done.out)["summary"]["known"] == 2
    assert done.err == "profilelint: known.json: 2 findings that it knows are not reported\n"


def test_what_is_new_is_reported(site: Path, call: Call) -> None:
    write(site / "page.md", PAGE + "\n[Video]()\n")
    done = call(*KNOWN)
    assert (done.code, lines(done.out)) == (1, ["page.md:9:1: error links/empty"])
    assert done.out.endswith("1 error in 1 of 2 files; 2 in the baseline\n")


def test_a_second_one_that_looks_the_same_is_new(site: Path, call: Call) -> None:
    write(site / "page.md", PAGE + "\n[Slides]()\n")
    assert len(lines(call(*KNOWN).out)) == 1


def test_lines_may_move_and_the_text_around_may_change(site: Path, call: Call) -> None:
    write(site / "page.md", PAGE.replace("I study", "News.\n\n- One.\n- Two.\n\nSince 1833 I study"))
    assert call(*KNOWN).code == 0


def test_a_file_may_be_renamed(site: Path, call: Call) -> None:
    (site / "page.md").rename(site / "about.md")
    assert (call(*KNOWN).code, call(*KNOWN, "--prune").err) == (0, "profilelint: known.json: knows 2 findings now\n")
    assert {row["path"] for row in json.loads((site / "known.json").read_text())["findings"]} == {"about.md"}


def test_a_copy_is_new(site: Path, call: Call) -> None:
    write(site / "copy.md", PAGE)
    assert "copy.md:5:18: error links/empty" in lines(call(*KNOWN).out)


def test_paths_are_those_of_the_folder_of_the_baseline(site: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.parent)
    done = call(*CHECK, "--baseline", f"{site.name}/known.json", site.name)
    assert (done.code, done.err) == (0, "")


def test_a_finding_of_two_files_is_known_at_both(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {
        "_config.yml": "collections: {publications: {output: true}}\n",
        "_publications/loom.md": "---\ntitle: Looms that Learn to Weave\ndoi: 10.9999/loom.1\n---\n",
        "_publications/mill.md": "---\ntitle: Counting Cards in Steam Mills\ndoi: 10.9999/loom.1\n---\n",
    }
    for name, content in files.items():
        write(Path(name), content)
    select = ("--select", "publications/same-document")
    (found,) = json.loads(call(*CHECK, "--format", "json", *select).out)["diagnostics"]
    (other,) = (each["path"] for each in found["related"])
    assert call(*CHECK, other, *select).code == 1
    call(*KNOWN, "--update-baseline", *select)
    assert call(*KNOWN, other, *select).code == 0


# What is gone


def test_what_is_gone_is_told_and_taken_out(site: Path, call: Call) -> None:
    write(site / "page.md", PAGE.replace("[Slides]()", "Slides."))
    gone = "profilelint: known.json: 1 of its findings are gone, and --prune takes them out: links/empty in page.md\n"
    assert call(*KNOWN).err == gone
    assert call(*KNOWN, "--prune").err == "profilelint: known.json: knows 1 findings now\n"
    assert call(*KNOWN).err == ""
    write(site / "page.md", PAGE)
    assert call(*KNOWN).code == 1


def test_what_was_not_looked_for_is_not_gone(site: Path, call: Call) -> None:
    write(site / "b.md", PAGE)
    call(*KNOWN, "--update-baseline")
    before = (site / "known.json").read_bytes()
    for option in (("page.md",), ("--select", "dates"), ("--exclude", "b.md")):
        for what in ((), ("--prune",), ("--update-baseline",)):
            done = call(*KNOWN, *option, *what)
            assert (done.code, "gone" in done.err) == (0, False)
    assert (site / "known.json").read_bytes() == before


def test_prune_adds_nothing(site: Path, call: Call) -> None:
    before = (site / "known.json").read_bytes()
    write(site / "page.md", PAGE + "\n[Video]()\n")
    assert call(*KNOWN, "--prune").code == 1
    assert (site / "known.json").read_bytes() == before


# The file


def test_the_file_is_sorted_and_has_an_entry_a_line(site: Path, call: Call) -> None:
    write(site / "b.md", PAGE + "\n[Slides]()\n")
    call(*KNOWN, "--update-baseline")
    head, *rows, end = (site / "known.json").read_text(encoding="ascii").splitlines()
    assert (head, end) == ('{"version": 1, "findings": [', "]}")
    found = [json.loads(row.rstrip(",")) for row in rows]
    assert found == sorted(found, key=lambda row: (row["path"], row["rule"], row["text"]))
    assert [row["count"] for row in found if row["text"] == "[Slides]()"] == [2, 1]


def test_the_configuration_may_name_it(site: Path, call: Call) -> None:
    write(site / "profilelint.toml", 'baseline = "known.json"\n')
    assert call("check").code == 0
    assert call("check", "--baseline", "").code == 1
    assert "baseline" in call("config", "schema").out


@pytest.mark.parametrize("name", ["../outside.json", "/etc/passwd", "way/out.json"])
def test_a_configuration_names_none_that_lies_elsewhere(name: str, site: Path, call: Call) -> None:
    link(site / "way", site.parent)
    write(site / "profilelint.toml", f'baseline = "{name}"\n')
    done = call("check", "--update-baseline")
    assert (done.code, done.out) == (2, "")
    assert "profilelint.toml:1" in done.err
    assert "below the folder" in done.err
    assert not (site.parent / "outside.json").exists()
    assert not (site.parent / "out.json").exists()


@pytest.mark.parametrize(
    "content",
    [
        "no JSON",
        "[" * 100_000,
        "[]",
        "{}",
        '{"version": 2, "findings": []}',
        '{"version": 1}',
        '{"version": 1, "findings": {}}',
        '{"version": 1, "findings": [1]}',
        '{"version": 1, "findings": [{"path": "a", "rule": "b", "text": "c", "message": "d"}]}',
        '{"version": 1, "findings": [{"path": "a", "rule": "b", "text": "c", "message": "d", "count": 0}]}',
        '{"version": 1, "findings": [{"path": "a", "rule": "b", "text": "c", "message": "d", "count": true}]}',
        '{"version": 1, "findings": [{"path": 1, "rule": "b", "text": "c", "message": "d", "count": 1}]}',
        '{"version": 1, "findings": [' + "9" * 10_000 + "]}",
        "\x1b[31m",
    ],
)
def test_what_is_no_baseline_is_said_and_kept(content: str, site: Path, call: Call) -> None:
    write(site / "known.json", content)
    for option in ((), ("--update-baseline",), ("--prune",)):
        done = call(*KNOWN, *option)
        assert (done.code, done.out) == (2, "")
        assert "known.json: it is no baseline" in done.err
        assert "\x1b" not in done.err
    assert (site / "known.json").read_text(encoding="utf-8") == content


def test_paths_of_a_hostile_baseline_are_only_looked_for(site: Path, call: Call) -> None:
    rows = [Entry(path, "links/empty", "x", "y") for path in ("\0", "../" * 3000, "/dev/tty", "a\x1b[31m.md", "")]
    write(site / "known.json", render(Counter(rows)))
    done = call(*KNOWN)
    assert (done.code, len(lines(done.out))) == (1, 2)
    assert "\x1b" not in done.err


def test_a_baseline_that_knows_much_hides_only_what_is_there_and_says_so(site: Path, call: Call) -> None:
    content = (site / "known.json").read_text(encoding="ascii").replace('"count": 1', '"count": 1000000000')
    write(site / "known.json", content)
    done = call(*KNOWN)
    assert (done.code, done.out) == (0, "2 files checked, nothing to say; 2 in the baseline\n")


def test_a_baseline_that_is_too_large_or_no_file_is_not_read(site: Path, call: Call) -> None:
    with (site / "known.json").open("wb") as file:
        file.truncate(100 << 20)
    assert "known.json: cannot be read (it has 104,857,600 bytes" in call(*KNOWN).err
    assert call(*CHECK, "--baseline", ".").code == 2
    assert "no such baseline; --update-baseline writes it" in call(*CHECK, "--baseline", "none.json").err


@pytest.mark.parametrize("options", [("--update-baseline",), ("--prune",)])
def test_calls_that_cannot_write_one_are_told(options: tuple[str, ...], site: Path, call: Call) -> None:
    assert f"{options[0]} writes a baseline; name it with --baseline FILE" in call(*CHECK, *options).err
    assert f"{options[0]} needs the findings of files" in call(*KNOWN, *options, "--diff").err
    assert f"{options[0]} needs the findings of files" in call(*KNOWN, *options, "-").err


TEXTS = st.text(max_size=4)
ENTRIES = st.builds(Entry, TEXTS, TEXTS, TEXTS, TEXTS)


@given(st.dictionaries(ENTRIES, st.integers(1, 1 << 40), max_size=5))
def test_what_is_written_is_read(known: dict[Entry, int]) -> None:
    assert parse(render(Counter(known)).encode("ascii")) == Counter(known)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_baseline_or_an_error(data: bytes) -> None:
    try:
        parse(data)
    except BaselineError:
        return


FEW = st.builds(Entry, st.sampled_from("ab"), st.just("r"), st.sampled_from(["x", "y", "-"]), st.sampled_from("mn"))


@given(st.lists(FEW, max_size=8), st.lists(FEW, max_size=8), st.booleans())
def test_no_more_is_known_than_the_baseline_counts(found: list[Entry], known: list[Entry], gone: bool) -> None:
    left = Counter(known)
    new = unknown([[each] for each in found], left, lambda path: gone)
    assert len(found) - len(new) + left.total() == len(known)
    assert min(left.values(), default=0) >= 0
    assert not any(left[found[number]] for number in new)
