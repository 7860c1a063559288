"""How complete the lists of participants are, so that silence is told from absence.

known                     of how many meetings the participants are on record, beside every count of who met whom
sql/participant_list.sql  keeps of each meeting whether its list is not recorded, partial or complete
"""
