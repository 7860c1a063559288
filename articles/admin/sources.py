"""Sources that facts cite and of which the archive has no article."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.inlines import EditingInline
from summit_archive.review.admin import Reviewed

from ..models import Source, SourceMeeting


class SourceMeetingInline(EditingInline):
    model = SourceMeeting
    verbose_name_plural = _("meetings that it announces or reports, and the status that it gives them")
    fields = ["meeting", "kind", "status"]
    autocomplete_fields = ["meeting"]
    select_related = ["meeting"]


@admin.register(Source)
class SourceAdmin(Reviewed, EditingAdmin):
    list_display = ["cited_as", "headline", "url"]
    list_select_related = ["publisher"]
    search_fields = ["url", "headline", "publisher__sort_key"]
    search_help_text = _("Its address, headline or publisher")
    autocomplete_fields = ["publisher"]
    fieldsets = [
        (None, {"fields": ["url", "archived_url", "publisher", "published_on", "headline", "language"]})
    ]
    inlines = [SourceMeetingInline]

    def for_choices(self, sources):
        return sources.select_related("publisher")

    def beside(self, source):
        return source.cited_as if source.headline else ""
