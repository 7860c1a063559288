"""How the work in the background stands: for the page, for `manage.py work --status`, for whoever waits for a job."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Case, When
from django.db.models.functions import Now

from ..observing.gauges import gauge
from .claiming import LEASE
from .kinds import kind_called
from .tables import Job, Schedule, Worker

UNFINISHED = [Job.State.WAITING, Job.State.RUNNING]
SHOWN = 50


@dataclass(frozen=True)
class Standing:
    """`others`: the newest that are over, failed ones first."""

    workers: list[Worker]
    unfinished: list[Job]
    others: list[Job]
    schedule: list[Schedule] = field(default_factory=list)

    @property
    def is_unattended(self) -> bool:
        """Whether something waits, and nobody is there to do it."""
        return bool(self.unfinished) and not self.workers


def standing() -> Standing:
    """Four queries."""
    jobs = Job.objects.select_related("user")
    failed = Case(When(state=Job.State.FAILED, then=0), default=1)
    over = jobs.exclude(state__in=UNFINISHED).order_by(failed, "-finished_at", "-pk")
    return Standing(
        list(alive()),
        list(jobs.filter(state__in=UNFINISHED).order_by("state", "-priority", "run_at", "pk")[:SHOWN]),
        list(over[:SHOWN]),
        list(Schedule.objects.all()),
    )


@gauge("summit_archive_jobs_waiting", "Jobs that are due, and that no worker has taken.")
def waiting() -> int:
    return Job.objects.filter(state=Job.State.WAITING, run_at__lte=Now()).count()


@gauge("summit_archive_jobs_failed", "Jobs that were given up in the last day.")
def failed_lately() -> int:
    since = Now() - datetime.timedelta(days=1)
    return Job.objects.filter(state=Job.State.FAILED, finished_at__gt=since).count()


@gauge("summit_archive_workers", "That live.")
def workers() -> int:
    return alive().count()


def alive():
    """The workers that showed within the lease that they live."""
    return Worker.objects.filter(beat_at__gt=Now() - datetime.timedelta(seconds=LEASE)).order_by("name")


def somebody_works() -> bool:
    """One query."""
    return alive().exists()


def latest(kind: str, key: str | int) -> Job | None:
    """The newest job of this kind and key. One query."""
    return Job.objects.filter(kind=kind, key=str(key)).order_by("-pk").first()


def told(job: Job) -> str:
    """What came of it, in the words of its kind."""
    kind = kind_called(job.kind)
    words = kind.counts if kind else {}
    return " · ".join(
        str(words[name]) % {"number": f"{number:,}"}
        for name, number in job.outcome.items()
        if name in words and number
    )


def in_lines(now: Standing) -> Iterable[str]:
    """For a terminal."""
    yield f"Workers: {len(now.workers)}"
    for worker in now.workers:
        yield f"  {worker.name}, since {worker.started_at:%Y-%m-%d %H:%M} UTC"
    yield f"Jobs not done: {len(now.unfinished)}"
    for job in now.unfinished:
        yield f"  {line_of(job)}"
    failed = [job for job in now.others if job.state == Job.State.FAILED]
    yield f"Failed: {len(failed)}"
    for job in failed:
        yield f"  {line_of(job)}"
    yield "Schedule:"
    for row in now.schedule:
        next_at = f"next {row.next_at:%Y-%m-%d %H:%M} UTC" if row.is_active else "paused"
        yield f"  {row.kind}: every {row.minutes} minutes, {next_at}"


def line_of(job: Job) -> str:
    told = [f"{job.pk}: {job}, {job.state}"]
    if job.total:
        told.append(f"{job.done:,} of {job.total:,}")
    if job.state == Job.State.RUNNING:
        told.append(f"by {job.worker} since {job.started_at:%H:%M:%S} UTC")
    if job.error:
        told.append(f"attempt {job.attempts}: {job.error}")
    return ", ".join(told)
