"""Why an editor rejects what was read: reasons to choose from, by their numbers from 1 on."""

from django.utils.translation import gettext_lazy as _

REASONS = [
    _("no meeting is told of"),
    _("not these parties"),
    _("another day or another meeting"),
    _("not held, or not that far"),
    _("of no interest to the archive"),
]
LONGEST_REASON = 500
