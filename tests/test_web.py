"""The web, as a run with `--online` sees it: real sockets on loopback, and names that are faked in one place."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import random
import re
import time
import tracemalloc
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
import trustme
import webserver
from webserver import Behaviour, Server, by_method, context_of, in_turn, raw, slow, status, trust

from profilelint.config.loader import load
from profilelint.model.answer import Answer, web_links
from profilelint.read.reader import read
from profilelint.web import client, dns, redirects
from profilelint.web.observation import Facts
from profilelint.web.queue import Host, Job
from profilelint.web.session import Asked, Asker
from profilelint.web.settings import HostSettings, Settings, of_config
from profilelint.web.store import Store
from profilelint.web.url import parse_url
from profilelint.web.verdict import shipped

pytestmark = pytest.mark.usefixtures("lookup")

REAL_LOOKUP = dns.lookup
Lookup = dict[str, list[str]]
Serve = Callable[..., Server]

FAST = Settings(timeout=60, interval=0, retries=1, backoff=0.01, allow_private=True, probe=False)
#: For hosts that never answer: nothing is gained by waiting for them.
IMPATIENT = FAST._replace(timeout=0.5, retries=0)
#: For hosts of which some answer and some never do: even a busy machine is done by then with those that do.
PATIENT = FAST._replace(timeout=6, retries=0)


def page(*urls: str) -> bytes:
    return "".join(f"- [link]({url})\n" for url in urls).encode()


def ask(*urls: str, settings: Settings = FAST, store: Store | None = None) -> Asked:
    return Asker(settings, store).ask([read("page.md", page(*urls))])


def answer(url: str, settings: Settings = FAST) -> Answer:
    found = ask(url, settings=settings).answers.get(url)
    assert found
    return found


# What hosts do


def test_28_behaviours_have_their_verdicts() -> None:
    expected = webserver.behaviours(second=0.2)
    behaviours = {path: behaviour for path, (behaviour, _) in expected.items()}
    with Server(behaviours) as server, webserver.closed_port() as port:
        urls = {server.url(path): verdict for path, (_, verdict) in expected.items()}
        urls[f"http://127.0.0.1:{port}/refused"] = "transient"
        never = server.url("/hanging")
        found = {never: answer(never, IMPATIENT).verdict}
        asked = ask(*(urls.keys() - found), settings=FAST._replace(probe=True))
        found |= {url: asked.answers.get(url).verdict for url in urls.keys() - found}
    assert len(urls) == 28
    assert found == urls
    assert sum(asked.counts.values()) == 27


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("behaviour", "verdict", "cause"),
    [
        (raw(HEAD + b"Content-Length: 5000\r\n\r\n<p>short"), "alive", ""),
        (by_method(HEAD=status(200), GET=raw(HEAD + b"Content-Length: 3\r\n\r\n<p>long")), "alive", ""),
        (raw(HEAD + b"Content-Length: -1\r\n\r\n<p>"), "transient", "not a web page"),
        (raw(HEAD + b"\r\n<p>until the end"), "alive", ""),
        (raw(HEAD + b"\r\n<p>" + bytes(200_000)), "alive", ""),
        (raw(CHUNKED + b"5\r\nabcde\r\n0\r\n\r\n"), "alive", ""),
        (raw(CHUNKED + b"fffffff\r\n" + bytes(200_000)), "alive", ""),
        (by_method(HEAD=status(200), GET=raw(CHUNKED + b"no chunk\r\n" + bytes(9000))), "alive", ""),
        (by_method(HEAD=status(404), GET=raw(CHUNKED + b"no chunk\r\n")), "transient", "not a web page"),
        (raw(HEAD + b"Content-Encoding: gzip\r\n\r\nnot packed"), "alive", ""),
        (
            raw(b"HTTP/1.1 103 Early\r\nLink: a\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"),
            "dead",
            "no such page",
        ),
        (raw(b"HTTP/1.0 200 OK\n\n<p>"), "alive", ""),
        (raw(HEAD + b"\r\n" + bytes(300), drips=0.002), "alive", ""),
        (raw(HEAD, drips=0.1), "transient", "in time"),
        (raw(HEAD, hangs=True), "transient", "in time"),
        (raw(HEAD), "transient", "not a web page"),
        (raw(HEAD + b"X-Long: " + b"a" * 100_000, hangs=True), "transient", "not a web page"),
        (raw(b"SSH-2.0-OpenSSH_9.6\r\n", hangs=True), "transient", "not a web page"),
        (raw(b"HTTP/1.1 abc\r\n\r\n"), "transient", "not a web page"),
        (raw(b""), "transient", "closed the connection"),
        (status(200, b""), "alive", ""),
        (status(202, b""), "blocked", "empty page"),
        (status(202, b"Accepted, and here it is."), "alive", ""),
        (status(200, webserver.PAGE, CF_Mitigated="challenge"), "blocked", "proof"),
        (status(404, webserver.PAGE, X_Datadome="protected"), "blocked", "proof"),
        (status(200, webserver.PAGE, X_Datadome="protected"), "alive", ""),
        (status(302, Location="mailto:ada@example.org"), "blocked", "outside of the web"),
        (status(302, Location="file:///etc/passwd"), "blocked", "outside of the web"),
        (status(302, Location="http://[::1"), "blocked", "outside of the web"),
        (status(302), "blocked", "without saying where"),
        (status(304), "alive", ""),
    ],
)
def test_an_odd_host_has_its_verdict(serve: Serve, behaviour: Behaviour, verdict: str, cause: str) -> None:
    settings = IMPATIENT if cause == "in time" else FAST._replace(retries=0)
    said = answer(serve(odd=behaviour).url("/odd"), settings)
    assert (said.verdict, cause in said.cause, bool(said.cause)) == (verdict, True, bool(cause))


@pytest.mark.slow
def test_of_a_page_that_never_ends_the_beginning_counts(serve: Serve) -> None:
    chunks = raw(CHUNKED + b"5\r\nabc", hangs=True)
    server = serve(chunks=chunks, short=raw(HEAD + b"Content-Length: 50\r\n\r\n<p>", hangs=True))
    assert ask(server.url("/chunks"), server.url("/short"), settings=PATIENT).counts["alive"] == 2


def test_what_is_packed_is_read(serve: Serve) -> None:
    packed = gzip.compress(webserver.CHALLENGE)
    server = serve(
        packed=status(200, packed, Content_Encoding="gzip"), bare=status(200, _deflated(), Content_Encoding="deflate")
    )
    assert [answer(server.url(path)).verdict for path in ("/packed", "/bare")] == ["blocked", "blocked"]


def test_what_unpacks_to_very_much_is_not_unpacked(serve: Serve) -> None:
    bomb = gzip.compress(bytes(1 << 26), 1)
    server = serve(bomb=status(200, bomb, Content_Encoding="gzip"))
    server.behaviours["/double"] = status(200, bomb, Content_Encoding="gzip, gzip")
    tracemalloc.start()
    verdicts = [answer(server.url(path)).verdict for path in ("/bomb", "/double")]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert verdicts == ["alive", "alive"]
    assert most < len(bomb) + (4 << 20)


def test_whatever_comes_is_an_answer(serve: Serve) -> None:
    rng = random.Random(7)
    pieces = [
        b"HTTP/1.1 200 OK\r\n",
        b"\r\n\r\n",
        b"0\r\n",
        b"ffff\r\n",
        b"Content-Length: 5\r\n",
        b"Set-Cookie: a\r\n",
    ]
    pieces += [b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n"]
    server = serve()
    for number in range(60):
        data = b"".join(rng.choice([*pieces, rng.randbytes(40)]) for _ in range(rng.randrange(1, 9)))
        server.behaviours[f"/{number}"] = raw(b"HTTP/1.1 200 OK\r\n" * (number % 2) + data)
    asked = ask(*(server.url(f"/{number}") for number in range(60)), settings=FAST._replace(retries=0))
    assert asked.counts["alive"] + asked.counts["transient"] == 60
    assert asked.counts["transient"] > 20


def _deflated() -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(webserver.CHALLENGE) + packer.flush()


def test_only_the_beginning_of_a_long_page_is_read(serve: Serve) -> None:
    server = serve(endless=raw(HEAD + b"\r\n" + bytes(3_000_000), hangs=True))
    assert answer(server.url("/endless"), FAST._replace(deadline=30)).verdict == "alive"  # or it would be unchecked


# Once more


def test_what_passes_is_asked_again_and_what_does_not_is_not(serve: Serve) -> None:
    server = serve(flaky=in_turn(webserver.reset, status(200)), full=status(503), gone=status(404), shut=status(403))
    urls = [server.url(path) for path in ("/flaky", "/full", "/gone", "/shut")]
    answers = ask(*urls).answers
    assert [answers.get(url).verdict for url in urls] == ["alive", "transient", "dead", "blocked"]
    assert [server.asked(path) for path in ("/flaky", "/full", "/gone", "/shut")] == [2, 2, 2, 1]
    assert answers.get(urls[0]).attempts == 2


def test_without_retries_all_is_asked_once(serve: Serve) -> None:
    server = serve(full=status(503), gone=status(404))
    ask(server.url("/full"), server.url("/gone"), settings=FAST._replace(retries=0))
    assert len(server.log) == 2


def test_a_page_that_is_not_there_only_once_is_there(serve: Serve) -> None:
    server = serve(wavering=in_turn(status(404), status(200)))
    assert answer(server.url("/wavering")).verdict == "alive"


def test_head_is_for_hosts_that_answer_it_as_they_should(serve: Serve, table: dict[str, Any]) -> None:
    table["head"] = ["known.example.org"]
    server = serve(a=status(200), b=by_method(HEAD=status(405), GET=status(200)))
    for host in ("known.example.org", "other.example.org"):
        assert [answer(server.url(path, host)).verdict for path in ("/a", "/b")] == ["alive", "alive"]
    assert [(method, path) for method, path, _ in server.log] == [
        ("HEAD", "/a"), ("HEAD", "/b"), ("GET", "/b"), ("GET", "/a"), ("GET", "/b"),
    ]  # fmt: skip


def test_a_host_that_asks_for_time_gets_it_while_others_go_on(serve: Serve) -> None:
    busy = serve(busy=in_turn(status(429, Retry_After="4"), status(200)), b=status(200))
    other = serve(a=status(200))
    urls = [busy.url("/busy", "busy.example.org"), *(busy.url(f"/b?{i}", "busy.example.org") for i in range(3))]
    urls += [other.url(f"/a?{i}", "other.example.org") for i in range(3)]
    other.behaviours["*"] = busy.behaviours["*"] = status(200)
    asked = ask(*urls, settings=FAST._replace(per_host=1))
    assert asked.counts["alive"] == 7
    assert busy.times[1] - busy.times[0] >= 3.5  # all that waited for it, waited
    assert max(other.times) < busy.times[1]


def test_a_date_in_retry_after_is_understood(serve: Serve) -> None:
    soon, late = formatdate(time.time() + 1.5, usegmt=True), formatdate(time.time() + 7200, usegmt=True)
    server = serve(soon=in_turn(status(503, Retry_After=soon), status(200)), late=status(503, Retry_After=late))
    assert answer(server.url("/soon")).verdict == "alive"
    said = answer(server.url("/late"))
    assert said.verdict == "blocked"
    assert "rate-limited until 20" in said.cause
    assert server.asked("/late") == 1


@pytest.mark.parametrize("value", ["soon", "-1", "1e9", "Mon, 99 Foo 2026 99:99:99 GMT", "9" * 30])
def test_what_no_clock_can_tell_in_retry_after_is_passed_over(serve: Serve, value: str) -> None:
    server = serve(odd=in_turn(status(503, Retry_After=value), status(200)))
    assert answer(server.url("/odd")).verdict == "alive"


def test_a_host_that_says_so_twice_is_left_alone(serve: Serve) -> None:
    server = serve()
    server.behaviours["*"] = status(429, Retry_After="3600")
    asked = ask(*(server.url(f"/{i}") for i in range(20)), settings=FAST._replace(per_host=1))
    assert (asked.counts["blocked"], len(server.log)) == (20, 2)


# How many, and how often


def test_a_host_is_asked_as_often_as_agreed(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    together: list[int] = []
    now = 0

    async def count(asked: webserver.Asked) -> None:
        nonlocal now
        now += 1
        together.append(now)
        await asyncio.sleep(0.02)
        now -= 1
        asked.answer(200)

    server = serve()
    server.behaviours["*"] = count
    ask(*(server.url(f"/{i}") for i in range(12)), settings=FAST._replace(per_host=3))
    assert max(together) <= 3

    begun: list[float] = []
    begin = client.Client._next

    def note(asking: client.Client, host: Host) -> Job:
        begun.append(time.monotonic())
        return begin(asking, host)

    monkeypatch.setattr(client.Client, "_next", note)
    ask(*(server.url(f"/{i}") for i in range(5)), settings=FAST._replace(interval=0.03))
    assert len(begun) == 5
    assert min(b - a for a, b in itertools.pairwise(begun)) >= 0.03


def test_a_host_may_have_a_pace_of_its_own(serve: Serve) -> None:
    server = serve()
    together: dict[str, int] = {}
    now: dict[str, int] = {}

    async def count(asked: webserver.Asked) -> None:
        host = asked.headers["host"]
        now[host] = now.get(host, 0) + 1
        together[host] = max(together.get(host, 0), now[host])
        await asyncio.sleep(0.02)
        now[host] -= 1
        asked.answer(200)

    server.behaviours["*"] = count
    settings = FAST._replace(per_host=3, hosts={"slow.example.org": HostSettings(per_host=1)})
    hosts = ("slow.example.org", "quick.example.org")
    ask(*(server.url(f"/{i}", host) for i in range(8) for host in hosts), settings=settings)
    assert together[f"slow.example.org:{server.port}"] == 1
    assert 1 < together[f"quick.example.org:{server.port}"] <= 3


def test_the_pace_of_a_host_is_that_of_all_unless_it_has_its_own(tmp_path: Path) -> None:
    file = tmp_path / "profilelint.toml"
    file.write_text(
        '[web]\ninterval = 1\n[web.hosts."export.arxiv.org"]\ninterval = 3\n[web.hosts."*.example.org"]\nper-host = 1\n'
    )
    settings, _ = of_config(load(file, {}, tmp_path), date(2026, 1, 1))
    assert settings.pace("export.arxiv.org") == (2, 3)
    assert settings.pace("www.example.org") == (1, 1)
    assert settings.pace("doi.org") == (2, 1)


def test_addresses_are_asked_as_those_of_pages(serve: Serve) -> None:
    server = serve(gone=status(410))
    urls = [server.url("/gone"), server.url("/gone#part"), "https://", server.url("/other")]
    by_page, by_address = ask(*urls), Asker(FAST).ask_addresses(urls)
    assert by_page.counts == by_address.counts
    assert [by_page.answers.get(each) for each in urls] == [by_address.answers.get(each) for each in urls]
    assert server.asked("/gone") == 4


def test_an_address_is_asked_once_however_often_and_however_it_is_written(serve: Serve) -> None:
    server = serve(notes=status(404))
    port = server.port
    urls = [
        server.url("/notes"),
        server.url("/notes#top"),
        f"HTTP://127.0.0.1:{port}/a/../notes",
        server.url("/n%6ftes"),
    ]
    asked = ask(*urls, *urls)
    assert (asked.counts["dead"], server.asked("/notes")) == (8, 2)


def test_a_query_is_part_of_an_address(serve: Serve) -> None:
    server = serve()
    server.behaviours |= {"/p?user=ada&x=%2F": status(200), "/p?user=byron": status(404)}
    assert answer(server.url("/p?user=ada&x=%2F")).verdict == "alive"
    assert answer(server.url("/p?user=byron")).verdict == "dead"


def test_connections_are_used_again(serve: Serve) -> None:
    ports: set[int] = set()

    async def note(asked: webserver.Asked) -> None:
        ports.add(asked.writer.get_extra_info("peername")[1])
        asked.answer(200)

    server = serve()
    server.behaviours["*"] = note
    assert ask(*(server.url(f"/{i}") for i in range(10)), settings=FAST._replace(per_host=1)).counts["alive"] == 10
    assert len(ports) == 1


def test_a_connection_that_has_gone_stale_is_no_fault(serve: Serve) -> None:
    async def once(asked: webserver.Asked) -> None:
        asked.answer(200)
        await asked.writer.drain()
        asked.writer.close()  # without having said so

    server = serve()
    server.behaviours["*"] = once
    asked = ask(*(server.url(f"/{i}") for i in range(6)), settings=FAST._replace(per_host=1, retries=0))
    assert asked.counts["alive"] == 6


# Redirects


def test_redirects_are_followed_and_kept(serve: Serve) -> None:
    server = serve(
        old=status(301, Location="/new"), new=status(308, Location="/newer"), newer=status(302, Location="/now")
    )
    server.behaviours["/now"] = status(200)
    said = answer(server.url("/old"))
    assert said.verdict == "moved"
    assert said.hops == ((301, server.url("/new")), (308, server.url("/newer")), (302, server.url("/now")))
    assert (said.moved_to, said.final) == (server.url("/newer"), server.url("/now"))


def test_a_redirect_to_trouble_is_no_move(serve: Serve) -> None:
    server = serve(a=status(301, Location="/b"), b=status(403), c=status(301, Location="/d"), d=status(500))
    assert [answer(server.url(path)).verdict for path in ("/a", "/c")] == ["blocked", "transient"]


def test_a_redirect_that_needs_a_cookie_gets_it(serve: Serve) -> None:
    async def door(asked: webserver.Asked) -> None:
        if asked.headers.get("cookie") == "seen=1":
            asked.answer(200)
        else:
            asked.answer(302, Location="/door", Set_Cookie="seen=1; Path=/")

    server = serve(door=door, wall=status(302, Location="/wall", Set_Cookie="other=1"))
    assert answer(server.url("/door")).verdict == "alive"
    said = answer(server.url("/wall"))
    assert (said.verdict, said.cause) == ("blocked", "the host redirects programs in a circle")


def test_a_long_chain_ends(serve: Serve) -> None:
    async def onward(asked: webserver.Asked) -> None:
        asked.answer(302, Location=f"{asked.path}x")

    server = serve()
    server.behaviours["*"] = onward
    assert answer(server.url("/x")).verdict == "dead"
    assert len(server.log) == 11


@pytest.mark.parametrize(
    "target", ["https://login.example.org/?next=a", "/users/sign_in", "https://accounts.google.com/v3"]
)
def test_a_page_behind_a_login_is_blocked(serve: Serve, lookup: Lookup, target: str) -> None:
    facts = Facts(200, hops=((302, parse_url(target if "//" in target else "https://example.org" + target).url),))
    assert shipped().judge(facts, facts.hops[0][1]).verdict == "blocked"


# Names, addresses, certificates


def test_a_name_that_does_not_exist_is_dead(lookup: Lookup) -> None:
    said = answer("https://nowhere.example/")
    assert (said.verdict, said.cause) == ("dead", "there is no such host")


def test_without_a_network_nothing_is_called_dead(lookup: Lookup) -> None:
    lookup.clear()
    said = answer("https://nowhere.example/")
    assert (said.verdict, said.certain) == ("unchecked", True)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "168.63.129.16", "::1", "::", "fe80::1%eth0", "fd00:ec2::254", "fec0::1", "ff02::1",
     "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
     "192.0.0.192", "198.18.0.1"],
)  # fmt: skip
def test_what_is_not_public_is_not_asked(serve: Serve, lookup: Lookup, address: str) -> None:
    server = serve(a=status(200))
    lookup["inside.example.org"] = [address]
    lookup["mixed.example.org"] = ["93.184.215.14", address]
    settings = FAST._replace(allow_private=False)
    for host in ("inside.example.org", "mixed.example.org"):
        said = answer(server.url("/a", host), settings)
        assert (said.verdict, "private network" in said.cause) == ("blocked", True)
    assert server.log == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "localhost"]
)
def test_no_spelling_of_this_machine_is_asked(
    serve: Serve, host: str, monkeypatch: pytest.MonkeyPatch, lookup: Lookup
) -> None:
    monkeypatch.setattr(dns, "lookup", REAL_LOOKUP)
    server = serve(a=status(200))
    said = answer(server.url("/a", host), FAST._replace(allow_private=False))
    assert (said.verdict, server.log) == ("blocked", [])


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_what_is_public_may_be_asked(address: str) -> None:
    assert dns.is_public(address)


def test_a_redirect_into_a_private_network_is_not_followed(
    serve: Serve, lookup: Lookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = serve(secret=status(200))
    server = serve(out=status(302, Location=inside.url("/secret", "inside.example.org")))
    lookup["inside.example.org"] = ["127.0.0.2"]
    monkeypatch.setattr(dns, "is_public", lambda address: address != "127.0.0.2")
    said = answer(server.url("/out", "open.example.org"), FAST._replace(allow_private=False))
    assert (said.verdict, inside.log) == ("blocked", [])


def test_the_address_that_was_checked_is_the_one_that_is_asked(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve(a=status(200), b=status(200))
    looked_up: list[str] = []

    def change(host: str) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["127.0.0.66"]

    monkeypatch.setattr(dns, "lookup", change)
    urls = [server.url(path, "changing.example.org") for path in ("/a", "/b")]
    assert ask(*urls).counts["alive"] == 2
    assert looked_up == ["changing.example.org"]


def test_the_second_address_is_asked_where_the_first_is_silent(serve: Serve, lookup: Lookup) -> None:
    lookup["two.example.org"] = ["127.0.0.77", "127.0.0.1"]  # nobody listens at the first
    assert answer(serve(a=status(200)).url("/a", "two.example.org")).verdict == "alive"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    trust(authority, monkeypatch)


PAST = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("host", "made", "fault"),
    [
        ("good.example.org", {}, ""),
        ("other.example.org", {}, "it is for another host"),
        ("good.example.org", {"not_before": PAST, "not_after": PAST + timedelta(90)}, "it has expired on 2020-03-31"),
        ("good.example.org", {"unknown": True}, "that of its issuer is missing"),
    ],
)
def test_a_faulty_certificate_is_named_and_the_page_still_judged(
    serve: Serve, authority: trustme.CA, host: str, made: dict[str, Any], fault: str
) -> None:
    issuer = trustme.CA() if made.pop("unknown", False) else authority
    server = serve(context_of(issuer.issue_cert("good.example.org", **made)), a=status(200), b=status(404))
    for path, expected in (("/a", "alive"), ("/b", "dead")):
        said = answer(server.url(path, host))
        assert (said.verdict, said.certificate) == (expected, fault)


def test_what_is_no_secure_connection_is_trouble(serve: Serve) -> None:
    server = serve(a=raw(b"plain text"))
    said = answer(server.url("/a").replace("http:", "https:"), IMPATIENT)
    assert said.verdict == "transient"


# Secrets


@pytest.mark.usefixtures("trusted")
def test_headers_of_a_host_are_for_it_alone_and_only_in_secret(serve: Serve, authority: trustme.CA) -> None:
    context = context_of(authority.issue_cert("*.example.org"))
    other = serve(context, a=status(200))
    own = serve(context, a=status(302, Location=other.url("/a", "other.example.org")))
    plain = serve(a=status(200))
    hosts = {"own.example.org": HostSettings(headers=(("Authorization", "Bearer s3cret"),))}
    settings = FAST._replace(hosts=hosts)
    for url in (own.url("/a", "own.example.org"), plain.url("/a", "own.example.org")):
        assert answer(url, settings).verdict == "alive"
    sent = [[headers.get("authorization") for _, _, headers in server.log] for server in (own, other, plain)]
    assert sent == [["bearer s3cret"], [None], [None]]


def test_cookies_do_not_cross_hosts(serve: Serve) -> None:
    other = serve(b=status(200))
    own = serve(a=status(302, Location=other.url("/b", "b.example.org"), Set_Cookie="session=s3cret"))
    assert answer(own.url("/a", "a.example.org")).verdict == "alive"
    assert "cookie" not in other.log[0][2]


def test_credentials_in_an_address_go_nowhere(serve: Serve, tmp_path: Path) -> None:
    server = serve(a=status(404))
    url = server.url("/a").replace("//", "//ada:s3cret@")
    asked = ask(url, store=Store(tmp_path, print))
    assert "s3cret" not in asked.answers.get(url).url
    assert all("authorization" not in headers for _, _, headers in server.log)
    assert b"s3cret" not in (tmp_path / "links.sqlite").read_bytes()
    assert "s3cret" not in answer("http://ada:s3cret@example.org:port/").url


def test_a_host_is_told_who_asks(serve: Serve) -> None:
    server = serve(a=status(200))
    ask(server.url("/a"))
    ask(server.url("/a"), settings=FAST._replace(user_agent="Ada's checker"))
    agents = [headers["user-agent"] for _, _, headers in server.log]
    assert "profilelint/" in agents[0]
    assert agents[1] == "ada's checker"


# The configuration


def test_what_is_not_to_be_asked_is_not(serve: Serve) -> None:
    server = serve(a=status(404), b=status(404), c=status(403))
    settings = FAST._replace(
        hosts={"*.example.org": HostSettings(skip=True), "own.example.org": HostSettings(accept=frozenset({403}))},
        ignored=(re.compile("/b$"),),
    )
    urls = [server.url("/a", "x.example.org"), server.url("/b"), server.url("/c", "own.example.org")]
    asked = ask(*urls, settings=settings)
    assert [asked.answers.get(url).verdict for url in urls] == ["unchecked", "unchecked", "alive"]
    assert [path for _, path, _ in server.log] == ["/c"]


@pytest.mark.slow
def test_after_the_deadline_the_rest_is_unchecked(serve: Serve) -> None:
    server = serve(quick=status(200), slow=slow(60, status(200)))
    asked = ask(server.url("/quick"), server.url("/slow"), settings=FAST._replace(deadline=5))
    assert asked.counts == {"alive": 1, "moved": 0, "dead": 0} | {
        "missing": 0, "no-access": 0, "blocked": 0, "transient": 0, "unchecked": 1,
    }  # fmt: skip
    assert not asked.interrupted


@pytest.mark.slow
def test_what_answers_late_is_asked_last_of_all_hosts(serve: Serve) -> None:
    server = serve(a=status(200), hanging=slow(60, status(200)))
    urls = [server.url("/hanging", "slow.example.org"), *(server.url(f"/a?{i}") for i in range(5))]
    asked = ask(*urls, settings=PATIENT)
    assert (asked.counts["transient"], asked.counts["dead"]) == (1, 5)


# What links there are


PAGE = """---
title: Ada
paperurl: 'https://front.example.org/a'
permalink: /about/
---

[inline](https://inline.example.org/a) ![image](https://image.example.org/a) [ref][ref] <https://auto.example.org/a>
<a href="//html.example.org/a">html</a> [mail](mailto:ada@example.org) [local](cv.pdf) [top](#top)
[liquid]({{ site.url }}/a) [half](https://example.org/{{ page.id }}) `https://code.example.org`

[ref]: https://ref.example.org/a
"""


def test_links_to_the_web_are_found_wherever_they_stand() -> None:
    document = read("page.md", PAGE.encode())
    found = [link.url for link in web_links(document)]
    assert [re.sub(r"^(?:https:)?//|\.example\.org/a$", "", url) for url in found] == [
        "inline", "ref", "auto", "html", "image", "front",
    ]  # fmt: skip
    assert all(document.text[slice(*link.url_span)] == link.url for link in web_links(document))
    assert [link.url for link in web_links(document, {"page.md": [(8, 8)]})] == ["//html.example.org/a"]


def test_links_in_settings_and_bibliographies_are_links() -> None:
    settings = read(
        "_config.yml", b"url: https://example.org\nscholar: ada\nx: https://\nlinks:\n  - https://example.org/a\n"
    )
    assert [link.url for link in web_links(settings)] == ["https://example.org", "https://example.org/a"]
    bib = b"@article{a,\n  title = {A},\n  url = {https://example.org/b},\n  doi = {10.1234/ab_c},\n  pdf = {a.pdf},\n"
    bib = read("_bibliography/papers.bib", bib + b"  html = {https://example.org/a\\_b},\n}\n")
    assert [link.url for link in web_links(bib)] == ["https://example.org/b", "https://doi.org/10.1234/ab_c"]
    assert [bib.text[slice(*link.span)] for link in web_links(bib)] == ["https://example.org/b", "10.1234/ab_c"]


@pytest.mark.parametrize(
    "url",
    ["https://", "http:///", "https://a b/", "https://exa$mple.org/", "https://example.org:99999/", "https://[::1/"],
)
def test_what_no_browser_can_open_is_dead_at_once(url: str, tmp_path: Path) -> None:
    document = read("page.md", f'<a href="{url}">x</a>'.encode())
    said = Asker(FAST, Store(tmp_path, print)).ask([document])
    assert [(each.verdict, each.certain) for each in said.answers.of(document)] == [("dead", True)]


def test_a_hole_in_the_client_is_no_end_of_the_run(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Facts:
        raise RuntimeError

    server = serve(a=status(200), b=status(302, Location="/a"))
    monkeypatch.setattr(redirects, "follow", fail)
    asked = ask(server.url("/a"), server.url("/b"))
    assert (asked.counts["alive"], asked.counts["transient"]) == (1, 1)


def test_a_redirect_in_letters_of_its_own_is_followed(serve: Serve) -> None:
    server = serve(a=status(301, Location="/B\u00fccher".encode().decode("latin-1")))
    server.behaviours["/B%C3%BCcher"] = status(200)
    assert answer(server.url("/a")).moved_to == server.url("/B%C3%BCcher")


def test_a_fault_of_our_own_is_not_kept_quiet(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("it is ours")

    monkeypatch.setattr(Asker, "_learn", fail)
    with pytest.raises(RuntimeError, match="ours"):
        ask(serve(a=status(200)).url("/a"))
