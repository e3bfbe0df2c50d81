"""A link to the web could not be verified, because its host blocks programs.

Publishers, search engines and social networks show their pages to people, and to programs a refusal or a riddle. Such
a link is probably fine; only a look with a browser tells. Hence this rule is off by default, and the summary of a run
only counts such links.

Only `--online` asks the web. For a host that refuses a status on purpose, `accept = [403]` below `[web.hosts."NAME"]`
makes its links alive.

```text web
https://shut.example.org/paper 403
https://www.linkedin.com/in/ada 999
https://scholar.google.com/citations?user=ada 404
https://busy.example.org/ 200 unusual traffic from your computer network
https://example.org/letters 200
https://example.org/gone 404
https://docs.example.org/edit 302 https://login.example.org/?next=edit
https://login.example.org/?next=edit 200
```

```markdown bad
- *Notes on the Engine.* [PDF](https://shut.example.org/paper) [Slides](https://docs.example.org/edit)
- [LinkedIn](https://www.linkedin.com/in/ada), [Scholar](https://scholar.google.com/citations?user=ada)
- [Busy](https://busy.example.org)
```

```text output
1:32: "https://shut.example.org/paper" could not be verified: the host does not show it to programs (403)
1:73: "https://docs.example.org/edit" could not be verified: the host wants readers to sign in
2:14: "https://www.linkedin.com/in/ada" could not be verified: this host does not answer programs (999)
2:58: "https://scholar.google.com/citations?user=ada" could not be verified: this host does not answer programs (404)
3:10: "https://busy.example.org/" could not be verified: the host wants proof that a human asks
```

```markdown good
[Letters](https://example.org/letters) and [notes](https://example.org/gone), [elsewhere](https://example.net)
```
"""

from collections.abc import Iterator

from profilelint import Answer, Finding
from profilelint.toolkit import shortened

SEVERITY = "info"
OPT_IN = True


def check(answer: Answer) -> Iterator[Finding]:
    if answer.verdict == "blocked":
        yield Finding(answer.span, f'"{shortened(answer.url, 200)}" could not be verified: {answer.cause}')
