"""Names are found by what they look like: whole, by their first or last words, by their sound, with a letter amiss."""

from django.db import migrations

# Spellings that differ by the way of writing another alphabet only: Tokayev, Tokaev, Toqaev; Kassym, Kasym.
# A language that is not inlined, and a cost: otherwise a small table would be read whole for each key.
SOUND = r"""
CREATE FUNCTION summit_sound(folded text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
BEGIN
    folded := replace(replace(replace(replace(folded, 'dzh', 'j'), 'zh', 'j'), 'kh', 'h'), 'ou', 'u');
    folded := regexp_replace(replace(folded, 'x', 'ks'), 'y([aeiou])', '\1', 'g');
    RETURN regexp_replace(translate(folded, 'qwy', 'kvi'), '([a-z])\1+', '\1', 'g');
END $$;
"""

# The operators of text_pattern_ops compare byte by byte, whatever the collation: so a range is a prefix.
INDEXES = {
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
    dependencies = [("participants", "0011_changes_are_counted")]

    operations = [
        migrations.RunSQL(SOUND, "DROP FUNCTION summit_sound(text)"),
        *(
            migrations.RunSQL(f"CREATE INDEX {name} ON {what}", f"DROP INDEX {name}")
            for name, what in INDEXES.items()
        ),
    ]
