"""Proposed meetings as readers see them: found by a narrow row each, counted apart from what is on record.

kept       the rows by which they are found, which triggers keep (`sql/`)
"""
