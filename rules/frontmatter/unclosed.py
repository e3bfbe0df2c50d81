"""The front matter is never closed.

Front matter is the block between two lines `---` (or `+++`) at the top of a page. Without the second line, visitors see
it as text, or the site is not built at all.

```markdown bad
---
title: Notes

# An essay
```

```text output
1:1: The front matter is never closed, so visitors see it as text, or the site is not built. Add a line "---" after line 2.
```

A line across the page further down closes it, and hides all text before that line:

```markdown bad
---
title: Talks

In 1843 I spoke in Turin.

---
```

```text output
1:1: The front matter is closed only after text of the page, which visitors never see. Add a line "---" after line 2.
```

A line that is nearly right does not close it:

```markdown bad
---
title: Notes
----

# An essay
```

```text output
3:1: "----" does not close the front matter that "---" opens, so visitors see it as text, or the site is not built. Write only "---" on this line.
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
2:16: "+++" does not close the front matter after a value, so visitors see it as text, or the site is not built. Put it on a line of its own.
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

Three dots close it as well, and longer lines of hyphens may be in it and after it:

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

A page may begin with a line across the page, also above a heading:

```markdown good
---
# Notes

Loom: a machine that weaves.
```

```markdown good
---

# Notes
```

Measured on 0 findings on 121 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Problem, Site
from profilelint.toolkit import with_build_stop

SEVERITY = "error"
WHOLE_SITE = True


def check(problem: Problem, document: Document, site: Site | None) -> Iterator[Finding]:
    if problem.kind == "unclosed":
        yield Finding(problem.span, with_build_stop(problem.message, site, document), problem.fix)
