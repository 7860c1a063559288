"""Words that an article is said to contain: the place where they stand in its text, or that they do not stand there."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from summit_archive.citing.fragments import link_to_words, standing_before
from summit_archive.text.finding import places_of

from .article import LONGEST_BODY, LONGEST_HEADLINE
from .mention import Mention, refuse_beyond, shortened

# What an editor may paste as a quote; as they stand in the article the words may be longer by what is not seen.
LONGEST_QUOTE = 1000


class Place(NamedTuple):
    """Characters `start` up to, not including, `end` of a part of an article."""

    part: str
    start: int
    end: int


def texts_of(article):
    """{part: its text}: in the body words are looked for first, in the archive's own words last."""
    return {part.value: getattr(article, part) for part in Mention.Part}


def places_in(texts, words):
    """Every place of `words` in the parts of an article, from the first one on."""
    return [Place(part, *place) for part, text in texts.items() for place in places_of(words, text)]


class Standing(models.TextChoices):
    IN_TEXT = "in-text", _("in the text")
    MISSING = "missing", _("not found in the text")
    APART = "apart", _("not from the text")


class Quote(models.Model):
    """What coverage, attestations and statements have in common.

    In the text, the words kept are the article's own at the place. Missing are words that were given as the
    article's, but do not stand there: its text was changed, or nobody had looked. Apart are words that
    nobody says are the article's: readers never see them in quotation marks.
    """

    Standing = Standing

    part = models.CharField(
        _("stands in the"), max_length=20, choices=Mention.Part, default=Mention.Part.BODY
    )
    start = models.PositiveIntegerField(_("start in the text"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end in the text"), null=True, blank=True)
    standing = models.CharField(
        _("do its words stand in the text"), max_length=20, choices=Standing, blank=True, editable=False
    )

    # The field that keeps the words, and how many characters an editor may paste there.
    WORDS = "quote"
    LONGEST: int | None = LONGEST_QUOTE

    class Meta:
        abstract = True

    @property
    def words(self):
        return getattr(self, self.WORDS)

    @property
    def is_in_text(self):
        return self.standing == Standing.IN_TEXT

    @property
    def is_of_summary(self):
        """Its words are the archive's own."""
        return self.part == Mention.Part.SUMMARY

    @property
    def language(self):
        """Of the text that its words are of. With the article at hand, no query."""
        return (self.is_of_summary and self.article.summary_language) or self.article.language

    @property
    def text_kind(self):
        """Of its article: a source's text, or the archive's summary. With the article at hand, no query."""
        return self.article.text_kind

    @property
    def is_verbatim(self):
        """Whether its words are said to be those of the article, letter by letter."""
        return True

    @property
    def may_be_apart(self):
        """Whether an editor may keep words that nobody says are the article's."""
        return True

    @property
    def place(self):
        """None where it has none."""
        return None if None in (self.start, self.end) else Place(self.part, self.start, self.end)

    # --- Links to the very words ---

    # What comes before its words in the body, where these stand there earlier as well: `querysets` reads it where the
    # body itself is not.
    before: str | None = None

    @property
    def anchor(self):
        """Of its words, on the page of its article: the same as long as the row is there."""
        return f"{self._meta.model_name}-{self.pk}"

    @property
    def quote_url(self):
        """Its words on the page of the article, "" where they do not stand there. With the article at hand, no query."""
        return f"{self.article.get_absolute_url()}#{self.anchor}" if self.is_in_text else ""

    @property
    def quote_at_source(self):
        """Its words where the article was published, marked there; "" where they are not those of the source."""
        if not (self.is_in_text and self.is_verbatim) or self.is_of_summary:
            return ""
        return link_to_words(self.article.url, self.words, self.what_stands_before())

    def what_stands_before(self):
        if self.part == Mention.Part.BODY and "body" not in self.article.__dict__:
            return self.before or ""
        return standing_before(getattr(self.article, self.part), self.start, self.words)

    def is_in(self, text):
        """Whether its place is in `text` and, where it is verbatim, has its very words."""
        there = text[self.start : self.end]
        return self.end <= len(text) and (not self.is_verbatim or there == self.words)

    def stand_at(self, place, texts):
        """Where it is verbatim, with the words of `texts` that stand there."""
        self.part, self.start, self.end = place
        self.standing = Standing.IN_TEXT
        if self.is_verbatim:
            setattr(self, self.WORDS, texts[place.part][place.start : place.end])

    def stand_nowhere(self):
        """Its words are kept, but have no place."""
        self.part, self.start, self.end = Mention.Part.BODY, None, None
        setattr(self, self.WORDS, self.words.strip())
        if not self.words:
            self.standing = ""
        elif not self.is_verbatim:
            self.standing = Standing.APART
        elif not (self.may_be_apart and self.standing == Standing.APART):
            self.standing = Standing.MISSING

    def find_place(self, texts, earlier=None, words=None):
        """Stand where its `words` are: at the `earlier` place if they are there too, else at the first. How many there are.

        Where there are none, its own words are kept without a place.
        """
        places = places_in(texts, words or self.words)
        if places:
            self.stand_at(earlier if earlier in places else places[0], texts)
        else:
            self.stand_nowhere()
        return len(places)

    # --- Forms ---

    # Of a row that comes from a form: the place that is taken if its words are there too, and how often they stand in
    # the article.
    earlier = None
    times = None

    def clean(self):
        super().clean()
        if not hasattr(self, "article") or (self.start is None) != (self.end is None):
            return
        texts = texts_of(self.article)
        if self.place is None:
            self.refuse_unless_told(texts)
        elif self.start < self.end:
            self.refuse_other_words(texts[self.part])
            self.standing = Standing.IN_TEXT

    def refuse_unless_told(self, texts):
        """Words without a place are found; or are said to be none of the article's; or were missing before."""
        if self.LONGEST and len(self.words) > self.LONGEST:
            told = _("The words have %(length)d characters; at most %(most)d are expected.")
            raise ValidationError({self.WORDS: told % {"length": len(self.words), "most": self.LONGEST}})
        was_missing = self.standing == Standing.MISSING
        self.times = self.find_place(texts, self.earlier)
        if self.standing == Standing.MISSING and not was_missing:
            raise ValidationError({self.WORDS: self.why_refused() % {"words": shortened(self.words)}})

    def why_refused(self):
        return _(
            "These words are not in the article: “%(words)s”. Paste them as they are there, or tick “not from the "
            "text”."
        )

    def refuse_other_words(self, text):
        refuse_beyond(text, self.end)
        if not self.is_in(text):
            told = _(
                "The quoted words “%(words)s” are not in the text from %(start)d to %(end)d; the words there are "
                "“%(there)s”. Leave start and end empty to have the words looked up."
            )
            there = shortened(text[self.start : self.end])
            facts = {"words": shortened(self.words), "start": self.start, "end": self.end, "there": there}
            raise ValidationError({"start": told % facts})


def rules_of_words(name, words, verbatim=None):
    """What the database can keep of a quote, for the model of this name: `words` keeps its words.

    verbatim: the condition under which the words kept are those at the place; always, where there is none.
    What only a look into the article shows, `check_archive` finds.
    """
    headline = Q(part=Mention.Part.HEADLINE)
    in_text, nowhere = Q(standing=Standing.IN_TEXT), Q(start__isnull=True, end__isnull=True)
    told = _("Give both the start and a later end, or neither.")
    as_long = Q(Exact(Length(words), F("end") - F("start"))) & Q(**{f"{words}__regex": r"\S"})
    return [
        models.CheckConstraint(
            condition=nowhere | Q(start__isnull=False, end__isnull=False, end__gt=F("start")),
            name=f"{name}_span_is_whole",
            violation_error_message=told,
        ),
        models.CheckConstraint(
            condition=nowhere | Q(end__lte=LONGEST_BODY) & (~headline | Q(end__lte=LONGEST_HEADLINE)),
            name=f"{name}_span_is_no_longer_than_a_text",
        ),
        models.CheckConstraint(
            condition=in_text & Q(start__isnull=False) | ~in_text & Q(start__isnull=True),
            name=f"{name}_has_a_span_if_in_the_text",
        ),
        models.CheckConstraint(
            condition=~in_text | as_long if verbatim is None else ~in_text | ~verbatim | as_long,
            name=f"{name}_words_fill_their_span",
        ),
        models.CheckConstraint(
            condition=Q(standing__in=Standing.values) & Q(**{f"{words}__regex": r"\S"})
            | Q(standing="", **{words: ""}),
            name=f"{name}_says_whether_its_words_stand_there",
        ),
    ]
