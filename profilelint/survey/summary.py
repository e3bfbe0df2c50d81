"""The page that sums a survey up: plain HTML without a script, in which what comes from sites is text."""

from __future__ import annotations

import base64
import hashlib
import html
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from profilelint.report.escape import visible
from profilelint.survey.publish import connect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222}"
    "table{border-collapse:collapse;margin:1em 0}th,td{padding:.2em .8em;border-bottom:1px solid #ddd;text-align:left;"
    "overflow-wrap:anywhere}td.n{text-align:right;font-variant-numeric:tabular-nums}"
)

#: Heading, names of columns, and the question whose answer the table is; "{…}" are the tables of the survey.
_TABLES = (
    ("Sites by status", ("status", "sites"), "select status, count(*) from {sites} group by all order by 2 desc, 1"),
    (
        "Sites by theme",
        ("theme", "sites", "pages", "findings"),
        "select theme, count(*), sum(pages), coalesce(sum(n), 0) from {sites} left join"
        " (select site, count(*) n from {findings} group by site) using (site)"
        " where status = 'ok' group by theme order by 2 desc, 1",
    ),
    (
        "Rules",
        ("rule", "sites", "% of sites", "findings", "fixable"),
        "select rule, count(distinct site), round(100.0 * count(distinct site) /"
        " (select count(*) from {sites} where status = 'ok'), 1), count(*), count(fix)"
        " from {findings} group by rule order by 2 desc, 1",
    ),
    (
        "Rules by theme",
        ("rule", "theme", "sites", "findings"),
        "select rule, theme, count(distinct site), count(*) from {findings} join {sites} using (site)"
        " group by all order by rule, 3 desc, theme",
    ),
    (
        "Links by verdict",
        ("verdict", "links", "addresses"),
        "select coalesce(verdict, 'not asked'), count(*), count(distinct url) from {links}"
        " group by all order by 2 desc, 1",
    ),
    (
        "Hosts that are asked most",
        ("host", "links", "addresses", "dead"),
        "select host, count(*), count(distinct url), count(*) filter (verdict = 'dead') from {links}"
        " group by host order by 3 desc, 1 limit 30",
    ),
    (
        "Slowest sites",
        ("site", "seconds", "pages"),
        "select site, seconds, pages from {sites} where seconds is not null order by 2 desc, 1 limit 10",
    ),
    (
        "Sites without a result",
        ("site", "status", "why"),
        "select site, status, error from {sites} where status <> 'ok' order by 1",
    ),
)


def write(out: Path, manifest: dict[str, Any], days: Sequence[str]) -> None:
    """Write `summary.html` from the tables of a survey; `days` are those on which the web was asked."""
    with tempfile.TemporaryDirectory(dir=out / ".profilelint") as scratch:
        base = connect(Path(scratch))
        tables = {
            name: f"'{str(out / name).replace(chr(39), chr(39) * 2)}.parquet'"
            for name in ("sites", "findings", "links")
        }
        parts = [
            _table(heading, columns, base.execute(question.format(**tables)).fetchall())
            for heading, columns, question in _TABLES
        ]
        base.close()
        file = Path(scratch, "summary.html")
        file.write_text(_page(manifest, days, parts), encoding="utf-8", newline="\n")
        file.replace(out / file.name)


def _page(manifest: dict[str, Any], days: Sequence[str], parts: Iterable[str]) -> str:
    allowed = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    asked = f"Round {len(days)} of asking the web: {', '.join(days)}." if days else "The web was not asked."
    about = f"Checked for {manifest['today']} by profilelint {manifest['version']}. {asked}"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Survey</title>\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{allowed}'\">\n"
        f"<style>{_STYLE}</style></head>\n<body><h1>Survey</h1><p>{_text(about)}</p>\n{''.join(parts)}</body></html>\n"
    )


def _table(heading: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    head = "".join(f"<th>{_text(each)}</th>" for each in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    return f"<h2>{_text(heading)}</h2>\n<table><tr>{head}</tr>\n{body}</table>\n"


def _cell(value: object) -> str:
    return f'<td class="n">{value:,}</td>' if isinstance(value, int | float) else f"<td>{_text(value)}</td>"


def _text(value: object) -> str:
    return html.escape(visible(str("" if value is None else value)))
