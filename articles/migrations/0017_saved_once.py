"""An article that is saved with its links is listed and searched once, not after each of them."""

from django.db import migrations

from . import _saved_once as sql


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_tags_of_the_sources")]

    operations = [
        migrations.RunSQL(sql.NOTING, sql.NO_NOTING),
        migrations.RunSQL(sql.ONE_OR_SOME, sql.NO_ONE_OR_SOME),
        migrations.RunSQL(sql.CALLED, sql.CALLED_BEFORE),
        migrations.RunSQL(sql.WATCHING, sql.WATCHED_BEFORE),
    ]
