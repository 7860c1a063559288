-- What the searched rows have to be.
CREATE OR REPLACE VIEW articles_searchedtext_due AS
SELECT
    id AS article_id,
    published_on AS day,
    status = 'published' AS is_published,
    summit_is_stemmed(language) AS is_stemmed,
    summit_is_sampled(id) AS is_sampled,
    length(summit_words(language, headline)) AS headline_words,
    -- The archive's own words beside the source's, and first: of a long text only the beginning is searched.
    summit_searched_words(
        language, headline, standfirst, CASE WHEN summary = '' THEN body ELSE summary || E'\n' || body END
    )
        || summit_searched_marks(id, language, headline, published_on) AS vector
FROM articles_article;
