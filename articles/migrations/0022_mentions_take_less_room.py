"""Indexes of mentions and of links that say no more than another are gone, and the widest is half as wide."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import summit_archive.postgres.expressions

# The links of an article are found by the index that lets none repeat: it begins with the article too.
REPEATED = """
DO $$
DECLARE
    its_name regclass;
BEGIN
    FOR its_name IN
        SELECT indexrelid::regclass FROM pg_index
        JOIN pg_attribute a ON a.attrelid = indrelid AND a.attnum = indkey[0]
        WHERE indrelid = ANY (ARRAY[
            'articles_article_countries', 'articles_article_people', 'articles_article_organisations',
            'articles_article_topics'
        ]::regclass[]) AND indnatts = 1 AND a.attname = 'article_id'
    LOOP
        EXECUTE format('DROP INDEX %s', its_name);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0021_sources_that_facts_cite"),
        ("participants", "0016_facts_found_by_their_source"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="mention",
            name="mention_does_not_repeat",
        ),
        migrations.RunSQL(REPEATED, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="mention",
            name="article",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mentions",
                to="articles.article",
            ),
        ),
        migrations.AlterField(
            model_name="mention",
            name="country",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mentions",
                to="participants.country",
                verbose_name="country",
            ),
        ),
        migrations.AlterField(
            model_name="mention",
            name="holder",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="Who held the office on the article's day, as the terms of office said when it was linked.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="mentions_by_office",
                to="participants.person",
                verbose_name="held by",
            ),
        ),
        migrations.AlterField(
            model_name="mention",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mentions",
                to="participants.meeting",
                verbose_name="meeting",
            ),
        ),
        migrations.AlterField(
            model_name="mention",
            name="office",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mentions",
                to="participants.office",
                verbose_name="office",
            ),
        ),
        migrations.AlterField(
            model_name="mention",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mentions",
                to="participants.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AlterField(
            model_name="mention",
            name="person",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mentions",
                to="participants.person",
                verbose_name="person",
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("country__isnull", False)), fields=["country"], name="mention_of_country"
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("person__isnull", False)), fields=["person"], name="mention_of_person"
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("organisation__isnull", False)),
                fields=["organisation"],
                name="mention_of_organisation",
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("office__isnull", False)), fields=["office"], name="mention_of_office"
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("meeting__isnull", False)), fields=["meeting"], name="mention_of_meeting"
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("holder__isnull", False)), fields=["holder"], name="mention_of_holder"
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.UniqueConstraint(
                models.F("article"),
                models.F("part"),
                models.F("start"),
                models.F("end"),
                django.db.models.functions.comparison.Coalesce(
                    summit_archive.postgres.expressions.NumberOfKind("country", 0, of=5),
                    summit_archive.postgres.expressions.NumberOfKind("person", 1, of=5),
                    summit_archive.postgres.expressions.NumberOfKind("organisation", 2, of=5),
                    summit_archive.postgres.expressions.NumberOfKind("office", 3, of=5),
                    summit_archive.postgres.expressions.NumberOfKind("meeting", 4, of=5),
                    models.Value(0),
                ),
                name="mention_does_not_repeat",
                violation_error_message="This mention is already in the list.",
            ),
        ),
    ]
