"""Whether what stands in an article points where it should: at its own words, and at a source that is known."""

from django.db.models import Case, F, Q, TextField, When
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Citation, Mention, Statement
from articles.models.mention import LONGEST_TEXT, shortened
from summit_archive.quality import Finding, Severity, check, page_of


def tell_of_place(row):
    page_of_article = page_of("articles_article", row.article_id)
    facts = {"text": shortened(row.text), "article": row.article, "start": row.start, "end": row.end}
    if isinstance(row, Mention):
        told = _("The mention “%(text)s” does not stand in “%(article)s” from %(start)d to %(end)d.")
        return Finding(told % facts, page_of("articles_mention", row.pk), page_of_article)
    told = _("The statement “%(text)s” does not stand in “%(article)s” from %(start)d to %(end)d.")
    return Finding(told % facts, page_of_article)


@check(
    Severity.ERROR,
    gettext_lazy("Mentions and statements whose words are not at their place in the article"),
    gettext_lazy("Correct the start and the end, or remove the mention, or empty the statement's place."),
    tell_of_place,
)
def words_not_at_their_place():
    """Two queries. A mention's text of full length may have been cut, a paraphrase has other words."""
    mentions = Mention.objects.alias(its_part=text_of_its_part(), length=Length("text"))
    beyond, others = not_there("its_part")
    mentions = mentions.filter(beyond | Q(length__lt=LONGEST_TEXT) & others)
    beyond, others = not_there("article__body")
    statements = Statement.objects.filter(start__isnull=False)
    statements = statements.filter(beyond | Q(manner=Statement.Manner.QUOTED) & others)
    return [row for rows in (mentions, statements) for row in with_headline(rows)]


def text_of_its_part():
    parts = [When(part=part, then=f"article__{part}") for part in Mention.Part]
    return Case(*parts, output_field=TextField())


def not_there(text):
    """The conditions that a place lies beyond the end of `text`, and that other words stand there."""
    return Q(end__gt=Length(text)), ~Q(text=Substr(text, F("start") + 1, F("end") - F("start")))


def with_headline(rows):
    shown = ["text", "start", "end", "article__headline"]
    return rows.select_related("article").only(*shown).order_by("article_id", "pk")


# --- Sources ------------------------------------------------------------------


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
