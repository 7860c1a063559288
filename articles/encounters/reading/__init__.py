"""Reads encounters from a text and the mentions found there, by rules; asks the database nothing.

days         the day that words name, reckoned from the article's own
places       where something was, as a place line or a sentence says it
"""
