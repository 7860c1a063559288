-- What the searched rows have to be.
CREATE OR REPLACE VIEW articles_searchedtext_due AS
SELECT
    id AS article_id,
    published_on AS day,
    status = 'published' AS is_published,
    summit_is_stemmed(language) AS is_stemmed,
    summit_is_sampled(id) AS is_sampled,
    length(summit_words(language, headline)) AS headline_words,
    summit_searched_words(language, headline, standfirst, body)
        || summit_searched_marks(id, language, headline, published_on) AS vector
FROM articles_article;
