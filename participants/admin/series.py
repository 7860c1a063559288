from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.inlines import EditingInline
from summit_archive.editing.slugs import SluggedForm

from ..models import MeetingSeries, SeriesSearch


class SearchInline(EditingInline):
    """Years for which an edition was looked for in vain: readers see a gap told apart from a search."""

    model = SeriesSearch
    fields = ["year", "source", "source_url", "searched_on"]
    select_related = ["series"]


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
    inlines = [SearchInline]
