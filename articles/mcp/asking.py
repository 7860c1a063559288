"""The site's own files, asked for within the process, as a program would ask for them over the web."""

import io
import json
import sys
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

# A page that has moved, and moved again.
MOST_MOVES = 3


class NotThere(Exception):
    """The site answers with an error: `told`, its problem details."""

    def __init__(self, told: dict[str, Any]):
        super().__init__(told.get("detail", ""))
        self.told = told


@cache
def site() -> WSGIHandler:
    host = urlsplit(settings.SITE_URL).hostname
    if host and host not in settings.ALLOWED_HOSTS:
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, host]
    return WSGIHandler()


def json_at(path: str, query: Iterable[tuple[str, Any]] | str = ()) -> dict[str, Any]:
    """The JSON at a path of ours. Raises NotThere."""
    text = (
        query
        if isinstance(query, str)
        else urlencode([(name, value) for name, value in query if value not in ("", None)])
    )
    for _move in range(MOST_MOVES):
        status, headers, body = asked(path, text)
        if status not in (301, 302):
            break
        moved = urlsplit(headers.get("Location", ""))
        path, text = moved.path, moved.query
    told = as_json(body)
    if status != 200 or told is None:
        raise NotThere(told or {"status": status, "detail": f"{path} tells nothing as JSON."})
    return told


def as_json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def asked(path: str, query: str) -> tuple[int, dict[str, str], bytes]:
    """The status, the headers and the body, through all that a reader's request passes."""
    response = site().get_response(WSGIRequest(environ(path, query)))
    return response.status_code, dict(response.headers), b"".join(response)


def environ(path: str, query: str = "") -> dict[str, Any]:
    """As a web server would hand it over."""
    own = urlsplit(settings.SITE_URL)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode("utf-8", "replace").decode("latin-1"),
        "QUERY_STRING": quote(query, safe="%=&+:;,/?@!$'()*~-._"),
        "SERVER_NAME": own.hostname or "localhost",
        "SERVER_PORT": str(own.port or (443 if own.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": own.netloc,
        "HTTP_X_FORWARDED_PROTO": own.scheme,
        "wsgi.url_scheme": own.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }


def request_at(path: str, query: str = "") -> WSGIRequest:
    site()
    return WSGIRequest(environ(path, query))
