"""Asks the application in this process, as a web server would hand a request over; tells what came of it."""

import io
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.signals import got_request_exception
from django.db import connection
from django.test import Client

from .inputs import Input

# So many pieces of a file are read before the visitor goes away.
PIECES = 1
HANGS_AFTER = 120
TOKEN = "a" * 32


class Hung(BaseException):
    """Longer than `HANGS_AFTER` seconds."""


class Answer(NamedTuple):
    """`status` 0: the application raised, `said` tells what. `work`: seconds of the processor, whatever else the machine does."""

    status: int
    seconds: float
    work: float
    has_asked: bool
    said: str
    headers: dict[str, str]


class Asking:
    """`application` as a web server calls it. `sessions`: {who: the key of their session}."""

    def __init__(self, application: Callable) -> None:
        self.application = application
        self.sessions: dict[str, str] = {}
        self.said = ""
        self.statements = 0
        got_request_exception.connect(self.keep, weak=False)

    def keep(self, **_facts: Any) -> None:
        self.said = traceback.format_exc()

    def count(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.statements += 1
        return execute(sql, params, many, context)

    def log_in(self) -> None:
        """Whoever a request of the drill has shut out is let in again."""
        call_command("make_groups", verbosity=0, stdout=io.StringIO())
        for name, group in (("administrator", "Administrators"), ("contributor", "Contributors")):
            facts = {"is_staff": True, "is_active": True, "is_superuser": name == "administrator"}
            user, _ = User.objects.update_or_create(username=f"drill-{name}", defaults=facts)
            user.groups.set(Group.objects.filter(name=group))
            browser = Client()
            browser.force_login(user)
            self.sessions[name] = browser.cookies[settings.SESSION_COOKIE_NAME].value
        if not self.is_logged_in():
            raise RuntimeError("The drill cannot log in: nothing of the editors' pages would be reached.")

    def is_logged_in(self) -> bool:
        return self.ask(Input(0, "", path="/admin/participants/country/", who="administrator")).status == 200

    def page(self, path: str) -> str:
        """As the administrator sees it; "" where there is none."""
        page, said = Input(0, "", path=path, who="administrator"), []
        answer = self.ask(page, said)
        return b"".join(said).decode(errors="replace") if answer.status == 200 else ""

    def ask(self, one: Input, into: list[bytes] | None = None) -> Answer:
        self.said, self.statements = "", 0
        status, headers, started, begun = 0, {}, time.perf_counter(), time.thread_time()

        def start_response(line: str, found: list, *_error: Any) -> None:
            nonlocal status, headers
            status, headers = int(line[:3]), {name.lower(): value for name, value in found}

        try:
            with connection.execute_wrapper(self.count), limited():
                answer = self.application(self.environment(one), start_response)
                try:
                    read(answer, into)
                finally:
                    if hasattr(answer, "close"):
                        answer.close()
        except (Exception, Hung):
            status, self.said = 0, traceback.format_exc()
        seconds, work = time.perf_counter() - started, time.thread_time() - begun
        return Answer(status, seconds, work, self.statements > 0, self.said, headers)

    def environment(self, one: Input) -> dict[str, Any]:
        cookie = f"{settings.CSRF_COOKIE_NAME}={TOKEN}"
        if session := self.sessions.get(one.who):
            cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {cookie}"
        return {
            "REQUEST_METHOD": one.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": one.path,
            "QUERY_STRING": one.query,
            "CONTENT_TYPE": one.content_type,
            "CONTENT_LENGTH": str(len(one.body)),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": f"10.{one.number >> 16 & 255}.{one.number >> 8 & 255}.{one.number & 255}",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": cookie,
            "HTTP_X_CSRFTOKEN": TOKEN,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(one.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            **one.headers,
        }


def read(answer: Any, into: list[bytes] | None) -> None:
    for number, piece in enumerate(answer):
        if into is not None:
            into.append(piece)
        elif number >= PIECES:
            return


@contextmanager
def limited() -> Iterator[None]:
    """Raises `Hung` in the thread that waits too long."""

    def hung(*_signal: Any) -> None:
        raise Hung

    before = signal.signal(signal.SIGALRM, hung)
    signal.alarm(HANGS_AFTER)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
