from django.apps import AppConfig, apps

from summit_archive.postgres.declared import Rebuild, RowTriggers, digest_of
from summit_archive.roles.rights import Rights

# Of a feed: what each fetch notes.
FETCHED = (
    "etag",
    "last_modified",
    "seen",
    "pace",
    "looked_at",
    "succeeded_at",
    "rests_until",
    "failures",
    "error",
)


class ArticlesConfig(AppConfig):
    name = "articles"
    sql_folders = (
        "sql",
        "counting/sql",
        "searching/sql",
        "searching/sql/reading",  # writes nothing: another text makes nothing anew
        "proposals/sql",
        "encounters/sql",
    )
    rebuilds = {
        "counting/sql": Rebuild("articles_article", "summit_list_all"),
        "searching/sql": Rebuild("articles_article", "summit_search_all"),
        "proposals/sql": Rebuild("articles_encounter", "summit_list_all_proposals"),
    }
    row_triggers = RowTriggers(
        versions=("Article", "Publisher", "Source", "Topic"),
        trees=("Topic",),
        slugs=("Publisher", "Topic"),
        # What imports keep of their runs and of the feeds that they follow; what editors put off or decided for later;
        # what readers keep, which never changes.
        unseen=(
            "Arrival",
            "Completion",
            "EncounterDecision",
            "Feed",
            "Fixity",
            "ImportBatch",
            "ImportProblem",
            "KeptPart",
            "KeptResult",
            "LinkCheck",
            "Reading",
            "RememberedDecision",
            "SelfAcceptance",
            "StagedRecord",
            "WorksheetMark",
        ),
        kinds={
            "articles": (
                "Article",
                "Citation",
                "CodeBitmap",
                "CodeCount",
                "FormerNumber",
                "ListedArticle",
                "ListedLanguage",
                "Listing",
                "ListingChange",
                "Mention",
                "SearchedText",
                "Sketch",
                "Statement",
                "Story",
                "Tag",
            ),
            "names": ("Topic",),
            "proposals": (
                "Encounter",
                "EncounterParty",
                "ListedProposal",
                "Proposal",
                "ProposedCitation",
                "ProposedStatement",
            ),
            "reports": ("Attestation", "Coverage"),
            "sources": ("Publisher", "SilentAddress", "Source", "SourceMeeting"),
        },
        hidden={"Article": "status <> 'published'"},
        # What the database, or a program, keeps beside the rows, and the journal of a run.
        unkept=(
            "CodeBitmap",
            "CodeCount",
            "Fixity",
            "ImportBatch",
            "ImportProblem",
            "KeptPart",
            "KeptResult",
            "LinkCheck",
            "ListedArticle",
            "ListedLanguage",
            "ListedProposal",
            "Listing",
            "ListingChange",
            "Reading",
            "SearchedText",
            "SilentAddress",
            "Sketch",
            "StagedRecord",
            "Story",
        ),
        passing={"Feed": FETCHED},
    )
    rights = Rights(
        # What imports bring, and what is read from articles that readers do not see yet.
        unseen=(
            "Arrival",
            "Completion",
            "Encounter",
            "EncounterDecision",
            "EncounterParty",
            "Feed",
            "Fixity",
            "ImportBatch",
            "ImportProblem",
            "KeptPart",
            "LinkCheck",
            "Mention",
            "Proposal",
            "ProposedCitation",
            "ProposedStatement",
            "RememberedDecision",
            "SelfAcceptance",
            "StagedRecord",
        ),
        administered=("Feed", "Fixity", "KeptPart", "LinkCheck", "SelfAcceptance", "SilentAddress"),
    )

    def ready(self):
        from .working import kinds  # noqa: F401 (tells what is done in the background)

    def sql_values(self):
        """What the files of SQL have to know of Python, by the names that stand there in {{}}."""
        from .counting import facets
        from .proposals import kept
        from .searching import samples

        searched = digest_of(apps.get_app_config("summit_archive"), "text/sql/searched.sql")
        values = facets.sql_values() | samples.sql_values() | kept.sql_values()
        return values | {"digest_of_searched": searched}
