"""Text in double braces is taken for a variable, so visitors do not see it.

Jekyll replaces everything in double braces with the value of a variable, in code, BibTeX and formulas too. If there is
no such variable, the text disappears: `title={{Notes}}` becomes `title=`, `\\frac{{a}}{{b}}` becomes `\\frac`.

```yaml file _config.yml
title: Ada Lovelace
```

````markdown bad notes.md
---
title: Notes
---
Half of it is $\\frac{{a}}{2}$, and {{ A New Loom }} is text.

```bibtex
@article{ada1843,
  title = {{Notes on the Analytical Engine}},
  year = {1843}
}
```
````

```text output
notes.md:4:21: Visitors do not see "{{a}}": Jekyll takes it for a variable, which is empty. Put a space between the braces, or {% raw %} before and {% endraw %} after the text (and 2 more on this page).
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad talks.md
---
title: Talks
---
{{< youtube abc >}}
```

```text output
talks.md:4:1: Visitors do not see "{{< youtube abc >}}": Jekyll takes it for a variable, which is empty. Write HTML instead, as shortcodes are Hugo's.
```

Variables that have a value, or may get one from elsewhere, are fine:

```yaml file _config.yml
title: Ada Lovelace
```

```html file _includes/base_path.html
{% assign base_path = site.baseurl %}
```

````markdown good notes.md
---
title: Notes
---
{% include base_path.html %}{% assign loom = "a loom" %}
{{ site.title }}, {{ loom }}, {{ somewhere }} and {% raw %}{{A New Loom}}{% endraw %}

```sh
cd {{ base_path }}/{{ page.title | slugify }} {{ "loom" }} { {a} }
```
````

Other generators leave such text as it is:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/notes.md
{{A New Loom}}
```

Measured on 24 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Site
from profilelint.toolkit import shortened, vanishing_outputs

SEVERITY = "warning"

#: The signs that begin a shortcode of Hugo inside the braces.
SHORTCODES = ("<", "%")
#: The most characters of the page in a message.
MOST = 60


def check(document: Document, site: Site, today: date) -> Iterator[Finding]:
    if "{{" not in document.text:
        return
    for output in vanishing_outputs(site, document, today):
        shown = shortened(" ".join(output.markup.split()), MOST)
        written = document.text[output.span.start : output.span.end]
        quoted = written if len(written) <= MOST and "\n" not in written else f"{{{{ {shown} }}}}"
        advice = "Put a space between the braces, or {% raw %} before and {% endraw %} after the text."
        if output.markup.startswith(SHORTCODES):
            advice = "Write HTML instead, as shortcodes are Hugo's."
        message = f'Visitors do not see "{quoted}": Jekyll takes it for a variable, which is empty. {advice}'
        yield Finding(output.span, message, fold="")
