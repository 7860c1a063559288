"""From what a reader types to the articles that have it.

typed -> terms (typed.py) -> PostgreSQL's queries (query.py) -> matches (matches.py) -> in order (ranking.py)
"""
