-- How meetings, participants and people cite an article without a publisher: by its headline while it is published, and by
-- none while readers do not see it. The words are those of `recording.cited_as`.

CREATE OR REPLACE FUNCTION summit_cited_as(article articles_article) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws(
        ', ',
        coalesce(
            (SELECT name FROM articles_publisher WHERE id = article.publisher_id),
            CASE article.status WHEN 'published' THEN '“' || article.headline || '”' ELSE 'An article' END
        ),
        to_char(article.published_on, 'FMDD FMMonth YYYY')
    )
$$;

-- A source that cites several is their words with "; " between them, cut at 500 characters.
CREATE OR REPLACE FUNCTION summit_source_citing(source text, words text, instead text)
RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    told text := '; ' || source || '; ';
    place integer := strpos(told, '; ' || words || '; ');
BEGIN
    IF place > 0 THEN
        told := overlay(told PLACING '; ' || instead || '; ' FROM place FOR length(words) + 4);
        RETURN left(substr(told, 3, length(told) - 4), 500);
    END IF;
    IF length(source) = 500 THEN
        place := strpos(told, '; ' || left(words, 20));
        IF place > 0 AND starts_with(words, substr(source, place)) THEN
            RETURN left(left(source, place - 1) || instead, 500);
        END IF;
    END IF;
    RETURN source;
END $$;

CREATE OR REPLACE FUNCTION summit_article_cited_otherwise() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    words text := summit_cited_as(OLD);
    instead text := summit_cited_as(NEW);
BEGIN
    IF words = instead THEN
        RETURN NULL;
    END IF;
    UPDATE participants_meeting SET source = summit_source_citing(source, words, instead)
    WHERE id IN (SELECT meeting_id FROM articles_coverage WHERE article_id = NEW.id)
        AND (source_url IN ('', OLD.url, NEW.url) OR strpos(source, '; ') > 0)
        AND summit_source_citing(source, words, instead) <> source;
    UPDATE participants_participation SET source = summit_source_citing(source, words, instead)
    WHERE id IN (SELECT participation_id FROM articles_attestation WHERE article_id = NEW.id)
        AND (source_url IN ('', OLD.url, NEW.url) OR strpos(source, '; ') > 0)
        AND summit_source_citing(source, words, instead) <> source;
    UPDATE participants_person SET source = left(instead, 500)
    WHERE id IN (SELECT person_id FROM articles_mention WHERE article_id = NEW.id AND person_id IS NOT NULL)
        AND source_url IN ('', OLD.url, NEW.url) AND source = left(words, 500);
    UPDATE participants_name SET source = left(instead, 500)
    WHERE person_id IN (SELECT person_id FROM articles_mention WHERE article_id = NEW.id AND person_id IS NOT NULL)
        AND source_url IN ('', OLD.url, NEW.url) AND source = left(words, 500);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER cited_otherwise
    AFTER UPDATE OF status, published_on, publisher_id ON articles_article
    FOR EACH ROW
    WHEN (OLD.publisher_id IS NULL AND (OLD.status <> 'published' OR NEW.status <> 'published'))
    EXECUTE FUNCTION summit_article_cited_otherwise();
