"""Two e-mail addresses on a page differ by one character.

Visitors cannot tell which one is right, and mail to the other is lost or read by a stranger. The addresses of a page
are compared with each other and with the owner's: those in the settings of the theme, and in `[owner]` of the
configuration.

- `least`: names and parts of domains with fewer characters are not compared, as they are often alike by chance

```markdown bad
# Contact

Write to [me](mailto:ada.lovelace@example.org), or by night to ada.lovelcae@example.org.
```

```text output
3:64: "ada.lovelcae@example.org" and "ada.lovelace@example.org" on line 3 differ by one character. Is one misspelt?
```

```yaml file _config.yml
author:
  email: a_byron@bly.example
```

```markdown bad index.md
Mail: abyron [at] bly [dot] example
```

```text output
index.md:1:7: "abyron@bly.example" and "a_byron@bly.example" in _config.yml differ by one character. Is one misspelt?
```

```markdown bad
ada@analytical.example, ada@analytcal.example
```

```text output
1:25: "ada@analytcal.example" and "ada@analytical.example" on line 1 differ by one character. Is one misspelt?
```

The same address may be there twice, and Gmail ignores dots:

```markdown good
ada.lovelace@example.org, Ada.Lovelace@example.org, ada [dot] lovelace [at] example.org,
ada.lovelace@gmail.com, adalovelace@gmail.com
```

Addresses of two people at one place may be alike: they differ by an initial or a number, or are short:

```markdown good
abyron@example.org, cbyron@example.org, byronan@example.org, byrona@example.org,
byron01@example.org, byron02@example.org, li@example.org, lu@example.org, lovelacea@example.org, lovelaceb@example.org
```

An address that cannot work is reported by `emails/malformed` instead:

```markdown good
ada.lovelace@example.org, ada..lovelace@example.org
```

Departments and other universities are not slips:

```markdown good
ada@example.org, ada@cs.example.org, ada@ee.example.org, ada@ucsb.example, ada@ucsd.example, ada@163.com, ada@126.com
```

```toml options
least = 20
```

```markdown good
ada.lovelace@example.org, ada.lovelcae@example.org
```
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Site
from profilelint.toolkit import common_prefix_length, email_fault, is_one_edit

SEVERITY = "warning"

#: Providers that read a name with and without its dots as the same.
DOTLESS = ("gmail.com", "googlemail.com")
#: A page with more is a list of people.
MOST = 20


def check(document: Document, site: Site, *, least: int = 6) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    addresses = {email.address.lower() for email in document.emails} if document.emails else set()
    if 0 < len(addresses) <= MOST:
        seen = {address.lower(): f"in {place}" for address, place in site.owner.emails.items()}
    for email in document.emails if seen or len(addresses) in range(2, MOST + 1) else ():
        address = email.address.lower()
        if address not in seen and not email_fault(address):
            for other, where in seen.items():
                if _is_near(address, other, least):
                    message = f'"{address}" and "{other}" {where} differ by one character. Is one misspelt?'
                    yield Finding(email.span, message)
            seen[address] = f"on line {document.position(email.span.start)[0]}"


def _is_near(one: str, other: str, least: int) -> bool:
    (name, _, domain), (other_name, _, other_domain) = one.partition("@"), other.partition("@")
    if domain == other_domain:
        return _is_slip(name, other_name, least) and not (
            domain in DOTLESS and name.replace(".", "") == other_name.replace(".", "")
        )
    if name != other_name or not is_one_edit(domain, other_domain):
        return False
    labels, others = domain.split("."), other_domain.split(".")
    differing = [pair for pair in zip(labels, others, strict=False) if pair[0] != pair[1]]
    return len(labels) != len(others) or min(map(len, differing[0])) >= least


def _is_slip(name: str, other: str, least: int) -> bool:
    """Whether two names differ by a slip, and not by an initial or a number as those of two people do."""
    start = common_prefix_length(name, other)
    changed = name[start : start + 1] + other[start : start + 1]
    if min(len(name), len(other)) < least or not start or any(each.isdigit() for each in changed):
        return False
    ends_alike = name[-1] == other[-1] or sorted(name) == sorted(other)
    return ends_alike and is_one_edit(name, other)
