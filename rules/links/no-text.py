"""A link shows only an icon, and says nowhere where it leads.

Screen readers read "link" and no more, and so do browsers without the font of the icons. An `aria-label` says it:
`<a href="https://github.com/ada" aria-label="GitHub">`.

```markdown bad
<a href="https://github.com/ada"><i class="fab fa-github"></i></a>
<a href="mailto:ada@looms.example"><i class="fas fa-envelope"></i></a>
```

```text output
1:1: This link shows only an icon, so screen readers cannot say where it leads. Add a name, such as aria-label="github.com" (and 1 more on this page)
```

```markdown good
<a href="https://github.com/ada" aria-label="GitHub"><i class="fab fa-github"></i></a>
<a href="https://github.com/ada" title="GitHub"><i class="fab fa-github"></i></a>
<a href="https://github.com/ada"><i class="fab fa-github"></i> GitHub</a>
<a href="https://github.com/ada"><i class="fab fa-github" aria-label="GitHub"></i></a>
<a href="https://looms.example"><img src="loom.png" alt="A loom"></a>
<a href="#talks"></a>
<a href="https://looms.example"><i class="fa fa-clock"></i> {{ page.year }}</a>
```

Measured on 2 findings on 137 unseen sites: 1 wrong, which has a guard now.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Site
from profilelint.toolkit import lazy_pattern

SEVERITY = "info"

#: An icon: Font Awesome, Academicons, Bootstrap and most others use `<i>`, some `<span>` or `<svg>`.
ICON = lazy_pattern(r"(?i)<(?:i|span|svg)\b[^<>]{0,200}class=[\"'][^\"']{0,100}(?:\bfa|\bai\b|\bbi\b|icon)")
#: What names it all the same.
HOST = lazy_pattern(r"(?i)https?://(?:www\.)?([\w.-]{1,100})")
NAMED = lazy_pattern(r"(?i)aria-label|title\s{0,9}=|<title|sr-only|visually-hidden|screen-reader")
#: The longest link that is looked at, in characters.
MOST = 1000


def check(document: Document, site: Site) -> Iterator[Finding]:
    links = [link for link in document.links if link.kind == "html" and not (link.text or link.image or link.title)]
    for link in links:
        written = document.text[slice(*link.span)][:MOST]
        if (
            ICON.search(written)
            and "{{" not in written
            and not NAMED.search(written)
            and site.page(site.locate(document)).is_shown
        ):
            fault = "This link shows only an icon, so screen readers cannot say where it leads."
            yield Finding(
                link.span, f'{fault} Add a name, such as aria-label="{_service(link.url)}"', cause="", fold=""
            )


def _service(url: str) -> str:
    """What a link may be called: its host, or what it does."""
    if url.startswith("mailto:"):
        return "E-mail"
    found = HOST.match(url)
    return found[1] if found else "..."
