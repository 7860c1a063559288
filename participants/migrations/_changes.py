"""What the database does to count changes of what readers see; step 11 of the schema.

`summit_count_changes('table')` has the changes of a table counted; a migration that makes a table whose
rows readers see calls it once. Dropping the table drops the counting.

A transaction counts once, in the first row of `participants_changecount` that no other transaction is
counting in; where all are taken it adds a row of its own. So nobody waits for anybody. What is rolled
back, to a savepoint too, is not counted: the note that it was counted is rolled back along with it.
"""

COUNTING = """
CREATE FUNCTION summit_count_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The transaction's own number, so that nothing left over in the session can pass for it.
    IF current_setting('summit.counted_in', true) = pg_current_xact_id()::text THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT FROM changed_rows) THEN
            RETURN NULL;
        END IF;
    END IF;
    -- Under a stricter isolation a row that was counted in meanwhile would be an error.
    IF current_setting('transaction_isolation') = 'read committed' THEN
        UPDATE participants_changecount SET number = number + 1, changed_at = clock_timestamp()
            WHERE id = (SELECT id FROM participants_changecount LIMIT 1 FOR UPDATE SKIP LOCKED);
    END IF;
    IF NOT FOUND THEN
        INSERT INTO participants_changecount (number, changed_at) VALUES (1, clock_timestamp());
    END IF;
    PERFORM set_config('summit.counted_in', pg_current_xact_id()::text, true);
    RETURN NULL;
END $$;

CREATE FUNCTION summit_count_changes(counted regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    event text;
    rows text;
BEGIN
    FOR event, rows IN VALUES
        ('INSERT', 'REFERENCING NEW TABLE AS changed_rows'),
        ('UPDATE', 'REFERENCING NEW TABLE AS changed_rows'),
        ('DELETE', 'REFERENCING OLD TABLE AS changed_rows'),
        ('TRUNCATE', '')
    LOOP
        EXECUTE format('CREATE TRIGGER %I AFTER %s ON %s %s EXECUTE FUNCTION summit_count_change()',
            lower(event) || '_is_counted', event, counted, rows);
    END LOOP;
END $$;
"""

NO_COUNTING = """
DROP FUNCTION summit_count_changes(regclass);
DROP FUNCTION summit_count_change() CASCADE;
"""

# What the shipped files last said, and the counts themselves.
UNSEEN = ["participants_referencerow", "participants_changecount"]

# Every table of an application is counted but those that no page of readers shows.
# It is asked of the database: tables of relations and of triggers have no model.
COUNT_ALL = """
SELECT summit_count_changes(c.oid) FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
    AND split_part(c.relname, '_', 1) = '{application}'
    AND c.relname <> ALL ('{{{unseen}}}')
    AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgname = 'insert_is_counted')
"""


def count_all(application, unseen):
    """Has every table counted that the application has by now, and that is not yet counted."""
    return COUNT_ALL.format(application=application, unseen=", ".join(unseen))


def count_none(application):
    """Takes back `count_all`."""
    return f"""
DO $$
DECLARE
    each record;
BEGIN
    FOR each IN SELECT tgname, tgrelid::regclass AS counted FROM pg_trigger
        WHERE tgfoid = 'summit_count_change'::regproc
            AND split_part((tgrelid::regclass)::text, '_', 1) = '{application}'
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', each.tgname, each.counted);
    END LOOP;
END $$
"""
