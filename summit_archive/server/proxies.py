"""Whose word is taken on who the visitor is, and whether the way to them is secret."""

from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address, ip_network

from waitress.proxy_headers import proxy_headers_middleware

# What a proxy tells, and no more: `X-Forwarded-Host` and others are removed.
TOLD = {"x-forwarded-for", "x-forwarded-proto"}
# Who comes by a Unix socket; its file says who may.
OVER_UNIX = "localhost"


class BehindProxy:
    """An application to which a visitor of a trusted proxy comes as if there was none; nobody else's word is taken."""

    def __init__(self, application: Callable, proxies: Sequence[str]):
        self.networks = [ip_network(proxy) for proxy in proxies]
        self.believing = proxy_headers_middleware(application, "*", 1, TOLD)
        self.doubting = proxy_headers_middleware(application)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        believes = self.is_trusted(environ["REMOTE_ADDR"])
        return (self.believing if believes else self.doubting)(environ, start_response)

    def is_trusted(self, address: str) -> bool:
        if address == OVER_UNIX:
            return True
        try:
            found = ip_address(address)
        except ValueError:
            return False
        found = getattr(found, "ipv4_mapped", None) or found
        return any(found in network for network in self.networks)
