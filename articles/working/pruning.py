"""Clears away what nobody needs any more: jobs that were done long ago, sessions that are over, and what the
audit log has kept for long enough."""

import datetime

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from summit_archive.accounts.forgetting import forget
from summit_archive.jobs.doing import Task
from summit_archive.jobs.tables import Job, Worker

# What failed is kept longer: somebody may want to know why.
DONE, FAILED = datetime.timedelta(days=14), datetime.timedelta(days=180)
SILENT = datetime.timedelta(days=1)


def prune(task: Task) -> dict[str, int]:
    """How many of each are gone."""
    old = Q(state__in=["done", "cancelled"], finished_at__lt=Now() - DONE)
    old |= Q(state="failed", finished_at__lt=Now() - FAILED)
    jobs = delete(Job.objects.filter(old))
    task.step(1, 3)
    sessions = delete(Session.objects.filter(expire_date__lt=Now()))
    Worker.objects.filter(beat_at__lt=Now() - SILENT).delete()
    task.step(2, 3)
    lines, addresses = forget(settings.AUDIT_DAYS, settings.AUDIT_ADDRESS_DAYS)
    task.step(3, 3)
    return {"jobs": jobs, "sessions": sessions, "audit": lines, "addresses": addresses}


def delete(rows: QuerySet) -> int:
    return rows.delete()[0]
