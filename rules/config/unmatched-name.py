r"""No author of the publications is called what the settings say that you are.

The theme sets your name off in the list of publications, so that readers see at a glance which author you are. It takes
the names from `scholar: last_name, first_name`, and compares them letter by letter with the authors in the file of
publications: with "Ada" there and "A. Lovelace" in the file, or with the theme's Albert Einstein, nothing is set off. Your name is taken
from your settings, or from `[owner]` of the configuration.

- `samples`: last names of authors whose entries came with the theme

```liquid file _layouts/bib.liquid
```

```bibtex file _bibliography/papers.bib
@article{notes, author = {Lovelace, Ada and Menabrea, L. F.}, title = {Notes}}
@article{flight, author={Ada Lovelace}, title = {Flyology}}
```

```yaml bad _config.yml
scholar:
  last_name: [Einstein]
  first_name: [Albert, A.]
```

```text output
_config.yml:2:14: no author in _bibliography/papers.bib is called "Einstein", so no name in the list of publications is set off as yours; most papers have "Ada Lovelace"
```

```liquid file _layouts/bib.liquid
```

```bibtex file _bibliography/papers.bib
@article{notes, author = {A. Lovelace}}
```

```yaml bad _config.yml
scholar:
  last_name: [Lovelace]
  first_name: [Ada]
```

```text output
_config.yml:3:15: no author in _bibliography/papers.bib who is called "Lovelace" has the first name "Ada", so no name in the list of publications is set off as yours; add "A."
```

The spelling of the file is what counts, in which a name may be without its accents:

```liquid file _layouts/bib.liquid
```

```bibtex file _bibliography/papers.bib
@article{notes, author = {Lovelacova, Ada and Babbage, C.}}
```

```yaml bad _config.yml
last_name: lovelacová
scholar:
  last_name: [Einstein]
  first_name: [Albert]
```

```text output
_config.yml:3:14: no author in _bibliography/papers.bib is called "Einstein", so no name in the list of publications is set off as yours; write "Lovelacova", and "Ada" as first name
```

```liquid file _layouts/bib.liquid
```

```bibtex file _bibliography/papers.bib
@article{notes, author = {{\'A}da Lovelace* and Charles Babbage}}
```

```yaml good _config.yml
scholar:
  last_name: [Lovelace]
  first_name: [Áda, A.]
```

Before there are papers, or while they are the theme's, there is nothing to set off:

```liquid file _layouts/bib.liquid
```

```bibtex file _bibliography/papers.bib
@article{relativity, author = {Einstein, Albert and Rosen, Nathan}}
```

```yaml good _config.yml
scholar:
  last_name: [Lovelace]
  first_name: [Ada]
```

```liquid file _layouts/bib.liquid
```

```yaml good _config.yml
scholar:
  last_name: [Einstein]
```

The names of a group are not set off on purpose:

```bibtex file _bibliography/papers.bib
@article{notes, author = {A. Lovelace}}
```

```yaml good _config.yml
scholar:
  last_name: []
  first_name: []
```
"""  # noqa: E501 -- output is exact

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from profilelint import Field, Finding, Settings, Site
from profilelint.toolkit import Owner

SEVERITY = "warning"

SAMPLES = ("Einstein",)
START = r"(?i)(?<![\w-])author[ \t]*=[ \t\r\n]*([{\"])"
#: So much of a file of publications is read, and so much is one list of authors at most, in characters.
MOST = 3_000_000
LONGEST = 20_000
LONGEST_NAME = 100
#: Accents and other commands of LaTeX, and the marks that themes put behind the names of equal authors.
LATEX = r"\\[uvHckrdb](?=[{ ])|\\[^A-Za-z]|[\\{}*†‡¶&^\d]"
LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "~": " "})
NOTHING = "so no name in the list of publications is set off as yours"

#: First and last name as the file has them.
Name = tuple[str, str]


def check(settings: Settings, site: Site, *, samples: tuple[str, ...] = SAMPLES) -> Iterator[Finding]:
    last, first = settings.field("scholar.last_name"), settings.field("scholar.first_name")
    wanted = _values(last)
    if not last or not wanted or site.locate(settings) != "_config.yml":
        return
    path = _path(settings)
    entries = _entries(path, site, samples)
    authors = [name for names in entries for name in names]
    if not authors:
        return
    mine = [name for name in authors if _plain(name[1]) in map(_plain, wanted)]
    start = f"no author in {path}"
    if not mine:
        called = '" or "'.join(wanted[:3])
        right = _as_written(site.owner, authors, _values(first)) or _usual(authors, len(entries))
        message = f'{start} is called "{called}", {NOTHING}{right}'
        yield Finding(last.value_span, message)
    elif first and (given := _values(first)) and not any(_plain(name[0]) in map(_plain, given) for name in mine):
        called = '" or "'.join(given[:3])
        last_name = next(name for name in wanted if _plain(name) == _plain(mine[0][1]))
        who = f'{start} who is called "{last_name}" has the first name "{called}"'
        usual = Counter(name[0] for name in mine).most_common(1)[0][0]
        end = f'add "{usual}"' if usual else "write it in the file"
        yield Finding(first.value_span, f"{who}, {NOTHING}; {end}")


def _values(field: Field | None) -> list[str]:
    value = field.value if field else None
    names = [str(each) for each in (value if isinstance(value, list) else [value]) if each]
    return [name for name in names if len(name) < LONGEST_NAME]


def _path(settings: Settings) -> str:
    """Where the theme finds its publications (jekyll-scholar, "Configuration")."""
    source, name = settings.field("scholar.source"), settings.field("scholar.bibliography")
    folder = str(source.value) if source and source.value else "_bibliography"
    return posixpath.normpath(posixpath.join(folder, str(name.value) if name and name.value else "papers.bib")).lstrip(
        "/"
    )


def _entries(path: str, site: Site, samples: tuple[str, ...]) -> list[list[Name]]:
    """The authors of each entry that is not the theme's; none of a file that is not there."""
    if not site.exists(path):
        return []
    found = [_names(authors) for authors in _authors(site.text(path, MOST))]
    theirs = set(map(_plain, samples))
    return [names for names in found if theirs.isdisjoint(_plain(last) for _, last in names)]


def _authors(text: str) -> Iterator[str]:
    """The lists of authors in a file of publications; of one that is never closed, nothing."""
    start = re.compile(START)
    sign = re.compile(r'[{}"]')
    position = 0
    while found := start.search(text, position):
        depth = 0
        position = found.end() + LONGEST
        for each in sign.finditer(text, found.end(), position):
            if depth == 0 and each[0] == ("}" if found[1] == "{" else '"'):
                yield text[found.end() : each.start()]
                position = each.end()
                break
            depth += {"{": 1, "}": -1}.get(each[0], 0)


def _names(authors: str) -> list[Name]:
    """First and last names of a list of authors; of "van Gogh", the theme knows the last word as last name.

    >>> _names("Lovelace, Ada and {L. F.} Menabrea and others")
    [('Ada', 'Lovelace'), ('L. F.', 'Menabrea')]
    """
    names = []
    for author in " ".join(re.sub(r"[{}]", "", authors).split()).split(" and "):
        last, comma, first = author.partition(",")
        if not comma:
            first, _, last = author.rpartition(" ")
        first = " ".join(word for word in first.rpartition(",")[2].split() if not word.islower())
        last = " ".join(word for word in last.split() if not word.islower())
        if last:
            names.append((first, last))
    return names


def _plain(name: str) -> str:
    """A name without accents, commands of LaTeX and marks, in small letters."""
    bare = unicodedata.normalize("NFKD", re.sub(LATEX, "", name)).casefold().translate(LETTERS)
    return " ".join("".join(sign for sign in bare if not unicodedata.combining(sign)).split())


def _as_written(owner: Owner, authors: list[Name], given: list[str]) -> str:
    """Your last name in the spelling of the file, which is what counts, with the first name there if that is amiss."""
    families = {_plain(name): name for name in owner.family}
    mine = [name for name in authors if _plain(name[1]) in families]
    mine = mine or [name for name in authors if owner.is_called(_plain(" ".join(name)))]
    if not mine:
        return ""
    last = Counter(name[1] for name in mine).most_common(1)[0][0]
    first = Counter(name[0] for name in mine).most_common(1)[0][0]
    if re.search(LATEX, last) and not (last := families.get(_plain(last), "")):
        return ""
    is_amiss = given and first and not any(_plain(name[0]) in map(_plain, given) for name in mine)
    also = f', and "{first}" as first name' if is_amiss and not re.search(LATEX, first) else ""
    return f'; write "{last}"{also}'


def _usual(authors: list[Name], entries: int) -> str:
    """The author that most entries have, if there is one."""
    (first, last), count = Counter(authors).most_common(1)[0]
    return f'; most papers have "{f"{first} {last}".strip()}"' if count > 1 and count * 2 > entries else ""
