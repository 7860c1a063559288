"""Participants: rows of a meeting, and choices for those who say what an article attests."""

from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.inlines import LineForm, ManyLinesInline
from summit_archive.editing.many_lines import ManyLinesFormSet
from summit_archive.records import number_in

from ..models import Participation


class ParticipantsFormSet(ManyLinesFormSet):
    """The whole list of a meeting: what is said of it in the form above is held against it."""

    def clean(self):
        super().clean()
        if self.instance.has_complete_list and not any(self.errors) and not self.names_a_country():
            raise ValidationError(
                gettext(
                    "The list of participants is marked complete but names no country that took part: name it "
                    "here, or untick “the list of participants is complete”."
                )
            )

    def names_a_country(self):
        rows = [form.instance for form in self.kept_forms()]
        return any(row.for_country for row in rows if row.status != Participation.Status.ABSENT)


IN_VIEW = ["country", "person", "status", "role"]
# Under which another party may be named, and by what a line is believed.
EVIDENCE = ["office", "organisation", "name_as_given", "note", "source", "source_url", "confirmation"]
PARTY = ["country", "organisation", "office", "person", "name_as_given"]
UNSAID = ("", None, Participation.Confirmation.NOT_STATED)


class ParticipationForm(LineForm):
    """A line of the list, and the evidence folded below it."""

    def clean(self):
        super().clean()
        if self.has_changed() and not self.errors and not any(self.cleaned_data.get(name) for name in PARTY):
            raise ValidationError(self.names_nobody())
        return self.cleaned_data

    def _get_validation_exclusions(self):
        """Who names nobody is told so above, and not again in the table's words, which name no line."""
        excluded = super()._get_validation_exclusions()
        return excluded | {"name_as_given"} if self.has_error(NON_FIELD_ERRORS) else excluded

    def names_nobody(self):
        number = self.prefix.rpartition("-")[2]
        said = [str(self.fields[name].label) for name in self.changed_data if name not in PARTY]
        told = {"number": int(number) + 1, "said": ", ".join(said)}
        if said:
            return (
                gettext(
                    "Line %(number)d names nobody but has details (%(said)s). Name a country, an organisation, an "
                    "office, a person, or the name as given; or remove the line."
                )
                % told
            )
        return (
            gettext(
                "Line %(number)d names nobody. Name a country, an organisation, an office, a person, or the name "
                "as given; "
                "or remove the line."
            )
            % told
        )

    def in_view(self):
        return [self[name] for name in IN_VIEW]

    def evidence(self):
        return [self[name] for name in EVIDENCE]

    def is_unfolded(self):
        """Where something in the fold is wrong, or the line names nobody without it."""
        return any(name in self.errors for name in EVIDENCE) or names_another(self.said())

    def gist(self):
        """What the fold holds, for its summary."""
        return gist_of(self.instance, self.said(), self.fields)

    def said(self):
        return said_in({name: self[name].value() for name in (*IN_VIEW, *EVIDENCE)})

    # As `many_lines` asks of a row

    @classmethod
    def look_of(cls, row, values, fields):
        said = said_in(values)
        gist = gist_of(row, said, fields)
        return (names_another(said), bool(gist)), {GIST: gist}

    @classmethod
    def shown_in(cls, fields, look, mark):
        is_unfolded, has_gist = look
        return {
            "in_view": [fields[name] for name in IN_VIEW],
            "evidence": [fields[name] for name in EVIDENCE],
            "is_unfolded": is_unfolded,
            "gist": mark(GIST) if has_gist else "",
        }


GIST = ".gist"


def said_in(values):
    """The names of the fields that say something."""
    return {name for name, value in values.items() if value not in UNSAID}


def names_another(said):
    """Whether the party is named in the fold alone."""
    return bool(said & set(EVIDENCE[:3])) and not said & set(IN_VIEW[:2])


def gist_of(row, said, fields):
    named = [name for name in ("office", "organisation", "name_as_given") if name in said]
    shown = [str(getattr(row, name)) for name in named]
    if "confirmation" in said:
        shown.append(row.get_confirmation_display())
    shown += [str(fields[name].label) for name in ("note", "source") if name in said]
    return " · ".join(filter(None, shown))


class ParticipationInline(ManyLinesInline):
    model = Participation
    form = ParticipationForm
    formset = ParticipantsFormSet
    template = "admin/participants/meeting/participations.html"
    stands_below_the_head = True
    verbose_name_plural = _("participants")
    fields = [*IN_VIEW, *EVIDENCE]
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
        participation = get_object_or_404(Participation, pk=number_in(object_id))
        return redirect("admin:participants_meeting_change", participation.meeting_id)
