"""The buttons of the inbox: accept, reject, undo; for a page by its form, for a script as JSON, with the same rules.

Pressed twice each does no harm. What somebody else decided meanwhile is told, and left as it is.
"""

import re
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.editing.admin import said_of
from summit_archive.filtering import Links
from summit_archive.web.json import answer

from ..desk.decided import Decided
from ..desk.evidence import shown_groups
from ..desk.groups import key_of_encounter, number_of, of_encounters
from ..desk.inbox_filter import InboxFilter
from ..desk.inbox_page import InboxPage
from ..desk.reasons import LONGEST_REASON, REASONS
from ..desk.seen import seen_by
from ..encounters import deciding
from ..encounters.deciding_words import accept_words
from ..encounters.recording import CannotRecord
from ..encounters.turns import Busy
from ..encounters.undoing import undo_all
from ..models import Encounter, EncounterDecision, ProposedCitation, ProposedStatement

NOT_ALLOWED = gettext_lazy("Nothing was decided: your account may not do this.")
TICKED = "ticked"
ROW = re.compile(r"[1-9][0-9]{0,17}")
SAID = re.compile(r"(statement|citation)-([1-9][0-9]{0,17})")


@dataclass(frozen=True, slots=True)
class May:
    """What somebody may do here: to reject changes the encounter alone, to accept writes meetings."""

    accept: bool
    reject: bool

    @classmethod
    def of(cls, user):
        decides = user.has_perm("articles.change_encounter")
        writes = user.has_perms(["participants.add_meeting", "participants.change_meeting"])
        return cls(accept=decides and writes, reject=decides)

    def do(self, action):
        return self.reject if action == "reject" else self.accept

    def undo(self, decision):
        """What wrote meetings takes meetings away."""
        return self.do(decision.action)

    @property
    def reasons(self):
        return list(enumerate(REASONS, start=1))


@dataclass(slots=True)
class Outcome:
    """What came of one press: `rows` are {key of a group: the encounters that its row showed}."""

    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    decisions: list[int] = field(default_factory=list)
    rows: dict[str, list[int]] = field(default_factory=dict)
    status: int = 200
    undone: int | None = None

    @property
    def is_back(self):
        """Whether something waits again."""
        return self.undone is not None

    def refuse(self, words, status):
        self.refused.append(str(words))
        self.status = max(self.status, status)


class Deciding:
    """The view that all buttons send to."""

    def get_urls(self):
        decide = path(
            "decide/", self.admin_site.admin_view(self.decide_view), name="articles_encounter_decide"
        )
        return [decide, *super().get_urls()]

    def decide_view(self, request):
        wants_json = "application/json" in request.headers.get("Accept", "")
        if not wants_json and not self.has_view_permission(request):
            raise PermissionDenied  # and is not led to a page that refuses as well
        if request.method != "POST":
            return redirect("admin:articles_encounter_changelist")
        outcome = Outcome()
        if not self.has_view_permission(request):
            outcome.refuse(_("You may not look at these reports."), 403)
        else:
            press(request, outcome)
        asked = InboxFilter.read(request.GET)
        return self.as_json(asked, outcome, request) if wants_json else self.as_page(asked, outcome, request)

    def as_json(self, asked, outcome, request):
        content = {"said": " ".join([*outcome.refused, *outcome.said]), "decisions": outcome.decisions}
        if outcome.status != 403:
            may = May.of(request.user)
            content |= {
                "is_back": outcome.is_back,
                "left": InboxPage(request.user, asked).numbers,
                "rows": {
                    key: row_of(request.user, ids, may, here_of(asked)) for key, ids in outcome.rows.items()
                },
            }
        return answer(content, outcome.status)

    def as_page(self, asked, outcome, request):
        """Back to where the button was, with what was decided at its head."""
        for words in outcome.refused:
            self.message_user(request, words, messages.WARNING)
        for words in outcome.said:
            self.message_user(request, words, messages.SUCCESS)
        if request.POST.get("page_of") == "decision" and outcome.undone:
            return redirect("admin:articles_encounterdecision_change", outcome.undone)
        if key := request.POST.get("page_of"):
            ids = next(iter(outcome.rows.values()), [])
            now = next((group.key for group in of_encounters(request.user, ids)), key)
            if number_of(now) is not None:
                return redirect("admin:articles_encounter_group", now)
        page = [("after", asked.paging["after"])] if asked.paging["after"] else []
        if outcome.decisions and not outcome.is_back:
            page.append(("decided", "-".join(map(str, outcome.decisions))))
        return redirect(Links(asked, "admin:articles_encounter_changelist").to(asked.conditions, page))


def here_of(asked):
    """What stands behind the “?” of the list's address."""
    page = [("after", asked.paging["after"])] if asked.paging["after"] else []
    return Links(asked, "admin:articles_encounter_changelist").to(asked.conditions, page).partition("?")[2]


def row_of(user, ids, may, here):
    """The rows of some encounters as the list shows them, as HTML."""
    shown = shown_groups(of_encounters(user, ids))
    template = "admin/articles/encounter/group.html"
    return "".join(render_to_string(template, {"shown": one, "may": may, "here": here}) for one in shown)


# --- What was pressed -----------------------------------------------------------


def press(request, outcome):
    sent, may = request.POST, May.of(request.user)
    if "undo" in sent:
        do_undo(request.user, sent["undo"], may, outcome, sent)
        return
    action = next((name for name in ("accept", "reject") if name in sent), None)
    if action is None:
        outcome.refuse(_("Press a button: accept, reject or undo."), 400)
    elif not may.do(action):
        outcome.refuse(NOT_ALLOWED, 403)
    else:
        for key in keys_in(sent, action):
            decide(request.user, action, key, sent, outcome)
        if not outcome.rows and not outcome.refused:
            outcome.refuse(_("Tick a meeting first."), 400)


def keys_in(sent, action):
    keys = sent.getlist("group") if sent[action] == TICKED else [sent[action]]
    return [key for key in dict.fromkeys(keys) if number_of(key) is not None]


def numbers_in(texts):
    return [int(text) for text in texts if ROW.fullmatch(text)]


def decide(user, action, key, sent, outcome):
    """One group. What cannot be decided is refused, and hinders no other group."""
    ticked = numbers_in(sent.getlist(f"encounter-{key}"))
    outcome.rows[key] = sorted({*shown_in(sent, key), *ticked})
    if not ticked:
        outcome.refuse(_("Tick at least one report of the meeting."), 400)
        return
    rows = seen_by(user, Encounter.objects.filter(pk__in=ticked))
    found = list(rows.select_related("meeting", "proposal"))
    if changed_meanwhile(found, ticked, key):
        told = _("The reports of this meeting have changed. Check them again.")
        outcome.refuse(told, 409)
        return
    try:
        decision = ACTIONS[action](found, user, sent, key)
    except Refused as refused:
        outcome.refuse(refused, refused.status)
        return
    if decision.user_id != user.pk:
        outcome.refuse(_("%(decided)s. Your decision was not needed.") % {"decided": by_whom(decision)}, 409)
        return
    outcome.decisions.append(decision.pk)
    title = title_of(found[0])
    told = _("Accepted: %s.") if action == "accept" else _("Rejected: %s.")
    outcome.said.append(told % title)


def shown_in(sent, key):
    return numbers_in(sent.get(f"shown-{key}", "").split())


def changed_meanwhile(found, ticked, key):
    """Whether one of them is gone, or waits but tells of another meeting now: nothing is decided unseen."""
    moved = [one for one in found if one.state == Encounter.State.PROPOSED and key_of_encounter(one) != key]
    return bool(moved) or len(found) != len(set(ticked))


def title_of(encounter):
    return str(encounter.meeting or encounter.proposal or encounter)


def by_whom(decision):
    """Who decided: it was somebody else."""
    return capfirst(Decided(decision).in_words)


# --- The service, and what it may answer ------------------------------------------


class Refused(Exception):
    def __init__(self, words, status):
        super().__init__(str(words))
        self.status = status


def do_accept(encounters, user, sent, key):
    """With those statements and sources of the articles that are ticked beside the meeting."""
    words = words_ticked(sent, key, encounters)
    permissions = {f"articles.change_{row._meta.model_name}" for row in words}
    if not user.has_perms(permissions):
        raise Refused(NOT_ALLOWED, 403)
    return told(lambda: accept_with_words(encounters, words, user))


@transaction.atomic
def accept_with_words(encounters, words, user):
    decision = deciding.accept(encounters, user)
    return accept_words(words, user, decision) if words and decision.user_id == user.pk else decision


def words_ticked(sent, key, encounters):
    """Of the articles of these encounters, as far as they wait still."""
    asked = [SAID.fullmatch(text) for text in sent.getlist(f"said-{key}")]
    articles = {one.article_id for one in encounters}
    words = []
    for name, model in (("statement", ProposedStatement), ("citation", ProposedCitation)):
        ids = [int(one[2]) for one in asked if one and one[1] == name]
        words += model.objects.waiting().filter(pk__in=ids, article__in=articles) if ids else []
    return words


def do_reject(encounters, user, sent, key):
    reason = sent.get(f"words-{key}", "").strip() or sent.get(f"reason-{key}", "").strip()
    if len(reason) > LONGEST_REASON:
        facts = {"given": len(reason), "most": LONGEST_REASON}
        raise Refused(_("The reason has %(given)d characters; at most %(most)d are expected.") % facts, 400)
    return told(lambda: deciding.reject(encounters, user, reason))


def do_change(user, encounter, facts, parties, meeting, named):
    return told(lambda: deciding.change(encounter, user, facts, parties, meeting, named))


ACTIONS = {"accept": do_accept, "reject": do_reject}


def told(decide):
    """What `decide` gives; what it raises, in the editors' words."""
    try:
        return decide()
    except deciding.AlreadyDecided as already:
        raise Refused(said_of_another(already), 409) from already
    except Encounter.DoesNotExist as gone:
        raise Refused(_("The report of this meeting is gone: its article was read again."), 409) from gone
    except CannotRecord as refusal:
        raise Refused(refusal, 422) from refusal
    except Busy as busy:
        raise Refused(_("Somebody else is writing at this moment. Try again in a moment."), 503) from busy
    except IntegrityError as error:
        raise Refused(said_of(error), 409) from error


def said_of_another(already):
    decisions = EncounterDecision.objects.filter(encounters__in=already.encounters).select_related("user")
    if decision := decisions.order_by("-pk").first():
        return _("%(decided)s. Nothing of yours was saved.") % {"decided": by_whom(decision)}
    return already


# --- Undoing ----------------------------------------------------------------------


def do_undo(user, number, may, outcome, sent):
    decisions = EncounterDecision.objects.filter(pk__in=numbers_in([number])).select_related(
        "user", "undone_by"
    )
    decision = decisions.first()
    if decision is None:
        outcome.refuse(_("There is no such decision."), 404)
        return
    if not may.undo(decision):
        outcome.refuse(NOT_ALLOWED, 403)
        return
    ids = set(decision.encounters.values_list("pk", flat=True))
    keys = [name.removeprefix("shown-") for name in sent if name.startswith("shown-")]
    outcome.rows = {key: sorted({*shown_in(sent, key), *ids}) for key in keys if number_of(key) is not None}
    outcome.undone = decision.pk
    try:
        undone = told(lambda: undo_all([decision], user))
    except Refused as refused:
        outcome.refuse(refused, refused.status)
        return
    outcome.said += undone_in_words(undone)


def undone_in_words(undone):
    """That it is done, and what stays, with the reason."""
    kept = [_("“%(what)s” stays. %(why)s") % {"what": one.what, "why": one.why} for one in undone.kept]
    return [_("Undone."), *kept]


def undo_each(request, model_admin, decisions):
    """From the list of decisions: all of those ticked, or none."""
    may = May.of(request.user)
    if not all(may.undo(decision) for decision in decisions):
        model_admin.message_user(request, NOT_ALLOWED, messages.ERROR)
        return
    try:
        undone = told(lambda: undo_all(decisions, request.user))
    except Refused as refused:
        model_admin.message_user(request, str(refused), messages.WARNING)
        return
    done = ngettext("%d decision was taken back.", "%d decisions were taken back.", len(decisions))
    model_admin.message_user(request, done % len(decisions), messages.SUCCESS)
    for words in undone_in_words(undone)[1:]:
        model_admin.message_user(request, words, messages.WARNING)
