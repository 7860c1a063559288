-- Refuses a row that would stand inside itself, by whatever chain of parents.
-- One writer of a tree at a time: two moves that are harmless alone may close a circle together.
CREATE OR REPLACE FUNCTION summit_refuse_circle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ancestor bigint := NEW.parent_id;
BEGIN
    IF ancestor IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(hashtext('summit tree'), hashtext(TG_TABLE_NAME));
    END IF;
    WHILE ancestor IS NOT NULL LOOP
        IF ancestor = NEW.id THEN
            RAISE EXCEPTION 'row % of % would be inside itself', NEW.id, TG_TABLE_NAME
                USING
                    ERRCODE = 'check_violation',
                    CONSTRAINT = TG_TABLE_NAME || '_is_not_inside_its_own_part';
        END IF;
        EXECUTE format('SELECT parent_id FROM %I.%I WHERE id = $1', TG_TABLE_SCHEMA, TG_TABLE_NAME)
            INTO ancestor
            USING ancestor;
    END LOOP;
    RETURN NEW;
END $$;
