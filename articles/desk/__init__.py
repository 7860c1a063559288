"""The editors' desk: what waits for a decision and what was decided, as its pages show it. Decides nothing itself.

inbox_filter  what an editor may ask of the encounters
groups        the encounters of one meeting, on record or proposed, as one thing to decide on; inbox_page: pages of such groups
evidence      what a group shows of its encounters: who, which articles, in which words
reasons       why something is rejected
decided       a decision in words
seen          what of all this somebody sees: nothing of drafts, but who works on them
waiting       how much waits, by kind; word_groups, name_groups, article_groups: what waits, to be decided a group at a time;
              lines: the sentences of such a group, said_lines: what was said and what is cited; choosing: whom an editor types for “it is …”
passages      the words of an article that show something, marked in their sentences
"""
