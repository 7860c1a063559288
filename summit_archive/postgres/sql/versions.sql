-- Raises `version` by one whenever a row is updated, so that no edit is lost unseen.
CREATE OR REPLACE FUNCTION summit_count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$;
