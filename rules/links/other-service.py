"""A link is labelled with one service and leads to another.

Visitors who choose "LinkedIn" land at GitHub. Mostly a line was copied, and only its text or only its address changed.

```markdown bad
- [LinkedIn](https://github.com/ada-example)
- [Google Scholar](https://www.linkedin.com/in/ada-example) | [<i class="fab fa-orcid"></i> ORCID](https://orcid.org/1)
```

```text output
1:14: "LinkedIn" leads visitors to GitHub. Correct the address, or write "GitHub"
2:20: "Google Scholar" leads visitors to LinkedIn. Correct the address, or write "LinkedIn"
```

```yaml bad _config.yml
social:
  - name: Twitter
    url: https://github.com/ada-example
```

```text output
_config.yml:3:10: "Twitter" leads visitors to GitHub. Correct the address, or write "GitHub"
```

An icon is a label, too:

```markdown bad
<a href="https://github.com/ada-example"><i class="fab fa-linkedin"></i></a>
```

```text output
1:10: "LinkedIn" leads visitors to GitHub. Correct the address, or write "GitHub"
```

```yaml bad _data/authors/ada.yaml
links:
  - icon: linkedin
    url: https://github.com/ada-example
```

```text output
_data/authors/ada.yaml:3:10: "LinkedIn" leads visitors to GitHub. Correct the address, or write "GitHub"
```

A service may have several hosts, and an address of one's own, or of a library, may lead on:

```markdown good
[Twitter](https://x.com/ada), [GitHub](https://ada-example.github.io/looms), [Scholar](https://semanticscholar.org/a),
[YouTube](https://youtu.be/1843), [YouTube](https://lnkd.in/ada), [arXiv](https://doi.org/10.48550/arXiv.1843.00001),
[GitHub](https://looms.example/code), [LinkedIn](/linkedin/), [ORCID](https://doi.org/10.1000/1)
```

In a sentence the name may be that of the firm:

```markdown good
- Talk at [LinkedIn](https://www.youtube.com/watch?v=1843): looms and mills
```

A label that names two services, or none:

```markdown good
[GitHub and arXiv](https://arxiv.org/abs/1843.00001), [Homepage](https://github.com/ada-example)
```

Settings with the right service:

```yaml good _config.yml
social:
  - name: GitHub
    url: https://github.com/ada-example
```

Measured on 5 findings on 413 unseen sites: 1 wrong, which has a guard now.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from profilelint import Document, Finding, Link, Settings, Span
from profilelint.toolkit import lazy_pattern, subtract_spans

SEVERITY = "warning"

#: How links to a service are labelled, and the hosts that the service has, those below them included.
SERVICES = {
    "LinkedIn": ("linkedin.com",),
    "GitHub": ("github.com", "github.io"),
    "Google Scholar": ("scholar.google",),
    "ORCID": ("orcid.org",),
    "arXiv": ("arxiv.org",),
    "OpenReview": ("openreview.net",),
    "ResearchGate": ("researchgate.net",),
    "Semantic Scholar": ("semanticscholar.org",),
    "DBLP": ("dblp.org", "dblp.uni-trier.de"),
    "YouTube": ("youtube.com", "youtu.be"),
    "Twitter": ("twitter.com", "x.com"),
    "Instagram": ("instagram.com",),
    "Facebook": ("facebook.com",),
}
#: LinkedIn's short addresses lead anywhere.
SHORT = "lnkd.in"
LABELS = {name.lower(): name for name in SERVICES}
#: Keys of a label, and of the address beside it.
NAMES, ADDRESSES = ("name", "title", "label", "text", "icon"), ("url", "link", "href")
#: The name of a service as icons have it, as in `fa-linkedin-in` and `brands/google-scholar`.
ICON = lazy_pattern(
    rf"(?i)[-/]({'|'.join(name.lower().replace(' ', '-') for name in SERVICES)})(?:-in|-alt|-square|-f)?(?![\w-])"
)

CLASS = lazy_pattern(r"(?i)\bclass=[\"']([^\"'<>]{1,200})")


def check(document: Document | Settings) -> Iterator[Finding]:
    for link in document.links:
        icon = "" if link.text or link.kind != "html" else _icon(" ".join(CLASS.findall(document.text, *link.span)))
        if (other := _other(icon or link.text, link.url)) and (icon or _stands_alone(link, document)):
            yield Finding(link.url_span, other)
    for field in document.fields:
        names = [field.value[key] for key in NAMES if key in field.value] if isinstance(field.value, dict) else []
        if names:
            label = _icon(f"-{names[0]}") or names[0]
            for key in ADDRESSES:
                place = document.field(f"{field.path}.{key}")
                if place and (other := _other(str(label), str(place.value))):
                    yield Finding(place.value_span, other)


def _icon(written: str) -> str:
    """The service of the only icon in a text; "" for none or several."""
    found = {each.lower() for each in ICON.findall(written[:1000])}
    return found.pop().replace("-", " ") if len(found) == 1 else ""


def _other(text: str, url: str) -> str:
    """What to say of a link to another service than its label names; "" of any other."""
    label = LABELS.get(text.strip(" :|[]()\n").lower())
    if not label or url[:4].lower() != "http":
        return ""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if host == SHORT:
        return ""
    leads = [name for name, hosts in SERVICES.items() if any(f".{each}." in f".{host}." for each in hosts)]
    if not leads or label in leads:
        return ""
    return f'"{label}" leads visitors to {leads[0]}. Correct the address, or write "{leads[0]}"'


def _stands_alone(link: Link, document: Document) -> bool:
    """Whether no words but those of links stand on the lines of a link."""
    first, last = (document.position(offset)[0] for offset in (link.span.start, max(link.span.end - 1, 0)))
    line = Span(document.line_span(first).start, document.line_span(last).end)
    beside = subtract_spans([line], [other.span for other in document.links])
    return not any(letter.isalnum() for span in beside for letter in document.prose[slice(*span)])
