"""What was typed into a form while the session ended: it goes along through the login, and is sent again by a button.

Files and passwords are not kept. What comes this way is sent by the editor's own browser, in a form with our token, to
the page that it was typed for, which looks at it as at any other.
"""

import json

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from ..web.sent_again import is_of_secrets, is_secret

FIELD = "typed"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
# Bytes; a form may have some more.
LARGEST = 16 * 2**20


def kept(request: HttpRequest) -> str:
    """As JSON: {address, fields, files}; "" where nothing was typed, or it is no page that a browser shows."""
    if "text/html" not in request.headers.get("Accept", "") or is_of_secrets(request):
        return ""
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        for value in values
        if name != TOKEN and not is_secret(name)
    ]
    if not fields:
        return ""
    typed = json.dumps(
        {"address": request.get_full_path(), "fields": fields, "files": sorted(request.FILES)},
        ensure_ascii=False,
    )
    return typed if len(typed.encode(errors="replace")) <= LARGEST else ""


def read(typed: str, request: HttpRequest) -> dict | None:
    """None of what is not as `kept` wrote it, or leads elsewhere."""
    try:
        found = json.loads(typed)
        address, fields = found["address"], [(str(name), str(value)) for name, value in found["fields"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    is_ours = isinstance(address, str) and address.startswith("/")
    if not is_ours or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return None
    return {"address": address, "fields": fields, "files": bool(found.get("files"))}
