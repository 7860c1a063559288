"""Languages by their tags, as readers call them."""

from django.utils.translation import get_language_info, gettext

# BCP 47's own word for a language that nobody stated and no text tells.
UNDETERMINED = "und"


def language_name(tag):
    """ "ru" is Russian; a tag that Django has no name for stays as it is."""
    if tag == UNDETERMINED:
        return gettext("Not known")
    try:
        return gettext(get_language_info(tag)["name"])
    except KeyError:
        return tag
