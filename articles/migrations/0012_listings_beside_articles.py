"""Beside each published article a narrow row to list and count by, kept by the database itself."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models
from django.db.models.deletion import DO_NOTHING

import articles.models.listing

from . import _listings as sql


def composite(*columns):
    return models.CompositePrimaryKey(*columns, blank=True, editable=False, primary_key=True, serialize=False)


def numbered():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_suggested_mentions_by_article")]

    operations = [
        migrations.CreateModel(
            name="CodeBitmap",
            fields=[
                ("pk", composite("code", "chunk")),
                ("code", models.BigIntegerField()),
                ("chunk", models.IntegerField()),
                ("bits", articles.models.listing.BitsField()),
            ],
        ),
        migrations.CreateModel(
            name="CodeCount",
            fields=[
                ("pk", composite("one", "other")),
                ("one", models.BigIntegerField()),
                ("other", models.BigIntegerField()),
                ("number", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["other", "one"], name="code_count_other_way")],
            },
        ),
        migrations.CreateModel(
            name="ListedLanguage",
            fields=[("id", numbered()), ("tag", models.CharField(max_length=35, unique=True))],
        ),
        migrations.CreateModel(
            name="ListingChange",
            fields=[
                ("id", numbered()),
                ("article_id", models.BigIntegerField()),
                ("sign", models.SmallIntegerField()),
                ("codes", ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
        ),
        migrations.CreateModel(
            name="ListedArticle",
            fields=[
                ("pk", composite("code", "day", "article_id")),
                ("code", models.BigIntegerField()),
                ("day", models.DateField()),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=DO_NOTHING,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=DO_NOTHING,
                        primary_key=True,
                        related_name="listing",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("day", models.DateField()),
                ("codes", ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["day", "article"], name="listing_by_day"),
                    GinIndex(fields=["codes"], name="listing_by_codes"),
                ],
            },
        ),
        migrations.RunSQL(sql.STORAGE, migrations.RunSQL.noop),
        migrations.RunSQL(sql.LISTING, sql.NO_LISTING),
        migrations.RunSQL(sql.FOLDING, sql.NO_FOLDING),
        migrations.RunSQL(sql.WATCHING, sql.NO_WATCHING),
        migrations.RunSQL(sql.TRIGGERS, sql.NO_TRIGGERS),
        migrations.RunSQL("SELECT summit_list_all()", migrations.RunSQL.noop),
    ]
