"""Who came to the editions of a series: what is recorded, against the membership in force on each day.

presence   what the records of a meeting say of one state's part in it
standing   which states belonged to the organisation then, surely or only possibly
cells      the two together: a state at an edition, the lines and tallies of these
gaps       absences in a row, and years with no recorded edition
hosts      who hosted and who chaired
record     joins them: a series, its editions and all states, in four queries
participant_lines   who took part in one meeting, line by line, for its page

Silence is not absence: a state of which an edition's records say nothing is "not recorded". Who came is counted over the
editions whose participants are on record; of all others nothing is concluded.
"""

from .record import SeriesRecord

__all__ = ["SeriesRecord"]
