"""Whether the static files were collected, and from this version of the program."""

import json

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

MANIFEST = "staticfiles.json"
ADVICE = "run manage.py collectstatic."


def what_is_not_collected() -> str:
    """A sentence, or "" where pages find all their files."""
    if settings.DEBUG:
        return ""
    file = settings.STATIC_ROOT / MANIFEST
    try:
        collected = json.loads(file.read_text())["paths"]
    except FileNotFoundError:
        return f"There are no static files in {settings.STATIC_ROOT}: {ADVICE}"
    except (OSError, ValueError, KeyError) as error:
        return f"{file} cannot be read ({error}): {ADVICE}"
    missing = sorted(
        name for finder in get_finders() for name, _storage in finder.list([]) if name not in collected
    )
    if missing:
        return f"The static files are those of another version ({missing[0]} is not among them): {ADVICE}"
    return ""
