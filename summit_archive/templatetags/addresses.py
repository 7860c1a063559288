"""Addresses in the page's language: `{% url %}` that knows files, and this very page in the other languages.

Stands in every template without being loaded.
"""

from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as url_of_django
from django.utils.html import format_html_join
from django.utils.translation import get_language

from ..web.languages import codes, in_language, of_file, root, translated, word_of

register = template.Library()

# Pages of which search engines are told nothing.
NOT_INDEXED = ("/admin/", "/corrections/", "/results/new/")


class AddressNode(URLNode):
    def render(self, context: Any) -> str:
        address = super().render(context)
        if self.asvar:
            context[self.asvar] = of_file(context[self.asvar])
        return of_file(address)


@register.tag
def url(parser: Any, token: Any) -> AddressNode:
    """Django's own, but that a file has one address in all languages."""
    node = url_of_django(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)


@register.filter
def in_this_language(address: str) -> str:
    """Of a page that was told without a language, as kept rows tell it: where it stands in the page's own."""
    return translated(get_language() or settings.LANGUAGE_CODE, address)


class OtherLanguage(NamedTuple):
    address: str
    name: str
    code: str


@register.simple_tag(takes_context=True)
def other_language(context: Any) -> OtherLanguage:
    """This page in the other language; where no request is known, the first page."""
    request = context.get("request")
    code, name = next(one for one in settings.LANGUAGES if one[0] != get_language())
    address = in_language(code, request) if request else f"{root()}{word_of(code)}"
    return OtherLanguage(address, name, code)


@register.simple_tag(takes_context=True)
def in_every_language(context: Any) -> str:
    """A `<link rel="alternate" hreflang>` for each language, with whole addresses; nothing where no page was found."""
    request = context.get("request")
    if request is None or request.resolver_match is None or request.path_info.startswith(NOT_INDEXED):
        return ""
    links = [(code, in_language(code, request)) for code in codes()]
    links.append(("x-default", in_language(settings.LANGUAGE_CODE, request)))
    return format_html_join(
        "\n    ",
        '<link rel="alternate" hreflang="{}" href="{}">',
        ((code, request.build_absolute_uri(address)) for code, address in links),
    )
