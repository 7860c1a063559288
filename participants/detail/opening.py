"""Who met, where and when, in one sentence: the first of a meeting's page. Each shape is a sentence of its own."""

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.templatetags.as_recorded import as_recorded

from ..attendance.participant_lines import State
from ..cases import in_case, where
from ..listing.cards import citations
from ..models import Meeting, Participation
from ..models.meeting import SIDES_OF_KIND, today

STATUS = Participation.Status
# Whoever has one of these was there. Of the others nobody says so: an invitation is not attendance.
THERE = {STATUS.ATTENDED, STATUS.ONLINE}
# So many are named with their offices, more by country, and very many are counted.
MOST_WITH_OFFICES, MOST_NAMED = 3, 14

# Of (how they met, whether the place is told, whether the date is definite).
MET = {
    ("in-person", True, True): gettext_lazy("%(names)s met %(where)s on %(day)s."),
    ("in-person", True, False): gettext_lazy("%(names)s met %(where)s, %(day)s."),
    ("in-person", False, True): gettext_lazy("%(names)s met on %(day)s."),
    ("in-person", False, False): gettext_lazy("%(names)s met, %(day)s."),
    ("by-phone", False, True): gettext_lazy("%(names)s spoke by phone on %(day)s."),
    ("by-phone", False, False): gettext_lazy("%(names)s spoke by phone, %(day)s."),
    ("online", False, True): gettext_lazy("%(names)s met online on %(day)s."),
    ("online", False, False): gettext_lazy("%(names)s met online, %(day)s."),
}
# Of (whether the place is told, whether the date is definite): who met is not on record, or one side alone.
HELD = {
    (True, True): gettext_lazy("This meeting was held %(where)s on %(day)s."),
    (True, False): gettext_lazy("This meeting was held %(where)s, %(day)s."),
    (False, True): gettext_lazy("This meeting was held on %(day)s."),
    (False, False): gettext_lazy("This meeting was held, %(day)s."),
}
WAS_PLANNED = {
    (True, True): gettext_lazy("This meeting was planned for %(day)s %(where)s."),
    (True, False): gettext_lazy("This meeting was planned %(where)s; date: %(day)s."),
    (False, True): gettext_lazy("This meeting was planned for %(day)s."),
    (False, False): gettext_lazy("This meeting was planned, %(day)s."),
}
IS_PLANNED = {
    (True, True): gettext_lazy("This meeting is planned for %(day)s %(where)s."),
    (True, False): gettext_lazy("This meeting is planned %(where)s; date: %(day)s."),
    (False, True): gettext_lazy("This meeting is planned for %(day)s."),
    (False, False): gettext_lazy("This meeting is planned, %(day)s."),
}
BECAME = {
    "rumoured": gettext_lazy("It is only rumoured."),
    "possible": gettext_lazy("Sources call it possible."),
    "postponed": gettext_lazy("It was postponed."),
    "cancelled": gettext_lazy("It was cancelled."),
    "denied": gettext_lazy("A source denies that it was ever planned."),
}


def opening(meeting, lines):
    """The sentences, as HTML with links to those whom they name. No query."""
    if not meeting.is_held:
        return sentences(*planned(meeting))
    there = there_of(meeting, [line.facts for line in lines])
    parties = parties_of(there)
    if len(parties) < 2:
        return sentences(filled(HELD, meeting), hosted(lines), invited(lines), alone(parties))
    how = how_they_met(meeting)
    has_place = bool(meeting.place) and how == "in-person"
    met = MET[how, has_place, meeting.when.is_definite]
    told = put(met, where_and_when(meeting) | {"names": joined(parties)})
    return sentences(told, "" if are_all_told(meeting, lines) else _("Others may have taken part."))


def said(meeting):
    """Who says so, by its own name, else by its address, which is that of the first. "" where nobody is on record."""
    first, *others = citations(meeting.source) or [meeting.source_url]
    if not first:
        return ""
    link = format_html(
        '<a href="{}" rel="external noopener" data-cited>{}</a>', meeting.source_url, as_recorded(first)
    )
    sources = format_html_join(
        "; ",
        "{}",
        [(link if meeting.source_url else as_recorded(first),), *((as_recorded(one),) for one in others)],
    )
    return put(_("According to %(sources)s"), {"sources": sources})


def planned(meeting):
    """What was planned, and what became of it."""
    shapes = IS_PLANNED if meeting.last_possible_day >= today() else WAS_PLANNED
    when = meeting.when
    has_words = when.is_definite or names_one_time(when)
    facts = where_and_when(meeting)
    if has_words:
        facts["day"] = in_case(when.in_words(), "acc")
    yield put(shapes[bool(meeting.place), has_words], facts)
    yield BECAME.get(meeting.status, "")
    if meeting.has_unknown_outcome:
        yield _("No source on record says whether it was held.")


def names_one_time(when):
    """Whether it is a year, a season or a month without doubt: “for 2026” says it."""
    return not when.is_doubted and len(when.shape.singles) == 1 and "X" not in str(when)


def there_of(meeting, all_facts):
    """Those who were there; of a meeting of two or three sides those named otherwise, too: else it was none."""
    there = [facts for facts in all_facts if facts.conclusion.status in THERE]
    if len(there) < SIDES_OF_KIND.get(meeting.kind, 0) or not there:
        there = [facts for facts in all_facts if facts.conclusion.status in THERE | {STATUS.NOT_STATED}]
    return there


def hosted(lines):
    """Whom a source calls the host; "" for none."""
    hosts = [line.facts for line in lines if line.facts.conclusion.role == Participation.Role.HOST]
    if not hosts:
        return ""
    parties = parties_of(hosts)
    told = ngettext("%(names)s was the host.", "%(names)s were the hosts.", len(parties))
    return put(told, {"names": joined(parties)})


def invited(lines):
    """How many were invited, of whom nobody says whether they came; "" for none."""
    number = len([line for line in lines if line.status == STATUS.INVITED])
    told = ngettext(
        "%(number)s was invited; whether they came is not recorded.",
        "%(number)s were invited; whether they came is not recorded.",
        number,
    )
    return told % {"number": number} if number else ""


def alone(parties):
    """What is told of one side, or of none."""
    if not parties:
        return _("Who took part is not recorded.")
    return put(_("Of those who came only %(name)s is on record."), {"name": joined(parties)})


def are_all_told(meeting, lines):
    """By a source that calls the list complete, or because it has as many sides as a meeting of its kind."""
    sides = SIDES_OF_KIND.get(meeting.kind)
    there = there_of(meeting, [line.facts for line in lines])
    number = len({facts.state or facts.who for facts in there})
    return meeting.has_complete_participants or (sides is not None and number >= sides)


def how_they_met(meeting):
    """As the format says, else the kind of the meeting."""
    if meeting.format == Meeting.Format.ONLINE or meeting.kind == Meeting.Kind.VIDEO_CONFERENCE:
        return "online"
    is_call = meeting.format == Meeting.Format.BY_PHONE or meeting.kind == Meeting.Kind.CALL
    return "by-phone" if is_call else "in-person"


# --- Names --------------------------------------------------------------------


def parties_of(there):
    """Of few those who came; of more the countries that they stand for, bodies and people of none, each once."""
    if len(there) <= MOST_WITH_OFFICES:
        return [facts.who for facts in there]
    return list(dict.fromkeys(facts.state or facts.who for facts in there))


def named(row):
    """A country, or a participant with the office."""
    if not getattr(row, "office", ""):
        return linked(row)
    return put(_("%(person)s (%(office)s)"), {"person": linked(row), "office": row.office_called})


def linked(row):
    """A country or a participant, with a link where it has a page."""
    url = row.url if hasattr(row, "url") else row.get_absolute_url()
    return format_html('<a href="{}">{}</a>', url, row.called) if url else conditional_escape(row.called)


def joined(parties):
    """Very many are counted: the page names them below."""
    if len(parties) <= MOST_NAMED:
        return mark_safe(get_text_list([named(row) for row in parties], _("and")))  # noqa: S308 (each is escaped)
    number = len(parties)
    if all(isinstance(row, State) for row in parties):
        return ngettext("%(number)s country", "%(number)s countries", number) % {"number": number}
    return ngettext("%(number)s participant", "%(number)s participants", number) % {"number": number}


# --- Sentences ----------------------------------------------------------------


def filled(shapes, meeting):
    shape = shapes[bool(meeting.place), meeting.when.is_definite]
    return put(shape, where_and_when(meeting))


def where_and_when(meeting):
    place = where(meeting.place) if meeting.place else ""
    when = meeting.when.in_words()
    return {"where": place, "day": in_case(when, "gen") if meeting.when.is_definite else when}


def put(sentence, facts):
    """A sentence with `facts` in it, escaped where they are not HTML already."""
    escaped = {name: conditional_escape(value) for name, value in facts.items()}
    return mark_safe(conditional_escape(str(sentence)) % escaped)  # noqa: S308 (all of it is escaped)


def sentences(*told):
    return mark_safe(" ".join(conditional_escape(one) for one in told if one))  # noqa: S308 (all of it is escaped)
