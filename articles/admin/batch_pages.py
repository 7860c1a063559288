"""The pages and buttons of one import batch: go on, bring in, throw away, its problems, and undoing it.

What changes anything is POST only; pressed twice it does no harm.
"""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.jobs.asking import ask_for, forget
from summit_archive.web.csv import csv_answer

from ..importing import slices
from ..importing.completing import ACCEPTED, untouched
from ..importing.undoing import CITED, EDITED, UNDOABLE, CannotUndo, removable
from ..linking.linker import current_linker
from ..models import Article, ImportBatch
from ..working.kinds import UPLOAD


class BatchPages:
    """What the pages of one batch have in common."""

    def get_urls(self):
        pages = [
            ("continue", self.continue_view),
            ("confirm", self.confirm_view),
            ("throw-away", self.throw_away_view),
            ("undo", self.undo_view),
            ("problems", self.problems_view),
        ]
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=self.name_of(name))
            for name, view in pages
        ]
        download = self.admin_site.admin_view(self.download_view)
        own.append(path("<int:pk>/problems.<str:kind>", download, name=self.name_of("download")))
        return [*own, *super().get_urls()]

    @staticmethod
    def name_of(page):
        return f"articles_importbatch_{page}"

    def seen(self, request, pk):
        """The batch, for whoever may look at it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(ImportBatch.objects.select_related("user", "feed"), pk=pk)

    def page(self, request, template, batch, **facts):
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "batch": batch,
            "may_import": self.has_add_permission(request),
            "may_undo": may_undo(request),
        }
        return TemplateResponse(request, f"admin/articles/importbatch/{template}.html", context | facts)

    def back(self, batch):
        return redirect("admin:articles_importbatch_change", batch.pk)


def may_undo(request):
    """Undoing deletes articles."""
    return request.user.has_perm("articles.delete_article")


# --- An upload's buttons ------------------------------------------------------


class WorkingPages:
    def continue_view(self, request, pk):
        """One slice of what the batch is at: its comparison, its import or its undoing."""
        batch = self.batch_of_button(request, pk)
        if batch.goes_on:
            self.refuse_without(request, batch)
            try:
                # An undoing, which stays one, reads no text.
                undoing = batch.state == ImportBatch.State.UNDOING
                batch = slices.go_on(pk, None if undoing else current_linker())
                if not batch.goes_on:
                    forget(UPLOAD.name, pk)
                self.tell_end(request, batch)
            except slices.Busy:
                busy = _("Another import is writing at this moment. Press “Continue” again in a moment.")
                self.message_user(request, busy, messages.WARNING)
        return self.back(batch)

    def confirm_view(self, request, pk):
        batch = self.batch_of_button(request, pk)
        if not self.has_add_permission(request):
            raise PermissionDenied
        try:
            if batch.state == ImportBatch.State.PREVIEWED:
                with transaction.atomic():
                    batch = slices.confirm(pk)
                    ask_for(UPLOAD.name, pk, request.user)
                self.log_change(request, batch, _("Confirmed: its articles are being imported."))
        except slices.RunsAlready as refusal:
            self.tell_of_the_other(request, refusal.batch)
        return self.back(batch)

    def throw_away_view(self, request, pk):
        batch = self.batch_of_button(request, pk)
        if not self.has_add_permission(request):
            raise PermissionDenied
        if not slices.throw_away(pk):
            kept = _("This batch has already imported articles. Undo it instead.")
            self.message_user(request, kept, messages.WARNING)
            return self.back(batch)
        forget(UPLOAD.name, pk)
        gone = _("The upload was discarded. None of it is in the archive.")
        self.message_user(request, gone, messages.SUCCESS)
        return redirect("admin:articles_importbatch_changelist")

    def batch_of_button(self, request, pk):
        """The batch that a button is pressed for; a link to the button's address only shows it."""
        batch = self.seen(request, pk)
        if request.method != "POST":
            raise Http404
        return batch

    def refuse_without(self, request, batch):
        undoing = batch.state == ImportBatch.State.UNDOING
        allowed = request.user.has_perm("articles.delete_article") if undoing else None
        if not (self.has_add_permission(request) if allowed is None else allowed):
            raise PermissionDenied

    def tell_end(self, request, batch):
        if batch.state == ImportBatch.State.FINISHED:
            added = batch.counts.get("added", 0)
            told = ngettext(
                "The import is finished: %d article was imported.",
                "The import is finished: %d articles were imported.",
                added,
            )
            self.message_user(request, told % added, messages.SUCCESS)
        if batch.state == ImportBatch.State.UNDONE:
            removed, kept = batch.counts.get("removed", 0), batch.counts.get("kept", 0)
            accepted = batch.counts.get("kept_accepted", 0)
            gone = ngettext("%d article was removed", "%d articles were removed", removed) % removed
            left = ngettext("%d was kept", "%d were kept", kept) % kept
            told = _("The batch is undone: %(gone)s, %(left)s.") % {"gone": gone, "left": left}
            if accepted:
                why = ngettext(
                    "Of %d a reported meeting was accepted.",
                    "Of %d reported meetings were accepted.",
                    accepted,
                )
                told = f"{told} {why % accepted}"
            self.message_user(request, told, messages.SUCCESS)

    def tell_of_the_other(self, request, other):
        told = _("This file is already being imported.")
        if other:
            address = reverse("admin:articles_importbatch_change", args=[other.pk])
            link = '{} <a href="{}">{}</a>'
            told = format_html(link, told, address, _("See that batch"))
        self.message_user(request, told, messages.WARNING)


# --- Problems -----------------------------------------------------------------

PROBLEMS_PER_PAGE = 100
COLUMNS = ["file", "line", "outcome", "field", "value", "reason"]
OUTCOMES = {
    "refused": gettext_lazy("refused"),
    "completed": gettext_lazy("completed"),
    "differing": gettext_lazy("differs from the archive's"),
    "doubtful": gettext_lazy("doubtful"),
    "broken": gettext_lazy("could not be read to its end"),
}


class Problems:
    def problems_view(self, request, pk):
        batch = self.seen(request, pk)
        counted = dict(batch.problems.order_by().values_list("outcome").annotate(Count("pk")))
        chosen = request.GET.get("outcome", "")
        chosen = chosen if chosen in counted else ""
        problems = batch.problems.filter(outcome=chosen) if chosen else batch.problems
        paginator = Paginator(problems.order_by("number"), PROBLEMS_PER_PAGE)
        paginator.count = counted[chosen] if chosen else sum(counted.values())
        page = paginator.get_page(request.GET.get("page"))
        return self.page(
            request,
            "problems",
            batch,
            title=_("Problems of import batch %d") % batch.pk,
            page=page,
            problems=[(problem, OUTCOMES.get(problem.outcome, problem.outcome)) for problem in page],
            choices=[(name, OUTCOMES.get(name, name), number) for name, number in sorted(counted.items())],
            chosen=chosen,
            total=sum(counted.values()),
        )

    def download_view(self, request, pk, kind):
        """The same rows as the command's --report writes, of those that are kept."""
        batch = self.seen(request, pk)
        rows = batch.problems.order_by("number").values_list(*COLUMNS)
        name = f"import-{batch.pk}-problems"
        if kind == "csv":
            return csv_answer(name, COLUMNS, rows)
        if kind != "jsonl":
            raise Http404
        lines = (json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) + "\n" for row in rows)
        response = StreamingHttpResponse(lines, content_type="application/x-ndjson; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.jsonl"'
        return response


# --- Undoing ------------------------------------------------------------------

SHOWN_ARTICLES = 20


class UndoingPages:
    def undo_view(self, request, pk):
        batch = self.seen(request, pk)
        if not request.user.has_perm("articles.delete_article"):
            raise PermissionDenied
        if batch.state not in UNDOABLE:
            self.tell_why_not(request)
            return self.back(batch)
        if request.method == "POST":
            return self.begin_to_undo(request, batch)
        accepted, edited = _("A meeting that they report was accepted"), _("Edited since the import")
        arrivals, completions = batch.arrivals.exclude(ACCEPTED), batch.completions.exclude(ACCEPTED)
        staying = [
            (accepted, *number_and_first(batch.arrivals.filter(ACCEPTED))),
            (edited, *number_and_first(arrivals.filter(EDITED))),
            (_("Cited by other articles"), *number_and_first(arrivals.exclude(EDITED).filter(CITED))),
            (
                _("A meeting that their text reports was accepted"),
                *number_and_first(batch.completions.filter(ACCEPTED)),
            ),
            (_("Edited since their text was imported"), *number_and_first(completions.filter(EDITED))),
        ]
        return self.page(
            request,
            "undo",
            batch,
            title=_("Undo import batch %d?") % batch.pk,
            going=removable(batch).count(),
            emptied=untouched(batch).count(),
            staying=[one for one in staying if one[1]],
        )

    def begin_to_undo(self, request, batch):
        try:
            with transaction.atomic():
                batch = slices.begin_to_undo(batch.pk)
                ask_for(UPLOAD.name, batch.pk, request.user)
            self.log_change(request, batch, _("Undone."))
        except CannotUndo:
            self.tell_why_not(request)
        return self.back(batch)

    def tell_why_not(self, request):
        told = _("There is nothing to undo: the batch imported no article, or was already undone.")
        self.message_user(request, told, messages.WARNING)


def number_and_first(arrivals):
    """How many there are, and the first of their articles."""
    chosen = arrivals.order_by("record").values("article")[:SHOWN_ARTICLES]
    articles = Article.objects.filter(pk__in=list(chosen.values_list("article", flat=True)))
    return arrivals.count(), list(articles.only("headline").order_by("pk"))
