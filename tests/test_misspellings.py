"""The table of misspellings, and the words that the rule about them leaves alone."""

from __future__ import annotations

import re

import pytest

from profilelint.text.misspellings import TABLE, correct_spelling

ROWS = [row for row in TABLE.read_text(encoding="ascii").splitlines() if not row.startswith("#")]
PAIRS = [tuple(pair.split(":")) for row in ROWS for pair in row.split(" ")]
WRONG = {wrong for wrong, _ in PAIRS}


def test_the_table_is_in_order_and_has_each_word_once() -> None:
    assert all(len({pair[:4] for pair in row.split(" ")}) == 1 for row in ROWS)
    assert [row[:4] for row in ROWS] == sorted({row[:4] for row in ROWS})
    assert len(WRONG) == len(PAIRS) > 4000


def test_each_row_is_a_word_of_five_letters_and_its_correction() -> None:
    assert [pair for pair in PAIRS if not re.fullmatch(r"[A-Z]?[a-z]{4,}", pair[0])] == []
    assert [pair for pair in PAIRS if not re.fullmatch(r"[A-Z]?[a-z]{3,}", pair[1])] == []
    assert [pair for pair in PAIRS if pair[0][0].isupper() != pair[1][0].isupper()] == []


def test_no_correction_is_a_misspelling() -> None:
    assert [pair for pair in PAIRS if pair[1] in WRONG] == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("univeristy", "university"), ("recieved", "received"), ("burdern", "burden"), ("conferrence", "conference"),
        ("committe", "committee"), ("sildes", "slides"), ("reasearch", "research"), ("Univeristy", "University"),
    ],
)  # fmt: skip
def test_academic_words(wrong: str, right: str) -> None:
    assert correct_spelling(wrong) == right


@pytest.mark.parametrize(
    "word",
    # Words, British and American; names; words of other languages, of technique, of Latin filler texts; parts of words.
    [
        *("received", "colour", "color", "programme", "modelled", "modeled", "artefact", "judgement", "analyse"),
        *("Simmons", "Garvie", "Tomas", "adresse", "adress".upper(), "literatur", "departement", "projet"),
        *("dataset", "dtype", "regex", "tokenizer", "ridiculus", "parturient", "convallis", "rece", "univ", ""),
    ],
)
def test_other_words(word: str) -> None:
    assert correct_spelling(word) == ""
