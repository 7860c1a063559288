from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import MeetingSeries
from .editing import EditingAdmin
from .slugs import SluggedForm


@admin.register(MeetingSeries)
class MeetingSeriesAdmin(EditingAdmin):
    form = SluggedForm
    list_display = ["name", "organisation", "kind", "usual_month", "confirmation"]
    list_filter = ["kind", "confirmation"]
    list_select_related = ["organisation"]
    search_fields = ["name", "slug", "organisation__sort_key", "organisation__abbreviation"]
    search_help_text = _("Its name, or its organisation")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["organisation"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "organisation", "kind", "usual_month"]}),
        (_("Source"), {"fields": ["source", "source_url", "confirmation"]}),
    ]
