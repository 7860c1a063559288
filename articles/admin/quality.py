"""The editors' page “Data quality”: how much each check found, and the findings of one check."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from ..quality import CHECKS

FINDINGS_PER_PAGE = 100

may_look = permission_required("participants.view_meeting", raise_exception=True)


@may_look
def overview(request):
    """Every check with the number of its findings. A query or a few each, for any archive."""
    counted = [(check, Paginator(check.rows(), FINDINGS_PER_PAGE).count) for check in CHECKS]
    facts = {
        "title": _("Data quality"),
        "found": [(check, count) for check, count in counted if count],
        "silent": [check for check, count in counted if not count],
    }
    return page(request, "admin/quality/overview.html", facts)


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
