from django.apps import AppConfig

from summit_archive.postgres.declared import RowTriggers


class ParticipantsConfig(AppConfig):
    name = "participants"
    sql_folders = ("names/sql", "completeness/sql", "existence/sql")
    row_triggers = RowTriggers(
        versions=("Country", "Organisation", "Person", "Meeting", "MeetingSeries"),
        trees=("Organisation", "Meeting"),
        slugs=("Organisation", "Person", "Meeting", "MeetingSeries", "Place"),
        # What the shipped files last said.
        unseen=("ReferenceRow",),
        passing={"Meeting": ("participant_list",)},
    )
