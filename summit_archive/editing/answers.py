"""What the desk's small JSON endpoints have in common: who may ask, and refusals as JSON, never as a page."""

import json
from functools import wraps

from django.http import JsonResponse
from django.utils.translation import gettext as _

LONGEST_BODY = 2**16


class Refused(Exception):
    """What is wrong with the asking, for whoever wrote the page."""

    def __init__(self, told, status):
        super().__init__(told)
        self.told, self.status = told, status

    def answer(self):
        return JsonResponse({"refused": self.told}, status=self.status)


def for_editors(view):
    """A view of `request` that answers JSON to a POST of somebody who is logged in at the desk."""

    @wraps(view)
    def asked(request, *args, **options):
        try:
            if request.method != "POST":
                raise Refused(_("POST is expected."), 405)
            check_editor(request)
            return JsonResponse(view(request, *args, **options))
        except Refused as refused:
            return refused.answer()

    return asked


def check_editor(request):
    if not (request.user.is_active and request.user.is_staff):
        raise Refused(_("You are not logged in as an editor."), 403)


def text_asked(request, name):
    """The text under `name` in a JSON body or in a form."""
    if request.content_type != "application/json":
        return request.POST.get(name, "")
    try:
        asked = json.loads(request.body[:LONGEST_BODY])
    except ValueError as error:
        raise Refused(_('JSON is expected, such as {"%(name)s": "…"}.') % {"name": name}, 400) from error
    text = asked.get(name) if isinstance(asked, dict) else None
    if not isinstance(text, str):
        raise Refused(_('JSON is expected, such as {"%(name)s": "…"}.') % {"name": name}, 400)
    return text
