-- Lists some articles anew: those that are not published lose their listing.
-- The rows are locked first and read by a later statement: what another transaction
-- adds to the same article meanwhile is waited for, and seen.
CREATE OR REPLACE FUNCTION summit_list_some(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM articles_article WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO articles_listedlanguage (tag)
        SELECT DISTINCT lower(language)
        FROM articles_article
        WHERE id = ANY (wanted) AND status = 'published'
            AND NOT EXISTS (SELECT FROM articles_listedlanguage WHERE tag = lower(language))
        ORDER BY 1
        ON CONFLICT DO NOTHING;
    DELETE FROM articles_listing l
        WHERE article_id = ANY (wanted)
            AND NOT EXISTS (SELECT FROM articles_article WHERE id = l.article_id AND status = 'published');
    INSERT INTO articles_listing AS l (article_id, day, codes)
        SELECT article_id, day, codes FROM articles_listing_due WHERE article_id = ANY (wanted)
        ON CONFLICT (article_id) DO UPDATE SET day = excluded.day, codes = excluded.codes
        WHERE (l.day, l.codes) IS DISTINCT FROM (excluded.day, excluded.codes);
END $$;

-- The same for one article: asked for by its id, not by a list of ids, as for that PostgreSQL keeps
-- the plan. Any article is found by its key in the same way: the plan is made once in a session.
CREATE OR REPLACE FUNCTION summit_list_one(article bigint) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    is_published boolean;
    its_tag text;
BEGIN
    SELECT status = 'published', lower(language) INTO is_published, its_tag
        FROM articles_article WHERE id = article FOR NO KEY UPDATE;
    IF is_published IS NOT TRUE THEN
        DELETE FROM articles_listing WHERE article_id = article;
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM articles_listedlanguage WHERE tag = its_tag) THEN
        INSERT INTO articles_listedlanguage (tag) VALUES (its_tag) ON CONFLICT DO NOTHING;
    END IF;
    INSERT INTO articles_listing AS l (article_id, day, codes)
        SELECT article_id, day, codes FROM articles_listing_due WHERE article_id = article
        ON CONFLICT (article_id) DO UPDATE SET day = excluded.day, codes = excluded.codes
        WHERE (l.day, l.codes) IS DISTINCT FROM (excluded.day, excluded.codes);
END $$;

-- What the triggers call: lists articles anew, or notes them for `summit_list_now`. NULL: none.
-- Slice by slice, each of which is folded in: a million at once would be counted in memory.
CREATE OR REPLACE FUNCTION summit_list(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF wanted IS NULL THEN
        RETURN;
    ELSIF summit_is_later() THEN
        PERFORM summit_note('list', wanted);
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtext('summit topics'));
    IF cardinality(wanted) > 1 THEN
        -- In the order of ids also from slice to slice, so that no two wait for each other.
        wanted := ARRAY(SELECT DISTINCT id FROM unnest(wanted) AS id ORDER BY id);
    END IF;
    IF cardinality(wanted) = 1 THEN
        PERFORM summit_list_one(wanted[1]);
        RETURN;
    END IF;
    FOR part IN 0 .. (cardinality(wanted) - 1) / 20000 LOOP
        PERFORM summit_list_some(wanted[part * 20000 + 1 : part * 20000 + 20000]);
    END LOOP;
END $$;

-- Lists every article anew, from nothing.
-- What is told of listings that go is not written down: all of it would be thrown away.
CREATE OR REPLACE FUNCTION summit_list_all() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    batch bigint[];
    beyond bigint := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('summit fold'));
    PERFORM set_config('summit.starts_anew', 'on', true);
    DELETE FROM articles_listing;
    PERFORM set_config('summit.starts_anew', '', true);
    DELETE FROM articles_listedarticle;
    DELETE FROM articles_codecount;
    DELETE FROM articles_codebitmap;
    DELETE FROM articles_listingchange;
    PERFORM pg_advisory_xact_lock_shared(hashtext('summit topics'));
    PERFORM set_config('summit.fold_at', '200000', true);
    LOOP
        SELECT array_agg(id), max(id) INTO batch, beyond FROM (
            SELECT id FROM articles_article
            WHERE id > beyond AND status = 'published'
            ORDER BY id LIMIT 20000
        ) AS next;
        EXIT WHEN batch IS NULL;
        PERFORM summit_list_some(batch);
    END LOOP;
    PERFORM set_config('summit.fold_at', '', true);
    PERFORM summit_fold(0);
END $$;
