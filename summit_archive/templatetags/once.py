"""Parts of a page that are the same on every page: rendered once in each process and language."""

from django import template
from django.urls import get_script_prefix
from django.utils.translation import get_language

register = template.Library()


@register.tag
def once(parser, token):
    """What stands between {% once %} and {% endonce %} is kept: it sees nothing of the page's own values."""
    nodes = parser.parse(["endonce"])
    parser.delete_first_token()
    return OnceNode(nodes)


class OnceNode(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist
        self.rendered = {}

    def render(self, context):
        # What the links and the words inside depend on.
        key = get_script_prefix(), get_language()
        if key not in self.rendered:
            self.rendered[key] = self.nodelist.render(context.new({}))
        return self.rendered[key]
