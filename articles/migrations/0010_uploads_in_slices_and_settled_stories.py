import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_decisions_of_editors_are_theirs")]

    operations = [
        migrations.AddField(
            model_name="importbatch",
            name="so_far",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="sketch",
            name="is_settled",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="No import puts it into a story, or into another one, from then on.",
                verbose_name="an editor decided its story",
            ),
        ),
        migrations.AddField(
            model_name="stagedrecord",
            name="keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="stagedrecord",
            index=django.contrib.postgres.indexes.GinIndex(fields=["keys"], name="staged_record_by_keys"),
        ),
    ]
