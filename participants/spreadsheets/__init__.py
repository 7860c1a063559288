"""Meetings and their participants as a spreadsheet: out of the archive, and in again after it was edited.

A row is a participation with its meeting's columns beside it; a meeting without participants has one row.

columns    what each column holds, how a fact is written into a cell and read from it; `as_exported` says in a few
           letters what a row's cells were, so that an edited cell is told from one that others changed
rows       the ids of meetings -> rows, from plain values
export     names in cells; rows as CSV or as a workbook; the empty sheet to fill in
reading    a file -> lines, within limits; workbooks are read by workbook
naming     the words of all cells at once -> the rows of the archive that they name
matching   lines -> one group a meeting: on record or new; participants: each line's participant
plan       groups -> what would become of each line: new, changed, same, conflict, refused
told       a plan as plain rows, for pages and commands
uploads    a file that an editor brings: kept with its preview, brought in, taken back
writing    a plan -> rows, all in one step of the history; tried first, and rolled back, for the preview
"""
