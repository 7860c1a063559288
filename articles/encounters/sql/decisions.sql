-- A state of an encounter is that which its decision gave it, as long as nobody took the decision back.

CREATE OR REPLACE FUNCTION summit_encounter_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decision articles_encounterdecision;
BEGIN
    SELECT * INTO decision FROM articles_encounterdecision WHERE id = NEW.decision_id;
    IF decision.undone_at IS NOT NULL THEN
        RAISE EXCEPTION 'decision % on encounter % was taken back', decision.id, NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'encounter_is_decided_by_what_stands';
    END IF;
    IF NOT (NEW.state, decision.action) IN (
        ('accepted', 'accept'), ('accepted', 'change'), ('rejected', 'reject'), ('superseded', 'change')
    ) THEN
        RAISE EXCEPTION 'decision % did not make encounter % %', decision.id, NEW.id, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'encounter_is_what_its_decision_says';
    END IF;
    IF decision.by_itself AND NOT (NEW.status = 'held' AND NEW."when" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') THEN
        RAISE EXCEPTION 'encounter % was not held on a day, and is accepted by itself', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'encounter_accepted_by_itself_was_held';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER decided_on_insert
    BEFORE INSERT ON articles_encounter
    FOR EACH ROW WHEN (NEW.decision_id IS NOT NULL) EXECUTE FUNCTION summit_encounter_decided();
CREATE OR REPLACE TRIGGER decided_on_update
    BEFORE UPDATE OF state, decision_id ON articles_encounter
    FOR EACH ROW WHEN (NEW.decision_id IS NOT NULL) EXECUTE FUNCTION summit_encounter_decided();

-- What was taken back decides nothing any more.
CREATE OR REPLACE FUNCTION summit_decision_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_encounter WHERE decision_id = NEW.id) THEN
        RAISE EXCEPTION 'decision % still decides an encounter', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'encounter_decision_taken_back_decides_nothing';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER taken_back
    BEFORE UPDATE OF undone_at ON articles_encounterdecision
    FOR EACH ROW WHEN (NEW.undone_at IS NOT NULL) EXECUTE FUNCTION summit_decision_taken_back();
