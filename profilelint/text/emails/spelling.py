"""How people write the at-sign and the dots of an e-mail address, and what the letters around them may be.

What people put around them is a table; the words for both stand in the files of the languages.
"""

from __future__ import annotations

import re
from html import unescape

from profilelint.base.lazy import lazy_pattern
from profilelint.text.languages import language_words, longest_first_pattern

_AT, _DOT = language_words("emails.at"), language_words("emails.dot")
#: What stands for an at-sign and for a dot inside brackets.
AT_WORDS = f"@|＠|{longest_first_pattern(_AT)}"
DOT_WORDS = rf"\.|．|{longest_first_pattern(_DOT)}"
#: Brackets, quotes and other signs that people put around those words, and single characters that stand for a dot.
OPENERS = r"\[({<【（［｛「«“‘‹_*~/|=#^\"'-"
CLOSERS = r"\])}>】）］｝」»”’›_*~/|=#^\"'-"
BULLETS = "．⚫●•·∙‧․"
#: Letters that stand beside Latin ones in an address, if only by mistake, and those of scripts written without blanks
#: or apart from Latin, which an address may touch: "写信到ada@example.org联系".
_LETTER = "A-Za-z0-9\u00c0-\u024f\u0300-\u03ff\u0400-\u052f"
_OTHER = "\u0530-\u05ff\u0620-\u06ff\u0900-\u0eff\u10a0-\u10ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_LABEL = (
    rf"(?:[{_LETTER}](?:[{_LETTER}-]{{0,61}}[{_LETTER}])?(?![{_LETTER}])"
    rf"|[{_OTHER}](?:[{_OTHER}0-9-]{{0,61}}[{_OTHER}0-9])?(?![{_LETTER}]))"
)
_SIGN = rf"[{_LETTER}._+'\\-]"
_START = rf"(?<![{_LETTER}._+%/@\\}}\ufdd0-\ufdef-])"


def _bracketed(words: str) -> str:
    return rf"(?:\\?[{OPENERS}]{{1,2}}|&lt;)\s{{0,2}}(?i:{words})\s{{0,2}}(?:\\?[{CLOSERS}]{{1,2}}|&gt;)"


_BRACKET_DOT = rf"(?:\s{{0,2}}{_bracketed(DOT_WORDS)}\s{{0,2}}|[{BULLETS}])"
_SPELLED_DOT = rf"{_BRACKET_DOT}|\s(?i:dot)\s"

_FIRST = "".join(sorted({*"".join(word[0] + word[0].upper() for word in _AT)}))
_SHORT = longest_first_pattern(word[1] for word in _AT if len(word) == 2)
_LONGER = longest_first_pattern(word[1:] for word in _AT if len(word) > 2)
#: A word for an at-sign; one of two letters stands by itself. It begins with its letters, for speed.
AT_WORD = rf"[{_FIRST}](?:(?i:{_SHORT})(?<=[^A-Za-z]..)|(?i:{_LONGER}))"
#: What every spelled-out at-sign has in it, cheap to look for: one of `AT_WORDS` by itself before a bracket or sign.
HINT = lazy_pattern(rf"{AT_WORD}[\s\\]{{0,2}}[&{CLOSERS}]")
MARK = lazy_pattern(rf"(?P<sign>{_bracketed(AT_WORDS)})|@{{1,2}}|＠")
AT = lazy_pattern("[@＠]")
LOCAL = lazy_pattern(rf"{_START}{_SIGN}(?>(?:{_BRACKET_DOT})(?={_SIGN})|{_SIGN})*+$")
_DOMAIN = rf"{_LABEL}(?:(?:\.{{1,2}}|,(?=(?i:com|edu|org|net|ac|de|uk|fr|it|cn|jp)\b)|{_SPELLED_DOT}){_LABEL}){{0,8}}"
DOMAIN = lazy_pattern(rf"\.{{0,2}}{_DOMAIN}")
#: Two at-signs with something between them.
DOMAIN_TWICE = lazy_pattern(rf"{_DOMAIN}@{_DOMAIN}")
SPELLED_LOCAL = lazy_pattern(rf"{_START}{_SIGN}(?>(?:{_SPELLED_DOT})(?={_SIGN})|{_SIGN})*+\s{{0,2}}$")
SPELLED_DOMAIN = lazy_pattern(rf"\s{{0,2}}{_LABEL}(?:(?:\.|{_SPELLED_DOT}){_LABEL}){{1,8}}")
#: The bare word, which is an at-sign only in capitals, beside a bare "dot" or behind "e-mail:".
WORD = lazy_pattern(r"(?<=\s)(?:at|AT)(?=\s(?!(?:a|an|the|this|that|each|every)\s))")
WORD_DOT = lazy_pattern(r"\s(?:dot|DOT)\s")
LABELLED_WORD = lazy_pattern(r"[Mm]ail\W{1,4}[\w.+-]{1,64}\sat\s")
#: Several names before one at-sign: "{ada,bea}@example.org"; in braces also a single one.
GROUP = lazy_pattern(rf"(?<![{_LETTER}._}}\]>-])\\?[\[({{<]([^\[\](){{}}<>\n@]{{2,250}})[\])}}>]\s{{0,2}}$")
NAME = lazy_pattern(rf"[{_LETTER}](?:[{_LETTER}._+-]{{0,62}}[{_LETTER}])?")
NAMES = lazy_pattern(r"\s*[\w.+-]+(?:\s*[,;|/]\s*[\w.+-]+)*\s*\\?")
#: Characters of an address of which some are written as numbers: "ada&#64;example.org".
CODED = lazy_pattern(r"(?:[\w.+@-]|&#(?:\d{2,6}|[xX][0-9A-Fa-f]{2,6});|&(?:commat|period|lowbar);){5,400}")
ENTITY = lazy_pattern(r"&(?:#0{0,4}64|#[xX]0{0,2}40|commat);")

ANY_DOT = lazy_pattern(_SPELLED_DOT, re.IGNORECASE)


def decode_email(written: str) -> tuple[str, str]:
    """Return the address that a text consists of, and the style in which its at-sign is written.

    >>> decode_email("ada [dot] l [at] uni [dot] edu"), decode_email("ada(@)uni.edu"), decode_email("nobody")
    (('ada.l@uni.edu', '[at]'), ('ada@uni.edu', '(@)'), ('nobody', 'plain'))
    """
    value = unescape(written) if ENTITY.search(written) else written
    mark = MARK.search(value) or WORD.search(value)
    if not mark:
        return value, "plain"
    style = style_of(mark)
    address = joined(value[: mark.start()], mark, value[mark.end() :])
    return address, "entity" if value != written and style == "plain" else style


def joined(local: str, mark: re.Match[str], domain: str) -> str:
    """Return the address of which these are written before and behind an at-sign."""
    sign = mark.group()
    spelled = sign not in ("@", "@@")
    parts = [ANY_DOT.sub(".", part).replace("\\", "") for part in (local, domain)]
    return ("@" if spelled else sign).join(part.strip() if spelled else part for part in parts)


def style_of(mark: re.Match[str]) -> str:
    """Return how an at-sign is written, as `Email.style` says it."""
    sign = mark.group()
    if sign in ("@", "@@"):
        return "plain"
    return "full-width" if sign == "＠" else unescape("".join(sign.replace("\\", "").lower().split()))
