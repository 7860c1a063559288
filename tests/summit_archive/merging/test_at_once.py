"""Two merges at once of the same two records: one is done, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from participants.models import Person
from summit_archive.merging.merged_record import MergedRecord
from tests.forms import typed
from tests.make import make_meeting, make_person
from tests.merging import page_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]


def test_merges_that_cross_leave_one_record_and_no_error():
    editor = get_user_model().objects.create_superuser("editor")
    one, other = make_person("Kassym-Jomart Tokayev"), make_person("K. Tokaev")
    make_meeting(people=[one]), make_meeting(people=[other])
    pages = [page_of(one, other), page_of(other, one)]
    clients, fields = [], []
    for page in pages:
        client = Client()
        client.force_login(editor)
        clients.append(client)
        fields.append(typed(client.get(page), "merge_form"))
    together = Barrier(2)

    def press(number):
        try:
            together.wait()
            return clients[number].post(pages[number], fields[number]).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(press, range(2)))
    assert set(answers) <= {302, 409}
    assert Person.objects.count() == MergedRecord.objects.count() == 1
    assert Person.objects.get().participations.count() == 2
