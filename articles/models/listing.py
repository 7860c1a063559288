"""What the database keeps beside the published articles, so that lists and counts need not read them.

The functions of `articles/counting/sql` and `articles/searching/sql` write these tables, called by triggers, by who
writes many rows at once, or by `check_archive --repair`; `articles.counting` and `articles.searching` read them. A *code* stands for one value of one facet, such as a country or a year: see
`articles.counting.codes`.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q


class BitsField(models.Field):
    """PostgreSQL's `bit varying`."""

    def db_type(self, connection):
        return "bit varying"


class Listing(models.Model):
    """A published article as a narrow row. An unknown day is "-infinity", so that it comes last of the newest."""

    article = models.OneToOneField(
        "Article", models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="listing"
    )
    day = models.DateField()
    codes = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = [
            models.Index(fields=["day", "article"], name="listing_by_day"),
            GinIndex(fields=["codes"], name="listing_by_codes", fastupdate=False),
        ]

    def __str__(self):
        return f"Article {self.article_id}"


class ListedArticle(models.Model):
    """A published article under one of its codes, but for years and months: the primary key is the list in order."""

    pk = models.CompositePrimaryKey("code", "day", "article_id")
    code = models.BigIntegerField()
    day = models.DateField()
    article = models.ForeignKey(
        "Article", models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )

    def __str__(self):
        return f"{self.code}: article {self.article_id}"


class CodeCount(models.Model):
    """How many published articles have both codes; each pair stands once, `one` being the lower.

    `one` 0 stands for all articles; both 0 for their total. Months stand beside 0 alone. What
    `ListingChange` holds is still to be added.
    """

    pk = models.CompositePrimaryKey("one", "other")
    one = models.BigIntegerField()
    other = models.BigIntegerField()
    number = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["other", "one"], name="code_count_other_way")]

    def __str__(self):
        return f"{self.one} and {self.other}: {self.number}"


class CodeBitmap(models.Model):
    """Which of 32,000 articles have a code: bit n of chunk c is the article 32,000 c + n.

    Wrong for the articles in `ListingChange`, which are counted one by one.
    """

    pk = models.CompositePrimaryKey("code", "chunk")
    code = models.BigIntegerField()
    chunk = models.IntegerField()
    bits = BitsField()

    def __str__(self):
        return f"{self.code}, chunk {self.chunk}"


class ListingChange(models.Model):
    """A listing that came (sign 1) or went (-1), and is still to be folded into the counts and bitmaps."""

    article_id = models.BigIntegerField()
    sign = models.SmallIntegerField()
    codes = ArrayField(models.BigIntegerField())

    def __str__(self):
        return f"Article {self.article_id}: {self.sign:+}"


class ListedLanguage(models.Model):
    """A number for each language tag, in lower case."""

    tag = models.CharField(max_length=35, unique=True)

    def __str__(self):
        return self.tag


class SearchedText(models.Model):
    """A narrow row beside each article. Nobody writes it but the triggers of `searching/sql`.

    `vector` has the text's words and marks: see `articles/searching/sql/words.sql`. The sample is one in
    32 of the articles, by a hash of their ids: from it the matches of a common word are estimated.
    """

    article = models.OneToOneField(
        "Article", models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="searched"
    )
    day = models.DateField(null=True)
    is_published = models.BooleanField()
    is_stemmed = models.BooleanField()
    is_sampled = models.BooleanField()
    headline_words = models.SmallIntegerField()
    vector = SearchVectorField()

    class Meta:
        indexes = [
            # No list of rows to be put in order later: every search would walk through it until then.
            GinIndex(
                fields=["vector"], name="searched_published", fastupdate=False, condition=Q(is_published=True)
            ),
            GinIndex(
                fields=["vector"],
                name="searched_sample",
                fastupdate=False,
                condition=Q(is_published=True, is_sampled=True),
            ),
            GinIndex(
                fields=["vector"],
                name="searched_unpublished",
                fastupdate=False,
                condition=Q(is_published=False),
            ),
        ]

    def __str__(self):
        return f"Article {self.article_id}"
