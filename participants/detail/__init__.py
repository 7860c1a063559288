"""A meeting's page, and a party's: what they say of who met, before and beside what articles say.

opening     who met, where and when, in one sentence; of what was not held what became of it
parties     the participants by what is known of them, and the sources that name them
members     who belonged to its body on that day, and of whom nothing is recorded here
of_party    what the page of a country or of a person tells of the meetings
neighbours  the meetings before and after it, in its series and of the same two, and those of the same days
"""
