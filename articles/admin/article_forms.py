"""An article's form: a language left empty is recognised, and look-alikes are warned of before anything is saved."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.cautions import LookAlike
from summit_archive.editing.choices import joined
from summit_archive.editing.versions import EditingForm
from summit_archive.review.by_status import StatusChecked
from summit_archive.text.languages import UNDETERMINED
from summit_archive.text.recognising import recognised_language

from ..importing.look_alikes import Reason, look_alikes

# By these an article is known again.
KNOWN_BY = {"headline", "body", "published_on", "publisher", "url", "canonical_url", "external_id"}
WHY = {
    Reason.ADDRESS: gettext_lazy("the same address"),
    Reason.NUMBER: gettext_lazy("the same number of the source"),
    Reason.TEXT: gettext_lazy("the same headline and text on the same day"),
    Reason.HEADLINE: gettext_lazy("the same headline on the same day"),
    Reason.WORDS: gettext_lazy("the same words"),
    Reason.STORY: gettext_lazy("nearly the same words"),
}


class ArticleForm(StatusChecked, EditingForm):
    # Set for a request that only fills the form, by `reading_in.py`.
    reading = None
    # The language that was recognised, where none was typed.
    guess = ""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if language := self.fields.get("language"):
            language.required = False
            language.help_text = _("BCP 47, such as en or ru. Left empty, it is recognised by the text.")

    def is_valid(self):
        return super().is_valid() and not self.reading

    def full_clean(self):
        """A form that was only filled is not told what it still lacks."""
        super().full_clean()
        if self.reading and self.is_bound:
            for name, errors in list(self.errors.items()):
                if all(error.code == "required" for error in errors.as_data()):
                    del self.errors[name]

    def clean(self):
        cleaned = super().clean()
        self.tell_language(cleaned)
        return cleaned

    def tell_language(self, cleaned):
        if "language" not in cleaned:
            return
        typed, guess = cleaned["language"], ""
        if not typed:
            parts = PARTS if cleaned.get("body") else [*PARTS, "summary"]
            guess = recognised_language("\n".join(cleaned.get(part) or "" for part in parts))
            cleaned["language"] = guess or UNDETERMINED
        if not typed or "language" in self.changed_data:
            self.instance.language_is_guessed = bool(guess)
        self.guess = guess


PARTS = ["headline", "standfirst", "body"]


class AlikeArticles:
    """For the ModelAdmin of articles: what an article may be that is about to be saved."""

    asked_by = KNOWN_BY
    asks_of_lines = False
    named_by = "headline"

    def look_alikes(self, article, lines):
        """But not the article of the very same address, for which the model refuses this one."""
        address = article.canonical_url
        article.canonical_url = article.known_address()
        refused_for = None if article.keeps_its_address() else article.of_same_address()
        found = look_alikes(article, with_stories=lines.is_new)
        article.canonical_url = address
        return [
            LookAlike(one.article, why(one), self.beside(one.article))
            for one in found
            if one.article != refused_for
        ]

    def for_choices(self, articles):
        shown = articles.select_related("publisher")
        return shown.only("headline", "published_on", "status", "publisher__name")

    def in_order(self, articles, term):
        return articles

    def beside(self, article):
        return beside(article)


def beside(article):
    day = date_format(article.published_on, "j F Y") if article.published_on else _("day not stated")
    return joined(article.publisher, day, article.get_status_display())


def why(one):
    """Of those of the same text it is known that they state the same day or none."""
    if one.reason == Reason.TEXT and one.article.published_on is None:
        return _("the same headline and text; neither states a day")
    return WHY[one.reason]


def link_to_article(article):
    """In a new window, with where and when it appeared."""
    address = reverse("admin:articles_article_change", args=[article.pk])
    link = '<a href="{}" target="_blank" rel="noopener">{}</a> · {}'
    return format_html(link, address, article, beside(article))
