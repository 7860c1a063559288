"""What was written, as plain dictionaries for files. Rows come with all that is read from them: no queries here.

articles, mentions, encounters  what was written, and what was found and read in it; topics_and_publishers
meetings, parties, comparison, not_confirmed   those who met, as `participants.exporting` gives them, with what is written
proposals                       proposed meetings, and what articles report of meetings
attestation                     what sources say of a meeting; claims: what is on record for and against a claim
quotes                          the words that they are quoted with, and where these stand
"""
