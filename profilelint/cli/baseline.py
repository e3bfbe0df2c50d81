"""What `--baseline`, `--update-baseline` and `--prune` do with what was found."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base import files, seen
from profilelint.cli import console
from profilelint.config import reach
from profilelint.config.loader import ConfigError
from profilelint.site import discovery

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from profilelint.cli.check import Request, Run
    from profilelint.cli.reporting import Done
    from profilelint.engine.baseline import Entry
    from profilelint.model.finding import Diagnostic

UPDATE = "--update-baseline"

#: The formats whose summary says how many findings the baseline has taken out.
SAYING = frozenset({"auto", "text", "full", "grouped", "markdown", "html"})

#: So many entries that are stale are named.
MOST_NAMED = 5


class Compared(NamedTuple):
    """What a baseline and what was found make of each other."""

    new: list[list[Diagnostic]]  #: what the baseline does not know, for each site
    known: Counter[Entry]  #: the entries of what it knows, as they are now
    unknown: Counter[Entry]  #: the entries of what it does not know
    stale: Counter[Entry]  #: what it knows and nobody found, although it was looked for
    unjudged: Counter[Entry]  #: what it knows and nobody looked for, as in a run of a few files or rules


def file_of(run: Run) -> Path | None:
    """Return the baseline of a site, absolute, or None; raises ConfigError.

    A configuration names one below its own folder: another could be any file of who runs profilelint.
    """
    setting = next(iter(run.config.all("baseline")[-1:]), None)
    if not setting or not setting.value:
        return None
    file = discovery.absolute(setting.base / setting.value)
    if not setting.on_command_line and not reach.is_inside(file, setting.base):
        raise setting.wrong(f'"{setting.value}" is not a file below the folder of this one')
    return file


def check_request(request: Request, runs: Sequence[Run]) -> None:
    """Raise ConfigError for a call that speaks of a baseline and has none, or cannot know what belongs into it."""
    named = [file_of(run) for run in runs]
    option = request.write_baseline
    if option and not all(named):
        raise ConfigError(f"{option} writes a baseline; name it with --baseline FILE")
    if option and (request.diff or "-" in request.paths):
        raise ConfigError(f"{option} needs the findings of files; leave out --diff and standard input")
    for file in {each for each in named if each and option != UPDATE}:
        if not os.path.lexists(file):
            raise ConfigError(f"{discovery.display(file)}: no such baseline; --update-baseline writes it")


def applied(sites: Sequence[Done]) -> list[Done]:
    """Return what was found without what the baselines know, and write them if asked to; raises ConfigError."""
    found = list(sites)
    by_file: dict[Path, list[int]] = {}
    for number, each in enumerate(sites):
        if file := file_of(each.run):
            by_file.setdefault(file, []).append(number)
    for file, numbers in by_file.items():
        for number, new in zip(numbers, _new(file, [sites[each] for each in numbers]), strict=True):
            found[number] = _only(sites[number], new)
        is_told = sites[0].run.request.write_baseline or {_format(each) for each in sites} <= SAYING
        if not is_told and (hidden := sum(found[number].known for number in numbers)):
            _note(sites, file, f"{hidden} findings that it knows are not reported")
    return found


def _format(done: Done) -> str:
    return str(done.run.config.value("format"))


def _note(sites: Sequence[Done], file: Path, said: str) -> None:
    if not sites[0].run.request.quiet:
        console.note(f"{discovery.display(file)}: {said}")


def _only(done: Done, new: Sequence[Diagnostic]) -> Done:
    from profilelint.engine import lint

    known = len(done.result.diagnostics) - len(new)
    result = done.result._replace(diagnostics=tuple(new), lines=lint.lines(tuple(new), done.run.plan))
    return done._replace(result=result, known=known)


def _new(file: Path, sites: Sequence[Done]) -> list[list[Diagnostic]]:
    """Return what the baseline in a file does not know of each site, after it was written anew if this is asked for."""
    request, before = sites[0].run.request, _content(file)
    compared = _compared(file, before, sites)
    if request.write_baseline:
        entries = compared.known + compared.unjudged
        _write(file, before, entries + compared.unknown if request.write_baseline == UPDATE else entries, sites)
        return [[] for _ in sites] if request.write_baseline == UPDATE else compared.new
    if compared.stale:
        named = [f"{each.rule} in {each.path}" for each in sorted(compared.stale)]
        more = ", ".join([*named[:MOST_NAMED], "..."] if len(named) > MOST_NAMED else named)
        _note(sites, file, f"{compared.stale.total()} of its findings are gone, and --prune takes them out: {more}")
    return compared.new


def _content(file: Path) -> bytes | None:
    """Return what is in a baseline, None where there is none yet; raises ConfigError."""
    from profilelint.engine.baseline import MOST

    seen.refuse("a baseline asks where files have gone")
    if not os.path.lexists(file):
        return None
    try:
        return files.read_file(file, MOST)
    except OSError as error:
        raise ConfigError(f"{discovery.display(file)}: cannot be read ({error.strerror})") from None


def _compared(file: Path, content: bytes | None, sites: Sequence[Done]) -> Compared:
    from profilelint.engine import baseline

    try:
        left = baseline.parse(content) if content is not None else Counter()
    except baseline.BaselineError as error:
        why = f"it is no baseline: {error}; delete it, and --update-baseline writes a new one"
        raise ConfigError(f"{discovery.display(file)}: {why}") from None
    found = [(done, each) for done in sites for each in done.result.diagnostics]
    entries = [_entries(done, each, file.parent) for done, each in found]
    unknown = set(baseline.unknown(entries, left, lambda path: not os.path.lexists(file.parent / path)))
    is_stale = {each: _is_judged(each, file.parent, sites) for each in left}
    return Compared(
        [[each for n, (of, each) in enumerate(found) if of is done and n in unknown] for done in sites],
        Counter(each[0] for n, each in enumerate(entries) if n not in unknown),
        Counter(each[0] for n, each in enumerate(entries) if n in unknown),
        +Counter({each: count for each, count in left.items() if is_stale[each]}),
        +Counter({each: count for each, count in left.items() if not is_stale[each]}),
    )


def _entries(done: Done, found: Diagnostic, folder: Path) -> list[Entry]:
    """Return what a finding may be known by: a run of a few files may report it at another of its places."""
    from profilelint.engine.baseline import entry

    here = entry(found, _relative(found.path, folder), done.lines(found.path))
    others = dict.fromkeys(_relative(each.path, folder) for each in found.related)
    return [here, *(here._replace(path=each) for each in others if each != here.path)]


def _relative(path: str, folder: Path) -> str:
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return discovery.absolute(path).as_posix()


def _is_judged(entry: Entry, folder: Path, sites: Sequence[Done]) -> bool:
    """Return whether a run would have found it: its file, or the folder that it was in, was checked with its rule."""
    place = discovery.absolute(folder / entry.path)
    for done in sites:
        if entry.rule in done.result.ran or entry.rule not in done.run.plan.known:
            folders = (discovery.absolute(each) for each in done.run.paths)
            if os.path.lexists(place):
                if discovery.display(place) in done.pages:
                    return True
            elif any(place.is_relative_to(each) for each in folders):
                return True
    return False


def _write(file: Path, before: bytes | None, known: Counter[Entry], sites: Sequence[Done]) -> None:
    from profilelint.engine import baseline, rewrite

    shown = discovery.display(file)
    if any(each.result.crashed or (each.run.asked and each.run.asked.interrupted) for each in sites):
        console.note(f"{shown}: not written, as a part of the check was not done")
        return
    content = baseline.render(known).encode("ascii")
    try:
        if before is None:
            with file.open("xb") as stream:
                stream.write(content)
        elif before != content:
            rewrite.write(file, before, content)
    except OSError as error:
        raise ConfigError(f"{shown}: cannot be written ({error.strerror})") from None
    _note(sites, file, f"knows {known.total()} findings now")
