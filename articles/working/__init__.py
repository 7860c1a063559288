"""What of this app is done in the background, by `manage.py work`: the kinds of jobs, and a function for each.

kinds      which there are, how often each is asked for by itself, and what its counts mean
uploads    an import batch of an upload: compared, brought in, or undone
feeds      the feeds that are due; findings: the checks of Data quality; releases: a release of the archive
keeping    fixity and links: what preservation looks after
pruning    what nobody needs any more
"""
