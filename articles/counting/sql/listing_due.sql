-- What the listings have to be: of each published article its day and its codes, in order.
CREATE OR REPLACE VIEW articles_listing_due AS
SELECT
    a.id AS article_id,
    coalesce(a.published_on, '-infinity') AS day,
    ARRAY(
        SELECT DISTINCT code
        FROM (
            {{codes_of_a}}
        ) AS each(code)
        WHERE code IS NOT NULL
        ORDER BY code
    ) AS codes
FROM articles_article a
WHERE a.status = 'published';
