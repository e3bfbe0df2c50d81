"""An e-mail address cannot be used as it is written.

Nobody can click on `ada[@]example.org`, and a reader who copies it gets an address that no mail program takes. Nor does
it keep anyone away: harvesters of addresses undo `[@]` first of all. An address with a slip in it, such as a comma for
a dot or no ending at all, loses the mail without a word.

- `disguises`: ways of writing the at-sign that hide nothing

```markdown bad
Write to `ada[@]example.org` or (ada(@)example.edu).
```

```text output
1:11: readers cannot click or copy "ada[@]example.org", and it hides nothing from harvesters; write ada@example.org
1:34: readers cannot click or copy "ada(@)example.edu", and it hides nothing from harvesters; write ada@example.edu
```

```markdown bad
---
title: Contact
email: ada@@example.org
---

[Mail](mailto:ada@example), [mail](mailto:ada@example,org), [mail](mailto:ada.example.org), E-mail: ada@example..org
```

```text output
3:8: no mail arrives at "ada@@example.org": it has two "@"
6:15: no mail arrives at "ada@example": nothing like ".edu" or ".org" follows "example"
6:43: no mail arrives at "ada@example,org": it has a comma where a dot belongs
6:75: no mail arrives at "ada.example.org": it has no "@"
6:101: no mail arrives at "ada@example..org": it has two dots in a row
```

```markdown bad
<a href="mailto:ada @example.org">mail</a> <a href="mailto:ada@example.org.">mail</a> [mail](mailto:)
```

```text output
1:17: no mail arrives at "ada @example.org": it has a blank in it
1:60: no mail arrives at "ada@example.org.": it ends with a dot
1:94: this link opens an empty mail, as no address follows "mailto:"
```

Addresses as they should be:

```markdown good
[ada@example.org](mailto:ada@example.org), <ada@math.example.edu>, ada.b+site@example.co.uk, [mail](mailto:a%40b.org),
[both](mailto:ada@example.org,office@example.org?subject=Looms), ada@bücher.example, ada@xn--bcher-kva.example.
```

Who spells an address out has chosen to make readers type it:

```markdown good
ada [at] example [dot] org, ada (at) example.org, ada AT example DOT org, ada&#64;example.org
```

Much that has an at-sign is no address:

```markdown good
Talk at SemEval@ACL 2025 and MMLab@NTU, `git@github.com:ada/looms.git`, `npm i @ada/looms@1.2`, @ada, ada@host,
[profile](https://example.org/@ada), https://example.org/@ada, as shown by [@lovelace1843].
```

Some addresses are filled in when the site is built, and what nobody sees is left alone:

```markdown good
---
title: Contact
email: "{{ site.email }}"
---

[mail](mailto:{{ site.email }}), <a href="mailto:{{ page.email }}">mail</a> <!-- ada[@]example.org -->
```

A sentence may end, or go on, behind an address:

```markdown good
Write to ada@example.org. Or, if you must, to office@example.org, and to bea@example.org; (cc: carl@example.org).
```

```toml options
disguises = ["[at]"]
```

```markdown bad
ada[at]example.org, ada[@]example.org
```

```text output
1:1: readers cannot click or copy "ada[at]example.org", and it hides nothing from harvesters; write ada@example.org
```
"""

import re
from collections.abc import Iterator

from profilelint import Email, Finding

SEVERITY = "warning"

#: The end of a domain: letters, or the ASCII form of others (RFC 5890, section 2.3.2.1).
ENDING = r"(?i)[^\W\d_]{2,63}|xn--[a-z0-9-]{1,59}"
PLAIN = ("plain", "entity", "full-width")


def check(email: Email, *, disguises: tuple[str, ...] = ("[@]", "(@)")) -> Iterator[Finding]:
    if email.style in disguises:
        why = f'readers cannot click or copy "{email.written}", and it hides nothing from harvesters'
        yield Finding(email.span, f"{why}; write {email.address}")
    elif not email.address and email.place == "mailto":
        yield Finding(email.span, 'this link opens an empty mail, as no address follows "mailto:"')
    elif email.style in PLAIN and (fault := _fault(email.address)):
        yield Finding(email.span, f'no mail arrives at "{email.address}": {fault}')


def _fault(address: str) -> str:
    """What is wrong with an address, or nothing."""
    local, sign, domain = address.rpartition("@")
    ending = domain.rpartition(".")[2]
    faults = {
        'it has no "@"': not sign,
        "it has a blank in it": len(address.split()) != 1,
        'it has two "@"': "@" in local,
        'nothing stands before the "@"': not local,
        'nothing stands behind the "@"': not domain,
        "it has two dots in a row": ".." in address,
        "it has a comma where a dot belongs": "," in domain,
        "it begins with a dot": address.startswith("."),
        'it has a dot beside the "@"': local.endswith(".") or domain.startswith("."),
        "it ends with a dot": domain.endswith("."),
        f'nothing like ".edu" or ".org" follows "{domain}"': "." not in domain,
        f'no domain ends with ".{ending}"': not re.fullmatch(ENDING, ending),
    }
    return next((fault for fault, is_so in faults.items() if is_so), "")
