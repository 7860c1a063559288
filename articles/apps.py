from django.apps import AppConfig, apps

from summit_archive.postgres.declared import Rebuild, RowTriggers, digest_of


class ArticlesConfig(AppConfig):
    name = "articles"
    sql_folders = ("sql", "counting/sql", "searching/sql")
    rebuilds = {
        "counting/sql": Rebuild("articles_article", "summit_list_all"),
        "searching/sql": Rebuild("articles_article", "summit_search_all"),
    }
    row_triggers = RowTriggers(
        versions=("Article", "Publisher", "Topic"),
        trees=("Topic",),
        slugs=("Publisher", "Topic"),
        # What imports keep of their runs, and of the feeds that they follow.
        unseen=(
            "Arrival",
            "Completion",
            "EncounterDecision",
            "Feed",
            "ImportBatch",
            "ImportProblem",
            "SelfAcceptance",
            "StagedRecord",
        ),
    )

    def sql_values(self):
        """What the files of SQL have to know of Python, by the names that stand there in {{}}."""
        from .counting import facets
        from .searching import samples

        searched = digest_of(apps.get_app_config("summit_archive"), "text/sql/searched.sql")
        return facets.sql_values() | samples.sql_values() | {"digest_of_searched": searched}
