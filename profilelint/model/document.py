"""The types that rules are called with: a page, and what stands on it.

Every span counts characters (code points) of `Document.text`, which is the whole file as decoded: front matter,
line ends and a byte order mark included.
"""

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Fix, Place, Span
from profilelint.model.spans import line_starts, subtract_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

#: What ends a line: the three ends of CommonMark 0.31.2, section 2.1, and nothing else (U+2028 does not).
LINE_END = lazy_pattern(r"\r\n?|\n")
#: What a date in figures can be made of.
_FIGURES = lazy_pattern(r"[\d\s./–—-]{4,30}")
#: Text on one line, without blanks around it.
_LINE = lazy_pattern(r"[^\s](?:[^\r\n]*[^\s])?")


#: How an entry is written: Markdown item or table row, `<li>`, `<tr>`, or `<div class="paper-box">`.
Form = Literal["item", "row", "li", "tr", "box"]

#: "sample" is a page that visitors take for the owner's own, "fine" one that may stay as it is, "" any other.
Sample = Literal["", "sample", "fine"]


class Problem(NamedTuple):
    r"""What the reader of a page met that no page should hold; a rule turns it into a finding.

    `kind` is one word for the fault ("not-utf-8", "unclosed", "invalid", "duplicate-key", ...).

    >>> from profilelint.toolkit import read_page
    >>> read_page("cv.md", b"---\ntitle: CV\ntitle: Ada\n---\n").problems[0].kind
    'duplicate-key'
    """

    kind: str
    span: Span
    message: str
    fix: Fix | None = None


class Field(NamedTuple):
    r"""One key of the front matter, or one item of a list in it.

    `path` joins keys and indices with dots ("author.email", "tags.0"). `value` is a plain Python value: str, int,
    float, bool, None, date, datetime, list or dict. An item of a list has no key: its `key_span` is its `value_span`.
    `value_span` takes in quotes; it is empty, behind the colon, where no value is written.

    >>> from profilelint.toolkit import read_page
    >>> [each[:2] for each in read_page("cv.md", b"---\ntitle: CV\ntags: [looms]\n---\n").fields]
    [('title', 'CV'), ('tags', ['looms']), ('tags.0', 'looms')]
    """

    path: str
    value: object
    key_span: Span
    value_span: Span

    @property
    def span(self) -> Span:
        """From the key to the end of the value."""
        return Span(self.key_span.start, max(self.key_span.end, self.value_span.end))


class FrontMatter(NamedTuple):
    r"""The block of metadata at the head of a page.

    `span` runs from the first character of the opening fence to the first character of the body.

    >>> from profilelint.toolkit import read_page
    >>> matter = read_page("cv.md", b"+++\ntitle = 'CV'\n+++\nText").front_matter
    >>> matter.format, matter.span, matter.fields[0].value
    ('toml', Span(start=0, end=21), 'CV')
    """

    format: Literal["yaml", "toml", "json"]
    span: Span
    fields: tuple[Field, ...]
    problems: tuple[Problem, ...] = ()


class Text(NamedTuple):
    """Running text without any markup, on one line: `text` is exactly what stands at `span`.

    >>> from profilelint.toolkit import read_page
    >>> [each.text for each in read_page("index.md", b"I *weave* looms.").texts]
    ['I', 'weave', 'looms.']
    """

    text: str
    span: Span


class Code(NamedTuple):
    """A code span or a code block; `text` is its content as rendered.

    >>> from profilelint.toolkit import read_page
    >>> read_page("index.md", b"Run `make cv` now.").codes[0]
    Code(text='make cv', span=Span(start=4, end=13), block=False)
    """

    text: str
    span: Span
    block: bool


class Link(NamedTuple):
    """A link: `[text](url)`, `[text][label]`, `<url>` or `<a href="url">`.

    `text` is what a reader sees, an image standing as its alt text. `url` is the destination with escapes and
    entities resolved, and nothing else changed. `url_span` is the destination as written: for a reference link it
    lies in the definition.

    >>> from profilelint.toolkit import read_page
    >>> read_page("index.md", b"My [CV](cv.pdf)").links[0][:5]
    ('CV', 'cv.pdf', Span(start=3, end=15), Span(start=8, end=14), 'inline')
    """

    text: str
    url: str
    span: Span
    url_span: Span
    kind: Literal["inline", "reference", "autolink", "html"]
    title: str = ""
    image: bool = False  #: whether an image stands in the link's text


class Image(NamedTuple):
    """An image: `![alt](url)`, `![alt][label]` or `<img src="url" alt="alt">`; `alt` is None where none is written.

    >>> from profilelint.toolkit import read_page
    >>> read_page("index.md", b"![Ada](ada.jpg)").images[0][:5]
    ('Ada', 'ada.jpg', Span(start=0, end=15), Span(start=7, end=14), 'inline')
    """

    alt: str | None
    url: str
    span: Span
    url_span: Span
    kind: Literal["inline", "reference", "html"]
    title: str = ""


class Definition(NamedTuple):
    r"""A link reference definition, `[label]: url "title"`.

    >>> from profilelint.toolkit import read_page
    >>> read_page("index.md", b"[CV][1]\n\n[1]: cv.pdf\n").definitions[0].url
    'cv.pdf'
    """

    label: str
    url: str
    span: Span
    url_span: Span
    title: str = ""


class Anchor(NamedTuple):
    """A name that a link may point at: `id` or `name` of an HTML tag, `{#name}` of kramdown, Goldmark or Pandoc.

    >>> from profilelint.toolkit import read_page
    >>> read_page("index.md", b"<a id='talks'></a>").anchors[0].name
    'talks'
    """

    name: str
    span: Span


class Heading(NamedTuple):
    r"""A heading: ATX, setext, HTML `<h1>` to `<h6>`, or a line of its own in bold type.

    `title` is what a reader sees; `title_span` is where it stands without the marks around it.

    >>> from profilelint.toolkit import read_page
    >>> read_page("index.md", b"## My *talks*\n").headings[0]
    Heading(title='My talks', level=2, span=Span(start=0, end=13), title_span=Span(start=3, end=13), kind='atx')
    """

    title: str
    level: int
    span: Span
    title_span: Span
    kind: Literal["atx", "setext", "html", "bold"]


class Email(NamedTuple):
    """An e-mail address, decoded from however it was written.

    `written` is what stands at `span`. `style` says how the `@` was written: "plain", "[at]", "[@]", "at", "entity",
    "full-width" and so on (`spelling.py`). `place` says where it stands; a "field" is a key of the front matter that
    themes make a link of, any other is "text".

    >>> from profilelint.toolkit import read_page
    >>> read_page("index.md", b"Write to ada [at] example [dot] org.").emails[0][:4]
    ('ada@example.org', Span(start=9, end=35), 'ada [at] example [dot] org', '[at]')
    """

    address: str
    span: Span
    written: str
    style: str
    place: Literal["mailto", "autolink", "text", "code", "field"]


class Date(NamedTuple):
    r"""A date or a range of dates as people write them.

    `start` and `end` are the first and the last day that the date can mean ("2024" is 1 January to 31 December);
    of a range, the first day of its start and the last day of its end. `end` is None for an open range ("2023 -
    present"). `precision` is that of the coarser part. `place` is where the date stands in its entry. `style` names
    the form ("YYYY.MM"), the same for all dates that look alike. `is_range` tells "2021-2024" from "2021".

    >>> from profilelint.toolkit import read_page
    >>> found = read_page("index.md", b"- 2023 to Sept. 2024: looms\n").entries[0].dates[0]
    >>> str(found.start), str(found.end), found.precision, found.place, found.is_range
    ('2023-01-01', '2024-09-30', 'year', 'leading', True)
    """

    start: "date"
    end: "date | None"
    precision: Literal["year", "season", "month", "day"]
    span: Span
    place: Literal["leading", "inside", "trailing"]
    style: str
    is_range: bool = False


class Entry:
    r"""One item of a list that a reader scans: a list item, `<li>`, a table row or a paper box.

    `text` is the entry's prose, white space folded. Nested items belong to the entry: its span holds them, and
    `children` are the nested ones as entries of their own.

    >>> from profilelint.toolkit import read_page
    >>> entry = read_page("index.md", b"# Talks\n\n- [Looms](looms.pdf), 2024\n- Mills, 2023\n").entries[0]
    >>> entry.text, entry.form, entry.section.kind, entry.links[0].url, entry.dates[0].start.year
    ('Looms , 2024', 'item', 'talks', 'looms.pdf', 2024)
    """

    def __init__(
        self,
        document: "Document",
        span: Span,
        form: Form,
        section: "Section | None" = None,
        children: "tuple[Entry, ...]" = (),
    ) -> None:
        self.document = document
        self.span = span
        self.form = form
        self.section = section
        self.children = children

    def __repr__(self) -> str:
        return f"Entry({self.text!r})"

    @cached_property
    def text(self) -> str:
        """The prose of the entry, white space folded."""
        return " ".join(self.document.prose[self.span.start : self.span.end].split())

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of the entry, in order."""
        return tuple(nodes_within(self.document.links, self.span))

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """The dates of the entry, in order."""
        return tuple(self.document.finders.dates(self))


class Section:
    r"""A heading and what stands under it, down to the next heading of the same or a higher level.

    `kind` is what the heading announces ("news", "publications", ...), or "" where the vocabulary does not know it; a
    sub-heading that is only a year ("2024") has its parent's kind, and `year`. `entries` are those under this very
    heading, not those under its sub-headings.

    >>> from profilelint.toolkit import read_page
    >>> section = read_page("index.md", b"# Recent news\n\n- A loom\n- A mill\n").sections[0]
    >>> section.title, section.kind, section.level, len(section.entries)
    ('Recent news', 'news', 1, 2)
    """

    def __init__(
        self,
        title: str,
        level: int,
        kind: str,
        span: Span,
        heading: Heading,
        parent: "Section | None" = None,
        year: int | None = None,
    ) -> None:
        self.title = title
        self.level = level
        self.kind = kind
        self.span = span
        self.heading = heading
        self.parent = parent
        self.year = year
        self.entries: list[Entry] = []

    def __repr__(self) -> str:
        return f"Section({self.title!r}, kind={self.kind!r})"


class Suppression(NamedTuple):
    """A comment that silences rules: `<!-- profilelint: ignore links/empty -- why -->`.

    `names` are the rules or families it names; `covers` are the characters in which it silences them. `used` is set
    by the engine: the names that silenced something, or whose rules did not run.

    >>> Suppression(("links/empty",), Span(0, 40), Span(41, 60), "no page yet").names
    ('links/empty',)
    """

    names: tuple[str, ...]
    span: Span
    covers: Span
    reason: str
    used: frozenset[str] = frozenset()


class Finders(NamedTuple):
    """How to find what few rules ask for, when one first asks; whoever reads a page says it."""

    emails: "Callable[[Document], Iterable[Email]]"
    dates: "Callable[[Entry], Iterable[Date]]"
    day_first: "Callable[[str], bool | None]"
    sample: "Callable[[str, str], Sample]"


class Document:
    r"""A page as read: `text` is the file, everything else says what stands where in it.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"---\ntitle: Ada\n---\n# Talks\n\nSee [these](talks.md).\n")
    >>> page.field("title").value, page.headings[0].title, page.links[0].url, page.text[slice(*page.links[0].span)]
    ('Ada', 'Talks', 'talks.md', '[these](talks.md)')
    """

    prose: str = ""
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    entries: tuple[Entry, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    definitions: tuple[Definition, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    codes: tuple[Code, ...] = ()
    comments: tuple[Span, ...] = ()
    runs: tuple[Span, ...] = ()  #: where the prose stands, in order
    marks: tuple[Span, ...] = ()  #: marks of emphasis in it, in order
    front_matter: FrontMatter | None = None
    finders: Finders = Finders(lambda _: (), lambda _: (), lambda _: None, lambda *_: "")

    def __init__(self, path: str, text: str, encoding: str = "utf-8", problems: tuple[Problem, ...] = ()) -> None:
        self.path = path
        self.text = text
        self.encoding = encoding
        self.problems = problems

    def __repr__(self) -> str:
        return f"Document({self.path!r})"

    @property
    def fields(self) -> tuple[Field, ...]:
        """All keys of the front matter and all items of its lists, in the order of the file."""
        return self.front_matter.fields if self.front_matter else ()

    @cached_property
    def sample(self) -> Sample:
        """Whether a theme brought the page along."""
        return self.finders.sample(self.path, self.text)

    @cached_property
    def emails(self) -> tuple[Email, ...]:
        """The e-mail addresses of the page, wherever they stand, in order."""
        return tuple(self.finders.emails(self))

    @cached_property
    def said(self) -> str:
        """The prose with one blank for all between its runs: half as long, and it has every phrase that the prose has.

        It is for a first look; where a phrase stands, and whether it is one, is for the prose to say.
        """
        return " ".join([self.text[start:end] for start, end in self.runs])

    @cached_property
    def datable(self) -> str:
        """The prose, and the figures that some write as code (`2025-02`) in their places."""
        figures = [code.span for code in self.codes if not code.block and _FIGURES.fullmatch(code.text)]
        parts: list[str] = []
        position = 0
        for start, end in figures:
            parts += (self.prose[position:start], self.text[start:end].replace("`", " "))
            position = end
        return "".join([*parts, self.prose[position:]]) if figures else self.prose

    @cached_property
    def day_first(self) -> bool | None:
        """Whether "10/02/2025" is 10 February on this page; None where no other date of it tells."""
        return self.finders.day_first(self.datable)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The running text of the page, free of all markup, in order."""
        pieces = (piece for run in subtract_spans(self.runs, self.marks) for piece in _LINE.finditer(self.text, *run))
        spans = (Span(*piece.span()) for piece in pieces)
        return tuple(Text(self.text[span.start : span.end], span) for span in spans)

    def field(self, path: str) -> Field | None:
        """The field at `path`, or None; of a key that is written twice, the last one, which is the one that counts."""
        return self._by_path.get(path)

    @cached_property
    def _by_path(self) -> dict[str, Field]:
        return {found.path: found for found in self.fields}

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line starts."""
        return line_starts(self.text)

    def position(self, offset: int) -> tuple[int, int]:
        r"""Line and column of a character, both from 1; a byte order mark takes no column.

        >>> Document("a.md", "one\r\ntwo").position(6)
        (2, 2)
        """
        line = bisect_right(self.line_starts, offset)
        column = offset - self.line_starts[line - 1] + 1
        if line == 1 and self.text.startswith("\ufeff") and column > 1:
            column -= 1
        return line, column

    def place(self, span: Span) -> Place:
        """Return lines and columns of a span."""
        return Place(*self.position(span.start), *self.position(span.end))

    def line_span(self, line: int) -> Span:
        """Return the characters of a line (from 1), without its line end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))


class Settings(Document):
    r"""A file of values that a site is built with: `_config.yml`, `hugo.toml`, `_quarto.yml`, `_data/navigation.yml`.

    `fields` are its values (where the whole file is a list, their paths begin with an index), and its `front_matter` is
    the whole file, with what is wrong in it. It has no prose, links or entries.

    >>> from profilelint.toolkit import read_page
    >>> read_page("_config.yml", b"author:\n  name: Ada\n").field("author.name").value
    'Ada'
    """


Node = TypeVar("Node", Link, Image, Email, Text)


def nodes_within(nodes: "Sequence[Node]", span: Span) -> list[Node]:
    """Return the nodes that start in a span; `nodes` are in order.

    >>> from profilelint.toolkit import read_page
    >>> [link.text for link in nodes_within(read_page("index.md", b"[A](a) [B](b) [C](c)").links, Span(5, 14))]
    ['B']
    """
    first = bisect_right(nodes, span.start - 1, key=lambda node: node.span.start)
    last = bisect_right(nodes, span.end - 1, key=lambda node: node.span.start)
    return list(nodes[first:last])
