"""The PostgreSQL that `DATABASE_URL` names, as an institution has it: behind a pooler, and on more than one machine.

base       Django's backend: looks after connecting whether a pooler stands in between
pooled     what a pooler drops is said in front of each transaction; rows are read in a transaction of their own
locks      a lock for longer than a transaction
"""
