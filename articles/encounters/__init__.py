"""Encounters: what an article reports of a meeting, as read from its words, and what becomes of it.

encounter    an encounter as plain data, with a span of words for each thing it says
reading      text and mentions -> encounters; asks the database nothing
"""
