"""All checks of the archive's data: those of who met, and those that need what was written.

`CHECKS` are asked by the editors' page too. `RECOUNTS` compare all that the database keeps beside the
articles with them: they take minutes in a large archive, and are asked by `manage.py check_archive` alone.
"""

from participants.quality import CHECKS as OF_WHO_MET
from summit_archive.quality import Severity

from .anchors import words_not_at_their_place
from .attestation import disputed_meetings, disputed_participants, held_without_source
from .kept import RECOUNTS
from .sources import unresolved_citations

__all__ = ["CHECKS", "RECOUNTS"]

CHECKS = sorted(
    [
        *OF_WHO_MET,
        words_not_at_their_place,
        held_without_source,
        disputed_meetings,
        disputed_participants,
        unresolved_citations,
    ],
    key=lambda check: list(Severity).index(check.severity),
)
