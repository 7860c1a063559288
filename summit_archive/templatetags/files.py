"""The forms of a page to take along: links for readers, and for programs that read the page's head."""

from django import template
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from ..files.pages import beside, forms_at

register = template.Library()


@register.simple_tag(takes_context=True)
def alternates(context):
    """A `<link rel="alternate">` for each form of the page."""
    return format_html_join(
        "\n    ",
        '<link rel="alternate" type="{}" href="{}" title="{}">',
        ((form.media_type, url, title) for title, form, url in every_form(context)),
    )


@register.simple_tag(takes_context=True)
def take_along(context):
    """A line of links to the forms of the page, and one for each other table of it; nothing where it has none."""
    match, behind = asked_of(context)
    if match is None:
        return ""
    name, arguments = match.url_name or "", match.kwargs
    lines = [(_("Download this page:"), name)]
    lines += [(lead, other) for other, lead in beside(name).items()]
    shown = [(lead, links(forms_at(other, arguments), behind)) for lead, other in lines]
    return format_html_join("", LINE, ((lead, lead, links) for lead, links in shown if links))


LINE = '<nav class="forms-of-page" aria-label="{}"><p>{}</p><ul>{}</ul></nav>'


def links(forms, behind):
    return format_html_join(
        "",
        '<li><a href="{}" rel="nofollow">{}</a></li>',
        ((path + behind, form.label) for form, path in forms),
    )


def every_form(context):
    """(title, form, address) of each form of the page and of its other tables."""
    match, behind = asked_of(context)
    if match is None:
        return
    own = match.url_name or ""
    for name, lead in [(own, ""), *beside(own).items()]:
        for form, path in forms_at(name, match.kwargs):
            yield f"{lead} {form.label}".strip(), form, path + behind


def asked_of(context):
    """(what the address is resolved to, or None; what stands behind the path of a form)

    None as well where the page says by `has_files` that its files would hold nothing yet.
    """
    request = getattr(context, "request", None)
    match = request.resolver_match if request and context.get("has_files", True) else None
    query = query_of(context, request) if match else ""
    return match, f"?{query}" if query else ""


def query_of(context, request):
    """Of a list its settled conditions, without what only pages show; of another page what it knows of the address."""
    if links := context.get("links"):
        return links.query_of_files
    known = getattr(request.resolver_match.func, "known_parameters", ()) or ()
    data = request.GET.copy()
    for name in [name for name in data if name not in known]:
        del data[name]
    return data.urlencode()
