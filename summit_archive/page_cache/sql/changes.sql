-- Counts a transaction that changes what readers see: once, however much it changes.
--
-- It counts in the first row of `summit_archive_changecount` that no other transaction is counting in;
-- where all are taken it adds a row of its own. So nobody waits for anybody. What is rolled back,
-- to a savepoint too, is not counted: the note that it was counted is rolled back along with it.
CREATE OR REPLACE FUNCTION summit_count_change() RETURNS trigger LANGUAGE plpgsql AS $$
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
        UPDATE summit_archive_changecount
            SET number = number + 1, changed_at = clock_timestamp()
            WHERE id = (SELECT id FROM summit_archive_changecount LIMIT 1 FOR UPDATE SKIP LOCKED);
    END IF;
    IF NOT FOUND THEN
        INSERT INTO summit_archive_changecount (number, changed_at) VALUES (1, clock_timestamp());
    END IF;
    PERFORM set_config('summit.counted_in', pg_current_xact_id()::text, true);
    RETURN NULL;
END $$;
