"""News in: reader -> record -> linker -> loader. `run` joins them, the command shows the progress.

reader      lines out of files, whole or damaged; knows no field and no database
record      one line's fields -> an ArticleRecord, or why not
gazetteer   names in a text -> spans; pure
linker      the names of the database -> a gazetteer; a record -> what it names
identity    which of the archive's articles a record is, if any
publishers  names of sources -> rows
loader      linked records -> rows, one transaction a batch
relinking   the same linking for an article that is in the archive
report      what became of the records; progress: how far the reading is
"""
