"""The stories that a new archive comes with: a file of this folder each.

stories  a file -> entries of the tables that it fills
tables   which tables and columns a story's file may fill
loader   entries -> rows, all of them or none; nothing is changed or deleted
"""
