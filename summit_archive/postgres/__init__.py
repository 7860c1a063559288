"""What the archive asks of PostgreSQL beyond tables: functions, views and triggers, from files of SQL.

    declared     what has to be in the database: each app's files, and the triggers of its tables
    install      what is there, what differs, and making it the same; `migrate` does so at its end, and a
                 migration that needs a function before that, by `InstallSql`
    history      how far the database's migrations are, and whether they are ours
    installed    the table that remembers which text was installed
    prepared     statements that each connection plans once; copy: many rows by COPY
    expressions  for querysets: among many ids, counts of rows; multiranges: sets of days; years: theirs
    watchdog     gives up on a database that has fallen silent
    outage       knows that it is away, and asks until it answers
    sqlstates    which error of PostgreSQL it is, and whether the server is away
    patience     more time for the statements of an editor's work on many rows

An app declares in its AppConfig `sql_folders`, `row_triggers` and, where functions of a folder decide
what rows are kept, `rebuilds`; `sql_values()` gives what the files have to know of Python ({{name}}). To change
a function, change its text: the next `migrate` installs it.
A migration that changes a column which a view reads drops the view first; `migrate` makes it anew.
"""
