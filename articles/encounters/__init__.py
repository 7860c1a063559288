"""Encounters: what an article reports of a meeting, as read from its words, and what becomes of it.

encounter    an encounter as plain data, with a span of words for each thing it says
statement    a statement and a citation as plain data
reading      text and mentions -> encounters; asks the database nothing
readers      the reader beside a linker, made of the same facts
writing      what was read -> rows, known again by what they say; rereading: the same for articles of the archive
due          which articles were read, by which rules, and which are to be
matching     encounters -> the meeting on record, or the proposal, of which each tells
nearby       the meetings and proposals that come into question; surroundings: all that matching asks for
accounts     what encounters, meetings and proposals say, on one footing; same: whether two are of one meeting
drafts       a proposal while it is put together; proposing: what it says of all that is told; naming: its title, its address
differences  what an encounter and the record of its meeting say, side by side
deciding     accepting, rejecting, changing; recording: the meeting and who took part; evidence: coverage, attestations
self_accepting  what is accepted without an editor, where that is switched on
undoing      decisions taken back; journal: what they wrote and changed
writing_words, deciding_words    of statements and citations: proposed, accepted, changed, rejected
turns        one at a time
"""
