-- Remembers the slug that a row had. A slug in use again leads to its new row alone.
CREATE OR REPLACE FUNCTION summit_remember_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO summit_archive_formerslug (kind, slug, object_id)
        VALUES (TG_TABLE_NAME, OLD.slug, OLD.id)
        ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;
    DELETE FROM summit_archive_formerslug WHERE kind = TG_TABLE_NAME AND slug = NEW.slug;
    RETURN NULL;
END $$;

-- Forgets the slugs of a row that is deleted.
CREATE OR REPLACE FUNCTION summit_forget_slugs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM summit_archive_formerslug WHERE kind = TG_TABLE_NAME AND object_id = OLD.id;
    RETURN NULL;
END $$;
