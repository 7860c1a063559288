"""The shipped facts, as CSV files in this folder, and how the archive follows them.

entries     a file -> entries that know where they stand
tables      which files there are, and what is promised of a row
checking    whether the files are right, alone and together; no database
citations   what may stand as a row's source
agreeing    whether rows agree with each other: nobody in two cities on one day, and the like
adding      what cells mean, and new rows; writing: many rows at once
following   one table on its way to what its file says, but for what editors changed
memory      what was taken the last time, and what became of the rows
case_forms  the Russian case forms of names, made anew
loader      joins them: all files, or none
"""
