"""How strange a stretch of text is: the judge between what stands on a page and what may have been meant.

Nobody can tell garbled text from its bytes alone: `ß“` is what is left of an N'Ko letter, and the end of a German
quotation. So each of the two readings is judged as text, by what stands side by side in it. Every character is
reduced to its kind, which is written as a typical member of it; `STRANGE` lists what writing does not do, in the order
of kinds, with how much that counts. The reading with the lower sum is the more plausible one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, name

from profilelint import emoji

#: What no text holds: control characters of C0, unassigned and private ones, scripts that are no longer written.
IMPOSSIBLE = "!"

#: A control character of C1, which a reader does not see, and which garbled text may hold.
CONTROL = "\x80"

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
    "¤": "¢£¤¥¦§©¬¯±µ¶¸¼½¾ˆ˜‰€•÷",
    "×": "×",
    "=": "\xad",
    "Ÿ": "Ÿƒ",
    "Š": "ŒŠŽ",
    "œ": "œ",
    "š": "šž",
    "Ã": "Ã",
    "Î": "ÂÊËÌÎÏÐÑÒÕÙ",
    "Å": "ÄÅÆÇÈ",
    "â": "â",
    "é": "ơưșțǎǐǒǔǖǘǚǜ",
    "É": "ƠƯȘȚ",
    "★": "′″→←↑↓⇒⇐⇔−≤≥≈≠∞√∈∀∃∑∏∫∂∇∅∪∩⊂⊆●○■□►◆★☆✓✗✘♪♫№ℕℝℤℓ₀₁₂₃⁰⁴⁵⁶⁷⁸⁹ⁿ∼≅≡⟨⟩‖",
    "◑": "".join(sorted(emoji.TONES)),
    "V": "\ufe0e\ufe0f" + "".join(map(chr, range(0xE0020, 0xE0080))),
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
    "ARMENIAN BENGALI DEVANAGARI ETHIOPIC GEORGIAN GUJARATI GURMUKHI KANNADA KHMER LAO MALAYALAM MONGOLIAN MYANMAR"
    " ORIYA SINHALA TAMIL TELUGU THAI TIBETAN".split(),
    "ก",
)
#: Letters that only few texts have: Greek signs, old Cyrillic, squared words, and Han that is not in daily use.
_RARE = (
    *((0x0370, 0x0385), (0x03CF, 0x03FF), (0x0460, 0x048F), (0x0500, 0x052F)),
    *((0x3200, 0x4DBF), (0xF900, 0xFAFF), (0x1F200, 0x1F2FF), (0x20000, 0x3FFFF)),
)
_CAPITAL = "ÉÃÎÅŠ"  # with an accent
_LATIN = f"aAéâœšŸɐ{_CAPITAL}"
_LETTER = f"{_LATIN}γяאعก中"
_EMOJI = "☺☹✋◑V"
_ALONE = rf"(?<![{_LATIN}\"„])"  # what starts a word, and is not the one thing that is quoted

#: What writing does not do, and how much it counts; each pattern takes one character, and looks at its neighbours.
STRANGE = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (IMPOSSIBLE, 9),
        (CONTROL, 4),
        # Letters of Europe, and what stands between them.
        (rf"(?<=[aéâœš])[Ÿ{_CAPITAL}]", 3),  # a capital with an accent inside a word: "KivekÃ¤s"
        (rf"(?<=[A{_CAPITAL}][A{_CAPITAL}])é", 2),  # and a small one behind capitals
        (r"Ÿ", 2),  # letters that hardly any word has
        (rf"(?<=[éâŸ{_CAPITAL}])¤", 3),  # a currency or a sign tied to a letter with an accent: "Ã¼", "â€"
        (rf"(?<=[{_LATIN}\"’²])„", 3),  # a mark that opens, behind a letter
        (rf"(?<=[{_LATIN}])\"(?=[{_LATIN}])", 2),  # a quotation mark inside a word
        (rf"(?<=[{_LATIN}]\")…(?=[a])", 2),
        (rf"(?<=[{_CAPITAL}])²", 1),  # a footnote behind a capital with an accent
        (rf"²(?=[{_LATIN}])", 1),  # a word that goes on behind its footnote
        (rf"†(?=[{_LATIN}’\"–¤†])", 2),
        (rf"¤(?=[{_LATIN}])", 1),
        (rf"=(?=[^{_LATIN}])", 2),  # a soft hyphen that hyphenates nothing
        (r"(?<= )_|_(?= )", 1),  # a no-break space beside a space
        (r"×(?=[\"’–…·„¤²†=šœ_])", 2),
        (rf"(?<=[éâ{_CAPITAL}])œ", 3),  # in French, œ starts a syllable
        (r"(?<=â)š", 2),
        # Letters that are no words of their own in any language: Â, Ã, Î, Ð ...
        (rf"{_ALONE}[ÃÎ](?=[¤²†=·œšŠ])", 3),
        (rf"{_ALONE}[ÃÎ](?=[\"–…][aAéÉ])", 2),
        (r"(?<=[.1])[ÃÎ](?=_)", 2),
        (rf"{_ALONE}[ÃÎ](?=[\"–…_])|{_ALONE}Å(?=[_–]a)|{_ALONE}Ã(?=a)", 1),
        (rf"(?<=A)[{_CAPITAL}](?=a)", 2),
        (r"(?<=1 )Ã(?=– 1)|(?<=1)Ã(?=–1)", 3),  # × between numbers
        (rf"{_ALONE}â(?=[†²¤=œš])", 3),
        (rf"{_ALONE}â(?=[–…·])", 2),
        (rf"{_ALONE}â(?=[\"’_])", 1),
        (rf"{_ALONE}Å(?=[œšŠ]|\"a)", 3),
        # Scripts: the letters of a word are of one script, and rarely is a letter of another script alone.
        (rf"(?<=[{_LATIN}])[яאعก]|(?<=[яאعก])[{_LATIN}1]", 4),
        (rf"(?<=[aéâœš{_CAPITAL}])中|中(?=[éâœš{_CAPITAL}])", 2),
        (rf"(?<=[{_LATIN}])γ|γ(?=[{_LATIN}])", 1),
        (r"([γяאعก中])(?!\1)(?=[γяאعก中])", 2),
        (r"(?<![яאعก])[яאعก](?![яאعก])", 2),
        (r"(?<!中)中(?!中)", 2),
        (r"ɐ", 3),  # letters of phonetics and of far-off alphabets
        (r"ϡ", 4),
        (r"\^", 1),  # an accent of its own behind its letter, or even without one
        (rf"(?<![{_LETTER}])\^", 3),
        # Emoji, by Unicode Technical Standard #51: what does not follow on its base stands alone.
        (r"(?<![✋])(?<!✋V)◑", 3),
        (r"(?<![☺☹✋1RV])V", 4),
        (r"(?<=☺)V", 1),
        (rf"(?<![{_EMOJI}])Z|Z(?=[^☺☹✋])", 3),
        (r"(?<!R)R(?=[^R])", 2),
        (rf"(?<=[{_EMOJI}])[\"–0★⍟](?=[☺☹✋])", 3),
        (rf"(?<=[{_EMOJI}])[☺☹✋]", 1),
        (r"[⍟0]", 1),  # signs that are rarely seen, and characters that never are
    )
)


#: What may stand beside garbled text without being part of what was garbled.
NEIGHBOURS = frozenset(f' _"’–…中Z{_EMOJI}')


def cost(text: str) -> int:
    """How strange a text is, 0 for what anyone might write.

    >>> [cost(text) for text in ("Kivekäs", "KivekÃ¤s", "„Spaß“", "„Spa\u07d3")]
    [0, 7, 0, 9]
    """
    return _cost("".join(map(kind, text)))


@lru_cache(maxsize=10_000)
def _cost(kinds: str) -> int:
    return sum(weight for pattern, weight in STRANGE for _ in pattern.finditer(kinds))


@lru_cache(maxsize=10_000)
def kind(character: str) -> str:
    """The kind of a character, written as a typical member of it.

    >>> "".join(map(kind, "Ada, Žižek; 中文 🚴🏻"))
    'Aaa. Šašaa. 中中 ✋◑'
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
    if script in _SCRIPTS or 0x3000 <= code < 0x3040:
        return "ϡ" if any(first <= code <= last for first, last in _RARE) else _SCRIPTS.get(script, "中")
    is_sign = category(character)[0] not in "LM" or 0x2100 <= code < 0x2190
    return "⍟" if is_sign and (0x2000 <= code < 0x2E80 or code >= 0x1F000) else IMPOSSIBLE
