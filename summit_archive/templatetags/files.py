"""The forms of a page to take along: links for readers, and for programs that read the page's head."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from ..files.pages import forms_at

register = template.Library()


@register.simple_tag(takes_context=True)
def alternates(context):
    """A `<link rel="alternate">` for each form of the page."""
    return format_html_join(
        "\n    ",
        '<link rel="alternate" type="{}" href="{}" title="{}">',
        ((form.media_type, url, form.label) for form, url in forms_of(context)),
    )


@register.simple_tag(takes_context=True)
def take_along(context):
    """A line of links to the forms of the page; nothing where it has none."""
    links = format_html_join(
        " ",
        '<li><a href="{}" rel="nofollow">{}</a></li>',
        ((url, form.label) for form, url in forms_of(context)),
    )
    if not links:
        return ""
    return format_html(
        '<nav class="forms-of-page" aria-label="{}"><p>{}</p><ul>{}</ul></nav>',
        _("Files"),
        _("Take this page along:"),
        links,
    )


def forms_of(context):
    """[(form, address)], under the conditions of the page."""
    request = getattr(context, "request", None)
    match = request.resolver_match if request else None
    if match is None:
        return []
    query = query_of(context, request)
    behind = f"?{query}" if query else ""
    return [(form, path + behind) for form, path in forms_at(match.url_name or "", match.kwargs)]


def query_of(context, request):
    """Of a list its settled conditions, of another page what it knows of the address."""
    if links := context.get("links"):
        return links.query
    known = getattr(request.resolver_match.func, "known_parameters", ()) or ()
    data = request.GET.copy()
    for name in [name for name in data if name not in known]:
        del data[name]
    return data.urlencode()
