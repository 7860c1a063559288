"""The page of a record as readers will see it: their own view, asked in the transaction that is rolled back.

The view is called past the middleware, as a visitor without an account: no kept page is sent or kept.
"""

from io import BytesIO
from urllib.parse import unquote, urlsplit

from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from ..web.languages import within

# A page leads on at most so often: from a former address to that of now.
MOST_STEPS = 3


def has_page(model):
    return hasattr(model, "get_absolute_url")


def readers_page(request, row):
    """The HTML of the reader's page of a saved row, or None where readers have none."""
    address = row.get_absolute_url()
    for _step in range(MOST_STEPS):
        response = answer(request, urlsplit(address))
        if response is None or response.status_code not in (301, 302):
            break
        address = response.headers["Location"]
    if response is None or response.status_code != 200:
        return None
    return response.content.decode()


def answer(request, address):
    asked = of_a_reader(request, unquote(address.path), address.query)
    try:
        found = resolve(asked.path_info)
        asked.resolver_match = found
        response = found.func(asked, *found.args, **found.kwargs)
    except (Resolver404, Http404):
        return None
    if hasattr(response, "render"):
        response.render()
    return response


def of_a_reader(request, path, query):
    """A visitor's request from the same place, without cookies."""
    facts = {name: value for name, value in request.environ.items() if not name.startswith("HTTP_COOKIE")}
    facts |= {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "CONTENT_LENGTH": "0",
        "wsgi.input": BytesIO(),
    }
    asked = WSGIRequest(facts)
    asked.path_info = within(path)
    asked.user = AnonymousUser()
    return asked


def shown(page, band):
    """The reader's page with a band over it that says what it is; nobody keeps it."""
    head = render_to_string("admin/review/preview_head.html")
    over = render_to_string("admin/review/preview_band.html", band)
    page = page.replace("</head>", f"{head}</head>", 1).replace("<body>", f"<body>{over}", 1)
    return HttpResponse(page, headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"})
