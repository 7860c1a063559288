"""An index by which encounters of a day find what is proposed of it."""

from django.contrib.postgres.indexes import GistIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_encounters_read_from_the_news")]

    operations = [
        migrations.AddIndex(
            model_name="proposal", index=GistIndex(fields=["possible"], name="proposal_possible_days")
        ),
    ]
