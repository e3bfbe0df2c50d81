"""Cases: from a source of chance to the files of a case."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from . import corpus, fragments
from .mutate import dressed, mutated

#: Kinds and how many of a hundred cases are of each; all but the first two are sites on the disk, which take longer.
WEIGHTS = {"page": 72, "bibtex": 8, "settings": 8, "config": 3, "layout": 3, "menu": 2, "site": 4}
KINDS = tuple(WEIGHTS)

#: The kinds of one file that is given as bytes.
ALONE = ("page", "bibtex")

PATHS = (
    *(
        "index.md",
        "about.md",
        "cv.md",
        "_pages/about.md",
        "_posts/2024-02-01-a.md",
        "_posts/2024-13-01-b.md",
        "_posts/c.md",
        "README.md",
    ),
    *(
        "content/_index.md",
        "content/publication/a/index.md",
        "content/post/a.md",
        "index.qmd",
        "a.Rmd",
        "x.markdown",
        "_news/a.md",
        "_talks/2024-01-01-t.md",
    ),
)
SETTINGS = (
    *(
        "_config.yml",
        "_config.yml",
        "_quarto.yml",
        "hugo.toml",
        "hugo.yaml",
        "config.toml",
        "config.json",
        "config/_default/menus.toml",
        "_config_dev.yml",
    ),
    *(
        "_data/cv.yml",
        "_data/navigation.yml",
        "_data/a.json",
        "_data/b.toml",
        "config/_default/params.yaml",
        "data/authors/ada.yaml",
        "_quarto-x.yml",
    ),
)
CONFIGS = ("profilelint.toml", ".profilelint.toml", "pyproject.toml")


class Case(NamedTuple):
    """The files of a case by their paths; `kind` says what is done with them."""

    kind: str
    files: dict[str, bytes]

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return sum(map(len, self.files.values()))


def make(seed: int, kind: str | None = None) -> Case:
    """The case of a number, of a kind or of any: with the same version of Python and of this project always the same.

    The stored pages and the examples of rules are what cases are made of; so whoever adds one changes some cases.
    """
    rng = Random(f"{seed} {kind or ''}")
    return draw(rng, kind or rng.choices(KINDS, tuple(WEIGHTS.values()))[0])


def draw(rng: Random, kind: str) -> Case:
    """A case made by any source of chance."""
    return Case(kind, _MAKERS[kind](rng))


def _page(rng: Random) -> dict[str, bytes]:
    return {rng.choice(PATHS): _file(rng, "page")}


def _file(rng: Random, sort: str) -> bytes:
    """A file of one of the sorts of the corpus: made up, a stored one that is changed, or both."""
    form = rng.random()
    if form < 0.45:
        return dressed(rng, _GRAMMARS[sort](rng))
    stored = corpus.files(sort)
    data = rng.choice(stored) if stored and form < 0.85 else dressed(rng, _GRAMMARS[sort](rng))
    return mutated(rng, data, stored)


_GRAMMARS = {
    "page": fragments.page,
    "yaml": fragments.yaml,
    "toml": fragments.toml,
    "json": fragments.json,
    "bib": fragments.bibtex,
    "layout": fragments.layout,
}


def _bibtex(rng: Random) -> dict[str, bytes]:
    return {rng.choice(("papers.bib", "_bibliography/papers.bib", "cite.bib")): _file(rng, "bib")}


def _of_path(rng: Random, path: str) -> bytes:
    sort = next(sort for sort, ends in corpus.SORTS.items() if path.endswith(ends))
    return _file(rng, sort)


def _settings(rng: Random) -> dict[str, bytes]:
    files = {path: _of_path(rng, path) for path in rng.sample(SETTINGS, rng.randint(1, 2))}
    return {**_some_page(rng), **files}


def _some_page(rng: Random) -> dict[str, bytes]:
    page = "---\ntitle: Ada\n---\n# News\n- 2024-01-01: [a](b.md) ![c](/d.png)\n"
    return {rng.choice(("index.md", "_pages/about.md", "content/_index.md", "index.qmd")): page.encode()}


def _config(rng: Random) -> dict[str, bytes]:
    name = rng.choice(CONFIGS)
    text = fragments.configuration(rng)
    data = dressed(rng, f"[tool.profilelint]\n{text}" if name == CONFIGS[-1] and rng.random() < 0.8 else text)
    return {**_some_page(rng), name: mutated(rng, data, corpus.files("toml")) if rng.random() < 0.4 else data}


def _layout(rng: Random) -> dict[str, bytes]:
    paths = (
        "_layouts/default.html",
        "_includes/nav.html",
        "_includes/a.liquid",
        "layouts/index.html",
        "layouts/partials/a.html",
        "index.html",
    )
    files = {path: _file(rng, "layout") for path in rng.sample(paths, rng.randint(1, 3))}
    config = rng.choice(("_config.yml", "_config.yml", "hugo.toml"))
    said = "title = 'a'\nauthor = 'b'\n" if config == "hugo.toml" else "title: a\nauthor: {name: b, avatar: c.png}\n"
    return {**_some_page(rng), config: said.encode(), **files}


def _menu(rng: Random) -> dict[str, bytes]:
    files = {"_config.yml": b"title: a\n", "_data/navigation.yml": dressed(rng, fragments.menu(rng))}
    if rng.random() < 0.5:
        files = {"hugo.toml": dressed(rng, "".join(f"[[menu.main]]\n{fragments.toml(rng, 3)}" for _ in range(3)))}
    elif rng.random() < 0.5:
        items = fragments.menu(rng).replace("main:", "    left:").replace("\n", "\n    ").replace("url:", "href:")
        files = {"_quarto.yml": dressed(rng, f"project: {{type: website}}\nwebsite:\n  navbar:\n{items}\n")}
    return {**_some_page(rng), **files}


def _site(rng: Random) -> dict[str, bytes]:
    files = dict(rng.choice(corpus.sites()))
    kept = rng.sample(sorted(files), min(len(files), rng.randint(1, 12)))
    files = {path: files[path] for path in kept}
    for path in rng.sample(kept, min(len(kept), rng.randint(0, 2))):
        files[path] = mutated(rng, files[path], tuple(files.values()))
    for path in rng.sample((*PATHS, *SETTINGS), rng.randint(0, 3)):
        files[path] = _of_path(rng, path)
    if rng.random() < 0.2:
        files[rng.choice((".gitignore", "CNAME", "_bibliography/papers.bib", "go.mod", "LICENSE"))] = _file(
            rng, rng.choice(tuple(_GRAMMARS))
        )
    return files


_MAKERS = {
    "page": _page,
    "bibtex": _bibtex,
    "settings": _settings,
    "config": _config,
    "layout": _layout,
    "menu": _menu,
    "site": _site,
}
