"""How strange a stretch of text is: the judge between what stands on a page and what may have been meant.

Nobody can tell garbled text from its bytes alone: `ß“` is what is left of an N'Ko letter, and the end of a German
quotation. So each of the two readings is judged as text, by what stands side by side in it. Every character is
reduced to its kind, which is written as a typical member of it; `_STRANGE` lists what writing does not do, in the order
of kinds, with how much that counts. The reading with the lower sum is the more plausible one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, name

from profilelint.text.mojibake import emoji

#: What no text holds: control characters of C0, unassigned and private ones.
IMPOSSIBLE = "!"

#: A control character of C1, which a reader does not see, and which garbled text may hold.
CONTROL = "\x80"

#: What belongs to a kind; what is not listed here is sorted by `kind`: "a" and "A" are letters without an accent, "é"
#: and "É" with one, "1" figures, "." signs of ASCII, "☺" emoji, "⍟" signs that few texts have.
_MEMBERS = {
    CONTROL: "".join(map(chr, range(0x80, 0xA0))),
    " ": " \t\n\r",
    "_": "\xa0\u202f",
    '"': "‘“”«»‹›",
    "’": "’",
    "–": "–—-‐/",
    "…": "…",
    "·": "·",
    "„": "„‚¡¿",
    "²": "¹²³ª°º™®´¨",
    "†": "†‡",
    "¤": "¢£¤¥¦§©¯±µ¶¸¼½¾ˆ˜‰€•÷",
    "×": "×",
    "=": "\xad",
    "Ÿ": "Ÿ",
    "¬": "¬",
    "√": "√ƒ≈∆◊⁄",
    "Ă": "ĂĹ",
    "đ": "đ",
    "ћ": "ђѓјѕљњќћџ",
    "Ћ": "ЂЃЈЅЉЊЌЋЏ",
    "і": "ґєіїў",
    "І": "ҐЄІЇЎ",
    "█": "".join(map(chr, range(0x2500, 0x25A0))),
    "�": "\ufffd",
    "?": "?",
    "'": "'\"",
    "Š": "ŒŠŽ",
    "œ": "œ",
    "š": "šž",
    "Ã": "Ã",
    "Î": "ÂÊËÌÎÏÐÑÒÕÙĐŃ",
    "Å": "ÄÅÆÇÈ",
    "â": "â",
    "é": "ơưșțǎǐǒǔǖǘǚǜ",
    "É": "ƠƯȘȚ",
    "★": "′″→←↑↓⇒⇐⇔−≤≥≠∞∈∀∃∑∏∫∂∇∅∪∩⊂⊆●○■□►◆★☆✓✗✘♪♫№ℕℝℤℓ₀₁₂₃⁰⁴⁵⁶⁷⁸⁹ⁿ∼≅≡⟨⟩‖",
    "◑": "".join(sorted(emoji.TONES)),
    "V": "\u20e3\ufe0e\ufe0f" + "".join(sorted(emoji.TAGS)),
    "Z": "\u200d",
    "0": "\u200b\u200c\u200e\u200f\u2060\ufeff",
}
_KINDS = {member: kind for kind, members in _MEMBERS.items() for member in members}

#: Scripts in which people write today, by the first word of the names of their letters (Unicode 16, names list).
_SCRIPTS = {
    "GREEK": "γ", "CYRILLIC": "я", "HEBREW": "א", "ARABIC": "ع", "CJK": "中", "HIRAGANA": "中", "KATAKANA": "中",
    "HANGUL": "中", "BOPOMOFO": "中", "IDEOGRAPHIC": "中", "FULLWIDTH": "中", "HALFWIDTH": "中",
    "MATHEMATICAL": "⍟", "MODIFIER": "ɐ", "SUPERSCRIPT": "ɐ", "SUBSCRIPT": "ɐ", "COMBINING": "^",
}  # fmt: skip
_SCRIPTS |= dict.fromkeys(
    (
        *("ARMENIAN", "BENGALI", "DEVANAGARI", "ETHIOPIC", "GEORGIAN", "GUJARATI", "GURMUKHI", "KANNADA", "KHMER"),
        *("LAO", "MALAYALAM", "MONGOLIAN", "MYANMAR", "ORIYA", "SINHALA", "TAMIL", "TELUGU", "THAI", "TIBETAN"),
    ),
    "ก",
)
#: Letters that only few texts have: Greek signs, old Cyrillic, squared words, and Han that is not in daily use.
_RARE = (
    *((0x0370, 0x0385), (0x03CF, 0x03FF), (0x0460, 0x048F), (0x0500, 0x052F)),
    *((0x3200, 0x4DBF), (0xF900, 0xFAFF), (0x1F200, 0x1F2FF), (0x20000, 0x3FFFF)),
)
_CAPITAL = "ÉÃĂÎÅŠ"  # with an accent
_LATIN = f"aAéâđœšŸɐ{_CAPITAL}"
_SMALL, _GREAT = "яћі", "ЯЋІ"  # Cyrillic
_CYRILLIC = _SMALL + _GREAT
_LETTER = _LATIN + _CYRILLIC
_EMOJI = "☺☹✋◑V"
_FIRST = rf"(?<![{_LATIN}\"„])"  # what starts a word, and is not the one thing that is quoted

#: What writing does not do: a kind, where it must stand for that (`.` being itself), and how much it counts.
_STRANGE = (
    (IMPOSSIBLE, r".", 9),
    (CONTROL, r".", 4),
    # Letters of Europe, and what stands between them.
    (f"Ÿ{_CAPITAL}", r"(?<=[aéâœš]).", 3),  # a capital with an accent inside a word: "KivekÃ¤s"
    ("é", rf"(?<=[A{_CAPITAL}][A{_CAPITAL}]).", 2),  # and a small one behind capitals
    (_CAPITAL, r"(?<=A).(?=a)", 2),
    ("Ÿ", r".", 2),  # letters that hardly any word has
    ("¤", rf"(?<=[éâŸ²{_CAPITAL}]).", 3),  # a currency or a sign tied to a letter with an accent: "Ã¼", "â€"
    ("¤", rf".(?=[{_LATIN}])", 1),
    ("„", rf"(?<=[{_LETTER}\"’²]).", 3),  # a mark that opens, behind a letter
    ('"', rf"(?<=[{_LATIN}]).(?=[{_LATIN}])", 2),  # a quotation mark inside a word
    ('"…', rf"(?<=[{_LATIN}]\").(?=[{_LATIN}])", 2),
    ('"†', r"(?<=\").", 1),
    ("²", rf"(?<=[{_CAPITAL}]).", 1),  # a footnote behind a capital with an accent
    ("²", rf".(?=[{_LATIN}])", 1),  # a word that goes on behind its footnote
    ("†", rf".(?=[{_LATIN}’\"–¤†])", 2),
    ("=", rf".(?=[^{_LATIN}])", 2),  # a soft hyphen that hyphenates nothing
    ("_", r"(?<= ).|.(?= )", 1),  # a no-break space beside a space
    ("×", r".(?=[\"’–…·„¤²†=šœ_])", 2),
    ("œ", rf"(?<=[éâ{_CAPITAL}]).", 3),  # in French, œ starts a syllable
    ("š", r"(?<=â).", 2),
    ("Ă", rf".(?=[éâšœ{_CAPITAL}¤†=·])", 3),
    ("Ă", r"(?<=[aéâđšœ]).(?=[\"–²])|.(?=[\"–²][aé])", 3),
    ("đ", r".(?=[šŠ])", 3),
    ("?'�", rf"(?<=[{_LETTER}]).(?=[{_LETTER}])", 2),
    ("�", r".", 4),
    # Signs that nothing is tied to: what Mac Roman and the code pages of DOS show.
    ("√", rf".(?=[^ 1aA.'?★])|(?<=[{_LETTER}]).(?=★)|.(?=★[{_LETTER}])", 3),
    ("¬", r".(?=[^ 1aA.★γ(])", 3),
    ("√█¬", rf"(?<=[{_LETTER}]).", 2),
    ("★⍟█", rf"(?<=[{_LATIN}¤„]).(?=[{_LATIN}¤„²†\"])", 2),
    ("█", rf".(?=[{_LATIN}¤„²†\"])", 2),
    ("–", r".(?=[^ aA1.'?]–)|.(?=[★√²†„])", 3),
    ("„", rf".(?=[{_CAPITAL}][éâ„\"²¤†œ{_CAPITAL}])", 3),
    ("γ", rf".(?=[{_CAPITAL}éâ])", 2),
    ("Î", r".(?=Å[¤éœâ\"²])", 3),
    ("¤", r"(?<=[¤★√]).", 1),
    # Letters that are no words of their own in any language (Â, Ã, Î, Ð ...), or in few (â, Ä, Å).
    ("ÃÎ", rf"{_FIRST}.(?=[¤†=·œšŠ])", 3),
    ("ÃÎ", rf"{_FIRST}.(?=²)", 2),
    ("ÃÎ", rf"{_FIRST}.(?=[\"–…][aAéÉ])", 2),
    ("ÃÎ", r"(?<=[.1]).(?=_)", 2),
    ("Î", r"(?<=1).(?= )", 4),  # a no-break space behind a number: "10Â km"
    ("ÃÎ", rf"{_FIRST}.(?=[\"–…_])", 1),
    ("Ã", rf"{_FIRST}.(?=a)", 1),
    ("Ã", r"(?<=1 ).(?=– 1)|(?<=1).(?=–1)", 3),  # × between numbers
    ("Å", rf"{_FIRST}.(?=[œšŠ]|\"a)", 3),
    ("Å", rf"{_FIRST}.(?=[_–]a)", 1),
    ("â", rf"{_FIRST}.(?=[†²¤=œš])", 3),
    ("â", rf"{_FIRST}.(?=[–…·])", 2),
    ("â", rf"{_FIRST}.(?=[\"’_])", 1),
    # Scripts: the letters of a word are of one script, and rarely is a letter of another script alone.
    (f"{_CYRILLIC}אعก", rf"(?<=[{_LATIN}]).", 4),
    (f"{_CYRILLIC}אعก", rf".(?=[{_LATIN}1])", 4),
    (f"{_CYRILLIC}אعก", rf"(?<![{_CYRILLIC}אعก]).(?![{_CYRILLIC}אعก])", 2),
    # Cyrillic: a capital inside a word, letters of several languages in one, and signs tied to letters.
    (_GREAT, rf"(?<=[{_SMALL}]).(?=[{_SMALL}¤„†\"²=])", 3),
    (_GREAT, rf"(?<=[{_SMALL}]).", 1),
    ("ћ", r"(?<=[іІ]).|.(?=[іІ])", 3),
    ("ћ", r"(?<=я).(?=[ћЋіІ„†¤\"–…=²])", 2),
    ("¤²=", rf"(?<=[{_CYRILLIC}]).(?=[{_CYRILLIC}])", 3),
    ("¤²=", rf"(?<=[{_CYRILLIC}]).", 1),
    ('"†–…', rf"(?<=[{_CYRILLIC}]).(?=[{_CYRILLIC}])", 1),
    ("中", rf"(?<=[aéâœš{_CAPITAL}]).", 2),
    ("中", rf".(?=[éâœš{_CAPITAL}])", 2),
    ("中", r"(?<!中).(?!中)", 2),
    ("γ", rf"(?<=[{_LATIN}]).|.(?=[{_LATIN}])", 1),
    ("γאعก中", rf"(.)(?!\1)(?=[γ{_CYRILLIC}אعก中])", 2),
    (_CYRILLIC, r".(?=[γאعก中])", 2),
    ("ߐ", rf"(?<![ߐ]).(?![ߐ])|(?<=[{_LATIN}]).|.(?=[{_LATIN}])", 9),  # scripts that few people read
    ("ɐ", r".", 3),  # letters of phonetics, and of languages that few write
    ("ϡ", r".", 4),
    ("^", r".", 1),  # an accent of its own behind its letter, or even without one
    ("^", rf"(?<![{_LATIN}γяאعก]).", 3),
    # Emoji, by Unicode Technical Standard 51: what does not follow on its base stands alone.
    ("◑", r"(?<!✋)(?<!✋V).", 3),
    ("V", r"(?<![☺☹✋1RV]).", 4),
    ("V", r"(?<=☺).", 2),
    ("Z", rf"(?<![{_EMOJI}]).|.(?=[^☺☹✋])", 3),
    ("R", r"(?<!R).(?=[^R])", 2),
    ('"–0★⍟', rf"(?<=[{_EMOJI}]).(?=[☺☹✋])", 3),
    ("☺☹✋", rf"(?<=[{_EMOJI}]).", 1),
    (_EMOJI, rf".(?=[{_LATIN}])", 1),
    ("⍟0", r".", 1),  # signs that are rarely seen, and characters that never are
)
_BY_KIND: dict[str, list[tuple[re.Pattern[str], int]]] = {}
for _kinds, _where, _weight in _STRANGE:
    for _kind in _kinds:
        _BY_KIND.setdefault(_kind, []).append((re.compile(_where), _weight))

#: What may stand beside garbled text without being part of what was garbled.
NEIGHBOURS = frozenset(f' _"’–…中Z{_EMOJI}')


@lru_cache(maxsize=10_000)
def cost(kinds: str) -> int:
    """Return how strange text of these kinds is, 0 for what anyone might write.

    >>> [cost(kinds_of(text)) for text in ("Kivekäs", "KivekÃ¤s", "„Spaß“", "„Spa\u07d3")]
    [0, 7, 0, 9]
    """
    return sum(
        weight
        for position, kind in enumerate(kinds)
        for pattern, weight in _BY_KIND.get(kind, ())
        if pattern.match(kinds, position)
    )


def kinds_of(text: str) -> str:
    """Return the kinds of the characters of a text, each written as a typical member of it.

    >>> kinds_of("Ada, Žižek; 中文 🚴🏻")
    'Aaa. Šašaa. 中中 ✋◑'
    """
    return "".join(map(character_kind, text))


@lru_cache(maxsize=10_000)
def character_kind(character: str) -> str:
    """Return the kind of a character, written as a typical member: "a" for a small letter, "中" for a Chinese one.

    >>> [character_kind(each) for each in ("x", "é", "字", "漢")]
    ['a', 'é', '中', '中']
    """
    if character in _KINDS:
        return _KINDS[character]
    if character.isascii():
        return _ascii(character)
    if character in emoji.FLAGS:
        return "R"
    if character in emoji.bases():
        return "✋"
    if character in emoji.coloured():
        return "☺"
    if character in emoji.plain():
        return "☹"
    if not character.isprintable():
        return IMPOSSIBLE
    return _foreign(character)


def _ascii(character: str) -> str:
    if character.isalpha():
        return "a" if character.islower() else "A"
    return "1" if character.isdigit() else "." if character.isprintable() else IMPOSSIBLE


def _foreign(character: str) -> str:
    code = ord(character)
    script = re.split("[ -]", name(character, ""), maxsplit=1)[0]
    if script == "LATIN":
        if 0x17F < code < 0x1E00 or 0x1EFF < code < 0xFB00 or not (character.isupper() or character.islower()):
            return "ɐ"
        return "É" if character.isupper() else "é"
    if script == "CYRILLIC" and character.isupper() and 0x0400 <= code < 0x0460:
        return "Я"
    if script in _SCRIPTS or 0x3000 <= code < 0x3040:
        return "ϡ" if any(first <= code <= last for first, last in _RARE) else _SCRIPTS.get(script, "中")
    is_sign = category(character)[0] not in "LM" or 0x2100 <= code < 0x2190
    return "⍟" if is_sign and (0x2000 <= code < 0x2E80 or code >= 0x1F000) else "ߐ"
