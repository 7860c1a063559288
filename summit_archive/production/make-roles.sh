#!/bin/sh
# Run once by the container of the database when it is made.
set -eu
secret() { cat "/run/secrets/database_$1"; }
psql --username="$POSTGRES_USER" --dbname=postgres --set=owner_password="$(secret owner)" \
    --set=site_password="$(secret site)" --set=reader_password="$(secret reader)" --file=/roles/roles.sql
