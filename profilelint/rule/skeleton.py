"""What the file of a new rule holds: a rule that proves, with every part that a rule can have."""

SKELETON = '''"""A link leads to "TODO".

Say here what a visitor sees, and what to write instead. The first sentence is the one that lists of rules show.

- `word`: an option of the rule, as the configuration names it. Take this line away if there is none.

```markdown bad
The [slides](TODO) of my talk.
```

```text output
1:5: link "slides" leads to "TODO"; write the address of the slides, or take the link away
```

What looks alike and is right, so that the rule is silent:

```markdown good
The [slides](slides.pdf) of my talk about TODO lists.
```
"""

from collections.abc import Iterator

from profilelint import Finding, Link

SEVERITY = "warning"


def check(link: Link, *, word: str = "TODO") -> Iterator[Finding]:
    if link.url == word:
        remedy = f"write the address of the {link.text}, or take the link away"
        yield Finding(link.span, f'link "{link.text}" leads to "{word}"; {remedy}')
'''
