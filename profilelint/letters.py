"""Which letter comes behind which, in the languages of the world.

`letters.txt` counts them. A line has up to two characters, a tab, how many bits it says that none of those follows that
are named here, and then those, sorted by how many bits each says (4 is one time in 16): a figure or, from 10 on, one of
`:;<=>?`, and the characters. `_` is whatever is no letter. It holds what helps to tell letters apart that UTF-8 writes
with the same bytes but one, and how common Chinese, Japanese and Korean characters are. It was counted in translations
of Django (BSD licence), JupyterLab (BSD) and Home Assistant (Apache) into 70 languages, the words of Jieba (MIT) and
Janome (Apache), the names of Faker (MIT), and the letters in a row that langdetect and Lingua (both Apache) count;
`benchmarks/letters.py` counts them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log2
from pathlib import Path
from unicodedata import category

from profilelint import emoji

#: What it costs, in bits, that nothing is known behind some letters; what a character costs that is not known at all, a
#: sign or an emoji that is not one of the common ones, and a capital; and what more a sign costs that nobody uses.
ESCAPE, _UNKNOWN, _SIGN, _CAPITAL, _RARE = 6, 12, 11, 2, 6

#: What goes with an emoji: the kinds (`plausible.py`) say whether it stands in its place.
_JOINED = frozenset("\u200d\ufe0f") | emoji.TONES | emoji.FLAGS

#: What no letter is, so that it only says where a word begins or ends.
_NO_LETTER = {"Zs", "Cc", "Co", "Cs", "Cn", "Me", "So", "Sk"}

#: Emoji and signs, the commonest first: one that stands early takes few bits.
_SIGNS = (
    "”’“–—…•→★←‘·●✓☆⭐■□▪❓❗❌❤✏✝ℝ≥≤∈≠≈∑√∞↑↓∂∀∃∫∇∪∩∅⇒⇔⊂⊆×✗✔✅☀☕♠✨⚡⏰⁻⁰⁴⁵⁶⁷⁸⁹₀₁₂₃"
    "📝📍🧑🏆🎓🔬🔥💻🚀🎉👍🙏🤝🔍🌍🌐🌏🏠😍😁🐍🎁🏫🏻🏼🏽🏾🏿🥇🏅📌📚📧📢📅🔗💡📊📈📷🔭🌱🌟👋👏💪🤖🧠🎨🎵🎥🎤🎸🏃🏊🏂🏔🏖🏝🏡🏢🏛"
    "🔴🔵🔒🔓🔔🔑🔧📦📄📃📁📂📖📰📜📣📡📱📞📩📫📬📮📉📋📎📏📐📑📒📓📔📗📘📙📕📆🔎🔊🔋🔐🔌🔖🔨🔮🔝🔙🎯🎬🎶🎮🎹🎻🎙🎧🎂🎄🎊🎈"
    "👀👇👉👆👊👌👎👐👑👓👔👕👗👤👥👦👧👨👩👪👶👨👩👰👴👵👷👸👻👽👾💀💁💃💍💎💐💓💔💕💖💗💘💙💚💛💜💝💞💢💣💤💥💦💧💨💫💬💭💯💰💳💵💸"
    "😀😂😃😄😅😆😉😊😋😎😏😐😑😒😓😔😕😘😜😞😡😢😭😮😱😳😴😇🤔🤗🤓🤩🥳🥺🙂🙃🙄🙈🙌🙋🤷🤦🤍🤞🤟🤘🤙🧐🧪🧬🧗🧑🧘🧩🧭🧵🦁🦊🦉🦋"
    "🏄🏕🏞🏳🏴🏷🏰🏥🏦🏨🏭🏪🏬🏍🏎🏸🏐🏓🏏🏑🏒🏹🏵🏀🏁🏈🏉🏋🏌🏇🐱🐶🐝🐧🐼🐢🐳🐙🐛🐞🐟🐦🐴🐘🐕🐈🐎🐬🐣🐤🐥🐻🐨🐭🐰🐵🐸🐷🐮🐯🐠🐡"
    "🌸🌹🌺🌻🌼🌷🌿🍀🍁🍂🍃🍄🍇🍉🍊🍋🍌🍎🍏🍐🍑🍒🍓🍔🍕🍖🍗🍚🍛🍜🍝🍞🍟🍣🍦🍩🍪🍫🍬🍭🍮🍯🍰🍱🍲🍳🍴🍵🍷🍸🍹🍺🍻🍽🍾🍿🌈🌊🌙🌞🌎🌲🌳🌴"
)

#: What may stand before a joiner (U+200D), and what behind: what people do, and what they are.
_BEFORE_JOINER = frozenset("👨👩🧑👁🐕🐻🐦🍋🍄😶😮😵🏴🏳❤⛹🕵🏋🏌👯🤼🧞🧟🫱\ufe0f") | emoji.TONES | emoji.bases()
_BEHIND_JOINER = frozenset(
    "👨👩👧👦🧒🧑👶💋❤♀♂⚕⚖⚧✈☠🌈🎓🏫🔬💻🎤🎨🏭🚀🚒🌾🍳🔧💼🎄🍼🦰🦱🦳🦲🦯🦼🦽🤝🫲🔥🩹💨💫➡↔↕⬛🐦🟩🟫"
)


@lru_cache(maxsize=50_000)
def bits(before: str, character: str) -> float:
    """How many bits a character says behind others: few if it was to be expected there.

    >>> bits("при", "я") < bits("при", "џ"), bits(" ", "č") < bits(" ", "ď")
    (True, True)
    """
    sign = _joined_bits(before, character)
    sign = _sign_bits(before, character) if sign is None else sign
    return _bits_of_letter(before, character) if sign is None else sign


def _joined_bits(before: str, character: str) -> float | None:
    """How many bits a part of an emoji says; None for anything else."""
    if before[-1:] == "\u200d":
        return 3 if character in _BEHIND_JOINER else _SIGN + 3
    if character == "\u200d":
        return 3 if before[-1:] in _BEFORE_JOINER else _SIGN + 3
    if character in emoji.TONES and before[-1:] in emoji.bases():
        return 2
    return None


def _sign_bits(before: str, character: str) -> float | None:
    """How many bits a sign says; None for anything else."""
    if character in _SIGNS:
        return 3 + log2(1 + _SIGNS.index(character))
    if character in emoji.TAGS:
        return 1 if before[-1:] == "🏴" or before[-1:] in emoji.TAGS else _SIGN + 3
    if character in _JOINED:
        return 4
    if character == "\u20e3":
        return 2 if before[-1:] == "\ufe0f" else _SIGN
    if category(character)[0] == "S":
        is_emoji = character in emoji.coloured() or character in emoji.plain()
        is_rare = not is_emoji and ("\u2300" <= character < "\u2580" or character > "\U0001f000")
        return _SIGN + 2 * is_emoji + _RARE * is_rare
    if "\uff10" <= character < "\uff5b" and character.isalnum():
        return _SIGN + _RARE  # a letter or figure of full width
    return None


def _bits_of_letter(before: str, character: str) -> int:
    behind = "".join(map(norm, before[-3:])).replace("__", "_").replace("__", "_")
    here = norm(character)
    found = _letter_bits(behind[-2:] or "_", here)
    small, behind_small = here.lower(), behind.lower()
    if (small, behind_small) == (here, behind):
        return found
    return min(found, _letter_bits(behind_small[-2:] or "_", small) + _CAPITAL)  # counts know few capitals


def alone(character: str) -> int:
    """How many bits a character says by itself; 18 for one that is hardly ever used.

    >>> alone("的") < alone("籍"), alone("麤")
    (True, 18)
    """
    return _letter_bits("", character)


@lru_cache(maxsize=20_000)
def _letter_bits(before: str, character: str) -> int:
    if character == "_" and before[-1] == "_":
        return 1
    penalty = 0
    for start in range(len(before) + 1):
        line = _table().get(before[start:])
        found = line.find(character) if line else -1
        if line and found >= 0:
            return _cost(line, found) + penalty
        penalty += _figure(line[0]) if line else ESCAPE
    return penalty + _UNKNOWN


def _cost(line: str, place: int) -> int:
    """The figure that stands last before a place of a line."""
    return _figure(line[line.rfind(" ", 0, place) + 1])


def _figure(digit: str) -> int:
    return ord(digit) - ord("0")


@lru_cache(maxsize=10_000)
def norm(character: str) -> str:
    """A character as the table has it."""
    if not character:
        return ""
    if character.isascii():
        return character if character.isalpha() else "_"
    return "_" if character in _JOINED or character in _SIGNS or category(character) in _NO_LETTER else character


@cache
def _table() -> dict[str, str]:
    lines = (Path(__file__).parent / "letters.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return dict(line.split("\t", 1) for line in lines)
