"""What a list of meetings concludes from who is named, and of how many meetings that can be told at all."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..completeness.known import Known

# What asks who took part.
ASKING_WHO = ("country", "match", "n", "part", "without", "circle", "host", "person")
NOT_STATED = "not-stated"


def asks_who(conditions):
    return any(conditions.get(name) for name in ASKING_WHO)


def looks_for_named(conditions):
    """Whether only meetings that name somebody are found: of all others it cannot be told whether they belong there.

    Whoever asks for lists of one kind has left the others out already.
    """
    if conditions.get("participants"):
        return False
    is_hosted = any(value.text != NOT_STATED for value in conditions.get("host", []))
    return is_hosted or any(conditions.get(name) for name in ("country", "n", "person"))


def others_than_who(question, conditions):
    """`conditions` but for those on who took part."""
    left_out = (*ASKING_WHO, "participants")
    kept = {name: values for name, values in conditions.items() if name not in left_out}
    return question.asked.settled(kept)


def known_under(question, conditions):
    """Of how many meetings under `conditions`, but for those on who took part, the participants are on record.

    As `Known`. One query.
    """
    return question.under(others_than_who(question, conditions)).known_participants()


def known_of_set(memory, some):
    """Of how many of a set of meetings the participants are on record, as `Known`."""
    lists = memory.numbers("list", some)
    complete = lists.get("complete", 0)
    return Known(known=complete + lists.get("partial", 0), of=some.bit_count(), complete=complete)


def concluded_from_silence(asked, found):
    """Sentences on what is found because somebody is not named; `found` gives the `Known` of all that is, if it is asked."""
    if asked.chosen("circle"):
        yield _(
            "Calls, visits and talks on the margins are sorted by the number of recorded countries: more may have taken part."
        )
    may_be = list(what_may_be(asked))
    if may_be and (in_doubt := how_many(found())):
        yield _("%(in_doubt)s: %(may_be)s.") % {"in_doubt": in_doubt, "may_be": "; ".join(may_be)}


def what_may_be(asked):
    """What may be true of a meeting all the same, for each condition that holds where nobody is named."""
    if without := asked.chosen("without"):
        names = ", ".join(value.label for value in without)
        yield _("%(countries)s may have taken part") % {"countries": names}
    if any(value.text == "exactly" for value in asked.chosen("match")):
        yield _("other countries may have taken part")
    if any(value.text == NOT_STATED for value in asked.chosen("host")):
        yield _("their host may just not be recorded")


def how_many(found):
    """How many of the meetings found leave it open, in words; "" where none does."""
    silent = ngettext(
        "%d of these has no participants on record",
        "%d of these have no participants on record",
        found.silent,
    )
    partial = ngettext(
        "%d of these has an incomplete list of participants",
        "%d of these have an incomplete list of participants",
        found.in_part,
    )
    told = [words % number for words, number in ((silent, found.silent), (partial, found.in_part)) if number]
    return ", ".join(told)
