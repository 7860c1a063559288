"""Parts of pages that come again and again: rendered once in each process and language."""

from django import template
from django.urls import get_script_prefix
from django.utils.translation import get_language

register = template.Library()


# So many renderings of one part are kept: the leaders and countries of the region are a tenth of that.
MOST = 5000


@register.tag
def once(parser, token):
    """What stands between {% once %} and {% endonce %} is kept, and sees nothing of the page's own values.

    {% once line %} keeps it for each value of `line`, a plain string or a tuple of them, and sees that alone.
    """
    names = token.split_contents()[1:]
    nodes = parser.parse(["endonce"])
    parser.delete_first_token()
    return OnceNode(nodes, names)


class OnceNode(template.Node):
    def __init__(self, nodelist, names):
        self.nodelist = nodelist
        self.names = names
        self.rendered = {}

    def render(self, context):
        values = [context[name] for name in self.names]
        key = self.place(context.render_context), *values
        if (kept := self.rendered.get(key)) is not None:
            return kept
        if len(self.rendered) >= MOST:
            self.rendered.clear()
        kept = self.nodelist.render(context.new(dict(zip(self.names, values, strict=True))))
        self.rendered[key] = kept
        return kept

    @staticmethod
    def place(rendering):
        """What the links and the words inside depend on, asked once for each template that is rendered."""
        place = rendering.get(OnceNode)
        if place is None:
            place = rendering[OnceNode] = get_script_prefix(), get_language()
        return place
