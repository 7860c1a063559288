"""For migrations that need a function before `migrate` installs all of them at its end."""

from pathlib import Path

from django.apps import apps
from django.db.migrations.operations.base import Operation

from .declared import of_file, values_of


class InstallSql(Operation):
    """The functions of one file, its path relative to the app; never its views or triggers.

    Those may refer to tables of later migrations. The text is the file's of today, as everywhere; taking
    the migration back leaves the functions there.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, file):
        self.file = file

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        app = apps.get_app_config(app_label)
        for each in of_file(Path(app.path) / self.file, values_of(app)):
            if each.kind == "function":
                schema_editor.execute(each.statement)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        pass

    def describe(self):
        return f"Installs the functions of {self.file}"
