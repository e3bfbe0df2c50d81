"""The front matter cannot be read as it is meant.

Front matter is the block between two lines `---` (or `+++`) at the head of a page. If it is broken, the site is not
built, or readers see the block as text, or the page loses its title, its date and its place in the menu.

A value with a colon and a blank in it needs quotation marks; this is the commonest slip.

```markdown bad
---
title: Notes: an essay
permalink: /notes/
---
```

```text output
2:8: a value with ": " in it needs quotation marks around it, so none of the front matter is read; write title: "Notes: an essay"
```

```markdown fixed
---
title: "Notes: an essay"
permalink: /notes/
---
```

A tab before a word, and what a merge left behind:

```markdown bad
---
title: Talks
venues:
\t- Turin
---
```

```text output
4:1: this line begins with a tab, which YAML forbids, so none of the front matter is read; write spaces instead
```


```markdown bad
---
title: Talks
<<<<<<< HEAD
place: London
=======
place: Turin
>>>>>>> talks
---
```

```text output
3:1: "<<<<<<< HEAD" was left by a merge, so none of the front matter is read; keep one of the two versions and delete the marks here and on lines 5 and 7
```

Hugo stops where Jekyll goes on without:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/notes.md
---
title: Notes: an essay
---
```

```text output
content/notes.md:2:8: a value with ": " in it needs quotation marks around it, so Hugo stops here and builds no page at all; write title: "Notes: an essay"
```

```markdown fixed content/notes.md
---
title: "Notes: an essay"
---
```

Hugo's TOML and JSON have their own ways:

```markdown bad
+++
title: "Notes"
+++
```

```text output
2:1: TOML has "=" where YAML has ":", so none of the front matter is read; write title = "Notes"
```

```markdown good
---
title: "Notes: an essay"
date: 1843-9-1 10:00:00 +0100
tags: [engine, "mill"]
author: &ada {name: Ada, email: ada@example.org}
editor: *ada
---
```

```markdown good
+++
title = "Notes: an essay"
date = 1843-09-01
+++
```

```markdown good
{"title": "Notes: an essay", "tags": ["engine"]}

An essay.
```

A template is filled in before the block is read, and its braces are no fault:

```markdown good
---
title: {{ replace .Name "-" " " }}
date: {{ .Date }}
---
```

A page without front matter may begin with a line across it, and may have such a line further down:

```markdown good
---

# Notes

Text.
```

```markdown good
# Notes

---

title: no key, as it stands in the text
```

Front matter that was switched off on purpose is a comment:

```markdown good
<!-- ---
title: Notes: an essay
--- -->

# Notes
```

Measured on 1 finding on 36 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Problem, Site
from profilelint.toolkit import with_build_stop

SEVERITY = "error"
WHOLE_SITE = True

KINDS = frozenset({"invalid", "tab", "merge-marker"})


def check(problem: Problem, document: Document, site: Site | None) -> Iterator[Finding]:
    if problem.kind in KINDS:
        yield Finding(problem.span, with_build_stop(problem.message, site, document), problem.fix)
