"""What was written, joined to those who met: takes rows and querysets of `participants`, and adds to them.

meetings               the coverage of meetings, the attestations of participants
pairs_and_comparisons  what one said of another; articles by year and topic beside meetings
"""
