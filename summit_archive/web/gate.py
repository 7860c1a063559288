"""The outermost door: refuses what no page of ours could mean, and dresses every answer.

It stands outside of everything else, so that static files, redirects, errors
and its own refusals carry the same headers. It never touches the database.

What is pasted into a search box is made fit for it: cut, and without control characters. Whoever pastes a page
of text is to get an answer that says which part of it was searched for, not a refusal.
"""

import re
from urllib.parse import quote_plus, unquote_to_bytes

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from . import errors
from .limits import (
    LARGEST_BODY,
    LARGEST_FORM,
    LARGEST_OF_READERS,
    LONGEST_PATH,
    LONGEST_QUERY,
    MOST_PARAMETERS,
)
from .programs import headers_for, is_for_programs, takes_forms

METHODS = ("GET", "HEAD", "POST")
WRITTEN_BY_READERS = ("/corrections/new/", "/results/new/")

# Django decodes the path, but leaves bytes that are not UTF-8 escaped; no address
# of ours holds such an escape.
NOT_UTF8 = re.compile(r"%[89A-F][0-9A-F]", re.IGNORECASE)
SESSION_COOKIE = re.compile(r"[a-z0-9]{32}")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def headers(is_secure):
    """What every answer carries, refusals of the gate and of the server too."""
    if not (is_secure and settings.SECURE_HSTS_SECONDS):
        return HEADERS
    return HEADERS | {"Strict-Transport-Security": f"max-age={settings.SECURE_HSTS_SECONDS}"}


class Gate:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        tidy_words(request)
        response = preflight(request) or self.answer(request)
        for name, value in (headers(request.is_secure()) | headers_for(request.path_info)).items():
            response.headers.setdefault(name, value)
        return without_body(response) if request.method == "HEAD" else response

    def answer(self, request):
        if refusal := why_refused(request):
            return refused(request, *refusal)
        drop_malformed_session(request)
        return self.get_response(request)


def preflight(request):
    """What a browser asks before it lets another site read a file with headers of its own; None of any other request."""
    asks = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
    if not asks or not is_for_programs(request.path_info):
        return None
    allowed = {
        "Access-Control-Allow-Methods": ", ".join(methods_at(request.path_info)),
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": str(24 * 3600),
    }
    return HttpResponse(status=204, headers=allowed)


def without_body(response):
    """What HEAD asks for: a server that sent the body along would spoil the connection for the next answer."""
    bare = HttpResponse(status=response.status_code, reason=response.reason_phrase, headers=response.headers)
    if not response.streaming:
        bare.headers.setdefault("Content-Length", str(len(response.content)))
    bare.cookies = response.cookies
    bare._resource_closers.append(response.close)
    return bare


def tidy_words(request):
    """What readers search for may be as long as they like: pages say what of it they took."""
    if not request.path_info.startswith("/admin/"):
        query = request.META.get("QUERY_STRING", "")
        request.META["QUERY_STRING"] = tidied(query, LONGEST_QUERY)


def why_refused(request):
    """The status and the reason in words, or None for a request that may pass."""
    query = request.META.get("QUERY_STRING", "")
    if len_of_body(request) > LARGEST_BODY:
        return 413, _("At most %d MB can be sent at once.") % (LARGEST_BODY // 2**20)
    if request.path_info in WRITTEN_BY_READERS and len_of_body(request) > LARGEST_OF_READERS:
        return 413, _("Readers can send at most %d KB.") % (LARGEST_OF_READERS // 2**10)
    if takes_forms(request.path_info) and len_of_body(request) > LARGEST_FORM:
        return 413, _("At most %d KB can be sent at once.") % (LARGEST_FORM // 2**10)
    if request.method not in methods_at(request.path_info):
        return 405, _("The archive is read with GET and edited with POST.")
    if len(request.path_info.encode(errors="replace")) > LONGEST_PATH:
        return 414, _("An address can have at most %d bytes.") % LONGEST_PATH
    if len(query) > LONGEST_QUERY:
        return 414, _("A query can have at most %d bytes.") % LONGEST_QUERY
    if query.count("&") >= MOST_PARAMETERS:
        return 400, _("A query can have at most %d conditions.") % MOST_PARAMETERS
    return why_unreadable(request.path_info, query)


def len_of_body(request):
    """As declared; what is declared by no number, the server itself has counted or refused."""
    declared = request.META.get("CONTENT_LENGTH") or ""
    return int(declared) if declared.isdecimal() and len(declared) < 19 else 0


def methods_at(path):
    """Only editors write; readers say what is wrong, and their programs send questions too long for an address."""
    takes_bodies = path.startswith("/admin/") or path in WRITTEN_BY_READERS or takes_forms(path)
    return METHODS if takes_bodies else METHODS[:2]


def why_unreadable(path, query):
    if NOT_UTF8.search(path) or CONTROL.search(path):
        return 400, _("The address contains bytes that are not text.")
    try:
        # A web server hands bytes over as Latin-1, whatever they are.
        words = unquote_to_bytes(query.encode("latin-1", "replace")).decode()
    except UnicodeDecodeError:
        return 400, _("The query is not written in UTF-8.")
    if CONTROL.search(words):
        return 400, _("The query contains control characters.")
    return None


def refused(request, status, reason):
    title = {
        400: _("The request cannot be read"),
        405: _("This cannot be done here"),
        413: _("Too large"),
        414: _("Too long"),
    }
    response = errors.page(request, status, title[status], reason)
    if status == 405:
        response.headers["Allow"] = ", ".join(methods_at(request.path_info))
    return response


def drop_malformed_session(request):
    """Forget a session cookie that Django cannot have given.

    PostgreSQL refuses some strings as text (a NUL byte), which would be an
    error on any page that looks at the session.
    """
    name = settings.SESSION_COOKIE_NAME
    value = request.COOKIES.get(name)
    if value is not None and not SESSION_COOKIE.fullmatch(value):
        del request.COOKIES[name]


# --- What is pasted into a search box -----------------------------------------

WORDS = "q="
# More than any page searches for, so that the page tells of the rest.
MOST_WHEN_CUT = 300
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
BLANKS = str.maketrans(dict.fromkeys("\t\n\v\f\r\x85", " "))
# In the place of what is no text: the page shows it where it says what was searched for.
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def tidied(query: str, longest: int) -> str:
    """A query string with the words to search for made readable; of one longer than `longest` only their
    first characters. What is not UTF-8 stays as it is."""
    most = MOST_WHEN_CUT if len(query) > longest else None
    return "&".join(of_words(part, most) if part.startswith(WORDS) else part for part in query.split("&"))


def of_words(part, most):
    # A web server hands bytes over as Latin-1, whatever they are.
    raw = part.removeprefix(WORDS).replace("+", " ").encode("latin-1", "replace")
    try:
        words = unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return part
    readable = CONTROL.sub(UNREADABLE, words[:most].translate(BLANKS))
    return part if readable == words else WORDS + quote_plus(readable)
