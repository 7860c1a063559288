"""A table without pages as one JSON document, sent as its rows come."""

import json

from django.http import StreamingHttpResponse

from summit_archive.files.about import about
from summit_archive.files.lines import ROWS_AT_ONCE
from summit_archive.files.values import as_json
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.problems import refusal


def whole_json(noun, found):
    """The view of all rows that `found(request)` tells: {"archive": …, "results": [a row, …]}.

    A document that breaks off has no end, and no program takes it for whole.
    """

    @reads_its_query
    def view(request):
        told = found(request)
        if told.problems:
            return refusal(told.problems)
        return StreamingHttpResponse(parts(noun, told.rows, about(request)), content_type="application/json")

    return view


def parts(noun, rows, told):
    content, between, some = as_json(noun, told), "", []
    yield f'{{"archive": {json.dumps(told.as_json, ensure_ascii=False)}, "results": ['
    for row in rows:
        some.append(json.dumps(content(row), ensure_ascii=False))
        if len(some) == ROWS_AT_ONCE:
            yield between + ", ".join(some)
            between, some = ", ", []
    yield (between if some else "") + ", ".join(some) + "]}"
