"""The editors' page “Work in the background”: who is at work, what waits, what came of it, and when it is done again.

What changes anything is POST only; a link to a button's address does nothing.
"""

import datetime

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import asking
from .kinds import kind_called, kinds
from .standing import standing, told
from .tables import Job, Schedule

LONGEST_INTERVAL = 366 * 24 * 60

may_look = permission_required("summit_archive.view_job", raise_exception=True)
may_press = permission_required("summit_archive.change_job", raise_exception=True)
may_schedule = permission_required("summit_archive.change_schedule", raise_exception=True)


class ScheduleForm(forms.ModelForm):
    minutes = forms.IntegerField(
        label=gettext_lazy("every so many minutes"), min_value=1, max_value=LONGEST_INTERVAL
    )

    class Meta:
        model = Schedule
        fields = ["minutes", "is_active"]


class Row:
    """A job as the page tells it."""

    def __init__(self, job):
        self.job, self.kind = job, kind_called(job.kind)
        self.label = self.kind or job.kind
        self.page = self.kind.page(job.key) if self.kind and self.kind.page else ""
        self.outcome = told(job)


@may_look
def overview(request, changed=None):
    """Four queries. `changed`: the form of the schedule that was not understood."""
    now = standing()
    request.current_app = admin.site.name
    facts = {
        "title": _("Work in the background"),
        "standing": now,
        "unfinished": [Row(job) for job in now.unfinished],
        "others": [Row(job) for job in now.others],
        "schedule": [(row, form_of(row, changed)) for row in now.schedule if kind_called(row.kind)],
        "askable": [kind for kind in kinds() if kind.may_ask],
        "may_press": request.user.has_perm("summit_archive.change_job"),
        "may_schedule": request.user.has_perm("summit_archive.change_schedule"),
    }
    return TemplateResponse(request, "admin/work/overview.html", admin.site.each_context(request) | facts)


def form_of(row, changed):
    if changed is not None and changed.instance.pk == row.pk:
        return changed
    return ScheduleForm(instance=row, prefix=row.kind)


# --- Buttons ------------------------------------------------------------------


@may_press
def start(request, kind):
    refuse_links(request)
    known = kind_called(kind)
    if known is None or not known.may_ask:
        raise Http404
    asking.ask_for(kind, "", request.user)
    messages.success(request, _("“%s” was asked for.") % known)
    return redirect("work")


@may_press
def again(request, pk):
    refuse_links(request)
    job = get_object_or_404(Job, pk=pk)
    if asking.try_again(job.pk, request.user) is None:
        messages.warning(request, _("This job is running."))
    else:
        messages.success(request, _("It will be tried again."))
    return redirect("work")


@may_press
def cancel(request, pk):
    refuse_links(request)
    job = get_object_or_404(Job, pk=pk)
    if asking.cancel(job.pk):
        messages.success(request, _("It was cancelled; what runs stops at the next place where it can."))
    else:
        messages.warning(request, _("This job was over already."))
    return redirect("work")


@may_schedule
def change_schedule(request, kind):
    refuse_links(request)
    row = get_object_or_404(Schedule, kind=kind)
    minutes = row.minutes
    form = ScheduleForm(request.POST, instance=row, prefix=row.kind)
    if not form.is_valid():
        return overview(request, form)
    if row.minutes < minutes:
        row.next_at = min(row.next_at, timezone.now() + datetime.timedelta(minutes=row.minutes))
    form.save()
    messages.success(request, _("The schedule of “%s” was saved.") % row)
    return redirect("work")


def refuse_links(request):
    if request.method != "POST":
        raise Http404


urlpatterns = [
    path("", admin.site.admin_view(overview), name="work"),
    path("start/<slug:kind>/", admin.site.admin_view(start), name="work-start"),
    path("schedule/<slug:kind>/", admin.site.admin_view(change_schedule), name="work-schedule"),
    path("<int:pk>/again/", admin.site.admin_view(again), name="work-again"),
    path("<int:pk>/cancel/", admin.site.admin_view(cancel), name="work-cancel"),
]
