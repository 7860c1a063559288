"""Countries, organisations and people, with the offices that they held and the bodies that they belonged to."""

from collections.abc import Iterable
from typing import Any

from .things import Thing, dated, identified_by, iso, named, same_as, source_of, stated, stated_all, told

KINDS_OF_ORGANISATIONS = {"government": "GovernmentOrganization"}


def person(
    row: Any, names: Iterable[Any], terms: Iterable[Any], identifiers: Iterable[Any], site: str
) -> Thing:
    """A person with the names that readers see and the terms of `for_list`. No query."""
    return told(
        "Person",
        f"{site}{row.get_absolute_url()}",
        url=f"{site}{row.get_absolute_url()}",
        name=row.name,
        familyName=row.family_name,
        alternateName=others(names, row.name),
        identifier=identified_by(identifiers),
        hasOccupation=[occupation(term) for term in terms],
        sameAs=same_as(identifiers),
        subjectOf=source_of(row),
    )


def occupation(term: Any) -> Thing:
    """A term as schema.org has it: a role with days, around the office."""
    office = told("Occupation", name=term.office.name)
    return told("Role", roleName=term.office.name, hasOccupation=office, **in_force(term))


def in_force(row: Any) -> Thing:
    """From when until when; what ISO 8601 cannot say stands in the archive's words. An open end says until when it is known."""
    facts: Thing = {"startDate": iso(row.start), "endDate": iso(row.end)}
    doubtful = [("from", row.start), ("until", row.end)]
    told_of_it = [dated(name, day) for name, day in doubtful if day and not iso(day)]
    known = row.known_until.isoformat() if row.known_until else ""
    acting = "yes" if getattr(row, "is_acting", False) else ""
    told_of_it += stated_all(known_until=known, acting=acting, ground=row.confirmation)
    return facts | {"additionalProperty": told_of_it, "subjectOf": source_of(row)}


def country(row: Any, names: Iterable[Any], identifiers: Iterable[Any], site: str) -> Thing:
    """Also a state that is no more: with its days."""
    codes = [stated("ISO 3166-1 alpha-2", row.code)] if not row.is_former else []
    return told(
        "Country",
        f"{site}{row.get_absolute_url()}",
        url=f"{site}{row.get_absolute_url()}",
        name=row.name,
        alternateName=others([*names, row.official_name], row.name),
        identifier=[*codes, *identified_by(identifiers)],
        sameAs=same_as(identifiers),
        subjectOf=source_of(row),
        additionalProperty=stated_all(
            sub_region=row.region,
            existed_from=row.existed_from.isoformat() if row.existed_from else "",
            existed_until=row.existed_until.isoformat() if row.existed_until else "",
        ),
    )


def organisation(
    row: Any, names: Iterable[Any], memberships: Iterable[Any], identifiers: Iterable[Any], site: str
) -> Thing:
    """An organisation with its members through time, each in its standing."""
    return told(
        KINDS_OF_ORGANISATIONS.get(row.kind, "Organization"),
        f"{site}{row.get_absolute_url()}",
        url=f"{site}{row.get_absolute_url()}",
        name=row.name,
        alternateName=others([row.abbreviation, *names], row.name),
        identifier=identified_by(identifiers),
        foundingDate=row.founded_on.isoformat() if row.founded_on else None,
        parentOrganization=named("Organization", site, row.parent) if row.parent else None,
        location=named("Country", site, row.country) if row.country else None,
        member=[belonging(membership, site) for membership in memberships],
        sameAs=same_as(identifiers),
        subjectOf=source_of(row),
        additionalProperty=stated_all(kind=row.kind),
    )


def belonging(membership: Any, site: str) -> Thing:
    member = named("Country", site, membership.country)
    return told("Role", roleName=membership.standing, member=member, **in_force(membership))


def others(names: Iterable[Any], name: str) -> list[str]:
    """The other names, each once."""
    texts = dict.fromkeys(str(one) for one in names)
    return [text for text in texts if text and text != name]
