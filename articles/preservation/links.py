"""Asks the addresses of articles and sources that are due, a host at a time and never in a hurry."""

import time
from collections import Counter
from collections.abc import Callable

from django.db import connection
from django.utils import timezone

from ..models import LinkCheck
from .asking import Answer, Hosts, ask
from .concluding import conclude

MOST = 2000
SECONDS = 50 * 60
# Where nothing at all has answered, so many failures say more of our own network than of theirs.
SUSPICIOUS = 3
# A host that was not reached so often in a row is left alone for this run.
MOST_IN_VAIN = 3
NOT_BY_ROBOTS = Answer(None, None, "its robots.txt asks programs not to")

CITED = """
SELECT url FROM articles_article WHERE status = 'published' AND url ~ '^https?://'
UNION SELECT url FROM articles_source WHERE url ~ '^https?://'
"""
GATHER = f"""
INSERT INTO articles_linkcheck (url, host, next_at, problem, failures)
SELECT url, lower(substring(url FROM '^https?://([^/?#]{{1,255}})')), statement_timestamp(), '', 0
FROM ({CITED}) cited WHERE url ~ '^https?://[^/?#]' ON CONFLICT (url) DO NOTHING
"""
FORGET = f"DELETE FROM {{}} kept WHERE NOT EXISTS (SELECT FROM ({CITED}) cited WHERE cited.url = kept.url)"

Step = Callable[[int, int, str], object]


class NothingAnswers(Exception):
    """No address at all was reached: nothing is concluded."""


def check_links(
    step: Step, most: int = MOST, seconds: float = SECONDS, pause: float | None = None
) -> Counter:
    """How many answered, failed, and said nothing. Raises NothingAnswers."""
    gather()
    now = timezone.now()
    due = list(LinkCheck.objects.filter(next_at__lte=now).order_by("next_at", "pk")[:most])
    round_ = Round(due, Hosts() if pause is None else Hosts(pause))
    end = time.monotonic() + seconds
    while round_.left and time.monotonic() < end:
        step(len(due) - len(round_.left), len(due), "")
        round_.one()
    step(len(due) - len(round_.left), len(due), "")
    round_.end()
    return round_.counted


def gather() -> None:
    """What is cited is asked, and what no longer is is forgotten."""
    with connection.cursor() as cursor:
        cursor.execute(GATHER)
        for table in ("articles_linkcheck", "articles_silentaddress"):
            cursor.execute(FORGET.format(table))


class Round:
    """`left`: those that were not asked yet."""

    def __init__(self, due: list[LinkCheck], hosts: Hosts):
        self.left, self.hosts = due[:], hosts
        self.counted: Counter = Counter()
        self.in_vain: Counter = Counter()
        # Failures that are not noted until something has answered.
        self.doubtful: list[tuple[LinkCheck, Answer]] = []
        self.has_reached = False

    def one(self) -> None:
        """The next of which the host may be asked; where none may, there is a pause."""
        check = min(self.left, key=lambda each: self.hosts.wait_for(each.host))
        if (wait := self.hosts.wait_for(check.host)) > 0:
            time.sleep(min(wait, 1.0))
            return
        self.left.remove(check)
        if self.in_vain[check.host] >= MOST_IN_VAIN:
            return
        answer = ask(check.url) if self.hosts.may_ask(check.url) else NOT_BY_ROBOTS
        self.hosts.note(check.host)
        self.note(check, answer)

    def note(self, check: LinkCheck, answer: Answer) -> None:
        if not answer.is_reached:
            self.in_vain[check.host] += 1
            if not self.has_reached:
                self.doubtful.append((check, answer))
                return
        elif answer.status is not None:
            self.in_vain[check.host], self.has_reached = 0, True
        self.settle(check, answer)

    def settle(self, check: LinkCheck, answer: Answer) -> None:
        self.counted[{True: "answered", False: "failed", None: "said_nothing"}[answer.answers]] += 1
        conclude(check, answer)

    def end(self) -> None:
        if not self.has_reached and len(self.doubtful) >= SUSPICIOUS:
            raise NothingAnswers(
                f"None of {len(self.doubtful)} addresses was reached: this machine may be without a network. "
                "Nothing was concluded."
            )
        for check, answer in self.doubtful:
            self.settle(check, answer)
