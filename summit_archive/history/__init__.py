"""What became of every row: who changed it, when, from what to what, and why; and the way back.

Triggers on every editorial table note it, so bulk writes and COPY are seen as well. One transaction, or one request
or `recorded` block of it, is one step.

    tables     the steps and their changes, as tables
    numbers    sets of row numbers as PostgreSQL writes them
    recording  says who does something and why, for the triggers to note
    programs   says it of our commands
    middleware says it of every request of a logged-in editor
    netting    many changes of a row taken together
    words      changes in words: record, field, from what to what
    reading    the changes of a row and of what hangs on it; a row as it was
    newest     which rows were written last, themselves or by what hangs on them;
               newest_in_words: what became of them
    revisions  how often rows were written, and when last
    reverting  takes a step back as a whole, or says why it cannot
    sql/       the triggers' functions
"""
