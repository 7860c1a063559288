"""What moves a submission from one state to the next: each a transaction, decided on the version that was seen."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.utils.timezone import now
from django.utils.translation import gettext as _

from summit_archive.editing.versions import version_of

from .rules import Refused
from .submission import LONGEST_COMMENT, LONGEST_TITLE, ReviewComment, Submission

State = Submission.State
Doing = ReviewComment.Doing


def locked(pk):
    """Within a transaction: the submission, which nobody else changes until its end; or None."""
    rows = Submission.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("author", "published_by").filter(pk=pk).first()


def state_of(submission, row):
    """What a decision is made on: what was typed, or the record itself where it waits as it stands."""
    return str(submission.version) if submission.is_of_a_form or row is None else version_of(row)


def is_outdated(submission, seen):
    return str(submission.version) != seen


def refuse_outdated(submission, row, seen):
    if state_of(submission, row) != seen:
        raise Refused(_("This was changed since you looked at it: look at it again."), 409)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed into a form, and the record as it was saved and taken back. `made_from`: the record's version."""

    data: dict[str, list[str]]
    row: Model
    is_new: bool
    made_from: str


def keep(submission, user, kept):
    """What was typed takes the place of what was there, which is kept beside the comments."""
    doing = Doing.KEPT if submission.author_id == user.pk else Doing.CHANGED
    if submission.pk and kept.data != submission.data:
        submission.comments.create(user=user, doing=doing, former_data=submission.data)
        submission.version += 1
    submission.data, submission.title = kept.data, str(kept.row)[:LONGEST_TITLE]
    submission.is_new, submission.target = kept.is_new, None if kept.is_new else kept.row.pk
    submission.made_from = kept.made_from
    if doing == Doing.KEPT:
        submission.state = State.DRAFT
    submission.save()


def send(submission, user):
    submission.state, submission.sent_at = State.IN_REVIEW, now()
    submission.save()
    submission.comments.create(user=user, doing=Doing.SENT)


def comment(submission, user, text):
    submission.comments.create(user=user, doing=Doing.COMMENTED, text=said(text))


def give_back(submission, user, text):
    submission.comments.create(user=user, doing=Doing.RETURNED, text=said(text))
    submission.state = State.RETURNED
    submission.save()


def withdraw(submission, user, text):
    submission.comments.create(user=user, doing=Doing.WITHDRAWN, text=readable(text))
    submission.state = State.WITHDRAWN
    submission.save()


def publish(submission, user, row):
    """In the transaction that saved the record."""
    submission.state, submission.target = State.PUBLISHED, row.pk
    submission.published_by, submission.published_at = user, now()
    submission.authors_could_publish = settings.AUTHORS_MAY_PUBLISH
    submission.save()
    submission.comments.create(user=user, doing=Doing.PUBLISHED)


def said(text):
    if not (words := readable(text)):
        raise Refused(_("Say why in a comment first."), 400)
    return words


def readable(text):
    words = text.replace("\0", "").replace("\r\n", "\n").strip()
    if len(words) > LONGEST_COMMENT:
        facts = {"given": len(words), "most": LONGEST_COMMENT}
        raise Refused(_("The comment has %(given)d characters; at most %(most)d are expected.") % facts, 400)
    return words
