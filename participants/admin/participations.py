"""Participants: rows of a meeting, and choices for those who say what an article attests."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.inlines import EditingInline, InUseFormSet

from ..models import Participation


class ParticipantsFormSet(InUseFormSet):
    """The whole list of a meeting: what is said of it in the form above is held against it."""

    def clean(self):
        super().clean()
        if self.instance.has_complete_list and not any(self.errors) and not self.names_a_country():
            raise ValidationError(
                gettext(
                    "The list of participants is said to be complete, and names no country that took part: "
                    "name it here, or take the tick from “the list of participants is complete”."
                )
            )

    def names_a_country(self):
        rows = [form.instance for form in self.kept_forms()]
        return any(row.for_country for row in rows if row.status != Participation.Status.ABSENT)


class ParticipationInline(EditingInline):
    model = Participation
    formset = ParticipantsFormSet
    verbose_name_plural = _("participants: at least one of country, organisation, office, person or name")
    fields = ["country", "organisation", "office", "person", "name_as_given", "role", "status", "note"]
    fields += ["source", "source_url", "confirmation"]
    autocomplete_fields = ["country", "organisation", "office", "person"]
    select_related = ["country", "organisation", "office", "person"]


@admin.register(Participation)
class ParticipationAdmin(EditingAdmin):
    """Only for choosing one in another form: participants are edited with their meeting."""

    list_display = ["label_of"]
    list_select_related = ["meeting", "country", "organisation", "office", "person"]
    search_fields = [
        "meeting__title",
        "country__sort_key",
        "office__name",
        "organisation__sort_key",
        "organisation__abbreviation",
        "person__sort_key",
        "name_as_given",
    ]

    @admin.display(description=_("participant"))
    def label_of(self, participation):
        return f"{participation}: {participation.meeting}"

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return self.to_its_meeting(object_id)

    def delete_view(self, request, object_id, extra_context=None):
        return self.to_its_meeting(object_id)

    def to_its_meeting(self, object_id):
        number = int(object_id) if object_id.isdecimal() and len(object_id) < 19 else None
        participation = get_object_or_404(Participation, pk=number)
        return redirect("admin:participants_meeting_change", participation.meeting_id)
