"""A row with what is read beside it for its own page."""

from typing import Any


class Whole:
    """`row` with more under names of their own: what a noun "in full" tells."""

    def __init__(self, row: Any, **more: Any) -> None:
        self.__dict__ |= {"row": row} | more

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["row"], name)
