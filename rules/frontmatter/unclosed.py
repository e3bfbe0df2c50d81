"""The front matter is opened and never closed.

Front matter is the block between two lines `---` (or `+++`) at the head of a page. Without the second line it is no
block: readers see it as text, or the site is not built at all.

```markdown bad
---
title: Notes

# An essay
```

```text output
1:1: the front matter that "---" opens is never closed, so readers see it as text or the site is not built; add a line "---" after line 2
```

A line across the page further down closes it all the same, and hides all that stands before it:

```markdown bad
---
title: Talks

In 1843 I spoke in Turin.

---
```

```text output
1:1: the front matter that "---" opens is closed only further down, behind text of the page, so readers never see that text; add a line "---" after line 2
```

A line that is nearly the one is none:

```markdown bad
---
title: Notes
----

# An essay
```

```text output
3:1: "----" does not close the front matter that "---" opens, so readers see it as text or the site is not built; write "---" alone on this line
```

```markdown fixed
---
title: Notes
---

# An essay
```

```markdown bad
+++
title = "Notes"+++

# An essay
```

```text output
2:16: "+++" does not close the front matter behind a value, so readers see it as text or the site is not built; put it on a line of its own
```

```markdown fixed
+++
title = "Notes"
+++

# An essay
```

```markdown good
---
title: Notes
---

# An essay

---

On looms.
```

```markdown good
+++
title = "Notes"
+++
```

Three dots close it as well, and longer lines may stand in it and behind it:

```markdown good
---
title: Notes
# --------------------------------
summary: |
  ----
...

-----

On looms.
```

A page may begin with a line across it, above a heading too:

```markdown good
---
# Notes

Loom: a machine that weaves.
```

```markdown good
---

# Notes
```

Measured on 0 findings on 36 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Problem, Site
from profilelint.toolkit import with_build_stop

SEVERITY = "error"
WHOLE_SITE = True


def check(problem: Problem, document: Document, site: Site | None) -> Iterator[Finding]:
    if problem.kind == "unclosed":
        yield Finding(problem.span, with_build_stop(problem.message, site, document), problem.fix)
