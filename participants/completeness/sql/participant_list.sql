-- A meeting's list of participants is "not-recorded" while it names nobody, whatever is said of it; "complete" where
-- an editor says so by a source; else "partial". Nobody writes the column: it follows from the two.

CREATE OR REPLACE FUNCTION summit_participant_list(meeting bigint, is_complete boolean) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN NOT EXISTS (SELECT FROM participants_participation WHERE meeting_id = meeting) THEN 'not-recorded'
        WHEN is_complete THEN 'complete'
        ELSE 'partial'
    END
$$;

CREATE OR REPLACE FUNCTION summit_keep_participant_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.participant_list := summit_participant_list(NEW.id, NEW.has_complete_list);
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER keep_participant_list
    BEFORE INSERT OR UPDATE OF has_complete_list, participant_list ON participants_meeting
    FOR EACH ROW EXECUTE FUNCTION summit_keep_participant_list();

-- Only where it changes: else each participant would raise the version that an open form of the meeting came with.
CREATE OR REPLACE FUNCTION summit_participants_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        UPDATE participants_meeting SET participant_list = ''
            WHERE id IN (SELECT meeting_id FROM new_rows) AND participant_list = 'not-recorded';
    END IF;
    IF TG_OP <> 'INSERT' THEN
        UPDATE participants_meeting SET participant_list = ''
            WHERE id IN (SELECT meeting_id FROM old_rows)
                AND participant_list <> summit_participant_list(id, has_complete_list);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER list_on_insert AFTER INSERT ON participants_participation
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_participants_changed();
CREATE OR REPLACE TRIGGER list_on_update AFTER UPDATE ON participants_participation
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION summit_participants_changed();
CREATE OR REPLACE TRIGGER list_on_delete AFTER DELETE ON participants_participation
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_participants_changed();
