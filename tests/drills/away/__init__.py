"""What the drills of a database that is away have in common.

site      the archive, served by processes of its own on a throwaway server
faults    what happens to the database, and how it is made well again
reading   readers who go on asking, and what each of their answers was
editing   an editor who goes on saving, and whether what was said to be saved is there, whole
"""
