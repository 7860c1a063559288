from django.apps import AppConfig

from summit_archive.postgres.declared import RowTriggers
from summit_archive.roles.rights import Rights


class ParticipantsConfig(AppConfig):
    name = "participants"
    sql_folders = ("names/sql", "completeness/sql", "existence/sql")
    row_triggers = RowTriggers(
        versions=("Country", "Organisation", "Person", "Meeting", "MeetingSeries"),
        trees=("Organisation", "Meeting"),
        slugs=("Organisation", "Person", "Meeting", "MeetingSeries", "Place"),
        # What the shipped files last said, and spreadsheets that editors brought.
        unseen=("ReferenceRow", "SpreadsheetImport"),
        kinds={
            "meetings": ("Meeting", "MeetingLink", "MeetingSeries", "Participation", "SeriesSearch"),
            "names": ("Country", "Membership", "Name", "Office", "Organisation", "Person", "Place", "Term"),
        },
        unkept=("SpreadsheetImport",),
        passing={"Meeting": ("participant_list",)},
    )
    rights = Rights(unseen=("SpreadsheetImport",))
