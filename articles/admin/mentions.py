"""Mentions: a list of their own, because an article can have hundreds, each in the sentence where it stands."""

from django.contrib import admin, messages
from django.db import connection
from django.db.models import (
    Case,
    F,
    IntegerField,
    Prefetch,
    TextField,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Greatest, Substr
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.counted import CountedSoFar
from summit_archive.text.sentences import sentence_end, sentence_start

from ..deciding.mentions import articles_naming_meetings, raise_versions, settle
from ..desk.seen import seen_by
from ..encounters.deciding import EDITED
from ..encounters.rereading import read_soon
from ..linking.deciding import links_of, settle_links
from ..linking.rules import RULES
from ..models import Article, Mention
from ..models.mention import TARGETS
from ..querysets import WIDE_COLUMNS


class StateFilter(admin.SimpleListFilter):
    """What waits for a decision comes first, without a choice; of one article all."""

    title = _("state")
    parameter_name = "state__exact"
    waiting, every = "waiting", "all"

    def lookups(self, request, model_admin):
        return [(self.waiting, _("waiting for a decision")), *Mention.State.choices, (self.every, _("all"))]

    def value(self):
        return super().value() or (self.every if self.is_of_one_article else self.waiting)

    def __init__(self, request, params, model, model_admin):
        self.is_of_one_article = "article__id__exact" in request.GET
        super().__init__(request, params, model, model_admin)

    def choices(self, changelist):
        for name, words in self.lookup_choices:
            yield {
                "selected": self.value() == name,
                "query_string": changelist.get_query_string({self.parameter_name: name}),
                "display": words,
            }

    def queryset(self, request, queryset):
        value = self.value()
        if value == self.waiting:
            return queryset.waiting()
        return queryset.filter(state=value) if value in Mention.State.values else queryset


class RuleFilter(admin.SimpleListFilter):
    """The rules that the archive has, and the one that is asked for: to look which have found something takes all rows."""

    title = _("how it was found")
    parameter_name = "rule"

    def lookups(self, request, model_admin):
        known = {*RULES, EDITED, *filter(None, [self.value()])}
        return [(rule, rule) for rule in sorted(known)]

    def queryset(self, request, queryset):
        return queryset.filter(rule=self.value()) if self.value() else queryset


@admin.register(Mention)
class MentionAdmin(EditingAdmin):
    """What hangs on an article raises the article's version: its form may show what depends on it."""

    list_display = ["passage", "names", "found"]
    list_display_links = ["names"]
    list_filter = [StateFilter, "certainty", "is_checked", RuleFilter]
    # As the index of the suggested ones has them: article by article, the newest first.
    ordering = ["-article_id", "start", "-end", "pk"]
    also_filtered_by = ["article__id__exact", "article__arrival__batch__id__exact"]
    list_per_page = 100
    paginator = CountedSoFar
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
                    "Choose one, or none if it is not known. An office stays an office: its holder follows from "
                    "the article's date."
                ),
            },
        ),
    ]
    actions = ["accept", "reject"]

    def get_queryset(self, request):
        return seen_by(request.user, super().get_queryset(request))

    def get_changelist_instance(self, request):
        """What the page's mentions show is looked up for them alone: ten queries at most, for any archive."""
        changelist = super().get_changelist_instance(request)
        changelist.result_list = shown = list(changelist.result_list)
        articles = Prefetch("article", Article.objects.defer(*WIDE_COLUMNS))
        prefetch_related_objects(shown, articles, "holder", *TARGETS)
        passages, waiting = passages_of(shown), waiting_of(shown)
        for mention in shown:
            mention.around = passages.get(mention.pk, ("", ""))
            mention.waits = mention.pk in waiting
        return changelist

    def get_object(self, request, object_id, from_field=None):
        """The article is locked first, as by the article's own form, which moves its mentions."""
        if request.method == "POST" and connection.in_atomic_block and is_number(object_id):
            holding = Article.objects.filter(mentions=object_id).select_for_update(of=["self"], no_key=True)
            list(holding.values_list("pk"))
        return super().get_object(request, object_id, from_field)

    @admin.display(description=_("words, in their sentence and article"), ordering="text")
    def passage(self, mention):
        before, after = mention.around
        day = mention.article.published_on
        return format_html(
            '{}<mark>{}</mark>{} <a href="{}" class="mention-article">{} · {}</a>',
            before,
            mention.text,
            after,
            reverse("admin:articles_article_change", args=[mention.article_id]),
            mention.article,
            date_format(day, "j F Y") if day else gettext("day not stated"),
        )

    @admin.display(description=_("names"))
    def names(self, mention):
        """An office with whoever held it on the article's day, where that is known."""
        if mention.holder is None:
            return mention.target
        facts = {"office": mention.office, "holder": mention.holder, "day": mention.article.published_on}
        if facts["day"] is None:
            return gettext("%(office)s: %(holder)s") % facts
        facts["day"] = date_format(facts["day"], "j F Y")
        return gettext("%(office)s: %(holder)s on %(day)s") % facts

    @admin.display(description=_("state, and how it was found"), ordering="rule")
    def found(self, mention):
        facts = {"rule": mention.rule, "certainty": mention.get_certainty_display()}
        how = gettext("by the rule “%(rule)s”: %(certainty)s") % facts
        return format_html('{} <span class="quiet">{}</span>', self.state_in_words(mention), how)

    def state_in_words(self, mention):
        if mention.state == Mention.State.SUGGESTED and not mention.waits:
            return gettext("suggested, and on record already")
        return mention.get_state_display()

    @admin.action(description=_("Accept"), permissions=["change"])
    def accept(self, request, mentions):
        self.settle(request, mentions, Mention.State.ACCEPTED)

    @admin.action(description=_("Reject"), permissions=["change"])
    def reject(self, request, mentions):
        self.settle(request, mentions, Mention.State.REJECTED)

    def settle(self, request, mentions, state):
        settled = settle(mentions.values_list("pk", flat=True), state)
        told = ngettext(
            "%(number)d mention is now %(state)s.", "%(number)d mentions are now %(state)s.", settled.number
        )
        self.message_user(request, told % {"number": settled.number, "state": state.label}, messages.SUCCESS)
        self.tell_links(request, settled.links)
        self.tell_of_meetings(request, settled.meetings)
        self.tell_of_reading(request, settled.read)

    def read_anew(self, request, articles):
        """What an article reports of meetings follows from whom it names."""
        self.tell_of_reading(request, read_soon(articles))

    def tell_of_reading(self, request, written):
        if written is None:
            told = _("These articles should be read again for meetings: run manage.py read_encounters.")
            self.message_user(request, told, messages.WARNING)
        elif changed := written.added + written.removed:
            told = ngettext(
                "Read again, it reports other meetings: %d proposed meeting was added or removed.",
                "Read again, they report other meetings: %d proposed meetings were added or removed.",
                changed,
            )
            self.message_user(request, told % changed, messages.INFO)

    def tell_links(self, request, change):
        told = [
            (change.added, ngettext("%d link was added.", "%d links were added.", change.added)),
            (
                change.removed,
                ngettext("%d link was taken away.", "%d links were taken away.", change.removed),
            ),
            (
                change.kept,
                ngettext(
                    "%d link stays, because another accepted mention or a tag of the source supports it.",
                    "%d links stay, because other accepted mentions or tags of the sources support them.",
                    change.kept,
                ),
            ),
        ]
        if words := " ".join(words % number for number, words in told if number):
            self.message_user(request, words, messages.INFO)

    def tell_of_meetings(self, request, articles):
        """That a text names a meeting does not say what it does there: that is for the editor to say."""
        if not articles:
            return
        told = _(
            "A meeting is named. In the article's form, under “coverage”, say whether the article announces it, "
            "reports it or gives background."
        )
        links = [reverse("admin:articles_article_change", args=[pk]) for pk in articles[:3]]
        shown = format_html_join(
            " ", '<a href="{}#coverage-group">{}</a>', ((link, _("Say it")) for link in links)
        )
        self.message_user(request, format_html("{} {}", told, shown), messages.WARNING)

    def save_model(self, request, mention, form, change):
        mention.is_checked = True
        if "office" in form.changed_data:
            mention.holder = None
        saved = Mention.objects.filter(pk=mention.pk)
        before = links_of(saved.accepted()) if change else set()
        super().save_model(request, mention, form, change)
        raise_versions({mention.article_id, form.initial.get("article", mention.article_id)})
        saved = Mention.objects.filter(pk=mention.pk)
        self.tell_links(request, settle_links(before, links_of(saved.accepted())))
        if mention.state == Mention.State.ACCEPTED and {"state", "meeting"} & set(form.changed_data):
            self.tell_of_meetings(request, articles_naming_meetings(saved))
        self.read_anew(request, {mention.article_id, form.initial.get("article", mention.article_id)})

    def delete_model(self, request, mention):
        raise_versions([mention.article_id])
        super().delete_model(request, mention)
        self.read_anew(request, [mention.article_id])

    def delete_queryset(self, request, mentions):
        articles = set(mentions.values_list("article", flat=True))
        raise_versions(articles)
        super().delete_queryset(request, mentions)
        self.read_anew(request, articles)


def waiting_of(mentions):
    """Numbers of those of which an editor is asked. One query, or none."""
    suggested = [mention.pk for mention in mentions if mention.state == Mention.State.SUGGESTED]
    rows = Mention.objects.waiting().filter(pk__in=suggested).order_by()
    return set(rows.values_list("pk", flat=True)) if suggested else set()


def is_number(text):
    return text.isdecimal() and len(text) < 19


# --- The sentence around a mention --------------------------------------------

BEFORE, AFTER = 160, 160


def sentence_around(before: str, words: str, after: str) -> tuple[str, str]:
    """Of what stands before and after some words what belongs to their sentence, as far as it can be told."""
    text, end = before + words + after, len(before) + len(words)
    begins, stops = sentence_start(text, len(before)), sentence_end(text, end) - end
    cut_before = begins == 0 and len(before) == BEFORE
    cut_after = stops == len(after) == AFTER
    first, last = before[begins:], after[:stops]
    return (f"…{first}" if cut_before else first), (f"{last}…" if cut_after else last)


def passages_of(mentions):
    """{pk: (before, after)}, the words of their sentences around these mentions. One query."""
    part = Case(
        When(part=Mention.Part.HEADLINE, then=F("article__headline")),
        When(part=Mention.Part.STANDFIRST, then=F("article__standfirst")),
        When(part=Mention.Part.SUMMARY, then=F("article__summary")),
        default=F("article__body"),
        output_field=TextField(),
    )
    first = Greatest(F("start") - BEFORE, 0, output_field=IntegerField())
    rows = Mention.objects.filter(pk__in=[mention.pk for mention in mentions]).order_by()
    cut = rows.values_list(
        "pk", Substr(part, first + 1, F("start") - first), "text", Substr(part, F("end") + 1, AFTER)
    )
    return {pk: sentence_around(*words) for pk, *words in cut}
