"""What sources say of a meeting: through time, and side by side.

life            from rumour to outcome, as dated articles tell it
side_by_side    a line for each claim, a column for each publisher
by_article      what articles say of the participants, article by article
contradictions  when two statuses cannot both be true
outline         which of very many articles a meeting's page tells of; the only one that reads the database
"""

from .by_article import by_article
from .life import life_of
from .side_by_side import side_by_side

__all__ = ["by_article", "life_of", "side_by_side"]
