"""Meetings laid out by day: the years, the months, and one day through the years."""
