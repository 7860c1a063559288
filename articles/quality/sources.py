"""Whether the archive knows whom articles cite."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Citation
from summit_archive.quality import Finding, Severity, check, page_of


def tell_of_citation(citation):
    return Finding(
        _("“%(source)s”, cited by “%(article)s”, is a name as given only.")
        % {"source": citation.as_given, "article": citation.article},
        page_of("articles_article", citation.article_id),
    )


@check(
    Severity.NOTE,
    gettext_lazy("Citations that lead nowhere"),
    gettext_lazy("Choose the publisher or the article that is meant, or give its address."),
    tell_of_citation,
)
def unresolved_citations():
    nothing = Citation.objects.filter(publisher__isnull=True, cited_article__isnull=True, url="")
    return nothing.with_article().order_by("article", "position", "pk")
