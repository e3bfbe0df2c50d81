"""What comes from a page, made harmless for a terminal, and for the log of a CI system."""

from __future__ import annotations

import re

from profilelint.base.lazy import lazy_pattern

#: Control characters (C0, DEL, C1), marks that turn the direction of writing (UAX #9), lone surrogates, the line ends
#: of Unicode, and what has no width (Default_Ignorable_Code_Point, UAX #44, without the selectors of variants): a page
#: could use them to make a terminal show what is not there, or to hide what is. Joiners stay between letters that are
#: not ASCII, as Persian, the scripts of India and emoji need them.
_HARMFUL = lazy_pattern(
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
    r"|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}

#: What GitHub, Azure and TeamCity obey wherever it stands in a line of a log. Bare `##[` is Markdown as well, so that
#: only their own words count (actions/runner, src/Runner.Common/ActionCommand.cs; Microsoft Learn, "Logging commands").
_WORDS = (
    "add-mask|add-matcher|add-path|command|debug|echo|endgroup|error|group|internal-set-repo-path|notice|"
    "remove-matcher|save-state|section|set-env|set-output|stop-commands|warning"
)
_HASHES = rf"##(?=(?:vso|teamcity)\[|\[(?:{_WORDS})[\] ])"
#: Those, and the commands of GitHub at the beginning of a line.
_COMMAND = lazy_pattern(rf"(?i){_HASHES}|\A\s*::(?=\w)")
_ANYWHERE = lazy_pattern(f"(?i){_HASHES}")


def visible(text: str) -> str:
    r"""Return the text of one line with everything harmful written out.

    >>> print(visible("a\x1b[31mb\u202ec\nd"))
    a\x1b[31mb\u202ec\nd
    >>> print(visible("::error::x"), visible("a ##[error]x"), visible("##vso[task.x]"), visible("##[Talks](#talks)"))
    :\x3aerror::x a #\x23[error]x #\x23vso[task.x] ##[Talks](#talks)
    """
    text = _HARMFUL.sub(_written_out, text)
    return _COMMAND.sub(_cut, text) if "##" in text or "::" in text else text


def commands(text: str) -> list[int]:
    """Where `visible` writes out a character of a command, in a text that has been made visible piece by piece."""
    return [found.end() - 1 for found in _COMMAND.finditer(text)]


def path(text: str) -> str:
    """Return a path as a line may begin with it: `./` keeps it from being a command of GitHub.

    >>> print(path("::error file=a.md::x.md"))
    ./::error file=a.md::x.md
    """
    return visible(f"./{text}" if text.lstrip().startswith("::") else text)


def in_json(text: str) -> str:
    r"""Return a JSON text, in ASCII, that is no command to any log, and says the same.

    >>> print(in_json('{"path": "##[error].md"}'))
    {"path": "#\u0023[error].md"}
    """
    return _ANYWHERE.sub(r"#\\u0023", text)


def _cut(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\x{ord(found[0][-1]):02x}"


def _written_out(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if code < 0x100:
        return _SHORT.get(character) or f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
