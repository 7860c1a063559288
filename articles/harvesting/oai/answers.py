"""The answer to each verb, as XML; an error of the protocol is an answer, too."""

from collections.abc import Callable

from django.http import QueryDict
from lxml import etree

from ...linked_data.everything import described
from ...linked_data.things import Thing
from ..changed import last_changes_of, settled_until
from ..gone import is_gone
from . import listing
from .protocol import (
    FORMATS,
    SETS,
    Asked,
    Wrong,
    arguments_of,
    asked,
    identified,
    prefix_of,
    unknown,
    written,
)
from .records import OAI, XSI, add, add_header, add_record

# Records, and identifiers, that one answer has at most.
RECORDS, IDENTIFIERS = 100, 500
SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"


class Repository:
    """Where the answers are given: `address` is the protocol's, `site` what stands before our paths, `host` its name."""

    def __init__(self, site: str, address: str, host: str, name: str, contact: str):
        self.site, self.address, self.host = site, address, host
        self.name, self.contact = name, contact


def answer(repository: Repository, data: QueryDict) -> bytes:
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI} {SCHEMA}")
    # Whoever asks from this moment on misses no change that was being written meanwhile.
    add(root, "responseDate", written(settled_until()))
    request = add(root, "request", repository.address)
    try:
        given = arguments_of(data)
        content = VERBS[given["verb"]](repository, given)
    except Wrong as wrong:
        if wrong.code not in ("badVerb", "badArgument"):
            request.attrib.update(given)
        add(root, "error", wrong.words, code=wrong.code)
    else:
        request.attrib.update(given)
        root.append(content)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def begun(verb: str) -> etree._Element:
    return etree.Element(f"{{{OAI}}}{verb}", nsmap={None: OAI})


def identify(repository: Repository, _given: dict[str, str]) -> etree._Element:
    told = begun("Identify")
    add(told, "repositoryName", repository.name)
    add(told, "baseURL", repository.address)
    add(told, "protocolVersion", "2.0")
    add(told, "adminEmail", repository.contact)
    add(told, "earliestDatestamp", written(listing.earliest()))
    add(told, "deletedRecord", "persistent")
    add(told, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    return told


def list_metadata_formats(repository: Repository, given: dict[str, str]) -> etree._Element:
    if "identifier" in given:
        header_at(repository, given["identifier"])
    told = begun("ListMetadataFormats")
    for prefix, (schema, namespace) in FORMATS.items():
        one = add(told, "metadataFormat")
        add(one, "metadataPrefix", prefix)
        add(one, "schema", schema)
        add(one, "metadataNamespace", namespace)
    return told


def list_sets(_repository: Repository, given: dict[str, str]) -> etree._Element:
    if "resumptionToken" in given:
        raise Wrong("badResumptionToken", "resumptionToken: all sets stand in one answer.")
    told = begun("ListSets")
    for name, kind in SETS.items():
        one = add(told, "set")
        add(one, "setSpec", name)
        add(one, "setName", str(kind.model._meta.verbose_name_plural))
    return told


def header_at(repository: Repository, identifier: str) -> listing.Header:
    """Raises `Wrong`."""
    name, number = identified(repository.host, identifier)
    kind = SETS[name]
    is_there = kind.readable().filter(pk=number).exists()
    if not is_there and not is_gone(kind, number):
        raise unknown(repository.host, identifier)
    at = last_changes_of(kind, [number]).get(number) or listing.earliest()
    return listing.Header(name, number, at, not is_there)


def get_record(repository: Repository, given: dict[str, str]) -> etree._Element:
    prefix, header = prefix_of(given), header_at(repository, given["identifier"])
    things = {} if header.is_gone else described(header.kind, [header.number], repository.site)
    told = begun("GetRecord")
    add_record(told, header, things.get(header.number), prefix, repository.host)
    return told


def list_identifiers(repository: Repository, given: dict[str, str]) -> etree._Element:
    query, part = part_asked(given, IDENTIFIERS)
    told = begun("ListIdentifiers")
    for header in part.headers:
        add_header(told, header, repository.host)
    add_token(told, query, part)
    return told


def list_records(repository: Repository, given: dict[str, str]) -> etree._Element:
    query, part = part_asked(given, RECORDS)
    things: dict[tuple[str, int], Thing] = {}
    for kind in dict.fromkeys(header.kind for header in part.headers):
        numbers = [one.number for one in part.headers if one.kind == kind and not one.is_gone]
        found = described(kind, numbers, repository.site) if numbers else {}
        things |= {(kind, number): thing for number, thing in found.items()}
    told = begun("ListRecords")
    for header in part.headers:
        add_record(told, header, things.get((header.kind, header.number)), query.prefix, repository.host)
    add_token(told, query, part)
    return told


def part_asked(given: dict[str, str], size: int) -> tuple[Asked, listing.Part]:
    """Raises `Wrong`."""
    if token := given.get("resumptionToken"):
        query, place = listing.resumed(token)
    else:
        query = listing.without_needless_moment(asked(given))
        place = listing.first_place(query)
    part = listing.part(query, place, size)
    if not part.headers and not place.told:
        raise Wrong("noRecordsMatch", "No record fits what is asked.")
    return query, part


def add_token(told: etree._Element, query: Asked, part: listing.Part) -> None:
    """The last part of several has an empty one."""
    if part.next_place or part.place.told:
        token = listing.token_of(query, part.next_place) if part.next_place else ""
        add(told, "resumptionToken", token, cursor=str(part.place.told))


VERBS: dict[str, Callable[[Repository, dict[str, str]], etree._Element]] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "GetRecord": get_record,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
}
