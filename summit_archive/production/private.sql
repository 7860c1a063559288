-- Sessions, passwords, second factors, addresses of visitors and of accounts, and what readers write in trust are not
-- read by whoever may only read: of these tables a role with SELECT alone keeps the columns that are named, if any.
-- Run by `roles.sql`, and by `migrate` as the owner.
DO $$
DECLARE
    given record;
BEGIN
    FOR given IN
        SELECT c.oid::regclass AS place, grantee::regrole AS role, kept
        FROM (VALUES
            ('auth_user', 'id, username'),
            ('axes_accessattempt', NULL),
            ('axes_accessattemptexpiration', NULL),
            ('axes_accessfailurelog', NULL),
            ('axes_accesslog', NULL),
            ('django_session', NULL),
            ('summit_archive_auditentry', NULL),
            ('summit_archive_correction', 'id, number, state, about, fact, answer, sent_at, decided_at, duplicate_of_id'),
            ('summit_archive_job', NULL),
            ('summit_archive_recoverycode', NULL),
            ('summit_archive_secondfactor', NULL)
        ) AS private (name, kept)
        JOIN pg_class c ON relname = name AND relnamespace = 'public'::regnamespace, aclexplode(relacl)
        WHERE grantee NOT IN (0, relowner) AND pg_has_role(relowner, 'USAGE')
        GROUP BY c.oid, grantee, kept HAVING array_agg(privilege_type) = '{SELECT}'
    LOOP
        EXECUTE format('REVOKE SELECT ON %s FROM %s', given.place, given.role);
        IF given.kept IS NOT NULL THEN
            EXECUTE format('GRANT SELECT (%s) ON %s TO %s', given.kept, given.place, given.role);
        END IF;
    END LOOP;
END $$;
