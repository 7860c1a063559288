-- Which articles have the words of a query: nothing else asks an index of the vectors. What looks at all of them
-- would read a megabyte for a few hundred, which the planner does not know. Where an index looks dear to it, as one
-- with many new rows does, it would; here it may not, in whatever state the indexes are, on any server.
--
-- They are not asked to be planned once for all queries: how many an index finds is known of each word.

-- Published ones.
CREATE OR REPLACE FUNCTION summit_found(query tsquery) RETURNS TABLE(article_id bigint, day date)
LANGUAGE sql STABLE SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan AS $$
    SELECT article_id, day FROM articles_searchedtext WHERE is_published AND vector @@ query
$$;

-- Published ones of the sample: see articles/searching/samples.py.
CREATE OR REPLACE FUNCTION summit_found_in_sample(query tsquery) RETURNS TABLE(article_id bigint, day date)
LANGUAGE sql STABLE SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan AS $$
    SELECT article_id, day FROM articles_searchedtext WHERE is_published AND is_sampled AND vector @@ query
$$;

-- Published ones of no known day.
CREATE OR REPLACE FUNCTION summit_found_undated(query tsquery) RETURNS TABLE(article_id bigint, day date)
LANGUAGE sql STABLE SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan AS $$
    SELECT article_id, day FROM articles_searchedtext WHERE is_published AND day IS NULL AND vector @@ query
$$;

-- Published or not: either have an index of their own.
CREATE OR REPLACE FUNCTION summit_found_by_editors(query tsquery) RETURNS TABLE(article_id bigint, day date)
LANGUAGE sql STABLE SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan AS $$
    SELECT article_id, day FROM articles_searchedtext WHERE is_published AND vector @@ query
    UNION ALL
    SELECT article_id, day FROM articles_searchedtext WHERE NOT is_published AND vector @@ query
$$;

-- How many are published.
CREATE OR REPLACE FUNCTION summit_number_found(query tsquery) RETURNS bigint
LANGUAGE sql STABLE SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_custom_plan AS $$
    SELECT count(*) FROM articles_searchedtext WHERE is_published AND vector @@ query
$$;
