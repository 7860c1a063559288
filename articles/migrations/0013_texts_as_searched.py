"""What is searched of each article, by its language, in narrow rows that the database keeps itself.

They take the place of the article's own column, whose room PostgreSQL gives back as rows are changed.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations, models
from django.db.models import Q
from django.db.models.deletion import DO_NOTHING

from . import _searched as sql

INDEXES = {
    "searched_published": Q(is_published=True),
    "searched_sample": Q(is_published=True, is_sampled=True),
    "searched_unpublished": Q(is_published=False),
}


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_listings_beside_articles")]

    operations = [
        migrations.RemoveIndex("article", "article_search"),
        migrations.RemoveField("article", "search"),
        migrations.CreateModel(
            name="SearchedText",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=DO_NOTHING,
                        primary_key=True,
                        related_name="searched",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("day", models.DateField(null=True)),
                ("is_published", models.BooleanField()),
                ("is_stemmed", models.BooleanField()),
                ("is_sampled", models.BooleanField()),
                ("headline_words", models.SmallIntegerField()),
                ("vector", SearchVectorField()),
            ],
        ),
        migrations.RunSQL(sql.STORAGE, migrations.RunSQL.noop),
        migrations.RunSQL(sql.WORDS, sql.NO_WORDS),
        migrations.RunSQL(sql.KEEPING, sql.NO_KEEPING),
        migrations.RunSQL(sql.WATCHING, sql.NO_WATCHING),
        migrations.RunSQL(sql.TRIGGERS, sql.NO_TRIGGERS),
        migrations.RunSQL("SELECT summit_search_all()", migrations.RunSQL.noop),
        *(
            migrations.AddIndex("searchedtext", GinIndex(fields=["vector"], name=name, condition=condition))
            for name, condition in INDEXES.items()
        ),
    ]
