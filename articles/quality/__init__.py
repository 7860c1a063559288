"""All checks of the archive's data: those of who met (participants/quality), and those that need what was written.

pointers     mentions, quotes and statements at their words, citations at a source
encounters   proposed encounters at their words, proposals at somebody who tells of them, meetings made of them
attestation  what the editors concluded, against what the articles say
addresses    one article for one page
preservation texts, history and releases that are no longer as they were kept; sources that do not answer
recounts     what the database keeps beside the articles, against them; and its repair

`CHECKS` are asked by the editors' page too. `RECOUNTS` compare all that the database keeps beside the
articles with them: they take minutes in a large archive, and are asked by `manage.py check_archive` alone.
"""

from participants.quality import CHECKS as OF_WHO_MET
from summit_archive.quality import Severity

from .addresses import one_page_twice
from .attestation import disputed_meetings, disputed_participants, held_without_source
from .encounters import (
    encounters_not_at_their_words,
    meetings_left_by_their_reports,
    proposals_told_by_nobody,
)
from .pointers import quotes_missing, unresolved_citations, words_not_at_their_place
from .preservation import (
    kept_parts_that_differ,
    sources_that_do_not_answer,
    texts_changed_by_nobody,
)
from .recounts import RECOUNTS

__all__ = ["CHECKS", "RECOUNTS"]

CHECKS = sorted(
    [
        *OF_WHO_MET,
        words_not_at_their_place,
        quotes_missing,
        encounters_not_at_their_words,
        proposals_told_by_nobody,
        one_page_twice,
        texts_changed_by_nobody,
        kept_parts_that_differ,
        sources_that_do_not_answer,
        held_without_source,
        meetings_left_by_their_reports,
        disputed_meetings,
        disputed_participants,
        unresolved_citations,
    ],
    key=lambda check: list(Severity).index(check.severity),
)
