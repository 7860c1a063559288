-- A change of listings is followed by their entries in the lists of single values, and noted for the counts.
-- INSERT ... ON CONFLICT is an UPDATE too, most often of no row.
CREATE OR REPLACE FUNCTION summit_listing_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    written bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
        INSERT INTO articles_listedarticle (code, day, article_id)
            SELECT code, day, article_id FROM new_rows, unnest(codes) AS code WHERE summit_has_list(code);
        INSERT INTO articles_listingchange (article_id, sign, codes)
            SELECT article_id, 1, codes FROM new_rows;
    ELSIF NOT EXISTS (SELECT FROM old_rows) OR current_setting('summit.starts_anew', true) = 'on' THEN
        RETURN NULL;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM articles_listedarticle e
            USING old_rows o, unnest(o.codes) AS c(code)
            WHERE e.code = c.code AND e.day = o.day AND e.article_id = o.article_id;
        INSERT INTO articles_listingchange (article_id, sign, codes)
            SELECT article_id, -1, codes FROM old_rows;
    ELSE
        DELETE FROM articles_listedarticle e
            USING old_rows o JOIN new_rows n USING (article_id), unnest(o.codes) AS c(code)
            WHERE e.code = c.code AND e.day = o.day AND e.article_id = o.article_id
                AND (n.day <> o.day OR c.code <> ALL (n.codes));
        INSERT INTO articles_listedarticle (code, day, article_id)
            SELECT c.code, n.day, n.article_id
            FROM new_rows n JOIN old_rows o USING (article_id), unnest(n.codes) AS c(code)
            WHERE summit_has_list(c.code) AND (n.day <> o.day OR c.code <> ALL (o.codes));
        INSERT INTO articles_listingchange (article_id, sign, codes)
            SELECT article_id, -1, codes FROM old_rows
            UNION ALL
            SELECT article_id, 1, codes FROM new_rows;
    END IF;
    GET DIAGNOSTICS written = ROW_COUNT;
    PERFORM summit_fold_some(written);
    RETURN NULL;
END $$;
