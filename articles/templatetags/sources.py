"""Links to the sources of facts lead to these sources' records, where the archive has them."""

import re
from html import escape, unescape

from django import template
from django.utils.safestring import mark_safe

from ..sources.leading import records_of

register = template.Library()

# As `components/sources_named.html` and others write it: parts of pages that are rendered once know no records.
CITED = re.compile(r'href="([^"]*)" rel="external noopener" data-cited')


@register.tag
def leading_to_sources(parser, token):
    """What stands between {% leading_to_sources %} and {% endleading_to_sources %}, with the links of its sources.

    One query for all of them, none where there are no links to sources.
    """
    nodes = parser.parse(["endleading_to_sources"])
    parser.delete_first_token()
    return LeadingNode(nodes)


class LeadingNode(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        content = self.nodelist.render(context)
        addresses = {unescape(address) for address in CITED.findall(content)}
        if not addresses:
            return content
        records = records_of(addresses)

        def link(found):
            if page := records.get(unescape(found[1])):
                return f'href="{escape(page)}"'
            return f'href="{found[1]}" rel="external noopener"'

        return mark_safe(CITED.sub(link, content))  # noqa: S308 (escaped: rendered, and each address anew)
