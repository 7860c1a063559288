-- An article that comes or changes what is searched of it is searched anew; one that goes is searched no more.
CREATE OR REPLACE FUNCTION summit_article_rewritten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        DELETE FROM articles_searchedtext;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM articles_searchedtext WHERE article_id IN (SELECT id FROM old_rows);
    ELSIF TG_OP = 'UPDATE' THEN
        DELETE FROM articles_searchedtext
            WHERE article_id IN (SELECT id FROM old_rows EXCEPT SELECT id FROM new_rows);
        PERFORM summit_search((
            SELECT array_agg(n.id)
            FROM new_rows n LEFT JOIN old_rows o USING (id)
            WHERE (n.headline, n.standfirst, n.body_hash, n.summary, n.language, n.published_on)
                IS DISTINCT FROM (o.headline, o.standfirst, o.body_hash, o.summary, o.language, o.published_on)
        ));
        PERFORM summit_search_status((
            SELECT array_agg(n.id)
            FROM new_rows n JOIN old_rows o USING (id)
            WHERE (n.status = 'published') <> (o.status = 'published')
                AND (n.headline, n.standfirst, n.body_hash, n.summary, n.language, n.published_on)
                IS NOT DISTINCT FROM (o.headline, o.standfirst, o.body_hash, o.summary, o.language, o.published_on)
        ));
    ELSE
        PERFORM summit_search((SELECT array_agg(id) FROM new_rows));
    END IF;
    RETURN NULL;
END $$;

-- An article that is linked to other people or topics, or covers other meetings, is searched by other marks.
CREATE OR REPLACE FUNCTION summit_article_marks_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        PERFORM summit_search_marks((SELECT array_agg(article_id) FROM articles_searchedtext));
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM summit_search_marks((SELECT array_agg(DISTINCT article_id) FROM old_rows));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM summit_search_marks((SELECT array_agg(DISTINCT article_id) FROM new_rows));
    END IF;
    RETURN NULL;
END $$;

-- The days of a meeting are marks of the articles that cover it.
CREATE OR REPLACE FUNCTION summit_meeting_redated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_search_marks((
        SELECT array_agg(DISTINCT article_id) FROM articles_coverage
        WHERE meeting_id IN (
            SELECT n.id FROM new_rows n JOIN old_rows o USING (id)
            WHERE (n."when", n.possible) IS DISTINCT FROM (o."when", o.possible)
        )
    ));
    RETURN NULL;
END $$;
