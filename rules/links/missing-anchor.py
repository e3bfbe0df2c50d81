"""A link points at a place that the page does not have.

`#talks` is the place on a page that is called "talks": mostly a heading "Talks". Where there is none, the reader lands
at the top of the page and has to look for it. Headings get their names from their words, each site generator by its
own rules; a name of your own stays when the heading changes: `## Talks {#talks}`, or `<span id="talks"></span>`.

```markdown bad
# News

[Papers](#Papers), [talks](#invited_talks), [awards](#awards-prizes)

## Papers

## Invited talks

## 🏆 Awards & prizes
```

```text output
3:10: readers land at the top of the page: no place on it is called "Papers"; there is "#papers"
3:28: readers land at the top of the page: no place on it is called "invited_talks"; there is "#invited-talks"
3:54: readers land at the top of the page: no place on it is called "awards-prizes"; there is "#-awards--prizes"
```

```markdown fixed
# News

[Papers](#papers), [talks](#invited-talks), [awards](#-awards--prizes)

## Papers

## Invited talks

## 🏆 Awards & prizes
```

```markdown bad
[News](#new), [talks](#talks), [awards](#awards) [prizes](#prizes)

# News

## Invited talks
```

```text output
1:8: readers land at the top of the page: no place on it is called "new"; there is "#news"
1:23: readers land at the top of the page: no place on it is called "talks"; there is "#invited-talks"
1:41: readers land at the top of the page: no place on it is called "awards"
1:59: readers land at the top of the page: no place on it is called "prizes"
```

Places on other pages count as well, and menus that lead to them:

```yaml file _config.yml
title: Ada Example
```

```markdown file talks.md
# 🎤 Talks
```

```markdown bad index.md
---
title: Ada
---
# 🔥 News

# Papers
{% include_relative talks.md %}
```

```yaml bad _data/navigation.yml
main:
  - title: News
    url: /#-news
  - title: Talks
    url: /#-talks
  - title: Lectures
    url: /#lectures
```

```text output
_data/navigation.yml:7:10: readers land at the top of the page: no place on it is called "lectures"
```

Headings and tags give names, and so do attributes:

```markdown good
[Up](#top), [again](#), [one](#one), [two](#two), [three](#three), [c](#talks--lectures-1), [d](#last), [e](#fnref:1)

# One

<a name="two"></a><div id='three'></div>

## Talks & lectures

## Talks & lectures

## The last {#last}
```

```markdown good
[Words on the page](other.md#:~:text=Note%20G), [page 2 of a document](cv.pdf#page=2), [lines](code.py#L10)
```

Each site generator makes names in its own way: figures at the start stay in Jekyll and Hugo, and go in Quarto; letters
of any language stay as they are:

```yaml file _config.yml
title: Ada Example
```

```markdown good _pages/talks.md
---
permalink: /talks/
---
[In Turin](#1842-turin), [studies](#%C3%A9tudes), [what came first](/talks/#1-first-talks)

# 1842: Turin

# Études

# 1. First talks
```

```toml file hugo.toml
title = "Ada Example"
```

```markdown good content/talks.md
[In Turin](#1842-turin), [talks & more](#talks--more)

# 1842: Turin

# Talks & more
```

```yaml file _quarto.yml
project: {type: website}
```

```markdown good talks.qmd
[In Turin](#turin), [others](#sec-other), [by name](index.qmd#ada)

# 1842: Turin

# Other talks {#sec-other}
```

What a template or a script adds is not known:

```yaml file _config.yml
title: Ada Example
```

```markdown good index.md
---
title: Ada
---
[Older news](#news-1842), [papers](#papers)

# News
{% for year in site.years %}
## {{ year }}
{% endfor %}
{% include papers.html %}
```
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from profilelint import Document, Finding, Fix, Settings, Site, Span
from profilelint.toolkit import lazy_pattern

if TYPE_CHECKING:
    from profilelint.toolkit import LocalReference

SEVERITY = "warning"

#: What is no name of a place: the top of the page, words to look for, lines, footnotes and what scripts read.
NO_NAME = lazy_pattern(
    r"(?i)top$|:~:|!|/|L\d+(?:-L?\d+)?$|fn|ref-|eq[-:]|fig-|tbl-|sec-|mjx|.*[=&<>{}]|section-|https?:"
)
#: So many findings on a page name the nearest place: to look for it takes time.
MOST = 20
#: Names that begin with so many letters the same may differ more from each other.
SHARED = 6


def check(page: Document | Settings, site: Site) -> Iterator[Finding]:
    found = _absent(page, site)
    for reference, names in islice(found, MOST):
        yield _finding(reference, page.text, _nearest(reference.target.fragment, names))
    for reference, _ in found:
        yield _finding(reference, page.text, "")


def _absent(page: Document | Settings, site: Site) -> Iterator[tuple["LocalReference", frozenset[str]]]:
    """The references to places that are not there, with the names that are."""
    for each in site.references(page):
        fragment, file = each.target.fragment, each.target.file
        if each.target.kind != "found" or not fragment or not file or NO_NAME.match(fragment):
            continue
        path = site.locate(page)
        if file != path and site.seems_anchor(file, fragment):
            continue
        names = site.anchors(file, page if file == path else None)
        if names is None or fragment in names:
            continue
        is_read = isinstance(page, Settings) or site.page(path).readers != "nobody"
        if is_read and fragment not in site.built(file).template_words:
            yield each, names


def _nearest(fragment: str, names: frozenset[str]) -> str:
    same = [name for name in names if _letters(name) == _letters(fragment)]
    if same or len(fragment) > 100 or len(names) > 1000:
        return min(same, default="")
    from difflib import get_close_matches

    known = sorted(name for name in names if len(name) <= 200)
    begun = [name for name in known if name[:SHARED] == fragment[:SHARED]]
    close = get_close_matches(fragment, known, 1, 0.8) or get_close_matches(fragment, begun, 1, 0.6)
    parts = sorted(name for name in names if len(fragment) > 3 and fragment.casefold() in name.casefold())
    return (close or parts or [""])[0]


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _finding(reference: "LocalReference", text: str, nearest: str) -> Finding:
    fragment = reference.target.fragment
    what = f'readers land at the top of the page: no place on it is called "{fragment}"'
    start, end = reference.written
    sign = text.rfind("#", start, end)
    is_slip = bool(nearest) and _letters(nearest) == _letters(fragment) and sign >= 0 and "{" not in reference.url
    fix = Fix.replace(Span(sign + 1, end), nearest) if is_slip else None
    cause = f"{reference.target.file}#{fragment}"
    message = what + (f'; there is "#{nearest}"' if nearest else "")
    return Finding(reference.span, message, fix, cause=cause, follows=reference.target.file)
