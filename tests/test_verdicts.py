"""The table of verdicts: every row of it has a case."""

from __future__ import annotations

import pytest

from profilelint.read.reader import read
from profilelint.web import fake
from profilelint.web.observation import Facts
from profilelint.web.observation import read as read_facts
from profilelint.web.verdict import Table, shipped, stands_for

PAGE = "https://example.org/notes"


def hop(url: str) -> tuple[tuple[int, str], ...]:
    return ((302, url),)


#: For each row the facts that it is for, the address that answered, and perhaps the host that the link names.
CASES: dict[str, list[tuple[Facts, str] | tuple[Facts, str, str]]] = {
    "malformed": [(Facts(trouble="malformed"), PAGE)],
    "skipped": [(Facts(trouble="skipped"), PAGE), (Facts(trouble="offline"), PAGE), (Facts(trouble="proxy"), PAGE)],
    "IPv6 only": [(Facts(trouble="no-ipv6"), PAGE)],
    "sign in to the network": [(Facts(511), PAGE)],
    "private network": [(Facts(trouble="private"), PAGE)],
    "other scheme": [(Facts(302, trouble="scheme"), PAGE)],
    "rate limit": [(Facts(429, trouble="rate-limited", until=1.0), PAGE)],
    "no such host": [(Facts(trouble="no-such-host"), PAGE)],
    "cookie wall": [(Facts(302, trouble="cookies"), PAGE)],
    "redirect loop": [(Facts(302, trouble="loop"), PAGE)],
    "no answer": [(Facts(trouble="timeout"), PAGE)],
    "refused": [(Facts(trouble="refused"), PAGE)],
    "reset": [(Facts(trouble="reset"), PAGE)],
    "unreachable": [(Facts(trouble="unreachable"), PAGE), (Facts(trouble="names"), PAGE)],
    "no secure connection": [(Facts(trouble="tls"), PAGE)],
    "no HTTP": [(Facts(trouble="protocol"), PAGE)],
    "bot wall": [(Facts(status, signals=("challenge",)), PAGE) for status in (200, 403, 404, 503)],
    "refused at a bot wall": [(Facts(404, signals=("guarded",)), PAGE)],
    "bot wall of Google": [(Facts(200, hops=hop("x")), "https://www.google.com/sorry/index?continue=x")],
    "consent": [(Facts(200, hops=hop("x")), "https://consent.youtube.com/m?continue=x")],
    "not shared on Google Drive": [
        (Facts(200, hops=hop("x")), "https://accounts.google.com/v3/signin/identifier?continue=x", linked)
        for linked in ("drive.google.com", "docs.google.com")
    ],
    "refused on Google Drive": [(Facts(401), "https://docs.google.com/document/d/1A/export", "docs.google.com")],
    "not shared on OneDrive": [
        (Facts(200, hops=hop("x")), "https://login.live.com/login.srf?wa=x", "1drv.ms"),
        (Facts(200, hops=hop("x")), "https://login.microsoftonline.com/x/oauth2/authorize", "ada-my.sharepoint.com"),
        (
            Facts(200, hops=hop("x")),
            "https://ada.sharepoint.com/sites/a/_layouts/15/AccessDenied.aspx",
            "ada.sharepoint.com",
        ),
    ],
    "refused on OneDrive": [(Facts(403), "https://ada-my.sharepoint.com/:b:/g/personal/x", "ada-my.sharepoint.com")],
    "not shared on Dropbox": [
        (Facts(200, hops=hop("x")), "https://www.dropbox.com/login?cont=x", "www.dropbox.com"),
        (Facts(200, hops=hop("x")), "https://www.dropbox.com/scl/fi/1a/password", "www.dropbox.com"),
    ],
    "not shared on Overleaf": [(Facts(200, hops=hop("x")), "https://www.overleaf.com/login", "www.overleaf.com")],
    "private on GitLab": [(Facts(200, hops=hop("x")), "https://gitlab.com/users/sign_in", "gitlab.com")],
    "private on Hugging Face": [(Facts(401), "https://huggingface.co/ada/engine")],
    "sign in": [
        (Facts(200, hops=hop("x")), url)
        for url in (
            "https://accounts.google.com/v3/signin/identifier",
            "https://login.example.edu/cas?service=x",
            "https://example.org/users/sign_in",
            "https://www.linkedin.com/authwall?trk=x",
        )
    ],
    "DOI": [(Facts(200, way="doi"), PAGE)],
    "unregistered DOI": [(Facts(404, way="doi"), PAGE)],
    "publisher's DOI": [(Facts(200, way="publisher-doi"), PAGE)],
    "publisher's unregistered DOI": [(Facts(404, way="publisher-doi"), PAGE)],
    "ORCID": [(Facts(200, way="orcid"), PAGE), (Facts(409, way="orcid"), PAGE)],
    "unknown ORCID": [(Facts(404, way="orcid"), PAGE)],
    "YouTube": [(Facts(200, way="youtube"), PAGE), (Facts(401, way="youtu-be"), PAGE)],
    "no such video": [(Facts(400, way="youtube"), PAGE), (Facts(404, way="youtube"), PAGE)],
    "Vimeo": [(Facts(200, way="vimeo"), PAGE)],
    "no such video on Vimeo": [(Facts(404, way="vimeo"), PAGE)],
    "private video": [(Facts(403, way="youtube"), PAGE), (Facts(403, way="vimeo"), PAGE)],
    "arXiv": [(Facts(200, way="arxiv"), PAGE)],
    "no such paper": [(Facts(404, way="arxiv"), PAGE)],
    "parked": [(Facts(200, signals=("parked",)), PAGE)],
    "for sale": [(Facts(200, signals=("for-sale",)), PAGE)],
    "sold": [
        (Facts(200, hops=hop("x")), "https://www.hugedomains.com/domain_profile.cfm?d=mill.example"),
        (Facts(403, hops=hop("x")), "https://sedo.com/search/details/?domain=mill.example"),
    ],
    "says that it is not there": [(Facts(200, signals=("not-found",), detail='"Not found"'), PAGE)],
    "sent to the page for what is not there": [
        (Facts(200, hops=hop("x")), f"https://example.org/{path}") for path in ("404.html", "en/404", "page-not-found/")
    ],
    "sent home": [(Facts(200, signals=("sent-home",)), PAGE)],
    "same page for all": [(Facts(200, signals=("same-page",)), PAGE)],
    "walled hosts": [
        (Facts(404), "https://scholar.google.com/citations?user=ada"),
        (Facts(404), "https://scholar.google.co.uk/citations?user=ada"),
        (Facts(999), "https://www.linkedin.com/in/ada"),
        (Facts(202), "https://ieeexplore.ieee.org/document/1"),
        (Facts(503), "https://www.semanticscholar.org/author/1"),
    ],
    "private on GitHub": [(Facts(404), "https://github.com/ada/engine")],
    "OpenReview": [(Facts(400), "https://openreview.net/forum?id=x")],
    "accepted, but empty": [(Facts(202, signals=("empty",)), PAGE)],
    "there": [(Facts(status), PAGE) for status in (200, 202, 203, 204, 206, 226, 300, 304)],
    "redirect without an aim": [(Facts(302), PAGE)],
    "gone": [(Facts(410), PAGE)],
    "not found": [(Facts(404), PAGE), (Facts(404), "https://aclanthology.org/P00-1001/")],
    "sign in first": [(Facts(401), PAGE), (Facts(407), PAGE)],
    "forbidden": [(Facts(403), PAGE), (Facts(402), PAGE)],
    "too many requests": [(Facts(429), PAGE), (Facts(529), PAGE)],
    "legal reasons": [(Facts(451), PAGE)],
    "not for programs": [(Facts(status), PAGE) for status in (405, 406, 418, 456, 498, 999)],
    "refused behind Cloudflare": [(Facts(521), PAGE)],
    "silent behind Cloudflare": [(Facts(522), PAGE), (Facts(524), PAGE)],
    "unreachable behind Cloudflare": [(Facts(523), PAGE), (Facts(530), PAGE)],
    "no secure connection behind Cloudflare": [(Facts(525), PAGE), (Facts(526), PAGE)],
    "passing trouble": [(Facts(status), PAGE) for status in (408, 500, 502, 503, 504, 508, 520, 527)],
    "another refusal": [(Facts(status), PAGE) for status in (400, 409, 414, 416, 417, 422, 600)],
}


@pytest.fixture(scope="module")
def table() -> Table:
    return shipped()


def test_every_row_has_a_case(table: Table) -> None:
    assert [row.name for row in table.rows] == list(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_row_is_for_its_cases(table: Table, name: str) -> None:
    for case in CASES[name]:
        row = table.row(*case)
        assert row is not None
        assert row.name == name
        assert table.judge(*case) == row.judgement
        assert row.judgement.verdict in {"alive", "unchecked"} or row.judgement.cause


def test_a_sign_in_that_was_linked_on_purpose_is_there(table: Table) -> None:
    assert table.judge(Facts(200), "https://login.example.edu/cas").verdict == "alive"


def test_what_needs_no_grace_is_what_never_passes(table: Table) -> None:
    assert [row.name for row in table.rows if row.judgement.at_once] == ["malformed", "unregistered DOI", "gone"]


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://doi.org/10.1234/abc.def", "https://doi.org/api/handles/10.1234/abc.def"),
        ("http://dx.doi.org/10.1016/0026-0495(67)90027-3", "https://doi.org/api/handles/10.1016/0026-0495(67)90027-3"),
        ("https://doi.org/10.1002/(SICI)1%3C1::AID-1%3E3.0.CO;2-A", None),
        ("https://dl.acm.org/doi/pdf/10.1145/12345.6789", "https://doi.org/api/handles/10.1145/12345.6789"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/abc.123", "https://doi.org/api/handles/10.1002/abc.123"),
        ("https://link.springer.com/article/10.1007/s1-2-3", "https://doi.org/api/handles/10.1007/s1-2-3"),
        ("https://orcid.org/0000-0002-1825-0097", "https://pub.orcid.org/v3.0/0000-0002-1825-0097/record"),
        ("https://arxiv.org/pdf/2301.01234v2.pdf", "https://export.arxiv.org/abs/2301.01234v2"),
        ("https://arxiv.org/abs/math.GT/0309136", "https://export.arxiv.org/abs/math.GT/0309136"),
        ("https://vimeo.com/123456789", "url=https%3A%2F%2Fvimeo.com%2F123456789"),
        ("https://vimeo.com/channels/looms/123456789", "url=https%3A%2F%2Fvimeo.com%2F123456789"),
        ("https://vimeo.com/123456789/0a1b2c3d4e", "url=https%3A%2F%2Fvimeo.com%2F123456789/0a1b2c3d4e"),
        ("https://youtu.be/abcdefghijk?t=10", "watch%3Fv%3Dabcdefghijk"),
        ("https://www.youtube.com/watch?app=x&v=abcdefghijk&t=1", "watch%3Fv%3Dabcdefghijk"),
    ],
)
def test_a_scholarly_host_is_asked_in_its_way(table: Table, url: str, asked: str | None) -> None:
    way = table.way(url)
    assert way is not None
    assert (asked or "doi.org/api/handles/10.1002/(SICI)1%3C1::AID-1%3E3.0.CO;2-A") in way.url


@pytest.mark.parametrize(
    "url",
    ["https://doi.org/", "https://doi.org/abc", "https://arxiv.org/a/example_a_1", "https://www.youtube.com/@ada",
     "https://orcid.org/", "https://link.springer.com/", "https://openreview.net/profile?id=~Ada1",
     "https://scholar.google.com/citations?user=ada", "https://github.com/ada",
     "https://vimeo.com/ada"],
)  # fmt: skip
def test_all_else_is_asked_as_it_is(table: Table, url: str) -> None:
    assert table.way(url) is None


def test_a_doi_is_judged_by_its_handle_and_not_by_the_publisher() -> None:
    web = "https://doi.org/api/handles/10.1234/a 200\nhttps://doi.org/10.1234/a 403\n"
    web += "https://doi.org/api/handles/10.1234/b 404\nhttps://doi.org/10.1234/b 200\n"
    urls = ("https://doi.org/10.1234/a", "https://doi.org/10.1234/b")
    answers = fake.answers(web, [read("page.md", f"<{urls[0]}> <{urls[1]}>".encode())])
    assert [answers.get(url).verdict for url in urls] == ["alive", "dead"]
    assert [answers.get(url).hops for url in urls] == [(), ()]


def test_a_star_stands_for_names() -> None:
    assert stands_for(("*.example.org",), "a.b.example.org")
    assert stands_for(("scholar.google.*",), "scholar.google.de")
    assert not stands_for(("scholar.google.*",), "scholar.google.example.org")
    assert not stands_for(("*.example.org",), "badexample.org")


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "7", "{}x", "[" * 100_000, '{"unknown": 1}', '{"status": "200"}', '{"status": true}', "{}",
        '{"status": 99}', '{"status": 1e3}', '{"status": NaN}', '{"until": "now"}', '{"hops": 5}', '{"hops": [[1]]}',
        '{"status": 200, "hops": [[404, "https://example.org/"]]}', '{"status": 200, "places": [["a", "b"]]}',
        '{"status": 200, "places": [["a"]]}', '{"status": 200, "instead": "javascript:x"}',
        '{"status": 200, "hops": [[301, "javascript:x"]]}',
        '{"status": 200, "hops": [[301, "https://example.org"]]}', '{"status": 200, "until": 5.0}',
        '{"status": 429, "trouble": "rate-limited", "until": Infinity}', '{"status": 429, "trouble": "rate-limited"}',
        '{"trouble": "malformed"}', '{"trouble": "skipped"}', '{"trouble": "certificate"}', '{"trouble": ["timeout"]}',
        '{"status": 404, "trouble": "timeout"}', '{"status": 200, "trouble": "loop"}', '{"status": 200, "attempts": 0}',
        '{"status": 200, "title": 5}', '{"status": 200, "signals": [5]}',
        '{"status": 200, "way": 1}',
        f'{{"status": 200, "words": "{"x" * 2001}"}}',
    ],
)  # fmt: skip
def test_what_was_never_written_so_is_no_fact(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- whatever it says
        read_facts(text)


def test_facts_survive_their_storage() -> None:
    hops = ((301, "https://example.org/"),)
    facts = Facts(429, "rate-limited", "why", hops, "doi", ("empty",), "expired", 3, 5.5, "T", "w")
    facts = facts._replace(instead="https://www.example.org/", places=(("a", "there"), ("b", "absent")))
    assert read_facts(facts.written()) == facts
    assert read_facts(Facts(301, "loop").written()) == Facts(301, "loop")
    assert read_facts(Facts(200).written()) == Facts(200)
