"""Who took part in which meetings is told by an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participants", "0012_names_alike")]

    operations = [
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(
                condition=models.Q(("status", "absent"), _negated=True),
                fields=["country", "office", "status", "person"],
                include=("meeting",),
                name="participation_parties",
            ),
        ),
    ]
