"""One case under all that must hold: what does not is a Failure."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import traceback
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch
from zlib import crc32

from profilelint.cli import main
from profilelint.config import loader, selection
from profilelint.engine.dispatch import UNREADABLE, Engine
from profilelint.engine.fix import fix_text
from profilelint.model.document import LINE_END
from profilelint.report import FORMATS, Report

from . import losses
from .cases import ALONE, CONFIGS, Case
from .watch import SlowError, limited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Diagnostic

TODAY = date(2026, 11, 22)

#: What can go wrong, and what that means.
FAULTS = {
    "exception": "an exception, an internal error, a rule or a parser that fails",
    "slow": "over a second of processor time",
    "lost": "a safe fix that loses something",
    "restless": "a second fix that changes something",
    "json": "a report that is not JSON",
    "leak": "control characters of a page in a report",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WRONG = 2

#: Of so many pages with fixes that are not safe, those of one are made as well.
UNSAFE = 4


class Failure(NamedTuple):
    """What went wrong; failures with the same `fault` and `where` are taken for one."""

    fault: str
    where: str
    detail: str = ""


@cache
def plan() -> Plan:
    """All rules there are, without a site."""
    defaults = loader.load(None, {"extend-select": ["all"]}, Path.cwd())
    return selection.plan(defaults, selection.known(defaults), Path(os.devnull), TODAY)


@cache
def _engine() -> Engine:
    return Engine(plan(), alone=True)


def run(case: Case) -> list[Failure]:
    """Everything that is wrong with what is made of a case, in ASCII, so that it can be shown anywhere."""
    return [Failure(*(part.encode("ascii", "backslashreplace").decode() for part in each)) for each in _run(case)]


def _run(case: Case) -> list[Failure]:
    try:
        return list(_alone(*next(iter(case.files.items()))) if case.kind in ALONE else _on_disk(case))
    except SlowError as error:
        return [Failure("slow", _place(error), "".join(traceback.format_exception(error)[-6:]))]
    except Exception as error:
        return [Failure("exception", f"{type(error).__name__} in {_place(error)}", traceback.format_exc())]


def _place(error: BaseException) -> str:
    """The innermost function of profilelint or its rules."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if re.search(r"[/\\](?:profilelint|rules)[/\\]", each.filename)]
    if not ours:
        return "unknown"
    return f"{'/'.join(Path(ours[-1].filename).parts[-2:])} {ours[-1].name}"


# One page or bibliography


def _alone(path: str, data: bytes) -> Iterator[Failure]:
    with limited():
        outcome = _engine().text(path, data)
    said = tuple(sorted(outcome.diagnostics, key=lambda each: each.sort_key))
    yield from _crashes((each.rule, each.message) for each in said)
    yield from _reports(said, data)
    if any(each.fix and each.fix.safe for each in said):
        yield from _fixed(path, data, unsafe=False)
    if any(each.fix and not each.fix.safe for each in said) and crc32(data) % UNSAFE == 0:
        yield from _fixed(path, data, unsafe=True)


def _crashes(said: Iterator[tuple[str, str]]) -> Iterator[Failure]:
    for rule, message in said:
        of_ours = rule.startswith("profilelint/") and rule != UNREADABLE
        if of_ours or message.startswith(f"the rule {rule} failed") or "a parser failed" in message:
            yield Failure("exception", f"{rule}: {re.split(r': |, so', message)[0]}", message)


def _reports(said: tuple[Diagnostic, ...], data: bytes) -> Iterator[Failure]:
    lines = LINE_END.split(data.decode("utf-8", "surrogateescape").removeprefix("\ufeff"))
    report = Report(said, said, 1, lambda _: lines)
    for name, render in FORMATS.items():
        with limited():
            text = render(report)
        if name == "json":
            yield from _json_fault(text)
        elif found := _CONTROL.search(text):
            yield Failure("leak", name, repr(text[max(0, found.start() - 80) : found.end() + 20]))


def _json_fault(text: str) -> Iterator[Failure]:
    try:
        json.loads(text, parse_constant=_no_constant)
    except ValueError as error:
        yield Failure("json", str(error).partition(":")[0], text[:500])


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _fixed(path: str, data: bytes, *, unsafe: bool) -> Iterator[Failure]:
    with limited():
        after, rounds = losses.recorded(lambda: fix_text(path, data, plan(), unsafe=unsafe, alone=True))
    if after == data:
        return
    yield from _crashes((each.rule, each.message) for each in _engine().text(path, after).diagnostics)
    with limited():
        again = fix_text(path, after, plan(), unsafe=unsafe, alone=True)
    if again != after:
        yield Failure("restless", "unsafe fixes" if unsafe else "safe fixes", f"{after!r}\n{again!r}")
    if not unsafe and (fault := losses.lost(data, after, losses.replay(data, rounds))):
        yield Failure("lost", f"{fault} by {_culprit(path, data, fault)}", f"{after!r}")


def _culprit(path: str, data: bytes, fault: str) -> str:
    """The first rule whose fixes alone do the same, for what it is worth."""
    for rule in plan().rules:
        alone = plan()._replace(rules=(rule,))
        after, rounds = losses.recorded(lambda: fix_text(path, data, alone, unsafe=False, alone=True))  # noqa: B023
        if losses.lost(data, after, losses.replay(data, rounds)) == fault:
            return rule.name
    return "several rules"


# A site on the disk


def _on_disk(case: Case) -> Iterator[Failure]:
    before = Path.cwd()
    folder = Path(mkdtemp(prefix="profilelint-fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    try:
        _write(folder, case)
        os.chdir(folder)
        yield from _site(case, folder)
    finally:
        os.chdir(before)
        shutil.rmtree(folder, ignore_errors=True)


def _write(folder: Path, case: Case) -> None:
    for name, data in case.files.items():
        file = folder / name
        with contextlib.suppress(OSError):  # one name may be a file here and a folder there
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def _site(case: Case, folder: Path) -> Iterator[Failure]:
    may_fail = any(name in case.files for name in CONFIGS)
    every = () if may_fail else ("--extend-select", "all")
    code, out, failure = _called("check", ".", "--jobs", "1", "--format", "json", *every)
    for each in (failure, _called("config", "show")[2] if may_fail else None):
        if each and not (may_fail and each.where.startswith(("ConfigError", "RuleError"))):
            yield each
    if code == _WRONG and not out:
        return
    yield from _json_fault(out)
    said = json.loads(out)
    yield from _crashes((each["rule"], each["message"]) for each in said["diagnostics"])
    if said["summary"]["fixable"]:
        yield from _site_fixed(folder, every)


def _site_fixed(folder: Path, every: tuple[str, ...]) -> Iterator[Failure]:
    call = ("check", ".", "--jobs", "1", "--fix", *every)
    before = _content(folder)
    if failure := _called(*call)[2]:
        yield failure
    after = _content(folder)
    for name, data in before.items():
        if fault := losses.lost(data, after[name]):
            yield Failure("lost", fault, f"{name}: {after[name]!r}")
    if failure := _called(*call)[2]:
        yield failure
    again = _content(folder)
    for name, data in after.items():
        if again[name] != data:
            yield Failure("restless", "a site", f"{name}: {data!r}\n{again[name]!r}")


def _content(folder: Path) -> dict[str, bytes]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def _called(*arguments: str) -> tuple[int, str, Failure | None]:
    """Call profilelint in this process: its exit code, what it writes, and the exception that ended it, if one did."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict") for _ in range(2)]
    debug = patch.dict(os.environ, {"PROFILELINT_DEBUG": "1"})
    with debug, contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]), limited():
        code = main.execute([*arguments, *(("--today", str(TODAY)) if arguments[0] == "check" else ())])
    out, error = (_written(each) for each in streams)
    return code, out, _failure(error) if "Traceback (most recent call last)" in error else None


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined,no-any-return]


def _failure(error: str) -> Failure:
    kinds = re.findall(r"(?m)^(?!profilelint:)([\w.]*[A-Z]\w*)(?::|$)", error)
    frames = re.findall(r'File "[^"]*[/\\]((?:profilelint|rules)[/\\][^"]+)", line \d+, in (\S+)', error)
    name = kinds[-1].rpartition(".")[2] if kinds else "unknown"
    return Failure("exception", f"{name} in {' '.join(frames[-1]) if frames else 'unknown'}", error[-3000:])
