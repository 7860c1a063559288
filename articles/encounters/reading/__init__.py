"""Reads encounters from a text and the mentions found there, by rules; asks the database nothing."""
