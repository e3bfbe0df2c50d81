"""A link points to a place that its page of the web does not have.

`https://example.org/talks#2024` opens the page at the place that is named "2024". Where there is none, the visitor lands at
the top of the page and has to search. `#page=3` is for PDF files, and says nothing to a page of the web; `#:~:text=...`
leads to words, if the page has them.

Only `--online` asks the web, and this rule is off by default, as it has to read each page. The page is asked for once,
for the link itself and for all its places. Scripts may add places that are not seen: a page with scripts is doubtful,
and of a page that is very long, or no page of the web, nothing is said.

```text web
https://example.org/talks 200 <h2 id="talks">Talks</h2><a name="turin"></a><p>On the Engine</p>
https://example.org/app 200 <div id="app"></div><script src="app.js"></script>
https://example.org/gone 404
```

```markdown bad
- [Talks](https://example.org/talks#talks), [Turin](https://example.org/talks#turin), [London](https://example.org/talks#london)
- [Slide](https://example.org/talks#page=3), [Engine](https://example.org/talks#:~:text=on%20the%20engine),
  [Mill](https://example.org/talks#:~:text=on%20the%20mill)
```

```text output
1:96: The page "https://example.org/talks" has no place "#london", so this link only opens its top. Correct or remove "#london".
2:11: The page "https://example.org/talks" is no PDF file, so this link only opens its top. Remove "#page=3".
3:10: The page "https://example.org/talks" does not have the words of "#:~:text=on%20the%20mill", so this link only opens its top. Correct or remove them.
```

```markdown good
[Talks](https://example.org/talks#talks), [Turin](https://example.org/talks#turin), [here](#london)
```

Places for scripts, lines of a file, the top of a page, and what is dead anyway:

```markdown good
[Route](https://example.org/talks#/talks), [top](https://example.org/talks#top), [lines](https://example.org/talks#L18),
[gone](https://example.org/gone#talks), [slide](https://example.org/talks#slide=id.p), [talks](https://example.org/talks)
```

A script may add the place, so this is doubtful, and said with `--pedantic` alone:

```markdown bad
[App](https://example.org/app#talks)
```

```text output
1:7: The page "https://example.org/app" has no place "#talks", so this link only opens its top. Correct or remove "#talks".
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from urllib.parse import urldefrag

from profilelint import Answer, Document, Finding
from profilelint.toolkit import shortened

SEVERITY = "warning"
OPT_IN = True


def check(answer: Answer, page: Document) -> Iterator[Finding]:
    if not answer.places or answer.verdict not in {"alive", "moved"}:
        return
    fragment = urldefrag(page.text[answer.url_span.start : answer.url_span.end]).fragment.strip()
    state = dict(answer.places).get(fragment)
    if state in {"absent", "scripted"}:
        message = _message(f'The page "{shortened(answer.final, 200)}"', f"#{fragment}")
        yield Finding(answer.span, message, confidence="certain" if state == "absent" else "doubtful")


def _message(page: str, place: str) -> str:
    shown = f'"{shortened(place, 80)}"'
    if ":~:text=" in place:
        return f"{page} does not have the words of {shown}, so this link only opens its top. Correct or remove them."
    if place.lower().startswith("#page="):
        return f"{page} is no PDF file, so this link only opens its top. Remove {shown}."
    return f"{page} has no place {shown}, so this link only opens its top. Correct or remove {shown}."
