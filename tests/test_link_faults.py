"""Faults in how links are written, and what is none: each case is a page and the rules that speak on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from profilelint.engine.fix import fix_text
from profilelint.engine.lint import check
from profilelint.engine.plan import Plan, Selected
from profilelint.rule.loader import BUILTIN, load

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("malformed", "missing-scheme", "insecure", "tracking", "local-path", "expiring", "edit-link", "different-text")
SIGNED = "X-Amz-Date=20260101T000000Z&X-Amz-Expires=60&X-Amz-Signature=ada"

#: A page, the rule that speaks, and what it asks to write or says at the end.
LOUD = [
    # Addresses that begin with a slip
    ("[a](http://https://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](https://https://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](https://http://mill.edu)", "malformed", "http://mill.edu"),
    ("[a](https://https//mill.edu/a)", "malformed", "https://mill.edu/a"),
    ("[a](HTTPS://HTTPS://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](htttps://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](htpps://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](htps://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](hhtps://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](ttps://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](htp://mill.edu)", "malformed", "http://mill.edu"),
    ("[a](httpss://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](httsp://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](https//mill.edu)", "malformed", "https://mill.edu"),
    ("[a](http//mill.edu)", "malformed", "http://mill.edu"),
    ("[a](https:/mill.edu)", "malformed", "https://mill.edu"),
    ("[a](http:mill.edu/a)", "malformed", "http://mill.edu/a"),
    ("[a](https;//mill.edu)", "malformed", "https://mill.edu"),
    ("[a](https:://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](/https://mill.edu)", "malformed", "https://mill.edu"),
    ("[a](./https://mill.edu)", "malformed", "https://mill.edu"),
    ("![a](https//mill.edu/a.png)", "malformed", "https://mill.edu/a.png"),
    ("[a][b]\n\n[b]: htttp://mill.edu", "malformed", "http://mill.edu"),
    ("<htttps://mill.edu>", "malformed", "https://mill.edu"),
    ('<a href="https//mill.edu">a</a>', "malformed", "https://mill.edu"),
    ("---\npaperurl: htttps://mill.edu/a.pdf\n---", "malformed", "https://mill.edu/a.pdf"),
    ("---\nlinks:\n- link: 'https//mill.edu'\n---", "malformed", "https://mill.edu"),
    ('+++\nurl_pdf = "http://https://mill.edu"\n+++', "malformed", "https://mill.edu"),
    # Addresses in addresses
    ("[a](https://doi.org/https://doi.org/10.1000/18)", "malformed", "https://doi.org/10.1000/18"),
    ("[a](https://dx.doi.org/http://dx.doi.org/10.1000/18)", "malformed", "https://doi.org/10.1000/18"),
    ("[a](https://doi.org/doi.org/10.1000/18)", "malformed", "https://doi.org/10.1000/18"),
    ("[a](https://doi.org/http://dx.doi.org/10.1000/18)", "malformed", "https://doi.org/10.1000/18"),
    ("[a](https://doi.org/https://mill.edu/a)", "malformed", "https://mill.edu/a"),
    ("[a](https://github.com/https://github.com/ada)", "malformed", "https://github.com/ada"),
    ("[a](https://linkedin.com/in/https://www.linkedin.com/in/ada)", "malformed", "https://www.linkedin.com/in/ada"),
    ("[a](https://orcid.org/https://orcid.org/0000-0001)", "malformed", "https://orcid.org/0000-0001"),
    ("[a]([b](https://mill.edu))", "malformed", "https://mill.edu"),
    ("[a]([https://mill.edu](https://mill.edu/a))", "malformed", "https://mill.edu/a"),
    ('[a]("https://mill.edu")', "malformed", "https://mill.edu"),
    ("[a]([https://mill.edu])", "malformed", "https://mill.edu"),
    ("[a]((https://mill.edu))", "malformed", "https://mill.edu"),
    # Brackets that make no link
    ("(Slides)[https://mill.edu/a.pdf]", "markup/broken-link", "[Slides](https://mill.edu/a.pdf)"),
    ("- talk (my slides)[www.mill.edu].", "markup/broken-link", "[my slides](https://www.mill.edu)"),
    ("[Slides] (https://mill.edu/a_(b).pdf)", "markup/broken-link", "[Slides](https://mill.edu/a_(b).pdf)"),
    ("![Mill] (https://mill.edu/a.png)", "markup/broken-link", "[Mill](https://mill.edu/a.png)"),
    ("See [slides](https://mill.edu/a.pdf", "markup/broken-link", '")" after the address'),
    (
        "See [slides](https://mill.edu/a.pdf and (if you must) the rest.\n\n(Bye)",
        "markup/broken-link",
        '")" after the address',
    ),
    ("See [slides](files/a.pdf and more", "markup/broken-link", '")" after the address'),
    # Names of computers without a scheme
    ("[a](www.mill.edu)", "missing-scheme", "https://www.mill.edu"),
    ("[a](WWW.Mill.Edu/a?b#c)", "missing-scheme", "https://WWW.Mill.Edu/a?b#c"),
    ("[a](/www.mill.edu)", "missing-scheme", "https://www.mill.edu"),
    ("[a](github.com/ada)", "missing-scheme", "https://github.com/ada"),
    ("[a](mill.com)", "missing-scheme", "https://mill.com"),
    ("[a](cs.mill.ac.uk)", "missing-scheme", "https://cs.mill.ac.uk"),
    ("[a](mill.de/ada)", "missing-scheme", "https://mill.de/ada"),
    ("[mill.de](mill.de)", "missing-scheme", "https://mill.de"),
    ("[a](mill.edu:8080/a)", "missing-scheme", "https://mill.edu:8080/a"),
    ("![a](i.mill.com/a.png)", "missing-scheme", "https://i.mill.com/a.png"),
    ("[a][b]\n\n[b]: scholar.google.com/citations?user=ada", "missing-scheme", "google.com/citations?user=ada"),
    ("---\nlinks:\n- icon: github\n  link: github.com/ada\n---", "missing-scheme", "https://github.com/ada"),
    ("---\nexternal_link: www.mill.edu\n---", "missing-scheme", "https://www.mill.edu"),
    # Open connections
    ("[a](http://github.com/ada)", "insecure", "https://github.com/ada"),
    ("[a](http://ada.github.io)", "insecure", "https://ada.github.io"),
    ("![a](http://img.shields.io/a)", "insecure", "https://img.shields.io/a"),
    ("<http://arxiv.org/abs/1843.00001>", "insecure", "https://arxiv.org/abs/1843.00001"),
    ("---\nurl_pdf: 'http://arxiv.org/pdf/1843.00001'\n---", "insecure", "https://arxiv.org/pdf/1843.00001"),
    # Tracking
    ("[a](https://mill.edu/?utm_source=a)", "tracking", "https://mill.edu/"),
    ("[a](https://mill.edu/?a=1&fbclid=b&c=2#d)", "tracking", "https://mill.edu/?a=1&c=2#d"),
    ('<a href="https://mill.edu/?a=1&amp;gclid=b&amp;c=2">a</a>', "tracking", "https://mill.edu/?a=1&c=2"),
    ("[a](https://www.bilibili.com/video/BV1/?vd_source=a)", "tracking", "https://www.bilibili.com/video/BV1/"),
    ("[a](https://dl.acm.org/doi/10.1145/1?casa_token=a:b)", "tracking", "https://dl.acm.org/doi/10.1145/1"),
    ("[a](https://x.com/ada/status/18?s=46&t=a)", "tracking", "https://x.com/ada/status/18"),
    ("---\nurl: https://youtu.be/ada?si=b\n---", "tracking", "https://youtu.be/ada"),
    (
        "[a](https://www.google.com/url?sa=D&q=https://mill.edu/%3Fa%3D1%26b%3D2)",
        "tracking",
        "https://mill.edu/?a=1&b=2",
    ),
    ("[a](https://l.facebook.com/l.php?u=https%3A%2F%2Fmill.edu&h=AT)", "tracking", "https://mill.edu"),
    ("[a](https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmill.edu)", "tracking", "https://mill.edu"),
    ("[a](https://urldefense.com/v3/__http:/mill.edu/a__;!!Ab)", "tracking", "http://mill.edu/a"),
    # Places on one computer
    ("[a](file:///home/ada/a.pdf)", "local-path", "link that"),
    ("[a](C:\\Users\\ada\\a.pdf)", "local-path", "link that"),
    ("[a](c:/users/ada/a.pdf)", "local-path", "link that"),
    ("![a](/Users/ada/a.png)", "local-path", "link that"),
    ("![a](D:\\My Pictures\\a.png)", "local-path", "link that"),
    ("[a](/home/ada/Downloads/a.pdf)", "local-path", "link that"),
    ("[a](~/Documents/a.pdf)", "local-path", "link that"),
    ("[a](http://localhost:4000/a)", "local-path", "on the web"),
    ("[a](https://127.0.0.1/)", "local-path", "on the web"),
    ("[a](http://172.20.0.7:80/)", "local-path", "on the web"),
    ("[a](blob:https://mill.edu/18)", "local-path", "link that"),
    ("[a](moz-extension://18-43/https://mill.edu/a.pdf)", "local-path", "https://mill.edu/a.pdf"),
    ("---\nurl_pdf: file:///C:/a.pdf\n---", "local-path", "link that"),
    # Addresses with an end
    (f"[a](https://a.s3.amazonaws.com/a.pdf?{SIGNED})", "expiring", "copied from"),
    ("[a](https://a.blob.core.windows.net/a?se=2027-01-01&sig=b)", "expiring", "copied from"),
    ("[a](https://a.cloudfront.net/a?Expires=1700000000&Signature=b&Key-Pair-Id=c)", "expiring", "copied from"),
    ("![a](https://scontent.fbcdn.net/a.jpg?oh=00_a&oe=65A1B2C3)", "expiring", "copied from"),
    ("[a](https://ada.sharepoint.com/download.aspx?tempauth=a)", "expiring", "copied from"),
    ("[a](https://we.tl/t-ada)", "expiring", "copied from"),
    ("[a](https://doc-1-docs.googleusercontent.com/docs/securesc/a)", "expiring", "copied from"),
    ("![a](https://media.discordapp.net/attachments/1/a.png?ex=65a1b2c3&is=1&hm=2)", "expiring", "copied from"),
    # Links to write
    ("[a](https://www.overleaf.com/1234567890bcdfghjkmnpq)", "edit-link", "in it"),
    ("[a](https://overleaf.com/1234567890bcdfghjkmnpq#18ab)", "edit-link", "in it"),
    # Addresses that are shown
    ("[https://mill.edu/a](https://mill.edu/b)", "different-text", "https://mill.edu/b"),
    ("[www.mill.edu](https://www.mills.edu)", "different-text", "https://www.mills.edu"),
    ("[mill.edu/a](https://mill.edu/b)", "different-text", "https://mill.edu/b"),
    ("[looms.org](https://loom.org)", "different-text", "https://loom.org"),
    ("[https://mill.edu/?id=1](https://mill.edu/?id=2)", "different-text", "https://mill.edu/?id=2"),
    ("[doi:10.1000/18](https://doi.org/10.1000/81)", "different-text", "https://doi.org/10.1000/81"),
    ("[https://doi.org/10.1000/18](https://mill.edu/doi/10.1000/81)", "different-text", "10.1000/81"),
    ("[arxiv.org/abs/1843.00001](https://arxiv.org/abs/1843.00002)", "different-text", "1843.00002"),
    ('<a href="https://mill.edu/b">https://mill.edu/a</a>', "different-text", "https://mill.edu/b"),
    # Blanks
    ("[a](https://mill.edu/a%20)", "space", "https://mill.edu/a"),
    ("[a](%20https://mill.edu)", "space", "https://mill.edu"),
    ("[a](https://mill.edu/a%C2%A0?b)", "space", "https://mill.edu/a?b"),
    ("[a](\u200bhttps://mill.edu)", "space", "https://mill.edu"),
    ("[a](https://mill.edu\u00a0)", "space", "https://mill.edu"),
    ("[a](https://mill.edu/a\u2060b)", "space", "https://mill.edu/ab"),
    ("[a](https://%20mill.edu)", "space", "https://mill.edu"),
    ("[a](<https://mill .edu/a b>)", "space", "https://mill.edu/a b"),
    ('<a href="https://mill.edu/\n  a">a</a>', "space", "https://mill.edu/a"),
    ("---\nurl: https://mill.edu/a%20\n---", "space", "https://mill.edu/a"),
]

SILENT = [
    # Addresses as they should be
    "[a](https://mill.edu), [b](http://mill.edu/a_(b)), [c](//mill.edu), [d](HTTP://mill.edu), <https://mill.edu>",
    "[a](#a), [b](/a), [c](../a), [d](a.html), [e](?a=b), [f](a/), [g](<>), [h]()",
    "[a](ftp://mill.edu), [b](ssh://mill.edu), [c](tel:+391842), [d](mailto:ada@mill.edu), [e](sftp://mill.edu)",
    "[a](irc://mill.edu), [b](steam://a), [c](zotero://a), [d](javascript:a()), [e](data:text/plain,http://a.b)",
    "[a](https://http.cat), [b](https://https.mill.edu/https), [c](https.html), [d](http/a.html), [e](https/a/b)",
    "[a](https://doi.org/10.1000/18), [b](https://www.doi.org/), [c](https://doi.org/doi:10.1000/18)",
    "[a](https://doi.org/10.1000/(SICI)18:4%3C1::AID%3E3.0), [b](https://doi.org/abc), [c](https://doi.org)",
    "[a](https://web.archive.org/web/2016*/http://mill.edu), [b](https://archive.is/https://mill.edu)",
    "[a](https://nbviewer.org/url/mill.edu/a.ipynb), [b](https://mill.edu/?a=https://mill.edu)",
    "[a](https://htmlpreview.github.io/?https://github.com/ada/b), [c](https://validator.w3.org/?uri=http://a.org)",
    "[a](https://mill.edu/https-is-good), [b](https://mill.edu/http/), [c](https://mill.edu/mill.edu/a)",
    "[a]({{ site.url }}), [b]({% link a.md %}), [c]({{< ref a >}}), [d](http://https://{{ a }})",
    "`[a](htttps://mill.edu)`\n\n```\n[a](https//mill.edu)\n```\n\n<!-- [a](www.mill.edu) -->",
    "---\ntitle: 'HTTP: the protocol'\npermalink: /https//a\nsummary: see http//mill.edu\n---",
    # Brackets of other kinds
    "(Lovelace, 1843)[^1] and (see)[1], f(x)[https], a(b)[c]\n\n[^1]: A note.",
    "[1] (https://mill.edu), [12, 13] (https://mill.edu), [^2] (https://mill.edu), [@ada] (https://mill.edu)",
    "[x] (todo), [ ] (https://mill.edu), [a]\n(https://mill.edu), [PDF] (to come)",
    "[a](https://mill.edu 'b'), [c](\nhttps://mill.edu\n), (see [d](https://mill.edu))",
    "(a)[https://mill.edu](https://mill.edu), [b](https://mill.edu)(c), [![d](e.png)](https://mill.edu)",
    "[Mill]: https://mill.edu\n\n(the)[Mill], [Mill] (https://mill.edu)",
    "<div>[a](https://mill.edu)</div>\n\n<p>\n[b](https://mill.edu),\n</p>",
    "$[a](b$ and $f(x)[https://a.b]$",
    # Files and folders
    "[a](paper.pdf), [b](cv.md), [c](file.py), [d](run.sh), [e](a.b), [f](logo.ai), [g](notes.org), [h](index.de)",
    "[a](v1.2), [b](2020.12/a), [c](a.tar.gz), [d](jquery.min.js), [e](e.g.), [f](a..b), [g](.com), [h](a.com.)",
    "[a](ada@mill.edu), [b](@ada), [c](tel.1842), [d](1.2.3), [e](a_b.com/c), [f](no.suchend), [g](../www.mill.edu)",
    "---\ndoi: doi.org/10.1000/18\nhost: www.mill.edu\npermalink: www.mill.edu\n---\n\nAt www.mill.edu.",
    # Connections that nobody knows, or that are safe
    "[a](http://mill.edu), [b](http://www.ada.github.io), [c](http://github.com:80/a), [d](http://ada@github.com)",
    "[a](http://github.com.mill.edu), [b](http://notarxiv.org), [c](http://de.arxiv.org), [d](https://arxiv.org)",
    "[a](http:), [b](http://), [c](http://.github.io), [d](http://?github.com), [e](/http://github.com/{{ a }})",
    # Questions that name a page
    "[a](https://scholar.google.com/citations?user=a&hl=en), [b](https://www.youtube.com/watch?v=a&list=b&t=9)",
    "[a](https://mp.weixin.qq.com/s?__biz=a&mid=b&idx=1&sn=c), [b](https://docs.google.com/document/d/a?usp=sharing)",
    "[a](https://mill.edu/?si=1&s=2&t=3&feature=4), [b](https://mill.edu/utm_source=a), [c](https://mill.edu/#utm_a=b)",
    "[a](https://mill.edu/?utm_source), [b](https://mill.edu/?a=utm_source=b), [c](https://mill.edu/?), [d](?utm_a=b)",
    "[a](https://mill.edu/?utm_source=ada&utm_medium=referral), [b](https://a.org/?utm_source=github&utm_medium=readme)",
    "[a](https://www.google.com/search?q=https://mill.edu), [b](https://www.google.com/url?a=b), [c](https://google.com/url)",
    "[a](https://www.google.com/url?q=javascript:a), [b](https://www.google.com/url?q=a%20b), [c](https://a.org/url?q=http://b.c)",
    # Paths on the site
    "[a](/home/), [b](/home/ada), [c](/users/ada/a.pdf), [d](~ada/a.pdf), [e](/home/ada/a.pdf), [f](/Users/ada)",
    "[a](https://mill.edu/C:/a), [b](c), [c](a:b), [d](filed.html), [e](file.html), [f](//mill/a), [g](\\a)",
    "<http://localhost:4000>, [localhost:4000](http://localhost:4000), [http://127.0.0.1:80/a](http://127.0.0.1:80/a)",
    "[a](http://localhost.mill.edu), [b](http://10.mill.edu), [c](http://192.0.2.1), [d](http://172.32.0.1), [e](http://127.mill.edu)",
    "---\nbibliography: /Users/ada/a.bib\ncsl: file:///a.csl\n---\n\nIt lies in C:\\Users\\ada, or file:///home/ada.",
    # Addresses without an end
    "[a](https://a.s3.amazonaws.com/a.pdf), [b](https://mill.edu/?sig=a), [c](https://mill.edu/?se=2020-01-01)",
    "[a](https://a.blob.core.windows.net/a?se=2099-01-01&sig=b), [b](https://a.org/?Expires=x&Signature=y)",
    "[a](https://mill.edu/?ex=zz&hm=1), [b](https://a.org/?oe=1f), [c](https://a.org/?se=&sig=), [d](https://a.org/?&&=)",
    f"[a](https://a.org/?Expires={'9' * 5000}&Signature=y), [b](https://a.org/?oh=1&oe={'f' * 99})",
    "[a](https://wetransfer.com), [b](https://discord.com/channels/1), [c](https://file.io.mill.edu/a)",
    "[a](https://raw.githubusercontent.com/ada/a/main/a.pdf), [b](https://lh3.googleusercontent.com/a)",
    # Links to read
    "[a](https://www.overleaf.com/read/bcdfghjkmnpq), [b](https://www.overleaf.com/project/1234567890abcdefabcdefab)",
    "[a](https://www.overleaf.com/learn/latex/18), [b](https://www.overleaf.com/1234567890), [c](https://overleaf.com)",
    "[a](https://docs.google.com/document/d/18/edit), [b](https://docs.google.com/forms/d/18/edit)",
    # Addresses that are shown as they are
    "[https://mill.edu](https://mill.edu/), [mill.edu](https://www.mill.edu/a), [www.mill.edu](http://mill.edu)",
    "[https://mill.edu/a…](https://mill.edu/abc), [mill.edu/...](https://mill.edu/a), [MILL.edu/A](https://mill.edu/a)",
    "[https://mill.edu/a#b](https://mill.edu/a), [https://mill.edu/a](https://mill.edu/a/index.html?utm=c)",
    "[https://mill.edu/\u00e9](https://mill.edu/%C3%A9), [https://mill.edu/a.](https://mill.edu/a)",
    "[10.1000/18](https://doi.org/10.1000/18), [10.1000/AB](https://mill.edu/doi/10.1000/ab/full), [10.1000/18](a.pdf)",
    "[10.1000/18](https://mill.edu/paper), [arXiv:1843.00001](https://arxiv.org/pdf/1843.00001v3), [1843.1](https://a.org)",
    "[https://bit.ly/a](https://mill.edu/b), [https://mill.edu/b](https://doi.org/10.1000/18), [pic.twitter.com/a](https://t.co/a)",
    "[https://twitter.com/ada](https://x.com/ada), [https://a.edu/~ada](https://b.edu/~ada), [ada.io](https://ada.org/x)",
    "[Node.js](https://nodejs.dev), [cv.pdf](https://mill.edu/b.pdf), [README.md](https://a.org), [Booking.com](https://a.org)",
    "[https://mill.edu/a](/a), [https://mill.edu/a](mailto:a@b.org), [see mill.edu/a](https://mill.edu/b), <https://a.org/b>",
    "[![mill.edu/a](a.png)](https://mill.edu/b), [a@mill.com](https://mill.org), [https://{{ a }}/b](https://mill.edu/c)",
    # Blanks that are meant
    "[a](%20), [b](<>), [c](\u200b)",
    "[a](my%20cv.pdf), [b](<my cv.pdf>), [c](https://mill.edu/a%20b), [d](https://mill.edu/?q=a%20), [e](#a%20)",
    '<a href=" https://mill.edu ">a</a>, <a href="my cv.pdf">b</a>, [c]( http://a.b ), [d](mailto:a@b.org?body=c%20)',
    "[a](my cv.pdf), ![b](/my mill.png), [c](https://mill.edu/a b)",
    "[a](https://fa.mill.edu/\u0645\u06cc\u200c\u0631\u0648\u062f), ![b](data:image/png;base64,AAAA%20)",
    '[a](b "c d"), [e](<{{ f }}%20>), [g]({{ h }} i.pdf), $[j](k l.pdf)$',
]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.chdir(tmp_path)
    names = [*(f"links/{name}" for name in (*NAMES, "space")), "markup/broken-link"]
    rules = [load(BUILTIN / f"{name}.py", name) for name in names]
    selected = tuple(Selected(each.path, each.name, each.severity, each.options) for each in rules)
    return Plan(selected, tmp_path, date(2026, 1, 1))


def said(page: str, plan: Plan, name: str = "page.md") -> list[tuple[str, str]]:
    """The rules that speak on a page, and what they say."""
    file = plan.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page + "\n", encoding="utf-8", newline="")
    result = check([name], plan._replace(pedantic=True))
    assert not result.crashed, result.diagnostics
    return [(each.rule.removeprefix("links/"), each.message) for each in result.diagnostics]


def shown(page: str, plan: Plan) -> list[str]:
    """What a report for people shows of a page."""
    said(page, plan)
    return [each.message for each in check(["page.md"], plan).lines]


@pytest.mark.parametrize(("page", "rule", "right"), LOUD)
def test_a_fault_is_said_once(page: str, rule: str, right: str, plan: Plan) -> None:
    found = said(page, plan)
    assert [name for name, _ in found] == [rule]
    assert right in found[0][1]


@pytest.mark.parametrize("page", SILENT)
def test_what_is_no_fault_is_passed_over(page: str, plan: Plan) -> None:
    assert said(page, plan) == []


@pytest.mark.parametrize(
    "page",
    [
        page
        for page, rule, _ in LOUD
        if rule in {"malformed", "missing-scheme", "insecure", "tracking", "space", "markup/broken-link"}
    ],
)
def test_a_fix_leaves_nothing_to_say(page: str, plan: Plan) -> None:
    """But for a new address that is open to see along with an old one."""
    before = said(page, plan)
    after = fix_text("page.md", page.encode(), plan._replace(pedantic=True), unsafe=True).decode()
    if after != page:
        rest = {(rule, message) for rule, message in said(after, plan) if rule in {name for name, _ in before}}
        assert rest == set()
    else:
        assert "bracket is never closed" in before[0][1]


def test_all_open_connections_of_a_page_are_said_and_mended_at_once(plan: Plan) -> None:
    page = (
        "[a](http://arxiv.org/a) <http://doi.org>\n\n![c](http://img.shields.io/c) [d][e] [f][e]\n\n[e]: http://x.com/e"
    )
    [line] = shown(page, plan)
    assert line.endswith("Write https://arxiv.org/a (and 4 more in this file)")
    assert "http:" not in fix_text("page.md", page.encode(), plan, unsafe=False).decode()


def test_a_file_or_a_folder_may_be_named_like_a_computer(plan: Plan) -> None:
    assert said("", plan, "talks/www.mill.edu/a.md") == []
    assert said("", plan, "github.com.md") == []
    page = "[a](www.mill.edu/a.html), [b](github.com), ![c](/talks/www.mill.edu/a.png)"
    assert said(page, plan, "talks/page.md") == []
    assert [rule for rule, _ in said("[a](www.mill.edu/a.html)", plan)] == ["missing-scheme"]


def test_a_file_may_have_a_blank_at_the_end_of_its_name(plan: Plan) -> None:
    (plan.root / "cv .pdf").touch()
    (plan.root / "cv ").touch()
    assert said("[a](cv%20), [b](cv%20.pdf)", plan) == []
    assert [rule for rule, _ in said("[a](notes%20)", plan)] == ["space"]


HUGO = "[a](Ada L.pdf 'her CV'), ![b](/old mill.png), [c](see there), [d](<my cv.pdf>), [e]({{ f }} g.pdf)"


@pytest.mark.parametrize(
    ("files", "name", "spoken"),
    [
        (["hugo.toml"], "content/post/a.md", 2),
        (["config/_default/hugo.yaml"], "content/a.md", 2),
        ([], "README.md", 2),
        (["hugo.toml"], "content/a.Rmd", 0),
        (["hugo.toml"], "docs/a.md", 0),
        (["_config.yml"], "README.md", 0),
        (["_config.yml"], "_pages/a.md", 0),
        (["_quarto.yml"], "a.qmd", 0),
        (["_quarto.yml", "config.toml"], "content/a.md", 0),
        ([], "a.md", 0),
    ],
)
def test_a_blank_makes_plain_text_of_a_link_only_where_it_is_known_to(
    files: list[str], name: str, spoken: int, plan: Plan
) -> None:
    for each in files:
        (plan.root / each).parent.mkdir(parents=True, exist_ok=True)
        (plan.root / each).touch()
    assert [rule for rule, _ in said(HUGO, plan, name)] == ["space"] * spoken


@pytest.mark.parametrize(
    ("page", "mended"),
    [
        ("[a](http://https://mill.edu), [b](https//mill.edu)", "[a](https://mill.edu), [b](https://mill.edu)"),
        ("[a](https://doi.org/https://doi.org/10.1000/18)", "[a](https://doi.org/10.1000/18)"),
        ("[a](http://arxiv.org/?utm_source=b)", "[a](https://arxiv.org/)"),
        ("[a](github.com/ada), [b](www.mill.edu)", "[a](https://github.com/ada), [b](www.mill.edu)"),
        (
            "[a](https://www.google.com/url?q=https://mill.edu/%28a)",
            "[a](https://www.google.com/url?q=https://mill.edu/%28a)",
        ),
        ("[a]([b](https://mill.edu)), (c)[https://mill.edu]", "[a]([b](https://mill.edu)), [c](https://mill.edu)"),
        (
            "---\nurl: 'http://arxiv.org/a'\n---\n\n[a][b]\n\n[b]: <http://doi.org> 'c'",
            "---\nurl: 'https://arxiv.org/a'\n---\n\n[a][b]\n\n[b]: <https://doi.org> 'c'",
        ),
        ("<a href=http://arxiv.org>a</a>\r\n<http://doi.org>", "<a href=https://arxiv.org>a</a>\r\n<https://doi.org>"),
        ("[a](https://mill.edu/a\\_b?utm_source=c)", "[a](https://mill.edu/a\\_b?utm_source=c)"),
    ],
)
def test_only_what_is_certain_is_mended(page: str, mended: str, plan: Plan) -> None:
    assert fix_text("page.md", page.encode(), plan, unsafe=False).decode() == mended


@pytest.mark.parametrize(
    "page",
    [
        f"[a](<https://{' ' * 3000}/>)",
        f"[a](https://{'%20' * 20000})",
        "[a](https://mill.edu " * 3000,
        "](https://a" * 5000,
        f"[a]({'http://' * 5000}a.b)",
        f"[a]({'a.' * 20000}com)",
        "(a)[https://" * 5000,
        f"[a](https://mill.edu/?{'utm_a=b&' * 5000})",
        f"[{'10.1000/' * 2000}](https://{'a.' * 20000})",
        f"[a](\\\\{'a' * 20000})",
    ],
)
def test_no_page_fails_or_takes_long(page: str, plan: Plan) -> None:
    assert len(said(page, plan)) < 200
