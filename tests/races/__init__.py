"""Races of two editors: many at random, each checked for edits that got lost.

    RACES=400 SEED=1 python -m pytest tests/races --numprocesses 0 --capture no

Without `RACES` the suite runs a few.

edits         what an editor does to a form, and how to see afterwards what became of it
rows          rows to race for, with what an editor may do to each
race          both save at the same moment, and choose where they are asked
"""
