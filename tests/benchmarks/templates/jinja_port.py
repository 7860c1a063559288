"""The list of articles in Jinja2: the same markup from the same data."""

from pathlib import Path

ADDRESSES = "help article-list article-list-atom"
FILES = "img/mark.svg vendor/source-serif-4/source-serif-4-latin-wght-normal.woff2 css/tokens.css"
FILES = f"{FILES} vendor/source-sans-3/source-sans-3-latin-wght-normal.woff2 css/elements.css"
FILES = f"{FILES} css/components/site.css css/components/page.css"
FILES = f"{FILES} css/components/lists.css css/components/filters.css js/suggest.js js/copy.js js/masthead.js"


def environment():
    import jinja2
    from django.contrib.humanize.templatetags.humanize import intcomma
    from django.template.defaultfilters import truncatechars
    from django.utils.translation import gettext, ngettext

    from articles.templatetags.highlighting import language_name, marked
    from summit_archive.templatetags.days import day

    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    found = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    found.filters |= {"day": day, "truncatechars": truncatechars, "intcomma": intcomma}
    found.filters |= {"marked": marked, "language": language_name}
    found.globals |= {"_": gettext, "ngettext": ngettext}
    return found


def port(context: dict, address: str):
    """A function that renders the list at `address`; `context` is that of `ready.for_the_port`."""
    from django.templatetags.static import static
    from django.urls import reverse

    template = environment().get_template("article_list.jinja")
    fixed = {name: reverse(name) for name in ADDRESSES.split()}
    files = {name: static(name) for name in FILES.split()}
    frame = frame_of(address)
    return lambda: template.render(context, urls=fixed, files=files, frame=frame)


def frame_of(address: str) -> dict:
    """What stands above and below each page's own part, ready: the site keeps it rendered, too."""
    from django.template.loader import render_to_string
    from django.test import RequestFactory
    from django.utils.safestring import mark_safe

    request = RequestFactory().get(address, headers={"host": "localhost"})
    request.unknown_parameters = []
    page = render_to_string("base.html", request=request)
    above = page.partition("<body>")[2].partition("<main")[0]
    below = page.partition("</main>")[2].partition("</body>")[0]
    return {"above": mark_safe(above), "below": mark_safe(below)}
