"""Who is meant by a name in any script, a code or a slug. Where several may be meant they are asked back, never guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from participants.models import Term
from participants.models.name import PARTIES
from participants.names import recognise
from participants.names.lookup import Owner
from participants.names.owners import owners_of
from summit_archive.dates.parsing import shown
from summit_archive.filtering.values import Problem
from summit_archive.postgres.prepared import Prepared

LONGEST = 200
# A few that may be meant; of more than these nobody chooses.
MOST_CHOICES = 8
# What may stand before a name and says nothing.
ARTICLE = re.compile(r"(?:the\s+)?", re.IGNORECASE)
AROUND = " .,;:!?\"'“”«»"
PREFIXED = re.compile(r"(country|person|organisation):(.+)", re.DOTALL)
CODE = re.compile(r"[a-z]{2}")

# As addresses spell them comes before the longer codes of ISO 3166, and these before a slug of once.
SPELT = Prepared("""
SELECT text, kind, id, rank FROM (
    SELECT t.text, 'country' AS kind, c.id, 0 AS rank FROM unnest(%(texts)s::text[]) AS t (text)
        JOIN participants_country c ON c.code = upper(t.text)
    UNION ALL SELECT t.text, 'person', p.id, 1 FROM unnest(%(texts)s::text[]) AS t (text)
        JOIN participants_person p ON p.slug = lower(t.text)
    UNION ALL SELECT t.text, 'organisation', o.id, 1 FROM unnest(%(texts)s::text[]) AS t (text)
        JOIN participants_organisation o ON o.slug = lower(t.text)
    UNION ALL SELECT t.text, 'country', c.id, 2 FROM unnest(%(texts)s::text[]) AS t (text)
        JOIN participants_country c ON c.alpha3 = upper(t.text)
    UNION ALL SELECT t.text, substr(f.kind, 14), f.object_id, 3 FROM unnest(%(texts)s::text[]) AS t (text)
        JOIN summit_archive_formerslug f ON f.slug = lower(t.text)
            AND f.kind IN ('participants_person', 'participants_organisation')
) AS spelt ORDER BY text, rank, kind, id
""")


class Choice(NamedTuple):
    """One who may be meant: as addresses spell it, its name, a line to tell those of one name apart."""

    value: str
    label: str
    note: str


@dataclass(frozen=True)
class Unclear(Problem):
    """A value that could not be used, and who may be meant by it."""

    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Found:
    """The row that is meant, or why there is none."""

    row: Any = None
    problem: Unclear | None = None


def parties(asked: dict[str, str], labels: Mapping[str, Any]) -> dict[str, Found]:
    """{parameter: whom its text means}. Two queries where all are codes or slugs, and two to four for each name."""
    found = spelt(asked)
    return {
        parameter: Found(found[parameter])
        if parameter in found
        else named(parameter, text, str(labels[parameter]))
        for parameter, text in asked.items()
    }


def spelt(asked: dict[str, str]) -> dict[str, Any]:
    """Those whose text is a code or a slug, perhaps behind “person:”. Two queries, one where there are none."""
    texts = {parameter: unprefixed(text) for parameter, text in asked.items()}
    wanted: dict[str, Owner] = {}
    for text, kind, pk, _rank in SPELT.rows({"texts": sorted({text for _kind, text in texts.values()})}):
        for parameter, (wanted_kind, own) in texts.items():
            if own == text and wanted_kind in ("", kind):
                wanted.setdefault(parameter, Owner(kind, pk))
    rows = owners_of(wanted.values())
    return {parameter: rows[owner] for parameter, owner in wanted.items() if owner in rows}


def unprefixed(text: str) -> tuple[str, str]:
    prefixed = PREFIXED.fullmatch(text)
    return (prefixed[1], prefixed[2].strip()) if prefixed else ("", text)


def value_of(row: Any) -> str:
    """As a settled address spells it: `spelt` leads from it to this very row."""
    if row.table == "country":
        return row.address_code
    prefix = "organisation:" if row.table == "organisation" and CODE.fullmatch(row.slug) else ""
    return f"{prefix}{row.slug}"


# --- By name ------------------------------------------------------------------


def named(parameter: str, text: str, label: str) -> Found:
    """Whom a name means. Two queries, and one more where it is an office's."""
    kind, text = unprefixed(text)
    recognised = recognise(text)
    whole = [part for part in recognised if covers(part, text)]
    owners = [row for part in whole for row in part.owners if kind in ("", row.table)]
    if len(owners) == 1 and owners[0].table in PARTIES:
        return Found(owners[0])
    every = owners or [row for part in recognised.all_parts for row in part.owners]
    likely = [row for row in every if row.table in PARTIES]
    offices = [
        row for part in recognised.wide if covers(part, text) for row in part.owners if row.table == "office"
    ]
    if not owners and offices:
        return Found(problem=by_office(parameter, text, label, offices))
    choices = tuple(choice_of(row) for row in dict.fromkeys(likely[:MOST_CHOICES]))
    return Found(problem=unclear(parameter, text, label, choices, is_whole=bool(owners) and len(choices) > 1))


def covers(part, text):
    """Whether nothing else is typed."""
    before, after = text[: part.start].strip(AROUND), text[part.end :].strip(AROUND)
    return not part.is_left_out and not after and bool(ARTICLE.fullmatch(f"{before} " if before else ""))


def choice_of(row: Any) -> Choice:
    return Choice(value_of(row), str(row), row.description)


def by_office(parameter: str, text: str, label: str, offices: list) -> Unclear:
    """An office is nobody: those who held it are asked back, the latest first. One query."""
    terms = Term.objects.filter(office__in=[row.pk for row in offices]).select_related("person", "office")
    people = {term.person: term.office.called for term in reversed(terms.in_order())}
    choices = tuple(Choice(person.slug, person.called, office) for person, office in people.items())
    said = _("%(label)s: “%(value)s” is an office that several people held. Whom do you mean?")
    facts = {"label": label, "value": shown(text)}
    return Unclear(parameter, shown(text), said % facts, choices[:MOST_CHOICES])


def unclear(parameter: str, text: str, label: str, choices: tuple[Choice, ...], *, is_whole: bool) -> Unclear:
    facts = {"label": label, "value": shown(text)}
    if choices and is_whole:
        said = _("%(label)s: “%(value)s” may name several. Whom do you mean?")
    elif choices:
        said = _("%(label)s: “%(value)s” was not understood as one name. Is it one of these?")
    else:
        said = _(
            "%(label)s: “%(value)s” names nobody on record; expected a country, a person or an organisation, by its "
            "name in any script, or by its code or address, such as kz."
        )
    return Unclear(parameter, shown(text), said % facts, choices)
