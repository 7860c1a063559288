"""The editors' page “Data quality”: how much each check found, and the findings of one check."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db import OperationalError, transaction
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from psycopg2.errors import QueryCanceled

from ..quality import CHECKS

FINDINGS_PER_PAGE = 100

# Findings name articles that readers do not see yet.
may_look = permission_required("participants.change_meeting", raise_exception=True)


@may_look
def overview(request):
    """Every check with the number of its findings. A query or a few each, for any archive."""
    counted = [(check, number_found(check)) for check in CHECKS]
    facts = {
        "title": _("Data quality"),
        "found": [(check, number) for check, number in counted if number],
        "silent": [check for check, number in counted if number == 0],
        "too_slow": [check for check, number in counted if number is None],
    }
    return page(request, "admin/quality/overview.html", facts)


def number_found(check):
    """None where the archive has grown too large for a page to wait for it: the others are still told."""
    try:
        with transaction.atomic():
            return Paginator(check.rows(), FINDINGS_PER_PAGE).count
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            return None
        raise


@may_look
def findings(request, name):
    """What one check found, a hundred a page; a page that is not there shows the nearest."""
    check = next((check for check in CHECKS if check.name == name), None)
    if check is None:
        raise Http404
    rows = Paginator(check.rows(), FINDINGS_PER_PAGE).get_page(request.GET.get("page"))
    facts = {
        "title": check.title,
        "check": check,
        "page": rows,
        "findings": [check.tell(row) for row in rows],
    }
    return page(request, "admin/quality/findings.html", facts)


def page(request, template, facts):
    request.current_app = admin.site.name
    return TemplateResponse(request, template, admin.site.each_context(request) | facts)


urlpatterns = [
    path("", admin.site.admin_view(overview), name="quality"),
    path("<slug:name>/", admin.site.admin_view(findings), name="quality-check"),
]
