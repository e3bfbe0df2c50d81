"""The front matter cannot be read.

Front matter is the block between two lines `---` (or `+++`) at the top of a page. If it is broken, the site is not
built, or visitors see the block as text, or the page loses its title, its date and its place in the menu.

The most common slip is a value with a colon and a space in it, which needs quotation marks.

```markdown bad
---
title: Notes: an essay
permalink: /notes/
---
```

```text output
2:8: A value with ": " in it needs quotation marks, so none of the front matter is read. Write title: "Notes: an essay"
```

```markdown fixed
---
title: "Notes: an essay"
permalink: /notes/
---
```

Tabs before a word, and the marks of a merge, are reported as well:

```markdown bad
---
title: Talks
venues:
\t- Turin
---
```

```text output
4:1: This line starts with a tab, which YAML forbids, so none of the front matter is read. Write spaces instead.
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
3:1: "<<<<<<< HEAD" was left by a merge, so none of the front matter is read. Keep one of the two versions and delete the marks here and on lines 5 and 7.
```

Hugo stops the build where Jekyll goes on:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/notes.md
---
title: Notes: an essay
---
```

```text output
content/notes.md:2:8: A value with ": " in it needs quotation marks, so Hugo stops here and builds no page at all. Write title: "Notes: an essay"
```

```markdown fixed content/notes.md
---
title: "Notes: an essay"
---
```

Hugo's TOML and JSON have their own syntax:

```markdown bad
+++
title: "Notes"
+++
```

```text output
2:1: TOML has "=" where YAML has ":", so none of the front matter is read. Write title = "Notes"
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

A template is filled in before the block is read, so its braces are right:

```markdown good
---
title: {{ replace .Name "-" " " }}
date: {{ .Date }}
---
```

Braces elsewhere do not hide a line that no template mends:

```markdown bad content/home.md
---
sections:
  - text: |-
      {{< gallery album="looms" >}}
  - prize: **First Prize** at the fair
---
```

```text output
content/home.md:5:12: A value that starts with "*" needs quotation marks, so none of the front matter is read. Write prize: "**First Prize** at the fair"
```

```markdown fixed content/home.md
---
sections:
  - text: |-
      {{< gallery album="looms" >}}
  - prize: "**First Prize** at the fair"
---
```

A page without front matter may begin with a line across the page, and have another one further down:

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

Measured on 3 findings on 121 unseen sites: 0 wrong.
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
