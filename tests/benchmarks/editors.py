"""What editors' pages cost, beside what each is to be held against.

    PAGE_CACHE=0 python -m tests.benchmarks.editors SIZE

In process, with Django's test client, in one transaction that is taken back. Printed are medians of milliseconds, and
beside them `processor`, the share of this process: the page of Data quality, the front list of articles, the search
of WORDS by editors and by readers, MANY articles withdrawn by the list's action and by one statement with its
triggers, and the form of the meeting of 200 participants (opened, saved as it is, saved with one change) and its page.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import os
import time
from statistics import median

from tests.benchmarks import linking
from tests.benchmarks.loading.facts import LARGE

WORDS = "gas summit Putin agreement Tokayev transport нефть переговоры газ Minsk border energy".split()
MANY = 1000
ROUNDS = 5
FORM = "participations"


def main() -> None:
    os.environ["PAGE_CACHE"] = "0"
    linking.start_django()
    from django.conf import settings
    from django.db import transaction

    settings.ALLOWED_HOSTS = ["testserver"]
    with transaction.atomic():
        figures = measured(editor())
        transaction.set_rollback(True)
    print(json.dumps(figures))


def editor():
    """A client that is logged in as somebody who may do everything."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.create_superuser("benchmark of editors"))
    return client


def measured(client) -> dict:
    meeting = address_of_meeting()
    form = opened(client, meeting)
    return {
        "quality": page(client, "/admin/quality/"),
        "front list": page(client, "/articles/"),
        "search of editors": searched(client, "/admin/articles/article/"),
        "search of readers": searched(client, "/articles/"),
        "withdrawing": withdrawing(client, by_action),
        "one statement": withdrawing(client, by_statement),
        "form": page(client, meeting),
        "form saved as it is": timed(lambda: sent(client, meeting, form)),
        "form saved with a change": timed(
            lambda: sent(client, meeting, form | {f"{FORM}-7-note": "Changed"})
        ),
        "page of the meeting": page(client, f"/meetings/{LARGE}/"),
    }


def timed(work, rounds: int = ROUNDS) -> dict:
    """Each round is taken back; the first is not counted."""
    from django.db import transaction

    rows = []
    for _ in range(rounds + 1):
        with transaction.atomic():
            started, worked = time.perf_counter(), time.process_time()
            work()
            rows.append((time.perf_counter() - started, time.process_time() - worked))
            transaction.set_rollback(True)
    whole, processor = (1000 * median(column) for column in zip(*rows[1:], strict=True))
    return {"milliseconds": round(whole, 2), "processor": round(processor, 2)}


def page(client, address: str) -> dict:
    return timed(lambda: got(client, address))


def got(client, address: str, **query):
    answer = client.get(address, query, secure=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer


def searched(client, address: str) -> dict:
    """Medians of the words, and what the worst takes."""
    found = [timed(lambda word=word: got(client, address, q=word), 3) for word in WORDS]
    times = [one["milliseconds"] for one in found]
    return {
        "milliseconds": median(times),
        "worst": max(times),
        "processor": median(one["processor"] for one in found),
    }


def withdrawing(client, way) -> dict:
    from articles.models import Article

    published = Article.objects.published().order_by("pk").values_list("pk", flat=True)
    return timed(lambda pks=list(published[:MANY]): way(client, pks), 3)


def by_action(client, pks: list[int]) -> None:
    asked = {"action": "withdraw", "index": "0", "_selected_action": pks}
    answer = client.post("/admin/articles/article/", asked, secure=True)
    assert answer.status_code == 302, answer.status_code


def by_statement(_client, pks: list[int]) -> None:
    from articles.models import Article

    assert Article.objects.filter(pk__in=pks).update(status="withdrawn") == len(pks)


def address_of_meeting() -> str:
    from participants.models import Meeting

    return f"/admin/participants/meeting/{Meeting.objects.get(slug=LARGE).pk}/change/"


def opened(client, address: str) -> dict:
    """What a browser sends of the form as it is shown."""
    from tests.forms import typed

    return typed(got(client, address), "meeting_form")


def sent(client, address: str, form: dict) -> None:
    answer = client.post(address, form, secure=True)
    assert answer.status_code == 302, answer.status_code


if __name__ == "__main__":
    main()
