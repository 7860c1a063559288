"""The worksheet of an article, on what articles/worksheet gives: its page, and the addresses that its keys and buttons send to.

What each takes and answers stands in articles/worksheet.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from summit_archive.web.json import answer

from ..desk.reasons import REASONS
from ..models import Article
from ..worksheet.segments import PARAGRAPHS_AT_ONCE
from ..worksheet.sheet import Sheet
from .deciding import May

PAGES = ["page", "text", "cards", "decide", "undo", "words", "choices", "save", "preview"]


def name_of(page):
    return "articles_article_worksheet" if page == "page" else f"articles_article_worksheet_{page}"


class WorksheetPages:
    """For the ModelAdmin of articles."""

    def get_urls(self):
        return [
            path(
                "<int:pk>/worksheet/" if name == "page" else f"<int:pk>/worksheet/{name}/",
                self.admin_site.admin_view(getattr(self, f"worksheet_{name}")),
                name=name_of(name),
            )
            for name in PAGES
        ] + super().get_urls()

    def worksheet_page(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        sheet = Sheet(article_or_404(pk))
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Worksheet"),
            "sheet": sheet,
            "may": May.of(request.user),
            "reasons": list(enumerate(REASONS, start=1)),
            "next_url": "",
        }
        return TemplateResponse(request, "admin/articles/worksheet/page.html", context)

    def worksheet_text(self, request, pk):
        sheet = Sheet(article_or_404(pk))
        after = int(request.GET.get("after", 0))
        paragraphs = sheet.text.paragraphs(after)
        following = after + PARAGRAPHS_AT_ONCE
        return answer(
            {
                "html": render_to_string("admin/articles/worksheet/text.html", {"paragraphs": paragraphs}),
                "paragraphs": [one.flat for one in paragraphs],
                "next": following if following < sheet.text.number else None,
            }
        )

    def worksheet_cards(self, request, pk):
        return answer({"left": 0, "version": "1", "order": [], "cards": []})

    def worksheet_decide(self, request, pk):
        return answer({"said": _("Not yet."), "field": ""}, 422)

    worksheet_undo = worksheet_words = worksheet_save = worksheet_decide

    def worksheet_choices(self, request, pk):
        return answer({"rows": []})

    def worksheet_preview(self, request, pk):
        raise Http404


def article_or_404(pk):
    article = Article.objects.select_related("publisher").filter(pk=min(pk, 2**63 - 1)).first()
    if article is None:
        raise Http404
    return article
