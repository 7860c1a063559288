-- One article that is saved with its links is followed once, at the price of one.
--
-- A transaction that sets `summit.list_later` to "on" only notes which articles it touches, in settings
-- of its own that a rollback, to a savepoint too, takes back along with the rows. `summit_list_now()`
-- follows them: each once, however many of its links were written. Until then the transaction reads
-- listings and finds as they were.

-- Whether this transaction only notes what it touches.
CREATE OR REPLACE FUNCTION summit_is_later() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('summit.list_later', true), '') = 'on'
$$;

-- Adds articles to those that are noted. `errand`: list, search or mark.
CREATE OR REPLACE FUNCTION summit_note(errand text, articles bigint[]) RETURNS text LANGUAGE sql AS $$
    SELECT set_config(
        'summit.to_' || errand,
        concat_ws(
            ',',
            nullif(current_setting('summit.to_' || errand, true), ''),
            array_to_string(articles, ',')
        ),
        true
    )
$$;

-- The articles that are noted, one or more times; NULL where none are.
CREATE OR REPLACE FUNCTION summit_noted(errand text) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT string_to_array(nullif(current_setting('summit.to_' || errand, true), ''), ',')::bigint[]
$$;

-- Lists and searches anew what was noted, and notes nothing from here on.
-- Where the text is searched anew, so are its marks.
CREATE OR REPLACE FUNCTION summit_list_now() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    to_list bigint[] := summit_noted('list');
    to_search bigint[] := summit_noted('search');
    to_mark bigint[] := summit_noted('mark');
BEGIN
    PERFORM
        set_config('summit.list_later', '', true),
        set_config('summit.to_list', '', true),
        set_config('summit.to_search', '', true),
        set_config('summit.to_mark', '', true);
    PERFORM summit_list(to_list);
    PERFORM summit_search(to_search);
    IF to_search IS NULL THEN
        PERFORM summit_search_marks(to_mark);
    ELSIF NOT to_mark <@ to_search THEN
        PERFORM summit_search_marks(ARRAY(SELECT unnest(to_mark) EXCEPT SELECT unnest(to_search)));
    END IF;
END $$;
