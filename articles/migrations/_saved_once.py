"""What the database does to follow one saved article at the price of one; step 17 of the schema.

A transaction that sets `summit.list_later` to "on" has only noted which articles it touches, in settings of its own
that a rollback, to a savepoint too, takes back along with the rows. `summit_list_now()` follows them: each once,
however many of its links were written. Until then the transaction reads listings and finds as they were.

One article alone is asked for by its id, not by a list of ids: for that PostgreSQL keeps the plan.
"""

import re

from . import _listings, _searched

# `errand`: list, search or mark.
NOTING = """
CREATE FUNCTION summit_note(errand text, articles bigint[]) RETURNS text LANGUAGE sql AS $$
    SELECT set_config('summit.to_' || errand, concat_ws(',',
        nullif(current_setting('summit.to_' || errand, true), ''), array_to_string(articles, ',')), true)
$$;

CREATE FUNCTION summit_noted(errand text) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT string_to_array(nullif(current_setting('summit.to_' || errand, true), ''), ',')::bigint[]
$$;

-- Where the text is searched anew, so are its marks.
CREATE FUNCTION summit_list_now() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    to_list bigint[] := summit_noted('list');
    to_search bigint[] := summit_noted('search');
    to_mark bigint[] := summit_noted('mark');
BEGIN
    PERFORM set_config('summit.list_later', '', true), set_config('summit.to_list', '', true),
        set_config('summit.to_search', '', true), set_config('summit.to_mark', '', true);
    PERFORM summit_list(to_list);
    PERFORM summit_search(to_search);
    IF to_search IS NULL THEN
        PERFORM summit_search_marks(to_mark);
    ELSIF NOT to_mark <@ to_search THEN
        PERFORM summit_search_marks(ARRAY(SELECT unnest(to_mark) EXCEPT SELECT unnest(to_search)));
    END IF;
END $$;
"""

NO_NOTING = """
DROP FUNCTION summit_list_now();
DROP FUNCTION summit_noted(text);
DROP FUNCTION summit_note(text, bigint[]);
"""

# As in the steps before: the articles are locked first and read by a later statement.
SEARCH = """
CREATE FUNCTION {name}({wanted}) RETURNS void LANGUAGE plpgsql {settings} AS $$
BEGIN
    PERFORM FROM articles_article WHERE id {which} ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO articles_searchedtext AS t
            (article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector)
        SELECT article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector
        FROM articles_searchedtext_due WHERE article_id {which}
        ON CONFLICT (article_id) DO UPDATE SET day = excluded.day, is_published = excluded.is_published,
            is_stemmed = excluded.is_stemmed, headline_words = excluded.headline_words, vector = excluded.vector
        WHERE (t.day, t.is_published, t.is_stemmed, t.vector)
            IS DISTINCT FROM (excluded.day, excluded.is_published, excluded.is_stemmed, excluded.vector);
END $$;
"""
# Any article is found by its key in the same way: the plan is made once in a session.
PLANNED_ONCE = "SET plan_cache_mode = force_generic_plan"
ONE_OR_SOME = (
    SEARCH.format(name="summit_search_one", wanted="article bigint", which="= article", settings=PLANNED_ONCE)
    + SEARCH.format(name="summit_search_some", wanted="wanted bigint[]", which="= ANY (wanted)", settings="")
    + f"""
CREATE FUNCTION summit_list_one(article bigint) RETURNS void LANGUAGE plpgsql {PLANNED_ONCE} AS $$
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
"""
)

NO_ONE_OR_SOME = """
DROP FUNCTION summit_list_one(bigint);
DROP FUNCTION summit_search_some(bigint[]);
DROP FUNCTION summit_search_one(bigint);
"""

# What the triggers call: for one, for many, or for later.
CALLED = """
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
            SELECT id FROM articles_article WHERE id > beyond AND status = 'published'
            ORDER BY id LIMIT 20000) AS next;
        EXIT WHEN batch IS NULL;
        PERFORM summit_list_some(batch);
    END LOOP;
    PERFORM set_config('summit.fold_at', '', true);
    PERFORM summit_fold(0);
END $$;

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

-- New links change the marks alone: the text need not be read.
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
        FROM (SELECT s.article_id, ts_filter(s.vector, '{a,b,c}')
                || summit_searched_marks(a.id, a.language, a.headline, a.published_on) AS vector
            FROM articles_searchedtext s JOIN articles_article a ON a.id = s.article_id
            WHERE s.article_id = ANY (wanted)) AS n
        WHERE t.article_id = n.article_id AND t.vector IS DISTINCT FROM n.vector;
END $$;

DROP FUNCTION summit_search_at_last(bigint[]);
"""

WATCHING = """
CREATE OR REPLACE FUNCTION summit_article_rewritten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        DELETE FROM articles_searchedtext;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM articles_searchedtext WHERE article_id IN (SELECT id FROM old_rows);
    ELSIF TG_OP = 'UPDATE' THEN
        DELETE FROM articles_searchedtext WHERE article_id IN (SELECT id FROM old_rows EXCEPT SELECT id FROM new_rows);
        PERFORM summit_search((SELECT array_agg(n.id) FROM new_rows n LEFT JOIN old_rows o USING (id)
            WHERE (n.headline, n.standfirst, n.body_hash, n.language, n.published_on, n.status)
                IS DISTINCT FROM (o.headline, o.standfirst, o.body_hash, o.language, o.published_on, o.status)));
    ELSE
        PERFORM summit_search((SELECT array_agg(id) FROM new_rows));
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_article_people_changed() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- Notes have numbers: to count them is left to whoever writes every so-manieth.
CREATE FUNCTION summit_fold_some(written bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    fold_at integer := coalesce(nullif(current_setting('summit.fold_at', true), ''), '500');
BEGIN
    IF currval('articles_listingchange_id_seq') % greatest(fold_at / 20, 1) < written THEN
        PERFORM summit_fold(fold_at);
    END IF;
END $$;

DROP FUNCTION summit_fold_some();

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
            SELECT code, day, article_id FROM new_rows, unnest(codes) AS code WHERE code >> 40 < 8;
        INSERT INTO articles_listingchange (article_id, sign, codes)
            SELECT article_id, 1, codes FROM new_rows;
    ELSIF NOT EXISTS (SELECT FROM old_rows) OR current_setting('summit.starts_anew', true) = 'on' THEN
        RETURN NULL;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM articles_listedarticle e USING old_rows o, unnest(o.codes) AS c(code)
            WHERE e.code = c.code AND e.day = o.day AND e.article_id = o.article_id;
        INSERT INTO articles_listingchange (article_id, sign, codes)
            SELECT article_id, -1, codes FROM old_rows;
    ELSE
        DELETE FROM articles_listedarticle e USING old_rows o JOIN new_rows n USING (article_id), unnest(o.codes) AS c(code)
            WHERE e.code = c.code AND e.day = o.day AND e.article_id = o.article_id
                AND (n.day <> o.day OR c.code <> ALL (n.codes));
        INSERT INTO articles_listedarticle (code, day, article_id)
            SELECT c.code, n.day, n.article_id
            FROM new_rows n JOIN old_rows o USING (article_id), unnest(n.codes) AS c(code)
            WHERE c.code >> 40 < 8 AND (n.day <> o.day OR c.code <> ALL (o.codes));
        INSERT INTO articles_listingchange (article_id, sign, codes)
            SELECT article_id, -1, codes FROM old_rows UNION ALL SELECT article_id, 1, codes FROM new_rows;
    END IF;
    GET DIAGNOSTICS written = ROW_COUNT;
    PERFORM summit_fold_some(written);
    RETURN NULL;
END $$;
"""


def as_before(sql, *names):
    """The functions of a step before, to take the place of these again."""
    found = (re.search(rf"FUNCTION {name}\(.*?\n(END )?\$\$;", sql, re.DOTALL) for name in names)
    return "\n".join(f"CREATE OR REPLACE {function[0]}\n" for function in found)


CALLED_BEFORE = as_before(_listings.LISTING, "summit_list", "summit_list_all") + as_before(
    _searched.KEEPING, "summit_search", "summit_search_marks", "summit_search_at_last"
)
WATCHED_BEFORE = (
    "DROP FUNCTION summit_fold_some(bigint);\n"
    + as_before(_listings.FOLDING, "summit_fold_some", "summit_listing_changed")
    + as_before(_searched.WATCHING, "summit_article_rewritten", "summit_article_people_changed")
)
