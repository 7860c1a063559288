"""A decision that nobody made says so; a meeting on which an accepted encounter rests is not deleted under it."""

from django.db import migrations, models
from django.db.models import Q

import articles.models.encounter


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_statements_and_citations_read_from_the_text"),
        ("participants", "0013_reported_and_not_checked"),
    ]

    operations = [
        migrations.AddField(
            model_name="encounterdecision",
            name="by_itself",
            field=models.BooleanField(default=False, editable=False, verbose_name="by itself"),
        ),
        migrations.AlterField(
            model_name="encounter",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=articles.models.encounter.protect_if_accepted,
                related_name="encounters",
                to="participants.meeting",
                verbose_name="meeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="encounter",
            constraint=models.CheckConstraint(
                condition=Q(changed_to__isnull=True) | Q(state="superseded"),
                name="encounter_changed_is_superseded",
            ),
        ),
        migrations.AddConstraint(
            model_name="encounterdecision",
            constraint=models.CheckConstraint(
                condition=Q(by_itself=False) | Q(user__isnull=True, action="accept"),
                name="encounter_decision_by_itself_is_nobodys",
            ),
        ),
        migrations.AddConstraint(
            model_name="encounterdecision",
            constraint=models.CheckConstraint(
                condition=Q(undone_by__isnull=True) | Q(undone_at__isnull=False),
                name="encounter_decision_is_taken_back_on_a_day",
            ),
        ),
    ]
