r"""A LaTeX command is left in the text.

It came with a title or name that was copied from a BibTeX file. LaTeX would set an accent; on a web page visitors see
backslashes and braces: `Erd\H{o}s`, `G{\"o}del`, `{IEEE} Transactions`. `--unsafe-fixes` writes what LaTeX would show.

```markdown bad
---
title: G{\"o}del and Erd\H{o}s
---

With Lov{\'a}sz. {ADA}: a {L}oom for \emph{punched cards}, {IEEE} Transactions.
```

```text output
2:9: Visitors see "{\"o}", which is LaTeX. Write "ö" (and 1 more on this line).
5:9: Visitors see "{\'a}", which is LaTeX. Write "á" (and 4 more on this line).
```

```markdown fixed
---
title: Gödel and Erdős
---

With Lovász. ADA: a Loom for *punched cards*, IEEE Transactions.
```

```markdown bad
Talks with Paul Erd\H{o}s, Lov\'asz and Schr\"odinger.
```

```text output
1:20: Visitors see "\H{o}", which is LaTeX. Write "ő" (and 2 more on this line).
```

```markdown fixed
Talks with Paul Erdős, Lovász and Schrödinger.
```

Formulas, code and BibTeX entries may be LaTeX, Markdown has escapes, and templates have braces:

```markdown good
$\hat{x} \in {AB}$, \\(\emph{x}\\), `{\"o}`, {{ site.title }}, {: .class}, and {NAME} in a template.

"I don\'t know", she said, \"only you\" know l\'arte and dell\'arte, it\'s 5\"; O\'Neil, AT\&T, snake\_case.
```

```markdown good
The variance of a sum, with the keys {ADA} and {NOTE, YEAR}:

\begin{align*}
\mathbb{V}ar[A+B] &= \mathbb{V}ar[A] + 2 \mathbb{C}ov[A, B] \\
&\quad \textbf{of all}
\end{align*}
```

```markdown good
@article{example, title = {{IEEE} and G{\"o}del}, author = {Example, Ad{\`a}}}

    title = {The {BERT} Loom},
```

Measured on 3 findings on 316 unseen sites: 0 wrong.
"""

from collections.abc import Iterator

from profilelint import Document, Finding
from profilelint.toolkit import CharacterFault, findings_by_line, visible_text

SEVERITY = "info"


def check(document: Document) -> Iterator[Finding]:
    if "\\" not in document.text and "{" not in document.text:
        return
    from profilelint.toolkit import find_latex, may_hold_latex

    if may_hold_latex(document.text):
        text = visible_text(document)
        hits = [hit for hit in find_latex(text) if not _is_escaped(document, hit.span.start)]
        yield from findings_by_line(document, hits, lambda hit: _message(text, hit))


def _is_escaped(document: Document, at: int) -> bool:
    """Whether it is in a double-quoted value, where a backslash is an escape."""
    quoted = (each.value_span for each in document.fields if document.text.startswith('"', each.value_span.start))
    return any(start <= at < end for start, end in quoted)


def _message(text: str, hit: CharacterFault) -> str:
    written = text[slice(*hit.span)]
    origin = "which is LaTeX" if "\\" in written else "whose braces only BibTeX needs"
    return f'Visitors see "{written}", {origin}. Write "{hit.text}".'
