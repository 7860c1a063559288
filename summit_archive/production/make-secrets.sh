#!/bin/sh
# Makes the secrets of compose.yaml in the folder `secrets`, once; what is there stays.
set -eu
umask 077
mkdir -p secrets
word() { python3 -c 'import secrets; print(secrets.token_urlsafe(48), end="")'; }
keep() { [ -e "secrets/$1" ] || printf %s "$2" >"secrets/$1"; }
keep secret_key "$(word)$(word)"
for role in superuser owner site reader; do keep "database_$role" "$(word)"; done
for role in owner site; do
    keep "database_url_$role" "postgres://archive_$role:$(cat "secrets/database_$role")@database:5432/summit_archive"
done
# Each container is given its files alone, and whoever it runs as reads them there; here nobody else enters the folder.
chmod 0444 secrets/*
chmod 0700 secrets
