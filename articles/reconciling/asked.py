"""What a program sends, read: queries and extensions, each value checked; what cannot be used is a `Problem`."""

import json
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .properties import COLUMNS, PROPERTIES
from .refusing import NotReadable
from .things import THINGS

MOST_QUERIES = 100
MOST_IDENTIFIERS = 200
MOST_PROPERTIES = 50
MOST_CANDIDATES = 50
USUAL_CANDIDATES = 5
# No name and no title is longer.
LONGEST_TEXT = 300
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
STRICTNESS = ("any", "should", "all")


@dataclass(frozen=True)
class Query:
    """One name to be found. `properties`: [(its id, the values that it may have)]."""

    text: str
    types: tuple[str, ...] = ()
    strictness: str = "any"
    limit: int = USUAL_CANDIDATES
    properties: tuple[tuple[str, tuple], ...] = ()


@dataclass(frozen=True)
class Extension:
    """Columns to be told of records: `properties` are [(a property, its settings)]."""

    identifiers: tuple[str, ...]
    properties: tuple[tuple[str, dict], ...]


def json_of(parameter, text):
    """An object. Raises NotReadable."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise NotReadable(parameter, text, _("JSON")) from None
    if not isinstance(content, dict):
        raise NotReadable(parameter, text, _("an object in JSON"))
    return content


def queries_in(text):
    """{the program's own key: Query}. Raises NotReadable."""
    batch = json_of("queries", text)
    if len(batch) > MOST_QUERIES:
        raise NotReadable("queries", str(len(batch)), _("at most %d queries at once") % MOST_QUERIES)
    return {key: query_of(f"queries.{clean(key)}", asked) for key, asked in batch.items()}


def query_in(text):
    """A single query: the words alone, or an object. Raises NotReadable."""
    if not text.lstrip().startswith("{"):
        return Query(clean(text))
    return query_of("query", json_of("query", text))


def query_of(at, asked):
    if not isinstance(asked, dict):
        raise NotReadable(at, asked, _("an object with “query”"))
    text, properties = asked.get("query", ""), asked.get("properties") or []
    if not isinstance(text, str) or not (text.strip() or properties):
        raise NotReadable(f"{at}.query", text, _("the name that is looked for"))
    return Query(
        clean(text),
        types_of(at, asked.get("type")),
        one_of(f"{at}.type_strict", asked.get("type_strict") or "any", STRICTNESS),
        limit_of(at, asked.get("limit")),
        tuple(property_of(f"{at}.properties", one) for one in list_of(f"{at}.properties", properties)),
    )


def types_of(at, given):
    types = [given] if isinstance(given, str) else given or []
    return tuple(one_of(f"{at}.type", one, THINGS) for one in list_of(f"{at}.type", types))


def limit_of(at, given):
    if given is None:
        return USUAL_CANDIDATES
    if isinstance(given, bool) or not isinstance(given, int | float) or not given >= 1:
        raise NotReadable(f"{at}.limit", given, _("a whole number from 1"))
    return int(min(given, MOST_CANDIDATES))


def property_of(at, given):
    if not isinstance(given, dict):
        raise NotReadable(at, given, _("an object with “pid” and “v”"))
    pid, values = one_of(f"{at}.pid", given.get("pid"), PROPERTIES), given.get("v")
    values = values if isinstance(values, list) else [values]
    return pid, tuple(value_of(f"{at}.v", value) for value in values[:MOST_PROPERTIES])


def value_of(at, value):
    """A text, or ("id", identifier) of what was matched already."""
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        return ("id", value["id"])
    if isinstance(value, bool | int | float | str):
        return clean(str(value))
    raise NotReadable(at, value, _("a text, a number, or an object with “id”"))


def extension_in(text):
    """Raises NotReadable."""
    asked = json_of("extend", text)
    ids = list_of("extend.ids", asked.get("ids"))
    if len(ids) > MOST_IDENTIFIERS:
        raise NotReadable("extend.ids", str(len(ids)), _("at most %d at once") % MOST_IDENTIFIERS)
    for one in ids:
        if not isinstance(one, str):
            raise NotReadable("extend.ids", one, _("identifiers, such as person:vladimir-putin"))
    wanted = list_of("extend.properties", asked.get("properties"))
    if len(wanted) > MOST_PROPERTIES:
        most = _("at most %d at once") % MOST_PROPERTIES
        raise NotReadable("extend.properties", str(len(wanted)), most)
    return Extension(tuple(ids), tuple(wanted_in("extend.properties", one) for one in wanted))


def wanted_in(at, given):
    if not isinstance(given, dict):
        raise NotReadable(at, given, _("an object with “id”"))
    pid, settings = one_of(f"{at}.id", given.get("id"), COLUMNS), given.get("settings") or {}
    if not isinstance(settings, dict):
        raise NotReadable(f"{at}.settings", settings, _("an object"))
    return pid, PROPERTIES[pid].settings_of(f"{at}.settings", settings)


def list_of(at, given):
    if not isinstance(given, list):
        raise NotReadable(at, given, _("a list"))
    return given


def one_of(at, given, options):
    if not isinstance(given, str) or given not in options:
        raise NotReadable(at, given, _("one of %s") % ", ".join(options))
    return given


def clean(text):
    """Without what no database takes as text; of what is longer than any name nothing is left to be found."""
    readable = CONTROL.sub(" ", text.encode("utf-8", "replace").decode()).strip()
    return readable if len(readable) <= LONGEST_TEXT else ""
