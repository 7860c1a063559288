-- Of each meeting all that it is found and counted by, in a narrow row, which says in which transaction it was written.
-- Whoever remembers the rows asks for those only that were written since: so the row of a meeting that is gone stays.

-- What the rows have to be. `days`: of each span of possible days the first and the one after its last, as Python numbers days.
CREATE OR REPLACE VIEW participants_keptmeeting_due AS
SELECT
    m.id AS meeting_id,
    false AS is_gone,
    ARRAY(
        SELECT unnest(ARRAY[lower(span) - date '0001-01-01' + 1, upper(span) - date '0001-01-01' + 1])
        FROM unnest(m.possible) AS span
    ) AS days,
    m."when" ~ '{{definite}}' AS is_definite,
    m."when" ~ '{{doubted}}' AS is_doubted,
    m.kind,
    m.status,
    m.participant_list,
    m.confirmation,
    CASE
        WHEN m.kind IN ('bilateral', 'trilateral') THEN m.kind
        WHEN m.kind IN ({{small_kinds}}) AND NOT who.has_unplaced AND cardinality(who.present) = 2 THEN 'bilateral'
        WHEN m.kind IN ({{small_kinds}}) AND NOT who.has_unplaced AND cardinality(who.present) = 3 THEN 'trilateral'
        ELSE 'same-room'
    END AS circle,
    m.series_id,
    m.edition,
    m.organisation_id,
    m.place_id,
    p.country_id AS place_country_id,
    m.parent_id,
    ARRAY(
        SELECT DISTINCT id FROM unnest(who.organisations || m.organisation_id || s.organisation_id) AS each(id)
        WHERE id IS NOT NULL ORDER BY id
    ) AS organisations,
    who.named,
    who.present,
    who.hosts,
    who.people,
    who.people_present,
    who.offices,
    who.offices_present
FROM participants_meeting m
LEFT JOIN participants_meetingseries s ON s.id = m.series_id
LEFT JOIN participants_place p ON p.id = m.place_id
CROSS JOIN LATERAL (
    SELECT
        coalesce(array_agg(DISTINCT country) FILTER (WHERE country IS NOT NULL), '{}') AS named,
        coalesce(array_agg(DISTINCT country) FILTER (WHERE country IS NOT NULL AND came), '{}') AS present,
        coalesce(array_agg(DISTINCT country) FILTER (WHERE country IS NOT NULL AND came AND hosts), '{}') AS hosts,
        coalesce(array_agg(DISTINCT person) FILTER (WHERE person IS NOT NULL), '{}') AS people,
        coalesce(array_agg(DISTINCT person) FILTER (WHERE person IS NOT NULL AND came), '{}') AS people_present,
        coalesce(array_agg(DISTINCT office) FILTER (WHERE office IS NOT NULL AND person IS NULL), '{}') AS offices,
        coalesce(array_agg(DISTINCT office) FILTER (WHERE office IS NOT NULL AND person IS NULL AND came), '{}')
            AS offices_present,
        coalesce(array_agg(DISTINCT organisation) FILTER (WHERE organisation IS NOT NULL), '{}') AS organisations,
        coalesce(
            bool_or(came AND own_country IS NULL AND office IS NULL AND (person IS NOT NULL OR given <> '')), false
        ) AS has_unplaced
    FROM (
        SELECT
            coalesce(party.country_id, o.country_id) AS country,
            party.country_id AS own_country,
            party.person_id AS person,
            party.office_id AS office,
            party.organisation_id AS organisation,
            party.name_as_given AS given,
            party.status <> 'invited' AS came,
            party.role IN ({{hosting}}) AS hosts
        FROM participants_participation party
        LEFT JOIN participants_office o ON o.id = party.office_id
        WHERE party.meeting_id = m.id AND party.status <> 'absent'
    ) AS party
) who;

-- Whoever keeps one of these meetings meanwhile is waited for: else neither would see the other's change.
CREATE OR REPLACE FUNCTION summit_keep_meetings(changed bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(cardinality(changed), 0) = 0 THEN
        RETURN;
    END IF;
    PERFORM FROM participants_meeting WHERE id = ANY (changed) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO participants_keptmeeting ({{columns_of_kept_meeting}}, changed_in)
        SELECT {{columns_of_kept_meeting}}, pg_current_xact_id() FROM (
            SELECT {{columns_of_kept_meeting}} FROM participants_keptmeeting_due WHERE meeting_id = ANY (changed)
            EXCEPT
            SELECT {{columns_of_kept_meeting}} FROM participants_keptmeeting WHERE meeting_id = ANY (changed)
        ) AS differing
        ON CONFLICT (meeting_id) DO UPDATE SET {{kept_meeting_anew}}, changed_in = excluded.changed_in;
    UPDATE participants_keptmeeting SET is_gone = true, changed_in = pg_current_xact_id()
        WHERE meeting_id = ANY (changed) AND NOT is_gone
            AND NOT EXISTS (SELECT FROM participants_meeting WHERE id = meeting_id);
END $$;

CREATE OR REPLACE FUNCTION summit_keep_all_meetings() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_keep_meetings(ARRAY(
        SELECT id FROM participants_meeting UNION SELECT meeting_id FROM participants_keptmeeting WHERE NOT is_gone
    ));
END $$;

CREATE OR REPLACE FUNCTION summit_meetings_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_keep_all_meetings();
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_meeting_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM summit_keep_meetings(ARRAY(SELECT id FROM old_rows));
    ELSIF TG_OP = 'INSERT' THEN
        PERFORM summit_keep_meetings(ARRAY(SELECT id FROM new_rows));
    ELSE
        PERFORM summit_keep_meetings(ARRAY(
            SELECT n.id FROM new_rows n JOIN old_rows o USING (id)
            WHERE (n.possible, n."when", n.kind, n.status, n.participant_list, n.confirmation, n.series_id, n.edition,
                    n.organisation_id, n.place_id, n.parent_id)
                IS DISTINCT FROM
                (o.possible, o."when", o.kind, o.status, o.participant_list, o.confirmation, o.series_id, o.edition,
                    o.organisation_id, o.place_id, o.parent_id)
        ));
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_parties_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM summit_keep_meetings(ARRAY(SELECT DISTINCT meeting_id FROM old_rows));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM summit_keep_meetings(ARRAY(SELECT DISTINCT meeting_id FROM new_rows));
    END IF;
    RETURN NULL;
END $$;

-- For which country an office stands, which body's a series is, where a place lies.
CREATE OR REPLACE FUNCTION summit_office_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_keep_meetings(ARRAY(
        SELECT DISTINCT p.meeting_id FROM participants_participation p
        JOIN new_rows n ON n.id = p.office_id JOIN old_rows o ON o.id = n.id
        WHERE n.country_id IS DISTINCT FROM o.country_id
    ));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_series_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_keep_meetings(ARRAY(
        SELECT m.id FROM participants_meeting m
        JOIN new_rows n ON n.id = m.series_id JOIN old_rows o ON o.id = n.id
        WHERE n.organisation_id IS DISTINCT FROM o.organisation_id
    ));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_place_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_keep_meetings(ARRAY(
        SELECT m.id FROM participants_meeting m
        JOIN new_rows n ON n.id = m.place_id JOIN old_rows o ON o.id = n.id
        WHERE n.country_id IS DISTINCT FROM o.country_id
    ));
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER keep_on_insert AFTER INSERT ON participants_meeting
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_meeting_kept();
CREATE OR REPLACE TRIGGER keep_on_update AFTER UPDATE ON participants_meeting
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION summit_meeting_kept();
CREATE OR REPLACE TRIGGER keep_on_delete AFTER DELETE ON participants_meeting
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_meeting_kept();
CREATE OR REPLACE TRIGGER keep_on_truncate AFTER TRUNCATE ON participants_meeting
    FOR EACH STATEMENT EXECUTE FUNCTION summit_meetings_emptied();

CREATE OR REPLACE TRIGGER keep_on_insert AFTER INSERT ON participants_participation
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_parties_kept();
CREATE OR REPLACE TRIGGER keep_on_update AFTER UPDATE ON participants_participation
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION summit_parties_kept();
CREATE OR REPLACE TRIGGER keep_on_delete AFTER DELETE ON participants_participation
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_parties_kept();
CREATE OR REPLACE TRIGGER keep_on_truncate AFTER TRUNCATE ON participants_participation
    FOR EACH STATEMENT EXECUTE FUNCTION summit_meetings_emptied();

CREATE OR REPLACE TRIGGER keep_on_update AFTER UPDATE ON participants_office
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION summit_office_kept();
CREATE OR REPLACE TRIGGER keep_on_update AFTER UPDATE ON participants_meetingseries
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION summit_series_kept();
CREATE OR REPLACE TRIGGER keep_on_update AFTER UPDATE ON participants_place
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION summit_place_kept();
