"""A claim's answer in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.cases import where as said_where

from .evidence import Bearing, Evidence, Verdict


def scope(time, where):
    """Such as " (26 December 2022, in Tashkent)"; "" where the claim names neither."""
    told = [time.date.in_words()] if time.date else []
    if where.row is not None:
        told.append(said_where(where.row))
    return f" ({', '.join(told)})" if told else ""


def sentence(verdict, sides, asked_of, numbers, *, states_no_year=False):
    """The answer. `numbers` are those of the circles in which the two met; `states_no_year`: nor does what leaves it open."""
    who, met = (side.label for side in sides)
    facts = {"who": who, "met": met, "scope": asked_of, "number": sum(numbers.values())}
    if verdict == Verdict.ATTESTED:
        return attested(numbers, facts)
    if verdict == Verdict.POSSIBLE and states_no_year:
        said = _(
            "%(who)s and %(met)s may have met%(scope)s: only meetings without a stated year leave this open."
        )
        return said % facts
    said = {
        Verdict.POSSIBLE: _("%(who)s and %(met)s may have met%(scope)s: the record leaves this open."),
        Verdict.DENIED: _("The record contradicts that %(who)s and %(met)s met%(scope)s."),
        Verdict.NOTHING: _("Nothing on record says that %(who)s and %(met)s met%(scope)s."),
    }
    return said[verdict] % facts


def attested(numbers, facts):
    if numbers.get("bilateral") or numbers.get("trilateral"):
        return (
            ngettext(
                "%(who)s and %(met)s met%(scope)s: %(number)d meeting of both is recorded.",
                "%(who)s and %(met)s met%(scope)s: %(number)d meetings of both are recorded.",
                facts["number"],
            )
            % facts
        )
    return (
        ngettext(
            "%(who)s and %(met)s were at the same meeting%(scope)s: %(number)d larger meeting with both is recorded.",
            "%(who)s and %(met)s were at the same meetings%(scope)s: %(number)d larger meetings with both are recorded.",
            facts["number"],
        )
        % facts
    )


def sentences(verdict, kinds, numbers, elsewhere, known):
    """What the answer rests on, and what is not known."""
    told = [in_a_line(one) for kind in kinds for one in kind.shown[:1]]
    told += remarks(verdict, kinds[0], numbers)
    if verdict in (Verdict.NOTHING, Verdict.DENIED):
        told.append(_("That nothing is recorded does not mean that nothing happened."))
    if elsewhere and verdict != Verdict.ATTESTED:
        told.append(at_another_time(elsewhere))
    return [*told, of_known(known)]


def remarks(verdict, attesting, numbers):
    """What an attested claim does not say."""
    told = []
    if verdict == Verdict.ATTESTED and not (numbers.get("bilateral") or numbers.get("trilateral")):
        told.append(_("Others were there too, so this does not show that the two spoke with each other."))
    if any(one.is_disputed for one in attesting.shown):
        told.append(_("Sources differ: the evidence against it is shown too."))
    return told


def at_another_time(number):
    return (
        ngettext(
            "%d meeting of both is recorded at another time or place.",
            "%d meetings of both are recorded at other times or places.",
            number,
        )
        % number
    )


def of_known(known):
    if not known.of:
        return _("No meeting at all is recorded that certainly was then.")
    said = ngettext(
        "Of the %(of)d recorded meeting of that time, participants are known for %(known)d, in full for %(complete)d.",
        "Of the %(of)d recorded meetings of that time, participants are known for %(known)d, in full for %(complete)d.",
        known.of,
    )
    return said % known._asdict()


def in_a_line(one: Evidence) -> str:
    """Such as “Talks in Tashkent”, 29 March 2025: in person, the two alone. It was cancelled. (Kun.uz, 30 March 2025)"""
    facts = {"title": one.title, "when": one.when_in_words, "how": one.how}
    said = _("“%(title)s”, %(when)s: %(how)s.") if one.bearing == Bearing.FOR else _("“%(title)s”, %(when)s.")
    source = f"({one.cited.source}; {one.cited.confirmation_in_words})" if one.cited.source else ""
    return " ".join(filter(None, [said % facts, *one.reasons, source]))
