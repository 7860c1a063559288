-- A chunk's bitmap in which no article stands.
CREATE OR REPLACE FUNCTION summit_no_bits() RETURNS bit varying
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT repeat('0', {{chunk}})::varbit
$$;

-- The chunk of an article.
CREATE OR REPLACE FUNCTION summit_chunk(article bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (article / {{chunk}})::integer
$$;

-- The bitmap of the article's chunk in which it stands alone.
CREATE OR REPLACE FUNCTION summit_bit(article bigint) RETURNS bit varying
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT set_bit(summit_no_bits(), (article % {{chunk}})::integer, 1)
$$;
