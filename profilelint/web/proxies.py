"""Proxies: which one is asked for an address. They see every address, so only whoever runs the command may name one."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from profilelint.config.loader import ConfigError
from profilelint.web.url import parse_url

if TYPE_CHECKING:
    from profilelint.web.url import Address

#: What may be given for a proxy; the scheme may be missing, as in the variables of many systems.
_PROXY = re.compile(r"(?i)(?:http://)?(?:([^/?#@\s]*)@)?([^/?#@\s]+)/?")


class Proxy(NamedTuple):
    """A proxy that speaks HTTP, and the headers that are for it alone: they hold a password."""

    address: Address
    headers: Mapping[str, str] = {}


class Proxies(NamedTuple):
    """The proxies by the scheme of what is asked for, and the names that are asked without one, as in NO_PROXY."""

    by_scheme: Mapping[str, Proxy] = {}
    direct: str = ""

    def of(self, address: Address) -> Proxy | None:
        """Return the proxy to ask for an address, or None if it is asked directly."""
        if not (proxy := self.by_scheme.get(address.scheme)):
            return None
        from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]

        host = f"{address.authority}:{address.port}"
        return None if proxy_bypass_environment(host, {"no": self.direct}) else proxy

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts of the proxies."""
        return frozenset(each.address.host for each in self.by_scheme.values())


def chosen(given: str | None, *, from_environment: bool) -> Proxies:
    """Return the proxy of a call (`--proxy`), or else those of the environment, if they are wanted; raises ConfigError.

    The environment is read as Python reads it: http_proxy, https_proxy and no_proxy, in small letters or capitals, and
    no HTTP_PROXY within CGI (https://httpoxy.org). NO_PROXY holds beside `--proxy` as well, as with curl.
    """
    if not (given or from_environment):
        return Proxies()
    from urllib.request import getproxies_environment

    variables = getproxies_environment()
    if given:
        proxy = _read(given, "--proxy")
        return Proxies({"http": proxy, "https": proxy}, variables.get("no", ""))
    named = {scheme: variables[scheme] for scheme in ("http", "https") if variables.get(scheme)}
    by_scheme = {scheme: _read(url, f"{scheme.upper()}_PROXY") for scheme, url in named.items()}
    return Proxies(by_scheme, variables.get("no", ""))


def _read(url: str, origin: str) -> Proxy:
    found = _PROXY.fullmatch(url.strip())
    try:
        address = parse_url(f"http://{found[2]}/") if found else None
    except ValueError:
        address = None
    if not found or not address:  # what was given may hold a password, so it is not repeated
        raise ConfigError(f"{origin}: this is not the address of a proxy; write http://HOST:PORT")
    credentials = base64.b64encode(unquote(found[1]).encode()).decode() if found[1] else ""  # RFC 7617
    return Proxy(address, {"Proxy-Authorization": f"Basic {credentials}"} if credentials else {})
