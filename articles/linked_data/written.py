"""A description as text: for a file, and as a block of data in a page, which nothing in it can end."""

import json

from django.utils.safestring import SafeString, mark_safe

from .things import Thing

# No string of JSON has to hold these as they are, and no page then takes them for its own signs.
HARMLESS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_json(description: Thing) -> str:
    return json.dumps(description, ensure_ascii=False, separators=(",", ":"))


def as_block(description: Thing) -> SafeString:
    text = as_json(description).translate(HARMLESS)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (no sign of HTML is left)
