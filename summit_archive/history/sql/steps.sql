-- The number of the step that is being written: a row of its own for each transaction, and within one for each
-- request or block that says who is at it (the key in the setting summit.about, see summit_archive/history/recording.py).
CREATE OR REPLACE FUNCTION summit_step() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    said jsonb := coalesce(nullif(current_setting('summit.about', true), ''), '{}')::jsonb;
    mark text := pg_current_xact_id()::text || ' ' || coalesce(said ->> 'key', '');
    noted text := current_setting('summit.step', true);
    made bigint;
BEGIN
    -- With the transaction's own number, so that nothing left over in the session can pass for it.
    IF left(noted, length(mark) + 1) = mark || ' ' THEN
        RETURN substr(noted, length(mark) + 2)::bigint;
    END IF;
    INSERT INTO summit_archive_step (at, editor_id, program, doing, why, undoes_id)
        VALUES (
            clock_timestamp(),
            (said ->> 'editor')::integer,
            coalesce(said ->> 'program', ''),
            coalesce(said ->> 'doing', ''),
            coalesce(said ->> 'why', ''),
            (said ->> 'undoes')::bigint
        )
        RETURNING id INTO made;
    PERFORM set_config('summit.step', mark || ' ' || made, true);
    RETURN made;
END $$;

-- Some columns of a row, without those that are null.
CREATE OR REPLACE FUNCTION summit_columns(of_row jsonb, names text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(jsonb_object_agg(name, of_row -> name), '{}')
        FROM unnest(names) name
        WHERE of_row -> name <> 'null'
$$;

-- Notes what a statement did to the rows of a table. The arguments: the key's column, those that refer to other tables,
-- and those that follow from something else, whose change alone is none. What was inserted is noted by its numbers
-- alone: how it was is told by what comes after, or by the row itself.
CREATE OR REPLACE FUNCTION summit_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keyed text := TG_ARGV[0];
    referring text[] := TG_ARGV[1];
    passing text[] := TG_ARGV[2];
    numbers int8multirange;
BEGIN
    IF TG_OP = 'INSERT' THEN
        EXECUTE format('SELECT range_agg(int8range(%1$I, %1$I, ''[]'')) FROM new_rows', keyed) INTO numbers;
        IF numbers IS NOT NULL THEN
            INSERT INTO summit_archive_change (step_id, kind, table_name, rows)
                VALUES (summit_step(), 'I', TG_TABLE_NAME, numbers);
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        EXECUTE $sql$
            INSERT INTO summit_archive_change (step_id, kind, table_name, row, refers, before)
            SELECT summit_step(), 'D', $1, (was ->> $2)::bigint, summit_columns(was, $3), was
                FROM (SELECT to_jsonb(o) AS was FROM old_rows o) deleted
                ORDER BY (was ->> $2)::bigint
        $sql$ USING TG_TABLE_NAME, keyed, referring;
    ELSE
        EXECUTE format(
            $sql$
                INSERT INTO summit_archive_change (step_id, kind, table_name, row, refers, before, after)
                SELECT summit_step(), 'U', $1, number, summit_columns(was, $2), before, after
                    FROM (
                        SELECT o.%1$I AS number, to_jsonb(o) AS was, to_jsonb(n) AS is_now
                            FROM old_rows o JOIN new_rows n ON n.%1$I = o.%1$I
                    ) changed
                    CROSS JOIN LATERAL (
                        SELECT jsonb_object_agg(name, was -> name) AS before, jsonb_object_agg(name, value) AS after
                            FROM jsonb_each(is_now) AS columns(name, value)
                            WHERE was -> name IS DISTINCT FROM value AND name <> ALL ($3)
                    ) differing
                    WHERE after IS NOT NULL
                    ORDER BY number
            $sql$,
            keyed
        ) USING TG_TABLE_NAME, referring, passing;
    END IF;
    RETURN NULL;
END $$;
