"""Undoing an import batch: first a page that says what goes and what stays, and why; then slice by slice."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ..importing import slices
from ..importing.undoing import CITED, EDITED, UNDOABLE, CannotUndo, removable
from ..models import Article

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
        staying = [
            (_("Edited since they came in"), *few_of(batch.arrivals.filter(EDITED))),
            (_("Cited by other articles"), *few_of(batch.arrivals.exclude(EDITED).filter(CITED))),
        ]
        return self.page(
            request,
            "undo",
            batch,
            title=_("Undo import batch %d?") % batch.pk,
            going=removable(batch).count(),
            staying=[one for one in staying if one[1]],
        )

    def begin_to_undo(self, request, batch):
        try:
            batch = slices.begin_to_undo(batch.pk)
            self.log_change(request, batch, _("Undone."))
        except CannotUndo:
            self.tell_why_not(request)
        return self.back(batch)

    def tell_why_not(self, request):
        told = _("There is nothing to undo: the batch has brought no article, or was undone already.")
        self.message_user(request, told, messages.WARNING)


def few_of(arrivals):
    """How many there are, and the first of their articles."""
    chosen = arrivals.order_by("record").values("article")[:SHOWN_ARTICLES]
    articles = Article.objects.filter(pk__in=list(chosen.values_list("article", flat=True)))
    return arrivals.count(), list(articles.only("headline").order_by("pk"))
