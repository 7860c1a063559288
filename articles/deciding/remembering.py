"""Decisions on words that stand for what comes later: made, and taken back."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ..encounters.rereading import FEW, read_later
from ..linking import rules
from ..linking.linker import current_linker
from ..linking.relinking import relink
from ..models import Mention, RememberedDecision
from ..models.remembered import REMEMBERED

Verdict = RememberedDecision.Verdict


class CannotRemember(Exception):
    """In the editors' words: why these words cannot be decided for all that comes."""


@transaction.atomic
def remember(words: str, kind: str, target: int, user: Any, *, names: bool) -> RememberedDecision:
    """That these words, exactly, name this one wherever the linker suggests it, or do not.

    The same again changes nothing. Raises CannotRemember where the archive knows two whom they may name, or the contrary
    is remembered.
    """
    if kind not in REMEMBERED:
        raise CannotRemember(
            _("Which meeting words name depends on the day of their article: that is not remembered.")
        )
    if current_linker().remembered.owners(words, kind) - {target}:
        told = _("“%(words)s” may name another on record as well: it is asked each time.")
        raise CannotRemember(told % {"words": words})
    verdict = Verdict.IS if names else Verdict.IS_NOT
    alike = RememberedDecision.objects.filter(words=words).select_related(*REMEMBERED)
    for one in alike:
        is_same = getattr(one, f"{kind}_id") == target
        if is_same and one.verdict == verdict:
            return one
        if is_same or (names and one.verdict == Verdict.IS and one.kind == kind):
            raise CannotRemember(
                _("%(decision)s: so it is remembered. Take that back first.") % {"decision": one}
            )
    return RememberedDecision.objects.create(
        words=words, verdict=verdict, user=user, **{f"{kind}_id": target}
    )


@transaction.atomic
def remember_nobody(words: str, user: Any) -> RememberedDecision:
    """That nobody of the archive bears this name, however it is spelt. The same again changes nothing."""
    decision = RememberedDecision(words=words, verdict=Verdict.NOBODY, user=user)
    same = RememberedDecision.objects.filter(verdict=Verdict.NOBODY, folded=decision_key(decision))
    if there := same.first():
        return there
    decision.save(force_insert=True)
    return decision


def decision_key(decision: RememberedDecision) -> str:
    return RememberedDecision._meta.get_field("folded").folded_of(decision)


@transaction.atomic
def take_back(decisions: Iterable[RememberedDecision]) -> int:
    """They are forgotten; what followed them is linked anew. How many articles are left for `manage.py link_articles`."""
    chosen = list(decisions)
    articles = sorted(followers(chosen))
    RememberedDecision.objects.filter(pk__in=[one.pk for one in chosen]).delete()
    soon, later = articles[:FEW], articles[FEW:]
    if soon:
        relink(soon, current_linker())
        read_later(soon)
    return len(later)


def followers(decisions: Iterable[RememberedDecision]) -> set[int]:
    """The articles in which a mention follows one of these. A query each."""
    found: set[int] = set()
    for one in decisions:
        if one.kind:
            found |= set(mentions_following(one).values_list("article", flat=True))
    return found


def mentions_following(one: RememberedDecision) -> QuerySet[Mention]:
    target = {f"{one.kind}_id": getattr(one, f"{one.kind}_id")}
    rows = Mention.objects.filter(text=one.words, rule=rules.REMEMBERED.slug, is_checked=False, **target)
    return rows.order_by()
