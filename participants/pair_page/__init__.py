"""What the page of a pair shows of its meetings, beside the numbers of `together.pair`.

page     the sets that its words narrow to, its picture, which meetings it reads; one query for all of these
lines    a meeting as a line of the list of years
years    which years are open, and which are folded to one line each
table    the numbers of each year, calls apart
visits   who travelled to whom for bilateral meetings
"""
