"""The whole archive kept elsewhere, and brought back.

A backup is a folder that appears whole or not at all:

    database/      what pg_dump wrote (directory format), of one snapshot
    files/         what stands beside the database: the secret key, the releases
    backup.json    of what, when, by what; rows and a digest of each table, in that same snapshot
    SHA256SUMS     of all of these, written last: a folder without it is no backup. `sha256sum --check` reads it

making       a backup, from a draft to its name
snapshot     what a database holds at one moment: rows and digests of its tables, counts of all else
beside       the files that belong to the archive beside its database
sums         written and checked
facts        what backup.json tells
shelf        the backups of one folder: which are whole, which were verified, which are old
restoring    into a database of its own, which takes the place of the former at the end
swapping     two databases' names, and who may do it
checking     whether a restored database is the one that was kept
trying       a backup restored on a throwaway server, and compared
programs     pg_dump and pg_restore of the right version; addressed: how they are told where the database is
refusing     what is said instead of a traceback

Settings are no part of it: they come from the environment. Sessions are left out, so that a restored archive lets
nobody in who has logged out since.
"""
