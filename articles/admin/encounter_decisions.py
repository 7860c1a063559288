"""What was decided of encounters: who, when, what it wrote, whether it was taken back; and taking back one or several."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.site import AnyQuery
from summit_archive.records import number_in

from ..desk.decided import Decided
from ..desk.evidence import sources_of
from ..desk.groups import with_what_is_shown
from ..desk.seen import seen_by
from ..models import Encounter, EncounterDecision
from .deciding import May, undo_each

# Of a decision on more, the list names so many.
MOST_NAMED = 3
SHOWN_ENCOUNTERS = 100


class TakenBack(admin.SimpleListFilter):
    title = gettext_lazy("taken back")
    parameter_name = "taken_back"

    def lookups(self, request, model_admin):
        return [("no", gettext_lazy("no")), ("yes", gettext_lazy("yes"))]

    def queryset(self, request, queryset):
        is_standing = {"no": True, "yes": False}.get(self.value())
        return queryset if is_standing is None else queryset.filter(undone_at__isnull=is_standing)


class ByItself(admin.SimpleListFilter):
    title = gettext_lazy("decided by")
    parameter_name = "by"

    def lookups(self, request, model_admin):
        return [
            ("me", gettext_lazy("me")),
            ("editors", gettext_lazy("editors")),
            ("itself", gettext_lazy("the archive by itself")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "me":
            return queryset.filter(user=request.user)
        by_itself = {"editors": False, "itself": True}.get(self.value())
        return queryset if by_itself is None else queryset.filter(by_itself=by_itself)


class OfBatch(admin.SimpleListFilter):
    """Decisions on what the articles of an import batch report; a link of the batch's page chooses it."""

    title = gettext_lazy("import batch")
    parameter_name = "batch"

    def lookups(self, request, model_admin):
        return [(self.used_parameters["batch"], self.used_parameters["batch"])] if self.is_number() else []

    def has_output(self):
        return self.is_number()

    def is_number(self):
        value = str(self.used_parameters.get("batch", ""))
        return value.isdecimal() and len(value) < 10

    def queryset(self, request, queryset):
        if not self.is_number():
            return queryset
        of_batch = Encounter.objects.filter(article__arrival__batch=self.value(), decision=OuterRef("pk"))
        return queryset.filter(Exists(of_batch))


@admin.register(EncounterDecision)
class EncounterDecisionAdmin(AnyQuery, admin.ModelAdmin):
    """Read only, but for taking back: what a decision is follows from what was done."""

    list_display = ["done", "of_what", "wrote", "reason", "taken_back"]
    list_display_links = ["done"]
    list_filter = ["action", ByItself, TakenBack, OfBatch]
    list_per_page = 50
    search_fields = ["encounters__meeting__title", "encounters__proposal__title", "about", "reason"]
    search_help_text = gettext_lazy("Words of the meeting's title or of the reason")
    ordering = ["-pk"]
    actions = ["undo"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_undo_permission(self, request):
        return May.of(request.user).reject

    def get_queryset(self, request):
        about = Encounter.objects.select_related("meeting", "proposal").defer("spans").order_by("pk")
        decisions = super().get_queryset(request).select_related("user", "undone_by")
        return decisions.prefetch_related(Prefetch("encounters", about))

    @admin.display(description=gettext_lazy("decision"), ordering="pk")
    def done(self, decision):
        return Decided(decision).in_words

    @admin.display(description=gettext_lazy("of"))
    def of_what(self, decision):
        told = dict.fromkeys(str(one.meeting or one.proposal or one) for one in decision.encounters.all())
        names = list(told)
        shown = format_html_join("; ", "{}", ((name,) for name in names[:MOST_NAMED]))
        return f"{shown} …" if len(names) > MOST_NAMED else shown or decision.about or "—"

    @admin.display(description=gettext_lazy("what it wrote"))
    def wrote(self, decision):
        return Decided(decision).wrote or "—"

    @admin.display(description=gettext_lazy("taken back"), ordering="undone_at")
    def taken_back(self, decision):
        return Decided(decision).undone or "—"

    @admin.action(description=gettext_lazy("Undo"), permissions=["undo"])
    def undo(self, request, decisions):
        """The newest first: what an older one wrote may rest on what a newer one did."""
        undo_each(request, self, list(decisions.order_by("-pk")))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if number_in(object_id) is None:
            raise Http404
        decision = get_object_or_404(
            EncounterDecision.objects.select_related("user", "undone_by"), pk=object_id
        )
        seen = seen_by(request.user, decision.encounters.order_by("pk"))
        encounters = with_what_is_shown(seen)
        request.current_app = self.admin_site.name
        facts = {
            "title": _("Decision %d") % decision.pk,
            "opts": self.opts,
            "may": May.of(request.user),
            "decided": Decided(decision),
            "sources": sources_of(encounters[:SHOWN_ENCOUNTERS]),
        }
        context = self.admin_site.each_context(request) | facts
        return TemplateResponse(request, "admin/articles/encounterdecision/decision.html", context)
