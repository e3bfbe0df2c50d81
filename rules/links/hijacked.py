"""A link lands on another domain, whose page does not speak of what it says.

When a project ends, somebody else buys its domain: for advertisements, for a shop, for worse. The reader who wants to
see "Notes on the Engine" sees that. Find where the page has gone, or take the link away.

Only `--online` asks the web, and what a page speaks of is judged by its title and its first words alone; hence this
rule is off by default.

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
1:25: "https://mill.example/notes" now leads to win.example, where "Play and win" says nothing of "Notes on the Engine"
```

The same page at a new place, other pages of the same domain, and a link whose text says nothing are no cause to worry:

```markdown good
[The Mill](https://loom.example.org), [the mill's letters](https://example.org/a), [PDF](https://short.example.org/x)
```
"""

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
    says = f'now leads to {host}, where "{title}" says nothing of "{shortened(answer.text, 80)}"'
    yield Finding(answer.span, f'"{shortened(answer.url, 100)}" {says}')


def _words(text: str) -> set[str]:
    """The words of a text by their stems, more or less."""
    return {word[:6] for word in re.findall(r"[^\W\d_]{4,30}", text.casefold())}
