"""Meetings to subscribe to: a calendar that programs fetch again and again, and a feed of what is new and changed.

filter      which meetings: those of the list, and of these only what is to come
identity    by which word a program knows a meeting again, whatever its address becomes
gone        meetings that are no longer on record, as they were
feed        what is new, changed and gone, as entries of a feed
calendar    the calendar: its head, and its events some hundred at a time
"""
