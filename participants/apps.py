from django.apps import AppConfig

from summit_archive.postgres.declared import Rebuild, RowTriggers
from summit_archive.roles.rights import Rights


class ParticipantsConfig(AppConfig):
    name = "participants"
    sql_folders = ("names/sql", "completeness/sql", "existence/sql", "remembered/sql")
    rebuilds = {"remembered/sql": Rebuild("participants_meeting", "summit_keep_all_meetings")}
    row_triggers = RowTriggers(
        versions=("Country", "Organisation", "Person", "Meeting", "MeetingSeries"),
        trees=("Organisation", "Meeting"),
        slugs=("Organisation", "Person", "Meeting", "MeetingSeries", "Place"),
        # What the shipped files last said, and spreadsheets that editors brought.
        unseen=("ReferenceRow", "SpreadsheetImport"),
        kinds={
            "meetings": (
                "KeptMeeting",
                "Meeting",
                "MeetingLink",
                "MeetingSeries",
                "Participation",
                "SeriesSearch",
            ),
            "names": (
                "Country",
                "Identifier",
                "Membership",
                "Name",
                "Office",
                "Organisation",
                "Person",
                "Place",
                "Term",
            ),
        },
        # The last is what the database keeps beside the meetings.
        unkept=("SpreadsheetImport", "KeptMeeting"),
        passing={"Meeting": ("participant_list",)},
    )
    rights = Rights(unseen=("SpreadsheetImport",))

    def sql_values(self):
        """What the files of SQL have to know of Python, by the names that stand there in {{}}."""
        from .remembered import kept

        return kept.sql_values()
