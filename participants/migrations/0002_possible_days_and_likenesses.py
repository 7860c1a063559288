"""What the models cannot say: rules about ranges of days, and the indexes by which names alike are found."""

from django.db import migrations

from summit_archive.postgres.install import InstallSql

# The derived days cannot drift from the text where the text is a plain day, nor leave the window.
POSSIBLE_DAYS = """
ALTER TABLE participants_meeting
    ADD CONSTRAINT meeting_has_a_possible_day CHECK (NOT isempty(possible)),
    ADD CONSTRAINT meeting_possible_days_are_those_of_when CHECK (
        CASE WHEN "when" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN
            possible = datemultirange(daterange(
                make_date(substr("when", 1, 4)::int, substr("when", 6, 2)::int, substr("when", 9, 2)::int),
                make_date(substr("when", 1, 4)::int, substr("when", 6, 2)::int, substr("when", 9, 2)::int),
                '[]'
            ))
        ELSE true END
    ),
    ADD CONSTRAINT meeting_possible_days_are_in_the_window CHECK (
        (not_before IS NULL OR lower(possible) >= not_before)
        AND (not_after IS NULL OR upper(possible) <= not_after + 1)
    );
"""

NO_POSSIBLE_DAYS = """
ALTER TABLE participants_meeting
    DROP CONSTRAINT meeting_has_a_possible_day,
    DROP CONSTRAINT meeting_possible_days_are_those_of_when,
    DROP CONSTRAINT meeting_possible_days_are_in_the_window;
"""

# Names are found by what they look like: whole, by their first or last words, by their sound, with a letter
# amiss. The operators of text_pattern_ops compare byte by byte, whatever the collation: so a range is a prefix.
LIKENESSES = {
    "name_sounds": "participants_name (summit_sound(folded::text) text_pattern_ops)",
    "name_sounds_backwards": "participants_name (reverse(summit_sound(folded::text)) text_pattern_ops)",
    "name_in_threes": "participants_name USING gin (folded gin_trgm_ops)",
    "person_sounds": "participants_person (summit_sound(sort_key::text) text_pattern_ops)",
    "person_sounds_backwards": "participants_person (reverse(summit_sound(sort_key::text)) text_pattern_ops)",
    "country_sounds": "participants_country (summit_sound(sort_key::text) text_pattern_ops)",
    "organisation_sounds": "participants_organisation (summit_sound(sort_key::text) text_pattern_ops)",
    "organisation_is_short_for": "participants_organisation (lower(abbreviation) text_pattern_ops)",
    "meeting_title_words": "participants_meeting USING gin (to_tsvector('russian'::regconfig, title))",
    "series_name_words": "participants_meetingseries USING gin (to_tsvector('russian'::regconfig, name))",
}


class Migration(migrations.Migration):
    dependencies = [("participants", "0001_who_met")]

    operations = [
        migrations.RunSQL(POSSIBLE_DAYS, NO_POSSIBLE_DAYS),
        InstallSql("names/sql/sound.sql"),
        *(
            migrations.RunSQL(f"CREATE INDEX {name} ON {what}", f"DROP INDEX {name}")
            for name, what in LIKENESSES.items()
        ),
    ]
