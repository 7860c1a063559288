-- What changes the listings. The names matter: triggers of one event go by the alphabet.

-- Listings
CREATE OR REPLACE TRIGGER list_on_insert AFTER INSERT ON articles_listing
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_listing_changed();
CREATE OR REPLACE TRIGGER list_on_update AFTER UPDATE ON articles_listing
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_listing_changed();
CREATE OR REPLACE TRIGGER list_on_delete AFTER DELETE ON articles_listing
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_listing_changed();

-- Articles
CREATE OR REPLACE TRIGGER list_on_insert AFTER INSERT ON articles_article
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_changed();
CREATE OR REPLACE TRIGGER list_on_update AFTER UPDATE ON articles_article
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_changed();
CREATE OR REPLACE TRIGGER list_on_delete AFTER DELETE ON articles_article
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_changed();
CREATE OR REPLACE TRIGGER list_on_truncate AFTER TRUNCATE ON articles_article
    FOR EACH STATEMENT EXECUTE FUNCTION summit_articles_emptied();

-- The topics' tree
CREATE OR REPLACE TRIGGER list_on_insert AFTER INSERT ON articles_topic
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_topic_moved();
CREATE OR REPLACE TRIGGER list_on_update AFTER UPDATE ON articles_topic
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_topic_moved();

-- Links to countries
CREATE OR REPLACE TRIGGER list_on_insert AFTER INSERT ON articles_article_countries
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_update AFTER UPDATE ON articles_article_countries
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_delete AFTER DELETE ON articles_article_countries
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_truncate AFTER TRUNCATE ON articles_article_countries
    FOR EACH STATEMENT EXECUTE FUNCTION summit_articles_emptied();

-- to people
CREATE OR REPLACE TRIGGER list_on_insert AFTER INSERT ON articles_article_people
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_update AFTER UPDATE ON articles_article_people
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_delete AFTER DELETE ON articles_article_people
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_truncate AFTER TRUNCATE ON articles_article_people
    FOR EACH STATEMENT EXECUTE FUNCTION summit_articles_emptied();

-- to organisations
CREATE OR REPLACE TRIGGER list_on_insert AFTER INSERT ON articles_article_organisations
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_update AFTER UPDATE ON articles_article_organisations
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_delete AFTER DELETE ON articles_article_organisations
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_truncate AFTER TRUNCATE ON articles_article_organisations
    FOR EACH STATEMENT EXECUTE FUNCTION summit_articles_emptied();

-- to topics
CREATE OR REPLACE TRIGGER list_on_insert AFTER INSERT ON articles_article_topics
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_update AFTER UPDATE ON articles_article_topics
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_delete AFTER DELETE ON articles_article_topics
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_truncate AFTER TRUNCATE ON articles_article_topics
    FOR EACH STATEMENT EXECUTE FUNCTION summit_articles_emptied();

-- and to meetings
CREATE OR REPLACE TRIGGER list_on_insert AFTER INSERT ON articles_coverage
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_update AFTER UPDATE ON articles_coverage
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_delete AFTER DELETE ON articles_coverage
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked();
CREATE OR REPLACE TRIGGER list_on_truncate AFTER TRUNCATE ON articles_coverage
    FOR EACH STATEMENT EXECUTE FUNCTION summit_articles_emptied();
