"""Addresses, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.web.url import follow, parse_url, registrable_domain


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
    assert parse_url(one).url == other
    assert parse_url(other).url == other


@given(st.text(max_size=60).map("https://".__add__) | st.text(max_size=60))
def test_any_text_is_an_address_or_is_none(text: str) -> None:
    try:
        address = parse_url(text)
    except ValueError:
        return
    assert parse_url(address.url) == address
    assert address.url.isascii()
    assert not set(address.url) & set(" \r\n\t<>")
    assert registrable_domain(address.host)
    assert follow(address, "x").host == address.host
