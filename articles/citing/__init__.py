"""What of the archive is cited: an article of a source, a page, or what the archive answers to a query.

articles   articles as records of what is cited, one or all of a list
kept       a kept result, by the version of the archive that it was taken from
pages      the page at an address of ours
lists      the lists with filters: which conditions were asked for, and how much fits them
"""
