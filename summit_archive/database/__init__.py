"""The PostgreSQL that `DATABASE_URL` names, as an institution has it: behind a pooler, and on more than one machine.

base       Django's backend: looks after connecting whether a pooler stands in between, and knows of several servers
pooled     what a pooler drops is said in front of each transaction; rows are read in a transaction of their own
locks      a lock for longer than a transaction
several    the servers that the settings name; server: one of them, and how it was when it was asked last
servers    which is the primary now, and whom a reader may be sent to; asking: what each is asked twice a second
failures   which errors another server may not have

Who is sent where is decided in `summit_archive/standbys/`.
"""
