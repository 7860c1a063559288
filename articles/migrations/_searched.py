"""What the database does to keep `articles_searchedtext`; step 13 of the schema.

A change of an article, or of the people it is linked to, writes the searched rows of the touched
articles anew, in one statement however many they are. A transaction that has `summit.list_later` "on"
while it adds articles or links calls `summit_search_at_last` before it ends; since step 17 `summit_list_now`.

The vector holds the words of the text (weights A headline, B standfirst, C body), stemmed where the
language is English or Russian: PostgreSQL's "russian" stems Cyrillic words as Russian and ASCII words
as English. Beside them stand marks, which have a space in them, as no word of a text has:

    h WORD      a word of the headline
    p ID        a person whom the article is linked to
    y YEAR      when it was published
    m YYYY-MM
    simple s    nothing is stemmed, for the language is another
"""

# Of a text, as many characters as any prose can have in a vector, which holds 1 MB.
WORDS = """
CREATE FUNCTION summit_is_stemmed(language text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT lower(split_part(language, '-', 1)) IN ('en', 'ru') $$;

CREATE FUNCTION summit_words(language text, text text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN summit_is_stemmed(language)
        THEN to_tsvector('russian'::regconfig, text) ELSE to_tsvector('simple'::regconfig, text) END
$$;

CREATE FUNCTION summit_searched_words(language text, headline text, standfirst text, body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(summit_words(language, headline), 'A')
        || setweight(summit_words(language, standfirst), 'B')
        || setweight(summit_words(language, left(body, 250000)), 'C')
$$;

CREATE FUNCTION summit_searched_marks(article bigint, language text, headline text, day date) RETURNS tsvector
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT array_to_tsvector(
        ARRAY(SELECT 'h ' || lexeme FROM unnest(summit_words(language, headline))
            WHERE octet_length(lexeme) < 2000)
        || ARRAY(SELECT 'p ' || person_id FROM articles_article_people WHERE article_id = article)
        || CASE WHEN day IS NULL THEN '{}' ELSE ARRAY[to_char(day, '"y "YYYY'), to_char(day, '"m "YYYY-MM')] END
        || CASE WHEN summit_is_stemmed(language) THEN '{}' ELSE ARRAY['simple s'] END)
$$;
"""

NO_WORDS = """
DROP FUNCTION summit_searched_marks(bigint, text, text, date);
DROP FUNCTION summit_searched_words(text, text, text, text);
DROP FUNCTION summit_words(text, text);
DROP FUNCTION summit_is_stemmed(text);
"""

# A vector is stored aside and as it is, so that a million rows are some 70 MB to walk through.
STORAGE = """
ALTER TABLE articles_searchedtext SET (toast_tuple_target = 128);
ALTER TABLE articles_searchedtext ALTER COLUMN vector SET STORAGE EXTERNAL;
"""

KEEPING = """
-- What the rows have to be.
CREATE VIEW articles_searchedtext_due AS
SELECT id AS article_id, published_on AS day, status = 'published' AS is_published,
    summit_is_stemmed(language) AS is_stemmed, hashint8(id) & 31 = 0 AS is_sampled,
    length(summit_words(language, headline)) AS headline_words,
    summit_searched_words(language, headline, standfirst, body)
        || summit_searched_marks(id, language, headline, published_on) AS vector
FROM articles_article;

-- The articles are locked first and read by a later statement: what another transaction
-- changes of the same article meanwhile is waited for, and seen.
CREATE FUNCTION summit_search(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF wanted IS NULL THEN
        RETURN;
    END IF;
    PERFORM FROM articles_article WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO articles_searchedtext AS t
            (article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector)
        SELECT article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector
        FROM articles_searchedtext_due WHERE article_id = ANY (wanted)
        ON CONFLICT (article_id) DO UPDATE SET day = excluded.day, is_published = excluded.is_published,
            is_stemmed = excluded.is_stemmed, headline_words = excluded.headline_words, vector = excluded.vector
        WHERE (t.day, t.is_published, t.is_stemmed, t.vector)
            IS DISTINCT FROM (excluded.day, excluded.is_published, excluded.is_stemmed, excluded.vector);
END $$;

-- New links change the marks alone: the text need not be read.
CREATE FUNCTION summit_search_marks(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF wanted IS NULL THEN
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

CREATE FUNCTION summit_search_at_last(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_search_marks(ARRAY(SELECT article_id FROM articles_searchedtext WHERE article_id = ANY (wanted)));
    PERFORM summit_search(ARRAY(SELECT id FROM articles_article a WHERE id = ANY (wanted)
        AND NOT EXISTS (SELECT FROM articles_searchedtext WHERE article_id = a.id)));
END $$;

CREATE FUNCTION summit_is_later() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('summit.list_later', true), '') = 'on'
$$;

CREATE FUNCTION summit_search_all() RETURNS void LANGUAGE sql AS $$
    DELETE FROM articles_searchedtext;
    INSERT INTO articles_searchedtext
            (article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector)
        SELECT article_id, day, is_published, is_stemmed, is_sampled, headline_words, vector
        FROM articles_searchedtext_due;
$$;
"""

NO_KEEPING = """
DROP FUNCTION summit_search_all();
DROP FUNCTION summit_is_later();
DROP FUNCTION summit_search_at_last(bigint[]);
DROP FUNCTION summit_search_marks(bigint[]);
DROP FUNCTION summit_search(bigint[]);
DROP VIEW articles_searchedtext_due;
"""

WATCHING = """
CREATE FUNCTION summit_article_rewritten() RETURNS trigger LANGUAGE plpgsql AS $$
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
    ELSIF NOT summit_is_later() THEN
        PERFORM summit_search((SELECT array_agg(id) FROM new_rows));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION summit_article_people_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF summit_is_later() THEN
        RETURN NULL;
    ELSIF TG_OP = 'TRUNCATE' THEN
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
"""

NO_WATCHING = """
DROP FUNCTION summit_article_people_changed();
DROP FUNCTION summit_article_rewritten();
"""

TRANSITIONS = {
    "INSERT": "REFERENCING NEW TABLE AS new_rows",
    "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "REFERENCING OLD TABLE AS old_rows",
    "TRUNCATE": "",
}
WATCHED = {
    "articles_article": "summit_article_rewritten",
    "articles_article_people": "summit_article_people_changed",
}
TRIGGERS = "\n".join(
    f"CREATE TRIGGER search_on_{event.lower()} AFTER {event} ON {table} {rows}"
    f" FOR EACH STATEMENT EXECUTE FUNCTION {function}();"
    for table, function in WATCHED.items()
    for event, rows in TRANSITIONS.items()
)
NO_TRIGGERS = "\n".join(
    f"DROP TRIGGER search_on_{event.lower()} ON {table};" for table in WATCHED for event in TRANSITIONS
)
