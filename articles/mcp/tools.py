"""The tools: what each takes, and what it answers, always with the archive's doubt and its sources."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from summit_archive.citing.bibtex import bibtex
from summit_archive.citing.styles import STYLES
from summit_archive.files.about import about, about_command
from summit_archive.web.languages import within

from ..citing.pages import NotCited, cited_at
from ..reconciling.asked import CONTROL, Extension
from ..reconciling.extending import extended
from ..reconciling.properties import COLUMNS
from ..reconciling.things import IDENTIFIER, found, page_of
from .asking import NotThere, json_at, request_at
from .names import SeveralMeant, key, meant

LONGEST = 500
MOST_ROWS = 50
TEXT = {"type": "string", "maxLength": LONGEST}
TEXTS = {"type": "array", "items": TEXT, "maxItems": 10}
AFTER = {
    "type": "integer",
    "minimum": 0,
    "description": "Of a long answer: how many characters were read already.",
}
CHECKS: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str) and len(value) <= LONGEST,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
    "array": lambda value: isinstance(value, list) and len(value) <= 10 and all(map(CHECKS["string"], value)),
}


class NotUsable(Exception):
    """What of a call cannot be used, or what the site said instead: `told`."""

    def __init__(self, told: Any):
        super().__init__(str(told))
        self.told = told


@dataclass(frozen=True)
class Tool:
    """`takes` is {argument: its JSON Schema}; `answer` takes them as they are named."""

    name: str
    description: str
    takes: Mapping[str, dict]
    answered: Callable[..., dict]
    required: tuple[str, ...] = field(default=())

    @property
    def as_json(self):
        schema = {
            "type": "object",
            "properties": {**self.takes, "after": AFTER},
            "required": list(self.required),
            "additionalProperties": False,
        }
        hints = {"readOnlyHint": True, "idempotentHint": True, "openWorldHint": False}
        return {
            "name": self.name,
            "description": self.description,
            "inputSchema": schema,
            "annotations": hints,
        }

    def usable(self, arguments):
        """The arguments but for `after`. Raises NotUsable."""
        if not isinstance(arguments, dict):
            raise NotUsable({"message": "The arguments are to be an object."})
        errors = [error for name, value in arguments.items() if (error := self.error_of(name, value))]
        errors += [
            {"parameter": name, "value": "", "message": f"{name}: nothing is given, and it is needed."}
            for name in self.required
            if not arguments.get(name)
        ]
        if errors:
            raise NotUsable({"errors": errors})
        return {name: readable(value) for name, value in arguments.items() if name != "after"}

    def error_of(self, name, value):
        schema = {**self.takes, "after": AFTER}.get(name)
        if schema is None:
            said = f"{str(name)[:60]}: not known; there are {', '.join(self.takes)}."
        elif not CHECKS[schema["type"]](value):
            said = f"{name}: {schema['type']} is expected" + (
                ", of at most 500 characters." if "maxLength" in schema else "."
            )
        elif "enum" in schema and value not in schema["enum"]:
            said = f"{name}: one of {', '.join(schema['enum'])} is expected."
        else:
            return None
        return {"parameter": str(name)[:60], "value": str(value)[:60], "message": said}

    def answer(self, **arguments):
        """Raises NotUsable."""
        try:
            return self.answered(arguments)
        except (NotThere, SeveralMeant) as error:
            raise NotUsable(error.told) from error
        except NotCited as error:
            raise NotUsable({"parameter": "address", "message": str(error)}) from error


def readable(value):
    """What is no text is marked as that: half of a character is none; a control character is a blank."""
    if isinstance(value, list):
        return [readable(one) for one in value]
    return CONTROL.sub(" ", value.encode("utf-8", "replace").decode()) if isinstance(value, str) else value


# --- search ----------------------------------------------------------------------------------------


def search(given):
    """Names, articles or meetings."""
    if given.get("next"):
        return page_after(given["next"])
    of, limit = given.get("of", "names"), min(given.get("limit") or 10, MOST_ROWS)
    words = given.get("words", "").strip()
    if of == "names":
        if not words:
            raise NotUsable(
                {"errors": [{"parameter": "words", "value": "", "message": "words: a name is needed."}]}
            )
        return {"named": meant(words, limit), "how": NAMES_ARE} | archive()
    query = [
        *((("q", words),) if of == "articles" else ()),
        *(("country", key("country", text, "country")) for text in given.get("country", [])),
        *(("person", key("person", text, "person")) for text in given.get("person", [])),
        *of_words(words if of == "meetings" else ""),
        ("from", given.get("from", "")),
        ("to", given.get("to", "")),
        ("limit", limit),
    ]
    if len([name for name, _value in query if name == "country"]) > 1:
        query.append(("match", "all"))
    return told_of(json_at(f"/{of}.json", query), of)


def of_words(words):
    """Of meetings the words are names: of people and countries, who were all there."""
    for text in filter(None, (part.strip() for part in words.replace(";", ",").split(","))):
        named = [one for one in meant(text, 5) if one["id"].startswith(("person:", "country:"))]
        sure = [one for one in named if one["match"]] or named
        if len(sure) != 1:
            raise SeveralMeant("words", text, named)
        type_, _colon, slug = sure[0]["id"].partition(":")
        yield type_, slug


def page_after(address):
    """The page to which another's `next` leads."""
    parts = urlsplit(address)
    if parts.path not in ("/articles.json", "/meetings.json") or not address.startswith(
        (settings.SITE_URL, "/")
    ):
        message = "next: the address that the answer before gave as “next” is expected."
        raise NotUsable({"errors": [{"parameter": "next", "value": address[:60], "message": message}]})
    return told_of(json_at(parts.path, parts.query), parts.path.strip("/").removesuffix(".json"))


def told_of(content, of):
    left_out = ("facets", "facets_recorded", "previous")
    return (
        {name: value for name, value in content.items() if name not in left_out}
        | {"how": READ[of]}
        | archive()
    )


# --- get, claim, cite --------------------------------------------------------------------------------


def get(given):
    address = given["address"].strip()
    if IDENTIFIER.fullmatch(address):
        row = found([address]).get(address)
        if row is None:
            raise NotUsable(
                {"parameter": "address", "value": address, "message": "Nothing is on record under this id."}
            )
        if address.startswith(("place:", "office:")):
            columns = Extension((address,), tuple((pid, {}) for pid in COLUMNS))
            return {
                "record": extended(columns, settings.SITE_URL)["rows"][address],
                "how": READ["record"],
            } | archive()
        address = page_of(row)
    path = path_of(address)
    return {
        "address": f"{settings.SITE_URL}{path}",
        "record": json_at(path),
        "how": READ["record"],
    } | archive()


def path_of(address):
    """The path of the JSON of a page of ours. Raises NotUsable."""
    local = address.removeprefix(settings.SITE_URL)
    path = within(urlsplit(local).path) if local.startswith("/") and not local.startswith("//") else ""
    if not path or path == "/" or path.startswith("/admin"):
        message = "address: a page of this archive, such as /people/vladimir-putin/, or an id such as country:kz, is expected."
        raise NotUsable({"parameter": "address", "value": address[:60], "message": message})
    return path if path.endswith(".json") else f"{path.rstrip('/')}.json"


def claim(given):
    asked = [
        (name, given[name]) for name in ("who", "met", "on", "in", "office", "person") if given.get(name)
    ]
    if not asked:
        raise NotUsable(
            {"message": "Who met whom (who, met), or who held which office (office, person), is needed."}
        )
    return {"claim": json_at("/claims.json", asked), "how": READ["claim"]} | archive()


def cite(given):
    address = given.get("address", "").strip()
    if IDENTIFIER.fullmatch(address) and (row := found([address]).get(address)):
        address = page_of(row)
    request = request_at("/cite/")
    cited, problems = cited_at(address, request, about(request))
    citations = {str(style.label): style.cite(cited).plain for style in STYLES}
    left_out = [problem.message for problem in problems]
    return {"citations": citations, "bibtex": bibtex(cited), "not_used": left_out} | archive()


def archive():
    return {"archive": about_command().as_json}


NAMES_ARE = (
    "`score` follows rules, 100 is the preferred name as written; `match` says that one alone is surely meant. "
    "Use `id` with get, cite and as country or person."
)
READ = {
    "articles": (
        "Each is a source's text, `source_url` leads to it; dates are days of publication. Where `total_is_estimate`, the "
        "total is one. `next` leads on."
    ),
    "meetings": (
        "`when` is EDTF, and says how much of the date is known; `status` and `confirmation` say what is known of the "
        "meeting and why to believe it; participants who were only invited did not thereby come. Of `of` meetings the "
        "participants of `known` are on record: the others may be missing here. `next` leads on."
    ),
    "record": (
        "`source`, `source_url` and `confirmation` stand beside what they vouch for; what has none says so. Dates are EDTF. "
        "What is not here is not on record, which does not mean that it was not."
    ),
    "claim": (
        "`verdict`: attested, possible, denied, or nothing on record, which says nothing of whether it was so. Tell the "
        "evidence with its sources, and `coverage`."
    ),
}
TOOLS = {
    tool.name: tool
    for tool in (
        Tool(
            "search",
            "Find who is meant by a name in any script (of=names), news articles by words (of=articles), or meetings by "
            "those who took part (of=meetings; words are then names, apart by commas).",
            {
                "words": TEXT | {"description": "A name; or words to search articles for."},
                "of": {"type": "string", "maxLength": LONGEST, "enum": ["names", "articles", "meetings"]},
                "country": TEXTS | {"description": "Countries, all of them: names, codes or ids."},
                "person": TEXTS | {"description": "People, all of them: names or ids."},
                "from": TEXT | {"description": "The first day, month or year: YYYY-MM-DD, YYYY-MM, YYYY."},
                "to": TEXT | {"description": "The last."},
                "limit": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
                "next": TEXT | {"maxLength": LONGEST, "description": "The “next” of the answer before."},
            },
            search,
        ),
        Tool(
            "get",
            "All that is on record of a person, country, organisation, meeting, series, article, source, place or office, "
            "with the source of each fact.",
            {
                "address": TEXT
                | {"description": "An id such as person:vladimir-putin, or the address of a page here."}
            },
            get,
            ("address",),
        ),
        Tool(
            "claim",
            "Check whether one met another (who, met), or who held an office (office, person), on a day: attested, possible, "
            "denied or nothing on record, with the evidence.",
            {
                "who": TEXT | {"description": "A person, country or organisation, by name, code or slug."},
                "met": TEXT,
                "on": TEXT | {"description": "A day, month, year or EDTF; or the same in words."},
                "in": TEXT | {"description": "A country or a place."},
                "office": TEXT,
                "person": TEXT,
            },
            claim,
        ),
        Tool(
            "cite",
            "How to cite a page of the archive, or the archive as a whole, in APA, Chicago, MLA, GOST and BibTeX.",
            {"address": TEXT | {"description": "An id, or the address of a page, filters and all."}},
            cite,
        ),
    )
}
