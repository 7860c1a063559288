-- What changes what is searched. The names matter: triggers of one event go by the alphabet.

-- Articles
CREATE OR REPLACE TRIGGER search_on_insert AFTER INSERT ON articles_article
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_rewritten();
CREATE OR REPLACE TRIGGER search_on_update AFTER UPDATE ON articles_article
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_rewritten();
CREATE OR REPLACE TRIGGER search_on_delete AFTER DELETE ON articles_article
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_rewritten();
CREATE OR REPLACE TRIGGER search_on_truncate AFTER TRUNCATE ON articles_article
    FOR EACH STATEMENT EXECUTE FUNCTION summit_article_rewritten();

-- Links to people
CREATE OR REPLACE TRIGGER search_on_insert AFTER INSERT ON articles_article_people
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();
CREATE OR REPLACE TRIGGER search_on_update AFTER UPDATE ON articles_article_people
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();
CREATE OR REPLACE TRIGGER search_on_delete AFTER DELETE ON articles_article_people
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();
CREATE OR REPLACE TRIGGER search_on_truncate AFTER TRUNCATE ON articles_article_people
    FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();

-- to topics
CREATE OR REPLACE TRIGGER search_on_insert AFTER INSERT ON articles_article_topics
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();
CREATE OR REPLACE TRIGGER search_on_update AFTER UPDATE ON articles_article_topics
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();
CREATE OR REPLACE TRIGGER search_on_delete AFTER DELETE ON articles_article_topics
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();
CREATE OR REPLACE TRIGGER search_on_truncate AFTER TRUNCATE ON articles_article_topics
    FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();

-- Meetings that are covered
CREATE OR REPLACE TRIGGER search_on_insert AFTER INSERT ON articles_coverage
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();
CREATE OR REPLACE TRIGGER search_on_update AFTER UPDATE ON articles_coverage
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();
CREATE OR REPLACE TRIGGER search_on_delete AFTER DELETE ON articles_coverage
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();
CREATE OR REPLACE TRIGGER search_on_truncate AFTER TRUNCATE ON articles_coverage
    FOR EACH STATEMENT EXECUTE FUNCTION summit_article_marks_changed();

CREATE OR REPLACE TRIGGER search_on_update AFTER UPDATE ON participants_meeting
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_meeting_redated();
