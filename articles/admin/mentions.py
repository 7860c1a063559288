"""Mentions: a list of their own, because an article can have hundreds."""

from django.contrib import admin, messages
from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from participants.admin.editing import EditingAdmin

from ..models import Article, Mention
from ..models.mention import TARGETS


@admin.register(Mention)
class MentionAdmin(EditingAdmin):
    """What hangs on an article raises the article's version: its form may show what depends on it."""

    list_display = ["text", "names", "state", "rule", "certainty", "article"]
    list_filter = ["state", "certainty", "is_checked", "rule"]
    also_filtered_by = ["article__id__exact", "article__arrival__batch__id__exact"]
    list_per_page = 100
    search_fields = ["text"]
    search_help_text = _("The words in the text")
    autocomplete_fields = ["article", *TARGETS]
    fieldsets = [
        (None, {"fields": ["article", "text", ("part", "start", "end"), ("rule", "certainty"), "state"]}),
        (
            _("What it names"),
            {
                "fields": TARGETS,
                "description": _(
                    "One of these, or none while it is not known. An office stays an office here: "
                    "who held it follows from the article's date."
                ),
            },
        ),
    ]
    actions = ["accept", "reject"]

    def get_queryset(self, request):
        wide = ["article__body", "article__search", "article__body_hash"]
        return super().get_queryset(request).select_related("article", *TARGETS).defer(*wide)

    def get_object(self, request, object_id, from_field=None):
        """The article is locked first, as by the article's own form, which moves its mentions."""
        if request.method == "POST" and connection.in_atomic_block and is_number(object_id):
            holding = Article.objects.filter(mentions=object_id).select_for_update(of=["self"], no_key=True)
            list(holding.values_list("pk"))
        return super().get_object(request, object_id, from_field)

    @admin.display(description=_("names"))
    def names(self, mention):
        return mention.target

    @admin.action(description=_("Accept"), permissions=["change"])
    def accept(self, request, mentions):
        self.settle(request, mentions, Mention.State.ACCEPTED)

    @admin.action(description=_("Reject"), permissions=["change"])
    def reject(self, request, mentions):
        self.settle(request, mentions, Mention.State.REJECTED)

    @transaction.atomic
    def settle(self, request, mentions, state):
        chosen = dict(mentions.order_by("pk").values_list("pk", "article"))
        raise_versions(chosen.values())
        decided = Mention.objects.filter(pk__in=chosen)
        decided.update(is_checked=True)
        settled = decided.exclude(state=state).update(state=state)
        told = ngettext(
            "%(number)d mention is now %(state)s.", "%(number)d mentions are now %(state)s.", settled
        )
        self.message_user(request, told % {"number": settled, "state": state.label}, messages.SUCCESS)

    def save_model(self, request, mention, form, change):
        mention.is_checked = True
        if "office" in form.changed_data:
            mention.holder = None
        super().save_model(request, mention, form, change)
        raise_versions({mention.article_id, form.initial.get("article", mention.article_id)})

    def delete_model(self, request, mention):
        raise_versions([mention.article_id])
        super().delete_model(request, mention)

    def delete_queryset(self, request, mentions):
        raise_versions(mentions.values_list("article", flat=True))
        super().delete_queryset(request, mentions)


def is_number(text):
    return text.isdecimal() and len(text) < 19


def raise_versions(article_ids):
    """By the trigger: any update of a row counts."""
    Article.objects.filter(pk__in=set(article_ids)).update(version=F("version"))
