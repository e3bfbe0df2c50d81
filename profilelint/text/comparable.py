"""Titles and names as words that can be compared, however they are set."""

from __future__ import annotations

import unicodedata
from html import unescape

from profilelint.base.lazy import lazy_pattern

_WORD = lazy_pattern(r"[^\W_]+")
#: An accent of LaTeX before its letter: `\'{e}`, `\"o`, `\v{c}`, `\c c`.
_ACCENT = lazy_pattern(r"\\(?:['`^\"~=.]|[bcdHkruvt](?=[\s{]))\s?")
#: Letters of LaTeX, and letters that have no accent to take off, each with what is written without them.
_LETTER = lazy_pattern(r"\\(ss|ae|oe|AE|OE|aa|AA|o|O|l|L|i|j)(?![a-zA-Z])\s?")
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "&": " and "})
#: What makes a title a formula, or one of markup.
_FORMULA = lazy_pattern(r"\$|\\[a-zA-Z]{2,}|\\[(\[]|\{\{|\{%|<[a-zA-Z/]")


def comparable_words(text: str) -> tuple[str, ...]:
    r"""Return the words and figures of a title or a name, the same ones however it is set: without case, accents,
    punctuation and the braces, accents and letters of LaTeX.

    >>> comparable_words(r"{BERT} \& M\"uller&#39;s Mills") == comparable_words("BERT and Müller’s mills")
    True
    """
    text = text.replace("\\&", "&")
    if "\\" in text:
        text = _LETTER.sub(r"\1", text)
        text = _ACCENT.sub("", text)
    text = unescape(text).replace("{", "").replace("}", "").replace("\u2019", "").replace("'", "")
    marked = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORD.findall("".join(sign for sign in marked if not unicodedata.combining(sign)).translate(_PLAIN)))


def holds_formula(text: str) -> bool:
    r"""Whether a title holds a formula, a command of LaTeX, a template or a tag, so that its words say too little.

    >>> holds_formula(r"Looms in $O(n)$"), holds_formula(r"\emph{Looms}"), holds_formula("Looms & mills")
    (True, True, False)
    """
    return _FORMULA.search(text) is not None
