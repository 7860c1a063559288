"""“Accept by itself”: which reports of a publisher become meetings without anybody's look; off unless switched on."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.versions import EditingForm

from ..encounters.reading.rules import RULES
from ..encounters.self_accepting import would_accept
from ..models import SelfAcceptance

WHAT_IT_DOES = gettext_lazy(
    "While this is switched on, the program records what this publisher reports as soon as it is read: the "
    "meeting, who took part, and the article as coverage. These facts have a grade of their own, “reported by the "
    "source”. Nobody checks them first; each is in the list of decisions, as made by the archive itself, and can "
    "be undone there."
)
WHAT_IT_NEVER_DOES = gettext_lazy(
    "It never accepts a meeting that was planned, announced, possible, postponed, cancelled or denied; a meeting "
    "without a stated day; a meeting of other than two parties from two countries, each a person or an office; a "
    "report of a source that is neither a press service nor a government; a report that contradicts the record or "
    "another report; or a meeting of which an editor rejected a report. These wait for an editor. So does "
    "everything that was read before this was switched on, until its articles are read again."
)


class SelfAcceptanceForm(EditingForm):
    rules = forms.MultipleChoiceField(
        label=gettext_lazy("rules"),
        choices=[(rule.slug, f"{rule.slug}: {rule.description}") for rule in RULES.values()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=SelfAcceptance._meta.get_field("rules").help_text,
    )


# So many reports are looked at to say how many it would take.
LOOKED_AT = 500


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

    readonly_fields = ["would_take"]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        preview = (gettext_lazy("What it would accept now"), {"fields": ["would_take"]})
        return [*fieldsets, preview] if obj else fieldsets

    @admin.display(description=gettext_lazy("of the waiting reports"))
    def would_take(self, setting):
        """As it is saved, whether it is switched on or not."""
        taken, looked_at = would_accept(setting, LOOKED_AT)
        facts = {"taken": taken, "number": looked_at}
        if looked_at < LOOKED_AT:
            return _("%(taken)d of the %(number)d waiting reports of this publisher") % facts
        return _("%(taken)d of the newest %(number)d waiting reports of this publisher") % facts

    def response_add(self, request, obj, post_url_continue=None):
        """To its form, which tells what it would take."""
        request.POST = request.POST.copy()
        request.POST["_continue"] = "1"
        return super().response_add(request, obj, post_url_continue)
