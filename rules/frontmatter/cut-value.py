"""A text in front matter is cut at " #", where YAML begins a comment.

Visitors read "Ranked" where the author wrote "Ranked #1". A value with a blank and "#" in it needs quotation marks.

```markdown bad _news/looms.md
---
title: Ranked #1 at the fair of looms
description: #1 of the fair
subtitle: A talk on #looms
---
```

```text output
_news/looms.md:2:8: Visitors read only "Ranked", as " #" begins a comment. Write title: "Ranked #1 at the fair of looms"
_news/looms.md:3:14: Visitors read nothing, as " #" begins a comment. Write description: "#1 of the fair"
_news/looms.md:4:11: Visitors read only "A talk on", as " #" begins a comment. Write subtitle: "A talk on #looms"
```

```markdown fixed _news/looms.md
---
title: "Ranked #1 at the fair of looms"
description: "#1 of the fair"
subtitle: "A talk on #looms"
---
```

What is no number or single word may be a comment, and what is in quotation marks is whole:

```markdown good
---
title: Ranked # first was the other one
description: "Ranked #1 at the fair"
layout: page #single
excerpt: C# and looms
subtitle: Weaver, Turin #<a href='#'>Affiliations</a>. Address. Contacts
summary: #Edit the list of looms
---
```

Measured on 2 findings on 292 unseen sites: 2 wrong, each of which has a guard now.
"""

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Span

SEVERITY = "warning"

#: Keys whose values visitors read.
PROSE = ("title", "subtitle", "description", "excerpt", "summary", "abstract", "venue", "publication", "location")
#: A number, or a hashtag at the end of a text.
LOST = r"([ \t]+#(?:\d[^\r\n]*|[^\W\d_]\w*[ \t]*))(?:\r?\n|$)"


def check(document: Document) -> Iterator[Finding]:
    matter = document.front_matter
    if not matter or matter.format != "yaml" or " #" not in document.text[: matter.span.end]:
        return
    for field in document.fields:
        start, end = field.value_span
        if field.path not in PROSE or document.text[start:end][:1] in ("|", ">", '"', "'", "[", "{"):
            continue
        lost = re.match(LOST, document.text[end:][:1000])
        if not lost or "\n" in document.text[start:end] or (start == end and "#" not in re.sub(r"#\D", "", lost[1])):
            continue
        whole = Span(start if start < end else end + len(lost[1]) - len(lost[1].lstrip()), end + len(lost[1].rstrip()))
        meant = document.text[slice(*whole)]
        if '"' in meant or "\\" in meant:
            continue
        shown = f'only "{document.text[start:end]}"' if start < end else "nothing"
        message = f'Visitors read {shown}, as " #" begins a comment. Write {field.path}: "{meant}"'
        yield Finding(whole, message, Fix.replace(whole, f'"{meant}"', safe=False))
