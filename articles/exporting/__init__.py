"""What was written, as plain dictionaries for files. Rows come with all that is read from them: no queries here.

nouns, nouns_in_full            what is told of topics, publishers, sources and proposed meetings, declared once for all forms
article_nouns, evidence_nouns   the same of articles with what stands in them; of what they say of meetings
articles, whole, mentions       an article's row with all that stands in it; a row with more; what was found in it
meetings, parties, comparison   those who met, as `participants.exporting` gives them, with what is written
proposals, encounters           proposed meetings, and what articles report of meetings; not_confirmed: those not confirmed as held
attestation                     what sources say of a meeting, a row for each thing; claims: what is on record for and against one
quotes                          the words that they are quoted with, and where these stand
"""
