"""“Something wrong?”: the form for readers, and what came of what they sent.

Both are made anew each time and kept by nobody: the form has a moment in it, and the other changes with a decision.
"""

from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from ..filtering.parameters import knows
from ..web import errors
from ..web.languages import within
from .correction import LONGEST_ADDRESS, LONGEST_FACT, Correction
from .form import CorrectionForm, new_token
from .limits import AN_HOUR, sender_of, too_many


@csrf_exempt  # No cookie says who sends it, so there is nothing to be misused; the form is signed instead.
@knows("about", "fact")
def new(request):
    """The form; sent, it leads to the page by which it can be looked up."""
    if request.method == "POST":
        return received(request)
    initial = {
        "about": page_of(request)[:LONGEST_ADDRESS],
        "fact": request.GET.get("fact", "")[:LONGEST_FACT],
        "token": new_token(),
    }
    return shown(request, CorrectionForm(initial=initial))


def page_of(request):
    """As the link says, else the page of ours from which the reader comes."""
    if about := request.GET.get("about", ""):
        return about
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    if came_from.netloc != request.get_host() or within(came_from.path).startswith("/corrections/"):
        return ""
    return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path


def received(request):
    origin = request.headers.get("Origin")
    if origin not in (None, "null", f"{request.scheme}://{request.get_host()}"):
        return errors.csrf_failure(request)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return shown(request, form.again(), status=422)
    sender = sender_of(request)
    if too_many(sender):
        form.add_error(
            None, _("Too many corrections came in the last hour. Keep your text, and send it in an hour.")
        )
        response = shown(request, form, status=429)
        response.headers["Retry-After"] = str(int(AN_HOUR.total_seconds()))
        return response
    return redirect(kept(form.cleaned_data, sender))


def kept(said, sender):
    """The correction of this form: pressed twice it is sent once."""
    values = {name: said[name] for name in CorrectionForm.SHOWN}
    try:
        with transaction.atomic():
            return Correction.objects.create(form=said["token"], sender=sender, **values)
    except IntegrityError:
        return Correction.objects.get(form=said["token"])


def detail(request, number):
    """What came of a correction: not what was said, and not by whom."""
    if number != number.upper():
        return redirect("correction-detail", number.upper())
    # The columns that the database's role of readers may read.
    told = ("number", "state", "about", "fact", "answer", "sent_at", "decided_at", "duplicate_of__number")
    correction = get_object_or_404(
        Correction.objects.select_related("duplicate_of").only(*told), number=number
    )
    response = render(request, "corrections/correction_detail.html", {"correction": correction})
    return private(response)


def shown(request, form, status=200):
    return private(render(request, "corrections/correction_form.html", {"form": form}, status=status))


def private(response):
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
