"""What rejects clean text, so that it costs one search.

Of what a table makes of UTF-8, most lines have a pair of characters that no language writes: a sign tied to a letter, a
capital inside a word, letters of two languages. Pairs that clean text has are left out here, as a garbled line has
others too; what is let through is judged by the whole line (`mojibake.py`).
"""

from __future__ import annotations

from profilelint.base.lazy import lazy_pattern
from profilelint.text.mojibake.wrong_codecs import CP1252

_HIGH = "".join(character for character in CP1252 if character > "\xff")
_NEXT = rf"[\x80-\xbf{_HIGH}]"
_ODD = r"[\x80-\x9f€‚ƒ„ˆ‰ŠŒŽ•˜œžŸ¡-©¬¯-±µ-¸¼-¿\ufffd]"
_WINDOWS = rf"(?<=[ÂÃÎÏÐÑâ]){_NEXT}|{_ODD}|{_NEXT}(?:{_ODD}|(?=[\xc2-\xf4]{_NEXT}|{_NEXT}?[a-z])|[?\ufffd ])"

#: Windows-1250: signs; letters behind those that other languages have; and what stands in Cyrillic and emoji.
_EAST = (
    r"[€‚„†‡‰‹•™›ˇ˘¤¦§¨©¬\xad®°±˛´µ¶·¸˝\x80-\x9f\ufffd]|(?<=[ĂĹ])[ŠŚŤŽŹšśťžźŁĄŞŻłąşĽľż“”‘’–—…«»\xa0]"
    r"|(?<=[ÄĐŃ])[ŤŹśťźŚžĄŞŻłąşĽľż]|(?<=đ)[ŹźśŚťŤ]|(?<=â)[śťž]"
)

#: Windows-1251: signs; letters of Serbian, Macedonian and Ukrainian among those of Russian; capitals inside words.
_EXTENDED = "ѐ-џЀ-ЏҐґ"
_CYRILLIC = (
    rf"[‚„†‡€‰‹•™›¤¦§©¬\xad®°±µ¶·\x98\ufffd]|(?<=[а-яё-џ][РС])[{_EXTENDED}]|(?<=[в-ф])[ЂЃЉЊЌЋЏЎЈҐЁЄЇІ]"
    rf"|(?<=р)џ[{_EXTENDED}¤-»–—‘’“”„…•™›?\xa0\x98]|(?<=В)[ЎўЈҐЁЄЇґєјЅѕї»\xa0]|(?<=[A-Za-z][ВГДЕ])[{_EXTENDED}«»\xa0]"
    rf"|(?<=[ГДЕ])[{_EXTENDED}«»–—…](?=[A-Za-z])|(?<=[а-п])[{_EXTENDED}«»‘’“”–—…]"
    r"[ѐ-ђѓ-ѕј-џЀ-Џ‘’“”–—…‚„†‡€‰‹•™›¤¦§©¬\xad®°±µ¶·]"
)

#: Mac Roman: signs and letters behind signs.
_ACCENT = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
_MAC = (
    r"(?<=[√ƒ≈¬‰‡·◊ÿŸŒœ‚„–—’“”÷ÍÎÏÌÈÊËÁÂÕÃÀÓÔ])[†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¬√ƒ≈∆]"
    rf"|(?<=[√ƒ≈‰‡·◊ÿŸ‚])[{_ACCENT}«»… ¿¡]|(?<=[–—])[{_ACCENT}][–—]|(?<=»)[õôöü]|(?<=„)[ÅÇ][^\x00-\x7f]"
)

#: Code pages 437 and 850: letters behind what draws boxes, behind Greek, and boxes behind letters.
_DOS_NEXT = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»ø£Ø×®ÁÂÀ©¢¥"
_DOS = (
    rf"(?<=[─-▟ßΓπΣσµτΦΘΩδ∞φεα∩≡])(?![«»])[{_DOS_NEXT}]|(?<=[─-▟])[«»]|(?<=[αΓ])[«»][{_DOS_NEXT}]"
    rf"|(?<=ı)[áíóúñÑªº¿®¬½¼¡«»─-▟Á©¢¥Â]|(?<=[αßΓπΣσµτΦΘΩδ∞φε∩≡ðÐ])[─-▟]|(?<=[A-Za-z][┬├─┼╨╤╬╧])[─-▟]"
    rf"|(?<=[¤õþÞÚÛÙÓÒÕÔ\xad])[─-▟¢£¥ƒ¿®¬½¼¡«»©Ø×]|(?<=Ô)[Çåéêòûüÿ]|(?<=[ðÐ])[{_DOS_NEXT}]"
)

#: Pairs of bytes: four in a row beyond ASCII, two that start with a sign each, and punctuation.
_SIGN_OF_PAIR = rf"\x81-\xa0¤-Æ{_HIGH}"
_PAIRS = (
    rf"(?<=[\x81-\xfe])[\x81-\xfe]{{3}}|(?<=¡)[¡-·]|(?<=£)[¡-¿]"
    rf"|(?<=[{_SIGN_OF_PAIR}])[@-~\x80-\xfe{_HIGH}][{_SIGN_OF_PAIR}][@-~\x80-\xfe{_HIGH}]"
)

_LATIN_LEADS = r"\xc2-\xf4ĂĹĆČĘĚĎĐŃŇŐŘŮŰŢŕăĺćčęěďđ"
_CYRILLIC_LEADS = "В-ф"
_OTHER_LEADS = r"─-▟ΓπΣσµτΦΘΩδφεα∞∩≡ı√ƒ≈¬‰‡·◊ÿŸŒœ‚„–—’“”\xad¡-¿\x81-\xa0" + _HIGH
SUSPECT = lazy_pattern(
    rf"[{_LATIN_LEADS}{_CYRILLIC_LEADS}{_OTHER_LEADS}](?:(?=[^\x00-\x7fА-яα-ος-ώ])(?:"
    rf"(?<=[{_CYRILLIC_LEADS}])(?:{_CYRILLIC})|(?<=[{_LATIN_LEADS}])(?:{_WINDOWS}|{_EAST})"
    rf"|(?<=[^{_CYRILLIC_LEADS}])(?:{_MAC}|{_DOS}|{_PAIRS}))"
    rf"|(?<=[{_SIGN_OF_PAIR}])[@-~][{_SIGN_OF_PAIR}][@-~\x80-\xfe{_HIGH}]"
    r"|(?<=[ÂÃÄÅÎÏÐÑ×ØÙĂĹРС])[?'\" ]|(?<=[a-z][ÃÄÅ])"
    r"|(?<=[\xe0-\xf4ăĺćčęěďđńňŕ])\?\??(?=[^\x00-\x7f]))|\uf8ff"
)
