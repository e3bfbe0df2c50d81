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

[Mail](mailto:ada@example,org), <a href="mailto:ada @example.org">mail</a>, E-mail: ada@example..org, ada.@example.org
```

```text output
3:8: no mail arrives at "ada@@example.org": it has two "@"; write ada@example.org
6:15: no mail arrives at "ada@example,org": it has a comma where a dot belongs; write ada@example.org
6:49: no mail arrives at "ada @example.org": it has a blank in it; write ada@example.org
6:85: no mail arrives at "ada@example..org": it has two dots in a row; write ada@example.org
6:103: no mail arrives at "ada.@example.org": it has a dot beside the "@"; write ada@example.org
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
1:15: no mail arrives at "ada@example": nothing like ".edu" or ".org" follows "example"
1:43: no mail arrives at "ada.example.org": it has no "@"
1:75: no mail arrives at "ada@engine.local": ".local" is known only inside of a network
1:101: this link opens an empty mail, as no address follows "mailto:"
```

What came into a link together with its address is taken out of it:

```markdown bad
[mail](mailto:ada@example.org.) <a href="mailto: bea@example.org">mail</a> [mail](mailto:mailto:carl@example.org)
```

```text output
1:15: no mail arrives at "ada@example.org.": it ends with a dot; write ada@example.org
1:49: no mail arrives at " bea@example.org": it begins with a blank; write bea@example.org
1:90: no mail arrives at "mailto:carl@example.org": "mailto:" stands there twice; write carl@example.org
```

```markdown fixed
[mail](mailto:ada@example.org) <a href="mailto:bea@example.org">mail</a> [mail](mailto:carl@example.org)
```

Addresses as they should be:

```markdown good
[ada@example.org](mailto:ada@example.org), <ada@math.example.edu>, ada.b+site@example.co.uk, [mail](mailto:a%40b.org),
[both](mailto:ada@example.org,office@example.org?subject=Looms), ada@bücher.example, ada@xn--bcher-kva.example.
```

Who spells an address out has chosen to make readers type it:

```markdown good
ada [at] example [dot] org, ada (at) example.org, ada AT example DOT org, ada&#64;example.org, {ada,bea}@example.org,
[ada[@]example.org](mailto:ada@example.org)
```

A link may leave to the reader whom to write to, or have its address filled in by a script:

```markdown good
[Share](mailto:?subject=Looms&body=example.org), <a href="mailto:" data-name="ada" class="mail">mail</a>
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

In the settings of a site, what stands alone may get its address from the theme:

```yaml good _data/social.yml
- title: Mail
  url: "mailto:"
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

from profilelint import Document, Email, Finding, Fix, Settings
from profilelint.toolkit import email_fault, probable_email, shortened, trimmed_email

SEVERITY = "warning"

PLAIN = ("plain", "entity", "full-width")
DISGUISES = ("[@]", "(@)", "{@}", "<@>")
#: What ties an HTML link to a script that fills in its address.
SCRIPTED = r"\s(?:on[a-z]{3,20}|data-[\w-]{1,50}|id|class|@click)\s*="

#: How far a tag reaches to either side of the address in it.
REACH = 500


def check(email: Email, document: Document, *, disguises: tuple[str, ...] = DISGUISES) -> Iterator[Finding]:
    if email.style in disguises and email.place in {"text", "code"}:
        if not _is_link(email, document):
            why = f'readers cannot click or copy "{email.written}", and it hides nothing from harvesters'
            yield Finding(email.span, f"{why}; write {email.address}")
    elif not email.address and email.place == "mailto":
        if not isinstance(document, Settings) and not _is_scripted(email, document.text):
            yield Finding(email.span, 'this link opens an empty mail, as no address follows "mailto:"')
    elif email.style in PLAIN and (wrong := email_fault(email.address)):
        yield _finding(email, wrong)


def _finding(email: Email, wrong: str) -> Finding:
    if email.address.lower().startswith("mailto:"):
        wrong = '"mailto:" stands there twice'
    trim = trimmed_email(email.address)
    better = trim or probable_email(email.address)
    shown = re.sub(r"\s", " ", shortened(email.address, 80))
    message = f'no mail arrives at "{shown}": {wrong}'
    if not better:
        return Finding(email.span, message)
    fix = Fix.replace(email.span, better, safe=bool(trim)) if email.written == email.address else None
    return Finding(email.span, f"{message}; write {better}", fix)


def _is_link(email: Email, document: Document) -> bool:
    """Whether readers can click on the address, however it is written."""
    mails = (link.span for link in document.links if link.url[:7].lower() == "mailto:")
    return any(span.start <= email.span.start and email.span.end <= span.end for span in mails)


def _is_scripted(email: Email, text: str) -> bool:
    """Whether the tag around the address has attributes that a script goes by."""
    start = text.rfind("<", max(0, email.span.start - REACH), email.span.start)
    end = text.find(">", email.span.end, email.span.end + REACH)
    return 0 <= start < end and bool(re.search(SCRIPTED, text[start:end]))
