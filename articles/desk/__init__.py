"""The editors' desk: what waits for a decision and what was decided, as its pages show it. Decides nothing itself.

inbox_filter  what an editor may ask of the encounters
groups        the encounters of one meeting, on record or proposed, as one thing to decide on; pages of such groups
evidence      what a group shows of its encounters: who, which articles, in which words
reasons       why something is rejected
decided       a decision in words
passages      the words of an article that show something, marked in their sentences
"""
