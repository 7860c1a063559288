"""The buttons of an upload: go on, bring it in, throw it away. POST only; pressed twice they do no harm."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ..importing import slices
from ..linking.linker import current_linker
from ..models import ImportBatch


class WorkingPages:
    def continue_view(self, request, pk):
        """One slice of what the batch is at: its comparison, its import or its undoing."""
        batch = self.asked(request, pk)
        if batch.goes_on:
            self.refuse_without(request, batch)
            try:
                # An undoing, which stays one, reads no text.
                undoing = batch.state == ImportBatch.State.UNDOING
                batch = slices.go_on(pk, None if undoing else current_linker())
                self.tell_end(request, batch)
            except slices.Busy:
                busy = _("Another import is writing at this moment. Press “Continue” again in a moment.")
                self.message_user(request, busy, messages.WARNING)
        return self.back(batch)

    def confirm_view(self, request, pk):
        batch = self.asked(request, pk)
        if not self.has_add_permission(request):
            raise PermissionDenied
        try:
            if batch.state == ImportBatch.State.PREVIEWED:
                batch = slices.confirm(pk)
                self.log_change(request, batch, _("Confirmed: its articles come in."))
        except slices.RunsAlready as refusal:
            self.tell_of_the_other(request, refusal.batch)
        return self.back(batch)

    def throw_away_view(self, request, pk):
        batch = self.asked(request, pk)
        if not self.has_add_permission(request):
            raise PermissionDenied
        if not slices.throw_away(pk):
            kept = _("This batch has brought articles already: it can be undone, but not thrown away.")
            self.message_user(request, kept, messages.WARNING)
            return self.back(batch)
        gone = _("The upload was thrown away. Nothing of it is in the archive.")
        self.message_user(request, gone, messages.SUCCESS)
        return redirect("admin:articles_importbatch_changelist")

    def asked(self, request, pk):
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
            told = _("The import is finished: %d articles came in.") % batch.counts.get("added", 0)
            self.message_user(request, told, messages.SUCCESS)
        if batch.state == ImportBatch.State.UNDONE:
            facts = {"removed": batch.counts.get("removed", 0), "kept": batch.counts.get("kept", 0)}
            told = _("The batch is undone: %(removed)d articles were taken back, %(kept)d stay.") % facts
            self.message_user(request, told, messages.SUCCESS)

    def tell_of_the_other(self, request, other):
        told = _("The same file is coming in at this moment already.")
        if other:
            address = reverse("admin:articles_importbatch_change", args=[other.pk])
            link = '{} <a href="{}">{}</a>'
            told = format_html(link, told, address, _("Look at that batch"))
        self.message_user(request, told, messages.WARNING)
