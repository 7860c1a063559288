-- Writes the searched row of one article anew. Any article is found by its key in the same way: the
-- plan is made once in a session.
-- The articles are locked first and read by a later statement: what another transaction
-- changes of the same article meanwhile is waited for, and seen.
CREATE OR REPLACE FUNCTION summit_search_one(article bigint) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    PERFORM FROM articles_article WHERE id = article ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO articles_searchedtext AS t
            (article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector)
        SELECT article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector
        FROM articles_searchedtext_due WHERE article_id = article
        ON CONFLICT (article_id) DO UPDATE SET
            day = excluded.day,
            is_published = excluded.is_published,
            is_stemmed = excluded.is_stemmed,
            headline_words = excluded.headline_words,
            vector = excluded.vector
        WHERE (t.day, t.is_published, t.is_stemmed, t.vector)
            IS DISTINCT FROM (excluded.day, excluded.is_published, excluded.is_stemmed, excluded.vector);
END $$;

-- The same for some.
CREATE OR REPLACE FUNCTION summit_search_some(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM articles_article WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO articles_searchedtext AS t
            (article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector)
        SELECT article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector
        FROM articles_searchedtext_due WHERE article_id = ANY (wanted)
        ON CONFLICT (article_id) DO UPDATE SET
            day = excluded.day,
            is_published = excluded.is_published,
            is_stemmed = excluded.is_stemmed,
            headline_words = excluded.headline_words,
            vector = excluded.vector
        WHERE (t.day, t.is_published, t.is_stemmed, t.vector)
            IS DISTINCT FROM (excluded.day, excluded.is_published, excluded.is_stemmed, excluded.vector);
END $$;

-- What the triggers call: writes searched rows anew, or notes the articles for `summit_list_now`. NULL: none.
CREATE OR REPLACE FUNCTION summit_search(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF wanted IS NULL THEN
        RETURN;
    ELSIF summit_is_later() THEN
        PERFORM summit_note('search', wanted);
    ELSIF cardinality(wanted) = 1 THEN
        PERFORM summit_search_one(wanted[1]);
    ELSE
        PERFORM summit_search_some(wanted);
    END IF;
END $$;

-- Writes the marks anew: new links change these alone, the text need not be read. NULL: none.
CREATE OR REPLACE FUNCTION summit_search_marks(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF wanted IS NULL THEN
        RETURN;
    ELSIF summit_is_later() THEN
        PERFORM summit_note('mark', wanted);
        RETURN;
    END IF;
    PERFORM FROM articles_article WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    UPDATE articles_searchedtext t SET vector = n.vector
        FROM (
            SELECT
                s.article_id,
                ts_filter(s.vector, '{a,b,c}')
                    || summit_searched_marks(a.id, a.language, a.headline, a.published_on) AS vector
            FROM articles_searchedtext s JOIN articles_article a ON a.id = s.article_id
            WHERE s.article_id = ANY (wanted)
        ) AS n
        WHERE t.article_id = n.article_id AND t.vector IS DISTINCT FROM n.vector;
END $$;

-- An article that is published or withdrawn with the text it had: its words need not be read again. NULL: none.
CREATE OR REPLACE FUNCTION summit_search_status(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF wanted IS NULL THEN
        RETURN;
    ELSIF summit_is_later() THEN
        PERFORM summit_note('search', wanted);
        RETURN;
    END IF;
    PERFORM FROM articles_article WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    UPDATE articles_searchedtext t SET is_published = a.status = 'published'
        FROM articles_article a
        WHERE a.id = t.article_id AND t.article_id = ANY (wanted)
            AND t.is_published IS DISTINCT FROM (a.status = 'published');
END $$;

-- Writes every searched row anew, from nothing.
CREATE OR REPLACE FUNCTION summit_search_all() RETURNS void LANGUAGE sql AS $$
    DELETE FROM articles_searchedtext;
    INSERT INTO articles_searchedtext
            (article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector)
        SELECT article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector
        FROM articles_searchedtext_due;
$$;
