"""An article's form: a language left empty is recognised, and look-alikes are warned of before anything is saved."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.versions import EditingForm
from summit_archive.review.by_status import StatusChecked
from summit_archive.text.languages import UNDETERMINED
from summit_archive.text.recognising import recognised_language

from ..importing.look_alikes import Reason, look_alikes
from ..models import Article

ALIKE_SEEN = "alike_seen"
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


class AlikeSeenField(forms.CharField):
    """The ids of the look-alikes that the editor has been shown and saves in spite of."""

    def __init__(self):
        super().__init__(required=False, widget=forms.HiddenInput, label="")

    def has_changed(self, initial, data):
        return False


class ArticleForm(StatusChecked, EditingForm):
    alike_seen = AlikeSeenField()
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
        if not self.instance.pk or KNOWN_BY & set(self.changed_data):
            self.warn_of_look_alikes(cleaned)
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

    def warn_of_look_alikes(self, cleaned):
        """But not of the article of the very same address, for which the model refuses this one."""
        typed = Article(pk=self.instance.pk, **{name: cleaned[name] for name in TYPED if name in cleaned})
        typed.canonical_url = typed.known_address()
        refused_for = None if typed.keeps_its_address() else typed.of_same_address()
        found = look_alikes(typed, with_stories=not typed.pk)
        alike = [one for one in found if one.article != refused_for]
        seen = set(cleaned.get(ALIKE_SEEN, "").split())
        if {str(one.article.pk) for one in alike} - seen:
            self.add_error(None, ValidationError(warning(alike), code="look-alikes"))


PARTS = ["headline", "standfirst", "body"]
TYPED = [*KNOWN_BY, "standfirst", "byline", "place_line", "language"]


def warning(alike):
    shown = format_html_join("", "<li>{}: {}</li>", ((in_words(one.article), why(one)) for one in alike))
    return format_html(
        '{} <ul class="look-alikes">{}</ul> <label><input type="checkbox" name="{}" value="{}"> {}</label>',
        _("The archive has articles like this one. Nothing is saved yet."),
        shown,
        ALIKE_SEEN,
        " ".join(str(one.article.pk) for one in alike),
        _("Save all the same: it is another article"),
    )


def why(one):
    """Of those of the same text it is known that they state the same day or none."""
    if one.reason == Reason.TEXT and one.article.published_on is None:
        return _("the same headline and text; neither states a day")
    return WHY[one.reason]


def in_words(article):
    day = date_format(article.published_on, "j F Y") if article.published_on else _("day not stated")
    said = [str(article.publisher)] if article.publisher else []
    return format_html("{} · {}", link_to(article), " · ".join([*said, day, article.get_status_display()]))


def link_to(article):
    """In a new window, for what was typed is in this one."""
    address = reverse("admin:articles_article_change", args=[article.pk])
    return format_html('<a href="{}" target="_blank" rel="noopener">{}</a>', address, article)
