"""A mail link leads to an address that is spelled out, so mail to it bounces.

The visitor clicks and writes to "ada [at] example.org", which no mail program can send to. The same happens where the
theme makes the link from a key such as `email`. To show the address, write it in full behind `mailto:` or in the key.
To hide it, remove the link or leave the key empty, and spell the address out as plain text.

```markdown bad
[mail](mailto:ada[at]example.org), [mail](<mailto:ada (at) example (dot) org>), [mail](mailto:ada＠example.org)
```

```text output
1:15: Mail to "ada[at]example.org" bounces. Remove the link to hide the address, or write ada@example.org
1:51: Mail to "ada (at) example (dot) org" bounces. Remove the link to hide the address, or write ada@example.org
1:95: Mail to "ada＠example.org" bounces. Remove the link to hide the address, or write ada@example.org
```

```markdown bad
---
title: Contact
author:
  email: ada at example dot org
---
```

```text output
4:10: Mail to "ada at example dot org" bounces. Leave the key empty to hide the address, or write ada@example.org
```

```markdown good
[mail](mailto:ada@example.org), <a href="mailto:ada&#64;example.org">mail</a>, [mail](mailto:ada%40example.org)
```

An address may be spelled out in text, also in the text of a link that works:

```markdown good
---
title: Contact
bio: Write to ada [at] example [dot] org.
---

ada [at] example [dot] org, `ada AT example DOT org`, [ada (at) example.org](mailto:ada@example.org)
```

```markdown good
---
email: ""
contact: ada (at) example.org
---
```

The layouts of a site may show an address without a link:

```html file _layouts/homepage.html
{% if site.email %}<span>{{ site.email }}</span>{% endif %} <a href="{{ site.url }}">{{ site.title }}</a>
```

```yaml good _config.yml
email: ada (at) example.org
```

```markdown good _pages/about.md
---
email: ada [at] example.org
---
Write to me.
```

Measured on 9 findings on 316 unseen sites: 0 wrong.
"""

import re
from collections.abc import Iterator

from profilelint import Email, Finding, Site
from profilelint.toolkit import email_fault

SEVERITY = "error"

#: Ways of writing an address that work in a link.
CLEAR = ("plain", "entity")

#: How layouts show an address, and how they link it.
SHOWN, LINKED = r"\.email\s*[|}]", r"mailto:\s*\{\{"
#: How many characters of a layout are looked at.
MOST = 100_000


def check(email: Email, site: Site) -> Iterator[Finding]:
    if email.style in CLEAR or email.place not in {"mailto", "field"}:
        return
    if email.place == "field" and _is_only_shown(site):
        return
    way = "Remove the link" if email.place == "mailto" else "Leave the key empty"
    right = "the full address." if email_fault(email.address) else email.address
    message = f'Mail to "{email.written}" bounces. {way} to hide the address, or write {right}'
    yield Finding(email.span, message)


def _is_only_shown(site: Site) -> bool:
    """Whether the site has its own layouts that show the address and none that links it."""
    names = [name for folder in ("_layouts", "_includes") for name in site.walk(folder) if name.endswith(".html")]
    texts = [site.text(name, MOST) for name in names]
    return any(re.search(SHOWN, text) for text in texts) and not any(re.search(LINKED, text) for text in texts)
