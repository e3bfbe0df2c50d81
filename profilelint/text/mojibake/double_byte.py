"""Chinese, Japanese and Korean that was read byte by byte: GBK, Big5, Shift-JIS and EUC-KR as Latin-1 or Windows-1252.

Most pairs of bytes are some character in each of these, so that any row of accented letters can be read as a row of
characters that nobody uses. What is believed is made of common ones: those of one word are on average among the
commonest few thousand (`letters.py`). A mark of punctuation by itself is believed where it stands at a letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.text.mojibake import letter_model, wrong_codecs

if TYPE_CHECKING:
    import re

_PAIRS = lazy_pattern(r"(?:[\x81-\xfe][\x40-\x7e\x80-\xfe]){1,500}+")
_SHIFT_JIS = lazy_pattern(r"(?:[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]|[\xa1-\xdf]){1,1000}+")

#: The likeliest first, which is taken where two read as well.
_CODECS = (("gbk", _PAIRS), ("big5", _PAIRS), ("cp932", _SHIFT_JIS), ("cp949", _PAIRS))

#: What the characters of a word cost on average at most, in bits: of two, of more, and of any number beside others that
#: are believed. Clean text reaches 12.5 with two, and 13.3 with more.
_TWO, _MORE, _BESIDE_OTHERS = 12.0, 12.8, 15.0
_MARK, _UNREAD = 8, 18

#: Punctuation that Chinese and Japanese write, and that is put into Latin text.
_MARKS = frozenset("’‘“”—…·。、，：；！？（）《》「」『』")
#: The bytes of what is written in Latin text, too: "“I’m" is no two characters of Shift-JIS.
_WESTERN = frozenset("\x85\x91\x92\x93\x94\x95\x96\x97\xa0")


class Word(NamedTuple):
    """Where characters in a row stand, and what they were."""

    start: int
    end: int
    text: str


def words(line: str) -> list[Word]:
    """Return what a line may have been that was read byte by byte, in order; nothing if it is likelier as it is.

    >>> words("Ê±´ú½¨Öþ£¬ÖÐ¹úÔ°ÁÖ"), words("Yu¡¯ao, SÃO PAULO")
    ([Word(start=0, end=18, text='时代建筑，中国园林')], [Word(start=2, end=4, text='’')])
    >>> words("the “I’m”")
    []
    >>> words("“ú–{Œê")[0].text, words("¤¤¤å")[0].text, words("déféré, älämölö, ÀÁÂÃÄÅ")
    ('日本語', '中文', [])
    """
    data = wrong_codecs.in_bytes(line, wrong_codecs.codecs()[0])
    return max((_read(line, data, *codec) for codec in _CODECS), key=_total)


def _read(line: str, data: str, codec: str, pattern: re.Pattern[str]) -> list[Word]:
    runs = (run for run in pattern.finditer(data) if any(each > "\x7f" and each not in _WESTERN for each in run[0]))
    found = ((run.span(), _decoded(run[0], codec)) for run in runs)
    read = [Word(*span, text) for span, text in found if text]
    certain = any(_is_certain(word) or _is_mark_at_letter(word, line) for word in read)
    return [word for word in read if _is_believed(word, line, certain)]


def _decoded(data: str, codec: str) -> str:
    try:
        return data.encode("latin-1").decode(codec)
    except UnicodeDecodeError:
        return ""


def _is_certain(word: Word) -> bool:
    if len(word.text) < 2 or not any(map(str.isalpha, word.text)) or _UNREAD in map(_commonness, word.text):
        return False
    if any(map(_is_russian, word.text)):
        return len(word.text) > 3 and all(map(_is_russian, word.text))
    return _bits(word.text) <= (_TWO if len(word.text) == 2 else _MORE)


def _is_russian(character: str) -> bool:
    """Return whether it is a letter of Russian, which GBK has too."""
    return "А" <= character <= "я"


def _is_mark_at_letter(word: Word, line: str) -> bool:
    beside = line[max(word.start - 1, 0) : word.start] + line[word.end : word.end + 1]
    return _MARKS.issuperset(word.text) and any(each.isascii() and each.isalnum() for each in beside)


def _is_believed(word: Word, line: str, certain: bool) -> bool:
    return _is_certain(word) or _is_mark_at_letter(word, line) or (certain and _bits(word.text) <= _BESIDE_OTHERS)


def _bits(text: str) -> float:
    return sum(map(_commonness, text)) / len(text)


def _commonness(character: str) -> int:
    if character in _MARKS or _is_russian(character):
        return _MARK
    return letter_model.alone(character) if "\u2e80" <= character < "\ue000" or character >= "\uff01" else _UNREAD


def _total(words: list[Word]) -> float:
    return sum((_UNREAD - _bits(word.text)) * len(word.text) for word in words)
