"""A command or a shortcode on a page stops the build of the site.

Jekyll runs Liquid, and Hugo its shortcodes, on the whole text of a page, in code, formulas and comments too. At the
first fault nothing at all is published: the site stays as it was before, and the error is in a log that nobody reads.

```yaml file _config.yml
title: Ada Lovelace
```

````markdown bad notes.md
---
title: Notes
---
Sets such as $\\{{1,2}\\}$ are finite.

```tex
\\newcommand{\\loom}{%
  a loom}
```
````

```text output
notes.md:4:16: Jekyll stops here and builds no page at all: it takes "{{" for the start of a value, and there is no "}}". Put a space between the braces, or {% raw %} before and {% endraw %} after the text.
notes.md:7:19: Jekyll stops here and builds no page at all: it takes "{%" for the start of a command, and there is no "%}". Put {% raw %} before and {% endraw %} after the text, or write the missing "%}".
```

```yaml file _config.yml
title: Ada Lovelace
plugins: [jekyll-seo-tag]
```

```html file _includes/loom.html
A loom.
```

```markdown bad talks.md
---
title: Talks
---
{% include loom.html %}
{% set year = 1843 %}
{% if page.year = 1843 %}Turin{% endif %}
{% include loom.html title=“A loom” %}
{% for talk in site.talks %}{{ talk.title }}
```

```text output
talks.md:5:1: Jekyll stops here and builds no page at all: it has no command "set". Put {% raw %} before and {% endraw %} after what is to be shown, or add the plugin that has it.
talks.md:6:1: Jekyll stops here and builds no page at all: it cannot compare by "page.year = 1843". Write ==, !=, <, >, <=, >= or contains between two values, and "unless" for "if not".
talks.md:7:1: Jekyll stops here and builds no page at all: it cannot read the parameters of "loom.html title=“A loom”". Write name="value" with straight quotes, \\" for a quote inside, and spaces but no commas between.
talks.md:8:1: Jekyll stops here and builds no page at all: this "for" is never closed. Write {% endfor %} after what belongs to it.
```

A file that is included has to exist:

```yaml file _config.yml
title: Ada Lovelace
```

```text file Gemfile.lock
GEM
  specs:
    jekyll (4.3.4)
```

```markdown bad talks.md
---
title: Talks
---
{% include loom.html %}
```

```text output
talks.md:4:1: Jekyll stops here and builds no page at all: there is no "_includes/loom.html".
```

Hugo stops at its shortcodes:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/talks.md
---
title: Talks
---
{{< loom 3 >}} and {{< youtube abc >} of it
```

```text output
content/talks.md:4:5: Hugo stops here and builds no page at all: there is no shortcode "loom". To show it as text, write {{</* loom */>}}
content/talks.md:4:20: Hugo stops here and builds no page at all: it cannot read ">" in this shortcode. Put the value in straight quotes, and end it with the signs it begins with, mirrored, as in {{< figure src="a.png" >}}
```

Braces that are marked as text are fine:

```yaml file _config.yml
title: Ada Lovelace
```

````markdown good notes.md
---
title: Notes
---
Sets such as {% raw %}$\\{{1,2}\\}${% endraw %} are finite, and so are $\\{ \\{1,2\\} \\}$.

{% comment %}{% set year = 1843 %}{% endcomment %}
````

Files that are not on the site are not checked:

```yaml file _config.yml
exclude: [README.md]
```

```markdown good README.md
---
title: Notes
---
{% set year = 1843 %}
```

Commands that a plugin or a theme may have are fine:

```yaml file _config.yml
title: Ada Lovelace
plugins: [jekyll-seo-tag, jekyll-looms]
```

```markdown good notes.md
---
title: Notes
---
{% seo %} {% loom 3 %} {% raw %}{{ a } {% set %}{% endraw %} {{ page.title | loom }}
```

```html file themes/mill/layouts/shortcodes/loom.html
{{ .Inner }}
```

```toml file hugo.toml
theme = "mill"
```

```markdown good content/notes.md
---
title: Notes
---
{{< loom 3 >}}Two looms.{{< /loom >}} {{</* looms */>}} {{ < a > }} {% set %}
```

Measured on 8 findings on 352 unseen sites: 2 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Site
from profilelint.toolkit import hugo_build_stops, jekyll_build_stops

SEVERITY = "error"
WHOLE_SITE = True


def check(document: Document, site: Site, today: date) -> Iterator[Finding]:
    if "{{" not in document.text and "{%" not in document.text:
        return
    for fault in (*jekyll_build_stops(site, document, today), *hugo_build_stops(site, document)):
        yield Finding(fault.span, fault.message)
