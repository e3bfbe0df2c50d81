"""A rule's manual, as its readers get it."""

from __future__ import annotations

import pytest

from profilelint.rule import explained
from profilelint.rule.explained import Code
from profilelint.rule.loader import BUILTIN, Rule, load_folder

RULES = load_folder(BUILTIN)

DOC = """Looms are missing.

Visitors look for looms.
They find none.

- `most`: how many
- `names`: of looms

```yaml file _config.yml
title: Ada
```

```markdown bad page.md
cards
```

```text output
page.md:1:1: No loom.
```

```markdown fixed
looms
```

```markdown bad
mills
```

```text output
1:1: No loom.
```

Looms are right:

```toml options
most = 2
```

````markdown good
```
looms
```
````

Measured on 3 findings on 9 unseen sites: 0 wrong.
"""


def test_a_manual_has_parts_for_its_readers() -> None:
    parts = explained.parts("looms/missing", DOC, {"most": 1, "names": ("a", "b")}, frozenset({True, False}))
    assert {part.heading: part.blocks for part in parts if part.heading != "How to silence"} == {
        "Why": ["Visitors look for looms.\nThey find none."],
        "Example": [
            Code("_config.yml:", "yaml", "title: Ada"),
            Code("page.md:", "markdown", "cards"),
            Code("profilelint says:", "text", "page.md:1:1: No loom."),
            Code("and the page becomes:", "markdown", "looms"),
        ],
        "How to fix": [
            "`profilelint check --fix` makes this change where it is certain, and with `--unsafe-fixes` also where it "
            "is likely."
        ],
        "Options": ["- `most`: how many. By default: 1.", "- `names`: of looms. By default: a, b."],
        "What is right": [
            "Looms are right:",
            Code("With these options:", "toml", "most = 2"),
            Code("", "markdown", "```\nlooms\n```"),
        ],
        "More examples": [Code("", "markdown", "mills"), Code("profilelint says:", "text", "1:1: No loom.")],
        "How sure it is": ["Measured on 3 findings on 9 unseen sites: 0 wrong."],
    }


def test_a_fence_is_longer_than_those_in_it() -> None:
    text = explained.markdown(explained.parts("looms/missing", DOC, {}))
    assert "````markdown\n```\nlooms\n```\n````\n" in text
    assert "## How to silence\n\nOn one block of a page, with the reason:\n\n```markdown\n" in text


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_every_manual_says_why_shows_an_example_and_names_its_options(rule: Rule) -> None:
    found = {part.heading: part.blocks for part in explained.parts(rule.name, rule.doc, rule.options)}
    assert found.keys() >= {"Why", "Example", "How to fix", "How to silence", "What is right"}
    captions = [each.caption for each in found["Example"] if isinstance(each, Code)]
    assert captions.count("profilelint says:") == 1
    assert len(found.get("Options", [])) == len(rule.options)
