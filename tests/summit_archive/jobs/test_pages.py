"""The editors' page of the work in the background: who works, what waits, what failed and why, and its buttons."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from summit_archive.jobs import claiming
from summit_archive.jobs.asking import ask_for
from summit_archive.jobs.schedule import make_schedule
from summit_archive.jobs.standing import latest
from summit_archive.jobs.tables import Job, Schedule, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tried_kinds")]

PAGE = "/admin/work/"


def text_of(answer):
    return " ".join(answer.content.decode().split())


def failed():
    return Job.objects.create(kind="break", key="7", state="failed", error="The disk is full", attempts=6)


def test_it_tells_who_works_how_far_it_is_and_what_failed(admin_client):
    Worker.objects.create(name="desk:1")
    ask_for("count", "a")
    claiming.get_on(claiming.take("desk:1", ["count"]), 3, 5, "piece 3")
    ask_for("count", "b")
    failed()
    page = text_of(admin_client.get(PAGE))

    assert "1 worker is running: desk:1" in page
    assert "3 of 5" in page and "piece 3" in page and "by desk:1" in page
    assert "The disk is full" in page and "attempt 6" in page
    assert "data-watch" in page


def test_it_says_where_nobody_works(admin_client):
    assert "No worker is running." in text_of(admin_client.get(PAGE))


def test_it_speaks_russian(admin_client):
    ask_for("count", "a")
    page = text_of(admin_client.get(f"/ru{PAGE}"))
    assert "Фоновая работа" in page and "ожидает" in page and "No worker" not in page


@pytest.mark.parametrize("number", [1, 20])
def test_it_costs_the_same_for_any_number_of_jobs(admin_client, number, django_assert_num_queries):
    for key in range(number):
        ask_for("count", key)
    with django_assert_num_queries(6):
        admin_client.get(PAGE)


def test_what_failed_is_tried_again_and_what_waits_is_cancelled(admin_client):
    admin_client.post(f"{PAGE}{failed().pk}/again/")
    again = latest("break", 7)
    assert (again.state, again.user.username) == ("waiting", "admin")

    admin_client.post(f"{PAGE}{again.pk}/cancel/")
    assert latest("break", 7).state == "cancelled"


def test_a_link_to_a_button_does_nothing(admin_client):
    job = failed()
    for name in (f"{job.pk}/again/", f"{job.pk}/cancel/", "start/feeds/", "schedule/feeds/"):
        assert admin_client.get(PAGE + name).status_code == 404
    assert Job.objects.get() == job


def test_what_can_be_asked_for_by_a_button_is_and_no_upload_without_a_file(admin_client):
    admin_client.post(f"{PAGE}start/findings/")
    assert latest("findings", "").state == "waiting"
    assert admin_client.post(f"{PAGE}start/upload/").status_code == 404
    assert admin_client.post(f"{PAGE}start/dance/").status_code == 404


def test_an_administrator_changes_the_clock(admin_client):
    make_schedule()
    admin_client.post(f"{PAGE}schedule/feeds/", {"feeds-minutes": "30"})
    feeds = Schedule.objects.get(kind="feeds")
    assert (feeds.minutes, feeds.is_active) == (30, False)


@pytest.mark.parametrize("typed", ["0", "-5", "soon", "", "527041"])
def test_an_interval_that_is_none_is_refused_and_says_what_is_expected(admin_client, typed):
    make_schedule()
    page = admin_client.post(f"{PAGE}schedule/feeds/", {"feeds-minutes": typed, "feeds-is_active": "on"})
    assert page.status_code == 200 and 'class="errorlist"' in page.content.decode()
    assert Schedule.objects.get(kind="feeds").minutes == 10


def test_the_command_tells_how_it_stands(capsys):
    make_schedule()
    failed()
    call_command("work", "--status")
    told = capsys.readouterr().out
    assert "break 7, failed, attempt 6: The disk is full" in told and "feeds: every 10 minutes" in told

    ask_for("count", "a")
    with pytest.raises(CommandError, match="no worker is there"):
        call_command("work", "--status")


def test_a_shorter_interval_counts_from_now(admin_client):
    later = timezone.now() + datetime.timedelta(days=300)
    row, _made = Schedule.objects.update_or_create(
        kind="prune", defaults={"minutes": 500000, "next_at": later}
    )
    admin_client.post("/admin/work/schedule/prune/", {"prune-minutes": 60, "prune-is_active": "on"})
    row.refresh_from_db()

    assert row.minutes == 60 and row.next_at < timezone.now() + datetime.timedelta(minutes=61)
