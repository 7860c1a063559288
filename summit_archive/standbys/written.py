"""A reader who has just sent something sees it: until a standby knows of it, the primary answers.

A signed cookie says how far the primary's log was then; it is set for nobody else, and gone after a minute.
"""

from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import DatabaseError, InterfaceError, connection

from ..database import several

SECONDS = 60
SALT = "standbys"
WRITTEN = "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint"
# Beyond every log: no standby knows of it until the cookie has gone.
UNKNOWN = 2**63


def cookie_name() -> str:
    return f"{settings.PREFIX}written"


def cookie_of_now() -> str:
    """What a `Set-Cookie` says, after the primary has kept something. One query."""
    cookie: SimpleCookie = SimpleCookie()
    cookie[cookie_name()] = signing.dumps(position_now(), salt=SALT)
    told = {"path": "/", "max-age": SECONDS, "httponly": True, "samesite": "Lax", "secure": settings.HTTPS}
    for name, value in told.items():
        cookie[cookie_name()][name] = value
    return cookie[cookie_name()].OutputString()


def position_now() -> int:
    try:
        with connection.cursor() as cursor:
            cursor.execute(WRITTEN)
            return cursor.fetchone()[0]
    except (DatabaseError, InterfaceError):
        return UNKNOWN


def position_of(environ: dict[str, Any]) -> int:
    """How far a standby has to be for this visitor; 0 for who has written nothing."""
    sent = environ.get("HTTP_COOKIE", "")
    if cookie_name() not in sent or several.servers() is None:
        return 0
    try:
        morsel = SimpleCookie(sent).get(cookie_name())
        position = signing.loads(morsel.value, salt=SALT, max_age=SECONDS) if morsel else 0
    except (CookieError, signing.BadSignature):
        return 0
    return position if isinstance(position, int) else 0
