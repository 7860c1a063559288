"""Who met whom: pairs, groups and tables of countries or of people, counted from the participations.

A meeting counts for those who took part in it, once it was held; what was not held is named apart.
"""
