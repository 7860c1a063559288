"""“Accept by itself”: which reports of a publisher become meetings without anybody's look; off unless switched on."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.versions import EditingForm

from ..encounters.reading.rules import RULES
from ..models import SelfAcceptance

WHAT_IT_DOES = gettext_lazy(
    "While this is switched on, what this publisher reports is written to the record as it is read: a meeting, who "
    "took part, and the article as its coverage, marked “reported by the source”, which is a grade of its own. "
    "Nobody looks at it first; each of these is in the list of decisions, as made by the archive itself, and can be undone there."
)
WHAT_IT_NEVER_DOES = gettext_lazy(
    "Whatever is chosen here, it never takes a meeting that was planned, announced, possible, postponed, cancelled or "
    "denied; one without its day; one of fewer or more than two named parties; one of a source that is not official; "
    "or one that contradicts the record. These wait for an editor, as does all that was read before it was switched on "
    "and is not read anew."
)


class SelfAcceptanceForm(EditingForm):
    rules = forms.MultipleChoiceField(
        label=gettext_lazy("rules"),
        choices=[(rule.slug, f"{rule.slug}: {rule.description}") for rule in RULES.values()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=SelfAcceptance._meta.get_field("rules").help_text,
    )


@admin.register(SelfAcceptance)
class SelfAcceptanceAdmin(EditingAdmin):
    form = SelfAcceptanceForm
    list_display = ["publisher", "is_on", "certainty"]
    list_display_links = ["publisher"]
    list_select_related = ["publisher"]
    list_filter = ["is_on"]
    search_fields = ["publisher__name"]
    search_help_text = gettext_lazy("The publisher's name")
    autocomplete_fields = ["publisher"]
    fieldsets = [
        (None, {"fields": ["publisher", "is_on"], "description": WHAT_IT_DOES}),
        (
            gettext_lazy("Which of its reports"),
            {"fields": ["certainty", "rules"], "description": WHAT_IT_NEVER_DOES},
        ),
    ]
