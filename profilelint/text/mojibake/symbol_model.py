"""How likely emoji and signs are, where no language says anything of them.

The order of the common ones was put together by hand; what may stand beside a joiner is from Unicode Technical Standard
51.
"""

from __future__ import annotations

from math import log2
from unicodedata import category

from profilelint.text.mojibake import emoji

#: What a sign or an emoji costs, in bits, that is not one of the common ones; what more, if nobody uses it; and a
#: quotation mark that turns the wrong way.
_SIGN, _RARE, _TURNED = 11, 12, 3

#: Marks of Chinese and Japanese, of which the languages do say something (`letter_model.py`).
EAST_ASIAN = frozenset("，。、：；！？（）「」『』・")

#: What goes with an emoji: the kinds (`plausibility.py`) say whether it stands in its place.
JOINED = frozenset("\u200d\ufe0f") | emoji.TONES | emoji.FLAGS

#: Emoji and signs, the commonest first: one that stands early takes few bits.
_COMMON = (
    "”’“–—…‘•→★←·●✓☆⭐■□▪❓❗❌❤✏✝ℝ≥≤∈≠≈∑√∞↑↓∂∀∃∫∇∪∩∅⇒⇔⊂⊆×✗✔✅☀☕♠✨⚡⏰⁻⁰⁴⁵⁶⁷⁸⁹₀₁₂₃"
    "📝📍🧑🏆🎓🔬🔥💻🚀🎉👍🙏🤝🔍🌍🌐🌏🏠😍😁🐍🎁🏫🏻🏼🏽🏾🏿🥇🏅📌📚📧📢📅🔗💡📊📈📷🔭🌱🌟👋👏💪🤖🧠🎨🎵🎥🎤🎸🏃🏊🏂🛠🏔🏖🏝🏡🏢🏛"
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


def bits(before: str, character: str) -> float | None:
    """Return how many bits an emoji or a sign says behind others; None for anything else.

    >>> bits(" ", "🎓") < bits(" ", "🦿"), bits("🚴", "🏻"), bits("a", "b")
    (True, 2, None)
    """
    found = _joined(before, character)
    if found is None and (place := _COMMON.find(character)) >= 0:
        return 3 + log2(1 + place) + _TURNED * _is_turned(before, character)
    return _of_kind(character) if found is None else found


def _joined(before: str, character: str) -> float | None:
    """Return how many bits a part of an emoji says; None for anything else."""
    if before[-1:] == "\u200d":
        return 3 if character in _BEHIND_JOINER else _SIGN + 3
    if character == "\u200d":
        return 3 if before[-1:] in _BEFORE_JOINER else _SIGN + 3
    if character in emoji.TONES and before[-1:] in emoji.bases():
        return 2
    if character in emoji.TAGS:
        return 1 if before[-1:] == "🏴" or before[-1:] in emoji.TAGS else _SIGN + 3
    if character == "\u20e3":
        return 2 if before[-1:] == "\ufe0f" else _SIGN
    if character == "\ufe0f":
        return 4 if before[-1:].strip() else _SIGN + 3
    return 4 if character in JOINED and character not in _COMMON else None


def _of_kind(character: str) -> float | None:
    """Return how many bits a sign says that is not a common one; None for what is no sign."""
    if "\uff00" <= character < "\uff5b" and character not in EAST_ASIAN:
        return _SIGN + _RARE  # a letter or figure of full width
    if category(character)[0] != "S":
        return None
    is_emoji = character in emoji.coloured() or character in emoji.plain()
    is_rare = not is_emoji and (
        "\u2300" <= character < "\u2580" or "\u2600" <= character < "\u27c0" or character > "\U0001f000"
    )
    return _SIGN + 2 * is_emoji + _RARE * is_rare


def _is_turned(before: str, character: str) -> bool:
    """Return whether a quotation mark opens behind a letter, or closes behind a blank."""
    opens = before[-1:] in ("", *" (–—[/\xa0")
    return character in "‘“’”" and opens == (character in "’”")
