"""The list of articles in Jinja2: the same markup from the same data."""

from pathlib import Path
from urllib.parse import urlencode

# What stands in every page's head and foot, as the site keeps it rendered.
ADDRESSES = "home meeting-list matrix calendar article-list country-list leader-list topic-list compare"
ADDRESSES = f"{ADDRESSES} suggest organisation-list series-list person-list publisher-list about admin:index"
ADDRESSES = f"{ADDRESSES} claim data api article-list-atom"
FILES = "img/mark.svg vendor/source-serif-4/source-serif-4-latin-wght-normal.woff2 css/tokens.css"
FILES = f"{FILES} css/elements.css css/components/site.css css/components/page.css css/components/lists.css"
FILES = f"{FILES} js/suggest.js css/components/filters.css"


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
    wrong_url = f"{reverse('correction-new')}?{urlencode({'about': address})}"
    return lambda: template.render(context, urls=fixed, files=files, wrong_url=wrong_url)
