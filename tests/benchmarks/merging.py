"""How long it takes to merge two people, and to take it back, through the editors' page.

    SUMMIT_DATA_DIR=… python -m tests.benchmarks.merging [PARTICIPATIONS]

In the archive of that folder; all is rolled back. Each person took part in half of the meetings alone, and in every
tenth of them the other one did as well; each participation is attested, and its article is about the person.
"""

# ruff: noqa: T201 - whoever started it reads it

import os
import sys
import time


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summit_archive.settings")
    import django

    django.setup()
    from django.db import connection, transaction

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
        measure(number)
        transaction.set_rollback(True)


def measure(number: int) -> None:
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.test.utils import setup_test_environment

    from participants.models import Participation, Person
    from summit_archive.history.reverting import revert
    from summit_archive.history.tables import Step
    from tests.forms import typed

    setup_test_environment()
    editor = get_user_model().objects.create_superuser("merging-benchmark")
    kept, gone = write(number)
    client = Client(headers={"host": "localhost"})
    client.force_login(editor)
    page = f"/admin/participants/person/merge/?one={kept.pk}&other={gone.pk}"
    answer = timed("the page", client.get, page)
    fields = typed(answer, "merge_form")
    answer = timed("the merge", client.post, page, fields)
    assert not Person.objects.filter(pk=gone.pk).exists(), answer.content
    print(f"participations of the one that stays: {Participation.objects.filter(person=kept).count()}")
    undone = timed("taking it back", revert, Step.objects.latest("pk").pk)
    print(f"rows put back: {undone.rows}")


def timed(what, work, *values):
    started = time.perf_counter()
    done = work(*values)
    print(f"{what}: {time.perf_counter() - started:.2f} s")
    return done


def write(number: int):
    """Two people; `number` participations of the second, and a tenth of that of the first in the same meetings."""
    from articles.models import Article, Attestation
    from participants.models import Meeting, Participation
    from tests.make import make_person

    kept, gone = make_person("Kassym-Jomart Tokayev", slug="b-kept"), make_person("K. Tokaev", slug="b-gone")
    meetings = Meeting.objects.bulk_create(
        Meeting(title=f"Summit {i}", slug=f"b-{i}", kind="summit", status="held", when="2023-12-26")
        for i in range(number)
    )
    articles = Article.objects.bulk_create(
        Article(headline=f"Leaders meet {i}", body="They met.", language="en", status="published")
        for i in range(number)
    )
    parts = [Participation(meeting=meeting, person=gone, status="attended") for meeting in meetings]
    parts += [Participation(meeting=meeting, person=kept, status="attended") for meeting in meetings[::10]]
    parts = Participation.objects.bulk_create(parts)
    Attestation.objects.bulk_create(
        Attestation(article=articles[i % number], participation=part, status="attended")
        for i, part in enumerate(parts)
    )
    links = Article.people.through
    links.objects.bulk_create(links(article=article, person=gone) for article in articles)
    links.objects.bulk_create(links(article=article, person=kept) for article in articles[::10])
    return kept, gone


if __name__ == "__main__":
    main()
