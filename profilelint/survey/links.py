"""The links of a survey: all addresses, asked once by one asker, and the second check of sites, with the answers."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from profilelint.config import loader
from profilelint.config.loader import ConfigError
from profilelint.site.discovery import absolute
from profilelint.survey import chunk, locks, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from profilelint.model.answer import Answer, Answers
    from profilelint.survey.chunk import Task
    from profilelint.web.session import Asked


#: The folder of the files of chunks that were checked with answers.
ONLINE = "parts-online"


@contextmanager
def only_asker(out: Path) -> Iterator[None]:
    """Hold the right to ask the web for a survey; raises ConfigError, with who holds it, if somebody else does."""
    file = out / ".profilelint" / "asker.lock"
    with locks.held(file) as is_held:
        if not is_held:
            holder = file.read_text(encoding="utf-8") or "another run"
            raise ConfigError(f"{out}: the web is being asked already, by {holder}")
        said = f"process {os.getpid()} on {platform.node()}, since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
        file.write_text(said, encoding="utf-8")
        yield


def ask(out: Path, config: str | None, today: str, notice: Callable[[str], None], watch: Any) -> Asked:
    """Ask for the addresses of all links, with the pace and the patience that the configuration says."""
    from datetime import date

    from profilelint.web import proxies
    from profilelint.web.session import Asker
    from profilelint.web.settings import of_config
    from profilelint.web.store import Store

    loaded = loader.load(absolute(config) if config else None, {}, out)
    settings, notices = of_config(loaded, date.fromisoformat(today))
    for each in notices:
        notice(each)
    settings = settings._replace(proxies=proxies.chosen(None, from_environment=loaded.value("web", "proxy")))
    asker = Asker(settings, Store(out / ".profilelint", notice), watch)
    base = publish.connect(out / ".profilelint")
    file = str(out / "links.parquet").replace("'", "''")
    rows = base.execute(f"select distinct written from '{file}' order by hash(written)")  # noqa: S608 -- our own path
    return asker.ask_addresses(row[0] for row in iter(rows.fetchone, None))


def tasks(first: list[Task], answers: Answers) -> Iterator[Task]:
    """Yield the chunks whose sites have answers, to be checked again; the name of a part stands for the answers."""
    for task in first:
        told = {}
        for line in chunk.lines(Path(task.part)):
            links = {row[3]: row[4] for row in line["links"]}
            asked = ((written, url, answers.get(written)) for written, url in links.items())
            found = [[written, url, _said(answer)] for written, url, answer in asked if answer]
            if found:
                told[line["site"]] = found
        if told:
            name = hashlib.sha256(json.dumps(told, sort_keys=True).encode("ascii")).hexdigest()[:16]
            part = Path(task.out, ONLINE, f"{Path(task.part).stem}-{name}.jsonl")
            yield task._replace(part=str(part), first=task.part, answers=told)


def _said(answer: Answer) -> dict[str, Any]:
    """Return the fields of an answer that do not tell of a place on a page, as JSON can hold them."""
    fields = {name: value for name, value in answer._asdict().items() if name not in {"text", "span", "url_span"}}
    return fields | {"since": answer.since and answer.since.isoformat()}


def latest(part: Path) -> Path:
    """Return the file that says most of the sites of a chunk: the last that was written with answers, or the first."""
    online = part.parent.with_name(ONLINE).glob(f"{part.stem}-*.jsonl")
    return max(online, key=lambda each: each.stat().st_mtime_ns, default=part)


def forget(out: Path, parts: Container[str]) -> None:
    """Delete the files of chunks that were told something else than those that count."""
    for each in (out / ONLINE).glob("*.jsonl"):
        if str(each) not in parts:
            each.unlink(missing_ok=True)
