"""Every change of what readers see is counted."""

from django.db import migrations

from participants.migrations._changes import UNSEEN as UNSEEN_PARTICIPANTS
from participants.migrations._changes import count_all, count_none

# What imports keep of their runs.
UNSEEN = [
    "articles_arrival",
    "articles_importbatch",
    "articles_importproblem",
    "articles_stagedrecord",
]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_texts_as_searched"),
        ("participants", "0012_names_alike"),
    ]

    operations = [
        migrations.RunSQL(count_all("articles", UNSEEN), count_none("articles")),
        # What the step before this one may have added beside the names.
        migrations.RunSQL(count_all("participants", UNSEEN_PARTICIPANTS), migrations.RunSQL.noop),
    ]
