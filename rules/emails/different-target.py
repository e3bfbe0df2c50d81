"""A link shows one e-mail address and writes to another.

Readers who click write to the one, readers who copy write to the other, and one of the two is often old or misspelt.
Put the same address into the text of the link and behind `mailto:`.

```markdown bad
[Mail: ada@example.org](mailto:adda@example.org), [ada [at] old.example](mailto:ada@new.example)

<a href="mailto:ada.l@example.org">ada_l@example.org</a>
```

```text output
1:1: readers see "ada@example.org", but the link writes to "adda@example.org"; put the same address into both
1:51: readers see "ada@old.example", but the link writes to "ada@new.example"; put the same address into both
3:1: readers see "ada_l@example.org", but the link writes to "ada.l@example.org"; put the same address into both
```

```markdown good
[ada@example.org](mailto:ada@example.org), [Ada@Example.org](mailto:ada@example.org?subject=Looms), <ada@example.org>,
[ada [at] example [dot] org](mailto:ada@example.org), [ada&#64;example.org](mailto:ada%40example.org)
```

A tag or a department leads to the same person:

```markdown good
[ada@example.org](mailto:ada+web@example.org), [ada@maths.example.org](mailto:ada@example.org)
```

One link may write to several, and its text may say anything but an address:

```markdown good
[ada@example.org](mailto:ada@example.org,office@example.org), [mail](mailto:ada@example.org),
[write to us at looms@example](mailto:looms@example.org), [ada@example.org](contact.html)
```

An address that only a script completes, or that a template fills in, is not known yet:

```markdown good
[ada@example.org](mailto:{{ site.email }}), <a href="mailto:" data-to="ada">ada@example.org</a>
```
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Link
from profilelint.toolkit import email_fault, nodes_within

SEVERITY = "warning"


def check(link: Link, document: Document) -> Iterator[Finding]:
    if link.url[:7].lower() != "mailto:" or link.kind == "autolink" or not link.text:
        return
    emails = list(nodes_within(document.emails, link.span))
    shown = [email.address for email in emails if email.place in {"text", "code"}]
    targets = [email.address for email in nodes_within(document.emails, link.url_span) if email.place == "mailto"]
    if len(shown) != 1 or email_fault(shown[0]) or not all(targets):
        return
    if targets and not any(_are_same(shown[0], target) for target in targets):
        message = f'readers see "{shown[0]}", but the link writes to "{targets[0]}"; put the same address into both'
        yield Finding(link.span, message)


def _are_same(one: str, other: str) -> bool:
    """Whether two addresses lead to the same person: "+tags" and departments make no difference."""
    (name, _, domain), (other_name, _, other_domain) = one.casefold().partition("@"), other.casefold().partition("@")
    if name.partition("+")[0] != other_name.partition("+")[0]:
        return False
    return domain == other_domain or domain.endswith(f".{other_domain}") or other_domain.endswith(f".{domain}")
