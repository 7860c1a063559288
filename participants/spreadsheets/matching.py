"""Which meeting each line is about: one on record, by its address or its title and date; or a new one."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from summit_archive.slugs import FormerSlug

from ..models import Meeting, Participation
from . import columns
from .columns import AS_EXPORTED, PARTICIPANT_NUMBER, SLUG
from .export import participants
from .reading import Line


@dataclass
class Group:
    """The lines of one meeting, and the meeting, None where it is new; `refusal` says why it is none of both."""

    key: str
    lines: list[Line]
    meeting: Meeting | None = None
    refusal: str = ""
    people: dict[int, Participation] = field(default_factory=dict)


def base_of(line):
    """{column: its sign at the export}; empty where the line is no exported one, or was copied below another meeting."""
    signs = columns.signs_of(line[AS_EXPORTED]) or {}
    return signs if signs.get(SLUG) == columns.sign(line[SLUG]) else {}


def groups_of(lines: list[Line], *, locked: bool = False) -> list[Group]:
    """In the order of the file. Four queries for any number; `locked` keeps others from the meetings meanwhile."""
    by_key: dict[str, list[Line]] = {}
    for line in lines:
        by_key.setdefault(key_of(line), []).append(line)
    groups = [Group(key, lines) for key, lines in by_key.items()]
    find_by_address(groups)
    find_by_title(groups)
    refuse_twice(groups)
    load(groups, locked)
    return groups


def key_of(line):
    """The address, or what stands for it: the title and the date."""
    if line[SLUG]:
        return " ".join(line[SLUG].lower().split())
    return f"{line['title'].casefold()}\n{columns.date_or_text(line['when'])}"


def find_by_address(groups):
    asked = {group.key for group in groups if "\n" not in group.key}
    at = dict(Meeting.objects.filter(slug__in=asked).values_list("slug", "pk"))
    former = FormerSlug.objects.filter(kind=Meeting._meta.db_table, slug__in=asked - at.keys())
    at |= dict(former.values_list("slug", "object_id"))
    for group in groups:
        group.meeting = at.get(group.key)
        if group.meeting is None and any(base_of(line) for line in group.lines):
            group.refusal = _("The meeting was deleted since the export.")


def find_by_title(groups):
    """Whoever brings the same file again brings nothing new."""
    wanted = {group.key: group for group in groups if "\n" in group.key}
    titles = {line["title"] for group in wanted.values() for line in group.lines}
    found: dict[str, list[Meeting]] = {}
    for meeting in Meeting.objects.filter(title__in=titles).only("title", "when", "slug") if titles else ():
        found.setdefault(f"{meeting.title.casefold()}\n{meeting.when}", []).append(meeting)
    for key, group in wanted.items():
        if len(rows := found.get(key, [])) == 1:
            group.meeting = rows[0].pk
        elif rows:
            told = _(
                "Several meetings have this title and date: write the address of the one that is meant, %s."
            )
            group.refusal = told % ", ".join(row.slug for row in rows)


def refuse_twice(groups):
    """Two keys in the file that lead to one meeting, such as its old address and its new one."""
    led = Counter(group.meeting for group in groups if group.meeting)
    for group in groups:
        if led[group.meeting] > 1:
            group.refusal = _(
                "Other rows name the same meeting in another way: give all of them one address."
            )


def load(groups, locked):
    """Each meeting with its participants."""
    numbers = [group.meeting for group in groups if group.meeting]
    if locked:
        list(
            Meeting.objects.filter(pk__in=numbers).order_by("pk").select_for_update(no_key=True).values("pk")
        )
    related = ["place__country", "organisation", "series__organisation", "parent"]
    rows = Meeting.objects.select_related(*related).prefetch_related(participants()).in_bulk(numbers)
    for group in groups:
        if group.meeting:
            group.meeting = rows[group.meeting]
            group.people = {row.pk: row for row in group.meeting.participations.all()}


def number_of(line):
    """The participation's number that the line carries, or None. ValueError where it is none."""
    text = line[PARTICIPANT_NUMBER]
    if not text:
        return None
    if not text.isdecimal() or len(text) > 18:
        raise ValueError(text)
    return int(text)
