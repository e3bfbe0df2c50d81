"""From the files of all chunks to four tables in Parquet. DuckDB writes them; needs the extra `survey`."""

from __future__ import annotations

import json
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from profilelint.config.loader import ConfigError
from profilelint.survey.chunk import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import duckdb

#: The columns of each table, and their types in SQL.
TABLES = {
    name: dict(column.split(" ") for column in columns.split(", "))
    for name, columns in {
        "sites": (
            "site varchar, status varchar, error varchar, commit varchar, theme varchar, pages bigint, "
            "seconds double, digest varchar"
        ),
        "pages": "site varchar, path varchar, characters bigint",
        "findings": (
            "site varchar, path varchar, line bigint, column bigint, end_line bigint, end_column bigint, "
            "rule varchar, severity varchar, message varchar, fix varchar"
        ),
        "links": (
            "site varchar, path varchar, line bigint, column bigint, written varchar, url varchar, host varchar, "
            "verdict varchar, cause varchar, status bigint, final varchar"
        ),
    }.items()
}

#: So many characters of a text are kept: a stranger's address may be as long as a page.
LONGEST = 4000


def connect(scratch: Path) -> duckdb.DuckDBPyConnection:
    """Return a database in memory, for which little of it will do; raises ConfigError where there is no DuckDB."""
    try:
        import duckdb
    except ImportError:
        raise ConfigError("the tables are written by DuckDB: pip install 'profilelint[survey]'") from None
    base = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    base.execute("set threads = 1; set memory_limit = '256MB'; set preserve_insertion_order = true")
    base.execute("set temp_directory = ?", [str(scratch)])
    return base


def write(out: Path, parts: Iterable[Path]) -> None:
    """Write the tables of a survey, each put in its place at once, with rows in order: equal surveys are equal files.

    Raises ConfigError.
    """
    with tempfile.TemporaryDirectory(dir=out / ".profilelint") as folder:
        scratch = Path(folder)
        base = connect(scratch)
        _write_rows(scratch, parts)
        for name, columns in TABLES.items():
            spelt = ", ".join(f"{_quoted(column)}: '{kind}'" for column, kind in columns.items())
            read = f"read_json({_quoted(str(scratch / name))}, format = 'newline_delimited', columns = {{{spelt}}})"
            target = scratch / f"{name}.parquet"
            base.execute(
                f"copy (from {read} order by all) to {_quoted(str(target))} (format parquet, compression zstd)"
            )
            target.replace(out / target.name)
        base.close()


def _write_rows(scratch: Path, parts: Iterable[Path]) -> None:
    """Write the rows of each table as lines of JSON, one site after another, so that few are in memory."""
    with ExitStack() as stack:
        files = {name: stack.enter_context((scratch / name).open("w", encoding="utf-8")) for name in TABLES}
        for part in parts:
            for line in lines(part):
                for name, row in _rows(line):
                    values = dict(zip(TABLES[name], map(_plain, row), strict=True))
                    files[name].write(json.dumps(values, ensure_ascii=False) + "\n")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _rows(line: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield the rows that a line of a part stands for, each behind the name of its table."""
    site = line["site"]
    kept = [line[each] for each in ("status", "error", "commit", "theme")]
    yield "sites", [site, *kept, len(line["pages"]), line["seconds"], line["digest"]]
    for name in ("pages", "findings", "links"):
        yield from ((name, [site, *row]) for row in line[name])


def _plain(value: Any) -> Any:
    """Return a value as any UTF-8 file can hold it: lone surrogates are written out, and long texts are cut."""
    if not isinstance(value, str):
        return value
    return value[:LONGEST].replace("\0", "\\0").encode("utf-8", "backslashreplace").decode("utf-8")
