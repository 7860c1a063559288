"""Who held which office when, by the terms on record.

holders               who held an office, on a day or on the days of a meeting, surely or possibly
said                  what somebody is and was, in sentences; in_turn: who held an office before and after
timeline              a country's terms as bars on a line of years; lanes: those of all countries
membership_proposals  the members of a meeting's organisation with their leading offices, proposed as participants
"""
