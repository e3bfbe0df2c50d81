"""A link leads to a host whose certificate is faulty, so browsers warn of it.

Before the page, visitors see a full-page warning that the connection is not private, and most turn back. If the page
is yours, renew the certificate; if not, tell its owner, or link to a copy elsewhere.

Only `--online` asks the web.

- `incomplete`: whether to report a host that only leaves out the certificate of its issuer, which most browsers fetch

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
1:9: Browsers warn of "https://old.example.org/": its certificate is faulty (it has expired). Renew it, or link a copy.
1:49: Browsers warn of "https://other.example.org/": its certificate is faulty (it is for another host). Renew it, or link a copy.
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
1:8: Browsers warn of "https://part.example.org/": its certificate is faulty (that of its issuer is missing). Renew it, or link a copy.
```

```markdown good
[Letters](https://example.org/letters) and [others](https://example.net/)
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Answer, Finding
from profilelint.toolkit import shortened

SEVERITY = "warning"

#: The fault that most browsers get around, as they fetch the missing certificate.
INCOMPLETE = "that of its issuer is missing"


def check(answer: Answer, *, incomplete: bool = False) -> Iterator[Finding]:
    if answer.certificate and (incomplete or answer.certificate != INCOMPLETE):
        fault = f'Browsers warn of "{shortened(answer.url, 200)}": its certificate is faulty ({answer.certificate}).'
        yield Finding(answer.span, f"{fault} Renew it, or link a copy.")
