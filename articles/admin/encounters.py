"""The inbox of encounters, grouped by meeting: what waits for an editor, what was decided, and one group with all of it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from summit_archive.editing.site import AnyQuery
from summit_archive.filtering import Links
from summit_archive.filtering.values import Value
from summit_archive.records import number_in

from ..desk.evidence import shown_groups, sources_of
from ..desk.groups import (
    group_made_of,
    key_of_encounter,
    of_encounters,
    one_group,
    with_what_is_shown,
)
from ..desk.inbox_filter import STATES, WAITING, InboxFilter, state_asked
from ..desk.inbox_page import InboxPage
from ..desk.seen import seen_by
from ..desk.waiting import how_much_waits, ways
from ..models import Encounter
from .deciding import Deciding, May, Refused, do_change, numbers_in
from .encounter_forms import ChangeForm, PartyFormSet, lines_of

# So many decisions at most come of one press.
MOST_DECIDED = 50
# Beside the form of one report.
MOST_PASSAGES = 12
INBOX = "admin:articles_encounter_changelist"


class EncounterPages:
    """What the pages about encounters have in common."""

    def seen(self, request):
        """For whoever may look at them."""
        if not self.has_view_permission(request):
            raise PermissionDenied

    def page(self, request, template, **facts):
        request.current_app = self.admin_site.name
        context = {**self.admin_site.each_context(request), "opts": self.opts, "may": May.of(request.user)}
        return TemplateResponse(request, f"admin/articles/encounter/{template}.html", context | facts)


class InboxPages:
    def get_urls(self):
        group = path("group/<str:key>/", self.admin_site.admin_view(self.group_view), name=name_of("group"))
        return [group, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        """The groups that are asked for, a page of them; a constant number of queries."""
        self.seen(request)
        asked = InboxFilter.read(request.GET)
        inbox = InboxPage(request.user, asked)
        links = Links(asked, INBOX)
        return self.page(
            request,
            "inbox",
            title=_("Meetings from the news"),
            asked=asked,
            links=links,
            problems=[*asked.problems, *inbox.problems],
            tabs=tabs(asked, links),
            numbers=inbox.numbers,
            groups=shown_groups(inbox.groups),
            just_decided=just_decided(request.user, asked),
            empty=nothing_there(asked),
            action=links.to(asked.conditions, place_of(asked), name="admin:articles_encounter_decide"),
            next_url=links.page(inbox.next),
            first_url=links.to(asked.conditions) if inbox.after else None,
            ways=ways("meeting", how_much_waits(request.user)),
            here=query_of(asked, links),
        )

    def group_view(self, request, key):
        """All that is told of one meeting; leads on where its proposal was accepted meanwhile."""
        self.seen(request)
        group = one_group(request.user, key)
        if group is None:
            if (made := group_made_of(key)) is None:
                raise Http404
            return redirect("admin:articles_encounter_group", made)
        return self.page(
            request,
            "group_page",
            title=_("Reports of one meeting"),
            groups=shown_groups([group]),
            action=reverse("admin:articles_encounter_decide"),
        )


class ChangePage:
    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Accepted otherwise than it was read. What was decided meanwhile is shown instead."""
        self.seen(request)
        if not May.of(request.user).accept:
            raise PermissionDenied
        encounter = get_object_or_404(
            with_what_is_shown(self.get_queryset(request)), pk=number_or_404(object_id)
        )
        if encounter.state != Encounter.State.PROPOSED:
            told = _("This report has already been decided: undo that first.")
            self.message_user(request, told, messages.WARNING)
            return redirect("admin:articles_encounter_group", key_of_encounter(encounter))
        sent = request.POST if request.method == "POST" else None
        form = ChangeForm(sent, instance=encounter)
        parties = PartyFormSet(sent, initial=lines_of(encounter), prefix="parties")
        if sent is not None and form.is_valid() and parties.is_valid():
            try:
                return self.change(request, encounter, form, parties)
            except Refused as refused:
                form.add_error(None, str(refused))
        return self.page(
            request,
            "change",
            title=_("Change before accepting"),
            encounter=encounter,
            form=form,
            parties=parties,
            sources=sources_of([encounter], MOST_PASSAGES),
            media=self.media + form.media + parties.media,
        )

    def change(self, request, encounter, form, parties):
        meeting = form.cleaned_data["meeting"]
        decision = do_change(
            request.user,
            encounter,
            form.facts,
            parties.kept(encounter),
            meeting,
            None if meeting else form.named,
        )
        self.message_user(request, _("Accepted as changed."), messages.SUCCESS)
        asked = InboxFilter.read(QueryDict(request.GET.get("inbox", "")))
        page = [*place_of(asked), ("decided", decision.pk)]
        return redirect(Links(asked, INBOX).to(asked.conditions, page))


def query_of(asked, links):
    """What stands behind the “?” of this page's address, so that “Change” leads back to it."""
    return links.to(asked.conditions, place_of(asked)).partition("?")[2]


def number_or_404(object_id):
    number = number_in(object_id)
    if number is None:
        raise Http404
    return number


def just_decided(user, asked):
    """The groups of the decisions that the address names, where no script shows them in their place."""
    numbers = numbers_in(asked.paging["decided"].split("-")[:MOST_DECIDED])
    ids = Encounter.objects.filter(decision__in=numbers).values_list("pk", flat=True) if numbers else []
    return shown_groups(of_encounters(user, ids)) if numbers else []


def place_of(asked):
    """What leads to the same page again."""
    return [("after", asked.paging["after"])] if asked.paging["after"] else []


def nothing_there(asked):
    if asked.in_words:
        return _("No report fits these conditions.")
    return _("Nothing waits for a decision.")


def tabs(asked, links):
    """(words, address, whether it is shown) of each state."""
    shown = state_asked(asked.conditions)
    return [
        (
            words,
            links.varied({"state": [] if state == WAITING else [Value(state, words, state)]}),
            state == shown,
        )
        for state, words in STATES
    ]


def name_of(page):
    return f"articles_encounter_{page}"


@admin.register(Encounter)
class EncounterAdmin(EncounterPages, InboxPages, ChangePage, Deciding, AnyQuery, admin.ModelAdmin):
    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return seen_by(request.user, super().get_queryset(request))
