"""Decisions that stand for what comes later: whom some words name, or that nobody bears a name; and taking them back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.editing.site import AnyQuery
from summit_archive.history.recording import recorded

from ..deciding.remembering import take_back
from ..encounters.turns import Busy
from ..models import RememberedDecision
from ..models.remembered import REMEMBERED


@admin.register(RememberedDecision)
class RememberedDecisionAdmin(AnyQuery, admin.ModelAdmin):
    """Read only, but for taking back: such a decision is made in the inbox, where its words stand."""

    list_display = ["words", "verdict", "named", "user", "decided_at"]
    list_display_links = None
    list_filter = ["verdict"]
    list_select_related = ["user", *REMEMBERED]
    list_per_page = 50
    search_fields = ["folded"]
    search_help_text = gettext_lazy("The words")
    actions = ["take_back"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_take_back_permission(self, request):
        return request.user.has_perm("articles.delete_remembereddecision")

    @admin.display(description=gettext_lazy("whom or what"))
    def named(self, decision):
        return decision.target or "—"

    @admin.action(description=gettext_lazy("Take back"), permissions=["take_back"])
    def take_back(self, request, decisions):
        if not self.has_take_back_permission(request):
            raise PermissionDenied
        chosen = list(decisions)
        doing = _("Taken back: %s") % "; ".join(map(str, chosen))
        try:
            with recorded(by=request.user, doing=doing[:500]):
                left = take_back(chosen)
        except Busy:
            told = _("Somebody else is writing at this moment. Try again in a moment.")
            self.message_user(request, told, messages.WARNING)
            return
        told = ngettext("%d was taken back.", "%d were taken back.", len(chosen)) % len(chosen)
        self.message_user(request, told, messages.SUCCESS)
        if left:
            told = _("manage.py link_articles will link %d more articles again.") % left
            self.message_user(request, told, messages.WARNING)
