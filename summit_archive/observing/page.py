"""/metrics: for whoever has the token, or asks from an address of `METRICS`. For all others there is no such page."""

import ipaddress
import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from .counts import counts
from .gauges import Gauges

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Through a proxy everybody comes from the proxy's address, unless the server was told to trust it. Some servers take
# these headers away then; that a request came by TLS is told only by a proxy that is trusted.
OF_PROXIES = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


def metrics(request: HttpRequest) -> HttpResponse:
    kept = counts()
    if kept is None or not may_see(request):
        raise Http404
    return HttpResponse(kept.told(Gauges()), content_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})


def may_see(request: HttpRequest) -> bool:
    return has_token(request) or comes_from_within(request)


def has_token(request: HttpRequest) -> bool:
    scheme, _space, given = request.headers.get("Authorization", "").partition(" ")
    wanted = settings.METRICS_TOKEN
    return bool(wanted) and scheme == "Bearer" and secrets.compare_digest(given.encode(), wanted.encode())


def comes_from_within(request: HttpRequest) -> bool:
    if request.is_secure() or any(name in request.headers for name in OF_PROXIES):
        return False
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    # A listener for both versions hands one of version 4 over as one of version 6.
    address = getattr(address, "ipv4_mapped", None) or address
    return any(address in ipaddress.ip_network(network) for network in settings.METRICS)
