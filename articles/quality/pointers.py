"""Whether what stands in an article points where it should: at its own words, and at a source that is known."""

from django.db.models import Case, F, Q, TextField, When
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.linking.anchoring import QUOTING
from articles.models import Citation, Mention, Statement
from articles.models.mention import LONGEST_TEXT, shortened
from articles.models.quote import Standing
from summit_archive.quality import Finding, Severity, check, page_of


def tell_of_place(row):
    page_of_article = page_of("articles_article", row.article_id)
    facts = {"article": row.article, "start": row.start, "end": row.end}
    if isinstance(row, Mention):
        facts["text"] = shortened(row.text)
        told = _("The mention “%(text)s” is not in “%(article)s” from %(start)d to %(end)d.")
        return Finding(told % facts, page_of("articles_mention", row.pk), page_of_article)
    facts["text"] = shortened(row.words)
    if isinstance(row, Statement):
        told = _("The statement “%(text)s” is not in “%(article)s” from %(start)d to %(end)d.")
    else:
        told = _("The quote “%(text)s” is not in “%(article)s” from %(start)d to %(end)d.")
    return Finding(told % facts, page_of_article)


@check(
    Severity.ERROR,
    gettext_lazy("Mentions, quotes and statements whose words are not at their place in the article"),
    gettext_lazy("Remove the mention or give its place; paste the quote or the statement again."),
    tell_of_place,
)
def words_not_at_their_place():
    """Four queries. A mention's text of full length may have been cut, a paraphrase has other words."""
    mentions = Mention.objects.alias(its_part=text_of_its_part(), length=Length("text"))
    beyond, others = not_there("its_part", "text")
    found = [*with_headline(mentions.filter(beyond | Q(length__lt=LONGEST_TEXT) & others), "text")]
    for model in QUOTING:
        rows = model.objects.filter(standing=Standing.IN_TEXT).alias(its_part=text_of_its_part())
        beyond, others = not_there("its_part", model.WORDS)
        if model is Statement:
            others &= Q(manner=Statement.Manner.QUOTED)
        found += with_headline(rows.filter(beyond | others), model.WORDS)
    return found


def text_of_its_part():
    parts = [When(part=part, then=f"article__{part}") for part in Mention.Part]
    return Case(*parts, output_field=TextField())


def not_there(text, words):
    """The conditions that a place lies beyond the end of `text`, and that other words than those kept stand there."""
    there = Substr(text, F("start") + 1, F("end") - F("start"))
    return Q(end__gt=Length(text)), ~Q(**{words: there})


def with_headline(rows, words):
    shown = [words, "start", "end", "article__headline"]
    return rows.select_related("article").only(*shown).order_by("article_id", "pk")


def tell_of_missing(row):
    return Finding(
        _("“%(words)s” is not in “%(article)s”.") % {"words": shortened(row.words), "article": row.article},
        page_of("articles_article", row.article_id),
    )


@check(
    Severity.WARNING,
    gettext_lazy("Quotes that are not in their articles"),
    gettext_lazy(
        "Paste the words as they are there; or tick “not from the text”, or choose “paraphrased” for a statement."
    ),
    tell_of_missing,
)
def quotes_missing():
    """Three queries. What an editor keeps as a note, or paraphrases, is none."""
    found = []
    for model in QUOTING:
        missing = model.objects.filter(standing=Standing.MISSING)
        found += with_headline(missing, model.WORDS)
    return found


# --- Sources ------------------------------------------------------------------


def tell_of_citation(citation):
    return Finding(
        _("“%(source)s”, cited by “%(article)s”, is only a name as given.")
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
