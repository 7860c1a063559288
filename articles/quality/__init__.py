"""All checks of the archive's data: those of who met, and those that need what was written."""

from participants.quality import CHECKS as OF_WHO_MET

from .anchors import words_not_at_their_place
from .evidence import disputed_meetings, disputed_participants, held_without_source
from .sources import unresolved_citations

CHECKS = sorted(
    [
        *OF_WHO_MET,
        words_not_at_their_place,
        held_without_source,
        disputed_meetings,
        disputed_participants,
        unresolved_citations,
    ],
    key=lambda check: list(type(check.severity)).index(check.severity),
)
