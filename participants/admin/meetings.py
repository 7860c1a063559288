"""Meetings: the form in the order in which an editor thinks, what, when, where, how sure, who."""

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import URLField
from django.forms import URLInput
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.cautions import LookAlike
from summit_archive.editing.choices import joined
from summit_archive.editing.inlines import EditingInline
from summit_archive.editing.merging import Merging
from summit_archive.review.admin import Reviewed

from ..models import Meeting, MeetingLink, Participation
from ..quality.duplicates import WHY, lookalikes_of
from .meeting_cautions import cautions_of
from .meeting_form import FIELDSETS, MeetingForm
from .members import AddTheMembers
from .participations import ParticipationInline

WHAT_BOUNDS = {"when", "not_before", "not_after", "organisation", "series", "status", "stated_on"}


class MeetingLinkInline(EditingInline):
    """Links as this meeting states them; those that name it are with the other meeting."""

    model = MeetingLink
    fk_name = "first"
    fields = ["kind", "second", "source", "source_url", "confirmation"]
    folded = ("source", "source_url", "confirmation")
    autocomplete_fields = ["second"]
    select_related = ["first", "second"]


@admin.register(Meeting)
class MeetingAdmin(Reviewed, AddTheMembers, Merging, EditingAdmin):
    form = MeetingForm
    history_of_all = True
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
        "place__names__folded",
        "organisation__abbreviation",
        "series__name",
        "series__names__folded",
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
    fieldsets = FIELDSETS
    inlines = [ParticipationInline, MeetingLinkInline]

    @admin.display(description=gettext_lazy("when"), ordering="possible")
    def in_words(self, meeting):
        return meeting.when.in_words()

    @admin.display(description=gettext_lazy("organisation"), ordering="organisation__sort_key")
    def body(self, meeting):
        return meeting.organisation.short_name if meeting.organisation else None

    def formfield_for_dbfield(self, db_field, request, **options):
        """Beside a choice only the way to add one, and of an address only the field: four pictures take a line more."""
        if isinstance(db_field, URLField):
            options["widget"] = URLInput(attrs={"class": "vURLField"})
        field = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_view_related = False
        return field

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
