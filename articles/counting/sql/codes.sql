-- The code of one value of a facet: see articles/counting/codes.py.
CREATE OR REPLACE FUNCTION summit_code(facet bigint, key bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (facet << 40) | key
$$;
