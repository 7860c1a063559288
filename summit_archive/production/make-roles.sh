#!/bin/sh
# Run once by the container of the database when it is made.
set -eu
secret() { cat "/run/secrets/database_$1"; }
OWNER_PASSWORD="$(secret owner)" SITE_PASSWORD="$(secret site)" READER_PASSWORD="$(secret reader)"
export OWNER_PASSWORD SITE_PASSWORD READER_PASSWORD
psql --username="$POSTGRES_USER" --dbname=postgres --file=/roles/roles.sql
