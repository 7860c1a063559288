"""Who gets in: logins, what keeps guessers out, and what that may cost.

known_browsers  browsers from which somebody has logged in before, told by a signed cookie
guard           failed logins, counted by name and address, by address, by name
hashing         how many passwords are hashed for logins at once, and how many in a row
login           where editors log in, in one step or two; second_step: what goes from one to the other
typed           what was typed while a session ended, kept through the login
site            what the editors' site has of all this
second_factor   one-time codes and recovery codes; second_factor_page: one's own; due: who has to have them
sessions        sessions that end, some hours after they were last used
audit_entry     the audit log, as a table; sql/ writes what is done to accounts and rights, noting the rest
audit_words     its lines in words; forgetting: what it has kept for long enough
"""
