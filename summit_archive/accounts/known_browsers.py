"""Browsers from which somebody has logged in before, told by a signed cookie.

Whoever guesses from elsewhere cannot keep the owner of a name out: a known browser has failures of its own, and a
turn of its own. The cookie opens nothing.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

SALT = "summit_archive.accounts.known_browsers"
KEPT_FOR = timedelta(days=180)


def mark(response: HttpResponse, username: str) -> None:
    """From now on the browser is known for this name, and for no other."""
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps([username, secrets.token_urlsafe(9)], salt=SALT),
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def called(request: HttpRequest, username: str | None) -> str:
    """What a browser that is known for the name is called; "" of any other."""
    value = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    try:
        known, mark = signing.loads(value, salt=SALT, max_age=KEPT_FOR)
    except (signing.BadSignature, ValueError):
        return ""
    return mark if known == username else ""
