"""A job is asked for once, done by one, and nothing of it is lost, whoever dies."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from articles.working.pruning import prune
from summit_archive.jobs import claiming
from summit_archive.jobs.asking import ask_for, cancel, try_again
from summit_archive.jobs.doing import Task, do
from summit_archive.jobs.kinds import kind_called, know, rest_after
from summit_archive.jobs.schedule import ask_for_what_is_due, make_schedule
from summit_archive.jobs.standing import latest, standing
from summit_archive.jobs.tables import Job, Schedule, Worker
from summit_archive.jobs.worker import Work

from . import tried

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tried_kinds")]


def work_off():
    """Everything that is due, by one worker, without its second thread."""
    work = Work()
    while work.one():
        pass


def taken(kind="count", worker="one"):
    return claiming.take(worker, [kind])


def job(kind="count", key="a"):
    return latest(kind, key)


def pieces():
    with connection.cursor() as cursor:
        cursor.execute("SELECT job, count(*) FROM tried_piece GROUP BY job")
        return dict(cursor.fetchall())


def grow_old(**ages):
    """As if its worker had been silent for so many seconds, or its rest were over."""
    Job.objects.update(**{name: F(name) - datetime.timedelta(seconds=age) for name, age in ages.items()})


# --- Asking -------------------------------------------------------------------


def test_what_is_asked_for_twice_waits_once():
    assert ask_for("count", "a") == ask_for("count", "a") != ask_for("count", "b")


def test_a_kind_that_nobody_knows_is_refused_by_name():
    with pytest.raises(ValueError, match="'dance'"):
        ask_for("dance")


def test_the_database_keeps_one_job_of_a_kind_and_key():
    ask_for("count", "a")
    with pytest.raises(IntegrityError, match="job_of_one_kind_and_key_waits_once"), transaction.atomic():
        Job.objects.create(kind="count", key="a")


def test_what_is_asked_for_while_it_runs_is_done_once_more():
    ask_for("count", "a")
    first = taken()
    ask_for("count", "a")
    assert taken() is None
    claiming.finish(first, {})

    assert job().state == "waiting" and taken().job == first.job


def test_nobody_else_gets_a_job_that_somebody_has():
    ask_for("count", "a")
    assert taken().key == "a" and taken(worker="two") is None


def test_what_somebody_waits_for_comes_first():
    ask_for("count", "a")
    know(kind_called("count").__class__("hurried", "Hurried", "x:y", priority=9))
    ask_for("hurried")
    assert claiming.take("one", ["count", "hurried"]).kind == "hurried"


# --- Doing --------------------------------------------------------------------


def test_a_job_is_done_and_says_what_came_of_it():
    tried.make_table()
    ask_for("count", "a")
    work_off()

    done = job()
    assert (done.state, done.done, done.total, done.outcome) == ("done", 5, 5, {"pieces": 5})
    assert pieces() == {"a": 5}


def test_what_fails_rests_longer_each_time_and_says_why_in_the_end():
    ask_for("break", "a")
    work_off()
    waiting = job("break")
    assert (waiting.state, waiting.attempts) == ("waiting", 1)
    assert waiting.error == "ValueError: the file is not there" and waiting.run_at > timezone.now()

    grow_old(run_at=60)
    work_off()
    failed = job("break")
    assert (failed.state, failed.error) == ("failed", "ValueError: the file is not there")
    assert [rest_after(n).total_seconds() for n in (1, 2, 3, 20)] == [5, 10, 20, 3600]


def test_what_failed_for_good_can_be_tried_again():
    ask_for("break", "a")
    for _ in range(2):
        grow_old(run_at=60)
        work_off()
    again = try_again(job("break").pk)
    assert again == job("break").pk and job("break").state == "waiting"


def test_what_somebody_else_is_at_is_put_off_and_no_attempt_is_counted():
    ask_for("wait", "a")
    work_off()
    put_off = job("wait")
    assert (put_off.state, put_off.attempts, put_off.error) == ("waiting", 0, "somebody else is at it")
    assert put_off.run_at > timezone.now() + datetime.timedelta(seconds=30)


def test_a_worker_that_is_told_to_end_hands_its_job_back_where_it_is():
    tried.make_table()
    ask_for("count", "a")
    claim, told = taken(), iter([False, False, True])
    assert do(Task(claim, lambda: next(told))) == "handed back"

    assert (job().state, job().attempts, job().done) == ("waiting", 0, 2) and pieces() == {"a": 2}
    work_off()
    assert job().state == "done" and pieces() == {"a": 5}


def test_a_job_that_is_cancelled_stops_at_its_next_piece():
    tried.make_table()
    ask_for("count", "a")
    claim = taken()
    assert cancel(claim.job) and job().state == "running"
    assert do(Task(claim)) == "cancelled"
    assert job().state == "cancelled" and pieces() == {}


def test_a_job_that_waits_is_cancelled_at_once():
    assert cancel(ask_for("count", "a"))
    assert job().state == "cancelled" and taken() is None and not cancel(job().pk)


def test_the_history_names_the_editor_who_asked(django_user_model):
    from summit_archive.history.tables import Step
    from tests.make import make_country

    editor = User.objects.create_user("aida")
    kind = kind_called("count")
    know(kind.__class__("make", "Making", "tests.make:make_country_of_task"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "tests.make.make_country_of_task", lambda task: make_country("KZ") and {}, raising=False
        )
        ask_for("make", "", editor)
        work_off()
    assert Step.objects.latest("pk").editor == editor


# --- Workers that die ---------------------------------------------------------


def test_what_a_silent_worker_had_another_does():
    tried.make_table()
    ask_for("count", "a")
    taken()
    assert claiming.take_from_the_dead() == []
    grow_old(beat_at=claiming.LEASE + 1)
    work_off()
    assert job().state == "done" and job().claim == 2 and pieces() == {"a": 5}


def test_a_worker_that_was_silent_too_long_is_not_heard_any_more():
    ask_for("count", "a")
    late = taken()
    grow_old(beat_at=claiming.LEASE + 1)
    claiming.take_from_the_dead()
    second = taken(worker="two")

    assert do(Task(late)) == "lost"
    assert not claiming.finish(late, {}) and not claiming.hand_back(late)
    assert claiming.fail(late, "x") is None and claiming.live(second) is False
    assert (job().state, job().worker) == ("running", "two")


def test_a_job_that_kills_each_worker_is_left_as_failed():
    ask_for("break", "a")
    for _ in range(2):
        grow_old(run_at=3600)
        taken("break")
        grow_old(beat_at=claiming.LEASE + 1)
        claiming.take_from_the_dead()
    assert job("break").state == "failed"
    assert job("break").error == "The worker one ended while it was at it."


def test_a_job_that_gets_on_is_never_left_as_failed():
    ask_for("break", "a")
    for done in range(5):
        grow_old(run_at=3600)
        claiming.get_on(taken("break"), done + 1, 9, "")
        grow_old(beat_at=claiming.LEASE + 1)
        claiming.take_from_the_dead()
    assert job("break").state == "waiting"


# --- The clock ----------------------------------------------------------------


def test_what_the_clock_asks_for_is_asked_for_once_and_again_at_its_hour():
    make_schedule()
    make_schedule()
    feeds = Schedule.objects.get(kind="feeds")
    assert (feeds.minutes, Schedule.objects.get(kind="findings").next_at.hour) == (10, 1)

    assert ask_for_what_is_due() == ["feeds"] and ask_for_what_is_due() == []
    missed = timezone.now() - datetime.timedelta(days=3, minutes=5)
    Schedule.objects.filter(kind="findings").update(next_at=missed)
    assert ask_for_what_is_due() == ["findings"]
    findings = Schedule.objects.get(kind="findings")
    assert findings.next_at - missed == datetime.timedelta(days=4)


def test_what_is_paused_is_not_asked_for():
    make_schedule()
    Schedule.objects.update(is_active=False)
    assert ask_for_what_is_due() == []


# --- Clearing away, and telling -----------------------------------------------


def test_old_jobs_are_cleared_away_and_what_failed_is_kept_longer():
    for state, age in [("done", 15), ("done", 13), ("failed", 100), ("failed", 181), ("waiting", 300)]:
        when = timezone.now() - datetime.timedelta(days=age)
        error = "x" if state == "failed" else ""
        Job.objects.create(kind="count", key=f"{state} {age}", state=state, error=error, finished_at=when)
    ask_for("pruning")
    prune(Task(taken("pruning")))
    left = Job.objects.filter(kind="count").values_list("key", flat=True)
    assert sorted(left) == ["done 13", "failed 100", "waiting 300"]


def test_it_is_told_where_something_waits_and_nobody_works():
    ask_for("count", "a")
    assert standing().is_unattended
    Worker.objects.create(name="one")
    assert not standing().is_unattended
    Worker.objects.update(beat_at=F("beat_at") - datetime.timedelta(seconds=claiming.LEASE + 1))
    assert standing().is_unattended


@pytest.mark.parametrize("state", ["cancelled", "failed"])
def test_what_was_asked_for_anew_while_it_ran_waits_however_that_run_ended(state):
    ask_for("count", "a")
    claim = taken()
    ask_for("count", "a")
    claiming.let_go(claim, state, "", rest=60)
    again = taken()

    assert again.job == claim.job and again.attempts == 1


def test_who_cancels_after_asking_anew_cancels_both():
    ask_for("count", "a")
    claim = taken()
    ask_for("count", "a")
    cancel(claim.job)
    claiming.give_up(claim)

    assert job().state == "cancelled"
