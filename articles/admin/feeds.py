"""Feeds that the archive follows: the list that tells how each is doing, its form, and “Fetch now”."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.versions import EditingForm

from ..importing import fields as articles_fields
from ..importing.feed_fetches import BeingFetched, ChangedMeanwhile, fetch_feed
from ..importing.feed_probe import Probe, probe
from ..importing.reading import Broken
from ..importing.reading.fetching import address_asked
from ..importing.slices import Busy, take_turn_soon
from ..linking.linker import current_linker
from ..models import Feed
from .batches import COUNTED
from .uploading import understood

# So long a page waits for an answer.
SECONDS_OF_A_FETCH = 20
# What makes the entries that were seen before worth another look.
READ_OTHERWISE = {"publisher", "language", "status"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look at the address that was typed: a probe, or why it is none."""

    probe: Probe | None = None
    refusal: str = ""


class FeedForm(EditingForm):
    # Of the address that was typed, where it is another than before; set for each request by `FeedAdmin`.
    looked: Looked | None = None

    def clean_address(self):
        typed = self.cleaned_data["address"]
        try:
            address = address_asked(typed)
        except Broken as broken:
            raise ValidationError(refusal_of(typed, str(broken))) from broken
        if self.looked and self.looked.refusal and address != self.instance.address:
            raise ValidationError(refusal_of(typed, self.looked.refusal))
        return address

    def clean_publisher(self):
        return understood(articles_fields.publisher, self.cleaned_data["publisher"])

    def clean_language(self):
        return understood(articles_fields.language, self.cleaned_data["language"])


def refusal_of(typed, why):
    return _("“%(address)s”: %(why)s.") % {"address": typed[:200], "why": why.rstrip(".")}


@admin.register(Feed)
class FeedAdmin(EditingAdmin):
    form = FeedForm
    list_display = ["what", "state", "came_in", "last_success", "interval"]
    list_display_links = ["what"]
    search_fields = ["name", "address"]
    search_help_text = gettext_lazy("Its name or its address")
    ordering = ["name"]
    change_form_template = "admin/articles/feed/change_form.html"
    readonly_fields = ["state", "came_in", "last_look", "last_success", "next_fetch"]
    fieldsets = [
        (
            None,
            {"fields": ["name", "address", "is_active", "minutes", "status", "publisher", "language"]},
        ),
    ]
    KEPT = (
        gettext_lazy("Result"),
        {"fields": ["state", "came_in", "last_look", "last_success", "next_fetch"]},
    )

    def get_queryset(self, request):
        return super().get_queryset(request).defer("seen", "pace").with_last_batch()

    def get_fieldsets(self, request, obj=None):
        decided = super().get_fieldsets(request, obj)
        return [*decided, self.KEPT] if obj else decided

    def get_urls(self):
        view = self.admin_site.admin_view(self.fetch_view)
        return [path("<int:pk>/fetch/", view, name="articles_feed_fetch"), *super().get_urls()]

    # --- The form -------------------------------------------------------------

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        # Before the form's own transaction, in which nothing may wait for somebody else's server.
        request.looked = self.look(request, object_id) if request.method == "POST" else None
        return super().changeform_view(request, object_id, form_url, extra_context)

    def look(self, request, object_id):
        """At the address that was typed; None where it is the one before, or none that could be asked."""
        try:
            address = address_asked(request.POST.get("address", ""))
        except Broken:
            return None
        known = Feed.objects.filter(address=address).exists()
        if known or not (
            self.has_change_permission(request) if object_id else self.has_add_permission(request)
        ):
            return None
        try:
            return Looked(probe(address))
        except Broken as broken:
            return Looked(refusal=str(broken))

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change=change, **options)
        form.looked = getattr(request, "looked", None)
        return form

    def save_model(self, request, obj, form, change):
        """What was kept of another address, or understood under other settings, holds no more."""
        changed = set(form.changed_data)
        if "address" in changed or (obj.is_active and "is_active" in changed):
            obj.forget_answers()
        elif changed & READ_OTHERWISE:
            obj.etag = obj.last_modified = ""
        super().save_model(request, obj, form, change)
        if form.looked and form.looked.probe:
            self.message_user(request, *told_of(form.looked.probe))

    # --- Fetch now ------------------------------------------------------------

    def fetch_view(self, request, pk):
        feed = get_object_or_404(Feed.objects.defer("seen"), pk=pk)
        if request.method != "POST":
            raise Http404
        may_import = request.user.has_perm("articles.add_importbatch") and request.user.has_perm(
            "articles.add_article"
        )
        if not (may_import and self.has_change_permission(request, feed)):
            raise PermissionDenied
        self.message_user(request, *self.fetched(feed, request.user))
        return redirect("admin:articles_feed_change", pk)

    def fetched(self, feed, user):
        """What to tell of it, and how."""
        try:
            fetched = fetch_feed(
                feed.pk, current_linker, user=user, seconds=SECONDS_OF_A_FETCH, turn=take_turn_soon
            )
        except (Busy, BeingFetched):
            return _(
                "This feed is being fetched, or another import is writing, at this moment. Try again in a moment."
            ), messages.WARNING
        except ChangedMeanwhile:
            return _("The feed was changed while it was fetched. Fetch it again."), messages.WARNING
        if fetched.trouble and not fetched.batch:
            return _("It could not be fetched: %s.") % fetched.trouble.rstrip("."), messages.ERROR
        if not fetched.batch:
            return _("Fetched: nothing new."), messages.SUCCESS
        address = reverse("admin:articles_importbatch_change", args=[fetched.batch.pk])
        told = format_html(
            '{} {} <a href="{}">{}</a>',
            _("Fetched:"),
            counts_in_words(fetched.counts),
            address,
            _("Import batch %d") % fetched.batch.pk,
        )
        return told, messages.WARNING if fetched.trouble else messages.SUCCESS

    # --- The list -------------------------------------------------------------

    @admin.display(description=gettext_lazy("feed"), ordering="name")
    def what(self, feed):
        return format_html('{} <span class="quiet feed-address">{}</span>', feed.name, feed.address)

    @admin.display(description=gettext_lazy("state"), ordering="-failures")
    def state(self, feed):
        """A word for what needs an eye, and why."""
        marked, told = "", [feed.error]
        if not feed.is_active:
            marked = _("paused")
        elif feed.failures:
            marked = failures_in_words(feed.failures)
        elif feed.moved_to:
            marked = _("moved")
        if feed.moved_to:
            told.append(_("It has moved for good to %s: change its address.") % feed.moved_to)
        if marked:
            return format_html('<span class="doubt">{}</span> {}', marked, " ".join(filter(None, told)))
        return _("in order") if feed.succeeded_at else _("not fetched yet")

    @admin.display(description=gettext_lazy("last import"))
    def came_in(self, feed):
        if not feed.last_batch:
            return "—"
        address = reverse("admin:articles_importbatch_change", args=[feed.last_batch])
        words = counts_in_words(feed.last_counts) or _("Import batch %d") % feed.last_batch
        return format_html(
            '<a href="{}">{}</a> <span class="quiet">{}</span>', address, words, moment(feed.last_brought_at)
        )

    @admin.display(description=gettext_lazy("last success (UTC)"), ordering="succeeded_at")
    def last_success(self, feed):
        return moment(feed.succeeded_at)

    @admin.display(description=gettext_lazy("last fetched (UTC)"), ordering="looked_at")
    def last_look(self, feed):
        return moment(feed.looked_at)

    @admin.display(description=gettext_lazy("interval"), ordering="minutes")
    def interval(self, feed):
        if not feed.is_active:
            return interval_in_words(feed.minutes)
        return format_html(
            '{} <span class="quiet feed-next">{}</span>',
            interval_in_words(feed.minutes),
            _("next: %s") % self.next_fetch(feed),
        )

    @admin.display(description=gettext_lazy("next fetch (UTC)"))
    def next_fetch(self, feed):
        if not feed.is_active:
            return _("none, it is paused")
        if feed.due_at is None or feed.due_at <= timezone.now():
            return _("when the command runs")
        return moment(feed.due_at)


def told_of(probe):
    """What a look at the address of a feed that is saved has shown, and how to say it."""
    if probe.doubt:
        told = _(
            "It could not be checked whether this is a feed: %s. It is saved, and the next fetch will try it."
        )
        return told % probe.doubt.rstrip("."), messages.WARNING
    found = {"title": probe.title or "—", "number": probe.entries}
    told = (
        ngettext(
            "The feed answers: “%(title)s”, with %(number)d entry.",
            "The feed answers: “%(title)s”, with %(number)d entries.",
            probe.entries,
        )
        % found
    )
    if probe.moved_to:
        told = f"{told} {_('It has moved for good to %s: better follow it there.') % probe.moved_to}"
    return told, messages.WARNING if probe.moved_to else messages.INFO


def moment(when):
    return date_format(timezone.localtime(when), "j M Y, H:i") if when else "—"


def counts_in_words(counts):
    """What a batch is looked at for; an empty word where that is nothing."""
    told = [(words, counts.get(name, 0)) for name, words in COUNTED.items() if name != "read"]
    return " · ".join(words % {"number": f"{number:,}"} for words, number in told if number)


def failures_in_words(number):
    return ngettext("failed once", "failed %(number)d times in a row", number) % {"number": number}


def interval_in_words(minutes):
    """Such as "every 2 hours": in the largest unit that counts it whole."""
    for size, words in (
        (24 * 60, lambda n: ngettext("every day", "every %(number)d days", n)),
        (60, lambda n: ngettext("every hour", "every %(number)d hours", n)),
    ):
        if minutes % size == 0:
            return words(minutes // size) % {"number": minutes // size}
    return ngettext("every minute", "every %(number)d minutes", minutes) % {"number": minutes}
