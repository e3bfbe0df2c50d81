"""A link to the web could not be checked, because its host blocks programs.

Publishers, search engines and social networks show their pages to people, and give programs a refusal or a riddle. Such
a link is probably fine, but only a browser can tell. So this rule is off by default, and the summary of a run only
counts such links.

Only `--online` asks the web. Where a host always answers with a status such as 403, `accept = [403]` below
`[web.hosts."NAME"]` makes its links alive.

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
1:32: "https://shut.example.org/paper" could not be checked: the host does not show it to programs (403). Open it in a browser.
1:73: "https://docs.example.org/edit" could not be checked: the host asks visitors to sign in. Open it in a browser.
2:14: "https://www.linkedin.com/in/ada" could not be checked: this host does not answer programs (999). Open it in a browser.
2:58: "https://scholar.google.com/citations?user=ada" could not be checked: this host does not answer programs (404). Open it in a browser.
3:10: "https://busy.example.org/" could not be checked: the host asks for proof that you are human. Open it in a browser.
```

```markdown good
[Letters](https://example.org/letters) and [notes](https://example.org/gone), [elsewhere](https://example.net)
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Answer, Finding
from profilelint.toolkit import shortened

SEVERITY = "info"
OPT_IN = True


def check(answer: Answer) -> Iterator[Finding]:
    if answer.verdict == "blocked":
        url = shortened(answer.url, 200)
        yield Finding(answer.span, f'"{url}" could not be checked: {answer.cause}. Open it in a browser.')
