"""A number with its noun, in Russian."""

from .language import NO_BREAK


def counted(number: int, one: str, few: str, many: str) -> str:
    """«1 год», «2 года», «5 лет», «21 год»."""
    if number % 100 in range(11, 15) or number % 10 not in range(1, 5):
        return f"{number}{NO_BREAK}{many}"
    return f"{number}{NO_BREAK}{one if number % 10 == 1 else few}"
