"""A link still has a stub in place of the number or the name that it needs.

Visitors get an error page, or somebody else. The address was written before there was a number of the paper, or came
with a theme.

```markdown bad
- On looms. [arXiv](https://arxiv.org/abs/???), [PDF](https://arxiv.org/pdf/2010.0000)
- On mills. [arXiv](https://arxiv.org/abs/xxxx.xxxxx), [DOI](https://doi.org/10.xxxx/xxxxx)
- [LinkedIn](https://www.linkedin.com/in/username/), [code](https://github.com/your-username/looms)
- [Preprint](https://arxiv.org/submit/1843001/view)
```

```text output
1:21: "https://arxiv.org/abs/???" leads nowhere. Write the number of the paper, or delete the link
1:55: "https://arxiv.org/pdf/2010.0000" leads nowhere. Write the number of the paper, or delete the link
2:21: "https://arxiv.org/abs/xxxx.xxxxx" leads nowhere. Write the number of the paper, or delete the link
2:62: "https://doi.org/10.xxxx/xxxxx" leads nowhere. Write the number of the paper, or delete the link
3:14: "https://www.linkedin.com/in/username/" leads nowhere. Write the name or number of your page, or delete the link
3:61: "https://github.com/your-username/looms" leads nowhere. Write the name or number of your page, or delete the link
4:14: Only the author can open "https://arxiv.org/submit/1843001/view". Write the address with the number of the paper
```

```markdown bad
[Scholar](https://scholar.google.com/citations?user=)
```

```text output
1:11: "https://scholar.google.com/citations?user=" leads nowhere. Write the name or number of your page, or delete the link
```

PaperMod's sample page has one for search engines:

```markdown bad content/posts/looms.md
---
title: Looms
canonicalURL: "https://canonical.url/to/page"
---
```

```text output
content/posts/looms.md:3:15: Search engines look for this page at "https://canonical.url/to/page". Delete this line
```

What a theme has in its settings is shown to nobody, and a beginning there is followed by a name:

```yaml good _data/social.yml
linkedin: {prepend: "https://www.linkedin.com/in/"}
```

```yaml good config/_default/params.yaml
repo_url: https://github.com/<username>/<repository>
```

```markdown good
- On looms. [arXiv](https://arxiv.org/abs/1843.00001), [DOI](https://doi.org/10.1000/xxx.2020), <https://github.com/username>
- [LinkedIn](https://www.linkedin.com/in/xander-mill), [code](https://github.com/yourkit/yourkit)
- [Template](https://arxiv.org/abs/{{ page.arxiv }}), `[arXiv](https://arxiv.org/abs/xxxx.xxxxx)`
```

The address of another site that has a page with such a name:

```markdown good content/posts/looms.md
---
title: Looms
canonicalURL: "https://looms.example/to/page"
---
```

Measured on 16 findings on 292 unseen sites: 13 wrong, each of which has a guard now.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Settings, Site
from profilelint.toolkit import lazy_pattern

SEVERITY = "warning"

#: The longest address that is looked at, in characters.
MOST = 300
WHAT = {True: "number of the paper", False: "name or number of your page"}
#: Settings of Hugo and Quarto, of which few are links.
SILENT = ("params.yaml", "params.toml", "hugo.toml", "hugo.yaml", "config.toml", "config.yaml", "_quarto.yml")

#: In place of the name of a person or a firm.
NOBODY = (
    r"@?(?:your[_-]?(?:user[_-]?)?(?:name|handle|id|profile|account)|user-?name|<[\w -]{2,30}>|my-?company|xxx{1,9})"
)
PAPER = (
    r"arxiv\.org/(?:(?:abs|pdf)/(?:[?x.]{3,12}|\d{4}\.(?:0{4,5}|[x?]{4,5}))(?:v\d)?(?:\.pdf)?|submit/\d{1,12}(?:/\w*)?)"
    r"|(?:dx\.)?doi\.org/(?:10\.(?:x{3,9}|\?{1,9})/\S{0,99}|[x?]{3,12})"
)
PERSON = (
    rf"(?:(?:linkedin\.com/(?:in|company)/(?:[\w-]{{1,40}}/)?|(?:github|gitlab|twitter|x|facebook|instagram)\.com/)"
    rf"{NOBODY}(?:[/?#]\S{{0,99}})?|(?P<beginning>linkedin\.com/in|scholar\.google\.[a-z.]{{2,6}}/citations\?(?:hl=[\w-]{{2,5}}&)?user=)"
    r"|orcid\.org/0{4}-0{4}-0{4}-0{4})"
)
STUB = lazy_pattern(rf"(?i)https?://(?:www\.)?(?:(?P<paper>{PAPER})|{PERSON}|canonical\.url/to/page)/?")


def check(document: Document | Settings, site: Site) -> Iterator[Finding]:
    if "http" not in document.text or not (isinstance(document, Settings) or site.page(site.locate(document)).is_shown):
        return
    places = [(link.url_span, link.url) for link in document.links if link.kind != "autolink"]
    if not document.path.endswith(SILENT):
        places += [(field.value_span, field.value) for field in document.fields if isinstance(field.value, str)]
    for span, url in places:
        stub = STUB.fullmatch(url.strip()) if len(url) < MOST else None
        if stub and not (stub["beginning"] and isinstance(document, Settings)):
            yield Finding(span, _message(url.strip(), stub), cause="")


def _message(url: str, stub: re.Match[str]) -> str:
    if "/submit/" in url:
        return f'Only the author can open "{url}". Write the address with the number of the paper'
    if "canonical" in url:
        return f'Search engines look for this page at "{url}". Delete this line'
    return f'"{url}" leads nowhere. Write the {WHAT[bool(stub["paper"])]}, or delete the link'
