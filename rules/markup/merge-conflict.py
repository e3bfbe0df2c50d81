"""The marks of an unfinished merge are left in a file.

Git writes both versions of what two people changed, between lines of seven signs, and waits for somebody to choose.
If nobody does, visitors get both versions and the marks, and a generator may not build the site at all.

```markdown bad
# Ada Lovelace

<<<<<<< HEAD
I am a student.
=======
I am a professor.
>>>>>>> main
```

```text output
3:1: Visitors see "<<<<<<< HEAD" and both versions of an unfinished merge. Keep one, and delete the lines of seven signs.
```

In front matter and in files of settings `frontmatter/invalid` and `config/unparsable` say it.

Examples of such marks, quotations and rules are fine:

````markdown good
A heading
=======

```text
<<<<<<< HEAD
a
=======
b
>>>>>>> main
```

>>> a quotation in a quotation
````

```markdown good
<<<<<<<<<<<< more than seven >>>>>>>>>>>>
```

Measured on 0 findings on 172 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Span
from profilelint.toolkit import lazy_pattern, shortened

#: What git writes before the first version and behind the second (git-merge, "How conflicts are presented").
OPENING, CLOSING = "<<<<<<<", ">>>>>>>"
MARK = lazy_pattern(rf"^(?:{OPENING}|{CLOSING})(?: [^\r\n]{{1,200}})?[ \t]*$", re.MULTILINE)
REMEDY = "Keep one, and delete the lines of seven signs."


def check(document: Document) -> Iterator[Finding]:
    text = document.text
    if OPENING not in text and CLOSING not in text:
        return
    blocks = [code.span for code in document.codes if code.block]
    if document.front_matter and document.problems:
        blocks.append(document.front_matter.span)
    for found in MARK.finditer(text):
        if any(start <= found.start() < end for start, end in blocks):
            continue
        mark = shortened(found[0].strip(), 60)
        message = f'Visitors see "{mark}" and both versions of an unfinished merge. {REMEDY}'
        yield Finding(Span(found.start(), found.start() + len(found[0].rstrip())), message)
        return
