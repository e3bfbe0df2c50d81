"""What local addresses lead to, as Jekyll, Hugo and Quarto build a site and as GitHub shows a folder.

The sites are of people who do not exist. A row is a page, an address on it and what that leads to: "found" with the
file, "case" with the right spelling, "missing", "unknown" or "elsewhere".
"""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.read.reader import read
from profilelint.site.site import Site

JEKYLL = {
    "_config.yml": """\
title: "Mina Okafor"        # the name on the page
url: "https://mina-okafor.example.org"
baseurl: "/~mina"
repository: "mina-okafor/mina-okafor.github.io"
permalink: /:categories/:title/
cv_file: /files/cv.pdf
imagemagick:
  enabled: true
include:
  - _pages
  - .htaccess
plugins: [jekyll-redirect-from]
exclude: [Gemfile, vendor, drafts-for-me/, "*.log", docs/private]
collections:
  talks:
    output: true
    permalink: /:collection/:path/
  people: {output: false}
  recipes:
    output: true
defaults:
  - scope: {path: "_recipes", type: recipes}
    values: {permalink: "/kitchen/:title"}
  - scope:
      path: ""
      type: posts
    values:
      layout: single
""",
    "_pages/about.md": '---\npermalink: /\ntitle: ""\nredirect_from:\n  - /about/\n  - /about.html\n---\n# 👋 Hello\n',
    "_pages/publications.html": '---\nlayout: archive\npermalink: /publications/\n---\n<h2 id="theses">Theses</h2>\n',
    "_pages/cv.md": "---\npermalink: /cv\nredirect_from: [\"/resume\", '/vita/']\n---\n## Education\n",
    "_pages/part.md": "Some text without front matter.\n",
    "teaching.md": "---\ntitle: Teaching\n---\n## Spring term {#spring}\n",
    "blog/index.html": "---\n---\n",
    "research/index.md": "---\n---\n",
    "_posts/2021-03-04-On-Sand-Dunes.md": "---\ncategories: Field Notes\n---\n",
    "notes/_posts/2020-01-02-tides.md": "---\ntitle: Tides\n---\n",
    "_posts/2022-05-06-moved.md": "---\npermalink: /elsewhere/moved.html\n---\n",
    "_posts/2022-05-07-secret.md": "---\npublished: false\n---\n",
    "_talks/2019-08-01-lisbon.md": "---\ntitle: Lisbon\n---\n",
    "_talks/lisbon-slides.pdf": "",
    "_talks/handout": "---\npermalink: /hand-out/\n---\n",
    "_people/ada.md": "---\ntitle: Ada\n---\n",
    "_recipes/Jollof Rice.md": "---\ntitle: Rice\n---\n",
    "_includes/contact.html": "",
    "_drafts/idea.md": "---\n---\n",
    "markdown_generator/written.md": "[Dunes](bib/dunes.bib)\n",
    "_site/old.html": "<html>",
    "files/cv.pdf": "",
    "files/Mina_Okafor_CV.PDF": "",
    "images/Dünen.png": "",
    "images/mina.jpg": "",
    "assets/css/main.scss": "---\n---\n",
    "drafts-for-me/plan.pdf": "",
    "docs/private/grades.pdf": "",
    ".htaccess": "",
    ".hidden/key.txt": "",
    "CNAME": "www.mina-okafor.example.org\n",
    "empty-submodule/": "",
    "README.md": "# How to build\n",
}

JEKYLL_LINKS = """
_pages/about.md | /~mina/files/cv.pdf | found files/cv.pdf
_pages/about.md | files/cv.pdf | found files/cv.pdf
_pages/about.md | ./files/cv.pdf#page=2 | found files/cv.pdf
_pages/about.md | {{ site.baseurl }}/files/cv.pdf | found files/cv.pdf
_pages/about.md | {{site.url}}{{site.baseurl}}/files/cv.pdf | found files/cv.pdf
_pages/about.md | {{ "/files/cv.pdf" | relative_url }} | found files/cv.pdf
_pages/about.md | {{ 'files/cv.pdf' \\| absolute_url }} | found files/cv.pdf
_pages/about.md | {{ base_path }}/files/cv.pdf | found files/cv.pdf
_pages/about.md | {{ '/files/cv.pdf' | prepend: site.baseurl | prepend: site.url }} | found files/cv.pdf
_pages/about.md | {{ site.cv_file | relative_url }} | found files/cv.pdf
_pages/about.md | https://mina-okafor.example.org/~mina/files/cv.pdf | found files/cv.pdf
_pages/about.md | //www.mina-okafor.example.org/~mina/cv | found _pages/cv.md
_pages/about.md | {% link _pages/cv.md %} | found _pages/cv.md
_pages/about.md | {{ site.baseurl }}{% link teaching.md %}#spring | found teaching.md
_pages/about.md | {% post_url 2021-03-04-On-Sand-Dunes %} | found _posts/2021-03-04-On-Sand-Dunes.md
_pages/about.md | {% post_url notes/2020-01-02-tides %} | found notes/_posts/2020-01-02-tides.md
_pages/about.md | /~mina/publications/ | found _pages/publications.html
_pages/about.md | /~mina/publications | found _pages/publications.html
_pages/about.md | publications/#theses | found _pages/publications.html
_pages/about.md | about.html | found
_pages/about.md | resume | found
_pages/about.md | vita/ | found
_pages/about.md | cv.html | found _pages/cv.md
_pages/about.md | teaching/ | found teaching.md
_pages/about.md | blog/ | found blog/index.html
_pages/about.md | research | found research/index.md
_pages/about.md | field/notes/On-Sand-Dunes/ | found _posts/2021-03-04-On-Sand-Dunes.md
_pages/about.md | notes/tides/ | found notes/_posts/2020-01-02-tides.md
_pages/about.md | elsewhere/moved.html | found _posts/2022-05-06-moved.md
_pages/about.md | talks/2019-08-01-lisbon/ | found _talks/2019-08-01-lisbon.md
_pages/about.md | talks/lisbon-slides.pdf | found _talks/lisbon-slides.pdf
_pages/about.md | hand-out/ | found _talks/handout
_pages/about.md | kitchen/Jollof-Rice | found _recipes/Jollof Rice.md
_pages/about.md | images/D%C3%BCnen.png | found images/Dünen.png
_pages/about.md | assets/css/main.css | found assets/css/main.scss
_pages/about.md | .htaccess | found .htaccess
_pages/cv.md | files/cv.pdf | found files/cv.pdf
_pages/publications.html | ../files/cv.pdf | found files/cv.pdf
_pages/publications.html | ../../../files/cv.pdf | elsewhere
README.md | _config.yml | found _config.yml
README.md | _pages/about.md | found _pages/about.md
_pages/about.md | empty-submodule/data.csv | unknown
markdown_generator/written.md | bib/dunes.bib | unknown
_pages/about.md | feed.xml | unknown
_pages/about.md | blog/page2/ | unknown
_pages/about.md | images/mina-480.webp | unknown
_pages/about.md | images/juno-480.webp | missing
_pages/about.md | {{ post.url | relative_url }} | unknown
_pages/about.md | {{ page.slides }} | unknown
_pages/about.md | {% if x %}/a{% endif %} | unknown
_pages/about.md | www.uni.example.edu/mina | unknown
_pages/about.md | uni.example.edu | unknown
_pages/about.md | mina@uni.example.edu | unknown
_pages/about.md | /files/cv.pdf | elsewhere
_pages/about.md | /~mina/Dunes-Fall2021/ | missing
_pages/about.md | /Dunes-Fall2021/ | elsewhere
_pages/about.md | https://example.org/files/cv.pdf | elsewhere
_pages/about.md | mailto:mina@example.org | elsewhere
_pages/about.md | data:image/png;base64,AAAA | elsewhere
_pages/about.md | https://mina-okafor.example.org/other-project/ | elsewhere
_drafts/idea.md | files/nothing.pdf | unknown
_pages/about.md | files/CV.pdf | case files/cv.pdf
_pages/about.md | Files/mina_okafor_cv.pdf | case files/Mina_Okafor_CV.PDF
_pages/about.md | /~mina/Publications/ | case publications/
_pages/about.md | CV | case cv
_pages/about.md | IMAGES/dünen.PNG | case images/Dünen.png
_pages/about.md | files/vita.pdf | missing
_pages/about.md | {{ site.baseurl }}/files/vita.pdf | missing
_pages/about.md | /~mina/talk/ | missing
_pages/about.md | {% link _pages/vita.md %} | missing
_pages/about.md | {% post_url 2021-03-05-on-sand-dunes %} | missing
_pages/about.md | https://mina-okafor.example.org/~mina/files/vita.pdf | missing
_pages/about.md | _site/old.html | missing
_pages/about.md | _includes/contact.html | missing
_pages/about.md | people/ada/ | missing
_pages/about.md | secret/ | missing
_pages/about.md | 2021/03/04/On-Sand-Dunes.html | missing
_pages/about.md | drafts-for-me/plan.pdf | missing
_pages/about.md | docs/private/grades.pdf | missing
_pages/about.md | /~mina/sand/contact/ | missing
_pages/about.md | /~mina/sand/part/ | unknown
_pages/about.md | .hidden/key.txt | missing
_pages/about.md | recipes/Jollof-Rice/ | missing
_pages/about.md | PDF-to-come | missing
_pages/publications.html | files/cv.pdf | missing
teaching.md | slides/week1.pdf | missing
README.md | docs/build.md | missing
"""

HUGO = {
    "config/_default/hugo.yaml": "baseURL: 'https://tomas-lind.example.net/'\ntheme: frost\n",
    "config/_default/languages.yaml": "en:\n  languageName: English\nsv:\n  languageName: Svenska\n",
    "config/_default/permalinks.toml": 'event = "/talk/:slug/"\npost = "/blog/:year/:month/:slug/"\n',
    "content/_index.md": "---\ntitle: Home\n---\n",
    "content/publication/Lind2020 Ice/index.md": "---\ntitle: Ice\n---\n## Abstract\n",
    "content/publication/Lind2020 Ice/lind2020.pdf": "",
    "content/publication/Lind2020 Ice/featured.PNG": "",
    "content/publication/Lind2020 Ice/Maps/all.csv": "",
    "content/event/abisko - winter/index.md": '---\ntitle: "Ice - Snow & Sea: a \\"first\\" look"\n---\n',
    "content/event/abisko - winter/poster.pdf": "",
    "content/event/no title/index.md": "---\ndate: 2024-01-02\n---\n",
    "content/event/kiruna/index.md": "+++\ntitle = 'Kiruna'\nslug = \"winter-school\"\n+++\n",
    "content/event/kiruna/slides.pdf": "",
    "content/event/umea.md": "---\ntitle: Snow - and what's under it\n---\n",
    "content/home-old/talks.md": '+++\nwidget = "talks"\nheadless = true\n+++\n',
    "content/lab/index.md": "---\ntype: widget_page\n---\n",
    "content/lab/people.md": "---\nwidget: people\n---\n",
    "content/post/hello.md": "---\ndate: 2023-04-05T10:00:00Z\n---\n",
    "content/post/renamed.md": "---\ndate: 2023-04-06\nslug: new-name\naliases:\n  - /old-name/\n  - older\n---\n",
    "content/about.md": "---\nurl: /me/\n---\n",
    "content/about.sv.md": "---\ntitle: Om mig\n---\n",
    "content/project/glacier/index.md": "---\ntitle: Glacier\n---\n",
    "content/project/glacier/part.md": "---\ntitle: A part of the page\n---\n",
    "content/project/draft.md": "---\ndraft: true\n---\n",
    "content/project/unseen.md": "---\n_build:\n  render: never\n---\n",
    "content/gallery/index.md": "---\nheadless: true\n---\n",
    "content/gallery/one.md": "---\ntitle: One\n---\n",
    "content/authors/admin/_index.md": "---\ntitle: Tomas Lind\n---\n",
    "static/uploads/cv.pdf": "",
    "static/img/Lab.jpg": "",
    "assets/media/portrait.jpg": "",
    "themes/frost/static/logo.svg": "",
    "netlify.toml": '[[redirects]]\n  from = "/cv"\n  to = "/uploads/cv.pdf"\n',
    "README.md": "# Sources of my page\n",
}

HUGO_LINKS = """
content/post/hello.md | /uploads/cv.pdf | found static/uploads/cv.pdf
content/post/hello.md | /logo.svg | found themes/frost/static/logo.svg
content/post/hello.md | /publication/lind2020-ice/ | found content/publication/Lind2020 Ice/index.md
content/post/hello.md | /publication/lind2020-ice | found content/publication/Lind2020 Ice/index.md
content/post/hello.md | /publication/ | found
content/post/hello.md | /talk/winter-school/ | found content/event/kiruna/index.md
content/post/hello.md | /talk/winter-school/slides.pdf | found content/event/kiruna/slides.pdf
content/post/hello.md | /talk/snow-and-whats-under-it/ | found content/event/umea.md
content/lab/people.md | ../project/glacier/ | found content/project/glacier/index.md
content/post/hello.md | /lab/people/ | missing
content/post/hello.md | `r picture` | unknown
content/post/hello.md | /talk/ice-snow-sea-a-first-look/ | found content/event/abisko - winter/index.md
content/post/hello.md | /talk/ice-snow-sea-a-first-look/poster.pdf | found content/event/abisko - winter/poster.pdf
content/post/hello.md | /talk/ | found content/event/no title/index.md
content/post/hello.md | /publication/lind2020-ice/Maps/all.csv | found content/publication/Lind2020 Ice/Maps/all.csv
content/post/hello.md | /blog/2023/04/new-name/ | found content/post/renamed.md
content/post/hello.md | /old-name/ | found content/post/renamed.md
content/post/hello.md | /me/ | found content/about.md
content/post/hello.md | /sv/about/ | found content/about.sv.md
content/post/hello.md | /sv/ | found
content/post/hello.md | {{< ref "renamed.md" >}} | found content/post/renamed.md
content/post/hello.md | {{% relref "/project/glacier" %}} | found content/project/glacier/index.md
content/post/hello.md | {{< relref path="glacier" >}}#melt | found content/project/glacier/index.md
content/post/hello.md | {{< staticref "uploads/cv.pdf" "newtab" >}} | found static/uploads/cv.pdf
content/post/hello.md | ../../../../project/glacier/ | found content/project/glacier/index.md
content/post/hello.md | https://tomas-lind.example.net/img/Lab.jpg | found static/img/Lab.jpg
content/publication/Lind2020 Ice/index.md | lind2020.pdf | found content/publication/Lind2020 Ice/lind2020.pdf
content/publication/Lind2020 Ice/index.md | portrait.jpg | found assets/media/portrait.jpg
content/about.md | /publication/lind2020-ice/lind2020.pdf | found content/publication/Lind2020 Ice/lind2020.pdf
content/project/draft.md | nowhere.pdf | unknown
content/home-old/talks.md | nowhere.pdf | unknown
content/project/unseen.md | nowhere.pdf | unknown
content/post/hello.md | /tags/ice/ | unknown
content/post/hello.md | /author/tomas-lind/ | unknown
content/post/hello.md | /index.xml | found content/_index.md
content/post/hello.md | /manifest.json | unknown
content/post/hello.md | /cv | unknown
content/post/hello.md | {{< param "slides" >}} | unknown
content/post/hello.md | {{ .Site.BaseURL }}x | unknown
content/post/hello.md | https://tomas-lind.example.com/ | elsewhere
README.md | content/about.md | found content/about.md
content/post/hello.md | /img/lab.jpg | case img/Lab.jpg
content/publication/Lind2020 Ice/index.md | featured.png | case publication/lind2020-ice/featured.PNG
content/post/hello.md | /Publication/ | case publication/
content/post/hello.md | /uploads/vita.pdf | missing
content/post/hello.md | /about/ | missing
content/post/hello.md | /talk/kiruna/ | missing
content/post/hello.md | /talk/abisko-winter/ | missing
content/post/hello.md | /project/draft/ | missing
content/post/hello.md | /project/unseen/ | missing
content/post/hello.md | /project/glacier/part/ | missing
content/post/hello.md | /gallery/ | missing
content/post/hello.md | /gallery/one/ | missing
content/post/hello.md | /project/snow/ | missing
content/post/hello.md | {{< ref "/project/snow" >}} | missing
content/post/hello.md | {{< staticref "uploads/vita.pdf" "newtab" >}} | missing
content/post/hello.md | ../../../../project/snow/ | missing
content/publication/Lind2020 Ice/index.md | slides.pdf | missing
content/publication/Lind2020 Ice/index.md | uploads/cv.pdf | missing
README.md | docs/setup.md | missing
"""

#: A site as HugoBlox makes it: of one language, and without accents in addresses.
BLOX = {
    "config/_default/hugo.yaml": "removePathAccents: true\ndisablePathToLower: true\n",
    "config/_default/languages.yaml": "en:\n  languageName: English\n",
    "content/_index.md": "---\ntitle: Home\n---\n",
    "content/publication/Étude de Zoë/index.md": "---\ntitle: Étude\n---\n",
    "content/publication/ 2. Teil -  Ende/index.md": "---\ntitle: Teil\n---\n",
    "themes/snow/": "",
}

BLOX_LINKS = """
content/_index.md | publication/Etude-de-Zoe/ | found content/publication/Étude de Zoë/index.md
content/_index.md | publication/-2.-Teil-Ende/ | found content/publication/ 2. Teil -  Ende/index.md
content/_index.md | publication/-2.-Teil----Ende/ | missing
content/_index.md | /Publication/Etude-de-Zoe/ | case publication/Etude-de-Zoe/
content/_index.md | /css/snow.css | unknown
content/_index.md | /logo.svg | unknown
content/_index.md | headers/bubbles.jpg | unknown
content/_index.md | en/ | missing
content/_index.md | /files/talk.pdf | missing
content/_index.md | /posts/snow/ | missing
"""

QUARTO = {
    "_quarto.yml": "project:\n  type: website\nwebsite:\n  site-url: https://ines.example.org/lab/\n",
    "_quarto-pt.yml": "project:\n  output-dir: _site/pt\n",
    "index.qmd": "---\ntitle: Inês Prado\n---\n## Research & teaching\n",
    "talks/index.qmd": "---\ntitle: Talks\naliases: [/lectures.html, old/]\n---\n",
    "talks/porto.ipynb": "{}",
    "posts/first/index.qmd": "---\ntitle: First\n---\n",
    "posts/first/Figure1.png": "",
    "posts/knit.Rmd": "---\ntitle: Knit\n---\n",
    "notes.md": "# Notes\n",
    "files/cv.pdf": "",
    "README.md": "# Site\n",
    "_part.qmd": "A part.\n",
    "_posts/kept.qmd": "---\ntitle: Kept\n---\n",
    "_templates/post.qmd": "---\ntitle: A post\n---\n",
    "draft.qmd": "---\ndraft: true\n---\n",
}

QUARTO_LINKS = """
index.qmd | talks/index.qmd | found talks/index.qmd
index.qmd | talks/index.html | found talks/index.qmd
index.qmd | talks/ | found talks/index.qmd
index.qmd | /talks/porto.html | found talks/porto.ipynb
index.qmd | lectures.html | found talks/index.qmd
index.qmd | talks/old/ | found talks/index.qmd
index.qmd | notes.html#notes | found notes.md
index.qmd | posts/knit.html | found posts/knit.Rmd
index.qmd | files/cv.pdf | found files/cv.pdf
index.qmd | https://ines.example.org/lab/files/cv.pdf | found files/cv.pdf
posts/first/index.qmd | ../../files/cv.pdf | found files/cv.pdf
posts/first/index.qmd | /files/cv.pdf | found files/cv.pdf
README.md | _quarto.yml | found _quarto.yml
index.qmd | posts/ | unknown
index.qmd | talks.xml | missing
index.qmd | pt/index.html | found index.qmd
index.qmd | {{< meta slides >}} | unknown
_part.qmd | nowhere.png | unknown
_posts/kept.qmd | nowhere.png | unknown
_templates/post.qmd | nowhere.png | unknown
draft.qmd | nowhere.png | unknown
posts/first/index.qmd | ../../../x.pdf | elsewhere
index.qmd | https://ines.example.org/other/ | elsewhere
posts/first/index.qmd | figure1.png | case posts/first/Figure1.png
index.qmd | Files/cv.pdf | case files/cv.pdf
index.qmd | talks/lisboa.html | missing
index.qmd | talks/lisboa.qmd | missing
index.qmd | files/vita.pdf | missing
index.qmd | https://ines.example.org/lab/files/vita.pdf | missing
posts/first/index.qmd | files/cv.pdf | missing
posts/first/index.qmd | ../second/ | missing
"""

PLAIN = {
    "README.md": "# Juno Park\n\n<h2>Papers</h2>\n",
    "cv.md": "# CV\n",
    "slides/Turin 2024.pdf": "",
    "notes/README.md": "# Notes\n",
    "data/x.csv": "",
}

PLAIN_LINKS = """
README.md | cv.md | found cv.md
README.md | /cv.md | found cv.md
README.md | cv.html | found cv.md
README.md | slides/Turin%202024.pdf | found slides/Turin 2024.pdf
notes/README.md | ../cv.md#cv | found cv.md
README.md | notes | found notes/README.md
README.md | data/ | found
README.md | ../../issues | elsewhere
README.md | slides/turin%202024.pdf | case slides/Turin 2024.pdf
README.md | CV.md | case cv.md
README.md | slides/Rome.pdf | missing
notes/README.md | cv.md | missing
README.md | papers/ | missing
"""

SITES = {
    "jekyll": (JEKYLL, JEKYLL_LINKS),
    "hugo": (HUGO, HUGO_LINKS),
    "blox": (BLOX, BLOX_LINKS),
    "quarto": (QUARTO, QUARTO_LINKS),
    "plain": (PLAIN, PLAIN_LINKS),
}


def rows(links: str) -> list[tuple[str, str, str]]:
    found = []
    for line in links.strip().split("\n"):
        page, _, rest = line.partition(" | ")
        url, _, expected = rest.rpartition(" | ")
        found.append((page, url.replace("\\|", "|"), expected))
    return found


CASES = [(name, *row) for name, (_, links) in SITES.items() for row in rows(links)]


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = folder / name
        if name.endswith("/"):
            file.mkdir(parents=True)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {name: tmp_path_factory.mktemp(name) for name in SITES}
    for name, folder in made.items():
        write(folder, SITES[name][0])
    return made


@pytest.mark.parametrize(
    ("name", "page", "url", "expected"), CASES, ids=[f"{case[0]}: {case[2]} on {case[1]}" for case in CASES]
)
def test_an_address_leads_where_the_site_has_it(
    name: str, page: str, url: str, expected: str, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folders[name])
    site = Site(folders[name])
    document = read(page, Path(page).read_bytes())
    target = site.resolve(document, url)
    shown = {"found": f"found {target.file}".strip(), "wrong-case": f"case {target.path}"}
    assert shown.get(target.kind, target.kind) == expected


def test_half_of_the_cases_are_silent() -> None:
    loud = [case for case in CASES if case[3] == "missing" or case[3].startswith("case")]
    assert len(CASES) >= 120
    assert len(loud) <= len(CASES) / 2
