"""A link leads to a file, a video or a project that visitors may not open.

On Google Drive, OneDrive, Dropbox and Overleaf a file is private until its owner shares it; the owner, who is signed in,
sees it nevertheless. Visitors see a form to sign in, and then a button to ask for access. Share the file with everybody
who has the link, or put it into the site.

Only `--online` asks the web. Other pages that ask for a sign-in are not reported here, as many visitors may have an account
there (`links/blocked`).

```text web
https://drive.google.com/file/d/1AdA/view 302 https://accounts.google.com/v3/signin/identifier?continue=x
https://accounts.google.com/v3/signin/identifier?continue=x 200 Sign in
https://www.dropbox.com/s/18/notes.pdf?dl=0 302 https://www.dropbox.com/login?cont=x
https://www.dropbox.com/login?cont=x 200 Sign in
https://huggingface.co/ada/engine 401
https://drive.google.com/file/d/1Bea/view 200 notes.pdf
https://library.example.org/18 302 https://login.example.org/?next=18
https://login.example.org/?next=18 200 Sign in
https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D1843engines 403
```

```markdown bad
- *Notes on the Engine.* [Slides](https://drive.google.com/file/d/1AdA/view), [PDF](https://www.dropbox.com/s/18/notes.pdf?dl=0)
- [Video](https://youtu.be/1843engines), [model](https://huggingface.co/ada/engine)
```

```text output
1:35: Visitors cannot open "https://drive.google.com/file/d/1AdA/view": Google asks for an account that the file is shared with. Share it with everybody, or remove the link.
1:85: Visitors cannot open "https://www.dropbox.com/s/18/notes.pdf?dl=0": Dropbox asks for an account or a password. Share it with everybody, or remove the link.
2:11: Visitors cannot open "https://youtu.be/1843engines": the video is private (403). Share it with everybody, or remove the link.
2:50: Visitors cannot open "https://huggingface.co/ada/engine": there is no such repository on Hugging Face, or it is not public (401). Share it with everybody, or remove the link.
```

```markdown good
[Slides](https://drive.google.com/file/d/1Bea/view), [library](https://library.example.org/18), [form](https://accounts.google.com/)
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Answer, Finding
from profilelint.toolkit import shortened

SEVERITY = "warning"


def check(answer: Answer) -> Iterator[Finding]:
    if answer.verdict == "no-access":
        what = f'Visitors cannot open "{shortened(answer.url, 200)}": {answer.cause}.'
        yield Finding(answer.span, f"{what} Share it with everybody, or remove the link.")
