"""Who the owner of a site is: what the configuration says of them, and the settings that the theme shows them by."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from fnmatch import filter as matching
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from profilelint.read import theme_files
from profilelint.read.settings_file import is_settings
from profilelint.text.emails.spelling import decode_email
from profilelint.text.folding import folded

if TYPE_CHECKING:
    from profilelint.model.document import Field
    from profilelint.site.site import Site

#: What a value is said to stand in that `[owner]` of the configuration has.
CONFIGURATION = "the configuration"

#: So many files that may tell of an owner are read; a group has one for each of its members.
MOST_FILES = 100

#: Longer values are no names, in characters; so much of a page is looked at for its front matter.
_LONGEST, _MOST = 100, 20_000


class Owner(NamedTuple):
    """Who the owner of a site is. Each field has what is said, by where it stands: a file of the site, from its root
    with `/`, or "the configuration".

    `names` are whole names, the first the one that the site shows; `aliases` are other ways to write them; `given` and
    `family` are parts of the name, and hold something only if the site itself tells these parts apart; `emails` are
    addresses, decoded. What came with the theme is left out. Nothing is guessed: where all fields are empty, the site
    does not say whose it is.

    >>> from profilelint.toolkit import make_site
    >>> owner = make_site({"_config.yml": "author: {name: Ada Lovelace, email: ada@example.org}"}).owner
    >>> owner.names, owner.emails, owner.is_called("lovelace, ada"), owner.is_called("Ada Byron")
    ({'Ada Lovelace': '_config.yml'}, {'ada@example.org': '_config.yml'}, True, False)
    """

    names: Mapping[str, str] = {}
    aliases: Mapping[str, str] = {}
    given: Mapping[str, str] = {}
    family: Mapping[str, str] = {}
    emails: Mapping[str, str] = {}

    def is_called(self, name: str) -> bool:
        """Whether a text is a name or an alias; case, accents and the order "Family, Given" make no difference."""
        return _plain(name) in {_plain(each) for each in (*self.names, *self.aliases)}


def _plain(name: str) -> str:
    family, comma, given = name.partition(",")
    return " ".join(folded(f"{given} {family}" if comma else name).split())


def of(site: Site) -> Owner:
    """Return what the configuration and the files of a site say of its owner. Total."""
    found: dict[str, dict[str, str]] = {field: {} for field in Owner._fields}
    for field, text in site.named_owner:
        found[field].setdefault(text.strip(), CONFIGURATION)
    for field, text, file in _from_files(site):
        found[field].setdefault(text, file)
    return Owner(**found)


def _from_files(site: Site) -> Iterator[tuple[str, str, str]]:
    """The fields of an owner, their values and the files that these stand in, by the rows `owner` of the theme."""
    from profilelint.site.themes.detect import theme

    by_glob: dict[str, list[list[str]]] = {}
    for row in theme_files.theme_rows("owner", *theme_files.theme_lineage(theme(site).name)):
        glob, _, rest = row.partition(": ")
        by_glob.setdefault(glob, []).append(rest.split(" | "))
    for glob, rows in by_glob.items():
        for file in _files(glob, site):
            said = {field.path.lower(): field.value for field in _fields(file, site)}
            for keys, field, *conditions in rows:
                if all(said.get(each) is True for each in conditions) and (text := _text(keys, field, said)):
                    yield field, text, file


def _files(glob: str, site: Site) -> Iterator[str]:
    """Return the files of a site that a path means, MOST_FILES at most; `*` in a part of it is any text."""
    found = [""]
    for part in glob.split("/"):
        names = ((folder, name) for folder in found for name in sorted(matching(site.listing(folder), part)))
        found = [posixpath.join(*each) for each in islice(names, MOST_FILES)]
    return (path for path in found if (is_settings(path) or path.endswith(".md")) and site.is_file(path))


def _fields(file: str, site: Site) -> tuple[Field, ...]:
    if is_settings(file):
        return site.read_settings(file, site.data(file) or b"").fields
    from profilelint.read.reader import read_front_matter

    matter = read_front_matter(site.text(file, _MOST))
    return matter.fields if matter else ()


def _text(keys: str, field: str, said: Mapping[str, object]) -> str:
    """Return the values of keys with blanks between them; "" where the first has none of the owner's own."""
    from profilelint.site.themes.stock_values import stock_key

    first, *others = keys.split()
    values = [said.get(key) for key in (first, *others)]
    texts = [" ".join(value.split()) if isinstance(value, str) and len(value) < _LONGEST else "" for value in values]
    if not texts[0] or any(stock_key(key, text) for key, text in zip((first, *others), texts, strict=True) if text):
        return ""
    if field == "emails":
        address = decode_email(texts[0])[0]
        return address if re.fullmatch(r"[^@\s]+@[^@\s]+", address) else ""
    return " ".join(filter(None, texts))
