-- The day and the codes of each article, published or not: of the others nothing is kept.
CREATE OR REPLACE VIEW articles_codes_of_all AS
SELECT
    a.id AS article_id,
    coalesce(a.published_on, '-infinity') AS day,
    ARRAY(
        SELECT DISTINCT code
        FROM (
            {{codes_of_a}}
        ) AS each(code)
        WHERE code IS NOT NULL
    ) AS codes
FROM articles_article a;
