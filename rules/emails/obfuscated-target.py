"""A mail link leads to an address that is spelled out, so mail to it bounces.

The reader clicks on it and writes to "ada [at] example.org", which no mail program can send to. This happens also where
the theme makes the link out of a key such as `email`. Whether to show the address or to hide it is the owner's choice:
write it in full behind `mailto:` or in that key, or else leave the key empty or take the link away, and spell the
address out as mere text.

```markdown bad
[mail](mailto:ada[at]example.org), [mail](<mailto:ada (at) example (dot) org>), [mail](mailto:ada＠example.org)
```

```text output
1:15: no mail arrives at "ada[at]example.org"; write ada@example.org, or take the link away to hide it
1:51: no mail arrives at "ada (at) example (dot) org"; write ada@example.org, or take the link away to hide it
1:95: no mail arrives at "ada＠example.org"; write ada@example.org, or take the link away to hide it
```

```markdown bad
---
title: Contact
author:
  email: ada at example dot org
---
```

```text output
4:10: no mail arrives at "ada at example dot org"; write ada@example.org, or leave the key empty to hide it
```

```markdown good
[mail](mailto:ada@example.org), <a href="mailto:ada&#64;example.org">mail</a>, [mail](mailto:ada%40example.org)
```

An address that is spelled out in text is there to be read, also as the text of a link that works:

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

So is the one that the layouts of a site show without a link:

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
"""

import re
from collections.abc import Iterator

from profilelint import Email, Finding, Site
from profilelint.toolkit import email_fault

SEVERITY = "error"

#: Ways of writing an address that browsers undo, or that are faults of another kind.
CLEAR = ("plain", "entity")

#: How layouts show an address, and how they link it.
SHOWN, LINKED = r"\.email\s*[|}]", r"mailto:\s*\{\{"
#: So many characters of a layout are looked at.
MOST = 100_000


def check(email: Email, site: Site) -> Iterator[Finding]:
    if email.style in CLEAR or email.place not in {"mailto", "field"}:
        return
    if email.place == "field" and _is_only_shown(site):
        return
    way = "take the link away" if email.place == "mailto" else "leave the key empty"
    right = "the address in full" if email_fault(email.address) else email.address
    message = f'no mail arrives at "{email.written}"; write {right}, or {way} to hide it'
    yield Finding(email.span, message)


def _is_only_shown(site: Site) -> bool:
    """Whether the site has layouts of its own that show the address, and none that links it."""
    names = [name for folder in ("_layouts", "_includes") for name in site.walk(folder) if name.endswith(".html")]
    texts = [site.text(name, MOST) for name in names]
    return any(re.search(SHOWN, text) for text in texts) and not any(re.search(LINKED, text) for text in texts)
