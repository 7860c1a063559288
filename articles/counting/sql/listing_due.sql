-- What the listings have to be: of each published article its day and its codes, in order.
CREATE OR REPLACE VIEW articles_listing_due AS
SELECT
    a.id AS article_id,
    coalesce(a.published_on, '-infinity') AS day,
    ARRAY(
        SELECT DISTINCT code
        FROM (
            SELECT summit_code(1, country_id) FROM articles_article_countries WHERE article_id = a.id
            UNION ALL
            SELECT summit_code(2, person_id) FROM articles_article_people WHERE article_id = a.id
            UNION ALL
            SELECT summit_code(3, organisation_id) FROM articles_article_organisations WHERE article_id = a.id
            UNION ALL
            (WITH RECURSIVE line(topic) AS (
                SELECT topic_id FROM articles_article_topics WHERE article_id = a.id
                UNION
                SELECT t.parent_id FROM line JOIN articles_topic t ON t.id = line.topic
                    WHERE t.parent_id IS NOT NULL)
            SELECT summit_code(4, topic) FROM line)
            UNION ALL
            SELECT summit_code(5, meeting_id) FROM articles_coverage WHERE article_id = a.id
            UNION ALL
            SELECT summit_code(6, a.publisher_id)
            UNION ALL
            SELECT summit_code(7, id) FROM articles_listedlanguage WHERE tag = lower(a.language)
            UNION ALL
            SELECT summit_code(8, extract(year FROM a.published_on)::bigint)
            UNION ALL
            SELECT summit_code(9, (extract(year FROM a.published_on) * 12
                + extract(month FROM a.published_on) - 1)::bigint)
        ) AS each(code)
        WHERE code IS NOT NULL
        ORDER BY code
    ) AS codes
FROM articles_article a
WHERE a.status = 'published';
