"""An address longer than the unique index can hold is refused by a rule, not by the index."""

import django.db.models.lookups
from django.db import migrations, models

import articles.models.article


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_long_headlines_and_known_articles")]

    operations = [
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    articles.models.article.OctetLength("canonical_url"), 2000
                ),
                name="article_canonical_address_fits_its_index",
                violation_error_message="The canonical address is longer than 2,000 bytes.",
            ),
        ),
    ]
