"""Who met whom: pairs, groups and tables of countries or of people, counted from the participations.

attendance          who took part in which of some meetings, all at once
sides               a country or a person, its participations, and how lists ask for it
known_by_year       of how many held meetings it is on record who took part, by year, too
ways                bilateral, a call of the two alone, or with others: one rule of all pages
pair, years         the meetings of two, and by year
stretches -> unrecorded -> chances    how long two did not meet, as far as the records can tell
last_and_next       the last meeting of somebody, and the next that is announced
matrix_filter -> matrix_question -> matrix, with matrix_links    how often each two met, in tints; matrix_pairs: as a list; ties: as
                    a network
dyad_filter -> dyads, with dyad_counts    how often each two met in each year, of all at once
compare_filter -> comparison    several side by side
trips               where a leader stayed
coverage            how many meetings of each body are on record in each decade
most_with           with whom each country met most; examples: questions that the archive can answer
figures             what the archive knows, in numbers that can be counted again
two_cities          whether one person can have come to two meetings of one day

A meeting counts for those who took part in it, once it was held; what was not held is named apart.
"""
