"""What a press of a button of the inbox does: each group of words, of a name or of an article is decided once, as one step.

Pressed twice it does no harm. What somebody else decided meanwhile is left, and told.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.editing.admin import said_of
from summit_archive.history.recording import recorded
from summit_archive.history.reverting import CannotRevert, revert
from summit_archive.history.tables import Step

from ..deciding.given import PLACES, by_word, places_of, read_called
from ..deciding.mentions import Settled, decide_waiting, name_another
from ..deciding.names import Named, it_is, make_person
from ..deciding.remembering import CannotRemember, remember, remember_nobody
from ..deciding.whole_article import Chosen, accept_all, reject_all
from ..desk.article_groups import KEY as OF_ARTICLE
from ..desk.article_groups import rows_waiting
from ..desk.choosing import NoneChosen, chosen_one
from ..desk.name_groups import one_name_group
from ..desk.word_groups import KEY as OF_WORDS
from ..desk.word_groups import alike, kind_of
from ..encounters.deciding import AlreadyDecided
from ..encounters.recording import CannotRecord
from ..encounters.turns import Busy
from ..models import EncounterParty, Mention
from ..models.mention import TARGETS

NOT_ALLOWED = gettext_lazy("Nothing was decided: your account may not do this.")
MEANWHILE = gettext_lazy("Nothing was decided: this was decided on or changed meanwhile. Look at it again.")
ACTIONS = ["accept", "reject", "change", "make"]
TICKED = "ticked"
MOST_AT_ONCE = 50
CALLED = re.compile(r"([a-z]+)-([1-9][0-9]{0,17})")
STEP = re.compile(r"step-([1-9][0-9]{0,17})")
State = Mention.State


class Refused(Exception):
    def __init__(self, words: Any, status: int):
        super().__init__(str(words))
        self.status = status


@dataclass(slots=True)
class Made:
    """A decision in words, and the step that takes it back."""

    key: str
    title: str
    said: list[str]
    step: int | None = None

    @property
    def called(self) -> str:
        return f"step-{self.step}" if self.step else ""

    @property
    def in_words(self) -> str:
        return " ".join(self.said)


@dataclass(slots=True)
class Outcome:
    """What came of one press. `keys` are the groups that are to be shown anew."""

    made: list[Made] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    undone: str = ""
    status: int = 200

    def refuse(self, words: Any, status: int) -> None:
        self.refused.append(str(words))
        self.status = max(self.status, status)


def press(request: Any) -> Outcome:
    sent, outcome = request.POST, Outcome()
    if "undo" in sent:
        undo(request.user, sent, outcome)
        return outcome
    action = next((name for name in ACTIONS if name in sent), None)
    if action is None:
        outcome.refuse(_("Press a button: accept, reject, change or undo."), 400)
        return outcome
    keys = sent.getlist("group") if sent[action] == TICKED else [sent[action]]
    for key in list(dict.fromkeys(keys))[:MOST_AT_ONCE]:
        outcome.keys.append(key)
        try:
            outcome.made.append(decide(request.user, action, key, sent))
        except Refused as refused:
            outcome.refuse(refused, refused.status)
    if not keys:
        outcome.refuse(_("Tick a group first."), 400)
    return outcome


def decide(user: Any, action: str, key: str, sent: Any) -> Made:
    """One group. Raises Refused."""
    if OF_WORDS.fullmatch(key):
        return decide_words(user, action, key, sent)
    if OF_ARTICLE.fullmatch(key):
        return decide_article(user, action, key, sent)
    if key.startswith("n-"):
        return decide_name(user, action, key, sent)
    raise Refused(_("There is no such group."), 404)


@contextmanager
def told() -> Iterator[None]:
    """What the services raise, in the editors' words."""
    try:
        yield
    except (AlreadyDecided, CannotRemember, CannotRecord) as refusal:
        raise Refused(refusal, 409 if isinstance(refusal, AlreadyDecided) else 422) from refusal
    except Busy as busy:
        raise Refused(_("Somebody else is writing at this moment. Try again in a moment."), 503) from busy
    except ValidationError as error:
        raise Refused(" ".join(error.messages), 422) from error
    except ObjectDoesNotExist as gone:
        raise Refused(MEANWHILE, 409) from gone
    except IntegrityError as error:
        raise Refused(said_of(error), 409) from error


def allow(user: Any, *permissions: str) -> None:
    if not user.has_perms(permissions):
        raise Refused(NOT_ALLOWED, 403)


def step_of(user: Any, doing: str, act: Callable[[], Any]) -> tuple[Any, int | None]:
    """What `act` gives, and the number of the step that it became."""
    with told(), recorded(by=user, doing=doing[:500]) as step:
        done = act()
    return done, step.number


def typed(sent: Any, name: str) -> str:
    """No text of the database holds a NUL."""
    return sent.get(name, "").replace("\x00", "").strip()


def taken_out(sent: Any, key: str) -> set[str]:
    """The lines that were shown and are not ticked."""
    return set(sent.getlist(f"shown-{key}")) - set(sent.getlist(f"line-{key}"))


# --- Identical words --------------------------------------------------------------


def decide_words(user: Any, action: str, key: str, sent: Any) -> Made:
    allow(user, "articles.change_mention")
    first, chosen = words_chosen(key, sent)
    later = bool(sent.get(f"later-{key}"))
    if later:
        allow(user, "articles.add_remembereddecision")
    words = f"“{first.text}”" if key.startswith("w") else str(first.target)
    if action == "change":
        return change_words(user, key, sent, words, chosen)
    if action not in ("accept", "reject"):
        raise Refused(_("There is no such decision on words."), 400)
    is_accepted = action == "accept"
    state = State.ACCEPTED if is_accepted else State.REJECTED
    facts = {"words": words, "target": first.target}
    doing = _("Accepted: %(words)s, %(target)s") if is_accepted else _("Rejected: %(words)s, %(target)s")

    def act() -> Settled:
        settled = decide_waiting(chosen, state)
        if not settled.number:
            raise Refused(MEANWHILE, 409)
        if later and key.startswith("w"):
            remember(first.text, kind_of(first), first.target.pk, user, names=is_accepted)
        return settled

    settled, step = step_of(user, doing % facts, act)
    said = [f"{doing % facts}.", *settled_in_words(settled)]
    if later:
        said.append(_("What comes later with these words follows."))
    return Made(key, f"{words} · {first.target}", said, step)


def words_chosen(key: str, sent: Any) -> tuple[Mention, list[int]]:
    """The group's first mention, and those that wait without the ones taken out or come since it was shown."""
    mentions = alike(key)
    first = mentions.select_related(*TARGETS).order_by("pk").first() if mentions is not None else None
    if mentions is None or first is None or first.target is None:
        raise Refused(MEANWHILE, 409)
    last = sent.get(f"last-{key}", "")
    waiting = Mention.objects.waiting().filter(pk__in=mentions.values("pk"), is_checked=False)
    if last.isdecimal() and len(last) < 19:
        waiting = waiting.filter(pk__lte=int(last))
    out = {number for word, number in called(taken_out(sent, key)) if word == "mention"}
    chosen = [pk for pk in waiting.order_by("pk").values_list("pk", flat=True) if pk not in out]
    if not chosen:
        raise Refused(
            _("Nothing is left to decide: leave at least one line ticked.") if out else MEANWHILE, 409
        )
    return first, chosen


def change_words(user: Any, key: str, sent: Any, words: str, chosen: list[int]) -> Made:
    kind, owner = owner_sent(sent, key)
    doing = _("Said to name another: %(words)s, %(target)s") % {"words": words, "target": owner}

    def act() -> Settled:
        settled = name_another(chosen, kind, owner.pk)
        if not settled.number:
            raise Refused(MEANWHILE, 409)
        return settled

    settled, step = step_of(user, doing, act)
    return Made(key, f"{words} · {owner}", [f"{doing}.", *settled_in_words(settled)], step)


def settled_in_words(settled: Settled) -> list[str]:
    """What was decided, and what followed."""
    counts = [
        (settled.number, ngettext("%d place was decided.", "%d places were decided.", settled.number)),
        (settled.left, ngettext("%d was decided meanwhile.", "%d were decided meanwhile.", settled.left)),
        (
            settled.rivals,
            ngettext(
                "%d other suggestion of the same words was rejected.",
                "%d other suggestions of the same words were rejected.",
                settled.rivals,
            ),
        ),
        (settled.links.added, ngettext("%d link was added.", "%d links were added.", settled.links.added)),
        (
            settled.links.removed,
            ngettext("%d link was taken away.", "%d links were taken away.", settled.links.removed),
        ),
    ]
    said = [words % number for number, words in counts if number]
    if settled.read is None:
        said.append(
            _("Which meetings these articles report is to be read anew: run manage.py read_encounters.")
        )
    if settled.meetings:
        said.append(_("A meeting is named: whether an article reports it is said in the article's form."))
    return said


# --- Names that nobody on record bears ----------------------------------------------


def decide_name(user: Any, action: str, key: str, sent: Any) -> Made:
    group = one_name_group(key)
    if group is None:
        raise Refused(MEANWHILE, 409)
    spelt = list(group.name.spellings)
    if action == "reject":
        return nobody(user, key, group.words)
    out = set(read_called(taken_out(sent, key)))
    places = [place for _name, *place in places_of(spelt)]
    chosen = [(word, number) for word, number in places if (word, number) not in out]
    if not chosen:
        raise Refused(_("Nothing is left to decide: leave at least one line ticked."), 409)
    allow(user, *{may_change(word) for word in by_word(chosen)})
    kept = spelt if sent.get(f"spelling-{key}") else []
    if kept:
        allow(user, "participants.add_name")
    if action == "make":
        return make(user, key, sent, chosen, kept)
    kind, owner = owner_sent(sent, key)
    if kind == "office":
        raise Refused(_("A name is a person's, an organisation's or a country's, not an office's."), 422)
    doing = _("“%(words)s” is %(owner)s") % {"words": group.words, "owner": owner}
    named, step = step_of(user, doing, lambda: it_is(chosen, owner, kept))
    return Made(key, doing, [f"{doing}.", *named_in_words(named)], step)


def nobody(user: Any, key: str, words: str) -> Made:
    allow(user, "articles.add_remembereddecision")
    doing = _("“%(words)s” is nobody of the archive") % {"words": words}
    _decision, step = step_of(user, doing, lambda: remember_nobody(words, user))
    return Made(key, doing, [f"{doing}.", _("The name is not asked again, however it is spelt.")], step)


def make(user: Any, key: str, sent: Any, chosen: list, kept: list[str]) -> Made:
    allow(user, "participants.add_person")
    name, family = typed(sent, f"new-{key}"), typed(sent, f"family-{key}")
    if not name:
        raise Refused(_("The person's name is missing."), 422)
    doing = _("Made a person: %(name)s") % {"name": name}
    (person, named), step = step_of(user, doing, lambda: make_person(chosen, name, family, kept))
    return Made(key, str(person), [f"{doing}.", *named_in_words(named)], step)


def may_change(word: str) -> str:
    """A party is a part of its encounter: whoever may decide that may say who it is."""
    options = PLACES[word].model._meta
    name = "encounter" if PLACES[word].model is EncounterParty else options.model_name
    return f"{options.app_label}.change_{name}"


def named_in_words(named: Named) -> list[str]:
    counts = [
        (named.number, ngettext("%d place was said.", "%d places were said.", named.number)),
        (
            named.left,
            ngettext("%d place stays as given.", "%d places stay as given.", named.left),
        ),
        (
            len(named.added),
            ngettext("%d spelling was added.", "%d spellings were added.", len(named.added)),
        ),
        (
            named.later,
            ngettext(
                "%d article more is found by it after manage.py link_articles.",
                "%d articles more are found by it after manage.py link_articles.",
                named.later,
            ),
        ),
    ]
    return [words % number for number, words in counts if number]


# --- An article ---------------------------------------------------------------------

MAY_DECIDE = {
    "mention": ("articles.change_mention",),
    "encounter": ("articles.change_encounter",),
    "statement": ("articles.change_proposedstatement",),
    "citation": ("articles.change_proposedcitation",),
}
WRITES_MEETINGS = ("participants.add_meeting", "participants.change_meeting")


def decide_article(user: Any, action: str, key: str, sent: Any) -> Made:
    if action not in ("accept", "reject"):
        raise Refused(_("There is no such decision on an article."), 400)
    chosen, words = Chosen(), set()
    for word, number in called(sent.getlist(f"line-{key}")):
        if word in MAY_DECIDE:
            getattr(chosen, f"{word}s").append(number)
            words.add(word)
    if not chosen:
        raise Refused(_("Leave at least one line ticked."), 400)
    allow(user, *(one for word in words for one in MAY_DECIDE[word]))
    if action == "accept" and chosen.encounters:
        allow(user, *WRITES_MEETINGS)
    refuse_another(chosen, int(key[1:]))
    doing = _("Accepted of an article") if action == "accept" else _("Rejected of an article")
    act = accept_all if action == "accept" else reject_all

    def decided() -> Any:
        done = act(chosen, user)
        if not done.number:
            raise Refused(MEANWHILE, 409)
        return done

    done, step = step_of(user, doing, decided)
    said = [ngettext("%d thing was decided.", "%d things were decided.", done.number) % done.number]
    if done.left:
        said.append(
            ngettext("%d was decided meanwhile.", "%d were decided meanwhile.", done.left) % done.left
        )
    return Made(key, doing, [f"{doing}.", *said], step)


def refuse_another(chosen: Chosen, article: int) -> None:
    """What is not this article's is not decided under its name."""
    for name, rows in rows_waiting().items():
        others = rows.model._default_manager.filter(pk__in=getattr(chosen, name)).exclude(article=article)
        if getattr(chosen, name) and others.exists():
            raise Refused(_("This is another article's."), 400)


def called(texts: Any) -> list[tuple[str, int]]:
    read = [CALLED.fullmatch(text) for text in texts]
    return [(one[1], int(one[2])) for one in read if one and int(one[2]) < 2**63]


def owner_sent(sent: Any, key: str) -> tuple[str, Any]:
    try:
        return chosen_one(typed(sent, f"to-{key}"))
    except NoneChosen as none:
        raise Refused(none, 422) from none


# --- Taking back --------------------------------------------------------------------


def undo(user: Any, sent: Any, outcome: Outcome) -> None:
    """A step of the inbox; only by its own editor, as everything else is taken back in the history."""
    read = STEP.fullmatch(sent["undo"])
    step = Step.objects.filter(pk=int(read[1]), editor_id=user.pk).first() if read else None
    outcome.keys = [key for key in [sent.get(f"key-{sent['undo']}", "")] if key]
    if step is None:
        outcome.refuse(_("There is no such decision of yours."), 404)
        return
    if not user.has_perm("articles.change_mention"):
        outcome.refuse(NOT_ALLOWED, 403)
        return
    try:
        with told():
            revert(step.pk, by=user)
    except CannotRevert as refusal:
        outcome.refuse(" ".join(refusal.reasons), 409)
    except Refused as refused:
        outcome.refuse(refused, refused.status)
    else:
        outcome.undone = f"step-{step.pk}"
