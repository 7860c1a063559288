"""What the Reconciliation Service API 0.2 asks of answers, as JSON Schema: written after its text, section by section.

The specification (W3C Entity Reconciliation Community Group) is at https://reconciliation-api.github.io/specs/0.2/.
"""

TYPE = {
    "oneOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
            "required": ["id", "name"],
            "additionalProperties": False,
        },
    ]
}
SERVICE = {
    "type": "object",
    "properties": {
        "service_url": {"type": "string", "pattern": "^https?://[^/]+$"},
        "service_path": {"type": "string", "pattern": "^/"},
        "flyout_service_url": {"type": "string", "pattern": "^https?://[^/]+$"},
        "flyout_service_path": {"type": "string", "pattern": r"\$\{id\}"},
    },
    "required": ["service_url", "service_path"],
    "additionalProperties": False,
}
URL_OF_ID = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
SETTING = {
    "type": "object",
    "properties": {
        "type": {"enum": ["number", "text", "checkbox", "select"]},
        "name": {"type": "string"},
        "label": {"type": "string"},
        "help_text": {"type": "string"},
        "default": {},
    },
    "required": ["type", "name", "label"],
    "additionalProperties": False,
}
MANIFEST = {
    "type": "object",
    "properties": {
        "versions": {"type": "array", "contains": {"const": "0.2"}, "items": {"type": "string"}},
        "name": {"type": "string", "minLength": 1},
        "identifierSpace": {"type": "string", "pattern": "^https?://"},
        "schemaSpace": {"type": "string", "pattern": "^https?://"},
        "documentation": {"type": "string", "pattern": "^https?://"},
        "serviceVersion": {"type": "string"},
        "view": {"type": "object", "properties": {"url": URL_OF_ID}, "required": ["url"]},
        "preview": {
            "type": "object",
            "properties": {
                "url": URL_OF_ID,
                "width": {"type": "integer"},
                "height": {"type": "integer"},
            },
            "required": ["url", "width", "height"],
        },
        "defaultTypes": {"type": "array", "items": TYPE, "uniqueItems": True},
        "suggest": {"type": "object", "properties": dict.fromkeys(("entity", "type", "property"), SERVICE)},
        "extend": {
            "type": "object",
            "properties": {
                "propose_properties": SERVICE,
                "property_settings": {"type": "array", "items": SETTING},
            },
            "required": ["propose_properties"],
        },
    },
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "additionalProperties": False,
}
FEATURE = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "value": {"type": ["number", "boolean"]}},
    "required": ["id", "value"],
}
CANDIDATE = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "description": {"type": "string"},
        "type": {"type": "array", "items": TYPE},
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "match": {"type": "boolean"},
        "features": {"type": "array", "items": FEATURE},
    },
    "required": ["id", "name", "score", "match", "type"],
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "properties": {"result": {"type": "array", "items": CANDIDATE}},
    "required": ["result"],
    "additionalProperties": False,
}
RESULTS = {"type": "object", "additionalProperties": RESULT}
SUGGESTED = {
    "type": "object",
    "properties": {
        "result": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    "name": {"type": "string"},
                    "description": {"type": "string"},
                    "notable": {"type": "array", "items": TYPE},
                },
                "required": ["id", "name"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["result"],
}
PROPOSED = {
    "type": "object",
    "properties": {
        "limit": {"type": "integer"},
        "type": {"type": "string"},
        "properties": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
                "required": ["id", "name"],
            },
        },
    },
    "required": ["properties"],
}
VALUE = {
    "oneOf": [
        {
            "type": "object",
            "properties": {name: {"type": "string"} for name in ("id", "name", "description")},
            "required": ["id", "name"],
            "additionalProperties": False,
        },
        *(
            {
                "type": "object",
                "properties": {name: {"type": kind}},
                "required": [name],
                "additionalProperties": False,
            }
            for name, kind in (
                ("str", "string"),
                ("float", "number"),
                ("int", "integer"),
                ("bool", "boolean"),
            )
        ),
    ]
}
EXTENDED = {
    "type": "object",
    "properties": {
        "meta": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"id": {"type": "string"}, "name": {"type": "string"}, "type": TYPE},
                "required": ["id", "name"],
                "additionalProperties": False,
            },
        },
        "rows": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": VALUE},
            },
        },
    },
    "required": ["meta", "rows"],
    "additionalProperties": False,
}
