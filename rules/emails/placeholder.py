"""An e-mail address is that of the theme, or a stand-in for the real one.

Readers write to it and never get an answer: mail to `example.com` goes nowhere, and `your-email@gmail.com` belongs to
somebody else. Write the address in, or take it out.

- `names`: what stands before the at-sign where nobody has written a real address
- `generic`: the same, but only in front of one of the `domains`
- `domains`: domains that are nobody's (RFC 2606), or stand for one
- `stock`: addresses that themes bring along

```markdown bad
---
title: Contact
email: you@example.com
---

Write to your-email@university.edu, email [at] domain [dot] com, or [test@example.org](mailto:test@example.org).
```

```text output
3:8: readers write to "you@example.com" in vain, as it is nobody's; write yours, or take it out
6:10: readers write to "your-email@university.edu" in vain, as it is nobody's; write yours, or take it out
6:37: readers write to "email@domain.com" in vain, as it is nobody's; write yours, or take it out
6:70: readers write to "test@example.org" in vain, as it is nobody's; write yours, or take it out
```

```yaml bad _config.yml
title: Notes
author:
  email: none@example.org
```

```text output
_config.yml:3:10: readers write to "none@example.org" in vain, as it is nobody's; write yours, or take it out
```

```markdown good
---
title: Contact
email: ada@looms.example
---

[mail](mailto:ada@engine.example), youri@looms.example, name@looms.example, info@looms.example, emailer@looms.example
```

The contacts of HugoBlox are for `template/stock-config`, which knows whether a page shows them:

```toml good config/_default/params.toml
email = "test@example.org"
```

How to write an address may be shown, and code and comments are no place to be reached at:

```markdown good
My address is first.last@looms.example. Put it into the configuration as `email: you@example.com`.

<!-- you@example.com -->
```

```markdown good
---
title: Setup
# email: you@example.com
---
```

```markdown good
Take the example address (you@example.com) out for that of somebody of your group. Log in with, e.g., me@example.org.

Tauschen Sie die Beispiel-Adresse (name@example.com) aus.
```

```toml options
names = ["nobody"]
domains = ["looms.example"]
```

```markdown good
ada@example.com, your-email@engine.example
```
"""

from collections.abc import Iterator

from profilelint import Document, Email, Finding, Settings
from profilelint.toolkit import lazy_pattern

SEVERITY = "warning"

#: How it is said before an address that it only shows what one looks like.
SHOWN = lazy_pattern(
    r"(?i)\b(?:for example|example (?:e-?mail|address)|e\.g\.|such as|z\. ?b\.|beispiel|par exemple|por ejemplo"
    r"|ad esempio)"
)
#: So many characters before.
NEAR = 60

NAMES = """your-email your_email your.email youremail your-mail your.mail yourmail your-name your_name your.name
    yourname your-address your.address youraddress yourusername your-username your_username your-id yourid email-address
    your.email.address youremailaddress your_mail replace-me changeme"""
GENERIC = """you your netid email e-mail mail me name user username test example sample someone somebody anyone none
    nobody foo abc xxx xyz first.last firstname.lastname john.doe johndoe jane.doe janedoe"""
DOMAINS = """example.com example.org example.net example.edu domain.com domain.edu domain.org yourdomain.com
    your-domain.com mydomain.com mail.com email.com university.edu youruniversity.edu
    your-university.edu yoursite.com site.com institution.edu xxx.com xxx.edu abc.com domain.tld"""
#: Domains at which there is no mail at all, whatever stands before them.
RESERVED = ("example.com", "example.org", "example.net", "example.edu")
STOCK = ("email@gmail.com", "example@gmail.com", "xxx@gmail.com", "username@gmail.com", "test@test.com", "foo@bar.com")

#: The address in the settings of HugoBlox and of hugo-academic before it.
OF_HUGOBLOX = "test@example.org"


def check(
    document: Document | Settings,
    *,
    names: tuple[str, ...] = tuple(NAMES.split()),
    generic: tuple[str, ...] = tuple(GENERIC.split()),
    domains: tuple[str, ...] = tuple(DOMAINS.split()),
    stock: tuple[str, ...] = STOCK,
) -> Iterator[Finding]:
    said: set[str] = set()
    for email in document.emails:
        address = email.address.lower()
        name, _, domain = address.partition("@")
        is_nobodys = domain in domains and (domain in RESERVED or name in generic)
        is_one = name in names or is_nobodys or address in stock
        if is_one and _is_field_of_theme(document, address):
            continue
        if is_one and domain and email.place != "code" and address not in said and not _is_shown(document, email):
            said.add(address)
            message = f'readers write to "{email.address}" in vain, as it is nobody\'s; write yours, or take it out'
            yield Finding(email.span, message)


def _is_field_of_theme(document: Document | Settings, address: str) -> bool:
    """Whether an address is that of HugoBlox in the site's settings."""
    if address != OF_HUGOBLOX or not isinstance(document, Settings):
        return False
    return any(field.path in {"email", "params.email"} and field.value == address for field in document.fields)


def _is_shown(document: Document | Settings, email: Email) -> bool:
    """Whether the text tells how to write an address, rather than whom to write to."""
    start = document.text.rfind("\n", max(0, email.span.start - NEAR), email.span.start) + 1
    return bool(SHOWN.search(document.text, max(start, email.span.start - NEAR), email.span.start))
