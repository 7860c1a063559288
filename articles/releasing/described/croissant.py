"""The release in Croissant 1.0, the metadata of data sets for machine learning: the Parquet files and their columns."""

from typing import Any

from summit_archive.files.about import LICENCE_ADDRESS
from summit_archive.files.fields import Kind

from ..columns import Column
from ..tables import Table
from .release import DESCRIPTION, KEYWORDS, TITLE, Release

TYPES = {
    Kind.NUMBER: "sc:Integer",
    Kind.DECIMAL: "sc:Float",
    Kind.YES_NO: "sc:Boolean",
    Kind.DAY: "sc:Date",
    Kind.MOMENT: "sc:DateTime",
    Kind.ADDRESS: "sc:URL",
}
# As Croissant calls it; IANA registered another name.
PARQUET = "application/x-parquet"
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(release: Release) -> dict[str, Any]:
    publisher = {"@type": "sc:Organization", "name": TITLE, "url": release.whole("/")}
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "summit-archive",
        "description": DESCRIPTION,
        "license": LICENCE_ADDRESS,
        "url": release.whole("/data/"),
        "version": release.edition.version,
        "datePublished": release.edition.day,
        "keywords": KEYWORDS,
        "creator": publisher,
        "publisher": publisher,
        "citeAs": f"{TITLE}, version {release.edition.version}, {release.edition.day}. {release.whole('/data/')}",
        "isLiveDataset": False,
        "distribution": [file_object(release, table) for table, _rows in release.tables],
        "recordSet": [record_set(table) for table, _rows in release.tables],
    }


def file_object(release: Release, table: Table) -> dict[str, Any]:
    file = release.file(f"parquet/{table.name}.parquet")
    return {
        "@type": "cr:FileObject",
        "@id": f"{table.name}.parquet",
        "name": f"{table.name}.parquet",
        "description": table.meaning,
        "contentUrl": file["path"],
        "contentSize": f"{file['bytes']} B",
        "encodingFormat": PARQUET,
        "sha256": file["sha256"],
    }


def record_set(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.meaning,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [as_field(table, column) for column in table.columns],
    }


def as_field(table: Table, column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.meaning,
        "dataType": TYPES.get(column.kind, "sc:Text"),
        "source": {"fileObject": {"@id": f"{table.name}.parquet"}, "extract": {"column": column.name}},
    }
    if column.refers and column.refers != table.name:
        told["references"] = {"field": {"@id": f"{column.refers}/{column.refers_to}"}}
    return told
