-- The sample by which the matches of common words are estimated: see articles/searching/samples.py, from
-- where the numbers here come. Rows and an index are made by them.

-- Whether an article is in the sample: one in {{sampled}}, the same for every query.
CREATE OR REPLACE FUNCTION summit_is_sampled(article bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT hashint8(article) & ({{sampled}} - 1) = 0
$$;

-- The place of an article in the sample, by another part of the same hash: from 0 to {{places}} - 1.
CREATE OR REPLACE FUNCTION summit_place_in_sample(article bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT hashint8(article) >> {{sample_bits}} & ({{places}} - 1)
$$;

-- Whether an article is in a quarter of the sample, whose index migrations make and drop. It calls no other
-- function of ours: where PostgreSQL builds an index it finds none.
CREATE OR REPLACE FUNCTION summit_is_thinly_sampled(article bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (hashint8(article) >> {{sample_bits}} & ({{places}} - 1)) < {{places}} / {{thinned}}
$$;
