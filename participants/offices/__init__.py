"""Who held which office when, by the terms on record.

holders               who held an office, on a day or on the days of a meeting, surely or possibly
timeline              a country's terms as bars on a line of years
membership_proposals  the members of a meeting's organisation with their leading offices, proposed as participants
"""
