"""The views that the site's pages are measured beside: floors, stock Django, SQLite's own search."""

import os
from pathlib import Path


def beside_the_site() -> None:
    """Adds their addresses and templates to the settings; before Django is set up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summit_archive.settings")
    from django.conf import settings

    settings.ROOT_URLCONF = "tests.benchmarks.stock.urls"
    settings.TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
