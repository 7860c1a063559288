"""Every change of what readers see is counted."""

from django.db import migrations, models

from . import _changes as sql


class Migration(migrations.Migration):
    dependencies = [("participants", "0010_addresses_of_pages_are_taken")]

    operations = [
        migrations.CreateModel(
            name="ChangeCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField()),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(sql.COUNTING, sql.NO_COUNTING),
        migrations.RunSQL(sql.count_all("participants", sql.UNSEEN), sql.count_none("participants")),
    ]
