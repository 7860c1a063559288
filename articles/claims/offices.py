"""Who held an office on a day, and whether somebody did: by the terms on record, as far as their sources know."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from participants.cases import in_case
from participants.models import Office, Term
from participants.names.keys import spans_of
from participants.names.lookup import others_alike
from participants.offices.holders import fits, is_sure
from participants.together.sides import asking as address
from summit_archive.dates.parsing import shown
from summit_archive.dates.plain_days import day_in_words
from summit_archive.filtering.values import Problem

from .asking import LABELS, NotAClaim, cleaned, time_of
from .evidence import Cited, Verdict
from .judging import cited
from .parties import MOST_CHOICES, Choice, Unclear, parties
from .times import Time


@dataclass(frozen=True)
class Holder:
    """A term. `is_sure`: it surely covers all days asked for; `is_sure_then`: some day of them."""

    term: Any
    is_sure: bool
    is_sure_then: bool
    cited: Cited

    @property
    def person(self):
        return self.term.person

    @property
    def is_acting(self):
        return self.term.is_acting


@dataclass(frozen=True)
class OfficeAnswer:
    """`holders` are all who surely or possibly held it then, oldest first; `person` is None where the question is who did.

    `verdict` is that of the claim that `person` held it; of the question it is None. `next_known`: until when the
    latest term is known, where nobody is on record.
    """

    office: Any
    time: Time
    person: Any
    verdict: Verdict | None
    sentence: str
    sentences: tuple[str, ...]
    holders: tuple[Holder, ...]
    own: tuple[Holder, ...]
    known_until: Any

    @property
    def verdict_in_words(self):
        return str(self.verdict.label) if self.verdict else ""

    @property
    def parameters(self) -> list[tuple[str, str]]:
        person = [("person", self.person.slug)] if self.person else []
        return [("office", self.office.slug), *person, ("on", str(self.time.date))]

    @property
    def url(self):
        return address("claim", self.parameters)

    @property
    def json_url(self):
        return address("claim-json", self.parameters)


def office_claim(office: str, on: str, person: str = "") -> OfficeAnswer:
    """Who held `office`, by name or slug, `on` a day or any other EDTF; or whether `person` did.

    Raises `NotAClaim`. Some four queries.
    """
    texts, problems = cleaned({"office": office, "on": on, "person": person})
    found, problem = office_of(texts["office"])
    problems += [problem] if problem and not any(one.parameter == "office" for one in problems) else []
    time = time_of(texts["on"], problems)
    if not texts["on"] and not any(one.parameter == "on" for one in problems):
        problems.append(no_day_given())
    row = person_of(texts["person"], problems) if texts["person"] else None
    if problems:
        raise NotAClaim(problems)
    return answer(found, time, row)


def office_of(text: str) -> tuple[Any, Problem | None]:
    """The office of that slug, else of that name in any script. At most two queries."""
    if not text:
        return None, missing_office()
    offices = Office.objects.select_related("country", "organisation")
    if office := offices.filter(slug=text.lower()).first():
        return office, None
    whole = max(spans_of(text), key=lambda span: span.number, default=None)
    ids = []
    if whole is not None:
        alike = others_alike(set(whole.keys))
        by_key = [
            [match.owner.id for match in alike[key] if match.owner.table == "office" and match.how == "whole"]
            for key in whole.keys
        ]
        ids = next(filter(None, by_key), [])
    found = list(offices.filter(pk__in=set(ids)).order_by("name")) or list(of_own_name(offices, text))
    if len(found) == 1:
        return found[0], None
    choices = tuple(
        Choice(row.slug, row.called, str(row.country or row.organisation)) for row in found[:MOST_CHOICES]
    )
    return None, Unclear("office", shown(text), unclear_office(text, bool(choices)), choices)


def of_own_name(offices, text):
    """Those whose own name has these words; the name itself alone where it is one."""
    rows = list(offices.filter(name__icontains=text).order_by("name")[: MOST_CHOICES + 1])
    exact = [row for row in rows if row.name.lower() == text.lower()]
    return exact or rows


def person_of(text: str, problems: list) -> Any:
    """What is no person is told in `problems`."""
    found = parties({"person": text}, LABELS)["person"]
    if found.problem:
        problems.append(found.problem)
        return None
    if found.row.table != "person":
        said = _("%(label)s: “%(value)s” is not a person; expected a person.")
        facts = {"label": LABELS["person"], "value": shown(text)}
        problems.append(Problem("person", shown(text), said % facts))
    return found.row


def answer(office, time, person):
    """One query."""
    terms = list(Term.objects.filter(office=office).for_list())
    holders = tuple(holder_of(term, time) for term in terms if fits(term, time))
    own = tuple(holder for holder in holders if person and holder.term.person_id == person.pk)
    verdict = verdict_of(holders, own, time) if person else None
    latest = max((term.known_until for term in terms if term.known_until), default=None)
    when = time.date.in_words()
    return OfficeAnswer(
        office=office,
        time=time,
        person=person,
        verdict=verdict,
        sentence=claimed(verdict, person, office, when) if person else asked(holders, office, when),
        sentences=tuple(sentences(holders, office, latest)),
        holders=holders,
        own=own,
        known_until=latest,
    )


def holder_of(term, time):
    days = term.surely_in_force
    then = not days.isempty and any(
        days.lower <= last and first < days.upper for first, last in time.possible
    )
    return Holder(term, is_sure(term, time), then, cited(term))


def verdict_of(holders, own, time):
    """Of one stretch of days one will do, as “in 2019”; of several that may be meant, each has to fit."""
    if any(holder.is_sure or (holder.is_sure_then and time.is_one_stretch) for holder in own):
        return Verdict.ATTESTED
    if own:
        return Verdict.POSSIBLE
    return Verdict.DENIED if any(holder.is_sure for holder in holders) else Verdict.NOTHING


# --- In words -----------------------------------------------------------------


def claimed(verdict, person, office, when):
    said = {
        Verdict.ATTESTED: _("%(person)s held the office “%(office)s” (%(when)s)."),
        Verdict.POSSIBLE: _(
            "%(person)s may have held the office “%(office)s” (%(when)s): the record leaves this open."
        ),
        Verdict.DENIED: _(
            "According to the record, somebody other than %(person)s held the office “%(office)s” (%(when)s)."
        ),
        Verdict.NOTHING: _("Nothing on record says that %(person)s held the office “%(office)s” (%(when)s)."),
    }
    return said[verdict] % {"person": person.called, "office": office.called, "when": when}


def asked(holders, office, when):
    facts = {"office": in_case(office, "ins"), "when": when, "people": names(holders)}
    if not holders:
        return _("Nobody is on record as %(office)s (%(when)s).") % facts
    if all(holder.is_sure for holder in holders) and len(holders) == 1:
        if holders[0].is_acting:
            facts["people"] = holders[0].person.called
            return _("%(people)s was acting as %(office)s (%(when)s).") % facts
        return _("%(people)s was %(office)s (%(when)s).") % facts
    if len(sure := [holder for holder in holders if holder.is_sure and not holder.is_acting]) == 1:
        facts |= {"people": names(sure), "others": names(set_apart(holders, sure))}
        return (
            _("%(people)s was %(office)s (%(when)s); possibly, or for a part of it, also %(others)s.") % facts
        )
    if then := [holder for holder in holders if holder.is_sure_then]:
        facts |= {"people": names(then), "others": names(set_apart(holders, then))}
        if facts["others"]:
            return _("On record as %(office)s (%(when)s): %(people)s; possibly also %(others)s.") % facts
        return _("On record as %(office)s (%(when)s): %(people)s.") % facts
    return _("Possibly %(office)s (%(when)s): %(people)s.") % facts


def set_apart(holders, some):
    return [holder for holder in holders if holder not in some]


def names(holders):
    """Each once; who only acted then is told to have acted."""
    held = {holder.person.pk for holder in holders if not holder.is_acting}
    told = (
        holder.person.called
        if holder.person.pk in held
        else _("%(person)s (acting)") % {"person": holder.person.called}
        for holder in holders
    )
    return ", ".join(dict.fromkeys(told))


def sentences(holders, office, latest):
    if not holders:
        yield _("This is a gap in the sources, not a vacancy.")
    for holder in holders:
        yield in_a_line(holder)
    if latest and not any(holder.is_sure_then for holder in holders):
        yield _("Holders of this office are known up to %(day)s.") % {
            "day": in_case(day_in_words(latest), "gen")
        }


def in_a_line(holder):
    term = holder.term
    facts = {
        "person": holder.person.called,
        "start": in_case(term.start.in_words(), "gen") if term.start else _("not stated"),
        "end": end_in_words(term),
    }
    said = _("%(person)s: from %(start)s, %(end)s")
    words = [said % facts]
    if holder.is_acting:
        words.append(_("acting"))
    if not holder.is_sure:
        words.append(_("for a part of that time") if holder.is_sure_then else _("possibly then"))
    source = f" ({holder.cited.source}; {holder.cited.confirmation_in_words})" if holder.cited.source else ""
    return f"{'; '.join(words)}.{source}"


def end_in_words(term):
    if term.end:
        return _("until %(day)s") % {"day": in_case(term.end.in_words(), "gen")}
    if term.known_until:
        return _("known until %(day)s") % {"day": in_case(day_in_words(term.known_until), "gen")}
    return _("end not on record")


def missing_office():
    return Problem(
        "office",
        "",
        _("Office: none is given; expected an office by its name, such as “President of Kazakhstan”."),
    )


def no_day_given():
    return Problem(
        "on", "", _("When: no day is given; expected a day, a month or a year, such as 2022-12-26.")
    )


def unclear_office(text, has_choices):
    facts = {"value": shown(text)}
    if has_choices:
        return _("Office: “%(value)s” may name several. Which do you mean?") % facts
    return (
        _("Office: “%(value)s” is no office on record; expected one such as “President of Kazakhstan”.")
        % facts
    )
