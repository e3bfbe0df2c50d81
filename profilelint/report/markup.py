"""Elements of XML and HTML: all text that is put into one is escaped, and shows what a page could hide."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from profilelint.report.escape import visible

#: A text, another element, or nothing.
Part = Element | str | None


def element(tag: str, *parts: Part, **attributes: str | int | None) -> Element:
    """Return an element with texts and elements in it; what is None is left out, and `_` in front of a name.

    >>> tostring(element("p", "a < b", element("b", "c"), _class="d")).decode()
    '<p class="d">a &lt; b<b>c</b></p>'
    """
    made = Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.lstrip("_").replace("_", "-"), visible(str(value)))
    last: Element | None = None
    for part in parts:
        if isinstance(part, str):
            text = visible(part)
            if last is None:
                made.text = (made.text or "") + text
            else:
                last.tail = (last.tail or "") + text
        elif part is not None:
            made.append(part)
            last = part
    return made


def document(root: Element) -> str:
    """Return a document of XML, in ASCII."""
    from xml.etree.ElementTree import indent

    indent(root)
    written: bytes = tostring(root, encoding="us-ascii")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written.decode("ascii")}\n'
