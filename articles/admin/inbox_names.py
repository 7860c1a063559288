"""Deciding a name that nobody on record bears: whose it is, a new person's, or nobody's."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..deciding.given import PLACES, by_word, places_of
from ..deciding.names import Named, it_is, make_person
from ..deciding.remembering import remember_nobody
from ..desk.name_groups import one_name_group
from ..desk.seen import sees_drafts
from ..models import EncounterParty
from .inbox_decisions import (
    MEANWHILE,
    UNKNOWN,
    Lines,
    Made,
    Refused,
    allow,
    lines_sent,
    owner_sent,
    step_of,
    typed,
)


def decide_name(user: Any, action: str, key: str, sent: Any) -> Made:
    group = one_name_group(user, key)
    if group is None:
        raise Refused(MEANWHILE, 409)
    spelt = list(group.name.spellings)
    if action == "reject":
        return nobody(user, key, group.words)
    chosen = places_chosen(user, lines_sent(sent, key), spelt)
    allow(user, *{may_change(word) for word in by_word(chosen)})
    kept = spelt if sent.get(f"spelling-{key}") else []
    if kept:
        allow(user, "participants.add_name")
    if action == "make":
        return make(user, key, sent, chosen, kept)
    kind, owner = owner_sent(sent, key)
    if kind == "office":
        raise Refused(_("Choose a person, an organisation or a country, not an office."), 422)
    doing = _("“%(words)s” is %(owner)s") % {"words": group.words, "owner": owner}
    named, step = step_of(user, doing, lambda: it_is(chosen, owner, kept))
    return Made(key, doing, [f"{doing}.", *named_in_words(named)], step)


def places_chosen(user: Any, lines: Lines, spelt: list[str]) -> list[tuple[str, int]]:
    """Those ticked where the name waits still; where the others are ticked too, also these."""
    places = [(word, number) for _name, word, number in places_of(spelt, drafts=sees_drafts(user))]
    for word, numbers in by_word(set(lines.ticked) - set(places)).items():
        if word not in PLACES or PLACES[word].model._default_manager.filter(pk__in=numbers).count() < len(
            numbers
        ):
            raise Refused(UNKNOWN, 400)
    chosen = [
        place for place in places if place in lines.ticked or (lines.others and place not in lines.shown)
    ]
    if not chosen:
        raise Refused(MEANWHILE, 409)
    return chosen


def nobody(user: Any, key: str, words: str) -> Made:
    allow(user, "articles.add_remembereddecision")
    doing = _("“%(words)s” is nobody on record") % {"words": words}
    _decision, step = step_of(user, doing, lambda: remember_nobody(words, user))
    return Made(
        key, doing, [f"{doing}.", _("You will not be asked about this name again, in any spelling.")], step
    )


def make(user: Any, key: str, sent: Any, chosen: list, kept: list[str]) -> Made:
    allow(user, "participants.add_person")
    name, family = typed(sent, f"new-{key}"), typed(sent, f"family-{key}")
    if not name:
        raise Refused(_("The person's name is missing."), 422)
    doing = _("Added a person: %(name)s") % {"name": name}
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
                "manage.py link_articles will find %d more article by it.",
                "manage.py link_articles will find %d more articles by it.",
                named.later,
            ),
        ),
    ]
    return [words % number for number, words in counts if number]
