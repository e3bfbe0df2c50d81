"""A character reference of HTML was escaped twice, so visitors see its code.

`&amp;` means "&". Where a program escapes it once more, the page has `&amp;amp;`, and visitors see "&amp;" in the
middle of the text.

```markdown bad
Looms &amp;amp; Mills, 30&amp;nbsp;km away, by Ren&amp;eacute;.
```

```text output
1:7: "&amp;amp;" was escaped twice, so visitors see "&amp;". Write "&" (and 2 more on this line).
```

```markdown fixed
Looms & Mills, 30&nbsp;km away, by Ren&eacute;.
```

```markdown good
Looms &amp; Mills, AT&T, 30&nbsp;km away, by Ren&eacute;, and `&amp;amp;` in code.
```

A line about HTML is left alone:

```markdown good
In HTML write &amp;lt; for a less-than sign. An ampersand is written &amp;amp; as an entity.
```
"""

import re
from collections.abc import Iterator
from html import unescape

from profilelint import Document, Finding, Span
from profilelint.toolkit import CharacterFault, findings_by_line, line_around, visible_text

SEVERITY = "warning"

PATTERN = r"&amp;((?:amp;){0,3})(#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});"
ABOUT = r"(?i)\b(?:x?html|xml|entit(?:y|ies)|escap\w{1,5})\b"


def check(document: Document) -> Iterator[Finding]:
    if "&amp;" in document.text and re.search(PATTERN, document.text):
        text = visible_text(document)
        hits = [
            CharacterFault(Span(*reference.span()), _meant(reference))
            for reference in re.finditer(PATTERN, text)
            if _is_fault(text, reference)
        ]
        yield from findings_by_line(document, hits, lambda hit: _message(text, hit))


def _meant(reference: re.Match[str]) -> str:
    return "&" if reference[2] == "amp" else f"&{reference[2]};"


def _is_fault(text: str, reference: re.Match[str]) -> bool:
    """Whether HTML has such a reference, and the line is not about them; `&lt;` is usually shown on purpose."""
    plain = f"&{reference[2]};"
    if unescape(plain) == plain or reference[2] in {"lt", "gt"}:
        return False
    return re.search(ABOUT, line_around(text, reference.start())) is None


def _message(text: str, hit: CharacterFault) -> str:
    written = text[slice(*hit.span)]
    return f'"{written}" was escaped twice, so visitors see "{unescape(written)}". Write "{hit.text}".'
