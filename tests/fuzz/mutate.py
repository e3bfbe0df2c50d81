"""Changes to files that break them in the ways of editors, networks, programs and attackers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import fragments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    Change = Callable[[Random, bytes, Sequence[bytes]], bytes]

#: No file gets longer, in bytes: what is larger may take more than a second.
MOST = 95_000


def mutated(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A file after some changes; `others` are files of its kind."""
    for _ in range(rng.randint(1, 5)):
        data = rng.choice(CHANGES)(rng, data, others)[:MOST]
    return data


def dressed(rng: Random, text: str) -> bytes:
    """A text as bytes: mostly UTF-8, with the line ends of any system."""
    end = rng.choice(("\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r", "mixed"))
    if end == "mixed":
        text = "".join(rng.choice(("\n", "\r\n", "\r")) if each == "\n" else each for each in text)
    elif end != "\n":
        text = text.replace("\n", end)
    if rng.random() < 0.85:
        return text.encode("utf-8", "surrogateescape" if _is_escapable(text) else "surrogatepass")
    return _recoded(rng, text)


def _is_escapable(text: str) -> bool:
    return not any("\ud800" <= each < "\udc80" or "\udcff" < each <= "\udfff" for each in text)


def _recoded(rng: Random, text: str) -> bytes:
    name = rng.choice(
        ("latin-1", "cp1252", "gbk", "shift-jis", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-16", "koi8-r")
    )
    head = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(name, b"")
    return head + text.encode(name, "ignore")


def _place(rng: Random, data: bytes) -> int:
    return rng.randint(0, len(data))


def _stretch(rng: Random, data: bytes, most: int = 200) -> tuple[int, int]:
    start = _place(rng, data)
    return start, min(len(data), start + rng.randint(0, most))


def _delete(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = _stretch(rng, data)
    return data[:start] + data[end:]


def _duplicate(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = _stretch(rng, data)
    place = _place(rng, data)
    return data[:place] + data[start:end] + data[place:]


def _splice(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other = rng.choice(others) if others else data
    start, end = _stretch(rng, other, 2000)
    place = _place(rng, data)
    return data[:place] + other[start:end] + data[place:]


def _put(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    pools = (
        fragments.ODD,
        fragments.GARBLED,
        fragments.INLINE,
        fragments.SUPPRESSIONS,
        fragments.URLS,
        fragments.DATES,
        fragments.LINES,
    )
    piece = rng.choice(rng.choice(pools))
    place = _place(rng, data)
    return (
        data[:place]
        + piece.encode("utf-8", "surrogateescape" if _is_escapable(piece) else "surrogatepass")
        + data[place:]
    )


def _set_bytes(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 4) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.choice(
            (0, 9, 10, 13, 32, 34, 35, 39, 45, 58, 64, 91, 93, 123, 125, 128, 233, 255, rng.randrange(256))
        )
    return bytes(changed)


def _swap_lines(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    first, second = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _cut(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    place = _place(rng, data)
    return rng.choice((data[:place], data[place:]))


def _end_lines(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(
        b"\n", rng.choice((b"\r\n", b"\r", b"\n\n", b"\r\r\n", b"\n\r", b" \n"))
    )


def _recode(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return _recoded(rng, data.decode("utf-8", "replace"))


def _repeat(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Something short very often: what is not linear takes long."""
    if rng.random() < 0.8:
        return data
    start, end = _stretch(rng, data, 40)
    piece = (
        data[start:end]
        if rng.random() < 0.6
        else rng.choice(rng.choice((fragments.INLINE, fragments.SCALARS, fragments.ODD))).encode("utf-8", "replace")
    )
    size = int(10 ** rng.uniform(2, 4.9))
    return data[:start] + piece * (size // max(1, len(piece))) + data[start:]


CHANGES: tuple[Change, ...] = (
    *(_delete, _delete, _duplicate, _splice, _splice, _put, _put, _put, _set_bytes, _set_bytes, _swap_lines, _cut),
    *(_end_lines, _recode, _repeat),
)
