"""The releases of the whole archive that the site offers: what they hold, and their files.

What these pages show stands in the folder of releases, not in the database: no page of theirs is kept.
"""

from functools import wraps

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control

from summit_archive.files.about import LICENCE, about
from summit_archive.web.file_answer import file_answer
from summit_archive.web.json import answer

from ..releasing.described import codebook_rows
from ..releasing.described.codebook import HEADER
from ..releasing.described.release import DESCRIPTION, MEDIA_TYPES, TITLE
from ..releasing.kept import release_called, releases
from ..releasing.tables import tables

ZIP = "application/zip"
# For people; the rows of each table stand in a list of their own.
READ_FIRST = (
    "README.md",
    "CHANGES.md",
    "CITATION.cff",
    "codebook.md",
    "datapackage.json",
    "rdf/archive.nt.gz",
)
FORMS = ("csv", "jsonl", "parquet")


def asked_each_time(view):
    return wraps(view)(cache_control(no_cache=True)(view))


@asked_each_time
def data(request):
    """Every release with its files, how to cite them, and under which licence. No query."""
    shown = [shown_release(one) for one in releases()]
    context = {"newest": shown[0] if shown else None, "others": shown[1:], "site": about(request).site}
    return render(request, "articles/data.html", context)


def shown_release(release):
    """What the page tells of it; its sizes in bytes."""
    return {
        "name": release.name,
        "version": release.version,
        "changed_at": release.changed_at,
        "whole": release.whole,
        "url": url_of(release, release.whole.name),
        "since": release.summary["since"],
        "changes": release.summary["changes"],
        "texts": release.summary["texts"],
        "read_first": [(path, url_of(release, path)) for path in READ_FIRST if path in release.files],
        "tables": [table_of(release, name, rows) for name, rows in release.rows.items()],
    }


def table_of(release, name, rows):
    paths = [(form, f"{form}/{name}.{form}") for form in FORMS]
    files = [
        (form, release.files[path], url_of(release, path)) for form, path in paths if path in release.files
    ]
    table = tables().get(name)
    return {"name": name, "rows": rows, "meaning": table.meaning if table else "", "files": files}


def url_of(release, path):
    return reverse("release-file", args=[release.name, path])


@asked_each_time
def data_json(request):
    """The same for programs."""
    site = about(request).site
    return answer(
        {
            "title": TITLE,
            "description": DESCRIPTION,
            "licence": LICENCE,
            "address": f"{site}{reverse('data')}",
            "codebook": f"{site}{reverse('codebook')}",
            "releases": [as_json(one, site) for one in releases()],
        }
    )


def as_json(release, site):
    whole = release.whole
    return {
        "name": release.name,
        "version": release.version,
        "changed_at": release.summary["changed_at"],
        "since": release.summary["since"],
        "changes": release.summary["changes"],
        "rows": release.rows,
        "licences_of_texts": release.summary["texts"],
        "bag": file_as_json(whole, f"{site}{url_of(release, whole.name)}"),
        "files": [
            file_as_json(file, f"{site}{url_of(release, path)}") | {"path": path}
            for path, file in release.files.items()
        ],
    }


def file_as_json(file, address):
    return {
        "address": address,
        "media_type": media_type(file.name),
        "bytes": file.size,
        "sha256": file.sha256,
    }


def media_type(name):
    return next((told for ending, told in MEDIA_TYPES.items() if name.endswith(ending)), ZIP)


def codebook(request):
    """What every column of every table means. No query."""
    return render(request, "articles/codebook.html", {"tables": tables().values()})


def codebook_json(request):
    """The same for programs: a row a column."""
    return answer({"columns": [dict(zip(HEADER, row, strict=True)) for row in codebook_rows()]})


def release_file(request, name, path):
    """A file of a release, in parts if asked. It never changes under its name."""
    release = release_called(name)
    file = release.file(path) if release else None
    if file is None or not file.place.is_file():
        raise Http404
    return file_answer(request, file.place, file.name, media_type(file.name), file.sha256)
