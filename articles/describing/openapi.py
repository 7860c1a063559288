"""The description as OpenAPI 3.1."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from summit_archive import __version__
from summit_archive.files.about import LICENCE
from summit_archive.web.problems import MEDIA_TYPE

from .operations import Operation, operations
from .parameters import Parameter
from .schemas import PROBLEM, name_of, page_of, schema_of

PROBLEMS = {
    "400": _("Part of the address cannot be used; `errors` names parameter, value and what is expected."),
    "404": _("There is nothing at this address, or the page is beyond the last."),
    "405": _("The archive is read with GET and HEAD."),
    "410": _("What was here was withdrawn."),
    "414": _("The address is too long."),
    "503": _("The database does not answer in time; Retry-After says when to ask again."),
}
TOO_LARGE = {"413": _("The form is too large.")}
REDIRECTED = {
    "301": "Moved for good: Location.",
    "302": "To be found elsewhere for the time being: Location.",
}


def openapi(site: str, examples: dict[str, dict[str, str]]) -> dict[str, Any]:
    """`examples`: of each operation the values of its path in this archive."""
    every = operations()
    nouns = {name_of(one.noun): one.noun for one in every if one.noun}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("Summit archive"),
            "version": __version__,
            "description": _(
                "Meetings of leaders and news of them, for reading. Dates are EDTF; each fact has its source."
            ),
            "license": {"name": "CC0 1.0", "identifier": LICENCE},
        },
        "servers": [{"url": site}],
        "paths": {one.path: path_of(one, examples.get(one.name, {})) for one in every},
        "components": {
            "schemas": {
                "Problem": PROBLEM,
                **{name: schema_of(noun) for name, noun in sorted(nouns.items())},
            },
            "responses": {
                f"Problem{status}": {
                    "description": str(said),
                    "content": {MEDIA_TYPE: {"schema": ref("Problem")}},
                }
                for status, said in (PROBLEMS | TOO_LARGE).items()
            },
        },
    }


def path_of(operation: Operation, values: dict[str, str]) -> dict[str, Any]:
    told = {"get": get_of(operation, values)}
    if operation.takes_form:
        told["post"] = post_of(operation)
    return told


def get_of(operation: Operation, values: dict[str, str]) -> dict[str, Any]:
    return {
        "operationId": operation.name,
        "summary": str(operation.summary),
        "parameters": [parameter_of(one, values) for one in operation.parameters],
        "responses": responses_of(operation),
    }


def post_of(operation: Operation) -> dict[str, Any]:
    """The same in a form: nothing is written."""
    asked = {one.name: {"type": "string"} for one in operation.parameters if one.where == "query"}
    form = {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": asked}}}
    told = get_of(operation, {}) | {"operationId": f"{operation.name}-form", "parameters": []}
    told["responses"] = told["responses"] | {"413": {"$ref": "#/components/responses/Problem413"}}
    return told | {"requestBody": {"content": form}}


def responses_of(operation: Operation) -> dict[str, Any]:
    problems = {status: {"$ref": f"#/components/responses/Problem{status}"} for status in PROBLEMS}
    redirected = {status: {"description": said} for status, said in REDIRECTED.items()}
    if operation.leads_on:
        return redirected | problems
    return {"200": answer_of(operation)} | redirected | problems


def answer_of(operation: Operation) -> dict[str, Any]:
    schema: dict[str, Any] = {}
    if operation.media_type == "application/json":
        schema = {"schema": json_of(operation)}
    headers = {
        "ETag": {
            "schema": {"type": "string"},
            "description": _("Send it back as If-None-Match: 304 where nothing changed."),
        }
    }
    if operation.is_list and operation.media_type == "application/json":
        headers["Link"] = {
            "schema": {"type": "string"},
            "description": _("The pages beside this one: next, prev."),
        }
    return {
        "description": str(operation.summary),
        "content": {operation.media_type: schema},
        "headers": headers,
    }


def json_of(operation: Operation) -> dict[str, Any]:
    if operation.noun is None:
        return {"type": "object"}
    row = ref(name_of(operation.noun))
    return (
        page_of(row)
        if operation.is_list and operation.name.endswith("-list-json")
        else row
        if not operation.is_list
        else {"type": "object"}
    )


def parameter_of(parameter: Parameter, values: dict[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {"name": parameter.name, "in": parameter.where, "schema": parameter.schema}
    if parameter.meaning:
        told["description"] = parameter.meaning
    if parameter.where == "path":
        told["required"] = True
        if parameter.name in values:
            told["example"] = values[parameter.name]
    if parameter.takes_many:
        told |= {"style": "form", "explode": True}
    return told


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
