-- The roles of a production database, and what each may do. None of them is a superuser, and none makes roles.
--
--     OWNER_PASSWORD=… SITE_PASSWORD=… READER_PASSWORD=… psql --file=roles.sql postgres
--
-- run once by the server's superuser, who alone may make the extensions on some servers; run again it changes nothing.
-- With psql 14 or newer. Passwords come by the environment, as a command line is seen by others.
-- Another name of the database, with roles of its own: --set=database=other.
--
--     archive_owner    migrates, backs up and restores; owns all tables. Nobody serves pages as it.
--     archive_site     reads and writes rows: what serves the site, works in the background, imports.
--     archive_reader   reads: pages from a standby, and people who look at the rows themselves.

\set ON_ERROR_STOP on
\if :{?database}
    \set prefix :database
\else
    \set database summit_archive
    \set prefix archive
\endif
\set owner :prefix _owner
\set site :prefix _site
\set reader :prefix _reader
\getenv owner_password OWNER_PASSWORD
\getenv site_password SITE_PASSWORD
\getenv reader_password READER_PASSWORD

SELECT format('CREATE ROLE %I LOGIN', name) FROM unnest(ARRAY[:'owner', :'site', :'reader']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
ALTER ROLE :"owner" PASSWORD :'owner_password';
ALTER ROLE :"site" PASSWORD :'site_password';
ALTER ROLE :"reader" PASSWORD :'reader_password';
-- To restore a backup beside the archive before the two change names.
ALTER ROLE :"owner" CREATEDB;
-- Then it ends their sessions.
GRANT :"site", :"reader" TO :"owner";

SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING UTF8 LOCALE ''C.UTF-8''', :'database', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec

-- Time limits of each role, where no connection sets its own: through a pool nobody else would.
ALTER ROLE :"site" IN DATABASE :"database" SET statement_timeout = '3s';
ALTER ROLE :"site" IN DATABASE :"database" SET lock_timeout = '2s';
ALTER ROLE :"site" IN DATABASE :"database" SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE :"site" IN DATABASE :"database" SET client_connection_check_interval = '1s';
ALTER ROLE :"reader" IN DATABASE :"database" SET statement_timeout = '3s';
ALTER ROLE :"reader" IN DATABASE :"database" SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE :"reader" IN DATABASE :"database" SET default_transaction_read_only = on;
ALTER DATABASE :"database" SET random_page_cost = 1.1;
ALTER DATABASE :"database" SET work_mem = '16MB';
ALTER DATABASE :"database" SET jit = off;

REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"site", :"reader";
-- Imports and exports sort what they read in tables of their own.
GRANT TEMPORARY ON DATABASE :"database" TO :"site";

\connect :"database"
-- Trusted ones, which the owner could make, too; on a managed server they may have to be allowed first.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO :"owner";
GRANT USAGE ON SCHEMA public TO :"site", :"reader";

-- What is there, and what migrations will make.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"site";
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO :"site";
GRANT SELECT ON ALL TABLES IN SCHEMA public TO :"reader";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"site";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO :"site";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT SELECT ON TABLES TO :"reader";
-- But what no page for readers needs; `migrate` takes it from new tables.
\ir private.sql
