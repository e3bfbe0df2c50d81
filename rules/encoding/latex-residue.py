r"""A command of LaTeX is left in the text.

It came with a title or a name that was copied out of a BibTeX file. LaTeX would set an accent; on a web page readers
see backslashes and braces: `Erd\H{o}s`, `G{\"o}del`, `{IEEE} Transactions`. `--unsafe-fixes` writes what LaTeX would
have set.

```markdown bad
---
title: G{\"o}del and Erd\H{o}s
---

With Lov{\'a}sz. {ADA}: a {L}oom for \emph{punched cards}, {IEEE} Transactions.
```

```text output
2:9: readers see "{\"o}", a command of LaTeX; write "ö" (and 1 more on this line)
5:9: readers see "{\'a}", a command of LaTeX; write "á" (and 4 more on this line)
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
1:20: readers see "\H{o}", a command of LaTeX; write "ő" (and 2 more on this line)
```

```markdown fixed
Talks with Paul Erdős, Lovász and Schrödinger.
```

Formulas, code and BibTeX entries are LaTeX, and Markdown knows escapes and templates know braces of their own:

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
    """Whether it stands in quotation marks in which a backslash has a meaning of its own."""
    quoted = (each.value_span for each in document.fields if document.text.startswith('"', each.value_span.start))
    return any(start <= at < end for start, end in quoted)


def _message(text: str, hit: CharacterFault) -> str:
    written = text[slice(*hit.span)]
    what = "a command of LaTeX" if "\\" in written else "which keeps capitals in BibTeX"
    return f'readers see "{written}", {what}; write "{hit.text}"'
