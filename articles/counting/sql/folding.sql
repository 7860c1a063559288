-- Folds the notes of changed listings into the counts and bitmaps, where there are at least so many.
-- Whoever reads takes counts and notes together, in one statement, and so is exact at every moment.
-- Only one folds at a time; who finds another at it leaves the notes to whoever comes next.
CREATE OR REPLACE FUNCTION summit_fold(at_least integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM (SELECT FROM articles_listingchange LIMIT at_least) AS notes) < at_least
        OR NOT pg_try_advisory_xact_lock(hashtext('summit fold')) THEN
        RETURN;
    END IF;
    WITH taken AS MATERIALIZED (
        DELETE FROM articles_listingchange RETURNING article_id, sign, codes
    ), counted AS (
        SELECT one, other, sum(sign) AS number
        FROM taken, unnest(0::bigint || codes) AS one, unnest(0::bigint || codes) AS other
        WHERE one < other AND (one = 0 OR summit_has_pairs(other) AND summit_has_pairs(one)) OR other = 0 AND one = 0
        GROUP BY one, other
        HAVING sum(sign) <> 0
    ), added AS (
        INSERT INTO articles_codecount AS c (one, other, number)
            SELECT one, other, number FROM counted ORDER BY one, other
            ON CONFLICT (one, other) DO UPDATE SET number = c.number + excluded.number
    ), net AS (
        SELECT code, article_id, sum(sign) AS sign
        FROM taken, unnest(codes) AS code
        GROUP BY code, article_id
        HAVING sum(sign) <> 0
    ), masks AS MATERIALIZED (
        SELECT
            code,
            summit_chunk(article_id) AS chunk,
            coalesce(bit_or(summit_bit(article_id)) FILTER (WHERE sign > 0), summit_no_bits()) AS came,
            coalesce(bit_or(summit_bit(article_id)) FILTER (WHERE sign < 0), summit_no_bits()) AS went
        FROM net
        GROUP BY code, summit_chunk(article_id)
    ), changed AS (
        UPDATE articles_codebitmap b SET bits = (b.bits | m.came) & ~m.went
        FROM masks m
        WHERE b.code = m.code AND b.chunk = m.chunk
        RETURNING b.code, b.chunk
    )
    INSERT INTO articles_codebitmap (code, chunk, bits)
        SELECT code, chunk, came
        FROM masks m
        WHERE NOT EXISTS (SELECT FROM changed c WHERE c.code = m.code AND c.chunk = m.chunk);
END $$;

-- Folds where enough notes have gathered: `summit.fold_at` of the session, or 500.
-- Notes have numbers: to count them is left to whoever writes every so-manieth.
CREATE OR REPLACE FUNCTION summit_fold_some(written bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    fold_at integer := coalesce(nullif(current_setting('summit.fold_at', true), ''), '500');
BEGIN
    IF currval('articles_listingchange_id_seq') % greatest(fold_at / 20, 1) < written THEN
        PERFORM summit_fold(fold_at);
    END IF;
END $$;

-- How many published articles have a code, exactly.
CREATE OR REPLACE FUNCTION summit_count_of(code bigint) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT number FROM articles_codecount WHERE one = 0 AND other = code), 0)
        + coalesce((SELECT sum(sign) FROM articles_listingchange WHERE code = ANY (codes)), 0)
$$;
