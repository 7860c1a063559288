"""Facets count published articles by an index, and leave the wide rows alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_halves_are_refused")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("status", "published")),
                fields=["id"],
                include=("published_on", "publisher", "language"),
                name="article_published",
            ),
        ),
    ]
