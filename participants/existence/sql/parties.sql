-- A state is no party of a meeting that surely was after its last day or before its first one; an office stands for its
-- country, as in `Participation.for_country`. Where a day of the meeting may lie within its time nothing is refused.

CREATE OR REPLACE FUNCTION summit_refuse_parties_of_no_state(those bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    SELECT c.name, c.existed_from, c.existed_until, m.title INTO wrong
        FROM participants_participation p
        JOIN participants_meeting m ON m.id = p.meeting_id
        LEFT JOIN participants_office o ON o.id = p.office_id
        JOIN participants_country c ON c.id = coalesce(p.country_id, o.country_id)
        WHERE p.id = ANY (those)
            AND (lower(m.possible) > c.existed_until OR upper(m.possible) <= c.existed_from)
        ORDER BY p.id LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '“%” existed from % until %: it cannot be a party of “%”',
            wrong.name, coalesce(wrong.existed_from::text, '…'), coalesce(wrong.existed_until::text, '…'), wrong.title
            USING ERRCODE = 'check_violation', CONSTRAINT = 'participation_is_of_a_state_of_its_time';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION summit_parties_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_refuse_parties_of_no_state(ARRAY(SELECT id FROM new_rows));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_party_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_refuse_parties_of_no_state(ARRAY[NEW.id::bigint]);
    RETURN NULL;
END $$;

-- Whose date was changed is looked at again with all its parties.
CREATE OR REPLACE FUNCTION summit_parties_of_meeting_checked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_refuse_parties_of_no_state(
        ARRAY(SELECT id FROM participants_participation WHERE meeting_id = NEW.id)
    );
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_parties_of_country_checked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_refuse_parties_of_no_state(
        ARRAY(
            SELECT p.id FROM participants_participation p LEFT JOIN participants_office o ON o.id = p.office_id
            WHERE p.country_id = NEW.id OR (p.country_id IS NULL AND o.country_id = NEW.id)
        )
    );
    RETURN NULL;
END $$;

-- Thousands are added at once: all are looked at together.
CREATE OR REPLACE TRIGGER refuse_added_parties_of_no_state AFTER INSERT ON participants_participation
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_parties_added();
CREATE OR REPLACE TRIGGER refuse_party_of_no_state
    AFTER UPDATE OF meeting_id, country_id, office_id ON participants_participation
    FOR EACH ROW EXECUTE FUNCTION summit_party_named();
CREATE OR REPLACE TRIGGER refuse_parties_of_no_state
    AFTER UPDATE OF possible ON participants_meeting
    FOR EACH ROW WHEN (NEW.possible IS DISTINCT FROM OLD.possible)
    EXECUTE FUNCTION summit_parties_of_meeting_checked();
CREATE OR REPLACE TRIGGER refuse_parties_of_no_state
    AFTER UPDATE OF existed_from, existed_until ON participants_country
    FOR EACH ROW WHEN (NEW.existed_from IS NOT NULL OR NEW.existed_until IS NOT NULL)
    EXECUTE FUNCTION summit_parties_of_country_checked();
