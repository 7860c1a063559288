"""The editors' page “Data quality”: what the checks found when they looked last."""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin import quality
from articles.quality import CHECKS, RECOUNTS
from articles.quality.pointers import words_not_at_their_place
from participants.models import Meeting
from summit_archive.findings import looking
from summit_archive.findings.tables import Look
from tests.make import make_article, make_citation, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

OVERVIEW = "/admin/quality/"
UNSOURCED = "/admin/quality/held-without-source/"


def refresh(*names):
    """As cron does."""
    call_command("refresh_findings", check=list(names) or None, verbosity=0)


def content(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def editor(client):
    """Staff who may change meetings, and nothing else."""
    user = User.objects.create_user("editor", password="x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_meeting"))
    client.force_login(user)
    return client


def test_the_index_leads_to_the_page_for_who_may_change_meetings(editor):
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


def test_the_overview_tells_how_much_each_check_found_and_when(editor):
    make_meeting("Summit"), make_meeting("Talks"), make_citation()
    refresh()
    page = content(editor.get(OVERVIEW))
    assert re.search(
        rf'href="{UNSOURCED}">Held meetings with [^<]*</a> </td> <td class="number">2</td> <td class="quiet">\d+ \w+ \d+, ',
        page,
    )
    assert "Errors" not in page and page.index("Warnings") < page.index("Notes")
    silent = page[page.index("Run, nothing found") :]
    assert "Meetings that look alike" in silent and "Held meetings with" not in silent


def test_an_empty_archive_has_no_fault(editor):
    refresh()
    assert "No check found anything" in content(editor.get(OVERVIEW))
    for check in CHECKS:
        assert "Nothing was found" in content(editor.get(f"{OVERVIEW}{check.name}/"))


def test_a_check_that_has_not_looked_says_so_and_asks_nothing(editor):
    make_meeting("Summit")
    page = content(editor.get(OVERVIEW))
    assert "Not run yet" in page and "Held meetings with" in page and "No check found anything" not in page
    assert "This check has not run yet." in content(editor.get(UNSOURCED))


def test_each_finding_leads_to_where_it_is_mended(editor):
    meeting = make_meeting("<b>Summit</b>")
    refresh()
    page = content(editor.get(UNSOURCED))
    assert "“&lt;b&gt;Summit&lt;/b&gt;” (26 December 2023) counts as held" in page
    assert f'href="/admin/participants/meeting/{meeting.pk}/change/"' in page
    assert "1–1 of 1" in page and "Name the source" in page


def test_findings_come_in_pages_with_the_total_told(editor, monkeypatch):
    monkeypatch.setattr(quality, "FINDINGS_PER_PAGE", 2)
    for number in range(5):
        make_meeting(f"Summit {number}")
    refresh()
    first, last = content(editor.get(UNSOURCED)), content(editor.get(f"{UNSOURCED}?page=3"))
    assert "1–2 of 5" in first and "Summit 1" in first and "Summit 2" not in first
    assert 'href="?page=2"' in first and "page 1 of 3" in first
    assert "5–5 of 5" in last and "Summit 4" in last and 'href="?page=4"' not in last


@pytest.mark.parametrize(
    "query", ["page=x", "page=-1", "page=9" * 9, "page=½&page=%2B1", "e=1", "page=" + "9" * 900]
)
def test_no_query_string_breaks_it(editor, query):
    make_meeting("Summit")
    refresh()
    assert "counts as held" in content(editor.get(f"{UNSOURCED}?{query}"))
    assert "Held meetings" in content(editor.get(f"{OVERVIEW}?{query}"))


@pytest.mark.parametrize("name", ["nothing", "held_without_source", "0"])
def test_an_unknown_check_is_not_found(editor, name):
    assert editor.get(f"{OVERVIEW}{name}/").status_code == 404


def test_the_pages_cost_the_same_for_any_number_of_findings(editor):
    costs = []
    for _ in range(2):
        make_meeting("Summit"), make_citation()
        refresh()
        for page in (OVERVIEW, UNSOURCED):
            editor.get(page)
            with CaptureQueriesContext(connection) as queries:
                editor.get(page)
            costs.append(len(queries))
        for _ in range(6):
            make_meeting("Summit"), make_citation()
    assert costs[:2] == costs[2:] and costs[0] <= 5 and costs[1] <= 8


# --- What was mended since ----------------------------------------------------


def test_what_is_mended_vanishes_at_once(editor):
    mended, left = make_meeting("Mended"), make_meeting("Left")
    refresh()
    Meeting.objects.filter(pk=mended.pk).update(source="Kremlin press service")
    page = content(editor.get(UNSOURCED))
    assert "“Left”" in page and "“Mended”" not in page
    left.delete()
    assert "Everything on this page has been corrected since." in content(editor.get(UNSOURCED))


def test_what_was_changed_otherwise_still_stands(editor):
    meeting = make_meeting("Summit")
    refresh()
    Meeting.objects.filter(pk=meeting.pk).update(title="The summit")
    page = content(editor.get(UNSOURCED))
    assert "“Summit”" in page and "changed since" not in page


def test_where_a_check_cannot_be_asked_about_one_row_the_finding_is_marked(editor):
    article = make_article(body="They met in Minsk.")
    article.mentions.create(start=0, end=4, text="Them", part="body")
    refresh()
    address = f"{OVERVIEW}{words_not_at_their_place.name}/"
    assert "changed since" not in content(editor.get(address))
    article.mentions.update(text="They")
    page = content(editor.get(address))
    assert "The mention “Them” is not in" in page and "changed since" in page


# --- Looking again ------------------------------------------------------------


def test_a_check_looks_again_at_the_press_of_a_button(editor):
    make_meeting("Summit")
    page = content(editor.post(f"{UNSOURCED}look/", follow=True))
    assert "counts as held" in page
    make_meeting("Talks")
    assert "1–2 of 2" in content(editor.post(f"{UNSOURCED}look/", follow=True))


def test_all_checks_look_as_long_as_there_is_time_and_another_press_goes_on(editor, monkeypatch):
    make_meeting("Summit")
    assert f"{len(CHECKS) + len(RECOUNTS)} checks were run." in content(
        editor.post(f"{OVERVIEW}look/", follow=True)
    )
    monkeypatch.setattr(looking, "SECONDS_FOR_ALL", 0)
    page = content(editor.post(f"{OVERVIEW}look/", follow=True))
    assert "0 checks were run." in page and "are left: press again." in page


def test_a_check_that_takes_too_long_is_left_to_the_command_and_keeps_what_it_found(editor, monkeypatch):
    make_meeting("Summit")
    refresh("held-without-source")
    slow = replace(
        next(check for check in CHECKS if check.name == "held-without-source"),
        rows=lambda: Meeting.objects.extra(where=["pg_sleep(3) IS NULL"]),
    )
    monkeypatch.setattr(quality, "CHECKS", [slow])
    monkeypatch.setattr(looking, "SECONDS_FOR_ONE", 1)
    page = content(editor.post(f"{UNSOURCED}look/", follow=True))
    assert "refresh_findings --check held-without-source" in page
    assert "counts as held" in page


@pytest.mark.parametrize("address", [f"{OVERVIEW}look/", f"{UNSOURCED}look/"])
def test_who_may_not_change_meetings_lets_nobody_look(editor, address):
    User.objects.get().user_permissions.set([Permission.objects.get(codename="view_meeting")])
    assert editor.post(address).status_code == 403
    assert editor.get(OVERVIEW).status_code == 403
    assert not Look.objects.exists()


@pytest.mark.parametrize("address", [f"{OVERVIEW}look/", f"{UNSOURCED}look/"])
def test_a_link_to_a_button_does_nothing(editor, address):
    assert editor.get(address).status_code == 404
    assert not Look.objects.exists()


def test_an_unknown_check_does_not_look(editor):
    assert editor.post(f"{OVERVIEW}nothing/look/").status_code == 404


def test_of_very_many_findings_the_first_are_kept_and_all_are_counted(editor, monkeypatch):
    monkeypatch.setattr(looking, "MOST_KEPT", 2)
    for number in range(5):
        make_meeting(f"Summit {number}")
    refresh("held-without-source")
    page = content(editor.get(UNSOURCED))
    assert "5 found; the first 2 are shown." in page and "Summit 1" in page and "Summit 2" not in page


def test_the_command_tells_how_much_each_check_found(capsys):
    make_meeting("Summit")
    call_command("refresh_findings", check=["held-without-source"])
    assert re.match(r"held-without-source: 1 finding, \d+\.\d s\n$", capsys.readouterr().out)
