"""Takes decisions on encounters back: what they wrote goes, unless somebody has worked on it or rests on it since."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.models import Meeting, MeetingLink, Participation

from ..models import (
    Arrival,
    Article,
    Attestation,
    Completion,
    Coverage,
    Encounter,
    EncounterDecision,
    Mention,
)
from ..models.encounter import LONGEST_ABOUT
from .deciding import PATIENCE
from .deciding_words import accepted_words_of, articles_of_words, propose_words_again
from .journal import Written, changed_by, digest, left_by_undone, model_named, written_by
from .matching import match
from .turns import take_turn

State = Encounter.State


@dataclass(frozen=True, slots=True)
class Kept:
    """A row that stays, in words, and why."""

    what: str
    why: str
    row: tuple[str, int] | None = None
    """the model and its id, of what a decision wrote"""


@dataclass(slots=True)
class Undone:
    """How many rows are gone, and which stay."""

    removed: int = 0
    kept: list[Kept] = field(default_factory=list)


@transaction.atomic
def undo(decision: EncounterDecision, user: Any) -> Undone:
    """Its encounters are proposed again. What was taken back already stays so. Raises Busy. Some queries for each row written."""
    return undo_all([decision], user)


@transaction.atomic
def undo_all(decisions: Iterable[EncounterDecision], user: Any, patience: float | None = PATIENCE) -> Undone:
    """The newest first, all or none of them; and what decisions that were taken back before had to leave of the same meetings.

    Raises Busy after `patience` seconds, if a number is given.
    """
    ids = [one.pk for one in decisions]
    told = set(Encounter.objects.filter(decision__in=ids).order_by().values_list("article", flat=True))
    told |= articles_of_words(ids)
    list(Article.objects.filter(pk__in=told).order_by("pk").select_for_update(no_key=True).values_list("pk"))
    take_turn(patience)
    locked = (
        EncounterDecision.objects.filter(pk__in=ids, undone_at=None)
        .order_by("-pk")
        .select_for_update(of=["self"])
    )
    undone, articles, meetings = Undone(), set[int](), set[int]()
    for decision in locked:
        meetings |= set(decision.encounters.filter(meeting__isnull=False).values_list("meeting", flat=True))
        articles |= take_back(decision, user, undone)
    articles |= take_back_what_was_left(meetings, undone)
    match(articles)
    return undone


def take_back_what_was_left(meetings: set[int], undone: Undone) -> set[int]:
    """What decisions that are undone wrote of these meetings goes, once nothing else rests on it. As `take_back`."""
    articles: set[int] = set()
    for written in left_by_undone(meetings):
        row = row_of(written)
        if row is not None and not why_it_stays(row, written.digest):
            articles |= remove(row, undone)
            undone.kept = [one for one in undone.kept if one.row != (written.model, written.pk)]
    return articles


def take_back(decision: EncounterDecision, user: Any, undone: Undone) -> set[int]:
    """The articles whose encounters have to be matched again."""
    articles = set(decision.encounters.values_list("article", flat=True))
    decision.about = titles_of(decision)
    count_no_longer_as_edits(decision)
    propose_again(decision)
    propose_words_again(decision)
    put_back(decision, undone)
    for written in reversed(written_by(decision)):
        row = row_of(written)
        if row is None:
            continue
        if why := why_it_stays(row, written.digest):
            undone.kept.append(Kept(str(row), why, (written.model, written.pk)))
            continue
        articles |= remove(row, undone)
    decision.undone_at, decision.undone_by = timezone.now(), user
    decision.save(update_fields=["undone_at", "undone_by", "about"])
    return articles


def row_of(written: Written) -> models.Model | None:
    """Locked; None where it is gone."""
    rows = model_named(written.model)._base_manager.select_for_update(of=["self"])
    return rows.filter(pk=written.pk).first()


def remove(row: models.Model, undone: Undone) -> set[int]:
    """The articles whose encounters told of it."""
    told = row.encounters.values_list("article", flat=True) if isinstance(row, Meeting) else ()
    articles = set(told)
    row.delete()
    undone.removed += 1
    return articles


def count_no_longer_as_edits(decision: EncounterDecision) -> None:
    """Articles that nobody but this decision has touched are again as their import left them. Some five statements.

    A decision of an editor raised the version of its articles by one each. Of a text that came later only what was decided
    after its import is told from what was before.
    """
    if decision.by_itself:
        return
    decided = decision.encounters.filter(state=State.ACCEPTED).values_list("article", flat=True)
    for articles in (set(decided), accepted_words_of(decision)):
        edited = Article.objects.filter(pk__in=articles)
        arrivals = Arrival.objects.filter(article__in=edited, article__version__gt=F("version"))
        completions = Completion.objects.filter(article__in=edited, article__version__gt=F("version"))
        completions = completions.filter(batch__finished_at__lt=decision.decided_at)
        for rows in (arrivals, completions) if articles else ():
            rows.update(version=F("version") + 1)


def titles_of(decision: EncounterDecision) -> str:
    """Of the meetings that it was about, as many as fit. One query."""
    told = decision.encounters.select_related("meeting", "proposal").defer("spans").order_by("pk")
    titles = dict.fromkeys(str(one.meeting or one.proposal or one) for one in told)
    return "; ".join(titles)[:LONGEST_ABOUT]


def propose_again(decision: EncounterDecision) -> None:
    """What was read is proposed; what an editor made of it goes."""
    superseded = decision.encounters.filter(state=State.SUPERSEDED)
    changed = [pk for pk in superseded.values_list("changed_to", flat=True) if pk]
    superseded.update(changed_to=None, state=State.PROPOSED, decision=None)
    Encounter.objects.filter(pk__in=changed).delete()
    decision.encounters.update(state=State.PROPOSED, decision=None)


def put_back(decision: EncounterDecision, undone: Undone) -> None:
    """What it changed of rows that were there, unless somebody changed it again."""
    for change in reversed(changed_by(decision)):
        row = model_named(change.model)._base_manager.filter(pk=change.pk).first()
        if row is None:
            continue
        column = row._meta.get_field(change.field).attname  # type: ignore[union-attr]
        if getattr(row, column) != change.after:
            undone.kept.append(Kept(str(row), _("It was changed since.")))
            continue
        setattr(row, column, change.before)
        row.save(update_fields=[change.field])


def why_it_stays(row: models.Model, as_written: str) -> str:
    """ "" where it may go. A few queries."""
    if digest(row) != as_written:
        return _("It was changed since.")
    if isinstance(row, Participation) and row.attestations.exists():
        return _("Another article attests it.")
    if isinstance(row, Meeting):
        return why_the_meeting_stays(row)
    return ""


def why_the_meeting_stays(meeting: Meeting) -> str:
    resting = [
        (Coverage.objects.filter(meeting=meeting), _("Another article covers it.")),
        (
            Attestation.objects.filter(participation__meeting=meeting),
            _("Another article attests a participant."),
        ),
        (meeting.participations.all(), _("It has participants that were added since.")),
        (meeting.parts.all(), _("Other meetings are parts of it.")),
        (
            MeetingLink.objects.filter(first=meeting) | MeetingLink.objects.filter(second=meeting),
            _("It is linked to another meeting."),
        ),
        (
            Encounter.objects.filter(meeting=meeting, state=State.ACCEPTED),
            _("Another accepted article reports it."),
        ),
        (Mention.objects.accepted().filter(meeting=meeting), _("A text is marked as naming it.")),
    ]
    return next((why for rows, why in resting if rows.exists()), "")
