"""The last good copy of a page, for the time when it cannot be made: marked as such, with the moment when it was true.

Never one from which something was taken since, as far as any process knows; never for whoever is logged in, who may
have changed just that. A page says so in its own words, and nobody may keep it: the same address has a newer one soon.
Files say so in their headers alone (`Age`, and `Warning`, which RFC 9111 has given up and programs still read).
"""

import datetime
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.template.loader import render_to_string
from django.utils.http import parse_etags

from .addressed import known_tag, today
from .kept import Pages
from .page import Page
from .version import Version

# A page of another day has another address in the cache; an outage may last over a weekend.
DAYS = 8
WARNING = '110 - "Response is Stale", 111 - "Revalidation Failed"'
# Where the words go: what every page begins with.
PLACE = b'<main id="content">'
OF_NOW = ("ETag", "Last-Modified")

KeyOn = Callable[[datetime.date], str]


class LastGood:
    """`pages` of this process; `key_on(day)`: by what a request's page is known on a day."""

    def __init__(self, pages: Pages):
        self.pages = pages

    def answer(self, request: HttpRequest, key_on: KeyOn) -> HttpResponseBase | None:
        """None where there is no copy that may be sent."""
        known = self.pages.known.version()
        if known is None:
            return None
        keys = [key_on(today() - datetime.timedelta(days=days)) for days in range(DAYS)]
        sent = request.headers.get("If-None-Match", "")
        if page := self.copy(keys, known):
            return self.dressed(page, sent)
        return self.had_already(keys, known, sent)

    def copy(self, keys: list[str], known: Version) -> Page | None:
        """Of the newest day; of the process's own and the shared one, whichever was true last."""
        for key in keys:
            found = [self.pages.memory.get(key), self.pages.shared.get(key) if self.pages.shared else None]
            good = [page for page in found if page and page.taken == known.taken_of(page.shown)]
            if good:
                return max(good, key=self.true_at)
        return None

    def true_at(self, page: Page) -> float:
        """What was true by the last answer of the database was true then."""
        last, read_at = self.pages.known.last, self.pages.known.read_at
        return max(page.fresh_at, read_at) if last and page.is_fresh(last) else page.fresh_at

    def dressed(self, page: Page, sent: str) -> HttpResponse:
        moment, response = self.true_at(page), page.response()
        if is_for_people(response):
            response.content = in_words(page.content, moment)
            response.headers["Content-Length"] = str(len(response.content))
            for name in OF_NOW:
                del response.headers[name]
        elif response.headers.get("ETag") in parse_etags(sent):
            unchanged = HttpResponseNotModified(headers={"ETag": response.headers["ETag"]})
            return marked(unchanged, moment)
        return marked(response, moment)

    def had_already(self, keys: list[str], known: Version, sent: str) -> HttpResponse | None:
        """The visitor has what was true when the database answered last: better than nothing."""
        last = self.pages.known.last
        if last is None:
            return None
        for key in keys:
            if (found := known_tag(sent, key, last)) and last.taken_of(found[1]) == known.taken_of(found[1]):
                return marked(HttpResponseNotModified(headers={"ETag": found[0]}), self.pages.known.read_at)
        return None


def marked(response: HttpResponse, moment: float) -> HttpResponse:
    response.headers["Age"] = str(max(0, int(time.time() - moment)))
    response.headers["Warning"] = WARNING
    response.headers["Cache-Control"] = "no-store"
    return response


def is_for_people(response: HttpResponse) -> bool:
    return response.headers["Content-Type"].startswith("text/html") and PLACE in response.content


def in_words(content: bytes, moment: float) -> bytes:
    """The same bytes all the while, which are compressed once."""
    told = {"at": datetime.datetime.fromtimestamp(min(moment, time.time()), datetime.UTC)}
    line = render_to_string("components/as_it_was.html", told).strip()
    return content.replace(PLACE, PLACE + line.encode(), 1)
