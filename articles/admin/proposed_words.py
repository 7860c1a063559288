"""Statements and sources read from articles: two lists of what waits, and what an editor decides of it.

What was decided is listed, and taken back, with the decisions on encounters.
"""

from django.contrib import admin, messages
from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.site import AnyQuery

from ..desk.seen import seen_by
from ..encounters.deciding_words import AlreadyDecided, accept_words, reject_words
from ..encounters.turns import Busy
from ..models import ProposedCitation, ProposedStatement, Statement
from ..models.proposed_words import State
from ..querysets import WIDE_COLUMNS


class StateFilter(admin.SimpleListFilter):
    """What waits for a decision comes first, without a choice; of one article all."""

    title = _("state")
    parameter_name = "state__exact"
    every = "all"

    def __init__(self, request, params, model, model_admin):
        self.is_of_one_article = "article__id__exact" in request.GET
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return [*State.choices, (self.every, _("all"))]

    def value(self):
        return super().value() or (self.every if self.is_of_one_article else State.PROPOSED.value)

    def choices(self, changelist):
        for name, words in self.lookup_choices:
            yield {
                "selected": self.value() == name,
                "query_string": changelist.get_query_string({self.parameter_name: name}),
                "display": words,
            }

    def queryset(self, request, queryset):
        value = self.value()
        return queryset.filter(state=value) if value in State.values else queryset


class ProposedAdmin(AnyQuery, admin.ModelAdmin):
    list_display_links = None
    list_filter = [StateFilter, "certainty"]
    list_per_page = 100
    ordering = ["-article_id", "number", "pk"]
    actions = ["accept", "reject"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def lookup_allowed(self, lookup, value, request=None):
        return lookup == "article__id__exact" or super().lookup_allowed(lookup, value, request)

    def get_queryset(self, request):
        wide = [f"article__{name}" for name in WIDE_COLUMNS]
        rows = seen_by(request.user, super().get_queryset(request))
        return rows.select_related("article").defer(*wide)

    @admin.display(description=_("article"))
    def of_article(self, row):
        day = row.article.published_on
        return format_html(
            '<a href="{}">{}</a> <span class="quiet">{}</span>',
            reverse("admin:articles_article_change", args=[row.article_id]),
            row.article,
            date_format(day, "j F Y") if day else gettext("day not stated"),
        )

    @admin.display(description=_("state"), ordering="state")
    def how(self, row):
        sure = row.get_certainty_display()
        return format_html('{} <span class="quiet">{}</span>', row.get_state_display(), sure)

    @admin.action(description=_("Accept"), permissions=["change"])
    def accept(self, request, rows):
        self.decide(request, rows, accept_words, _("accepted"))

    @admin.action(description=_("Reject"), permissions=["change"])
    def reject(self, request, rows):
        self.decide(request, rows, reject_words, _("rejected"))

    def decide(self, request, rows, act, done):
        chosen = list(rows)
        try:
            act(chosen, request.user)
        except ObjectDoesNotExist:
            told = _("Nothing was decided: somebody else decided them, or they are gone.")
            self.message_user(request, told, messages.WARNING)
        except AlreadyDecided as already:
            self.message_user(request, str(already), messages.WARNING)
        except Busy:
            told = _("Others are being decided on at this moment: try again.")
            self.message_user(request, told, messages.WARNING)
        else:
            told = ngettext("%(number)d was %(done)s.", "%(number)d were %(done)s.", len(chosen))
            self.message_user(request, told % {"number": len(chosen), "done": done}, messages.SUCCESS)


@admin.register(ProposedStatement)
class ProposedStatementAdmin(ProposedAdmin):
    list_display = ["said", "by", "of_article", "how"]
    search_fields = ["text", "speaker_name"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("speaker", "office", "organisation")

    @admin.display(description=_("what was said"), ordering="text")
    def said(self, row):
        is_quoted = row.manner == Statement.Manner.QUOTED
        return format_html("<q>{}</q>", row.text) if is_quoted else row.text

    @admin.display(description=_("by whom, as the text names them"), ordering="speaker_name")
    def by(self, row):
        known = row.speaker or row.organisation or row.office
        behind = [str(known)] if known and str(known) != row.speaker_name else []
        behind += [gettext("for %(whom)s") % {"whom": row.on_behalf_of}] if row.on_behalf_of else []
        return format_html('{} <span class="quiet">{}</span>', row.speaker_name, ", ".join(behind))


@admin.register(ProposedCitation)
class ProposedCitationAdmin(ProposedAdmin):
    list_display = ["as_given", "of_article", "how"]
    search_fields = ["as_given"]
