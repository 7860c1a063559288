-- The code of one value of a facet: see articles/counting/facets.py, from where the numbers here come.
CREATE OR REPLACE FUNCTION summit_code(facet bigint, key bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (facet << {{key_bits}}) | key
$$;

-- The number of a code's facet.
CREATE OR REPLACE FUNCTION summit_facet(code bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT code >> {{key_bits}}
$$;

-- Whether the articles of a code are listed by day.
CREATE OR REPLACE FUNCTION summit_has_list(code bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT code >> {{key_bits}} IN ({{facets_with_lists}})
$$;

-- Whether counts beside other codes are kept of a code.
CREATE OR REPLACE FUNCTION summit_has_pairs(code bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT code >> {{key_bits}} IN ({{facets_with_pairs}})
$$;
