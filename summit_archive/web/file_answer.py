"""A file on the disk as an answer: known to who has it already, in parts to who asks for one, and never all in memory."""

import re
from pathlib import Path

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils.http import content_disposition_header, parse_etags

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
AT_ONCE = 1 << 16
# For a day nobody need ask again: a release may be withdrawn.
FOR_A_DAY = "public, max-age=86400"


def file_answer(
    request: HttpRequest, place: Path, name: str, media_type: str, digest: str
) -> HttpResponseBase:
    """`digest` is what the file is known by. Of several ranges in one request none is answered: the whole is sent."""
    tag = f'"{digest}"'
    size = place.stat().st_size
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if tag in known or "*" in known:
        response: HttpResponseBase = HttpResponseNotModified()
    elif (asked := asked_range(request, tag, size)) is None:
        response = FileResponse(place.open("rb"), content_type=media_type)
    elif asked[0] > asked[1]:
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        response = part(place, *asked, media_type)
        response.headers["Content-Range"] = f"bytes {asked[0]}-{asked[1]}/{size}"
    response.headers["ETag"] = tag
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = FOR_A_DAY
    if response.status_code in (200, 206):
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


def asked_range(request: HttpRequest, tag: str, size: int) -> tuple[int, int] | None:
    """First and last byte; the first after the last where there is no such part; None: the whole is asked for."""
    found = RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if request.method != "GET" or not found or not any(found.groups()):
        return None
    if request.headers.get("If-Range", tag) != tag:
        return None
    first, last = found.groups()
    if not first:
        return (max(size - int(last), 0), size - 1) if int(last) else (1, 0)
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < int(first):
        return None
    return (int(first), end)


def part(place: Path, first: int, last: int, media_type: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(bytes_of(place, first, last), status=206, content_type=media_type)
    response.headers["Content-Length"] = str(last - first + 1)
    return response


def bytes_of(place, first, last):
    left = last - first + 1
    with place.open("rb") as file:
        file.seek(first)
        while left and (some := file.read(min(AT_ONCE, left))):
            left -= len(some)
            yield some
