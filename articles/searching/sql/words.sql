-- The vector of an article holds the words of its text as `summit_searched` writes it (weights A headline,
-- B standfirst, C body), stemmed where the language is English or Russian, or is not known: PostgreSQL's "russian"
-- stems Cyrillic words as
-- Russian and ASCII words as English. Beside them stand marks, which have a space in them, as no word
-- of a text has:
--
--     h WORD      a word of the headline
--     p ID        a person whom the article is linked to
--     t ID        a topic
--     y YEAR      when it was published
--     m YYYY-MM
--     d DD
--     cy YEAR     when a meeting was that it covers, as far as its date says so for certain
--     cm YYYY-MM
--     cd YYYY-MM-DD
--     simple s    nothing is stemmed, for the language is another

-- Whether texts of a language, such as "en-GB", are stemmed. A text that does not tell its language may be
-- of either: most are, and are too short to tell.
CREATE OR REPLACE FUNCTION summit_is_stemmed(language text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lower(split_part(language, '-', 1)) IN ('en', 'ru', 'und')
$$;

-- The words of a text. The comment within says which text `summit_searched` has: with another one the words of
-- all articles are made anew.
CREATE OR REPLACE FUNCTION summit_words(language text, text text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    -- {{digest_of_searched}}
    SELECT CASE WHEN summit_is_stemmed(language)
        THEN to_tsvector('russian'::regconfig, summit_searched(text))
        ELSE to_tsvector('simple'::regconfig, summit_searched(text)) END
$$;

-- The words of an article.
-- Of its body, as many characters as any prose can have in a vector, which holds 1 MB.
CREATE OR REPLACE FUNCTION summit_searched_words(language text, headline text, standfirst text, body text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(summit_words(language, headline), 'A')
        || setweight(summit_words(language, standfirst), 'B')
        || setweight(summit_words(language, left(body, 250000)), 'C')
$$;

-- The marks of an article.
CREATE OR REPLACE FUNCTION summit_searched_marks(article bigint, language text, headline text, day date)
RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT array_to_tsvector(
        ARRAY(
            SELECT 'h ' || lexeme FROM unnest(summit_words(language, headline))
            WHERE octet_length(lexeme) < 2000
        )
        || ARRAY(SELECT 'p ' || person_id FROM articles_article_people WHERE article_id = article)
        || ARRAY(SELECT 't ' || topic_id FROM articles_article_topics WHERE article_id = article)
        || CASE WHEN day IS NULL THEN '{}'
            ELSE ARRAY[to_char(day, '"y "YYYY'), to_char(day, '"m "YYYY-MM'), to_char(day, '"d "DD')] END
        -- All days of a date that says from which day to which; of any other date whatever its possible days share.
        || ARRAY(
            SELECT to_char(first + n, form)
            FROM (
                SELECT lower(possible) AS first, upper(possible) - 1 AS last,
                    meeting."when" ~ '^\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d$' AND upper(possible) - lower(possible) <= 31
                        AS is_each
                FROM articles_coverage coverage JOIN participants_meeting meeting ON meeting.id = coverage.meeting_id
                WHERE coverage.article_id = article
            ) AS met
            CROSS JOIN unnest(ARRAY['"cy "YYYY', '"cm "YYYY-MM', '"cd "YYYY-MM-DD']) AS form
            CROSS JOIN generate_series(0, CASE WHEN is_each THEN last - first ELSE 0 END) AS n
            WHERE is_each OR to_char(first, form) = to_char(last, form)
        )
        || CASE WHEN summit_is_stemmed(language) THEN '{}' ELSE ARRAY['simple s'] END
    )
$$;
