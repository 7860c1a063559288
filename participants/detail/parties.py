"""The participants of a meeting by what is known of them, and the sources that name them."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from ..attendance.participant_lines import Facts
from ..models import Participation

STATUS, ROLE = Participation.Status, Participation.Role

# In the order of the page. Who hosted is told apart from the others, unless that says nothing of their coming.
GROUPS = {
    STATUS.ATTENDED: _("Came"),
    ROLE.HOST: _("Host"),
    ROLE.CHAIR: _("Chair"),
    STATUS.ONLINE: _("Joined online"),
    STATUS.REPRESENTED: _("Sent somebody else"),
    STATUS.CONFIRMED: _("Said they would come"),
    STATUS.INVITED: _("Invited"),
    STATUS.NOT_STATED: _("Named"),
    STATUS.ABSENT: _("Did not come"),
}
# Whether these came, nobody says.
OPEN = {STATUS.CONFIRMED, STATUS.INVITED, STATUS.NOT_STATED}
TOLD_APART = {STATUS.ATTENDED, STATUS.NOT_STATED}


class Group(NamedTuple):
    """Participants of whom the same is known, in plain values; `is_open`: whether they came is not on record."""

    name: str
    label: str
    is_open: bool
    lines: tuple[tuple[int, Facts], ...]


class NamedBy(NamedTuple):
    """A source, and whom it names; the one that names most comes first, and nobody is listed of it."""

    source: str
    url: str
    names: tuple[str, ...]


def groups_of(lines):
    """[Group, …] of the lines of a page."""
    found = {}
    for line in lines:
        found.setdefault(group_of(line.facts.conclusion), []).append((line.pk, line.facts))
    return tuple(
        Group(str(name), str(label), name in OPEN, tuple(found[name]))
        for name, label in GROUPS.items()
        if name in found
    )


def group_of(said):
    is_host = said.role in Participation.HOSTING and said.status in TOLD_APART
    return said.role if is_host else said.status


def sources_of(lines, said=""):
    """The sources of the participants, those that name most first; () where all are of the one that `said` tells."""
    found = {}
    for line in lines:
        its = line.facts.conclusion
        if its.source or its.source_url:
            found.setdefault((its.source, its.source_url), []).append(line.facts.who)
    if {source for source, _url in found} <= {said}:
        return ()
    ordered = sorted(found.items(), key=lambda one: -len(one[1]))
    return tuple(
        NamedBy(source or url, url, tuple(who.called for who in named) if place else ())
        for place, ((source, url), named) in enumerate(ordered)
    )
