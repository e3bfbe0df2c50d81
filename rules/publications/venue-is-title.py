"""The venue of a paper is its title again.

Visitors read the title twice, and not where the paper appeared. Mostly one was pasted into both keys.

```markdown bad content/publication/looms/index.md
---
title: On the Theory of Looms and Mills
publication: "*On the theory of looms and mills*"
---
```

```text output
content/publication/looms/index.md:3:14: "publication" is the title again, so visitors are not told where the paper appeared. Write the venue
```

A venue of its own, and a thing that is called after its venue, are fine:

```markdown good content/publication/looms/index.md
---
title: On the Theory of Looms and Mills
publication: "*Journal of Looms*"
---
```

```markdown good content/publication/looms/index.md
---
title: Journal of Looms
publication: Journal of Looms
---
```

Measured on 1 finding on 137 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Document, Finding

SEVERITY = "warning"

#: Keys of HugoBlox, of academicpages and of hand-made lists that say where a paper appeared.
VENUES = ("publication", "venue", "journal", "booktitle")
#: A title of fewer words may be that of a journal, a book or a report.
FEWEST = 5


def check(document: Document) -> Iterator[Finding]:
    title = document.field("title")
    words = _words(title.value) if title else []
    for name in VENUES if len(words) >= FEWEST else ():
        field = document.field(name)
        if field and _words(field.value) == words:
            message = f'"{name}" is the title again, so visitors are not told where the paper appeared. Write the venue'
            yield Finding(field.value_span, message)


def _words(value: object) -> list[str]:
    return re.findall(r"\w+", value.casefold()) if isinstance(value, str) else []
