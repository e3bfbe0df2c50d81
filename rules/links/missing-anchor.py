"""A link points to an anchor that the page does not have.

`#talks` is the anchor "talks" of a page, usually of its heading "Talks". Where there is none, the visitor lands at the
top of the page and has to search. Headings get their anchors from their words, by the rules of each site generator; an
anchor of your own stays when the heading changes: `## Talks {#talks}`, or `<span id="talks"></span>`.

```markdown bad
# News

[Papers](#Papers), [talks](#invited_talks), [awards](#awards-prizes)

## Papers

## Invited talks

## 🏆 Awards & prizes
```

```text output
3:10: The page has no "#Papers", so this link only opens its top. Did you mean #papers?
3:28: The page has no "#invited_talks", so this link only opens its top. Did you mean #invited-talks?
3:54: The page has no "#awards-prizes", so this link only opens its top. Did you mean #-awards--prizes?
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
1:8: The page has no "#new", so this link only opens its top. Did you mean #news?
1:23: The page has no "#talks", so this link only opens its top. Did you mean #invited-talks?
1:41: The page has no "#awards", so this link only opens its top. Correct it, or add the anchor.
1:59: The page has no "#prizes", so this link only opens its top. Correct it, or add the anchor.
```

Anchors of other pages are checked as well, also in menus:

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
_data/navigation.yml:7:10: The page has no "#lectures", so this link only opens its top. Correct it, or add the anchor.
```

Headings, tags and attributes make anchors:

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

Each site generator makes anchors in its own way: digits at the start stay in Jekyll and Hugo and go in Quarto; letters
of all languages stay:

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

For a link in a heading nothing is guessed, as the anchor of the heading may be made of its address:

```markdown bad index.qmd
# [ ](#o)
```

```text output
index.qmd:1:7: The page has no "#o", so this link only opens its top. Correct it, or add the anchor.
```

Anchors that a template or a script may add are not known:

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

Measured on 33 findings on 316 unseen sites: 0 wrong.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from profilelint import Document, Finding, Fix, Settings, Site, Span
from profilelint.toolkit import lazy_pattern

if TYPE_CHECKING:
    from profilelint.toolkit import LocalReference

SEVERITY = "warning"

#: Fragments that need no anchor: the top of the page, words to search for, lines, footnotes, and those for scripts.
NO_NAME = lazy_pattern(
    r"(?i)top$|:~:|!|/|L\d+(?:-L?\d+)?$|fn|ref-|eq[-:]|fig-|tbl-|sec-|mjx|.*[=&<>{}]|section-|https?:"
)
#: How many findings on a page suggest the nearest anchor: the search takes time.
MOST = 20
#: How many first letters two anchors must share to differ more from each other.
SHARED = 6


def check(page: Document | Settings, site: Site) -> Iterator[Finding]:
    missing = _missing(page, site)
    for reference, names in islice(missing, MOST):
        # A heading's anchor may be made of the address of a link in it, and so change with it.
        nearest = "" if _is_in_heading(reference, page) else _nearest(reference.target.fragment, names)
        yield _finding(reference, page.text, nearest)
    for reference, _ in missing:
        yield _finding(reference, page.text, "")


def _is_in_heading(reference: "LocalReference", page: Document | Settings) -> bool:
    return any(each.span.start <= reference.span.start < each.span.end for each in page.headings)


def _missing(page: Document | Settings, site: Site) -> Iterator[tuple["LocalReference", frozenset[str]]]:
    """Yield the references to anchors that are not there, each with the anchors of its target."""
    for reference in site.references(page):
        fragment, file = reference.target.fragment, reference.target.file
        if reference.target.kind != "found" or not fragment or not file or NO_NAME.match(fragment):
            continue
        path = site.locate(page)
        if file != path and site.seems_anchor(file, fragment):
            continue
        names = site.anchors(file, page if file == path else None)
        if names is None or fragment in names:
            continue
        is_read = isinstance(page, Settings) or site.page(path).readers != "nobody"
        if is_read and fragment not in site.built(file).template_words:
            yield reference, names


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
    advice = f"Did you mean #{nearest}?" if nearest else "Correct it, or add the anchor."
    message = f'The page has no "#{fragment}", so this link only opens its top. {advice}'
    start, end = reference.written
    sign = text.rfind("#", start, end)
    is_slip = bool(nearest) and _letters(nearest) == _letters(fragment) and sign >= 0 and "{" not in reference.url
    fix = Fix.replace(Span(sign + 1, end), nearest) if is_slip else None
    cause = f"{reference.target.file}#{fragment}"
    return Finding(reference.span, message, fix, cause=cause, follows=reference.target.file)
