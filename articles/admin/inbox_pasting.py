"""“Paste an article” of the inbox: a text becomes a draft at once, and its worksheet opens."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.admin import said_of
from summit_archive.history.recording import recorded

from ..desk.article_groups import worksheet_of
from ..importing.pasted import NotRead
from ..importing.pasted_drafts import Pasted, draft_of
from ..importing.problems import Problem
from .article_forms import link_to_article, why
from .inbox import guarded, shown

LONGEST = 2_000_000


class PasteForm(forms.Form):
    pasted = forms.CharField(
        label=gettext_lazy("Text"),
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 16, "autofocus": True}),
        help_text=gettext_lazy("Headline, paragraphs and sources as printed, or the HTML of a web page."),
    )
    is_another = forms.BooleanField(
        label=gettext_lazy("Add it anyway: it is a different article"), required=False
    )


def paste(request: HttpRequest) -> HttpResponse:
    """The form; sent, a draft. Where the archive has articles like it, they are shown and nothing is saved yet."""
    if not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    form = PasteForm(request.POST if request.method == "POST" else None)
    made = Pasted()
    if request.method == "POST" and form.is_valid():
        made = pasted(request, form)
        if made.article:
            for doubt in made.doubts:
                messages.warning(request, in_a_sentence(doubt))
            return redirect(worksheet_of(made.article.pk))
    alike = [(link_to_article(one.article), why(one)) for one in made.alike]
    return shown(
        request, "admin/inbox/paste.html", {"title": _("Paste an article"), "form": form, "alike": alike}
    )


def pasted(request: HttpRequest, form: PasteForm) -> Pasted:
    facts: dict[str, Any] = form.cleaned_data
    try:
        with recorded(by=request.user, doing=_("Pasted an article")):
            return draft_of(facts["pasted"], is_another=facts["is_another"])
    except NotRead as refusal:
        form.add_error("pasted", str(refusal))
    except IntegrityError as error:
        form.add_error(None, said_of(error))
    return Pasted()


def in_a_sentence(doubt: Problem) -> str:
    told = f"{doubt.field}: {doubt.reason}" if doubt.field else doubt.reason
    return _("Left open: %s") % told


urlpatterns = [path("", guarded(paste), name="inbox-paste")]
