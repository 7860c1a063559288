"""What is searched of each article: the words of its text, and marks of what it is about."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q


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
            GinIndex(fields=["vector"], name="searched_published", condition=Q(is_published=True)),
            GinIndex(
                fields=["vector"], name="searched_sample", condition=Q(is_published=True, is_sampled=True)
            ),
            GinIndex(fields=["vector"], name="searched_unpublished", condition=Q(is_published=False)),
        ]

    def __str__(self):
        return f"Article {self.article_id}"
