"""News in: reading/ -> record -> linked_record -> loader. `run` joins them, the command shows the progress.

reading/        lines out of files of any format, whole or damaged; knows no field and no database
record          one line's fields -> an ArticleRecord, or why not: by mapping (whose field is which of
                ours), fields (what each must hold), days (read strictly), markup, tags (the
                source's own), citations (the article's list of sources)
linked_record   a record -> what it names (articles/linking), what it is compared by (likeness/)
identity        which of the archive's articles a record is, if any; publishers: names of sources -> rows
loader          linked records -> rows, one transaction a batch; stories: versions of one text
completing      the source's text for an article of which the archive has a summary
batches         a run that can be stopped and gone on with; undoing takes it back
run             all of it in one stream, the reading ahead of the writing (prefetching)
uploads         a file that an editor brings, kept; slices: worked off from one press to the next
feed_fetches    one fetch of a feed that is followed: what is new in it, as a batch; feed_pace: when again;
                feed_probe: whether an address is a feed's at all
one_article     an article that was saved by hand: its names, its versions, its quotes, as an import finds them
pasted          a pasted text or one small file -> the record that it holds; pasted_drafts: -> a draft at once
look_alikes     which articles of the archive one may be that is about to be saved by hand
merged          two articles become one: what points into their texts
versions        the other versions of an article's text; an editor's decision about them
report          what became of the records, in the words of problems; progress: how far the reading is
"""
