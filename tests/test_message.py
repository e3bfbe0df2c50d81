"""HTTP as it arrives: in whatever pieces, and whatever it is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.web.address import follow, parse, registrable
from profilelint.web.message import MAX_BODY, MAX_TEXT, Reader, Response
from profilelint.web.trouble import Trouble

BODIES = [
    (b"Content-Length: 11\r\n\r\nhello world", True),
    (b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n", True),
    (b"Content-Length: 11\r\nConnection: close\r\n\r\nhello world", False),
]


def fed(*pieces: bytes, bodiless: bool = False) -> Reader:
    reader = Reader(bodiless=bodiless)
    for piece in pieces:
        if not reader.finished:
            reader.feed(piece)
    return reader


@given(st.sampled_from(BODIES), st.sets(st.integers(0, 120), max_size=6))
def test_a_response_is_the_same_in_whatever_pieces_it_comes(body: tuple[bytes, bool], cuts: set[int]) -> None:
    data = b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\n" + body[0]
    places = [0, *sorted(cut for cut in cuts if cut < len(data)), len(data)]
    reader = fed(*(data[start:end] for start, end in itertools.pairwise(places)))
    response = reader.response()
    assert response
    assert (response.status, response.headers["x-a"], response.body) == (200, "1", b"hello world")
    assert reader.finished
    assert reader.reusable <= body[1]  # the last line of chunks may come too late to wait for


@given(
    st.lists(st.binary(max_size=200) | st.sampled_from([b"HTTP/1.1 200 OK\r\n", b"\r\n\r\n", b"0\r\n", b"ffff\r\n"]))
)
def test_whatever_comes_is_a_response_or_trouble(pieces: list[bytes]) -> None:
    reader = Reader(bodiless=False)
    try:
        for piece in pieces:
            if not reader.finished:
                reader.feed(piece)
    except Trouble:
        pass
    reader.end()
    response = reader.response()
    assert response is None or isinstance(response, Response)


def test_a_long_body_is_cut_and_its_connection_given_up() -> None:
    for framing in (b"Content-Length: 9000000", b"Transfer-Encoding: chunked", b"X: y"):
        start = b"800000\r\n" if b"chunked" in framing else b""
        reader = fed(b"HTTP/1.1 200 OK\r\n" + framing + b"\r\n\r\n" + start, *[bytes(16384)] * 8)
        assert (reader.finished, reader.reusable) == (True, False)
        assert MAX_BODY <= len((reader.response() or Response(0, {})).body) <= MAX_TEXT


@pytest.mark.parametrize(
    "data", [b"SSH-2.0-x\r\n", b"HTTP/2 200\r\n\r\n", b"HTTP/1.1 20\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: " + b"a" * 70000]
)
def test_what_is_no_response_is_trouble_at_once(data: bytes) -> None:
    with pytest.raises(Trouble):
        fed(data)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://EXAMPLE.org:443/%7eada/./b/../c", "https://example.org/~ada/c"),
        ("//example.org/a", "https://example.org/a"),
        ("http://bücher.example/ü", "http://xn--bcher-kva.example/%C3%BC"),
        ("https://example.org/a b?c d", "https://example.org/a%20b?c%20d"),
        ("https://example.org\\a", "https://example.org/a"),
        ("https:///example.org/a", "https://example.org/a"),
        ("https://ada:pw@example.org/", "https://example.org/"),
        ("https://[2001:DB8::1]/", "https://[2001:db8::1]/"),
        ("https://example.org/?q=%41", "https://example.org/?q=%41"),
        ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
        ("https://example.org/a\n/b", "https://example.org/a/b"),
    ],
)
def test_an_address_has_one_form(one: str, other: str) -> None:
    assert parse(one).url == other
    assert parse(other).url == other


@given(st.text(max_size=60).map("https://".__add__) | st.text(max_size=60))
def test_any_text_is_an_address_or_is_none(text: str) -> None:
    try:
        address = parse(text)
    except ValueError:
        return
    assert parse(address.url) == address
    assert address.url.isascii()
    assert not set(address.url) & set(" \r\n\t<>")
    assert registrable(address.host)
    assert follow(address, "x").host == address.host
