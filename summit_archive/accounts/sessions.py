"""Sessions in the database that end: some hours after they were last used, and some days after the login.

Whoever reads a session, and on which page, is one: a session that is over is empty to all.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.utils import timezone

from ..postgres.sqlstates import sqlstate_of

BEGAN, USED = "began_at", "used_at"
# That a session is used is written once a minute at most.
A_MINUTE = 60


# A database that can only be read; a disk that is full.
NOT_WRITTEN = ("25006", "53100")


class SessionStore(DatabaseSessions):
    # As it was read, but for when it was used; None of one that was not.
    loaded: dict | None = None

    @classmethod
    def get_model_class(cls):
        return Session

    def load(self):
        data = super().load()
        if SESSION_KEY not in data:
            return data
        now = int(time.time())
        if is_over(data, now):
            self.delete()
            self._session_key = None
            return {}
        if now - data.get(USED, 0) >= A_MINUTE:
            data[USED] = now
            data.setdefault(BEGAN, now)
            self.modified = True
        self.loaded = dict(data)
        return data

    def save(self, must_create=False):
        """That a session was used is not worth a page: a database that can only be read, or is full, goes without."""
        try:
            super().save(must_create)
        except (DatabaseError, UpdateError) as error:
            if sqlstate_of(error) not in NOT_WRITTEN or self.loaded != self._session:
                raise

    def cycle_key(self):
        """At a login: the days are counted from here."""
        super().cycle_key()
        self[BEGAN] = self[USED] = int(time.time())


def is_over(data: dict, now: int) -> bool:
    idle = now - data.get(USED, now)
    age = now - data.get(BEGAN, now)
    return idle >= settings.SESSION_IDLE_MINUTES * 60 or age >= settings.SESSION_DAYS * 24 * 3600


def end_sessions(account: Any, but: str | None = None) -> int:
    """How many sessions of an account were ended; that with the key `but` goes on."""
    mine = [
        session.pk
        for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
        if session.get_decoded().get(SESSION_KEY) == str(account.pk) and session.pk != but
    ]
    return Session.objects.filter(pk__in=mine).delete()[0]
