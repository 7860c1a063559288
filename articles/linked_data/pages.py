"""The site, its lists as data sets, and the way from the home page to a page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from .things import LICENCE, Thing, told


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
        license=LICENCE,
        potentialAction={
            "@type": "SearchAction",
            "target": told("EntryPoint", urlTemplate=searched),
            "query-input": "required name=search_term_string",
        },
    )


def dataset(site: str, path: str, name: str, description: str, forms: dict[str, str]) -> Thing:
    """A list, as what can be taken along: `forms` are {media type: path}."""
    files = [
        told("DataDownload", encodingFormat=media, contentUrl=f"{site}{at}") for media, at in forms.items()
    ]
    return told(
        "Dataset",
        f"{site}{path}",
        url=f"{site}{path}",
        name=name,
        description=description,
        license=LICENCE,
        isAccessibleForFree=True,
        creator=told("Organization", f"{site}{reverse('home')}#editors", name=_("Summit archive")),
        includedInDataCatalog=told("DataCatalog", f"{site}{reverse('home')}#data", name=_("Summit archive")),
        distribution=files,
    )
