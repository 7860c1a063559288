"""States that existed for a time: their days bound what they can be a party of.

sql/parties.sql     the database refuses a party that surely was no more, or not yet, on the days of the meeting
"""
