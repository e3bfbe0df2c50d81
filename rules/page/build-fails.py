"""The generator stops because of this file, and no page of the site is built.

The site stays as it was before, and the error is in a log that nobody reads. Other rules report the more special causes:
`page/template-fails` commands and shortcodes, and `frontmatter/bad-date`, `frontmatter/invalid`,
`frontmatter/duplicate-key` and `config/unparsable` what their names say.

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/1843-09-01-note.md
---
title: Note G
slug: 1843
---
```

```text output
_posts/1843-09-01-note.md:3:7: Jekyll stops here and builds no page at all: "slug: 1843" is not a text. Put it in quotes.
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad 404.md
---
permalink: 404
---
```

```text output
404.md:2:12: Jekyll stops here and builds no page at all: "permalink: 404" is not a text. Write permalink: /404/
```

A fault in a file that is not checked itself is reported at the settings of the site:

```csv file _data/looms.csv
name,year
"mill,1843
```

```yaml bad _config.yml
title: Ada Lovelace
```

```text output
_config.yml:1:1: Jekyll stops at "_data/looms.csv" and builds no page at all: it cannot read this file of data.
```

Hugo has its own reasons:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/notes.md
---
title: Notes
aliases: [/essays/, "https://ada.example.org/notes/"]
---
```

```text output
content/notes.md:3:22: Hugo stops here and builds no page at all: "aliases" cannot hold a full address ("https://ada.example.org/notes/"). Write it from "/" on.
```

And Quarto:

```markdown file notes.qmd
# Notes
```

```yaml bad _quarto.yml
project: {type: book}
book:
  chapters: [notes.qmd]
```

```text output
_quarto.yml:3:13: Quarto stops here and builds no page at all: a book needs a home page. Put "index.qmd" first in "chapters:".
```

Odd values that do not stop a build are left alone:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _posts/1843-09-01-note.md
---
title: 1843
slug: "1843"
tags: [1843]
redirect_from:
---
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/notes.md
---
title: 1843
aliases: /essays/
weight: first
---
```

A remote theme may have what the site itself does not:

```yaml file _config.yml
remote_theme: mmistakes/minimal-mistakes
```

```markdown good notes.md
---
layout: single
---
{% include toc.html %}
```

Jekyll reads these dates and lists:

```yaml file _config.yml
title: Ada
```

```markdown good _posts/1843-09-01-looms.md
---
date: 1843-09-01 10:00:00
tags: engines looms
---
```

Quarto reads these:

```yaml file _quarto.yml
project:
  type: website
```

```markdown good looms.qmd
---
title: Looms
aliases: [/old/]
---
```

Measured on 4 findings on 352 unseen sites: 1 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Settings, Site, Span
from profilelint.toolkit import BuildStop, build_stop, hugo_build_stops, jekyll_build_stops, unread_build_stops

SEVERITY = "error"
WHOLE_SITE = True

#: Problems of the front matter that other rules report.
REPORTED = frozenset({"invalid", "tab", "merge-marker", "unclosed", "duplicate-key"})
#: Reasons that other rules report, by their keys in `generators/GENERATOR/reasons.toml`: `frontmatter/bad-date` and
#: `unread-date`, `frontmatter/wrong-type`.
OF_OTHERS = frozenset({"date-unreadable", "no-date", "no-bool"})
#: The settings that a reason is about, by how the key of the reason begins.
FIELDS = {
    "permalink": ("permalink", "permalinks"),
    "slug": ("slug",),
    "redirect": ("redirect_from",),
    "url": ("url",),
    "alias": ("aliases",),
    "build": ("build", "_build"),
    "cascade": ("cascade",),
    "markup": ("markup",),
    "output": ("outputs",),
    "defaults": ("defaults",),
    "paginate": ("paginate",),
    "collection": ("collections",),
    "config-collections": ("collections",),
    "config-language": ("defaultcontentlanguage",),
    "config-pattern": ("ignorefiles",),
    "config-kinds": ("disablekinds",),
    "theme": ("theme", "module"),
    "book": ("book.chapters", "book"),
    "manuscript": ("manuscript", "project.type"),
}
#: The shortest text that is searched for on a page.
LEAST = 3


def check(document: Document | Settings, site: Site, today: date) -> Iterator[Finding]:
    stop = build_stop(site, document)
    if stop and not _is_reported(stop, document, site, today):
        yield Finding(_place(stop, document), stop.message, cause=_cause(stop))
    if isinstance(document, Settings):
        for each in unread_build_stops(site, document):
            message = each.message.replace("stops here", f'stops at "{each.path}"', 1)
            yield Finding(document.line_span(1), message, cause=_cause(each))


def _cause(stop: BuildStop) -> str | None:
    """Return what many files may name though it does not exist; None where each file has a fault of its own."""
    return f"{stop.key} {stop.value}" if stop.value else None


def _is_reported(stop: BuildStop, document: Document, site: Site, today: date) -> bool:
    """Return whether another rule reports what stops the build."""
    problems = document.front_matter.problems if document.front_matter else ()
    return (
        stop.key in OF_OTHERS
        or any(each.kind in REPORTED or (each.kind == "bad-date" and "unreadable" in stop.key) for each in problems)
        or any(each.kind in {"not-utf-8", "utf-16"} for each in document.problems)
        or any((*jekyll_build_stops(site, document, today), *hugo_build_stops(site, document)))
    )


def _place(stop: BuildStop, document: Document) -> Span:
    """Return the span of the cause: the text that the reason names, a key that it is about, or else the first line."""
    if len(stop.value) >= LEAST:
        value = re.escape(stop.value)
        is_twice = "twice" in stop.key  # then the second is one too many
        pattern = rf"(?m)^[ \t]*{value}(?=[ \t]*[:=])" if is_twice else rf"(?<!\w){value}(?!\w)"
        found = list(re.finditer(pattern, document.text))
        if found:
            return Span(*found[-1 if is_twice else 0].span())
    names = [stop.value.lower(), *(name for key, some in FIELDS.items() if stop.key.startswith(key) for name in some)]
    for name in filter(None, names):
        for field in document.fields:
            if field.path.lower() == name:
                return field.value_span if field.value_span[0] < field.value_span[1] else field.key_span
    return document.line_span(1)
