"""An e-mail address cannot be used as it is written.

Nobody can click on `ada[@]example.org`, and a visitor who copies it gets an address that no mail program accepts. It
does not stop spam either: harvesters undo `[@]` first of all. Mail to an address with a slip, such as a comma for a dot
or a missing ending, is lost.

- `disguises`: ways of writing the at-sign that hide nothing

```markdown bad
Write to `ada[@]example.org` or (ada(@)example.edu).
```

```text output
1:11: "ada[@]example.org" cannot be clicked or copied, and does not stop spam. Write ada@example.org
1:34: "ada(@)example.edu" cannot be clicked or copied, and does not stop spam. Write ada@example.edu
```

```markdown bad
---
title: Contact
email: ada@@example.org
---

[Mail](mailto:ada@example,org), <a href="mailto:ada @example.org">mail</a>, E-mail: ada@example..org, ada.@example.org
```

```text output
3:8: "ada@@example.org" has two "@", so mail to it bounces. Write ada@example.org
6:15: "ada@example,org" has a comma where a dot belongs, so mail to it bounces. Write ada@example.org
6:49: "ada @example.org" has a space in it, so mail to it bounces. Write ada@example.org
6:85: "ada@example..org" has two dots in a row, so mail to it bounces. Write ada@example.org
6:103: "ada.@example.org" has a dot beside the "@", so mail to it bounces. Write ada@example.org
```

```markdown fixed
---
title: Contact
email: ada@example.org
---

[Mail](mailto:ada@example.org), <a href="mailto:ada@example.org">mail</a>, E-mail: ada@example.org, ada@example.org
```

```markdown bad
[mail](mailto:ada@example), [mail](mailto:ada.example.org), [mail](mailto:ada@engine.local), [mail](mailto:)
```

```text output
1:15: "ada@example" has no ending such as ".edu" or ".org", so mail to it bounces. Correct it.
1:43: "ada.example.org" has no "@", so mail to it bounces. Correct it.
1:75: "ada@engine.local" ends with ".local", which works only inside one network, so mail to it bounces. Correct it.
1:101: This link has no address after "mailto:", so it opens an empty mail. Add one.
```

A full stop, a space or a second `mailto:` that was copied with the address is removed:

```markdown bad
[mail](mailto:ada@example.org.) <a href="mailto: bea@example.org">mail</a> [mail](mailto:mailto:carl@example.org)
```

```text output
1:15: "ada@example.org." ends with a dot, so mail to it may bounce. Write ada@example.org
1:49: " bea@example.org" starts with a space, so mail to it may bounce. Write bea@example.org
1:90: "mailto:carl@example.org" repeats "mailto:", so mail to it may bounce. Write carl@example.org
```

```markdown fixed
[mail](mailto:ada@example.org) <a href="mailto:bea@example.org">mail</a> [mail](mailto:carl@example.org)
```

These addresses are right:

```markdown good
[ada@example.org](mailto:ada@example.org), <ada@math.example.edu>, ada.b+site@example.co.uk, [mail](mailto:a%40b.org),
[both](mailto:ada@example.org,office@example.org?subject=Looms), ada@bücher.example, ada@xn--bcher-kva.example,
[me](mailto:Ada%20Lovelace%20%3Cada@example.org%3E).
```

An address that is spelled out is the author's choice, as readers have to type it:

```markdown good
ada [at] example [dot] org, ada (at) example.org, ada AT example DOT org, ada&#64;example.org, {ada,bea}@example.org,
[ada[@]example.org](mailto:ada@example.org)
```

A link may leave the recipient open, or have its address filled in by a script:

```markdown good
[Share](mailto:?subject=Looms&body=example.org), <a href="mailto:" data-name="ada" class="mail">mail</a>
```

Not everything with an at-sign is an address:

```markdown good
Talk at SemEval@ACL 2025 and MMLab@NTU, `git@github.com:ada/looms.git`, `npm i @ada/looms@1.2`, @ada, ada@host,
[profile](https://example.org/@ada), https://example.org/@ada, as shown by [@lovelace1843].
```

Addresses that are filled in when the site is built, and those that nobody sees, are left alone:

```markdown good
---
title: Contact
email: "{{ site.email }}"
---

[mail](mailto:{{ site.email }}), <a href="mailto:{{ page.email }}">mail</a> <!-- ada[@]example.org -->
```

In the settings of a site, the theme may add the address behind a bare `mailto:`:

```yaml good _data/social.yml
- title: Mail
  url: "mailto:"
```

A sentence may end or go on after an address:

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
1:1: "ada[at]example.org" cannot be clicked or copied, and does not stop spam. Write ada@example.org
```

Measured on 9 findings on 316 unseen sites: 1 wrong.
"""

import re
from collections.abc import Iterator

from profilelint import Document, Email, Finding, Fix, Settings
from profilelint.toolkit import email_fault, lazy_pattern, probable_email, shortened, trimmed_email

SEVERITY = "warning"

PLAIN = ("plain", "entity", "full-width")
DISGUISES = ("[@]", "(@)", "{@}", "<@>")
#: Attributes of an HTML link whose address a script may fill in.
SCRIPTED = r"\s(?:on[a-z]{3,20}|data-[\w-]{1,50}|id|class|@click)\s*="

#: A name with its address behind it, as mail programs write both: the address alone must be right.
NAMED = lazy_pattern(r"[^<>@]{1,200}<([^<>\s]{3,200})>")

#: How many characters of a tag are looked at on either side of the address in it.
REACH = 500


def check(email: Email, document: Document, *, disguises: tuple[str, ...] = DISGUISES) -> Iterator[Finding]:
    if email.style in disguises and email.place in {"text", "code"}:
        if not _is_link(email, document):
            why = f'"{email.written}" cannot be clicked or copied, and does not stop spam.'
            yield Finding(email.span, f"{why} Write {email.address}")
    elif not email.address and email.place == "mailto":
        if not isinstance(document, Settings) and not _is_scripted(email, document.text):
            yield Finding(email.span, 'This link has no address after "mailto:", so it opens an empty mail. Add one.')
    elif email.style in PLAIN and (fault := email_fault(email.address)):
        named = NAMED.fullmatch(email.address) if email.place == "mailto" else None
        if not named or email_fault(named[1]):
            yield _finding(email, fault)


def _finding(email: Email, fault: str) -> Finding:
    if email.address.lower().startswith("mailto:"):
        fault = 'repeats "mailto:"'
    trim = trimmed_email(email.address)
    better = trim or probable_email(email.address)
    shown = re.sub(r"\s", " ", shortened(email.address, 80))
    message = f'"{shown}" {fault}, so mail to it {"may bounce" if trim else "bounces"}.'
    if not better:
        return Finding(email.span, f"{message} Correct it.")
    fix = Fix.replace(email.span, better, safe=bool(trim)) if email.written == email.address else None
    return Finding(email.span, f"{message} Write {better}", fix)


def _is_link(email: Email, document: Document) -> bool:
    """Whether the address is the text of a mail link."""
    mails = (link.span for link in document.links if link.url[:7].lower() == "mailto:")
    return any(span.start <= email.span.start and email.span.end <= span.end for span in mails)


def _is_scripted(email: Email, text: str) -> bool:
    """Whether the tag around the address has attributes that a script may look for."""
    start = text.rfind("<", max(0, email.span.start - REACH), email.span.start)
    end = text.find(">", email.span.end, email.span.end + REACH)
    return 0 <= start < end and bool(re.search(SCRIPTED, text[start:end]))
