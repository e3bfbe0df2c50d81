"""Text that looks garbled, and is not: thousands of lines in which nothing is to be found."""

from __future__ import annotations

import re
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.text.mojibake import finder
from profilelint.text.mojibake.finder import find_mojibake

if TYPE_CHECKING:
    import pytest

#: The small letters beyond ASCII of each language: in the lines below, pairs of them stand side by side.
ALPHABETS = {
    "German": "äöüß",
    "French": "àâæçèéêëîïôœùûüÿ",
    "Spanish": "áéíñóúü",
    "Portuguese": "àáâãçéêíóôõú",
    "Italian": "àèéìîòóù",
    "Dutch": "áéëíïóöúü",
    "Danish": "æøåé",
    "Swedish": "åäöé",
    "Finnish": "äöåšž",
    "Icelandic": "áðéíóúýþæö",
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Slovak": "áäčďéíľňóôŕšťúýž",
    "Hungarian": "áéíóöőúüű",
    "Romanian": "ăâîșț",
    "Croatian": "čćđšž",
    "Turkish": "âçğıöşü",
    "Lithuanian": "ąčęėįšųūž",
    "Latvian": "āčēģīķļņšūž",
    "Vietnamese": "ăâđêôơưàảãáạằắặầấậèẻẽéẹềếệìíịòóọồốộờớợùúụừứựỳýỵ",
    "Welsh": "âêîôûŵŷ",
    "Esperanto": "ĉĝĥĵŝŭ",
    "Maltese": "ċġħż",
    "Maori": "āēīōū",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "Belarusian": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "Serbian": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "Macedonian": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "Greek": "αάβγδεέζηήθιίκλμνξοόπρσςτυύφχψωώ",
}
#: Pairs of capitals that stand in no word, and a letter with nothing but its footnote.
NOT_WRITTEN = re.compile("[ÎÏ][ŒŸ]|[ÄÅ][ŠŽ]|Ă[ĂÂ]|^[âÂÎÃ]²|Ă–Ă")
SIGNS = "±×÷°µ§¶©®™¬¹²³¼½¾€£¥¢¤√∞≈≠≤≥∂∑∏∫Ωπ∆"
HAND_WRITTEN = tuple((Path(__file__).parent / "clean_text.txt").read_text(encoding="utf-8").splitlines())


def _words(letter: str) -> tuple[str, ...]:
    before = "ma" if letter < "Ͱ" else "μα" if letter < "Ѐ" else "ма"
    return letter, letter.upper(), before + letter, before.upper() + letter.upper()


def lines() -> list[str]:
    """Pairs of letters in words and capitals, letters beside quotation marks, signs, and what was made by hand."""
    found = [*HAND_WRITTEN]
    for alphabet in ALPHABETS.values():
        common = alphabet if len(alphabet) < 20 else alphabet[::2]
        for one, other in product(common, repeat=2):
            found += [
                f"pre{one}{other}mo vo{one}a{other}"
                if one < "Ͱ"
                else f"{common[0]}{one}{other}{common[1]} {one}{other}"
            ]
            found += [
                f"{one}{other}".upper() + " " + f"A{one}{other}".upper() if one < "Ͱ" else f"{one}{other}".upper()
            ]
        for letter, quote in product(
            common, ("“{}”", "‘{}’", "«{}»", "« {} »", "„{}“", "{}…", "{}–{}", "{}’s", "{}²", "({})?", "{} – {}")
        ):
            found += [quote.format(word, word) for word in _words(letter)]
    found += [f"{one}{other}" for one, other in pairwise(SIGNS)]
    found += [f"{number} {sign} {number}" for number, sign in product(("1", "x"), SIGNS)]
    return [line for line in dict.fromkeys(found) if not NOT_WRITTEN.search(line)]


def test_nothing_is_found_in_clean_text() -> None:
    clean = lines()
    assert len(clean) > 10_000
    assert [line for line in clean if find_mojibake(line)] == []


def test_nothing_is_found_without_the_first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "SUSPECT", re.compile(r"[^\x00-\x7f]"))
    assert [line for line in HAND_WRITTEN if find_mojibake(line)] == []


def test_nothing_is_found_in_clean_text_on_one_page() -> None:
    assert find_mojibake("\n".join(lines()[:3000])) == []
