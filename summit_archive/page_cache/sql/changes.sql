-- Counts a transaction that changes what readers see: once for each kind of what they see, however much it changes.
--
-- It counts in the first row of that kind in `summit_archive_changecount` that no other transaction is counting
-- in; where all are taken it adds a row of its own. So nobody waits for anybody. What is rolled back,
-- to a savepoint too, is not counted: the note that it was counted is rolled back along with it.
CREATE OR REPLACE FUNCTION summit_count(of_kind text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    note text := 'summit.counted_' || of_kind;
BEGIN
    -- The transaction's own number, so that nothing left over in the session can pass for it.
    IF current_setting(note, true) = pg_current_xact_id()::text THEN
        RETURN;
    END IF;
    -- Under a stricter isolation a row that was counted in meanwhile would be an error.
    IF current_setting('transaction_isolation') = 'read committed' THEN
        UPDATE summit_archive_changecount
            SET number = number + 1, changed_at = clock_timestamp()
            WHERE id = (
                SELECT id FROM summit_archive_changecount WHERE kind = of_kind LIMIT 1 FOR UPDATE SKIP LOCKED
            );
    END IF;
    IF NOT FOUND THEN
        INSERT INTO summit_archive_changecount (kind, number, changed_at) VALUES (of_kind, 1, clock_timestamp());
    END IF;
    PERFORM set_config(note, pg_current_xact_id()::text, true);
END $$;

-- Of a table of the first argument's kind. With further arguments, whether something is taken from readers is
-- counted, too: the key's column, the columns that follow from others, and a condition for rows that no reader sees.
--
-- Deleting takes something away, and so does an update after which a row does not say all that it said before.
-- Of many rows that is taken for granted: looking would cost more than a few readers' waiting.
CREATE OR REPLACE FUNCTION summit_count_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    takes boolean := TG_NARGS > 1;
BEGIN
    IF TG_OP <> 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT FROM changed_rows) THEN
            RETURN NULL;
        END IF;
    END IF;
    PERFORM summit_count(TG_ARGV[0]);
    IF NOT takes THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'DELETE' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM changed_rows WHERE (%s) IS NOT TRUE)', TG_ARGV[3]) INTO takes;
    ELSIF TG_OP = 'UPDATE' THEN
        IF (SELECT count(*) FROM (SELECT FROM old_rows LIMIT 101) AS many) <= 100 THEN
            EXECUTE format(
                $sql$
                SELECT EXISTS (
                    SELECT FROM (SELECT * FROM old_rows WHERE (%1$s) IS NOT TRUE) AS was
                    LEFT JOIN changed_rows AS now ON now.%2$I = was.%2$I
                    CROSS JOIN LATERAL (
                        SELECT coalesce(jsonb_object_agg(key, value), '{}') AS all_of_it
                        FROM jsonb_each(to_jsonb(was) - $1) WHERE value NOT IN ('null', '""')
                    ) AS said
                    WHERE (to_jsonb(now) @> said.all_of_it) IS NOT TRUE
                )
                $sql$,
                TG_ARGV[3],
                TG_ARGV[1]
            ) INTO takes USING TG_ARGV[2]::text[];
        END IF;
    END IF;
    IF takes THEN
        PERFORM summit_count('taken_from_' || TG_ARGV[0]);
    END IF;
    RETURN NULL;
END $$;
