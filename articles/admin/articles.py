"""Articles: drafts that readers never see, and what follows when one is saved."""

from dataclasses import asdict

from django.contrib import admin, messages
from django.contrib.admin.views.main import ORDER_VAR
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.merging import Merging
from summit_archive.editing.site import search_words
from summit_archive.review.admin import Reviewed
from summit_archive.review.by_status import Statuses
from summit_archive.text.languages import language_name

from ..counting.bulk_changes import list_later, list_now
from ..importing.merged import TextsAgree
from ..importing.one_article import READ, SavedByHand
from ..models import Article
from .article_forms import AlikeArticles, ArticleForm
from .inlines import AttestationInline, CitationInline, CoverageInline, StatementInline, TagInline
from .quotes import tell_of_places
from .reading_in import BUTTON, PasteForm, is_unread, read_in
from .search import MOST, found, only_found
from .status_actions import StatusActions
from .versions import VersionsPage
from .worksheet import WorksheetPages

# As a review names them: draft, in review, published, withdrawn.
ARTICLE_STATES = [
    Article.Status.DRAFT.value,
    Article.Status.IN_REVIEW.value,
    Article.Status.PUBLISHED.value,
    Article.Status.WITHDRAWN.value,
]


class PastePage:
    """The form of a new article can be filled from a text or a file: see reading_in.py."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None:
            sent = [request.POST, request.FILES] if request.method == "POST" else []
            if sent and self.has_add_permission(request) and (BUTTON in request.POST or is_unread(*sent)):
                request.reading, request.POST = read_in(*sent)
            paste = PasteForm(request.POST, request.FILES) if sent else PasteForm()
            reading = getattr(request, "reading", None)
            extra_context = {**(extra_context or {}), "paste": paste, "reading": reading}
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change=change, **options)
        form.reading = getattr(request, "reading", None)
        return form

    def render_change_form(self, request, context, *args, **options):
        answer = super().render_change_form(request, context, *args, **options)
        # A file may come, and of a long text in Cyrillic each letter would be sent as six characters otherwise.
        answer.context_data["has_file_field"] = True
        return answer


# Of more names than these a message tells only how many.
MOST_NAMES = 12


class SavingByHand:
    """What points into a text that changed moves with its words, and names are found in it, in the same transaction."""

    def save_model(self, request, article, form, change):
        list_later()
        super().save_model(request, article, form, change)
        before = {name: form.initial[name] for name in READ if change and name in form.changed_data}
        form.saved = SavedByHand(article, before if change else None)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        linked = form.saved.link()
        list_now()
        tell_of_places(request, formsets)
        if form.saved.anchored:
            self.tell_of_anchoring(request, form.saved.anchored)
        if linked.is_changed or not change:
            self.tell_of_links(request, form.instance, linked, change)
        if form.guess:
            told = _("Nobody stated the language: by its words it is %s.") % language_name(form.guess)
            self.message_user(request, told, messages.INFO)

    def tell_of_links(self, request, article, linked, change):
        told = []
        if linked.new:
            told.append((_("Newly linked: %s.") if change else _("Linked: %s.")) % shortened(linked.new))
        if linked.unnamed:
            left = _("Still linked, though the text no longer names them: %s.")
            told.append(left % shortened(linked.unnamed))
        if linked.waiting:
            waiting = ngettext("%d suggestion waits.", "%d suggestions wait.", linked.waiting)
            told.append(waiting % linked.waiting)
        if linked.encounters:
            waiting = ngettext("%d reported meeting waits.", "%d reported meetings wait.", linked.encounters)
            told.append(waiting % linked.encounters)
        if not linked.is_read:
            told.append(
                _(
                    "The meetings it reports were not read, because somebody else is working on them. Save it "
                    "again in a moment."
                )
            )
        if not told and not change:
            told.append(_("The text names nobody and nothing on record."))
        mentions = f"{reverse('admin:articles_mention_changelist')}?article__id__exact={article.pk}"
        link = format_html('<a href="{}">{}</a>', mentions, _("Its mentions"))
        self.message_user(request, format_html("{} {}", " ".join(told), link), messages.INFO)

    def tell_of_anchoring(self, request, anchored):
        told = _(
            "The text changed. Mentions, quotes and statements that moved with their words: %(moved)d. "
            "Mentions removed, because their words are gone: %(mentions_lost)d. "
            "Quotes and statements whose words are no longer in the text: %(quotes_lost)d. They are kept, "
            "and readers do not see them in quotation marks."
        )
        lost = anchored.mentions_lost or anchored.quotes_lost
        self.message_user(request, told % asdict(anchored), messages.WARNING if lost else messages.SUCCESS)


def shortened(names):
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return (
        shown
        if more <= 0
        else ngettext("%(names)s and %(more)d more", "%(names)s and %(more)d more", more)
        % {
            "names": shown,
            "more": more,
        }
    )


class WhoseText(admin.SimpleListFilter):
    title = gettext_lazy("the archive has")
    parameter_name = "text_kind"

    def lookups(self, request, model_admin):
        return Article.TextKind.choices

    def queryset(self, request, queryset):
        return queryset.filter(text_kind=self.value()) if self.value() else queryset


@admin.register(Article)
class ArticleAdmin(
    Reviewed,
    AlikeArticles,
    StatusActions,
    WorksheetPages,
    VersionsPage,
    PastePage,
    SavingByHand,
    Merging,
    EditingAdmin,
):
    form = ArticleForm
    merge_hooks = TextsAgree
    # What hangs on an article are places in its text.
    can_be_split = False
    list_display = ["headline", "published_on", "publisher", "language", "status", "whose_text"]
    list_filter = ["status", WhoseText, ("publisher", admin.RelatedOnlyFieldListFilter)]
    also_filtered_by = ["coverage__meeting__id__exact", "arrival__batch__id__exact"]
    list_select_related = ["publisher"]
    # That there is a search; where it looks stands in search.py.
    search_fields = ["headline", "url", "external_id"]
    search_help_text = gettext_lazy(
        "Words of the headline or of the text; or an address, a part of one, a number"
    )
    date_hierarchy = "published_on"
    autocomplete_fields = ["publisher", "countries", "people", "organisations", "topics"]
    fieldsets = [
        (None, {"fields": ["headline", "standfirst", "body", "language", "status"]}),
        (gettext_lazy("In the archive's own words"), {"fields": ["summary", "summary_language"]}),
        (
            gettext_lazy("Where it comes from"),
            {
                "fields": [
                    "publisher",
                    "published_on",
                    "byline",
                    "place_line",
                    "url",
                    "canonical_url",
                    "archived_url",
                    "external_id",
                    "retrieved_at",
                ]
            },
        ),
        (
            gettext_lazy("What it is about"),
            {
                "fields": ["countries", "people", "organisations", "topics"],
                "description": gettext_lazy(
                    "Readers filter by these. Evidence: see “Mentions”, and the tags below."
                ),
            },
        ),
    ]
    inlines = [CoverageInline, AttestationInline, StatementInline, CitationInline, TagInline]
    change_form_template = "admin/articles/article/change_form.html"
    statuses = Statuses("status", *ARTICLE_STATES)
    not_kept = frozenset({"pasted", "read_text", "read_fields"})

    @admin.display(description=gettext_lazy("the archive has"), ordering="text_kind")
    def whose_text(self, article):
        return Article.TextKind(article.text_kind).label

    def get_changelist_instance(self, request):
        """No list shows the texts; the form does."""
        changelist = super().get_changelist_instance(request)
        changelist.result_list = changelist.result_list.without_texts()
        return changelist

    def get_search_results(self, request, queryset, search_term):
        """Those with the words in their headline first, unless the list is ordered by a column."""
        text = " ".join(search_words(search_term))
        if not text:
            return queryset, False
        is_choice = request.path.endswith("/autocomplete/")
        result = found(text, is_unfinished=is_choice)
        if result.is_cut and not is_choice and not queryset.query.where:
            told = _("More than %(number)s articles have these words: the newest of them are listed.")
            self.message_user(request, told % {"number": number_format(MOST)}, messages.WARNING)
        return only_found(queryset, result, in_order=ORDER_VAR not in request.GET), False

    def get_view_on_site_url(self, obj=None):
        """Readers have no page of a draft."""
        if obj is None or obj.status != Article.Status.PUBLISHED:
            return None
        return super().get_view_on_site_url(obj)
