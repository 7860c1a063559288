"""What the database does to keep the tables of `articles/models/listing.py`; step 12 of the schema.

A change of an article, its links or the topics' tree lists the touched articles anew (`summit_list`);
a change of a listing writes its entries and a note (`articles_listingchange`); when so many notes have
gathered, whoever writes the next folds them into the counts and bitmaps (`summit_fold`). Whoever reads
takes counts and notes together, in one statement, and so is exact at every moment.

Settings of a session: `summit.fold_at`, the number of notes; `summit.list_later`, "on" where the
transaction itself has the articles listed before it ends, since step 17 by `summit_list_now`.
"""

# Facets by their numbers, as in articles/counting/codes.py.
LISTING = """
CREATE FUNCTION summit_code(facet bigint, key bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (facet << 40) | key $$;

-- What the listings have to be.
CREATE VIEW articles_listing_due AS
SELECT a.id AS article_id, coalesce(a.published_on, '-infinity') AS day, ARRAY(
    SELECT DISTINCT code FROM (
        SELECT summit_code(1, country_id) FROM articles_article_countries WHERE article_id = a.id
        UNION ALL
        SELECT summit_code(2, person_id) FROM articles_article_people WHERE article_id = a.id
        UNION ALL
        SELECT summit_code(3, organisation_id) FROM articles_article_organisations WHERE article_id = a.id
        UNION ALL
        (WITH RECURSIVE line(topic) AS (
            SELECT topic_id FROM articles_article_topics WHERE article_id = a.id
            UNION
            SELECT t.parent_id FROM line JOIN articles_topic t ON t.id = line.topic
                WHERE t.parent_id IS NOT NULL)
        SELECT summit_code(4, topic) FROM line)
        UNION ALL
        SELECT summit_code(5, meeting_id) FROM articles_coverage WHERE article_id = a.id
        UNION ALL
        SELECT summit_code(6, a.publisher_id)
        UNION ALL
        SELECT summit_code(7, id) FROM articles_listedlanguage WHERE tag = lower(a.language)
        UNION ALL
        SELECT summit_code(8, extract(year FROM a.published_on)::bigint)
        UNION ALL
        SELECT summit_code(9, (extract(year FROM a.published_on) * 12
            + extract(month FROM a.published_on) - 1)::bigint)
    ) AS each(code) WHERE code IS NOT NULL ORDER BY code
) AS codes
FROM articles_article a WHERE a.status = 'published';

-- The rows are locked first and read by a later statement: what another transaction
-- adds to the same article meanwhile is waited for, and seen.
CREATE FUNCTION summit_list_some(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM articles_article WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO articles_listedlanguage (tag)
        SELECT DISTINCT lower(language) FROM articles_article
        WHERE id = ANY (wanted) AND status = 'published'
            AND NOT EXISTS (SELECT FROM articles_listedlanguage WHERE tag = lower(language))
        ORDER BY 1 ON CONFLICT DO NOTHING;
    DELETE FROM articles_listing l WHERE article_id = ANY (wanted)
        AND NOT EXISTS (SELECT FROM articles_article WHERE id = l.article_id AND status = 'published');
    INSERT INTO articles_listing AS l (article_id, day, codes)
        SELECT article_id, day, codes FROM articles_listing_due WHERE article_id = ANY (wanted)
        ON CONFLICT (article_id) DO UPDATE SET day = excluded.day, codes = excluded.codes
        WHERE (l.day, l.codes) IS DISTINCT FROM (excluded.day, excluded.codes);
END $$;

-- Slice by slice, each of which is folded in: a million at once would be counted in memory.
CREATE FUNCTION summit_list(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF wanted IS NULL OR coalesce(current_setting('summit.list_later', true), '') = 'on' THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtext('summit topics'));
    FOR part IN 0 .. (cardinality(wanted) - 1) / 20000 LOOP
        PERFORM summit_list_some(wanted[part * 20000 + 1 : part * 20000 + 20000]);
    END LOOP;
END $$;

CREATE FUNCTION summit_list_all() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    batch bigint[];
    beyond bigint := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('summit fold'));
    DELETE FROM articles_listing;
    DELETE FROM articles_listedarticle;
    DELETE FROM articles_codecount;
    DELETE FROM articles_codebitmap;
    DELETE FROM articles_listingchange;
    PERFORM set_config('summit.fold_at', '200000', true);
    LOOP
        SELECT array_agg(id), max(id) INTO batch, beyond FROM (
            SELECT id FROM articles_article WHERE id > beyond AND status = 'published'
            ORDER BY id LIMIT 20000) AS next;
        EXIT WHEN batch IS NULL;
        PERFORM summit_list(batch);
    END LOOP;
    PERFORM set_config('summit.fold_at', '', true);
    PERFORM summit_fold(0);
END $$;
"""

NO_LISTING = """
DROP FUNCTION summit_list_all();
DROP FUNCTION summit_list(bigint[]);
DROP FUNCTION summit_list_some(bigint[]);
DROP VIEW articles_listing_due;
DROP FUNCTION summit_code(bigint, bigint);
"""

FOLDING = """
CREATE FUNCTION summit_no_bits() RETURNS varbit LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT repeat('0', 32000)::varbit $$;

CREATE FUNCTION summit_chunk(article bigint) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT (article / 32000)::integer $$;

CREATE FUNCTION summit_bit(article bigint) RETURNS varbit LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT set_bit(summit_no_bits(), (article % 32000)::integer, 1) $$;

-- Only one folds at a time; who finds another at it leaves the notes to whoever comes next.
CREATE FUNCTION summit_fold(at_least integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM (SELECT FROM articles_listingchange LIMIT at_least) AS notes) < at_least
        OR NOT pg_try_advisory_xact_lock(hashtext('summit fold')) THEN
        RETURN;
    END IF;
    WITH taken AS MATERIALIZED (
        DELETE FROM articles_listingchange RETURNING article_id, sign, codes
    ), counted AS (
        SELECT one, other, sum(sign) AS number FROM taken,
            unnest(0::bigint || codes) AS one, unnest(0::bigint || codes) AS other
        WHERE (one < other AND (one = 0 OR other >> 40 < 9)) OR other = 0 AND one = 0
        GROUP BY one, other HAVING sum(sign) <> 0
    ), added AS (
        INSERT INTO articles_codecount AS c (one, other, number)
            SELECT one, other, number FROM counted ORDER BY one, other
            ON CONFLICT (one, other) DO UPDATE SET number = c.number + excluded.number
    ), net AS (
        SELECT code, article_id, sum(sign) AS sign
        FROM taken, unnest(codes) AS code
        GROUP BY code, article_id HAVING sum(sign) <> 0
    ), masks AS MATERIALIZED (
        SELECT code, summit_chunk(article_id) AS chunk,
            coalesce(bit_or(summit_bit(article_id)) FILTER (WHERE sign > 0), summit_no_bits()) AS came,
            coalesce(bit_or(summit_bit(article_id)) FILTER (WHERE sign < 0), summit_no_bits()) AS went
        FROM net GROUP BY code, summit_chunk(article_id)
    ), changed AS (
        UPDATE articles_codebitmap b SET bits = (b.bits | m.came) & ~m.went
        FROM masks m WHERE b.code = m.code AND b.chunk = m.chunk
        RETURNING b.code, b.chunk
    )
    INSERT INTO articles_codebitmap (code, chunk, bits)
        SELECT code, chunk, came FROM masks m
        WHERE NOT EXISTS (SELECT FROM changed c WHERE c.code = m.code AND c.chunk = m.chunk);
END $$;

CREATE FUNCTION summit_count_of(code bigint) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT number FROM articles_codecount WHERE one = 0 AND other = code), 0)
        + coalesce((SELECT sum(sign) FROM articles_listingchange WHERE code = ANY (codes)), 0)
$$;

CREATE FUNCTION summit_fold_some() RETURNS void LANGUAGE sql AS $$
    SELECT summit_fold(coalesce(nullif(current_setting('summit.fold_at', true), ''), '500')::int)
$$;

CREATE FUNCTION summit_listing_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO articles_listedarticle (code, day, article_id)
            SELECT code, day, article_id FROM new_rows, unnest(codes) AS code WHERE code >> 40 < 8;
        INSERT INTO articles_listingchange (article_id, sign, codes)
            SELECT article_id, 1, codes FROM new_rows;
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
    PERFORM summit_fold_some();
    RETURN NULL;
END $$;
"""

NO_FOLDING = """
DROP FUNCTION summit_listing_changed();
DROP FUNCTION summit_fold_some();
DROP FUNCTION summit_count_of(bigint);
DROP FUNCTION summit_fold(integer);
DROP FUNCTION summit_bit(bigint);
DROP FUNCTION summit_chunk(bigint);
DROP FUNCTION summit_no_bits();
"""

WATCHING = """
CREATE FUNCTION summit_article_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM summit_list((SELECT array_agg(id) FROM new_rows WHERE status = 'published'));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM summit_list((SELECT array_agg(id) FROM old_rows WHERE status = 'published'));
    ELSE
        PERFORM summit_list((SELECT array_agg(id) FROM new_rows n FULL JOIN old_rows o USING (id)
            WHERE (n.status, n.published_on, n.publisher_id, n.language)
                IS DISTINCT FROM (o.status, o.published_on, o.publisher_id, o.language)));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION summit_article_linked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM summit_list((SELECT array_agg(DISTINCT article_id) FROM old_rows));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM summit_list((SELECT array_agg(DISTINCT article_id) FROM new_rows));
    END IF;
    RETURN NULL;
END $$;

-- Whoever links articles meanwhile is waited for, or waits: else neither would see the other's change.
-- A new topic may have articles already: what refers to what is looked at when a transaction ends.
CREATE FUNCTION summit_topic_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        moved := ARRAY(SELECT id FROM new_rows);
    ELSE
        moved := ARRAY(SELECT id FROM new_rows n FULL JOIN old_rows o USING (id)
            WHERE n.parent_id IS DISTINCT FROM o.parent_id);
    END IF;
    IF cardinality(moved) = 0 THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('summit topics'));
    PERFORM summit_list((
        WITH RECURSIVE below(id) AS (
            SELECT unnest(moved)
            UNION
            SELECT t.id FROM below JOIN articles_topic t ON t.parent_id = below.id)
        SELECT array_agg(DISTINCT article_id) FROM articles_article_topics
        WHERE topic_id IN (SELECT id FROM below)));
    RETURN NULL;
END $$;

CREATE FUNCTION summit_articles_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_list_all();
    RETURN NULL;
END $$;
"""

NO_WATCHING = """
DROP FUNCTION summit_articles_emptied();
DROP FUNCTION summit_topic_moved();
DROP FUNCTION summit_article_linked();
DROP FUNCTION summit_article_changed();
"""

LINKS = [
    "articles_article_countries",
    "articles_article_people",
    "articles_article_organisations",
    "articles_article_topics",
    "articles_coverage",
]
TRANSITIONS = {
    "INSERT": "REFERENCING NEW TABLE AS new_rows",
    "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "REFERENCING OLD TABLE AS old_rows",
    "TRUNCATE": "",
}


def triggers():
    """[(name, table, event, function)] of every trigger of this step."""
    yield from on("articles_listing", "summit_listing_changed", "INSERT UPDATE DELETE")
    yield from on("articles_article", "summit_article_changed", "INSERT UPDATE DELETE")
    yield from on("articles_topic", "summit_topic_moved", "INSERT UPDATE")
    for table in LINKS:
        yield from on(table, "summit_article_linked", "INSERT UPDATE DELETE")
    for table in ["articles_article", *LINKS]:
        yield from on(table, "summit_articles_emptied", "TRUNCATE")


def on(table, function, events):
    for event in events.split():
        yield f"list_on_{event.lower()}", table, event, function


TRIGGERS = "\n".join(
    f"CREATE TRIGGER {name} AFTER {event} ON {table} {TRANSITIONS[event]}"
    f" FOR EACH STATEMENT EXECUTE FUNCTION {function}();"
    for name, table, event, function in triggers()
)
NO_TRIGGERS = "\n".join(f"DROP TRIGGER {name} ON {table};" for name, table, _event, _function in triggers())

# Few, narrow and often changed rows: without this their dead ones would slow down every reader.
STORAGE = """
ALTER TABLE articles_listingchange SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE articles_codecount SET (fillfactor = 80);
ALTER TABLE articles_listing SET (fillfactor = 90);
-- A bitmap has 4,000 bytes at most: none is stored apart, from where it would have to be fetched.
ALTER TABLE articles_codebitmap ALTER COLUMN bits SET STORAGE MAIN;
"""
