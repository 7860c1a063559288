"""An editor who goes on adding publishers whatever happens; afterwards what was said to be saved is looked for.

A publisher, the line of it in the editors' log, and the note of it in the history are one transaction: all or none.
"""

import contextlib
import http.cookiejar
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from dataclasses import dataclass, field

from tests.drills.away.site import EDITOR, PASSWORD, Site
from tests.forms import FormReader

NOT_NOW = 503
TITLE = re.compile("<h1>(.*?)</h1>")
FORM = "/admin/articles/publisher/add/"
NAME = "Publisher of drill {}"
SAVED = """
SELECT p.name, count(DISTINCT l.id), count(DISTINCT c.id)
FROM articles_publisher p
LEFT JOIN django_admin_log l ON l.object_id = p.id::text AND l.action_flag = 1
    AND l.content_type_id = (SELECT id FROM django_content_type WHERE app_label = 'articles' AND model = 'publisher')
LEFT JOIN summit_archive_change c ON c.table_name = 'articles_publisher' AND c.kind = 'I' AND c.rows @> p.id
WHERE p.name LIKE 'Publisher of drill %' GROUP BY p.id, p.name
"""


class Unmoved(urllib.request.HTTPRedirectHandler):
    """Where an answer leads to is its own business."""

    def redirect_request(self, *_said):
        return None


@dataclass
class Editor:
    port: int
    saved: list[str] = field(default_factory=list)
    statuses: Counter = field(default_factory=Counter)
    reasons: set[str] = field(default_factory=set)
    _over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies, Unmoved)
        self.thread = threading.Thread(target=self.go_on)

    def __enter__(self) -> "Editor":
        self.log_in()
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self.thread.join()

    def log_in(self) -> None:
        status, page = self.ask("/admin/login/")
        fields = form_in(page, "login-form") | {"username": EDITOR, "password": PASSWORD}
        status, page = self.ask("/admin/login/?next=/admin/", fields)
        if status != 302:
            raise RuntimeError(f"the editor cannot log in: {status}")

    def go_on(self) -> None:
        number = 0
        while not self._over.is_set():
            number += 1
            self.save(NAME.format(number))
            time.sleep(0.1)

    def save(self, name: str) -> None:
        """What is answered by leading on was saved, as editors are told."""
        status, page = self.ask(FORM)
        self.statuses["form", status] += 1
        self.note(status, page)
        if status == 200:
            slug = name.lower().replace(" ", "-")
            status, page = self.ask(FORM, form_in(page, "publisher_form") | {"name": name, "slug": slug})
            self.statuses["save", status] += 1
            self.note(status, page)
            if status == 302:
                self.saved.append(name)

    def note(self, status: int, page: str) -> None:
        """The title of the page that says why not."""
        if status == NOT_NOW and (found := TITLE.search(page)):
            self.reasons.add(found[1])

    def ask(self, address: str, fields: dict | None = None) -> tuple[int, str]:
        data = urllib.parse.urlencode(fields, doseq=True).encode() if fields else None
        with contextlib.suppress(OSError):
            try:
                answer = self.opener.open(f"http://127.0.0.1:{self.port}{address}", data, timeout=30)
            except urllib.error.HTTPError as error:
                answer = error
            with answer:
                return answer.status, answer.read().decode()
        return 0, ""

    def lost(self, site: Site) -> tuple[list[str], list[str]]:
        """(what was said to be saved and is not there once, what is there by half)."""
        found = site.rows(SAVED)
        times = Counter(name for name, _logged, _noted in found)
        half = [name for name, logged, noted in found if (logged, noted) != (1, 1)]
        return [name for name in self.saved if times[name] != 1], half


def form_in(page: str, form_id: str) -> dict[str, list[str]]:
    reader = FormReader(form_id)
    reader.feed(page)
    return reader.fields
