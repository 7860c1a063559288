"""“Add the members”: an editor ticks which members of its organisation a meeting gets as participants."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Meeting, Participation
from ..offices.membership_proposals import body_of, proposals_for

FULL = ["organisation__parent", "series__organisation__parent", "place__country"]

# What a source may say of all at once; of whom it says more, a line says it afterwards.
STATUSES = [Participation.Status.INVITED, Participation.Status.ATTENDED, Participation.Status.NOT_STATED]


def status_chosen(request):
    """“Not stated” where nothing is chosen: the least is claimed."""
    chosen = request.POST.get("status")
    return next((status for status in STATUSES if status == chosen), Participation.Status.NOT_STATED)


class AddTheMembers:
    """For the ModelAdmin of meetings: the page, and what its button does."""

    change_form_template = "admin/participants/meeting/change_form.html"

    def get_urls(self):
        page = self.admin_site.admin_view(self.members_view)
        return [
            path("<int:object_id>/members/", page, name="participants_meeting_members"),
            *super().get_urls(),
        ]

    def members_view(self, request, object_id):
        if not request.user.has_perm("participants.add_participation"):
            raise PermissionDenied
        if request.method == "POST":
            return self.add_members(request, object_id)
        meeting = get_object_or_404(Meeting.objects.select_related(*FULL), pk=object_id)
        if not self.has_change_permission(request, meeting):
            raise PermissionDenied
        return self.members_page(request, meeting)

    def members_page(self, request, meeting):
        organisation = body_of(meeting)
        proposals = proposals_for(meeting, organisation) if organisation else []
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Add the members"),
            "subtitle": str(meeting),
            "meeting": meeting,
            "organisation": organisation,
            "members": [proposal for proposal in proposals if proposal.is_member],
            "others": [proposal for proposal in proposals if not proposal.is_member],
            "tick_all": "all" in request.GET,
            "statuses": STATUSES,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/participants/meeting/members.html", context)

    @transaction.atomic
    def add_members(self, request, object_id):
        """Adds who is ticked, proposed and not there yet: sending the form twice adds nobody twice."""
        locked = Meeting.objects.select_related(*FULL).select_for_update(of=("self",), no_key=True)
        meeting = get_object_or_404(locked, pk=object_id)
        if not self.has_change_permission(request, meeting):
            raise PermissionDenied
        ticked = request.POST.getlist("country")
        status = status_chosen(request)
        organisation = body_of(meeting)
        proposals = proposals_for(meeting, organisation) if organisation else []
        added = [
            proposal.participation_in(
                meeting, proposal.office_chosen(request.POST.get(proposal.choice)), status
            )
            for proposal in proposals
            if proposal.country.code in ticked and not proposal.already
        ]
        if added:
            self.record(request, meeting, added)
        self.tell(request, len(added), len(set(ticked)), status)
        return redirect("admin:participants_meeting_change", meeting.pk)

    def record(self, request, meeting, added):
        Participation.objects.bulk_create(added)
        # A trigger does the counting: whoever has the meeting's form open is told.
        Meeting.objects.filter(pk=meeting.pk).update(version=F("version"))
        what = [
            {"added": {"name": str(Participation._meta.verbose_name), "object": str(row)}} for row in added
        ]
        self.log_change(request, meeting, what)

    def tell(self, request, added, ticked, status):
        if added:
            told = ngettext(
                "%(number)d participant was added, with the status “%(status)s”.",
                "%(number)d participants were added, with the status “%(status)s”.",
                added,
            )
            facts = {"number": added, "status": status.label}
            self.message_user(request, told % facts, messages.SUCCESS)
        if added < ticked:
            told = _("%d of those you ticked take part already, or are no longer proposed.") % (
                ticked - added
            )
            self.message_user(request, told, messages.WARNING)
        if not ticked:
            self.message_user(request, _("Nobody was ticked, so nobody was added."), messages.WARNING)
