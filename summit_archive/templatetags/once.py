"""Parts of pages that come again and again: rendered once in each process and language, while there is room."""

from django import template
from django.db import DatabaseError, InterfaceError, connection
from django.urls import get_script_prefix
from django.utils.translation import get_language

from ..page_cache.version import bits, read_version
from ..web.kept_parts import PARTS, refuse_what_is_not_plain
from ..web.languages import ENGLISH, meanwhile

register = template.Library()


@register.tag
def once(parser, token):
    """What stands between {% once %} and {% endonce %} is kept, and sees nothing of the page's own values.

    {% once line %} keeps it for each value of `line`, which is plain: a text, a number, a day, a tuple or a frozen
    dataclass of such; and sees that alone. What these put into words and addresses when they are asked, they are asked
    only where the part is not kept yet.
    """
    names = token.split_contents()[1:]
    nodes = parser.parse(["endonce"])
    parser.delete_first_token()
    return OnceNode(nodes, names)


class OnceNode(template.Node):
    def __init__(self, nodelist, names):
        self.nodelist = nodelist
        self.names = names

    def render(self, context):
        values = [context[name] for name in self.names]
        # A tuple is equal to another with the same values, a 1 to a True.
        key = self, self.place(context.render_context), *map(type, values), *values
        if (kept := PARTS.get(key)) is not None:
            return kept
        refuse_what_is_not_plain(tuple(values))
        kept = self.nodelist.render(context.new(dict(zip(self.names, values, strict=True))))
        PARTS.keep(key, kept)
        return kept

    @staticmethod
    def place(rendering):
        """What the links and the words inside depend on, asked once for each template that is rendered."""
        place = rendering.get(OnceNode)
        if place is None:
            language = get_language() or ENGLISH
            names = () if language == ENGLISH else names_of_page()
            place = rendering[OnceNode] = get_script_prefix(), language, names
        return place


def names_of_page():
    """Another value whenever some name on record is another: parts say what English names are called in other languages."""
    if connection.in_atomic_block:
        return object()
    asked = meanwhile()
    if asked is None:
        return object()
    if "changes of names" not in asked:
        try:
            asked["changes of names"] = read_version().of(bits()["names"])
        except (DatabaseError, InterfaceError):
            # A page that tells so touches no database.
            asked["changes of names"] = object()
    return asked["changes of names"]
