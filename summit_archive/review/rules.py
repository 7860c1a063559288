"""Who may do what with a submission, and in which state: each rule once, for pages, forms and buttons."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from .submission import Submission

PROPOSE = "summit_archive.propose_submission"
PUBLISH = "summit_archive.publish_submission"

State = Submission.State
# An author changes what is not published; a reviewer what waits for review.
OPEN_TO_AUTHOR = {State.DRAFT, State.IN_REVIEW, State.RETURNED, State.WITHDRAWN}
OPEN = {State.DRAFT, State.IN_REVIEW, State.RETURNED}


class Refused(Exception):
    """What was asked is not done; the message says why, the status how a program is told."""

    def __init__(self, words, status=403):
        super().__init__(str(words))
        self.status = status


def may_propose(user):
    return user.has_perm(PROPOSE)


def may_review(user):
    return user.has_perm(PUBLISH)


def sees_drafts(user, model):
    """Whether `user` has a part in records of `model` that readers do not see yet."""
    change = f"{model._meta.app_label}.change_{model._meta.model_name}"
    return user.has_perm(change) or may_review(user)


@dataclass(frozen=True, slots=True)
class May:
    """What `user` may do with `submission`. `can_save`: whether they may save a record of its kind."""

    user: object
    submission: Submission
    can_save: bool

    @property
    def is_author(self):
        return self.submission.author_id == self.user.pk

    @property
    def see(self):
        """A draft is its author's alone until it is sent."""
        seen = self.submission.state != State.DRAFT or self.submission.sent_at is not None
        return self.is_author or (may_review(self.user) and seen)

    @property
    def edit(self):
        if not self.submission.is_of_a_form:
            return False
        if self.is_author and may_propose(self.user):
            return self.submission.state in OPEN_TO_AUTHOR
        return may_review(self.user) and self.can_save and self.submission.state == State.IN_REVIEW

    @property
    def send(self):
        return self.edit and self.is_author and self.submission.state != State.IN_REVIEW

    @property
    def comment(self):
        return self.see

    @property
    def give_back(self):
        """Return it to its author, or a record to its drafts."""
        return may_review(self.user) and self.submission.state == State.IN_REVIEW and self.keeps_status

    @property
    def withdraw(self):
        if self.is_author and self.submission.is_of_a_form:
            return self.submission.state in OPEN
        waits = self.submission.state in {State.IN_REVIEW, State.RETURNED}
        return self.see and may_review(self.user) and waits and self.keeps_status

    @property
    def keeps_status(self):
        """The status of a record is changed with it, by whoever may change the record."""
        return self.submission.is_of_a_form or self.can_save

    @property
    def publish(self):
        return self.why_not_publish is None

    @property
    def why_not_publish(self):
        """In words; None where it may be published."""
        if not (may_review(self.user) and self.can_save):
            return _("Your account may not publish this.")
        if self.submission.state != State.IN_REVIEW:
            return _("Only what is in review can be published.")
        if self.is_author and not settings.AUTHORS_MAY_PUBLISH:
            return _("You wrote this: another reviewer publishes it.")
        return None
