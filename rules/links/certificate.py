"""Browsers warn of the host that a link leads to, as its certificate is faulty.

Before the page, the reader sees a full-page warning that the connection is not private, and most turn back. If the page
is yours, renew the certificate; if not, tell its owner, or link to a copy elsewhere.

Only `--online` asks the web.

- `incomplete`: whether to say so as well where only the certificate of an issuer is missing, which most browsers find

```text web
https://old.example.org/ certificate it has expired
https://other.example.org/ certificate it is for another host
https://example.org/letters 200
https://part.example.org/ certificate that of its issuer is missing
```

```markdown bad
[Notes](https://old.example.org/) and [letters](https://other.example.org)
```

```text output
1:9: browsers warn of "https://old.example.org/", as its certificate is faulty: it has expired
1:49: browsers warn of "https://other.example.org/", as its certificate is faulty: it is for another host
```

```markdown good
[Letters](https://example.org/letters), and [more](https://part.example.org/)
```

```toml options
incomplete = true
```

```markdown bad
[More](https://part.example.org/)
```

```text output
1:8: browsers warn of "https://part.example.org/", as its certificate is faulty: that of its issuer is missing
```

```markdown good
[Letters](https://example.org/letters) and [others](https://example.net/)
```
"""

from collections.abc import Iterator

from profilelint import Answer, Finding
from profilelint.toolkit import shortened

SEVERITY = "warning"

#: What most browsers mend, as they fetch the certificate that is missing.
MENDED = "that of its issuer is missing"


def check(answer: Answer, *, incomplete: bool = False) -> Iterator[Finding]:
    if answer.certificate and (incomplete or answer.certificate != MENDED):
        url = shortened(answer.url, 200)
        yield Finding(answer.span, f'browsers warn of "{url}", as its certificate is faulty: {answer.certificate}')
