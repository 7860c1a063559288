"""Nouns, pages of lists, and problems as JSON Schema."""

from typing import Any

from summit_archive.files import Field, Kind, Noun

TEXT = {"type": ["string", "null"]}
OF_KINDS: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: TEXT,
    Kind.KEY: {"type": ["string", "integer", "null"]},
    Kind.WORD: TEXT,
    Kind.NUMBER: {"type": ["integer", "null"]},
    Kind.DECIMAL: {"type": ["number", "string", "null"]},
    Kind.YES_NO: {"type": ["boolean", "null"]},
    Kind.DAY: {"type": ["string", "null"], "format": "date"},
    Kind.MOMENT: {"type": ["string", "null"], "format": "date-time"},
    Kind.EDTF: TEXT,
    Kind.ADDRESS: TEXT,
    Kind.TEXTS: {"type": "array", "items": {"type": "string"}},
    Kind.KEYS: {"type": "array", "items": {"type": ["string", "integer"]}},
    Kind.CONTENT: {},
}
PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {name: {"type": "string"} for name in ("parameter", "value", "message")},
                "required": ["parameter", "value", "message"],
            },
        },
    },
    "required": ["type", "title", "status", "detail", "instance"],
}


def name_of(noun: Noun) -> str:
    return "".join(part.capitalize() for part in noun.name.replace("_", "-").replace(" ", "-").split("-"))


def schema_of(noun: Noun) -> dict[str, Any]:
    """A row as JSON. The nouns within stand in it whole."""
    return {
        "type": "object",
        "description": str(noun.meaning),
        "properties": {field.name: of_field(field) for field in noun},
        "required": [field.name for field in noun],
    }


def of_field(field: Field) -> dict[str, Any]:
    meaning = " ".join(filter(None, (str(field.meaning), f"({field.unit})" if field.unit else "")))
    if field.kind is Kind.ROWS and field.of is not None:
        return {"type": "array", "items": schema_of(field.of), "description": meaning}
    choices = {"examples": list(field.choices)} if field.choices else {}
    return OF_KINDS[field.kind] | {"description": meaning} | choices


def page_of(schema: dict[str, Any]) -> dict[str, Any]:
    """A page of a list; one that comes whole has no pages beside it, and no total."""
    whole = {"type": ["string", "null"], "format": "uri"}
    return {
        "type": "object",
        "properties": {
            "total": {"type": "integer", "minimum": 0},
            "results": {"type": "array", "items": schema},
            "next": whole,
            "previous": whole,
            "facets": {"type": "object"},
        },
        "required": ["results"],
    }
