"""What can speak for or against a candidate date: a sentence that follows from records, and the page where they stand.

Each kind is a function of a candidate and its surroundings. What is not on record yields nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.dates.plain_days import day_in_words
from summit_archive.wording.language import is_russian

from ..attendance.standing import standings_on
from ..cases import in_case
from ..cases.phrases import within_a_sentence
from ..models import Meeting
from ..offices.holders import fits, is_sure
from .surroundings import NEXT_DAY


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


@dataclass(frozen=True)
class Argument:
    stance: Stance
    words: str
    url: str


def speaks_for(words, row):
    return Argument(Stance.FOR, words, row.get_absolute_url())


def speaks_against(words, row):
    return Argument(Stance.AGAINST, words, row.get_absolute_url())


def says_neither(words, row):
    return Argument(Stance.NEITHER, words, row.get_absolute_url())


# --- The kinds of argument ----------------------------------------------------

AT_A_DISTANCE = [Meeting.Format.ONLINE, Meeting.Format.BY_PHONE]


def by_series(candidate, around):
    """Which edition of the series was on these days; or that one was looked for in vain."""
    found = [row for row in around.editions if candidate.may_touch(row)]
    for row in [] if candidate.is_long else found:
        facts = facts_of(row, around)
        if are_apart(row, around.meeting):
            told = _("“%(title)s” of the same series was then in %(place)s, and this meeting in %(here)s.")
            yield speaks_against(told % facts, row)
        else:
            yield speaks_for(of_the_series(row, around.meeting) % facts, row)
    for search in around.searches:
        if not found and search.year == candidate.first.year == candidate.last.year:
            facts = {"year": search.year, "source": search.source, "day": search.searched_on}
            told = _("A search for an edition of %(year)s found none: %(source)s, %(day)s.")
            yield speaks_against(told % facts, around.meeting.series)


def of_the_series(row, meeting):
    if row.place_id and row.place_id == meeting.place_id:
        return _("“%(title)s” of the same series was on %(when)s, in %(place)s as this meeting.")
    return _("“%(title)s” of the same series was on %(when)s; no two places speak against it.")


def by_linked_meetings(candidate, around):
    """Whether what is recorded beside it, around it or within it can have been then; what was not held never was."""
    for other in around.linked:
        yield from by_linked_meeting(other, candidate, around, slack=NEXT_DAY)
    whole = [around.meeting.parent] if around.meeting.parent else []
    for other in [*whole, *around.parts]:
        yield from by_linked_meeting(other, candidate, around, slack=0)


def by_linked_meeting(other, candidate, around, slack):
    if not other.is_held:
        return
    facts = {"title": other.called, "when": in_case(other.when.in_words(), "gen")}
    if not candidate.may_touch(other, slack):
        yield speaks_against(why_not(other) % facts, other)
    elif other.when.is_definite:
        told = _("“%(title)s”, recorded together with it, was on %(when)s.")
        yield speaks_for(told % facts, other)
    elif slack and not candidate.is_long:
        yield from by_sessions_like(other, candidate, around, slack)


def why_not(other):
    if other.when.is_definite:
        return _("“%(title)s”, recorded together with it, was on %(when)s, and so not then.")
    first, last = (
        in_case(day_in_words(day), "gen") for day in (other.first_possible_day, other.last_possible_day)
    )
    told = _("“%%(title)s”, recorded together with it, was not then: between %(first)s and %(last)s.")
    return told % {"first": first, "last": last}


def by_sessions_like(other, candidate, around, slack):
    """Of a meeting that stands beside it and is undated itself: which of its series or body were then."""
    for row in around.like(other):
        if not candidate.may_touch(row, slack):
            continue
        facts = facts_of(row, around) | {"other": other.called}
        if are_apart(row, around.meeting):
            told = _("“%(title)s” was on %(when)s, but in %(place)s: “%(other)s” was beside this meeting.")
            yield speaks_against(told % facts, row)
        else:
            told = _("“%(title)s” was on %(when)s; it can be “%(other)s”, which was beside this meeting.")
            yield speaks_for(told % facts, row)


def by_offices(candidate, around):
    """Whether those named held the offices that they are named with; who held the others."""
    for row in around.participations:
        terms = around.terms.get(row.office_id, []) if row.office_id else []
        if row.person_id:
            yield from by_own_terms(
                row, [term for term in terms if term.person_id == row.person_id], candidate
            )
        else:
            for term in terms:
                if fits(term, candidate):
                    facts = {"office": row.office.called, "person": term.person.called}
                    yield says_neither(of_the_holder(term, candidate) % facts, term.person)


def of_the_holder(term, candidate):
    if is_sure(term, candidate):
        return _("%(office)s, named without a name, was then %(person)s.")
    return _("%(office)s, named without a name, was then possibly %(person)s.")


def office_of(row):
    """In brackets behind a name."""
    office = row.office.called if row.office_id else ""
    return within_a_sentence(office) if is_russian() else office


def by_own_terms(row, terms, candidate):
    facts = {"person": row.person.called, "office": office_of(row)}
    if any(is_sure(term, candidate) for term in terms):
        yield speaks_for(_("%(person)s, named as %(office)s, was in that office then.") % facts, row.person)
    elif any(fits(term, candidate) for term in terms):
        told = _("%(person)s, named as %(office)s, was in that office possibly, or for a part of these days.")
        yield says_neither(told % facts, row.person)
    elif terms:
        told = _("%(person)s, named as %(office)s, was not in that office then, by the terms on record.")
        yield speaks_against(told % facts, row.person)


def by_other_meetings(candidate, around):
    """Where the same states and people were on just these days."""
    if not candidate.is_short:
        return
    for row in around.elsewhere:
        if not (candidate.is_within(row) and are_placed(row, around.meeting)):
            continue
        facts = facts_of(row, around) | {"who": who_of(row, around)}
        if are_apart(row, around.meeting):
            told = _("%(who)s met in %(place)s then: “%(title)s”. This meeting was in %(here)s.")
            yield speaks_against(told % facts, row)
        else:
            told = _("%(who)s met then in %(place)s, where this meeting was: “%(title)s”.")
            yield speaks_for(told % facts, row)


def by_membership(candidate, around):
    """Whether those named belonged to the organisation on these days."""
    named = around.members_named
    if not around.memberships or not named:
        return
    standings = standings_on(candidate, around.memberships)
    body = around.organisation
    outside = [country for pk, country in named.items() if pk not in standings]
    for country in outside:
        told = _("%(country)s was neither a member nor an associate or observer of %(body)s then.")
        yield speaks_against(
            told % {"country": country.called, "body": in_case(body.short_name, "gen")}, country
        )
    if not outside:
        yield of_all_named(candidate, around, body)


def of_all_named(candidate, around, body):
    """That each named state had a standing, surely or possibly, on every day."""
    number = len(around.members_named)
    facts = {"number": number, "body": in_case(body.short_name, "gen")}
    sure = {row.country_id for row in around.memberships if is_sure(row, candidate)}
    if sure >= set(around.members_named):
        told = ngettext(
            "The state named was a member, associate or observer of %(body)s then.",
            "All %(number)s states named were members, associates or observers of %(body)s then.",
            number,
        )
        return speaks_for(told % facts, body)
    told = ngettext(
        "The state named was possibly a member, associate or observer of %(body)s then.",
        "All %(number)s states named were members, associates or observers of %(body)s then, some of them only possibly.",
        number,
    )
    return says_neither(told % facts, body)


KINDS = {
    "series": (gettext_lazy("Its series"), by_series),
    "beside": (gettext_lazy("What was beside it"), by_linked_meetings),
    "offices": (gettext_lazy("Offices"), by_offices),
    "elsewhere": (gettext_lazy("Where they were"), by_other_meetings),
    "membership": (gettext_lazy("Membership"), by_membership),
}


def are_placed(*meetings):
    """Whether each has a place at which people were: a call or a session online tells nobody's place."""
    return all(row.place_id and row.format not in AT_A_DISTANCE for row in meetings)


def are_apart(row, meeting):
    """Whether both have a place, and not the same one."""
    return are_placed(row, meeting) and row.place_id != meeting.place_id


def facts_of(row, around):
    here = around.meeting.place
    return {
        "title": row.called,
        "when": in_case(row.when.in_words(), "gen"),
        "place": in_case(row.place, "loc") if row.place_id else "",
        "here": in_case(here, "loc") if here else "",
    }


def who_of(row, around):
    """The named states and people that took part in `row`, by name."""
    # Where none are named, Django asks for no array at all: None.
    names = [around.countries[pk].called for pk in row.country_ids or []]
    names += [around.people[pk].called for pk in row.person_ids or []]
    return ", ".join(sorted(names))
