"""The editors' pages of those who met, as findings lead to them."""

from summit_archive.quality import page_of


def page_of_meeting(pk):
    return page_of("participants_meeting", pk)


def page_of_person(pk):
    return page_of("participants_person", pk)
