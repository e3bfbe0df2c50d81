"""Links that are asked for by a proxy: only if whoever runs the command says so, and never into a private network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
import webserver
from proxyserver import Proxy
from webserver import Server, context_of, status, trust

from profilelint.cli import main
from profilelint.config.loader import ConfigError
from profilelint.web import dns
from profilelint.web.proxies import chosen
from profilelint.web.url import parse_url

Serve = Callable[..., Server]
Lookup = dict[str, list[str]]
#: Run `check --online` on a page with some links; the exit code, and what was said on stdout and stderr.
Call = Callable[..., tuple[int, str, str]]

CONFIG = 'select = ["links/dead"]\n[web]\nprobe = false\nproxy = {}\ninterval = 0\nretries = 0\ntimeout = {}\n'
VARIABLES = ("http_proxy", "https_proxy", "no_proxy", "all_proxy", "REQUEST_METHOD")


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with Proxy() as started:
        yield started


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], lookup: Lookup) -> Call:
    monkeypatch.chdir(tmp_path)

    def calling(
        *urls: str, use: str = "false", private: bool = True, timeout: float = 30, more: tuple[str, ...] = ()
    ) -> Any:
        Path("profilelint.toml").write_text(CONFIG.format(use, timeout), encoding="utf-8")
        signs = ["--allow-private"] if private else []
        Path("a.md").write_text("".join(f"[link]({url})\n\n" for url in urls), encoding="utf-8")
        code = main.execute(["check", "--online", "--no-cache", *signs, *more])
        return code, *capfd.readouterr()

    return calling


@pytest.fixture
def secret(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server whose certificate is trusted."""
    authority = trustme.CA()
    trust(authority, monkeypatch)
    context = context_of(authority.issue_cert("*.example.org"))
    return serve(context, a=status(200), old=status(301, Location="/a"))


# Whether, and which


def test_a_proxy_of_the_environment_is_not_asked_unasked(
    serve: Serve, call: Call, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(a=status(200))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, proxy.url)
    assert call(server.url("/a", "www.example.org"))[1].endswith("links: 1 alive\n")
    assert (len(server.log), proxy.log) == (1, [])


@pytest.mark.parametrize("form", ["http://127.0.0.1:{}", "127.0.0.1:{}", "HTTP://127.0.0.1:{}/"])
def test_a_configuration_may_have_the_environment_used(
    form: str, serve: Serve, secret: Server, call: Call, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(a=status(200))
    monkeypatch.setenv("HTTP_PROXY", form.format(proxy.port))
    monkeypatch.setenv("HTTPS_PROXY", form.format(proxy.port))
    done = call(server.url("/a?q=%2F", "www.example.org"), secret.url("/a", "www.example.org"), use="true")
    assert done[1].endswith("links: 1 alive, 1 dead\n")  # with its query, /a is not there
    assert sorted(set(proxy.log)) == [
        f"CONNECT www.example.org:{secret.port} HTTP/1.1",
        f"GET http://www.example.org:{server.port}/a?q=%2F HTTP/1.1",
    ]


def test_each_scheme_has_its_proxy(
    serve: Serve, secret: Server, call: Call, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(a=status(200))
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    done = call(server.url("/a", "www.example.org"), secret.url("/old", "www.example.org"), use="true")
    assert done[1].endswith("links: 1 alive, 1 moved\n")
    assert {line.split(" ")[0] for line in proxy.log} == {"CONNECT"}


def test_a_call_may_name_a_proxy(serve: Serve, secret: Server, call: Call, proxy: Proxy) -> None:
    server = serve(a=status(302, Location=secret.url("/a", "b.example.org")))
    done = call(server.url("/a", "a.example.org"), more=("--proxy", proxy.url))
    assert done[1].endswith("links: 1 alive\n")
    assert [line.split(" ")[0] for line in proxy.log] == ["GET", "CONNECT"]


def test_some_hosts_are_asked_without_a_proxy(
    serve: Serve, call: Call, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(a=status(200))
    monkeypatch.setenv("NO_PROXY", "near.example.org, 127.0.0.9")
    call(
        *(server.url("/a", f"{host}.example.org") for host in ("near", "www.near", "far")), more=("--proxy", proxy.url)
    )
    assert proxy.log == [f"GET http://far.example.org:{server.port}/a HTTP/1.1"]
    assert len(server.log) == 3
    monkeypatch.setenv("NO_PROXY", "*")
    call(server.url("/a", "far.example.org"), more=("--proxy", proxy.url))
    assert len(proxy.log) == 1


def test_a_site_names_no_proxy_and_no_password_is_repeated(call: Call) -> None:
    code, _, err = call("https://www.example.org/", use='"http://ada:s3cret@127.0.0.1:9"')
    assert (code, "true or false" in err, "s3cret" in err) == (2, True, False)


@pytest.mark.parametrize(
    "url",
    ["https://ada:s3cret@127.0.0.1:9", "socks5://ada:s3cret@h:1", "ada:s3cret@h:port", "http://ada:s3cret@h/path", "/",
     "@"],
)  # fmt: skip
def test_what_is_no_proxy_is_refused_and_not_repeated(url: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = call("https://www.example.org/", more=("--proxy", url))
    assert (code, out, "http://HOST:PORT" in err, "s3cret" in err) == (2, "", True, False)
    monkeypatch.setenv("HTTPS_PROXY", url)
    with pytest.raises(ConfigError, match="HTTPS_PROXY: this is not the address of a proxy") as fault:
        chosen(None, from_environment=True)
    assert "s3cret" not in str(fault.value)


def test_only_links_of_the_web_need_a_proxy(call: Call) -> None:
    assert main.execute(["check", "--proxy", "http://127.0.0.1:9"]) == 2


def test_a_request_to_a_web_server_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("REQUEST_METHOD", "GET")  # as CGI has it, where the variable is a header of a stranger
    assert chosen(None, from_environment=True).of(parse_url("http://www.example.org/")) is None


# Names and passwords


def test_a_proxy_is_told_who_asks_and_nobody_else_is(serve: Serve, secret: Server, call: Call) -> None:
    server = serve()
    server.behaviours["*"] = status(200)
    with Proxy(wants="ada:s3 cret/ü") as proxy:
        url = proxy.url.replace("//", "//ada:s3%20cret%2F%C3%BC@")
        urls = [server.url(f"/{number}", "www.example.org") for number in range(4)]
        code, out, err = call(*urls, secret.url("/a", "www.example.org"), more=("--proxy", url))
    assert (code, out.splitlines()[-1]) == (0, "links: 5 alive")
    assert "s3" not in out + err
    assert not any("authorization" in name for _, _, headers in server.log + secret.log for name in headers)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_does_not_know_who_asks_says_nothing_of_a_link(scheme: str, call: Call) -> None:
    with Proxy(wants="ada:s3cret") as proxy:
        code, out, err = call(f"{scheme}://www.example.org:9/", more=("--proxy", proxy.url))
    assert (code, out.splitlines()[-1]) == (0, "links: 1 unchecked")
    assert "as the proxy cannot be used: it wants a name and a password" in err


# A proxy that is of no use


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_is_not_there_says_nothing_of_a_link(scheme: str, call: Call) -> None:
    with webserver.closed_port() as port:
        code, out, err = call(f"{scheme}://www.example.org:9/", more=("--proxy", f"http://127.0.0.1:{port}"))
    assert (code, out.splitlines()[-1]) == (0, "links: 1 unchecked")
    assert "it cannot be reached" in err


def test_a_proxy_that_has_no_address_says_nothing_of_a_link(call: Call) -> None:
    code, out, err = call("https://www.example.org/", more=("--proxy", "http://nowhere.example:9"))
    assert (code, out.splitlines()[-1], "there is no such host" in err) == (0, "links: 1 unchecked", True)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_says_nothing_says_nothing_of_a_link(scheme: str, call: Call) -> None:
    with Proxy(silent=True) as proxy:
        code, out, err = call(f"{scheme}://www.example.org:9/", timeout=0.5, more=("--proxy", proxy.url))
    assert (code, out.splitlines()[-1], "it does not answer" in err) == (0, "links: 1 unchecked", True)


@pytest.mark.parametrize(("refuses", "verdict"), [(403, "1 unchecked"), (502, "1 in trouble")])
def test_a_proxy_that_makes_no_tunnel(refuses: int, verdict: str, call: Call, lookup: Lookup) -> None:
    lookup.pop(dns.CONTROL)  # nor can names be looked up here
    with Proxy(refuses=refuses) as proxy:
        code, out, _ = call("https://www.example.org/", more=("--proxy", proxy.url))
    assert (code, out.splitlines()[-1]) == (0, f"links: {verdict}")


# What a proxy is not asked for


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "inside.example.org",
     "mixed.example.org", "intranet", "printer.local", "db.internal", "x.localhost", "0x7f.1", "2130706433"],
)  # fmt: skip
def test_no_proxy_is_asked_for_what_is_private(host: str, call: Call, proxy: Proxy, lookup: Lookup) -> None:
    lookup["inside.example.org"] = ["10.1.2.3"]
    lookup["mixed.example.org"] = ["93.184.215.14", "127.0.0.1"]
    _, out, _ = call(f"http://{host}/", private=False, more=("--proxy", proxy.url))
    assert out.splitlines()[-1].startswith("links: 1 that could not be verified")
    assert proxy.log == []


def test_a_proxy_may_know_a_name_that_nobody_here_knows(serve: Serve, call: Call, proxy: Proxy, lookup: Lookup) -> None:
    server = serve(a=status(302, Location="http://127.0.0.1:9/inside"))
    _, out, _ = call(server.url("/a", "www.example"), private=False, more=("--proxy", proxy.url))
    assert proxy.log == [f"GET http://www.example:{server.port}/a HTTP/1.1"]
    assert out.splitlines()[-1].startswith("links: 1 that could not be verified")  # for the redirect led inside


def test_the_host_of_a_proxy_is_no_way_into_a_private_network(
    serve: Serve, call: Call, proxy: Proxy, lookup: Lookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(a=status(200))
    lookup["proxy.example.net"] = ["127.0.0.1"]
    lookup["public.example.net"] = ["93.184.215.14"]
    monkeypatch.setenv("NO_PROXY", "proxy.example.net")
    more = ("--proxy", f"http://proxy.example.net:{proxy.port}")
    _, out, _ = call(server.url("/a", "proxy.example.net"), private=False, more=more)
    assert (out.splitlines()[-1].startswith("links: 1 that could not"), server.log) == (True, [])
    call(server.url("/a", "public.example.net"), private=False, more=more)
    assert len(proxy.log) == 1  # the proxy itself may lie inside


@pytest.mark.skipif(os.name == "nt", reason="capitals and small letters are the same there")
def test_small_letters_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://small.example:1")
    monkeypatch.setenv("HTTP_PROXY", "http://capital.example:2")
    assert chosen(None, from_environment=True).hosts == {"small.example"}
