"""Results of earlier runs: a warm answer is the cold one, whatever has happened to the site in between."""

from __future__ import annotations

import ast
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from stranger import write

from profilelint import __main__ as program
from profilelint.base import files, own_folders, seen
from profilelint.cli import console, main, results
from profilelint.engine import garbage

#: How often a random site changes; a bigger number is for the command line.
STEPS = int(os.environ.get("PROFILELINT_STEPS", "30"))

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such links and rights")


class Said(NamedTuple):
    """What a call said."""

    code: int
    out: str
    err: str


Ask = Callable[..., Said]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(garbage, "collect_rarely", lambda: None)
    return Path(own_folders.own_folder("cache"), results.FOLDER)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "site"
    write(root / "_config.yml", "title: Ada\ncollections:\n  talks:\n    output: true\n")
    write(root / "index.md", "---\ntitle: Home\n---\n\n[Talks](talks.md) and [CV](files/cv.pdf), a [ link ](b.md)\n")
    write(root / "talks.md", "---\ntitle: Talks\n---\n\nIn Turin, recieved well.\n\n![](images/a.png)\n")
    write(root / "_talks/2024-01-02-turin.md", "---\ntitle: Turin\ndate: 2024-01-02\n---\n\nOn 31 February 2024.\n")
    write(root / "_data/news.yml", "- Ada: moved\n- Ada: moved\n")
    write(root / "files/cv.pdf", "cv")
    write(root / "_bibliography/papers.bib", "@article{a,\n title = {Engines},\n year = 1843,\n}\n")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def warm(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Ask as a process does, which may answer from what is kept."""

    def ask(*arguments: str) -> Said:
        return _said(lambda: program.answer(["check", *arguments]), capsys)

    return ask


@pytest.fixture
def cold(capsys: pytest.CaptureFixture[str]) -> Ask:
    def ask(*arguments: str) -> Said:
        return _said(lambda: main.execute(["check", *arguments]), capsys)

    return ask


def _said(run: Callable[[], int], capsys: pytest.CaptureFixture[str]) -> Said:
    files._REAL.clear()  # a process sees one state of the links
    capsys.readouterr()
    try:
        code = run()
    finally:
        console.heard = seen._seen = None
    return Said(code, *capsys.readouterr())


def is_answered(warm: Ask, *arguments: str) -> bool:
    """Whether a call is answered from what is kept."""
    return "so nothing was checked" in warm(*arguments, "--verbose").err


def age(folder: Path) -> None:
    """Let all files and folders be older than a time that may tell nothing."""
    for each in (folder, *folder.rglob("*")):
        os.utime(each, (1_700_000_000, 1_700_000_000), follow_symlinks=False)


def test_what_did_not_change_is_answered(site: Path, warm: Ask, cold: Ask) -> None:
    first = cold()
    assert "recieved" in first.out
    assert not is_answered(warm)
    assert warm() == first
    assert is_answered(warm)


# What may happen to a site


def _content(rng: random.Random) -> str:
    words = (
        "A [link](talks.md).",
        "A [link](gone.md).",
        "On 31 February 2024.",
        "It was recieved.",
        "---\ntitle: A\n---",
    )
    return "\n\n".join(rng.choice(words) for _ in range(rng.randint(0, 4))) + "\n"


def _files(site: Path) -> list[Path]:
    return sorted(each for each in site.rglob("*") if each.is_file() or each.is_symlink())


def _edit(site: Path, rng: random.Random) -> None:
    rng.choice(_files(site)).write_text(_content(rng), encoding="utf-8")


def _edit_and_hide_it(site: Path, rng: random.Random) -> None:
    """Another text of the same size, with the time of before; on Windows, as to git, that is the same file."""
    file = rng.choice(_files(site))
    before, found = file.read_bytes(), file.stat()
    at = rng.randrange(len(before) + 1)
    file.write_bytes(before[at:] + before[:at])
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def _touch(site: Path, rng: random.Random) -> None:
    os.utime(rng.choice(_files(site)), (1_600_000_000 + rng.randrange(9), 1_600_000_000 + rng.randrange(9)))


def _move(site: Path, rng: random.Random) -> None:
    file = rng.choice(_files(site))
    folder = rng.choice([each for each in (site, *site.rglob("*")) if each.is_dir() and not each.is_symlink()])
    file.rename(folder / rng.choice((file.name, "gone.md", "b.md", "README.md", "_config.yml", "hugo.toml")))


def _delete(site: Path, rng: random.Random) -> None:
    rng.choice(_files(site)).unlink()


def _create(site: Path, rng: random.Random) -> None:
    names = (
        "gone.md",
        "b.md",
        "images/a.png",
        "_data/more.yml",
        "_posts/2024-01-01-a.md",
        "new/page.md",
        "CNAME",
        ".git/x",
    )
    file = site / rng.choice(names)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_content(rng), encoding="utf-8")


def _configure(site: Path, rng: random.Random) -> None:
    said = (
        'ignore = ["text"]\n',
        'exclude = ["talks.md"]\n',
        'fail-on = "never"\n',
        "pedantic = true\n",
        "wrong = 1\n",
    )
    place = rng.choice((site, site.parent)) / "profilelint.toml"
    place.write_text(rng.choice(said), encoding="utf-8")


def _unconfigure(site: Path, rng: random.Random) -> None:
    for each in (site, site.parent):
        (each / "profilelint.toml").unlink(missing_ok=True)


def _ignore(site: Path, rng: random.Random) -> None:
    (site / ".gitignore").write_text(rng.choice(("talks.md\n", "_talks\n", "*.md\n", "")), encoding="utf-8")


def _link(site: Path, rng: random.Random) -> None:
    place = site / rng.choice(("linked.md", "linked", "files/other.pdf"))
    if not place.exists() or place.is_symlink():
        place.unlink(missing_ok=True)
        place.symlink_to(site / rng.choice(("talks.md", "_talks", "files", "nowhere", "..")))


CHANGES = (_edit, _edit, _touch, _move, _delete, _create, _create, _configure, _unconfigure, _ignore)
CALLS = ((), (), ("--format", "json"), ("talks.md",), ("_talks", "index.md"), ("--pedantic", "--today", "2026-01-01"))


@pytest.mark.parametrize("seed", range(4))
def test_a_warm_answer_is_the_cold_one(
    site: Path, warm: Ask, cold: Ask, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(seed)
    if seed % 2:  # times are trusted soon, or hardly ever
        monkeypatch.setattr(seen, "RACY", 20_000_000)
    changes = CHANGES if os.name == "nt" else (*CHANGES, _edit_and_hide_it, _link)
    answered = 0
    for step in range(STEPS):
        change = rng.choice(changes)
        if rng.random() < 0.8 and _files(site):
            with suppress(OSError):  # a link to a folder, or to nowhere
                change(site, rng)
        if rng.random() < 0.3:
            age(site)
        call = rng.choice(CALLS)
        answered += is_answered(warm, *call)
        wanted = cold(*call)
        assert (step, change.__name__, warm(*call)) == (step, change.__name__, wanted)
        assert (step, change.__name__, warm(*call)) == (step, change.__name__, wanted)
        answered += is_answered(warm, *call)
    assert answered >= STEPS // 4


# What is kept, and what is not


@pytest.mark.parametrize(
    "call", [("--fix",), ("--diff",), ("--output", "json=../out"), ("--no-cache",), ("--format", "none"), ("gone",)]
)
def test_some_calls_are_never_kept(site: Path, warm: Ask, own_cache: Path, call: tuple[str, ...]) -> None:
    warm(*call)
    assert not own_cache.exists()


def test_rules_of_others_are_never_kept(site: Path, warm: Ask, own_cache: Path) -> None:
    write(
        site / "own/ours/a.py",
        '"""A rule.\n\n```markdown good\nx\n```\n"""\nfrom profilelint import Link\n\ndef check(link: Link): pass\n',
    )
    write(site / "profilelint.toml", 'rules = ["own"]\n')
    said = warm("--allow-rules", "--verbose")
    assert ("look at anything" in said.err, own_cache.exists()) == (True, False), said


def test_the_day_is_part_of_the_question(site: Path, warm: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    warm()
    assert is_answered(warm)
    monkeypatch.setattr(time, "strftime", lambda form: "2031-01-01")
    assert not is_answered(warm)


def test_what_is_on_the_terminal_is_part_of_the_question(
    site: Path, warm: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm()
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in warm().out
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b[" not in warm().out


def test_a_fresh_clone_is_known_by_what_it_holds(site: Path, warm: Ask) -> None:
    age(site)
    warm()
    for each in _files(site):
        content = each.read_bytes()
        each.unlink()
        each.write_bytes(content)
    assert is_answered(warm)


@pytest.mark.parametrize("more", [b"", b"\nIt was recieved.\n"])
def test_a_file_that_grows_has_changed(site: Path, warm: Ask, cold: Ask, more: bytes) -> None:
    write(site / "talks.md", "")
    warm()
    (site / "talks.md").write_bytes(more)
    assert is_answered(warm) is not bool(more)
    assert warm() == cold()


def test_other_processes_say_what_they_see(site: Path, warm: Ask, cold: Ask) -> None:
    warm("--jobs", "2")
    assert is_answered(warm, "--jobs", "2")
    write(site / "images/a.png", "")
    write(site / "_talks/2024-01-02-turin.md", "---\ntitle: Turin\ndate: 2024-01-02\n---\n\nOn 3 February 2024.\n")
    assert not is_answered(warm, "--jobs", "2")
    assert warm("--jobs", "2") == cold()


def test_verbose_says_what_has_changed(site: Path, warm: Ask) -> None:
    assert "not asked before" in warm("-v").err
    write(site / "index.md", "---\ntitle: Home\n---\n\nMoved.\n")
    assert f"anew: {site / 'index.md'} has changed" in warm("-v").err


#: What asks the file system, and where it may be called: where it is said to `seen`, or nothing depends on it.
LOOKS = {
    *(f"os.{name}" for name in ("scandir", "listdir", "walk", "stat", "lstat", "access", "readlink")),
    *(f"os.path.{name}" for name in ("exists", "isfile", "isdir", "islink", "lexists", "realpath", "getmtime")),
}
SAID = {
    "profilelint/base/files.py": {"os.lstat", "os.access", "os.path.islink", "os.path.realpath"},
    "profilelint/base/own_folders.py": {"os.lstat"},  # of what is kept itself
    "profilelint/base/seen.py": {"os.lstat", "os.stat", "os.path.realpath"},
    "profilelint/cli/baseline.py": {"os.path.lexists"},  # with a baseline nothing is kept
    "profilelint/cli/init.py": {"os.path.lexists"},  # another command
    "profilelint/cli/results.py": {"os.scandir", "os.stat", "os.path.isdir", "os.path.lexists"},
    "profilelint/config/reach.py": {"os.path.exists"},
    "profilelint/engine/rewrite.py": {"os.access"},  # where pages are fixed, and nothing is kept
    "profilelint/rule/loader.py": {"os.scandir"},
    "profilelint/site/discovery.py": {"os.scandir", "os.path.islink", "os.path.lexists", "os.path.realpath"},
    "profilelint/web/clone.py": {"os.walk"},  # of a repository that is fetched anew
}


def test_who_looks_says_so() -> None:
    root = Path(program.__file__).parent.parent
    found: dict[str, set[str]] = {}
    for file in (*root.joinpath("profilelint").rglob("*.py"), *root.joinpath("rules").rglob("*.py")):
        nodes = [each for each in ast.walk(ast.parse(file.read_bytes())) if isinstance(each, ast.Attribute)]
        for name in {ast.unparse(node) for node in nodes} & LOOKS:
            found.setdefault(file.relative_to(root).as_posix(), set()).add(name)
    assert found == SAID


# What lies in the folder may be damaged or a stranger's


def test_what_is_damaged_is_not_used(site: Path, warm: Ask, cold: Ask, own_cache: Path) -> None:
    age(site)
    wanted = warm()
    (file,) = own_cache.iterdir()
    whole = file.read_bytes()
    rng = random.Random(1)
    damaged = [whole[: rng.randrange(len(whole))] for _ in range(40)]
    damaged += [
        b"",
        b"\n",
        whole + b"1",
        whole.replace(b"Ada", b"Eve"),
        whole.replace(b"\n1 ", b"\n2 "),
        whole.replace(b"\n1 ", b"\n1 -"),
    ]
    damaged += [whole.replace(b"\nfile\t", b"\nfile\t\t", 1), whole.replace(b"profilelint results 1", b"other")]
    for each in damaged:
        file.write_bytes(each)
        assert warm().code == wanted.code
        file.write_bytes(each)
        assert warm().out == wanted.out


@posix
def test_what_others_may_write_is_not_used(site: Path, warm: Ask, own_cache: Path, tmp_path: Path) -> None:
    warm()
    (file,) = own_cache.iterdir()
    file.chmod(0o622)
    assert "others can write" in warm("-v").err
    kept = file.rename(tmp_path / "kept")
    file.symlink_to(kept)
    assert "is a link" in warm("-v").err
    assert not is_answered(warm) or not file.is_symlink()


def test_a_cache_in_what_is_checked_is_not_used(site: Path, warm: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(site / "cache"))
    assert "lies in what is checked" in warm("-v").err
    assert not (site / "cache").exists()
    (site / ".git").mkdir()
    monkeypatch.chdir(site / "_talks")
    assert "lies in what is checked" in warm("-v").err


def test_the_folder_has_an_end(site: Path, warm: Ask, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST", 3)
    own_cache.mkdir(parents=True, mode=0o700)
    (own_cache / "00000000.999").write_bytes(b"of a run that was killed")
    os.utime(own_cache / "00000000.999", (1, 1))
    for day in range(1, 7):
        warm("--today", f"2026-01-0{day}")
    assert len(list(own_cache.iterdir())) == 3
    assert not (own_cache / "00000000.999").exists()


def test_clean_deletes_all(site: Path, warm: Ask, own_cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warm()
    assert main.execute(["clean"]) == 0
    assert capsys.readouterr().out.endswith("1 result deleted\n")
    assert not list(own_cache.iterdir())
    assert main.execute(["clean"]) == 0


# As processes


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "profilelint", "check", *arguments]


def test_runs_at_the_same_time(site: Path, cold: Ask) -> None:
    wanted = cold()
    pipe = subprocess.PIPE
    runs = [subprocess.Popen(_command(), cwd=site, stdout=pipe, text=True, encoding="utf-8") for _ in range(4)]
    said = [(run.communicate(timeout=120)[0], run.returncode) for run in runs]
    assert said == [(wanted.out, wanted.code)] * 4


def test_an_answer_imports_next_to_nothing(site: Path) -> None:
    code = (
        "import sys; from profilelint.__main__ import answer; code = answer(['check', '--verbose']);"
        "heavy = ('re', 'typing', 'click', 'markdown_it', 'pathlib', 'json', 'profilelint.rule');"
        "sys.stderr.write(repr([name for name in heavy if name in sys.modules]))"
    )
    age(site)
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
            cwd=site,
            capture_output=True,
            text=True,
            check=True,
        )
    assert ("nothing was checked" in done.stderr, done.stderr.endswith("[]")) == (True, True), done.stderr


@pytest.mark.parametrize("more", [("--baseline", "known.json"), ("--output-file", "report.txt"), ("-o", "report.txt")])
def test_what_writes_or_asks_where_files_have_gone_is_not_kept(site: Path, warm: Ask, more: tuple[str, str]) -> None:
    write(site / "known.json", "[\n]\n")
    warm(*more)
    assert not is_answered(warm, *more)


def test_no_cache_holds_from_the_environment(warm: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    warm()
    monkeypatch.setenv("PROFILELINT_NO_CACHE", "1")
    assert not is_answered(warm)
