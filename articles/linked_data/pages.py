"""The site, its lists as data sets, and the way from the home page to a page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from summit_archive.files.about import LICENCE_ADDRESS

from .things import Thing, told


def crumbs(site: str, *steps: tuple[str, str]) -> Thing:
    """The way to a page: (name, path) from below the home page on."""
    way = [(_("Summit archive"), reverse("home")), *steps]
    return told(
        "BreadcrumbList",
        itemListElement=[
            told("ListItem", position=place, name=name, item={"@id": f"{site}{path}"})
            for place, (name, path) in enumerate(way, 1)
        ],
    )


def website(site: str) -> Thing:
    """The archive itself, and how it is searched."""
    searched = f"{site}{reverse('article-list')}?q={{search_term_string}}"
    return told(
        "WebSite",
        f"{site}{reverse('home')}",
        url=f"{site}{reverse('home')}",
        name=_("Summit archive"),
        description=_("Who met whom in the CIS region: where, when, about what, and according to whom."),
        license=LICENCE_ADDRESS,
        potentialAction={
            "@type": "SearchAction",
            "target": told("EntryPoint", urlTemplate=searched),
            "query-input": "required name=search_term_string",
        },
    )


def dataset(site: str, at: str, name: str, description: str, files: Iterable[tuple[str, str]]) -> Thing:
    """A list at a path, as what can be taken along: (media type, path) of each file."""
    home = f"{site}{reverse('home')}"
    return told(
        "Dataset",
        f"{site}{at}",
        url=f"{site}{at}",
        name=name,
        description=description,
        license=LICENCE_ADDRESS,
        isAccessibleForFree=True,
        creator=told("Organization", f"{home}#editors", name=_("Summit archive"), url=home),
        includedInDataCatalog=told("DataCatalog", f"{home}#data", name=_("Summit archive")),
        distribution=[
            told("DataDownload", encodingFormat=media, contentUrl=f"{site}{path}") for media, path in files
        ],
    )
