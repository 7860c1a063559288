"""Meetings: the form in the order in which an editor thinks, what, when, where, how sure, who."""

from django.contrib import admin, messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.cautions import LookAlike
from summit_archive.editing.choices import joined
from summit_archive.editing.inlines import EditingInline
from summit_archive.editing.merging import Merging
from summit_archive.editing.slugs import TitledForm
from summit_archive.review.admin import Reviewed

from ..models import Meeting, MeetingLink, Participation
from ..quality.duplicates import WHY, lookalikes_of
from .meeting_cautions import cautions_of
from .members import AddTheMembers
from .participations import ParticipationInline

WHAT_BOUNDS = {"when", "not_before", "not_after", "organisation", "series", "status", "stated_on"}


class MeetingLinkInline(EditingInline):
    """Links as this meeting states them; those that name it are with the other meeting."""

    model = MeetingLink
    fk_name = "first"
    fields = ["kind", "second", "source", "source_url", "confirmation"]
    autocomplete_fields = ["second"]
    select_related = ["first", "second"]


@admin.register(Meeting)
class MeetingAdmin(Reviewed, AddTheMembers, Merging, EditingAdmin):
    form = TitledForm
    list_display = [
        "title",
        "in_words",
        "place",
        "body",
        "kind",
        "status",
        "confirmation",
        "participant_list",
    ]
    list_filter = [
        "status",
        "kind",
        ("organisation", admin.RelatedOnlyFieldListFilter),
        "format",
        "confirmation",
        "participant_list",
    ]
    list_select_related = ["place__country", "organisation"]
    search_fields = [
        "title",
        "when",
        "slug",
        "place__sort_key",
        "organisation__abbreviation",
        "series__name",
        "participations__country__code",
        "participations__country__sort_key",
        "participations__office__country__sort_key",
        "participations__person__sort_key",
        "participations__person__names__folded",
    ]
    search_help_text = gettext_lazy(
        "Words of the title, a date such as 2023-12, a city, an organisation, a participant: Putin Tokayev 2022, KZ RU Astana"
    )
    named_by = "title"
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["series", "organisation", "place", "parent"]
    readonly_fields = ["recorded_on", "participant_list"]
    fieldsets = [
        (gettext_lazy("What"), {"fields": ["title", "kind", "series", "edition", "organisation", "parent"]}),
        (
            gettext_lazy("When"),
            {
                "fields": ["when", ("not_before", "not_after"), "window_reason", "recorded_on"],
                "description": gettext_lazy(
                    "Type the date as far as the source states it and no further; narrow it only with a "
                    "reason. What the date leaves open, a year or an end, is looked for by the status: what "
                    "was held, from the founding of its organisation (else December 1991) until the day of the "
                    "source; what is announced, scheduled or possible, from the day of the source on, for ten "
                    "years; what was rumoured, postponed, cancelled or denied, in both times. “Not before” and "
                    "“not after” take the place of these bounds. A season has all days that anybody counts to "
                    "it in the north: spring runs from 1 March to 21 June."
                ),
            },
        ),
        (gettext_lazy("Where"), {"fields": ["place", "format"]}),
        (
            gettext_lazy("How sure"),
            {
                "fields": ["status", "source", "source_url", "stated_on", "confirmation"],
                "description": gettext_lazy(
                    "Your conclusion from all sources. A possible talk is not a held one; what each "
                    "article says is kept with the article."
                ),
            },
        ),
        (gettext_lazy("In words"), {"fields": ["summary", "slug"]}),
        (
            gettext_lazy("Who: how complete the list below is"),
            {
                "fields": ["participant_list", "has_complete_list", ("list_source", "list_source_url")],
                "description": gettext_lazy(
                    "While nobody is named below, nothing is concluded from this meeting. A list that names "
                    "somebody is partial until a source is known to name every country that took part."
                ),
            },
        ),
    ]
    inlines = [ParticipationInline, MeetingLinkInline]

    @admin.display(description=gettext_lazy("when"), ordering="possible")
    def in_words(self, meeting):
        return meeting.when.in_words()

    @admin.display(description=gettext_lazy("organisation"), ordering="organisation__sort_key")
    def body(self, meeting):
        return meeting.organisation.short_name if meeting.organisation else None

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.tell_the_window(request, form)

    def tell_the_window(self, request, form):
        """Where what the date leaves open is looked for, whenever that is another time than before."""
        meeting = form.instance
        if meeting.when.leaves_open and not WHAT_BOUNDS.isdisjoint(form.changed_data):
            told = _("“%(when)s” leaves its days open: it may be from %(first)s to %(last)s. %(why)s")
            first, last = meeting.first_possible_day, meeting.last_possible_day
            facts = {"when": meeting.when, "first": first, "last": last, "why": meeting.why_this_window()}
            self.message_user(request, told % facts, messages.INFO)

    def look_alikes(self, meeting, lines):
        """But not of those to which a line of the form links it."""
        linked = {link.second_id for link in lines[MeetingLink]}
        alike = lookalikes_of(meeting, lines[Participation])
        others = {one.pk: one.why for one in alike if one.pk not in linked}
        rows = self.for_choices(Meeting.objects.filter(pk__in=others)).newest_first() if others else []
        return [LookAlike(row, WHY[others[row.pk]], self.beside(row)) for row in rows]

    def cautions(self, meeting, lines):
        return cautions_of(meeting, lines[Participation])

    # As a choice

    def for_choices(self, meetings):
        return meetings.select_related("place__country", "organisation")

    def in_order(self, meetings, term):
        """The newest first, as a list of meetings is read."""
        return meetings

    def beside(self, meeting):
        return joined(meeting.when.in_words(), meeting.place, meeting.get_status_display())
