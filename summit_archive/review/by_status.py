"""Records with a status of their own: readers never see what is in review, and it waits here as it stands."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import admin
from django.utils.timezone import now
from django.utils.translation import gettext as _

from .submission import LONGEST_TITLE, ReviewComment, Submission

State = Submission.State


@dataclass(frozen=True, slots=True)
class Statuses:
    """A column of a record, and what it holds in each state of a review."""

    column: str
    draft: str
    in_review: str
    published: str
    withdrawn: str

    def state_of(self, status):
        """What becomes of what waits, when the record has this status."""
        states = {
            self.published: State.PUBLISHED,
            self.withdrawn: State.WITHDRAWN,
            self.draft: State.RETURNED,
        }
        return states.get(status)

    def status_of(self, state):
        statuses = {
            State.PUBLISHED: self.published,
            State.WITHDRAWN: self.withdrawn,
            State.RETURNED: self.draft,
        }
        return statuses[state]


def kinds():
    """The ModelAdmins of such records."""
    found = admin.site._registry.values()
    return [one for one in found if getattr(one, "statuses", None) is not None]


def rows_waiting(model_admin):
    """Records in review, the latest first."""
    statuses = model_admin.statuses
    return model_admin.model._base_manager.filter(**{statuses.column: statuses.in_review}).order_by("-pk")


def of_row(row):
    """What waits of a record, or None."""
    return Submission.objects.waiting_as_they_stand().of_row(row).select_related("author").first()


def taken_up(row, author):
    """The submission by which a record waits: the one that is there, or a new one. `author`: who sent it, if anybody."""
    label = row._meta.concrete_model._meta.label_lower
    new = {"title": str(row)[:LONGEST_TITLE], "author": author, "sent_at": now()}
    submission, _made = Submission.objects.get_or_create(
        model=label, target=row.pk, data=None, state=State.IN_REVIEW, defaults=new
    )
    return submission


def follow(user, statuses, row, before):
    """What waits follows the status with which a record was saved."""
    after = getattr(row, statuses.column)
    if after == before:
        return
    if after == statuses.in_review:
        waits_for_review(row, user)
    elif before == statuses.in_review:
        settle([row.pk], row._meta.concrete_model, statuses.state_of(after), user)


def waits_for_review(row, user):
    """`user` sent a record to review, and therefore does not publish it."""
    submission = taken_up(row, user)
    if submission.author_id != user.pk:
        submission.author, submission.sent_at = user, now()
        submission.save()
    submission.comments.create(user=user, doing=ReviewComment.Doing.SENT)


def settle(pks, model, state, user):
    """Records that waited have another status now."""
    waiting = Submission.objects.waiting_as_they_stand().filter(model=model._meta.label_lower, target__in=pks)
    settled = list(waiting.values_list("pk", flat=True))
    facts = {"state": state, "changed_at": now()}
    if state == State.PUBLISHED:
        facts |= {"published_by": user, "published_at": now()}
        facts |= {"authors_could_publish": settings.AUTHORS_MAY_PUBLISH}
    Submission.objects.filter(pk__in=settled).update(**facts)
    if state != State.RETURNED:
        doing = ReviewComment.Doing(state)
        ReviewComment.objects.bulk_create(
            ReviewComment(submission_id=pk, user=user, doing=doing) for pk in settled
        )


def own_waiting(user, model, pks):
    """Those of the records that `user` sent to review, and therefore may not publish."""
    if settings.AUTHORS_MAY_PUBLISH:
        return set()
    waiting = Submission.objects.waiting_as_they_stand().filter(model=model._meta.label_lower, author=user)
    return set(waiting.filter(target__in=pks).values_list("target", flat=True))


class StatusChecked:
    """For the form of such a record: whoever sent it to review does not publish it."""

    statuses: Statuses | None = None
    reviewer = None

    def clean(self):
        cleaned = super().clean()
        if self.statuses is None:
            return cleaned
        before, after = self.initial.get(self.statuses.column), cleaned.get(self.statuses.column)
        publishes = before == self.statuses.in_review and after == self.statuses.published
        if publishes and own_waiting(self.reviewer, self._meta.model, [self.instance.pk]):
            self.add_error(self.statuses.column, _("You sent this to review: another reviewer publishes it."))
        return cleaned
