"""What is asked by the protocol: verbs, their arguments, moments; and every error that it has."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from ..kinds import KINDS

# {verb: (what must be given, what may be given)}; a token stands alone.
VERBS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Identify": ((), ()),
    "ListMetadataFormats": ((), ("identifier",)),
    "ListSets": ((), ()),
    "GetRecord": (("identifier", "metadataPrefix"), ()),
    "ListIdentifiers": (("metadataPrefix",), ("from", "until", "set")),
    "ListRecords": (("metadataPrefix",), ("from", "until", "set")),
}
WITH_TOKEN = ("ListSets", "ListIdentifiers", "ListRecords")
# By their prefixes: schema and namespace.
FORMATS = {
    "oai_dc": (
        "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
        "http://www.openarchives.org/OAI/2.0/oai_dc/",
    ),
    "rdf": ("http://www.openarchives.org/OAI/2.0/rdf.xsd", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
}
# A source has a page of its own only as long as the archive has no article of it.
SETS = {name: kind for name, kind in KINDS.items() if name != "sources"}
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?", re.ASCII)
NUMBER = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)


class Wrong(Exception):
    """An error of the protocol: its code, and in words what was given and what is expected."""

    def __init__(self, code: str, words: str):
        super().__init__(words)
        self.code, self.words = code, words


@dataclass(frozen=True)
class Asked:
    """What records are asked for. `first` and `before` bound their moments; None: from or for ever."""

    prefix: str
    set_name: str = ""
    first: datetime.datetime | None = None
    before: datetime.datetime | None = None


def arguments_of(data: QueryDict) -> dict[str, str]:
    """The verb with its arguments, each once. Raises `Wrong`."""
    for name, values in data.lists():
        if len(values) > 1:
            raise Wrong(
                "badVerb" if name == "verb" else "badArgument",
                f"“{shown(name)}” is given {len(values)} times: once is expected.",
            )
    given = {name: str(data[name]) for name in data}
    verb = given.get("verb", "")
    if verb not in VERBS:
        raise Wrong("badVerb", f"verb: “{shown(verb)}” is none; expected one of {', '.join(VERBS)}.")
    refuse_others(verb, given)
    return given


def refuse_others(verb: str, given: dict[str, str]) -> None:
    names = given.keys() - {"verb"}
    if "resumptionToken" in names and verb in WITH_TOKEN:
        if names != {"resumptionToken"}:
            raise Wrong("badArgument", "resumptionToken: no other argument is expected beside it.")
        return
    must, may = VERBS[verb]
    for name in sorted(names - {*must, *may}):
        expected = ", ".join((*must, *may)) or "no argument"
        raise Wrong("badArgument", f"{verb} knows no “{shown(name)}”; expected {expected}.")
    for name in must:
        if not given.get(name):
            raise Wrong("badArgument", f"{verb} needs {name}, which is not given.")


def asked(given: dict[str, str]) -> Asked:
    """Raises `Wrong`."""
    first, by_second = moment("from", given.get("from"))
    last, last_by_second = moment("until", given.get("until"))
    if first and last and by_second != last_by_second:
        raise Wrong("badArgument", "from, until: both as days or both as seconds are expected.")
    if first and last and first > last:
        raise Wrong("badArgument", f"from: “{given['from']}” is later than until: “{given['until']}”.")
    step = datetime.timedelta(seconds=1) if last_by_second else datetime.timedelta(days=1)
    try:
        before = last + step if last else None
    except OverflowError:
        before = None
    set_name = given.get("set", "")
    if set_name and set_name not in SETS:
        raise Wrong("noRecordsMatch", f"set: “{shown(set_name)}” is none; expected one of {', '.join(SETS)}.")
    return Asked(prefix_of(given), set_name, first, before)


def moment(name: str, text: str | None) -> tuple[datetime.datetime | None, bool]:
    """(the moment, whether it is given by the second)"""
    if text is None:
        return None, False
    try:
        if not MOMENT.fullmatch(text):
            raise ValueError
        return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC), "T" in text
    except ValueError:
        expected = "YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ"
        raise Wrong("badArgument", f"{name}: “{shown(text)}” is no moment; expected {expected}.") from None


def prefix_of(given: dict[str, Any]) -> str:
    prefix = given["metadataPrefix"]
    if prefix not in FORMATS:
        known = ", ".join(FORMATS)
        raise Wrong(
            "cannotDisseminateFormat", f"metadataPrefix: “{shown(prefix)}” is none; expected {known}."
        )
    return str(prefix)


def identifier_of(host: str, kind: str, number: int) -> str:
    """The same for ever: by the number of the row, as its address may change."""
    return f"oai:{host}:{kind}/{number}"


def identified(host: str, identifier: str) -> tuple[str, int]:
    """(kind, number). Raises `Wrong`."""
    kind, _, number = identifier.removeprefix(f"oai:{host}:").partition("/")
    if identifier.startswith(f"oai:{host}:") and kind in SETS and NUMBER.fullmatch(number):
        return kind, int(number)
    raise unknown(host, identifier)


def unknown(host: str, identifier: str) -> Wrong:
    expected = f"oai:{host}:meetings/1 and the like"
    return Wrong(
        "idDoesNotExist", f"identifier: “{shown(identifier)}” names no record here; expected {expected}."
    )


def shown(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"


def written(at: datetime.datetime) -> str:
    return f"{at.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
