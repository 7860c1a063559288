"""The kinds of jobs that the archive has. The command of the same work stays: whoever has cron may do without workers."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from summit_archive.jobs.kinds import Kind, know

DAY = 24 * 60


def page_of_batch(key: str) -> str:
    return reverse("admin:articles_importbatch_change", args=[key]) if key.isdecimal() else ""


# Somebody waits for it.
UPLOAD = know(
    Kind(
        "upload",
        _("Upload"),
        "articles.working.uploads:work_off",
        priority=10,
        may_ask=False,
        counts={
            "added": _("%(number)s new"),
            "refused": _("%(number)s refused"),
            "removed": _("%(number)s taken back"),
        },
        page=page_of_batch,
    )
)
FEEDS = know(
    Kind(
        "feeds",
        _("Feeds"),
        "articles.working.feeds:fetch_due",
        priority=5,
        minutes=10,
        counts={
            "fetched": _("%(number)s fetched"),
            "added": _("%(number)s new"),
            "failed": _("%(number)s failed"),
        },
    )
)
FINDINGS = know(
    Kind(
        "findings",
        _("Data quality"),
        "articles.working.findings:look",
        minutes=DAY,
        hour=1,
        counts={"looked": _("%(number)s checks"), "found": _("%(number)s findings")},
    )
)
FIXITY = know(
    Kind(
        "fixity",
        _("Fixity"),
        "articles.working.keeping:check_fixity",
        minutes=7 * DAY,
        hour=2,
        counts={
            "texts": _("%(number)s texts"),
            "parts": _("%(number)s parts"),
            "differing": _("%(number)s differ"),
        },
    )
)
# Asks other people's servers, which an administrator decides.
LINKS = know(
    Kind(
        "links",
        _("Links"),
        "articles.working.keeping:check_links",
        priority=-5,
        minutes=DAY,
        hour=5,
        is_active=False,
        counts={
            "answered": _("%(number)s answered"),
            "failed": _("%(number)s failed"),
            "said_nothing": _("%(number)s undecided"),
        },
    )
)
RELEASE = know(
    Kind(
        "release",
        _("Release of the archive"),
        "articles.working.releases:make",
        minutes=7 * DAY,
        hour=3,
        is_active=False,
        counts={"made": _("%(number)s made")},
    )
)
PRUNING = know(
    Kind(
        "pruning",
        _("Clearing away"),
        "articles.working.pruning:prune",
        minutes=DAY,
        hour=4,
        counts={
            "jobs": _("%(number)s old jobs"),
            "sessions": _("%(number)s expired sessions"),
            "audit": _("%(number)s old lines of the audit log"),
            "addresses": _("%(number)s old addresses in it"),
        },
    )
)
