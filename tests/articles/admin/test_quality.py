"""The editors' page “Data quality”."""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin import quality
from articles.quality import CHECKS
from participants.models import Meeting
from tests.make import make_citation, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

OVERVIEW = "/admin/quality/"
UNSOURCED = "/admin/quality/held-without-source/"


def content(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def editor(client):
    """Staff who may view meetings, and nothing else."""
    user = User.objects.create_user("editor", password="x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_meeting"))
    client.force_login(user)
    return client


def test_the_index_leads_to_the_page_for_who_may_see_meetings(editor):
    assert f'href="{OVERVIEW}"' in content(editor.get(reverse("admin:index")))
    User.objects.get().user_permissions.clear()
    assert f'href="{OVERVIEW}"' not in content(editor.get(reverse("admin:index")))


@pytest.mark.parametrize("page", [OVERVIEW, UNSOURCED])
def test_nobody_else_sees_it(client, page):
    answer = client.get(page)
    assert (answer.status_code, answer.url) == (302, f"/admin/login/?next={page}")
    client.force_login(User.objects.create_user("reader", password="x", is_staff=False))
    assert client.get(page).status_code == 302
    client.force_login(User.objects.create_user("clerk", password="x", is_staff=True))
    assert client.get(page).status_code == 403


def test_the_overview_tells_how_much_each_check_found(editor):
    make_meeting("Summit"), make_meeting("Talks"), make_citation()
    page = content(editor.get(OVERVIEW))
    assert re.search(rf'href="{UNSOURCED}">Held meetings with [^<]*</a> </td> <td class="number">2<', page)
    assert "Errors" not in page and page.index("Warnings") < page.index("Notes")
    silent = page[page.index("Asked, and nothing found") :]
    assert "Meetings that look alike" in silent and "Held meetings with" not in silent


def test_an_empty_archive_has_no_fault(editor):
    assert "Every check is silent" in content(editor.get(OVERVIEW))
    for check in CHECKS:
        assert "Nothing was found" in content(editor.get(f"{OVERVIEW}{check.name}/"))


def test_a_check_that_takes_too_long_leaves_the_others_to_be_told(editor, monkeypatch):
    slow = replace(CHECKS[0], rows=lambda: Meeting.objects.extra(where=["pg_sleep(1) IS NULL"]))
    monkeypatch.setattr(quality, "CHECKS", [slow, *CHECKS[1:]])
    make_meeting("Summit")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 200")
    page = content(editor.get(OVERVIEW))
    assert f"check_archive --check {slow.name}" in page[page.index("Not answered in time") :]
    assert "Held meetings with" in page and "Every check is silent" not in page


def test_each_finding_leads_to_where_it_is_mended(editor):
    meeting = make_meeting("<b>Summit</b>")
    page = content(editor.get(UNSOURCED))
    assert "“&lt;b&gt;Summit&lt;/b&gt;” (26 December 2023) counts as held" in page
    assert f'href="/admin/participants/meeting/{meeting.pk}/change/"' in page
    assert "1–1 of 1" in page and "Name the source" in page


def test_findings_come_in_pages_with_the_total_told(editor, monkeypatch):
    monkeypatch.setattr(quality, "FINDINGS_PER_PAGE", 2)
    for number in range(5):
        make_meeting(f"Summit {number}")
    first, last = content(editor.get(UNSOURCED)), content(editor.get(f"{UNSOURCED}?page=3"))
    assert "1–2 of 5" in first and "Summit 1" in first and "Summit 2" not in first
    assert 'href="?page=2"' in first and "page 1 of 3" in first
    assert "5–5 of 5" in last and "Summit 4" in last and 'href="?page=4"' not in last


@pytest.mark.parametrize(
    "query", ["page=x", "page=-1", "page=9" * 9, "page=½&page=%2B1", "e=1", "page=" + "9" * 900]
)
def test_no_query_string_breaks_it(editor, query):
    make_meeting("Summit")
    assert "counts as held" in content(editor.get(f"{UNSOURCED}?{query}"))
    assert "Held meetings" in content(editor.get(f"{OVERVIEW}?{query}"))


@pytest.mark.parametrize("name", ["nothing", "held_without_source", "0"])
def test_an_unknown_check_is_not_found(editor, name):
    assert editor.get(f"{OVERVIEW}{name}/").status_code == 404


def test_the_pages_cost_the_same_for_any_number_of_findings(editor):
    costs = []
    for _ in range(2):
        make_meeting("Summit"), make_citation()
        for page in (OVERVIEW, UNSOURCED):
            with CaptureQueriesContext(connection) as queries:
                editor.get(page)
            costs.append(sum("SAVEPOINT" not in query["sql"] for query in queries))
        for _ in range(6):
            make_meeting("Summit"), make_citation()
    assert costs[:2] == costs[2:] and costs[0] < 60
