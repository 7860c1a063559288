"""What a reader has already is not sent again, and what was rendered already is not rendered again.

Every page of readers, their JSON and CSV too, carries an ETag made of how often the kinds of things that it shows
have changed (see version.py), the day in UTC, the release and the page's own address. A visitor
who has it gets 304 before Django starts; the rendered pages that are kept are found by it. Whatever changes
any of these changes the ETag, so what has been changed or withdrawn is never sent: that is asked of the
database in every request. Only while a page is rendered anew may others get the one of a moment ago, and only if
nothing was taken from readers since. While the database is away the last good copies are sent, marked as such.

doorstep     around Django: sends what need not be rendered
middleware   the request's way: known, kept, or rendered by one visitor for all who ask meanwhile
version      how often what readers see has changed, by kind; triggers count it (sql/)
reading      which kinds a page shows, by the queries that rendered it
addressed    what tells one page from another, and its ETag
release      what runs here, in a few letters
kept         the pages that need not be rendered
page         one of them, and when it may be sent
memory       those of this process; files: those that the processes share
renderers    who renders which page at this moment
last_good    what is sent while the database is away; known: what is known to have been taken from readers
"""
