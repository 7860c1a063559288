"""The editors' page “Data quality”: how much each check found when it looked last, and the findings of one check.

Nothing is asked of the archive itself but about the records of one page of findings. A check looks again when
`manage.py refresh_findings` runs, or an editor presses a button.
"""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from summit_archive.findings import looking
from summit_archive.findings.standing import with_standing
from summit_archive.findings.tables import KeptFinding, Look
from summit_archive.quality import Severity

from ..quality import CHECKS, RECOUNTS

FINDINGS_PER_PAGE = 100

# Findings name articles that readers do not see yet.
# To look at what was found, and to let the checks look again.
may_look = permission_required("participants.change_meeting", raise_exception=True)


def all_checks():
    return sorted([*CHECKS, *RECOUNTS], key=lambda check: list(Severity).index(check.severity))


def check_called(name):
    check = next((check for check in all_checks() if check.name == name), None)
    if check is None:
        raise Http404
    return check


# --- Pages --------------------------------------------------------------------


@may_look
def overview(request):
    """Every check with the number of its findings, and as of when. One query."""
    looks = {look.check_name: look for look in Look.objects.all()}
    looked = [(check, looks[check.name]) for check in all_checks() if check.name in looks]
    facts = {
        "title": _("Data quality"),
        "found": [(check, look) for check, look in looked if look.number],
        "silent": [(check, look) for check, look in looked if not look.number],
        "not_looked": [check for check in all_checks() if check.name not in looks],
    }
    return page(request, "admin/quality/overview.html", facts)


@may_look
def findings(request, name):
    """What one check found, a hundred a page; a page that is not there shows the nearest. What is mended is left out."""
    check = check_called(name)
    look = Look.objects.filter(check_name=name).first()
    rows = Paginator(KeptFinding.objects.filter(look=look).order_by("position"), FINDINGS_PER_PAGE)
    rows.count = min(look.number, looking.MOST_KEPT) if look else 0
    rows = rows.get_page(request.GET.get("page"))
    facts = {
        "title": check.title,
        "check": check,
        "look": look,
        "page": rows,
        "findings": with_standing(check, look, list(rows)) if look else [],
    }
    return page(request, "admin/quality/findings.html", facts)


def page(request, template, facts):
    request.current_app = admin.site.name
    return TemplateResponse(request, template, admin.site.each_context(request) | facts)


# --- Buttons ------------------------------------------------------------------


@may_look
def look_at_one(request, name):
    """Lets one check look now. A link to the button's address does nothing."""
    if request.method != "POST":
        raise Http404
    check = check_called(name)
    try:
        looking.look_in_time(check)
    except looking.TakesTooLong:
        tell_of_the_command(request, [check])
    except looking.LooksAlready:
        messages.warning(request, _("This check is running. Reload the page in a while."))
    return redirect("quality-check", name)


@may_look
def look_at_all(request):
    """As many checks as there is time for, those that looked longest ago first; another press goes on."""
    if request.method != "POST":
        raise Http404
    looked, left, too_long = looking.look_through(all_checks())
    done = ngettext("%d check was run.", "%d checks were run.", len(looked)) % len(looked)
    messages.success(request, done)
    if left:
        more = ngettext("%d is left: press again.", "%d are left: press again.", len(left)) % len(left)
        messages.warning(request, more)
    if too_long:
        tell_of_the_command(request, too_long)
    return redirect("quality")


def tell_of_the_command(request, checks):
    told = _("These checks take too long for a page. Run the command: %s")
    commands = "; ".join(f"manage.py refresh_findings --check {check.name}" for check in checks)
    messages.warning(request, told % commands)


urlpatterns = [
    path("", admin.site.admin_view(overview), name="quality"),
    path("look/", admin.site.admin_view(look_at_all), name="quality-look"),
    path("<slug:name>/", admin.site.admin_view(findings), name="quality-check"),
    path("<slug:name>/look/", admin.site.admin_view(look_at_one), name="quality-check-look"),
]
