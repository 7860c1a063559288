"""Ends an article's worksheet: a draft goes to review, and the next article that waits is found."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from summit_archive.review.by_status import Statuses, waits_for_review

from ..models import Article, Encounter, ProposedCitation, ProposedStatement
from ..models.proposed_words import State
from .deciding import fresh, locked
from .refusals import CONFLICT, Refused, in_words
from .rights import refuse_unless
from .sheet import Sheet
from .steps import one_step

# As a review names them.
STATUSES = Statuses("status", *(status.value for status in Article.Status))


@dataclass(slots=True)
class Saved:
    """`next`: the key of the next article that waits, or None."""

    sheet: Sheet
    step: int | None
    said: str
    next: int | None


def save(pk: int, version: str, user: Any, *, left_ok: bool) -> Saved:
    """What was decided is written already. Raises Refused, with how many are left where that is not said to be meant."""
    refuse_unless(user, ["articles.change_article"])
    with in_words(), transaction.atomic():
        article = locked(pk)
        sheet = Sheet(article)
        if version != sheet.version:
            told = _("The article was changed while this page was open: look at it again.")
            raise Refused(told, CONFLICT, "version")
        if sheet.left and not left_ok:
            told = ngettext(
                "%d card is left. Save all the same?", "%d cards are left. Save all the same?", sheet.left
            )
            raise Refused(told % sheet.left, CONFLICT, "left")
        is_draft = article.status == Article.Status.DRAFT
        said = _("Saved and sent to review.") if is_draft else _("Saved.")
        with one_step(user, doing=said) as step:
            if is_draft:
                article.status = Article.Status.IN_REVIEW
                article.save(update_fields=["status"])
                waits_for_review(article, user)
    return Saved(Sheet(fresh(pk)), step.number, said, next_waiting(pk))


def next_waiting(pk: int) -> int | None:
    """The next article with something to decide, or None. One query."""
    return waiting_after(pk).first()


def waiting_after(pk: int) -> QuerySet:
    """The keys of the other articles with something to decide, from the newest before this one on, then from the top again."""
    waiting = [
        Exists(Encounter.objects.waiting().filter(article=OuterRef("pk"))),
        Exists(ProposedStatement.objects.filter(article=OuterRef("pk"), state=State.PROPOSED)),
        Exists(ProposedCitation.objects.filter(article=OuterRef("pk"), state=State.PROPOSED)),
    ]
    articles = Article.objects.exclude(pk=pk).exclude(status=Article.Status.WITHDRAWN)
    articles = articles.filter(waiting[0] | waiting[1] | waiting[2])
    is_before = Case(When(pk__lt=pk, then=0), default=1, output_field=IntegerField())
    return articles.order_by(is_before, "-pk").values_list("pk", flat=True)
