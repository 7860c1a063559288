"""The release as a Frictionless Data Package: each table's CSV with its schema, keys and references."""

from typing import Any

from summit_archive.files.fields import Kind

from ..columns import Column
from ..tables import Table
from .release import DESCRIPTION, KEYWORDS, SPDX, TITLE, Release

TYPES = {
    Kind.NUMBER: "integer",
    Kind.DECIMAL: "number",
    Kind.YES_NO: "boolean",
    Kind.DAY: "date",
    Kind.MOMENT: "datetime",
}


def datapackage(release: Release) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "summit-archive",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": release.edition.version,
        "created": release.edition.moment,
        "homepage": release.whole("/data/"),
        "keywords": KEYWORDS,
        "licenses": [release.own_licence, *licences_of_texts(release)],
        "sources": [{"title": text.name, "path": text.url or text.stated_at} for text in release.texts],
        "contributors": [{"title": TITLE, "role": "publisher", "path": release.whole("/")}],
        "resources": [resource(release, table) for table, _rows in release.tables],
    }


def licences_of_texts(release: Release) -> list[dict[str, str]]:
    """Of the columns `body` and `standfirst` of `articles`, publisher by publisher."""
    found: dict[str, dict[str, str]] = {}
    for text in release.texts:
        title = f"Texts of {text.name}: {text.licence}, as stated at {text.stated_at}"
        found.setdefault(
            text.licence, {"name": text.licence, "path": SPDX.format(text.licence), "title": title}
        )
    return list(found.values())


def resource(release: Release, table: Table) -> dict[str, Any]:
    file = release.file(f"csv/{table.name}.csv")
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": file["path"],
        "title": table.name,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file["bytes"],
        "hash": f"sha256:{file['sha256']}",
        "dialect": {"lineTerminator": "\r\n", "doubleQuote": True},
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {
        "fields": [as_field(table, column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if keys := [foreign_key(table, column) for column in table.columns if column.refers]:
        told["foreignKeys"] = keys
    return told


def as_field(table: Table, column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "type": TYPES.get(column.kind, "string"),
        "description": column.meaning,
    }
    constraints: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    return told | ({"constraints": constraints} if constraints else {})


def foreign_key(table: Table, column: Column) -> dict[str, Any]:
    resource = "" if column.refers == table.name else column.refers.replace("_", "-")
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [column.refers_to]}}
