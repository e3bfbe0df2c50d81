"""A process that checks one site after another, within limits: a line of JSON in for each, a line of JSON out.

It is started by `chunk.py`, as `python -P -m profilelint.survey.worker`, with a first line that says what holds for all
sites. It may be killed at any time: that happens to one site.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint import Answer, Answers, check_site
from profilelint.engine import faults
from profilelint.survey import fetch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.api import SiteReport

#: Most characters of a line; a site of which there is more to say is an attack, and none is kept.
LONGEST = 1 << 26

#: Most bytes of a file that git may write.
MOST_PACKED = 2 << 30


def main() -> None:
    """Answer each line of standard input."""
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a rule prints is no answer
    common = Common(**json.loads(sys.stdin.buffer.readline()))
    with tempfile.TemporaryDirectory() as empty, suppress(Exception):
        common.check(empty)  # so that no site bears the time in which the rules are loaded
    out.write("ready\n")
    out.flush()
    for line in sys.stdin.buffer:
        start = time.monotonic()
        try:
            said = _do(json.loads(line), common)
        except fetch.UnfetchedError as error:
            said = {"status": "unfetched", "error": str(error)}
        except Exception as error:
            faults.trace(error)
            said = {"status": "error", "error": faults.words(error)}
        text = json.dumps(said | {"seconds": round(time.monotonic() - start, 3)})
        if len(text) > LONGEST:
            text = json.dumps({"status": "error", "error": f"there are more than {LONGEST:,} characters to say of it"})
        out.write(f"{text}\n")
        out.flush()


class Common(NamedTuple):
    """What holds for all sites: bytes of memory, seconds, the configuration, and the day to check for."""

    memory: int
    seconds: float
    config: str | None
    today: str

    def check(self, folder: str, answers: Answers | None = None) -> SiteReport:
        """Check a site."""
        return check_site(folder, config=self.config, today=date.fromisoformat(self.today), answers=answers)


def _do(task: dict[str, Any], common: Common) -> dict[str, Any]:
    """Do what a line asks for: fetch a site, or check one."""
    if "clone" in task:
        with _limited("FSIZE", MOST_PACKED):
            return {
                "commit": fetch.clone(task["clone"], task["commit"] or "HEAD", Path(task["to"])),
                "folder": task["to"],
            }
    most = time.process_time() + common.seconds + 1  # for a process that nobody waits for any more
    with _limited("AS", common.memory), _limited("CPU", most), _limited("CORE", 0):
        if "unpack" in task:
            return {"folder": str(fetch.unpack(Path(task["unpack"]), Path(task["to"])))}
        answers = _answers(task["answers"]) if "answers" in task else None
        return row(common.check(task["folder"], answers), answers)


@contextmanager
def _limited(name: str, most: float) -> Iterator[None]:
    """Limit what this process, and those that it starts, may use; where a system has no such limit, there is none."""
    try:
        import resource

        kind: int = getattr(resource, f"RLIMIT_{name}")
        soft, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (int(most) if hard == resource.RLIM_INFINITY else min(int(most), hard), hard))
    except (ImportError, AttributeError, ValueError, OSError):
        yield
        return
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))


def _answers(given: list[list[Any]]) -> Answers:
    """Return the answers to the addresses of a site: each as it is written, in its one form, and what the web said."""
    found, forms = {}, {}
    for written, address, said in given:
        hops = tuple((status, url) for status, url in said["hops"])
        since = date.fromisoformat(said["since"]) if said["since"] else None
        found[address] = Answer(**said | {"hops": hops, "since": since})
        forms[written] = address
    return Answers(found, forms)


def row(report: SiteReport, answers: Answers | None = None) -> dict[str, Any]:
    """Return what a part says of a site; its digest stands for all of it. A check that failed says only why."""
    if report.crashed:
        failed = (f"{each.path}: {each.message}" for each in report.diagnostics if _is_failure(each.rule, each.message))
        return {"status": "error", "error": next(failed, "a part of the check failed")}
    said: dict[str, Any] = {
        "theme": report.theme,
        "pages": report.pages,
        "findings": [
            (*each[:6], each.severity, each.message, each.fix and ("safe" if each.fix.safe else "unsafe"))
            for each in report.diagnostics
        ],
        "links": [(*each, *_verdict(answers.get(each.written) if answers else None)) for each in report.links],
    }
    digest = hashlib.sha256(json.dumps(said).encode("ascii")).hexdigest()
    return {"status": "ok", "error": None, **said, "digest": digest}


def _is_failure(rule: str, message: str) -> bool:
    return rule == faults.INTERNAL or message.startswith(f"the rule {rule} failed")


def _verdict(answer: Answer | None) -> tuple[str | None, str | None, int | None, str | None]:
    return (answer.verdict, answer.cause, answer.status, answer.final) if answer else (None, None, None, None)


if __name__ == "__main__":
    main()
