-- An article that comes, goes or changes what it is listed by is listed anew.
CREATE OR REPLACE FUNCTION summit_article_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM summit_list((SELECT array_agg(id) FROM new_rows WHERE status = 'published'));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM summit_list((SELECT array_agg(id) FROM old_rows WHERE status = 'published'));
    ELSE
        PERFORM summit_list((
            SELECT array_agg(id)
            FROM new_rows n FULL JOIN old_rows o USING (id)
            WHERE ({{listed_columns_of_n}}) IS DISTINCT FROM ({{listed_columns_of_o}})
        ));
    END IF;
    RETURN NULL;
END $$;

-- An article that is linked to something, or no more, is listed anew.
CREATE OR REPLACE FUNCTION summit_article_linked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM summit_list((SELECT array_agg(DISTINCT article_id) FROM old_rows));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM summit_list((SELECT array_agg(DISTINCT article_id) FROM new_rows));
    END IF;
    RETURN NULL;
END $$;

-- The articles of a topic that is moved, and of those below it, are listed anew.
-- Whoever links articles meanwhile is waited for, or waits: else neither would see the other's change.
-- A new topic may have articles already: what refers to what is looked at when a transaction ends.
CREATE OR REPLACE FUNCTION summit_topic_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        moved := ARRAY(SELECT id FROM new_rows);
    ELSE
        moved := ARRAY(
            SELECT id FROM new_rows n FULL JOIN old_rows o USING (id)
            WHERE n.parent_id IS DISTINCT FROM o.parent_id
        );
    END IF;
    IF cardinality(moved) = 0 THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('summit topics'));
    PERFORM summit_list((
        WITH RECURSIVE below(id) AS (
            SELECT unnest(moved)
            UNION
            SELECT t.id FROM below JOIN articles_topic t ON t.parent_id = below.id
        )
        SELECT array_agg(DISTINCT article_id)
        FROM articles_article_topics
        WHERE topic_id IN (SELECT id FROM below)
    ));
    RETURN NULL;
END $$;

-- Whoever empties a whole table has everything listed anew.
CREATE OR REPLACE FUNCTION summit_articles_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_list_all();
    RETURN NULL;
END $$;
