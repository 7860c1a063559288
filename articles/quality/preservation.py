"""What preservation found: texts, history and releases that are no longer as they were kept, and silent sources."""

from django.db.models import OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Fixity, KeptPart, LinkCheck, SilentAddress, Source
from summit_archive.quality import Finding, Severity, check, page_of


def day_of(moment):
    return date_format(moment, "j F Y")


@check(
    Severity.ERROR,
    gettext_lazy("Texts that changed without an edit"),
    gettext_lazy(
        "Compare the text with its source or with a backup, and save the right one; its hash is then noted anew. Have the disk checked."
    ),
    lambda row: Finding(
        _("The text of “%(article)s” is not as it was kept; found on %(day)s.")
        % {"article": row.article, "day": day_of(row.differs_since)},
        page_of("articles_article", row.pk),
    ),
)
def texts_changed_by_nobody():
    """As `manage.py check_fixity` found them. One query."""
    found = Fixity.objects.filter(differs_since__isnull=False).select_related("article").order_by("pk")
    return found.only("differs_since", "article__headline")


@check(
    Severity.ERROR,
    gettext_lazy("Releases and parts of the history that changed after they were kept"),
    gettext_lazy(
        "Restore it from a backup. If a release was removed on purpose, run manage.py check_fixity --forget NAME."
    ),
    lambda row: Finding(
        _("%(part)s: %(problem)s Found on %(day)s.")
        % {"part": row, "problem": row.problem, "day": day_of(row.differs_since)},
        "",
    ),
)
def kept_parts_that_differ():
    """As `manage.py check_fixity` found them. One query."""
    return KeptPart.objects.exclude(problem="").order_by("kind", "pk")


def tell_of_silent(row):
    told = _("%(url)s did not answer on %(day)s: %(problem)s. It has not answered since %(since)s.")
    facts = {
        "url": row.url,
        "day": day_of(row.day),
        "problem": row.problem or "—",
        "since": day_of(row.since) if row.since else "—",
    }
    if row.article:
        return Finding(told % facts, page_of("articles_article", row.article))
    return Finding(told % facts, page_of("articles_source", row.source) if row.source else "")


@check(
    Severity.NOTE,
    gettext_lazy("Sources whose address does not answer any more"),
    gettext_lazy(
        "Look for its new address, or for a copy in a web archive, and enter it as “archived copy”."
    ),
    tell_of_silent,
)
def sources_that_do_not_answer():
    """As `manage.py check_links` found them, those with an archived copy left out. One query."""
    of_article = Article.objects.filter(url=OuterRef("url")).order_by("pk")
    of_source = Source.objects.filter(url=OuterRef("url"))
    asked = LinkCheck.objects.filter(url=OuterRef("url"))
    rows = SilentAddress.objects.annotate(
        article=Subquery(of_article.filter(archived_url="").values("pk")[:1]),
        source=Subquery(of_source.filter(archived_url="").values("pk")[:1]),
        problem=Subquery(asked.values("problem")[:1]),
        since=Subquery(asked.values("failing_since")[:1]),
    )
    return rows.exclude(article__isnull=True, source__isnull=True).order_by("day", "pk")
