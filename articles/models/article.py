"""Articles: what a source published, and what it is about."""

import datetime
from functools import lru_cache

from django.contrib.postgres.indexes import HashIndex
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import RegexValidator
from django.db import OperationalError, connection, models, transaction
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from summit_archive.addresses import WebAddressField, is_front_page, normal_form
from summit_archive.merging.as_one import AsOne
from summit_archive.quality import page_of
from summit_archive.records import Versioned
from summit_archive.text.languages import UNDETERMINED
from summit_archive.text.latin import slug_in_latin
from summit_archive.web.fast_reverse import path_to_numbered

from ..querysets import ArticleQuerySet

# Longer ones are asked before they are saved whether the search has room for their words, 1 MB an article.
LONG_BODY = 50_000
LONGEST_SLUG = 80
# Bytes, for the unique index on canonical addresses holds no more than 2,704.
LONGEST_ADDRESS = 2000
LONGEST_BODY = 2_000_000
# News agencies put whole sentences there: the Kremlin's longest has 525 characters.
LONGEST_HEADLINE = 1000

# sha256 of the body in UTF-8, by `articles/sql/text_hash.sql`: PostgreSQL's own is not "immutable".
BODY_HASH = Func(F("body"), function="summit_text_hash", output_field=models.BinaryField())
LANGUAGE_TAG = RegexValidator(r"\A[a-z]{2,3}(-[A-Za-z0-9]+)*\Z", _("A language tag is expected, such as ru."))


def tomorrow():
    """The latest day that it may be anywhere by now, or soon: days are counted in UTC here."""
    return datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)


class OctetLength(Func):
    """How many bytes a text takes."""

    function = "octet_length"
    output_field = models.IntegerField()


class Article(Versioned):
    """One article of a source. Its body, publisher, address and day are the source's own; its summary is the archive's.

    `text_kind` follows from the two: a summary is all that the archive has, or not.
    """

    class TextKind(models.TextChoices):
        FULL = "full", _("the source's own text")
        SUMMARY = "summary", _("a summary in the archive's own words")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in-review", _("in review")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    headline = models.CharField(_("headline"), max_length=LONGEST_HEADLINE)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = models.TextField(
        _("body"),
        blank=True,
        help_text=_("The source's own text. Empty where the archive has only a summary."),
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "In the archive's own words: readers see it apart from the source's text, and marked as ours."
        ),
    )
    summary_language = models.CharField(
        _("language of the summary"),
        max_length=35,
        blank=True,
        default="",
        db_default="",
        validators=[LANGUAGE_TAG],
        help_text=_("Empty: the article's."),
    )
    text_withheld = models.BooleanField(
        _("text withheld"),
        default=False,
        db_default=False,
        editable=False,
        help_text=_(
            "The release from which the article came left its text out: no licence on record lets it be passed on."
        ),
    )
    text_kind = models.GeneratedField(
        expression=Case(When(Q(body="") & ~Q(summary=""), then=Value("summary")), default=Value("full")),
        output_field=models.CharField(_("the archive has"), max_length=20, choices=TextKind),
        db_persist=True,
    )
    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[LANGUAGE_TAG],
        help_text=_("BCP 47, such as en or ru."),
    )
    language_is_guessed = models.BooleanField(
        _("language recognised"),
        default=False,
        db_default=False,
        editable=False,
        help_text=_("The source states none: it was recognised by the text."),
    )
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("Leave empty when the source does not say."),
    )
    publisher = models.ForeignKey(
        "Publisher",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("publisher"),
    )
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    place_line = models.CharField(
        _("place line"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("Where the source says, beside its text, that this was: “The Kremlin, Moscow”."),
    )
    url = WebAddressField(_("address"), max_length=LONGEST_ADDRESS, blank=True)
    canonical_url = WebAddressField(
        _("canonical address"),
        max_length=LONGEST_ADDRESS,
        blank=True,
        help_text=_(
            "The address that the source itself calls the article's own; the address above, where this is empty. "
            "Kept in its normal form, without “utm_source=…” and the like. Two articles cannot share it."
        ),
    )
    archived_url = WebAddressField(
        _("archived copy"),
        max_length=LONGEST_ADDRESS,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "Where a web archive keeps the page as it was, such as https://web.archive.org/web/…. Only an address that "
            "somebody has opened."
        ),
    )
    external_id = models.CharField(_("the source's own number"), max_length=300, blank=True)
    retrieved_at = models.DateTimeField(_("retrieved"), null=True, blank=True)
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status,
        default=Status.DRAFT,
        help_text=_("Readers see only what is published."),
    )
    countries = models.ManyToManyField(
        "participants.Country", blank=True, related_name="articles", verbose_name=_("countries")
    )
    people = models.ManyToManyField(
        "participants.Person", blank=True, related_name="articles", verbose_name=_("people")
    )
    organisations = models.ManyToManyField(
        "participants.Organisation",
        blank=True,
        related_name="articles",
        verbose_name=_("organisations"),
    )
    topics = models.ManyToManyField("Topic", blank=True, related_name="articles", verbose_name=_("topics"))
    body_hash = models.GeneratedField(
        expression=BODY_HASH, output_field=models.BinaryField(), db_persist=True
    )

    objects = ArticleQuerySet.as_manager()
    named_by = "canonical_url"
    as_one = AsOne(day="published_on", source="publisher__name")

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = [F("published_on").desc(nulls_last=True), "-pk"]
        indexes = [
            models.Index(
                F("published_on").desc(nulls_last=True), F("id").desc(), name="article_newest_first"
            ),
            models.Index(F("published_on").asc(nulls_last=True), F("id").asc(), name="article_oldest_first"),
            # All that facets count by, so that the wide rows themselves are left alone.
            models.Index(
                fields=["id"],
                include=["published_on", "publisher", "language"],
                condition=Q(status="published"),
                name="article_published",
            ),
            # By these an import knows an article again. A hash takes addresses of any length.
            HashIndex(fields=["url"], name="article_by_address"),
            models.Index(
                fields=["publisher", "external_id"],
                condition=~Q(external_id=""),
                name="article_by_number",
            ),
            models.Index(fields=["body_hash"], name="article_by_text"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["canonical_url"],
                condition=~Q(canonical_url=""),
                name="article_of_one_address_stands_once",
                violation_error_message=_(
                    "An article with this canonical address is already in the archive."
                ),
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="article_has_a_headline"),
            models.CheckConstraint(
                condition=~Q(language_is_guessed=True, language=UNDETERMINED),
                name="article_language_that_is_guessed_is_one",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("body"), LONGEST_BODY),
                name="article_body_is_not_endless",
                violation_error_message=_("The body is longer than 2,000,000 characters."),
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("summary"), LONGEST_BODY),
                name="article_summary_is_not_endless",
                violation_error_message=_("The summary is longer than 2,000,000 characters."),
            ),
            models.CheckConstraint(
                condition=~Q(summary="") | Q(summary_language=""),
                name="article_summary_has_words_if_a_language",
                violation_error_message=_("There is a language of the summary, but no summary."),
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(OctetLength("canonical_url"), LONGEST_ADDRESS),
                name="article_canonical_address_fits_its_index",
                violation_error_message=_("The canonical address is longer than 2,000 bytes."),
            ),
        ]

    def __str__(self):
        return self.headline

    def clean(self):
        if not self.keeps_its_address():
            self.canonical_url = self.known_address()
        if self.published_on and self.published_on > tomorrow():
            told = _("%(day)s is still to come: a day until tomorrow, %(tomorrow)s, is expected.")
            facts = {"day": self.published_on, "tomorrow": tomorrow()}
            raise ValidationError({"published_on": told % facts})
        longest = max(("body", "standfirst", "summary"), key=lambda part: len(getattr(self, part)))
        if (
            len(self.body) + len(self.standfirst) + len(self.summary) > LONG_BODY
            and not self.search_has_room()
        ):
            raise ValidationError(
                {longest: _("There are too many different words for the search: expected a text of prose.")}
            )

    def validate_constraints(self, exclude=None):
        if "canonical_url" not in (exclude or ()) and not self.keeps_its_address():
            self.refuse_repeated_address()
        super().validate_constraints(exclude)

    def known_address(self):
        """The normal form of its canonical address, else of its address, where an article can be known by that."""
        if self.canonical_url:
            return normal_form(self.canonical_url)
        known = normal_form(self.url)
        return "" if is_front_page(known) or len(known) > LONGEST_ADDRESS else known

    def keeps_its_address(self):
        """Whether its addresses are as the archive has them: what was there twice before can still be edited. One query."""
        kept = Article.objects.filter(pk=self.pk, canonical_url=self.canonical_url, url=self.url)
        return self.pk is not None and kept.exists()

    def of_same_address(self):
        """The other article that is known by its address already, or None. One query where it has one."""
        same = Article.objects.filter(canonical_url=self.canonical_url)
        return same.exclude(pk=self.pk).only("headline").first() if self.canonical_url else None

    def refuse_repeated_address(self):
        """Say which article has the address already, with a link to its form: at its field, and where the form begins."""
        if twin := self.of_same_address():
            told = _("“{article}” has this address already: {link}.")
            link = format_html('<a href="{}">{}</a>', page_of("articles_article", twin.pk), _("open it"))
            told = format_html(told, article=twin.headline, link=link)
            raise ValidationError({NON_FIELD_ERRORS: told, "canonical_url": told})

    def search_has_room(self):
        """Whether PostgreSQL's text search vector holds the words of this article. One query."""
        texts = [self.language, self.headline, self.standfirst, f"{self.summary}\n{self.body}"]
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT summit_searched_words(%s, %s, %s, %s) IS NULL", texts)
        except OperationalError:
            return False
        return True

    def get_absolute_url(self):
        return path_to_numbered("article-detail", self.pk, self.slug)

    @property
    def slug(self):
        """The readable end of the address."""
        return slug_of(self.headline)


@lru_cache(maxsize=4096)
def slug_of(headline):
    """ "" never, "article" where the headline gives nothing."""
    words = slug_in_latin(headline)
    whole = words if len(words) <= LONGEST_SLUG else words[: LONGEST_SLUG + 1].rpartition("-")[0]
    return whole or words[:LONGEST_SLUG] or "article"
