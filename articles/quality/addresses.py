"""Whether a page's address leads to one article alone."""

from itertools import islice

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from summit_archive.addresses import PLAIN_ADDRESS, is_front_page, normal_form
from summit_archive.quality import Finding, Severity, check, merge_page_of, page_of

SLICE = 1000


def tell_of_twin(pair):
    article, twin = pair
    return Finding(
        _("“%(article)s” has an address of the page that is “%(twin)s”: %(address)s")
        % {"article": article, "twin": twin, "address": twin.canonical_url},
        page_of("articles_article", article.pk),
        page_of("articles_article", twin.pk),
        merge_page_of("articles_article", twin.pk, article.pk),
    )


@check(
    Severity.WARNING,
    gettext_lazy("Two articles of one page"),
    gettext_lazy("Keep one of them, with what only the other has; then delete the other."),
    tell_of_twin,
)
def one_page_twice():
    """A query, and one more for each thousand of addresses that are not one and plain."""
    rows, pairs = spelt_otherwise(), []
    while some := list(islice(rows, SLICE)):
        pairs += with_twins(some)
    return pairs


def spelt_otherwise():
    """Articles, each with the addresses in normal form that are its own, beside the one by which it is known."""
    given = Article.objects.exclude(url="", canonical_url="")
    plain = Q(canonical_url=F("url"), canonical_url__regex=f"^{PLAIN_ADDRESS.pattern}$")
    for article in given.exclude(plain).only("headline", "url", "canonical_url").order_by("pk").iterator():
        forms = {normal_form(article.url), normal_form(article.canonical_url)} - {"", article.canonical_url}
        for form in sorted(forms):
            if not is_front_page(form):
                yield article, form


def with_twins(some):
    """Of those articles, each with another one that is known by such an address."""
    known = Article.objects.filter(canonical_url__in=[form for _article, form in some])
    twins = {twin.canonical_url: twin for twin in known.only("headline", "canonical_url").order_by("-pk")}
    return [(article, twins[form]) for article, form in some if form in twins and twins[form] != article]
