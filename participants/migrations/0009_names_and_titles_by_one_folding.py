"""Names are folded without apostrophes, soft and hard signs, and titles are found by the words that search reads."""

from django.db import migrations

from summit_archive.text.folding import fold_again

BY_WORDS = """
DROP INDEX meeting_title_words, series_name_words;
CREATE INDEX meeting_title_words ON participants_meeting
    USING gin (to_tsvector('russian'::regconfig, summit_searched(title::text)));
CREATE INDEX series_name_words ON participants_meetingseries
    USING gin (to_tsvector('russian'::regconfig, summit_searched(name::text)));
"""
AS_BEFORE = """
DROP INDEX meeting_title_words, series_name_words;
CREATE INDEX meeting_title_words ON participants_meeting USING gin (to_tsvector('russian'::regconfig, title));
CREATE INDEX series_name_words ON participants_meetingseries USING gin (to_tsvector('russian'::regconfig, name));
"""


def sort_name(person):
    return f"{person.family_name} {person.name}" if person.family_name else person.name


def keys_anew(apps, schema_editor):
    fold_again(apps.get_model("participants", "Name"), "folded", lambda name: name.text)
    fold_again(apps.get_model("participants", "Person"), "sort_key", sort_name)
    for model in ("Country", "Organisation", "Place"):
        fold_again(apps.get_model("participants", model), "sort_key", lambda row: row.name)


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0008_the_day_of_the_source_bounds_open_dates"),
        ("summit_archive", "0002_words_as_search_reads_them"),
    ]

    operations = [
        migrations.RunSQL(BY_WORDS, AS_BEFORE),
        # Back: of a name there is only today's folding.
        migrations.RunPython(keys_anew, migrations.RunPython.noop),
    ]
