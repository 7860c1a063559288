"""What the sources themselves say their articles are about, beside what stands in the texts."""

from django.db import migrations, models
from django.db.models import Q
from django.db.models.deletion import CASCADE


def named(model, words):
    return models.ForeignKey(
        blank=True, null=True, on_delete=CASCADE, related_name="tags", to=model, verbose_name=words
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_coverage_by_status"),
        ("participants", "0013_parties_are_found_by_an_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="as given")),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False, on_delete=CASCADE, related_name="tags", to="articles.article"
                    ),
                ),
                ("country", named("participants.country", "country")),
                ("person", named("participants.person", "person")),
            ],
            options={
                "verbose_name": "tag of the source",
                "verbose_name_plural": "tags of the source",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(country__isnull=False, person__isnull=True)
                        | Q(country__isnull=True, person__isnull=False),
                        name="tag_names_one_thing",
                    ),
                    models.UniqueConstraint(
                        fields=["article", "country", "person"],
                        nulls_distinct=False,
                        name="tag_does_not_repeat",
                    ),
                ],
            },
        ),
        # Readers see them. The counting goes with the table.
        migrations.RunSQL("SELECT summit_count_changes('articles_tag')", migrations.RunSQL.noop),
    ]
