"""What one request does at the form of a record, beside saving it: read from the buttons and from the address."""

from copy import copy
from dataclasses import dataclass
from enum import Enum, auto

from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.utils.datastructures import MultiValueDict

from ..records import number_in
from .rules import May, Refused, may_propose
from .submission import Submission

# Of an address: which submission is opened in the form. Of a form: which version of it was seen.
OPENED = "submission"
SEEN = "submission_seen"


class Act(Enum):
    SHOW = auto()
    PREVIEW = auto()
    DRAFT = auto()
    REVIEW = auto()
    PUBLISH = auto()


BUTTONS = {
    "_preview": Act.PREVIEW,
    "_draft": Act.DRAFT,
    "_review": Act.REVIEW,
    "_publish": Act.PUBLISH,
}
KEEPING = {Act.DRAFT, Act.REVIEW}


class Tried(Exception):
    """Everything was saved, as it was asked; raised through the transaction, it takes all of it back."""

    def __init__(self, row, page=None):
        super().__init__()
        self.row, self.page = row, page


@dataclass(slots=True)
class Visit:
    """`act`: None where the form is shown or saved as ever. `proposes`: whether it may not be saved at all."""

    act: Act | None
    proposes: bool
    can_save: bool
    submission: Submission | None = None
    # What was saved before it is taken back.
    form: object = None

    def may(self, user):
        return May(user, self.submission, self.can_save) if self.submission else None


def visit_of(request, options, object_id, can_save):
    """Raises Http404, PermissionDenied, or `Refused` in words."""
    proposes = not can_save and may_propose(request.user) and not is_popup(request)
    submission = opened(request, options, object_id, can_save)
    visit = Visit(act_of(request, proposes, submission), proposes, can_save, submission)
    refuse_without_right(request.user, visit)
    return visit


def is_popup(request):
    """A window that chooses for another form: a draft could not be chosen there."""
    return "_popup" in request.GET or "_popup" in request.POST


def opened(request, options, object_id, can_save):
    if OPENED not in request.GET:
        return None
    submission = found(request.GET[OPENED])
    if submission is None or not submission.is_of_a_form or submission.model != options.label_lower:
        raise Http404
    if not May(request.user, submission, can_save).see:
        raise Http404
    target = None if submission.is_new else str(submission.target)
    if target != object_id:
        raise Http404
    return submission


def found(number):
    """The submission of that number, or None; for whatever stands in an address."""
    asked = Submission.objects.select_related("author", "published_by").filter(pk=number_in(number))
    return asked.first()


def act_of(request, proposes, submission):
    if request.method != "POST":
        return Act.SHOW if submission else None
    act = next((act for button, act in BUTTONS.items() if button in request.POST), None)
    # Whatever a form that may not be saved is sent with, at most it is kept.
    return Act.DRAFT if act is None and (proposes or submission) else act


def refuse_without_right(user, visit):
    if visit.act is Act.PUBLISH and visit.submission is None:
        raise Http404
    if visit.act in KEEPING and visit.submission is None and not may_propose(user):
        raise PermissionDenied
    if visit.act is Act.REVIEW and visit.submission and not visit.may(user).is_author:
        raise PermissionDenied
    if visit.act in {Act.SHOW, *KEEPING} and visit.submission and not visit.may(user).edit:
        raise Refused(visit.submission.get_state_display(), 409)


# --- What was typed -------------------------------------------------------------


def typed(request, left_out):
    """{name: [values]} of what stands in the form, to be kept; what it was made from is among it, signed."""
    return {
        name: [value.replace("\0", "") for value in values]
        for name, values in request.POST.lists()
        if is_typed(name) and name not in left_out
    }


def is_typed(name):
    ours = name.startswith("_") or name in {"csrfmiddlewaretoken", SEEN}
    return not ours and "__prefix__" not in name and "\0" not in name


def as_if_sent(request, data, **more):
    """The request as if the form had been sent with `data`; the request itself stays as it is."""
    sent = QueryDict(mutable=True)
    for name, values in data.items():
        sent.setlist(name, values)
    for name, value in more.items():
        sent[name] = value
    asked = copy(request)
    asked.method, asked.POST = "POST", sent
    # Else asking for the files reads the request's body, and puts it in the place of what is set here.
    asked._files = MultiValueDict()
    return asked
