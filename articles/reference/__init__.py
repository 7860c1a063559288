"""The sources that the shipped facts cite, as CSV files in this folder, and how the archive follows them.

tables     which tables and columns the files fill
files      files -> entries of these tables; whether they are right, alone and together; no database
following  what is other with these tables than with those of participants/reference: articles, publishers
tagging    what articles are about, by the meetings that they cover
loader     joins them: all files, or none
"""
