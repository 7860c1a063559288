"""Languages by their tags, as readers call them."""

from django.utils.translation import get_language_info, gettext


def language_name(tag):
    """ "ru" is Russian; a tag that Django has no name for stays as it is."""
    try:
        return gettext(get_language_info(tag)["name"])
    except KeyError:
        return tag
