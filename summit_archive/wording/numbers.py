"""Numbers as the page's language writes them."""

from django.utils.formats import number_format


def grouped(number: int) -> str:
    """ "12,345", «12 345»."""
    return number_format(number, force_grouping=True)
