"""What hosts do beside failing plainly: each behaviour against a server on loopback, with its verdict.

The shapes are those that the table of verdicts (`profilelint/web/verdicts.toml`) names the sources of.
"""

from __future__ import annotations

import errno
import gzip
import socket
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest
import trustme
import webserver
import zstandard
from webserver import Behaviour, Server, context_of, in_turn, raw, status, trust

from profilelint.model.answer import Answer
from profilelint.read.reader import read
from profilelint.web import dns, http, transport, verdict
from profilelint.web.http import MAX_TEXT, codings, unpacked
from profilelint.web.page import next_address, read_page
from profilelint.web.second import NOWHERE
from profilelint.web.session import Asked, Asker
from profilelint.web.settings import Settings
from profilelint.web.store import Store

pytestmark = pytest.mark.usefixtures("lookup")

Serve = Callable[..., Server]
Lookup = dict[str, list[str]]

SETTINGS = Settings(timeout=60, interval=0, retries=0, backoff=0.01, allow_private=True, anchors=True)


def ask(*urls: str, settings: Settings = SETTINGS, store: Store | None = None) -> Asked:
    text = "".join(f"- [link]({url})\n" for url in urls)
    return Asker(settings, store).ask([read("page.md", text.encode())])


def answer(url: str, settings: Settings = SETTINGS) -> Answer:
    found = ask(url, settings=settings).answers.get(url)
    assert found
    return found


def page(title: str = "Ada Example", body: str = "<h1>Ada Example</h1>", more: str = "") -> bytes:
    return f"<!doctype html><meta charset=utf-8><title>{title}</title>{more}{body}".encode()


def paths(server: Server) -> list[str]:
    return [path for _, path, _ in server.log]


# A page that answers 200 and is not there

NOT_THERE = {
    "English": ("404 Not Found", ""),
    "German": ("Seite nicht gefunden – Universität Turin", ""),
    "French": ("Université | Page introuvable", ""),
    "Spanish": ("Universidad", "<h1>Página no encontrada</h1>"),
    "Italian": ("Università", "<h1><span>Errore 404:</span> pagina non trovata</h1>"),
    "Portuguese": ("Página não encontrada - Universidade", ""),
    "Chinese": ("404 - 页面不存在", ""),
    "Japanese": ("ページが見つかりませんでした | 大学", ""),
    "of Apache, in French": ("Objet non trouv&eacute;!", ""),
    "a number alone": ("Looms", "<h1>404</h1>"),
}


@pytest.mark.parametrize("name", NOT_THERE)
def test_a_page_that_says_that_it_is_not_there(serve: Serve, name: str) -> None:
    said = answer(serve(notes=status(200, page(*NOT_THERE[name]))).url("/notes"))
    assert (said.verdict, said.status) == ("missing", 200)
    assert said.cause.startswith('the host answers 200, but its page says: "')


@pytest.mark.parametrize(
    ("title", "body", "path"),
    [
        ("404 Not Found - HTTP | Manual", "", "/status/404"),
        ("Page not found", "<h1>Page not found</h1>", "/how-to-write-a-not-found-page"),
        ("Where no page was found: a study", "<h1>Not found, and yet there</h1>", "/study"),
        ("Room 404", "<h1>Room 404</h1>", "/rooms"),
        (
            "Looms",
            "<!-- <h1>Page not found</h1> --><template><h1>Page not found</h1></template><h1>Looms</h1>",
            "/looms",
        ),
        ("Looms", "<script>show('<h1>Page not found</h1>')</script><h1>Looms</h1>", "/script"),
    ],
)
def test_a_page_about_such_pages_is_there(serve: Serve, title: str, body: str, path: str) -> None:
    server = serve()
    server.behaviours[path] = status(200, page(title, body))
    assert answer(server.url(path)).verdict == "alive"


def test_the_same_page_for_an_address_that_cannot_exist(serve: Serve) -> None:
    server = serve()
    server.behaviours |= {"*": status(200, page("The department")), "/talks": status(200, page("Talks"))}
    urls = [server.url(path) for path in ("/notes", "/talks", "/letters", "/notes?p=1")]
    answers = ask(*urls).answers
    assert [answers.get(url).verdict for url in urls] == ["missing", "alive", "missing", "missing"]
    assert "an address that cannot exist" in answers.get(urls[0]).cause
    assert server.asked(NOWHERE) == 1
    assert len(server.log) == 5


def test_that_page_may_name_the_address_that_was_asked(serve: Serve) -> None:
    async def echo(asked: webserver.Asked) -> None:
        asked.answer(200, page("The department", f"<p>Searched for: {asked.path}"))

    server = serve()
    server.behaviours["*"] = echo
    assert answer(server.url("/notes")).verdict == "missing"


def test_a_page_that_a_script_fills_in_is_not_called_missing(serve: Serve) -> None:
    server = serve()
    server.behaviours["*"] = status(200, page("App", '<div id="root"></div><script src="/app.js"></script>'))
    assert answer(server.url("/notes")).verdict == "alive"
    assert server.asked(NOWHERE) == 0


def test_a_page_with_scripts_that_speaks_of_what_was_not_found(serve: Serve) -> None:
    server = serve()
    server.behaviours["*"] = status(200, page("Looms", "<h1>Oh no</h1><p>Page not found.<script>count()</script>"))
    assert answer(server.url("/notes")).verdict == "missing"


@pytest.mark.parametrize("nowhere", [status(404), status(503), status(429, Retry_After="60"), webserver.reset])
def test_a_host_that_says_so_of_an_address_that_cannot_exist_is_believed(serve: Serve, nowhere: Behaviour) -> None:
    server = serve(notes=status(200))
    server.behaviours[NOWHERE] = nowhere
    assert answer(server.url("/notes")).verdict == "alive"


def test_a_home_page_is_there_whatever_the_host_answers_elsewhere(serve: Serve) -> None:
    server = serve()
    server.behaviours["*"] = status(200)
    assert ask(server.url("/"), server.url("/index.html")).counts["alive"] == 2
    assert server.asked(NOWHERE) == 0


def test_a_host_may_be_spared_the_question(serve: Serve) -> None:
    server = serve()
    server.behaviours["*"] = status(200)
    assert answer(server.url("/notes"), SETTINGS._replace(probe=False)).verdict == "alive"
    assert paths(server) == ["/notes"]


@pytest.mark.slow
def test_an_address_whose_host_is_slow_to_say_so_is_known_nevertheless(serve: Serve) -> None:
    server = serve(notes=status(200))
    server.behaviours[NOWHERE] = webserver.slow(60, status(404))
    assert answer(server.url("/notes"), SETTINGS._replace(deadline=8)).verdict == "alive"


# Domains that are parked or sold

PARKED = {
    "GoDaddy": '<script>window.onload=function(){window.location.href="/lander"}</script>',
    "GoDaddy's place holder": '<script defer src="https://img1.wsimg.com/parking-lander/static/js/main.js"></script>',
    "Sedo": '<script src="//img.sedoparking.com/js/jquery.js"></script>',
    "ParkingCrew": '<link href="https://d38psrni17bvxu.cloudfront.net/themes/x.css" rel="stylesheet">',
    "Bodis": "<iframe src=https://parking.bodiscdn.com/x></iframe>",
}


@pytest.mark.parametrize("firm", PARKED)
def test_a_parked_domain(serve: Serve, firm: str) -> None:
    said = answer(serve(a=status(200, page("mill.example", "", PARKED[firm]))).url("/a"))
    assert (said.verdict, "parked" in said.cause) == ("dead", True)


def test_a_page_about_parked_domains_is_there(serve: Serve) -> None:
    text = '<pre>&lt;script src="//img.sedoparking.com/x.js"></pre><p>img1.wsimg.com/parking-lander/ is GoDaddy\'s'
    server = serve(a=status(200, page("Parked domains", text)), b=status(200, page("other.example is for sale")))
    assert ask(server.url("/a"), server.url("/b", "mill.example.org")).counts["alive"] == 2


def test_a_domain_that_is_for_sale(serve: Serve) -> None:
    said = answer(serve(a=status(200, page("example.org is for sale | Mart"))).url("/a", "www.example.org"))
    assert (said.verdict, said.cause) == ("dead", "the domain is for sale")


def test_a_domain_that_leads_to_where_it_is_sold(serve: Serve, lookup: Lookup, table: dict[str, Any]) -> None:
    lookup["www.hugedomains.com"] = ["127.0.0.1"]
    server = serve(domain=status(200))
    server.behaviours["/domain_profile.cfm?d=mill.example"] = status(200)
    target = server.url("/domain_profile.cfm?d=mill.example", "www.hugedomains.com")
    server.behaviours["/notes"] = status(302, Location=target)
    row = next(each for each in table["verdicts"] if each["name"] == "sold")
    row["final"] = row["final"].replace("domains\\.com", f"domains\\.com:{server.port}")
    assert answer(server.url("/notes", "mill.example.org")).cause == "the domain is for sale"


# Videos, files, repositories


@pytest.mark.parametrize(
    ("url", "way", "code", "expected"),
    [
        ("https://www.youtube.com/watch?v=1843engines", "youtube", 404, "dead"),
        ("https://youtu.be/1843engines", "youtu-be", 403, "no-access"),
        ("https://www.youtube.com/watch?v=1843engines", "youtube", 401, "alive"),
        ("https://vimeo.com/123456789", "vimeo", 404, "dead"),
        ("https://vimeo.com/123456789", "vimeo", 403, "no-access"),
        ("https://vimeo.com/123456789", "vimeo", 200, "alive"),
    ],
)
def test_a_video_is_judged_by_its_oembed(
    serve: Serve, table: dict[str, Any], url: str, way: str, code: int, expected: str
) -> None:
    server = serve(oembed=status(code, b"{}", Content_Type="application/json"))
    table["ways"][way]["url"] = server.url("/oembed")
    assert answer(url).verdict == expected
    assert paths(server) == ["/oembed"]


def test_no_oembed_is_asked_in_a_private_network(serve: Serve, table: dict[str, Any]) -> None:
    server = serve(oembed=status(404))
    table["ways"]["vimeo"]["url"] = server.url("/oembed")
    assert answer("https://vimeo.com/123456789", SETTINGS._replace(allow_private=False)).verdict == "blocked"
    assert server.log == []


@pytest.mark.parametrize(
    ("row", "linked", "host", "path"),
    [
        ("not shared on Google Drive", "drive.google.com", "accounts.google.com", "/v3/signin/identifier"),
        ("not shared on OneDrive", "1drv.ms", "login.live.com", "/login.srf"),
        ("not shared on OneDrive", "ada-my.sharepoint.com", "login.microsoftonline.com", "/common/oauth2/authorize"),
        ("not shared on Dropbox", "www.dropbox.com", "www.dropbox.com", "/login?cont=x"),
        ("not shared on Overleaf", "www.overleaf.com", "www.overleaf.com", "/login"),
        ("private on GitLab", "gitlab.com", "gitlab.com", "/users/sign_in"),
    ],
)
def test_a_file_that_needs_access(
    serve: Serve, lookup: Lookup, table: dict[str, Any], row: str, linked: str, host: str, path: str
) -> None:
    server = serve(file=status(200))
    lookup |= {linked: ["127.0.0.1"], host: ["127.0.0.1"]}
    server.behaviours |= {path: status(200, page("Sign in")), "/file": status(302, Location=server.url(path, host))}
    changed = next(each for each in table["verdicts"] if each["name"] == row)
    changed["final"] = changed["final"].replace("\\.com/", f"\\.com:{server.port}/")
    said = answer(server.url("/file", linked))
    assert (said.verdict, said.cause) == ("no-access", changed["cause"])


@pytest.mark.parametrize(
    ("host", "code"), [("docs.google.com", 401), ("x.sharepoint.com", 403), ("huggingface.co", 401)]
)
def test_a_file_whose_host_refuses_at_once(serve: Serve, lookup: Lookup, host: str, code: int) -> None:
    lookup[host] = ["127.0.0.1"]
    assert answer(serve(file=status(code)).url("/file", host)).verdict == "no-access"


def test_a_file_that_is_shared_is_there(serve: Serve, lookup: Lookup) -> None:
    lookup["drive.google.com"] = ["127.0.0.1"]
    assert answer(serve(file=status(200)).url("/file", "drive.google.com")).verdict == "alive"


def test_a_repository_that_has_moved_and_one_that_is_private(serve: Serve, lookup: Lookup) -> None:
    lookup["github.com"] = ["127.0.0.1"]
    server = serve()
    server.behaviours |= {"/ada/engine": status(200), "/ada/mill": status(301, Location="/ada/engine")}
    answers = ask(*(urls := [server.url(path, "github.com") for path in ("/ada/mill", "/ada/notes")])).answers
    moved, private = answers.get(urls[0]), answers.get(urls[1])
    assert (moved.verdict, moved.moved_to) == ("moved", server.url("/ada/engine", "github.com"))
    assert (private.verdict, "not public" in private.cause) == ("dead", True)


# Where a page leads


@pytest.mark.parametrize(
    "more",
    [
        '<meta http-equiv="refresh" content="0; url=/gone">',
        "<META CONTENT='5;URL=/gone' HTTP-EQUIV=Refresh>",
        '<meta http-equiv=refresh content="0;url=&#39;/gone&#39;">',
    ],
)
def test_a_meta_refresh_is_followed(serve: Serve, more: str) -> None:
    server = serve(old=status(200, page("Redirecting", "", more)))
    said = answer(server.url("/old"))
    assert (said.verdict, said.hops) == ("dead", ((200, server.url("/gone")),))


def test_a_refresh_header_is_followed(serve: Serve) -> None:
    server = serve(old=status(200, Refresh="0; url=/new"), new=status(403))
    assert answer(server.url("/old")).verdict == "blocked"


@pytest.mark.parametrize(
    "more",
    [
        '<meta http-equiv="refresh" content="300; url=/gone">',
        '<meta http-equiv="refresh" content="10">',
        '<meta http-equiv="refresh" content="0; url=/news">',
        '<noscript><meta http-equiv="refresh" content="0; url=/gone"></noscript>',
        '<!-- <meta http-equiv="refresh" content="0; url=/gone"> -->',
        '<base href="/x/"><meta http-equiv="refresh" content="0; url=gone">',
        '<meta http-equiv="refresh" content="0; url=javascript:go()">',
    ],
    ids=["much later", "again", "itself", "without scripts", "comment", "base", "no address"],
)
def test_a_page_that_stays_is_judged_itself(serve: Serve, more: str) -> None:
    server = serve(news=status(200, page("News", "", more)))
    assert answer(server.url("/news")).verdict == "alive"
    assert server.asked("/gone") == 0


def test_pages_that_lead_to_each_other_end(serve: Serve) -> None:
    def leads(to: str) -> Behaviour:
        return status(200, page("Redirecting", "", f'<meta http-equiv="refresh" content="0; url={to}">'))

    server = serve(a=leads("/b"), b=leads("/a"))
    assert answer(server.url("/a"), SETTINGS._replace(probe=False)).verdict == "alive"
    assert paths(server) == ["/a", "/b"]


def test_a_refresh_into_a_private_network_is_not_followed(
    serve: Serve, lookup: Lookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = serve(secret=status(200))
    server = serve(out=status(200, Refresh=f"0; url={inside.url('/secret', 'inside.example.org')}"))
    lookup["inside.example.org"] = ["127.0.0.2"]
    monkeypatch.setattr(dns, "is_public", lambda address: address != "127.0.0.2")
    said = answer(server.url("/out", "open.example.org"), SETTINGS._replace(allow_private=False))
    assert (said.verdict, inside.log) == ("blocked", [])


def test_a_redirect_home_is_no_page_where_all_addresses_lead_there(serve: Serve) -> None:
    server = serve()
    server.behaviours |= {"/": status(200), "*": status(301, Location="/")}
    answers = ask(*(urls := [server.url(f"/{name}") for name in ("notes", "letters")])).answers
    assert [answers.get(url).verdict for url in urls] == ["missing", "missing"]
    assert "home page" in answers.get(urls[0]).cause
    assert server.asked(NOWHERE) == 1


def test_a_redirect_home_that_is_meant_is_left_alone(serve: Serve) -> None:
    server = serve(group=status(302, Location="/"))
    server.behaviours["/"] = status(200)
    assert answer(server.url("/group")).verdict == "alive"


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/404.html", "missing"), ("/users/sign_in", "blocked"), ("/cas/login?service=x", "blocked")],
)
def test_a_redirect_to_a_page_that_is_another(serve: Serve, path: str, expected: str) -> None:
    server = serve(notes=status(302, Location=path))
    server.behaviours[path] = status(200, page("Welcome"))
    assert answer(server.url("/notes")).verdict == expected


def test_a_redirect_to_a_page_for_consent(serve: Serve) -> None:
    server = serve(ask=status(200))
    server.behaviours["/notes"] = status(302, Location=server.url("/ask", "consent.example.org"))
    said = answer(server.url("/notes", "www.example.org"))
    assert (said.verdict, said.cause) == ("blocked", "the host asks for consent first")


# Another spelling of the address


@pytest.fixture
def authority(monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that is trusted."""
    authority = trustme.CA()
    trust(authority, monkeypatch)
    return authority


def test_http_that_works_only_with_https(serve: Serve, authority: trustme.CA) -> None:
    server = serve(context_of(authority.issue_cert("mill.example.org")), notes=status(200))
    said = answer(server.url("/notes", "mill.example.org").replace("https:", "http:"))
    assert (said.verdict, said.instead) == ("transient", server.url("/notes", "mill.example.org"))


def test_a_domain_that_works_only_with_www(serve: Serve) -> None:
    server = serve(notes=status(200))
    said = answer(server.url("/notes", "example.org"))
    assert (said.verdict, said.cause) == ("dead", "there is no such host")
    assert said.instead == server.url("/notes", "www.example.org")


@pytest.mark.parametrize("made", [{"not_after": datetime(2020, 1, 1, tzinfo=UTC)}, {}])
def test_another_spelling_that_does_not_work_is_not_named(serve: Serve, authority: trustme.CA, made: Any) -> None:
    if made:
        made = made | {"not_before": made["not_after"] - timedelta(90)}
    server = serve(context_of(authority.issue_cert("mill.example.org", **made)), notes=status(200 if made else 404))
    url = server.url("/notes", "mill.example.org").replace("https:", "http:")
    assert (answer(url).verdict, answer(url).instead) == ("transient", "")


def test_another_spelling_in_a_private_network_is_not_asked(serve: Serve, lookup: Lookup) -> None:
    server = serve(notes=status(200))
    lookup["www.example.org"] = ["10.1.2.3"]
    said = answer(server.url("/notes", "example.org"), SETTINGS._replace(allow_private=False))
    assert (said.instead, server.log) == ("", [])


def test_a_host_that_is_silent_at_another_spelling_is_asked_there_once(serve: Serve, lookup: Lookup) -> None:
    with webserver.closed_port() as port:
        urls = [f"http://mill.example.org:{port}/{number}" for number in range(4)]
        asked = ask(*urls, settings=SETTINGS._replace(per_host=1))
    assert asked.counts["transient"] == 4
    assert [asked.answers.get(url).attempts for url in urls] == [1, 1, 1, 1]


# Places on a page

TALKS = (
    '<h2 id="talks">Talks</h2><a name=turin></a><p>On the  <b>Analytical</b> Engine</p><i id="user-content-mill"></i>'
)


@pytest.mark.parametrize(
    ("fragment", "state"),
    [
        ("talks", "there"),
        ("turin", "there"),
        ("mill", "there"),
        ("london", "absent"),
        (":~:text=the%20analytical%20engine", "there"),
        (":~:text=on%20the,engine", "there"),
        (":~:text=the%20difference%20engine", "absent"),
        ("page=3", "absent"),
        ("/route", "unread"),
        ("slide=id.p", "unread"),
    ],
)
def test_a_place_on_a_page(serve: Serve, fragment: str, state: str) -> None:
    server = serve(talks=status(200, page("Talks", TALKS)))
    said = answer(f"{server.url('/talks')}#{fragment}")
    assert said.places == ((fragment, state),)


def test_places_are_asked_with_the_page_and_not_again(serve: Serve, tmp_path: Path) -> None:
    server = serve(talks=status(200, page("Talks", TALKS)))
    urls = [server.url("/talks") + each for each in ("", "#talks", "#london")]
    for _ in range(2):
        asked = ask(*urls, settings=SETTINGS._replace(probe=False), store=Store(tmp_path, print))
        assert asked.answers.get(urls[0]).places == (("london", "absent"), ("talks", "there"))
    assert paths(server) == ["/talks"]
    ask(f"{urls[0]}#turin", settings=SETTINGS._replace(probe=False), store=Store(tmp_path, print))
    assert len(server.log) == 2


def test_a_place_that_a_script_may_add_or_that_is_not_read(serve: Serve) -> None:
    long = page("Long", "<p>" + "x" * (1 << 17))
    server = serve(app=status(200, page("App", "<script></script>")), long=status(200, long))
    server.behaviours["/cv.pdf"] = raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 4\r\n\r\n%PDF"
    )
    states = [dict(answer(server.url(path)).places)["x"] for path in ("/app#x", "/long#x", "/cv.pdf#x")]
    assert states == ["scripted", "unread", "unread"]


def test_without_the_rule_no_place_is_looked_for(serve: Serve) -> None:
    server = serve(talks=status(200, page("Talks", TALKS)))
    assert answer(f"{server.url('/talks')}#london", SETTINGS._replace(anchors=False)).places == ()


# Statuses


@pytest.mark.parametrize(
    ("code", "expected", "cause"),
    [
        (206, "alive", ""),
        (304, "alive", ""),
        (511, "unchecked", "the network from which it was asked wants a sign-in first (511)"),
        (520, "transient", "the host has a problem (520)"),
        (521, "transient", "the host behind Cloudflare refuses the connection (521)"),
        (522, "transient", "the host behind Cloudflare did not answer in time (522)"),
        (523, "transient", "the host behind Cloudflare could not be reached (523)"),
        (526, "transient", "the certificate of the host behind Cloudflare is faulty (526)"),
    ],
)
def test_a_rare_status(serve: Serve, code: int, expected: str, cause: str) -> None:
    said = answer(serve(a=status(code)).url("/a"))
    assert (said.verdict, said.cause) == (expected, cause)


def test_a_status_of_cloudflare_that_passes_is_asked_again(serve: Serve) -> None:
    server = serve(a=in_turn(status(522), status(200, page("A", "<script></script>"))))
    assert answer(server.url("/a"), SETTINGS._replace(retries=1)).verdict == "alive"


# Packed pages


def quick_brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=1))


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(data)


@pytest.mark.parametrize(("coding", "pack"), [("br", brotli.compress), ("zstd", zstd), ("gzip", gzip.compress)])
def test_a_packed_page_is_read(serve: Serve, coding: str, pack: Callable[[bytes], bytes]) -> None:
    server = serve(a=status(200, pack(webserver.CHALLENGE), Content_Encoding=coding))
    assert answer(server.url("/a")).verdict == "blocked"
    assert coding in server.log[0][2]["accept-encoding"]


@pytest.mark.parametrize(("coding", "pack"), [("br", quick_brotli), ("zstd", zstd)])
def test_a_packed_page_is_unpacked_within_bounds(serve: Serve, coding: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(bytes(1 << 25))
    assert len(bomb) < 1 << 16
    server = serve(a=status(200, bomb, Content_Encoding=coding))
    tracemalloc.start()
    expected = answer(server.url("/a")).verdict
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (expected, most < 16 << 20) == ("alive", True)
    assert len(unpacked(bomb, coding)) == MAX_TEXT


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_what_is_packed_wrongly_or_cut_is_read_as_far_as_it_goes(coding: str) -> None:
    pack = {"br": brotli.compress, "zstd": zstd}[coding]
    data = bytes(range(256)) * 4000
    assert unpacked(b"not packed", coding) == b""
    assert data.startswith(unpacked(pack(data)[:-5], coding))


def test_without_a_library_a_coding_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert codings() == "gzip, deflate, br, zstd"
    monkeypatch.setattr(http, "find_spec", lambda _: None)
    assert codings() == "gzip, deflate"
    assert unpacked(b"abc", "br") == b"abc"


# Certificates and addresses


def test_a_certificate_that_has_expired_has_its_date(serve: Serve, authority: trustme.CA) -> None:
    past = datetime(2024, 2, 1, tzinfo=UTC)
    made = {"not_before": past - timedelta(90), "not_after": past}
    server = serve(context_of(authority.issue_cert("mill.example.org", **made)), a=status(200))
    said = answer(server.url("/a", "mill.example.org"))
    assert (said.verdict, said.certificate) == ("alive", "it has expired on 2024-02-01")


def test_a_host_with_addresses_of_version_6_alone(
    serve: Serve, lookup: Lookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoWay(socket.socket):
        def connect(self, address: object, /) -> None:
            raise OSError(errno.ENETUNREACH, "Network is unreachable")

    def no_way(info: tuple[int, int, int]) -> socket.socket:
        transport._ASKED.get().is_new = True
        return NoWay(*info[:3])

    server = serve(a=status(200))
    monkeypatch.setattr(transport, "_socket", no_way)
    lookup["six.example.org"] = ["2001:db8::1", "2001:db8::2"]
    lookup["both.example.org"] = ["2001:db8::1", "127.0.0.1"]
    said = answer(server.url("/a", "six.example.org"))
    assert (said.verdict, "IPv6" in said.cause) == ("unchecked", True)
    assert answer(server.url("/a", "both.example.org")).verdict == "transient"


# Whatever a page holds


@pytest.mark.parametrize(
    "piece",
    ["<meta", "<h1>", "<title>", "<!--", "<script>", '<meta content="', "id='", "<noscript", "0;", "404 "],
)
def test_a_page_of_one_piece_is_read(piece: str) -> None:
    body = (piece * MAX_TEXT)[:MAX_TEXT].encode()
    response = http.Response(200, {"content-type": "text/html", "refresh": "0" * 10_000}, body)
    found = read_page(response)
    assert found is not None
    assert next_address(response, found) == ""
    assert not verdict.shipped().says_missing(found, "/")
