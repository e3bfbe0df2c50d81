"""Front matter that does not begin on the first line, and so is none."""

from __future__ import annotations

from typing import NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span

#: A block of at least one usual key, behind blank lines, one or two lines of text or a comment, or blanks alone.
_BLOCK = lazy_pattern(
    r"(?s)\A\ufeff?(?P<before>(?:[^\S\n]*\n){1,9}|(?:(?:[^<\n+-][^\n]{0,300}|<!--[^\n]{0,300}?-->[ \t]*)\n\s{0,9}){1,2}"
    r"|(?=[ \t]))"
    r"[ \t]{0,8}(?P<fence>---|\+\+\+)[ \t]*\r?\n"
    r"(?:\w[\w-]{0,39}[ \t]{0,9}[:=](?:[ \t][^\n]*|\r)?\n|[ \t\[-][^\n]*\n|#[^\n]*\n|\r?\n){1,400}?"
    r"(?P=fence)[ \t]*(?:\r?\n|\Z)"
)
_USUAL = lazy_pattern(r"(?m)^(?:title|layout|permalink|date|collection|author_profile|authors|widget)[ \t]*[:=]")
#: What begins front matter, also such as is commented out or stands behind a line or two.
_OPENING = lazy_pattern(
    r"\A\ufeff?(?:\s{0,50}(?:(?:<!--|#|//|\{%-? comment -?%\})\s{0,9})?(?:---|\+\+\+|\{\s)"
    r"|(?:[^\n]{1,300}\n\s{0,9}){1,2}---[ \t]*\r?\n(?:title|layout|permalink|date|collection|author_profile)[ \t]*:)"
)
_TITLE = lazy_pattern(r"\A\ufeff?([Tt]itle:[ \t]*\S[^\r\n]{0,80})")
#: The fence of a whole page, as it is copied out of a chat.
_OF_PAGE = frozenset(("```markdown", "```md", "~~~markdown", "~~~md"))


class MisplacedFrontMatter(NamedTuple):
    """What stands before the fence, and the fence."""

    before: Span
    fence: Span


def find_misplaced_front_matter(text: str) -> MisplacedFrontMatter | None:
    r"""Return the place of front matter that does not begin on the first line, and so is none; None if there is none.

    >>> find_misplaced_front_matter("\n---\ntitle: CV\n---\n").fence
    Span(start=1, end=4)
    """
    found = _BLOCK.match(text)
    if not found or not _USUAL.search(found[0]) or text.lstrip("\ufeff").startswith("#"):
        return None
    before = found["before"].strip()
    if ("```" in before or "~~~" in before) and before.lower() not in _OF_PAGE:  # text that shows front matter
        return None
    return MisplacedFrontMatter(Span(found.start("before"), found.start("fence")), Span(*found.span("fence")))


def opens_front_matter(text: str) -> bool:
    r"""Return whether something at the head of a page begins front matter, also such as is commented out.

    >>> opens_front_matter("<!-- ---\ntitle: Notes\n--- -->\n"), opens_front_matter("title: Notes\n")
    (True, False)
    """
    return _OPENING.match(text) is not None


def bare_title(text: str) -> str:
    r"""Return the line with a title that a page begins with, without any fence; "" where it begins otherwise.

    >>> bare_title("title: Notes\ndate: 2024-01-02\n\nText."), bare_title("Text.")
    ('title: Notes', '')
    """
    found = _TITLE.match(text)
    return found[1].rstrip() if found else ""
