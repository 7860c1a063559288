"""What the database does by itself: count versions, keep trees free of circles, remember old slugs.

`count_versions`, `keep_tree` and `remember_slugs` return the operations for one table; the
articles' migrations use them too.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION summit_count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$;

-- One writer of a tree at a time: two moves that are harmless alone may close a circle together.
CREATE FUNCTION summit_refuse_circle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ancestor bigint := NEW.parent_id;
BEGIN
    IF ancestor IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(hashtext('summit tree'), hashtext(TG_TABLE_NAME));
    END IF;
    WHILE ancestor IS NOT NULL LOOP
        IF ancestor = NEW.id THEN
            RAISE EXCEPTION 'row % of % would be inside itself', NEW.id, TG_TABLE_NAME
                USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_is_not_inside_its_own_part';
        END IF;
        EXECUTE format('SELECT parent_id FROM %I.%I WHERE id = $1', TG_TABLE_SCHEMA, TG_TABLE_NAME)
            INTO ancestor USING ancestor;
    END LOOP;
    RETURN NEW;
END $$;

CREATE FUNCTION summit_remember_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO participants_formerslug (kind, slug, object_id) VALUES (TG_TABLE_NAME, OLD.slug, OLD.id)
        ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;
    DELETE FROM participants_formerslug WHERE kind = TG_TABLE_NAME AND slug = NEW.slug;
    RETURN NULL;
END $$;

CREATE FUNCTION summit_forget_slugs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM participants_formerslug WHERE kind = TG_TABLE_NAME AND object_id = OLD.id;
    RETURN NULL;
END $$;
"""

NO_FUNCTIONS = """
DROP FUNCTION summit_count_version();
DROP FUNCTION summit_refuse_circle();
DROP FUNCTION summit_remember_slug();
DROP FUNCTION summit_forget_slugs();
"""

# The derived days cannot drift from the text where the text is a plain day, nor leave the window.
POSSIBLE_DAYS = """
ALTER TABLE participants_meeting
    ADD CONSTRAINT meeting_has_a_possible_day CHECK (NOT isempty(possible)),
    ADD CONSTRAINT meeting_possible_days_are_those_of_when CHECK (
        CASE WHEN "when" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN
            possible = datemultirange(daterange(
                make_date(substr("when", 1, 4)::int, substr("when", 6, 2)::int, substr("when", 9, 2)::int),
                make_date(substr("when", 1, 4)::int, substr("when", 6, 2)::int, substr("when", 9, 2)::int), '[]'))
        ELSE true END),
    ADD CONSTRAINT meeting_possible_days_are_in_the_window CHECK (
        (not_before IS NULL OR lower(possible) >= not_before)
        AND (not_after IS NULL OR upper(possible) <= not_after + 1));
"""

NO_POSSIBLE_DAYS = """
ALTER TABLE participants_meeting
    DROP CONSTRAINT meeting_has_a_possible_day,
    DROP CONSTRAINT meeting_possible_days_are_those_of_when,
    DROP CONSTRAINT meeting_possible_days_are_in_the_window;
"""


def trigger(table, name, event, function, condition=""):
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} {event} ON {table} FOR EACH ROW {condition} EXECUTE FUNCTION {function}();",
        f"DROP TRIGGER {name} ON {table};",
    )


def count_versions(table):
    return [trigger(table, "count_version", "BEFORE UPDATE", "summit_count_version")]


def keep_tree(table):
    return [trigger(table, "refuse_circle", "BEFORE INSERT OR UPDATE OF parent_id", "summit_refuse_circle")]


def remember_slugs(table):
    changed = "WHEN (OLD.slug IS DISTINCT FROM NEW.slug)"
    return [
        trigger(table, "remember_slug", "AFTER UPDATE OF slug", "summit_remember_slug", changed),
        trigger(table, "forget_slugs", "AFTER DELETE", "summit_forget_slugs"),
    ]


VERSIONED = ["country", "organisation", "person", "meeting", "meetingseries"]
TREES = ["organisation", "meeting"]
SLUGGED = ["organisation", "person", "meeting", "meetingseries", "place"]


class Migration(migrations.Migration):
    dependencies = [("participants", "0001_who_met")]

    operations = [
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        migrations.RunSQL(POSSIBLE_DAYS, NO_POSSIBLE_DAYS),
        *[operation for noun in VERSIONED for operation in count_versions(f"participants_{noun}")],
        *[operation for noun in TREES for operation in keep_tree(f"participants_{noun}")],
        *[operation for noun in SLUGGED for operation in remember_slugs(f"participants_{noun}")],
    ]
