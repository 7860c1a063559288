"""What sources say of a meeting: through time, and side by side.

Only `outline` reads the database.
"""

from .life import life_of
from .side_by_side import side_by_side

__all__ = ["life_of", "side_by_side"]
