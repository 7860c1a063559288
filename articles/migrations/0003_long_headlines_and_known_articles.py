"""Headlines of a whole sentence, and the indexes by which an import knows an article again.

PostgreSQL widens no column that a generated column reads: the search vector goes and comes back.
"""

import django.contrib.postgres.indexes
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import migrations, models
from django.db.models.functions import Left

VECTOR = (
    SearchVector("headline", config="russian", weight="A")
    + SearchVector("standfirst", config="russian", weight="B")
    + SearchVector(Left("body", 250000), config="russian", weight="C")
)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_versions_trees_and_former_slugs"),
    ]

    operations = [
        migrations.RemoveIndex("article", "article_search"),
        migrations.RemoveField("article", "search"),
        migrations.AlterField(
            "article", "headline", models.CharField(max_length=1000, verbose_name="headline")
        ),
        migrations.AddField(
            "article",
            "search",
            models.GeneratedField(expression=VECTOR, output_field=SearchVectorField(), db_persist=True),
        ),
        migrations.AddIndex(
            "article",
            django.contrib.postgres.indexes.GinIndex(fields=["search"], name="article_search"),
        ),
        migrations.AddIndex(
            "article",
            django.contrib.postgres.indexes.HashIndex(fields=["url"], name="article_by_address"),
        ),
        migrations.AddIndex(
            "article",
            models.Index(
                fields=["publisher", "external_id"],
                condition=~models.Q(external_id=""),
                name="article_by_number",
            ),
        ),
        migrations.AddIndex("article", models.Index(fields=["body_hash"], name="article_by_text")),
    ]
