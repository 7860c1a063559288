"""“Keep this result”: what a list said on a day, under a short address that stays.

After the recommendations of the Research Data Alliance for citing data that changes: the question, the moment, the version, the
rows and a checksum of them are kept, and what has changed since is told row by row.

lists      which lists can be kept, and how their rows are found and told
keeping    a list's rows -> what is kept of them; limits: how much is taken, and from whom
since      what is kept, beside what is now: added, gone, changed
"""
