"""Who met: one noun a file."""

from .country import Country
from .identifier import Identifier
from .kept_meeting import KeptMeeting
from .meeting import Meeting
from .meeting_link import MeetingLink
from .name import Name
from .office import Office, Term
from .organisation import Membership, Organisation
from .participation import Participation
from .person import Leader, Person
from .place import Place
from .reference_row import ReferenceRow
from .series import MeetingSeries, SeriesSearch
from .spreadsheet_import import SpreadsheetImport

__all__ = [
    "Country",
    "Identifier",
    "KeptMeeting",
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
    "SpreadsheetImport",
    "Term",
]
