"""A transaction that was counted as a change is not asked again."""

from django.db import migrations

from . import _counted_once as sql


class Migration(migrations.Migration):
    dependencies = [("participants", "0013_parties_are_found_by_an_index")]

    operations = [migrations.RunSQL(sql.ASKED_BEFORE, sql.ASKED_WITHIN)]
