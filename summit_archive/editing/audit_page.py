"""The audit log among the pages of administrators: looked at and searched, never changed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..accounts.audit_words import in_words
from .site import AnyQuery

SHOWN = ["at", "kind", "whom", "who", "address", "said", "program"]


class AuditEntryAdmin(AnyQuery, admin.ModelAdmin):
    list_display = [*SHOWN]
    list_filter = ["kind", "who"]
    list_per_page = 50
    date_hierarchy = "at"
    ordering = ["-pk"]
    search_fields = ["who", "whom", "address"]
    search_help_text = _("An account, a group, or an address")
    fields = [*SHOWN]
    readonly_fields = [*SHOWN]
    actions = None

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**(extra_context or {}), "title": _("Audit log")})

    @admin.display(description=_("details"))
    def said(self, entry):
        return in_words(entry)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
