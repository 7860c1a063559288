"""Meetings laid out by day: the years, the months, and one day through the years.

year_range     from which year to which, and how addresses spell years, months and days
filter         which meetings are shown, and where the same conditions lead
entries        the meetings of a time, with their days and how sure these are
months         a month as weeks of days with their entries
through_years  one day of the year in every year
"""
