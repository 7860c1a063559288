-- The vector of an article holds the words of its text as `summit_searched` writes it (weights A headline,
-- B standfirst, C body), stemmed where the language is English or Russian, or is not known: PostgreSQL's "russian"
-- stems Cyrillic words as
-- Russian and ASCII words as English. Beside them stand marks, which have a space in them, as no word
-- of a text has:
--
--     h WORD      a word of the headline
--     p ID        a person whom the article is linked to
--     y YEAR      when it was published
--     m YYYY-MM
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
        || CASE WHEN day IS NULL THEN '{}'
            ELSE ARRAY[to_char(day, '"y "YYYY'), to_char(day, '"m "YYYY-MM')] END
        || CASE WHEN summit_is_stemmed(language) THEN '{}' ELSE ARRAY['simple s'] END
    )
$$;
