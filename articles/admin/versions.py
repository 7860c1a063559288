"""“Versions”: the articles that tell an article's story in nearly its words, and an editor's word on who belongs there."""

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.addresses import normal_form

from ..importing.versions import NoText, put_with, take_out
from ..models import Article, Sketch

# /articles/12/the-headline/, on whatever host, or the number alone.
OURS = re.compile(r"(?:.*/articles/|.*/article/)?(\d{1,18})(?:/.*)?")


class OtherForm(forms.Form):
    other = forms.CharField(
        label=gettext_lazy("The other article"),
        max_length=2000,
        help_text=gettext_lazy("Its number or its address here, or the address where it was published."),
    )

    def clean_other(self):
        said = self.cleaned_data["other"]
        article = by_address(said) or by_number(said)
        if article is None:
            raise ValidationError(_("The archive has no article “%s”.") % said[:200])
        return article


def by_address(said):
    """The article that its source published there."""
    same = Q(url__in={said, normal_form(said)}) | Q(canonical_url=normal_form(said))
    return Article.objects.filter(same).only("headline").order_by("pk").first()


def by_number(said):
    number = OURS.fullmatch(said)
    return Article.objects.filter(pk=number[1]).only("headline").first() if number else None


class VersionsPage:
    """For the ModelAdmin of articles."""

    def get_urls(self):
        page = self.admin_site.admin_view(self.versions_view)
        return [path("<int:pk>/versions/", page, name="articles_article_versions"), *super().get_urls()]

    def versions_view(self, request, pk):
        seen = self.get_queryset(request)
        article = get_object_or_404(seen.without_texts(), pk=pk)
        may_change = self.has_change_permission(request, article)
        if not (may_change if request.method == "POST" else self.has_view_permission(request, article)):
            raise PermissionDenied
        form = OtherForm(request.POST if "put" in request.POST else None)
        if request.method == "POST" and ("put" not in request.POST or form.is_valid()):
            self.decide(request, article, form.cleaned_data["other"] if "put" in request.POST else None)
            return redirect("admin:articles_article_versions", article.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Versions"),
            "subtitle": str(article),
            "article": article,
            "versions": seen.versions_of(article),
            "is_settled": Sketch.objects.filter(pk=pk, is_settled=True).exists(),
            "may_change": may_change,
            "form": form,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/articles/article/versions.html", context)

    @transaction.atomic
    def decide(self, request, article, other):
        """Put the article with `other`, or take it out of its story where there is none."""
        Article.objects.select_for_update(no_key=True).only("pk").get(pk=article.pk)
        try:
            if other is None:
                take_out(article.pk)
                told = _("The article is no longer a version of another. No import will group it again.")
            elif other.pk == article.pk:
                self.message_user(request, _("That is this article itself."), messages.WARNING)
                return
            else:
                put_with(article.pk, other.pk)
                told = _("The article is a version of the same story as “%s” now.") % other
            self.log_change(request, article, [{"changed": {"fields": [_("story")]}}])
            self.message_user(request, told, messages.SUCCESS)
        except NoText:
            none = _("One of the two has no text of its source, so they cannot be versions of each other.")
            self.message_user(request, none, messages.WARNING)
