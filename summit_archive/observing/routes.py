"""Notes by which route a request was answered, for what is counted: an address may be anything, routes are few."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Of the environment: the route's name, and where a page came from ("rendered", "kept", "old", "known", "last_good").
ROUTE, HOW = "summit.route", "summit.how"
STATIC, NONE = "static", "none"


class Routes:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        if request.resolver_match:
            request.META[ROUTE] = request.resolver_match.view_name


def route_of(environ: dict[str, Any], otherwise: Callable[[str], str]) -> str:
    """`otherwise` finds the route of a path that did not come as far as a view."""
    if route := environ.get(ROUTE):
        return route
    path = environ.get("PATH_INFO", "")
    return STATIC if path.startswith(settings.STATIC_URL) else otherwise(path) or NONE
