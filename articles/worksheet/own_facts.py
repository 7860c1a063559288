"""The card of the article's own facts: headline, language, day, publisher, address."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from summit_archive.text.languages import language_name

from ..models import Article
from .card import Card, Fact

ARTICLE = "article"


def sources_given(article: Article) -> list[str]:
    """Those that came in with it or were entered in its form: what was read from its text has cards. One query."""
    rows = article.citations.filter(proposed=None).select_related("publisher")
    named = rows.order_by("position", "pk").values_list("as_given", "publisher__name")
    return [f"{given} ({publisher})" if publisher else given for given, publisher in named]


def card_of_article(article: Article, sources: Sequence[str] = ()) -> Card:
    """With its publisher at hand, no query. `sources`: its own list of them."""
    not_stated = _("not stated")
    day = date_format(article.published_on, "j F Y") if article.published_on else not_stated
    language = language_name(article.language)
    guess = _("recognised from the text") if article.language_is_guessed else ""
    facts = [
        Fact(_("Headline"), article.headline),
        Fact(_("Language"), language, guess),
        Fact(_("Day"), day),
        Fact(_("Publisher"), str(article.publisher or not_stated)),
        Fact(_("By"), article.byline),
        Fact(_("Place line"), article.place_line),
        Fact(_("Address"), article.url),
        Fact(_("Its list of sources"), "; ".join(sources), address=form_of(article)),
    ]
    return Card(
        id=ARTICLE,
        kind=ARTICLE,
        title=_("Headline, language, day, source"),
        gist=", ".join([day, str(article.publisher or _("no publisher")), language]),
        certainty="likely" if guess else "sure",
        facts=[fact for fact in facts if fact.value],
        choices=("publisher",),
        may_reject=False,
        rows=[article.pk],
    )


def form_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk]) + "#citations-group"
