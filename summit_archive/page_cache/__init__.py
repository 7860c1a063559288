"""What a reader has already is not sent again, and what was rendered already is not rendered again.

Every page of readers, their JSON and CSV too, carries an ETag made of the archive's version (see
summit_archive/page_cache/version.py), the day in UTC, the release and the page's own address. A visitor
who has it gets 304 before any view runs; the rendered pages that are kept in this process's memory are
found by it. Whatever changes any of these changes the ETag, so what has been changed or withdrawn is
never sent: that is asked of the database in every request.

middleware   the request's way
version      how often what readers see has changed; triggers count it (sql/)
release      what runs here, in a few letters
memory       the pages kept in this process
"""
