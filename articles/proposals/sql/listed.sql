-- Proposed meetings as readers find them: of each that waits, and of which a published article tells, a narrow row.

-- What the rows have to be.
CREATE OR REPLACE VIEW articles_listedproposal_due AS
SELECT
    p.id AS proposal_id,
    p.kind,
    p.status,
    p."when",
    p.possible,
    lower(p.possible) AS first_day,
    p.place_id,
    p.organisation_id,
    p.series_id,
    CASE
        WHEN p.kind IN ('bilateral', 'trilateral') THEN p.kind
        WHEN p.kind IN ({{small_kinds}}) AND NOT who.has_unplaced AND cardinality(who.present) = 2 THEN 'bilateral'
        WHEN p.kind IN ({{small_kinds}}) AND NOT who.has_unplaced AND cardinality(who.present) = 3 THEN 'trilateral'
        ELSE 'same-room'
    END AS circle,
    who.named,
    who.present,
    who.hosts,
    who.people,
    who.people_present,
    who.offices,
    who.offices_present,
    ARRAY(
        SELECT DISTINCT id FROM unnest(who.organisations || p.organisation_id || s.organisation_id) AS each(id)
        WHERE id IS NOT NULL ORDER BY id
    ) AS organisations,
    told.articles
FROM articles_proposal p
LEFT JOIN participants_meetingseries s ON s.id = p.series_id
CROSS JOIN LATERAL (
    SELECT count(DISTINCT e.article_id)::int AS articles
    FROM articles_encounter e JOIN articles_article a ON a.id = e.article_id
    WHERE e.proposal_id = p.id AND e.state = 'proposed' AND a.status = 'published'
) told
CROSS JOIN LATERAL (
    SELECT
        coalesce(array_agg(DISTINCT country) FILTER (WHERE country IS NOT NULL), '{}') AS named,
        coalesce(array_agg(DISTINCT country) FILTER (WHERE country IS NOT NULL AND came), '{}') AS present,
        coalesce(array_agg(DISTINCT country) FILTER (WHERE country IS NOT NULL AND came AND hosts), '{}') AS hosts,
        coalesce(array_agg(DISTINCT person) FILTER (WHERE person IS NOT NULL), '{}') AS people,
        coalesce(array_agg(DISTINCT person) FILTER (WHERE person IS NOT NULL AND came), '{}') AS people_present,
        coalesce(array_agg(DISTINCT office) FILTER (WHERE office IS NOT NULL AND person IS NULL), '{}') AS offices,
        coalesce(array_agg(DISTINCT office) FILTER (WHERE office IS NOT NULL AND person IS NULL AND came), '{}')
            AS offices_present,
        coalesce(array_agg(DISTINCT organisation) FILTER (WHERE organisation IS NOT NULL), '{}') AS organisations,
        coalesce(bool_or(came AND country IS NULL AND office IS NULL AND (person IS NOT NULL OR given <> '')), false)
            AS has_unplaced
    FROM (
        SELECT
            coalesce(party.country_id, o.country_id) AS country,
            party.person_id AS person,
            party.office_id AS office,
            party.organisation_id AS organisation,
            CASE WHEN party.organisation_id IS NULL THEN party.name_as_given ELSE '' END AS given,
            party.status <> 'invited' AS came,
            party.role IN ('host', 'chair') AS hosts
        FROM articles_encounter e
        JOIN articles_article a ON a.id = e.article_id
        JOIN articles_encounterparty party ON party.encounter_id = e.id
        LEFT JOIN participants_office o ON o.id = party.office_id
        WHERE e.proposal_id = p.id AND e.state = 'proposed' AND a.status = 'published' AND party.status <> 'absent'
    ) AS party
) who
WHERE p.meeting_id IS NULL AND told.articles > 0;

-- Lists some proposals anew. Whoever lists one of them meanwhile is waited for: else neither would see the other's change.
CREATE OR REPLACE FUNCTION summit_list_proposals(changed bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(cardinality(changed), 0) = 0 THEN
        RETURN;
    END IF;
    PERFORM FROM articles_proposal WHERE id = ANY (changed) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM articles_listedproposal WHERE proposal_id = ANY (changed);
    INSERT INTO articles_listedproposal ({{columns_of_listed_proposal}})
    SELECT {{columns_of_listed_proposal}} FROM articles_listedproposal_due WHERE proposal_id = ANY (changed);
END $$;

CREATE OR REPLACE FUNCTION summit_list_all_proposals() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM articles_listedproposal;
    INSERT INTO articles_listedproposal ({{columns_of_listed_proposal}})
    SELECT {{columns_of_listed_proposal}} FROM articles_listedproposal_due;
END $$;

CREATE OR REPLACE FUNCTION summit_proposals_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_list_all_proposals();
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_proposal_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_list_proposals((SELECT array_agg(id) FROM old_rows));
    RETURN NULL;
END $$;

-- Of an encounter only whose it is, where it stands and what was decided says which proposal is found by it.
CREATE OR REPLACE FUNCTION summit_encounter_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM summit_list_proposals((
            SELECT array_agg(DISTINCT proposal_id) FROM new_rows WHERE proposal_id IS NOT NULL
        ));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM summit_list_proposals((
            SELECT array_agg(DISTINCT proposal_id) FROM old_rows WHERE proposal_id IS NOT NULL
        ));
    ELSE
        PERFORM summit_list_proposals((
            SELECT array_agg(DISTINCT proposal)
            FROM new_rows n FULL JOIN old_rows o USING (id),
                unnest(ARRAY[n.proposal_id, o.proposal_id]) AS each(proposal)
            WHERE proposal IS NOT NULL
                AND (n.proposal_id, n.state, n.article_id) IS DISTINCT FROM (o.proposal_id, o.state, o.article_id)
        ));
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_encounter_party_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM summit_list_proposals((
            SELECT array_agg(DISTINCT proposal_id)
            FROM articles_encounter
            WHERE id IN (SELECT encounter_id FROM old_rows) AND proposal_id IS NOT NULL AND state = 'proposed'
        ));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM summit_list_proposals((
            SELECT array_agg(DISTINCT proposal_id)
            FROM articles_encounter
            WHERE id IN (SELECT encounter_id FROM new_rows) AND proposal_id IS NOT NULL AND state = 'proposed'
        ));
    END IF;
    RETURN NULL;
END $$;

-- What is published tells of proposals, and what is no more does not. A deleted article takes its encounters along.
CREATE OR REPLACE FUNCTION summit_article_tells() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_list_proposals((
        SELECT array_agg(DISTINCT e.proposal_id)
        FROM new_rows n JOIN old_rows o USING (id) JOIN articles_encounter e ON e.article_id = n.id
        WHERE (n.status = 'published') <> (o.status = 'published')
            AND e.proposal_id IS NOT NULL AND e.state = 'proposed'
    ));
    RETURN NULL;
END $$;

-- For which country an office stands, and whose a series is.
CREATE OR REPLACE FUNCTION summit_office_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_list_proposals((
        SELECT array_agg(DISTINCT e.proposal_id)
        FROM new_rows n JOIN old_rows o USING (id)
        JOIN articles_encounterparty party ON party.office_id = n.id
        JOIN articles_encounter e ON e.id = party.encounter_id
        WHERE n.country_id IS DISTINCT FROM o.country_id AND e.proposal_id IS NOT NULL AND e.state = 'proposed'
    ));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_series_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_list_proposals((
        SELECT array_agg(DISTINCT p.id)
        FROM new_rows n JOIN old_rows o USING (id) JOIN articles_proposal p ON p.series_id = n.id
        WHERE n.organisation_id IS DISTINCT FROM o.organisation_id
    ));
    RETURN NULL;
END $$;

-- Triggers
CREATE OR REPLACE TRIGGER propose_on_update AFTER UPDATE ON articles_proposal
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_proposal_changed();
CREATE OR REPLACE TRIGGER propose_on_delete AFTER DELETE ON articles_proposal
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_proposal_changed();
CREATE OR REPLACE TRIGGER propose_on_truncate AFTER TRUNCATE ON articles_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION summit_proposals_emptied();

CREATE OR REPLACE TRIGGER propose_on_insert AFTER INSERT ON articles_encounter
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_encounter_changed();
CREATE OR REPLACE TRIGGER propose_on_update AFTER UPDATE ON articles_encounter
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_encounter_changed();
CREATE OR REPLACE TRIGGER propose_on_delete AFTER DELETE ON articles_encounter
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_encounter_changed();
CREATE OR REPLACE TRIGGER propose_on_truncate AFTER TRUNCATE ON articles_encounter
    FOR EACH STATEMENT EXECUTE FUNCTION summit_proposals_emptied();

CREATE OR REPLACE TRIGGER propose_on_insert AFTER INSERT ON articles_encounterparty
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_encounter_party_changed();
CREATE OR REPLACE TRIGGER propose_on_update AFTER UPDATE ON articles_encounterparty
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_encounter_party_changed();
CREATE OR REPLACE TRIGGER propose_on_delete AFTER DELETE ON articles_encounterparty
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_encounter_party_changed();
CREATE OR REPLACE TRIGGER propose_on_truncate AFTER TRUNCATE ON articles_encounterparty
    FOR EACH STATEMENT EXECUTE FUNCTION summit_proposals_emptied();

CREATE OR REPLACE TRIGGER propose_on_update AFTER UPDATE ON articles_article
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_tells();
CREATE OR REPLACE TRIGGER propose_on_update AFTER UPDATE ON participants_office
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_office_moved();
CREATE OR REPLACE TRIGGER propose_on_update AFTER UPDATE ON participants_meetingseries
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_series_moved();
