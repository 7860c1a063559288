"""Who met: one noun a file."""

from .change_count import ChangeCount
from .country import Country
from .former_slug import FormerSlug
from .meeting import Meeting, MeetingLink
from .name import Name
from .office import Office, Term
from .organisation import Membership, Organisation
from .participation import Participation
from .person import Leader, Person
from .place import Place
from .reference_row import ReferenceRow
from .series import MeetingSeries, SeriesSearch

__all__ = [
    "ChangeCount",
    "Country",
    "FormerSlug",
    "Leader",
    "Meeting",
    "MeetingLink",
    "MeetingSeries",
    "Membership",
    "Name",
    "Office",
    "Organisation",
    "Participation",
    "Person",
    "Place",
    "ReferenceRow",
    "SeriesSearch",
    "Term",
]
