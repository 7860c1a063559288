"""What the service tells of itself: where each part of it is, and what can be matched."""

from django.urls import reverse
from django.utils.translation import gettext as _

from summit_archive import __version__

from .properties import LANGUAGE, ON
from .things import THINGS

VERSIONS = ["0.2"]
PREVIEW = {"width": 430, "height": 200}


def manifest(site):
    """`site`: scheme and host. Its addresses are whole, as a program keeps the manifest and no page."""
    return {
        "versions": VERSIONS,
        "name": _("Summit archive"),
        "identifierSpace": f"{site}{reverse('reconcile-view')}?id=",
        "schemaSpace": f"{site}{reverse('reconcile')}#types",
        "documentation": f"{site}/api/",
        "serviceVersion": __version__,
        "view": {"url": f"{site}{reverse('reconcile-view')}?id={{{{id}}}}"},
        "preview": {"url": f"{site}{reverse('reconcile-preview')}?id={{{{id}}}}", **PREVIEW},
        "defaultTypes": [thing.as_json for thing in THINGS.values()],
        "suggest": {name: suggested(site, name) for name in ("entity", "type", "property")},
        "extend": {
            "propose_properties": {"service_url": site, "service_path": reverse("reconcile-properties")},
            "property_settings": [told(setting) for setting in (ON, LANGUAGE)],
        },
    }


def suggested(site, name):
    return {
        "service_url": site,
        "service_path": reverse(f"reconcile-suggest-{name}"),
        "flyout_service_url": site,
        "flyout_service_path": f"{reverse(f'reconcile-flyout-{name}')}?id=${{id}}",
    }


def told(setting):
    return {name: str(value) for name, value in setting.items()}
