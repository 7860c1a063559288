"""Titles of meetings and names of series are found by their letters without accents."""

from django.db import migrations

ANEW = "REINDEX INDEX meeting_title_words; REINDEX INDEX series_name_words; REINDEX INDEX series_other_name_words;"


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0017_meetings_remembered"),
        ("summit_archive", "0011_letters_searched_without_accents"),
    ]

    operations = [migrations.RunSQL(ANEW, migrations.RunSQL.noop)]
