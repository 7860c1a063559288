"""What the checks of the archive found, kept, so that the editors' page tells it at once in an archive of any size.

tables    when each check looked, how much it found, and its findings
looking   lets a check look, and keeps what it finds: for a command, or within the limits of a page
standing  which findings still stand: rows that are gone, or were changed since
"""
