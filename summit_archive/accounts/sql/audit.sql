-- Adds a line to the audit log: by whom, from where and by which program says the setting summit.about, as of the history
-- (see summit_archive/history/recording.py). In the transaction of what it tells.
CREATE OR REPLACE FUNCTION summit_audit(kind text, whom text, details jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    said jsonb := coalesce(nullif(current_setting('summit.about', true), ''), '{}')::jsonb;
    editor integer := (said ->> 'editor')::integer;
BEGIN
    INSERT INTO summit_archive_auditentry (at, kind, who, who_number, program, whom, address, details)
        VALUES (
            clock_timestamp(),
            kind,
            coalesce((SELECT username FROM auth_user WHERE id = editor), ''),
            editor,
            coalesce(said ->> 'program', ''),
            whom,
            (said ->> 'address')::inet,
            details
        );
END $$;

-- Nothing in the log is changed or removed, but by the command that forgets what is old.
CREATE OR REPLACE FUNCTION summit_audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('summit.forgetting', true) = 'on' THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        ELSIF NEW.address IS NULL AND to_jsonb(NEW) - 'address' = to_jsonb(OLD) - 'address' THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit log is only added to' USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- What an account may do by itself.
CREATE OR REPLACE FUNCTION summit_flags(account auth_user) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_object(
        'username', account.username,
        'is_active', account.is_active,
        'is_staff', account.is_staff,
        'is_superuser', account.is_superuser
    )
$$;

CREATE OR REPLACE FUNCTION summit_audit_account() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    differing jsonb;
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM summit_audit('account-made', NEW.username, summit_flags(NEW));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM summit_audit('account-deleted', OLD.username, summit_flags(OLD));
    ELSE
        SELECT jsonb_object_agg(key, jsonb_build_array(value, summit_flags(NEW) -> key))
            FROM jsonb_each(summit_flags(OLD))
            WHERE value IS DISTINCT FROM summit_flags(NEW) -> key
            INTO differing;
        IF differing IS NOT NULL THEN
            PERFORM summit_audit('account-changed', NEW.username, differing);
        END IF;
        IF NEW.password IS DISTINCT FROM OLD.password THEN
            PERFORM summit_audit('password', NEW.username, '{}');
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_audit_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM summit_audit('group-made', NEW.name, '{}');
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM summit_audit('group-deleted', OLD.name, '{}');
    ELSIF NEW.name <> OLD.name THEN
        PERFORM summit_audit('group-renamed', NEW.name, jsonb_build_object('name', jsonb_build_array(OLD.name, NEW.name)));
    END IF;
    RETURN NULL;
END $$;

-- Of the three below: the argument says whether the rows of the statement were added or removed.
CREATE OR REPLACE FUNCTION summit_audit_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_audit('groups', a.username, jsonb_build_object(TG_ARGV[0], names))
        FROM (
            SELECT m.user_id, jsonb_agg(g.name ORDER BY g.name) AS names
                FROM moved m JOIN auth_group g ON g.id = m.group_id
                GROUP BY m.user_id
        ) found
        JOIN auth_user a ON a.id = found.user_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_audit_own_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_audit('rights', a.username, jsonb_build_object(TG_ARGV[0], names))
        FROM (
            SELECT m.user_id, jsonb_agg(p.codename ORDER BY p.codename) AS names
                FROM moved m JOIN auth_permission p ON p.id = m.permission_id
                GROUP BY m.user_id
        ) found
        JOIN auth_user a ON a.id = found.user_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_audit_group_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_audit('group-rights', g.name, jsonb_build_object(TG_ARGV[0], names))
        FROM (
            SELECT m.group_id, jsonb_agg(p.codename ORDER BY p.codename) AS names
                FROM moved m JOIN auth_permission p ON p.id = m.permission_id
                GROUP BY m.group_id
        ) found
        JOIN auth_group g ON g.id = found.group_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_audit_second_factor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_audit(TG_ARGV[0], a.username, '{}') FROM auth_user a WHERE a.id = coalesce(NEW.account_id, OLD.account_id);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION summit_audit_recovery_codes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM summit_audit('recovery-codes', a.username, '{}')
        FROM (SELECT DISTINCT factor_id FROM moved) made
        JOIN summit_archive_secondfactor f ON f.id = made.factor_id
        JOIN auth_user a ON a.id = f.account_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER audit_second_factor_on AFTER INSERT ON summit_archive_secondfactor
    FOR EACH ROW EXECUTE FUNCTION summit_audit_second_factor('second-factor-on');
CREATE OR REPLACE TRIGGER audit_second_factor_off AFTER DELETE ON summit_archive_secondfactor
    FOR EACH ROW EXECUTE FUNCTION summit_audit_second_factor('second-factor-off');

CREATE OR REPLACE TRIGGER audit_recovery_codes AFTER INSERT ON summit_archive_recoverycode REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION summit_audit_recovery_codes();

CREATE OR REPLACE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON summit_archive_auditentry
    FOR EACH ROW EXECUTE FUNCTION summit_audit_stays();

CREATE OR REPLACE TRIGGER audit_account AFTER INSERT OR DELETE OR UPDATE OF username, password, is_active, is_staff, is_superuser
    ON auth_user FOR EACH ROW EXECUTE FUNCTION summit_audit_account();

CREATE OR REPLACE TRIGGER audit_group AFTER INSERT OR DELETE OR UPDATE OF name ON auth_group
    FOR EACH ROW EXECUTE FUNCTION summit_audit_group();

CREATE OR REPLACE TRIGGER audit_members_added AFTER INSERT ON auth_user_groups REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION summit_audit_members('added');
CREATE OR REPLACE TRIGGER audit_members_removed AFTER DELETE ON auth_user_groups REFERENCING OLD TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION summit_audit_members('removed');

CREATE OR REPLACE TRIGGER audit_own_rights_added AFTER INSERT ON auth_user_user_permissions REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION summit_audit_own_rights('added');
CREATE OR REPLACE TRIGGER audit_own_rights_removed AFTER DELETE ON auth_user_user_permissions REFERENCING OLD TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION summit_audit_own_rights('removed');

CREATE OR REPLACE TRIGGER audit_group_rights_added AFTER INSERT ON auth_group_permissions REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION summit_audit_group_rights('added');
CREATE OR REPLACE TRIGGER audit_group_rights_removed AFTER DELETE ON auth_group_permissions REFERENCING OLD TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION summit_audit_group_rights('removed');
