"""Text in double braces is taken for a variable, and readers do not get it.

Jekyll puts the value of a variable in the place of everything in double braces, in code, BibTeX and formulas too. Where
there is no such variable, that is nothing: `title={{Notes}}` becomes `title=`, `\\frac{{a}}{{b}}` becomes `\\frac`.

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
notes.md:4:21: readers do not get "{{a}}": Jekyll takes it for a variable, which is empty; put {% raw %} before and {% endraw %} behind what is to be shown, or a blank between the braces (and 2 more on this page)
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
talks.md:4:1: readers do not get "{{< youtube abc >}}": Jekyll takes it for a variable, which is empty; write the HTML that it stands for, as this is no page of Hugo
```

Variables with a value, and those that may get one from elsewhere, are fine:

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

Other generators leave it as it is:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/notes.md
{{A New Loom}}
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Site
from profilelint.toolkit import shortened, vanishing_outputs

SEVERITY = "warning"

#: How the shortcodes of Hugo begin inside the braces.
SHORTCODES = ("<", "%")
#: Characters of the page in a message.
MOST = 60


def check(document: Document, site: Site, today: date) -> Iterator[Finding]:
    if "{{" not in document.text:
        return
    for output in vanishing_outputs(site, document, today):
        shown = shortened(" ".join(output.markup.split()), MOST)
        written = document.text[output.span.start : output.span.end]
        quoted = written if len(written) <= MOST and "\n" not in written else f"{{{{ {shown} }}}}"
        remedy = "put {% raw %} before and {% endraw %} behind what is to be shown, or a blank between the braces"
        if output.markup.startswith(SHORTCODES):
            remedy = "write the HTML that it stands for, as this is no page of Hugo"
        message = f'readers do not get "{quoted}": Jekyll takes it for a variable, which is empty; {remedy}'
        yield Finding(output.span, message, fold="")
