"""A link now leads to another domain, whose page is about something else.

When a project ends, somebody else buys its domain: for advertisements, for a shop, for worse. Visitors who want to see
"Notes on the Engine" see that. Link the new address of the page, or remove the link.

Only `--online` asks the web. What a page is about is judged only by its title and its first words, so this rule is off
by default.

```text web
https://mill.example/notes 302 https://win.example/
https://win.example/ 200 Play and win
https://loom.example.org/ 301 https://www.example.edu/~ada/mill
https://www.example.edu/~ada/mill 200 The analytical mill, by Ada Lovelace
https://example.org/a 302 https://www.example.org/b
https://www.example.org/b 200 Something else
https://short.example.org/x 302 https://example.edu/page
https://example.edu/page 200 Something else
```

```markdown bad
- [Notes on the Engine](https://mill.example/notes)
```

```text output
1:25: "https://mill.example/notes" now opens "Play and win" on win.example, not "Notes on the Engine". Update or remove the link.
```

The same page at a new place, other pages of the same domain, and a link with a vague text are left alone:

```markdown good
[The Mill](https://loom.example.org), [the mill's letters](https://example.org/a), [PDF](https://short.example.org/x)
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from profilelint import Answer, Finding
from profilelint.toolkit import shortened

SEVERITY = "warning"
OPT_IN = True

#: Words that say nothing about what a link leads to.
LABELS = "code data demo download here home homepage link more page paper poster preprint project read release report"
EMPTY = frozenset(f"{LABELS} site slides talk this video view website with from about their your".split())


def check(answer: Answer) -> Iterator[Finding]:
    if not answer.words or answer.verdict not in {"alive", "moved"}:
        return
    wanted = _words(f"{answer.text} {urlsplit(answer.url).path}")
    named = _words(answer.text) - EMPTY
    if not named or wanted & _words(f"{answer.title} {answer.words} {answer.final}"):
        return
    host, title = urlsplit(answer.final).hostname, shortened(answer.title or answer.words, 80)
    now = f'"{shortened(answer.url, 100)}" now opens "{title}" on {host}, not "{shortened(answer.text, 80)}".'
    yield Finding(answer.span, f"{now} Update or remove the link.")


def _words(text: str) -> set[str]:
    """Return the words of a text, cut to about their stems."""
    return {word[:6] for word in re.findall(r"[^\W\d_]{4,30}", text.casefold())}
