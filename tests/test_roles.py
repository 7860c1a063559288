"""What each role may do on each of the editors' pages: a table, which fails where a page is not in it.

For each action and role the table says what comes of it:

    looks     the page is shown, or leads on
    writes    a record is changed, or an account
    proposes  a submission or what is said of one is kept, and no record is changed
    previews  the reader's page is shown, and nothing is changed
    nothing   it is answered, and nothing is changed
    elsewhere it leads to the first page, as to what is not there
    refused   403 or 404, and nothing is changed
    login     it leads to the login
"""

from dataclasses import dataclass, field
from functools import cached_property

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from articles.models import (
    Article,
    EncounterDecision,
    ImportBatch,
    Mention,
    RememberedDecision,
    SelfAcceptance,
)
from articles.quality import CHECKS
from participants.spreadsheets import uploads
from summit_archive.accounts.audit_entry import AuditEntry
from summit_archive.corrections.correction import Correction
from summit_archive.distinct import DistinctPair
from summit_archive.history.recording import recorded
from summit_archive.history.tables import Step
from summit_archive.jobs.asking import ask_for
from summit_archive.jobs.schedule import make_schedule
from summit_archive.jobs.tables import Job
from summit_archive.review.submission import ReviewComment, Submission
from tests.forms import typed
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_feed,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_proposed_citation,
    make_proposed_statement,
    make_publisher,
    make_series,
    make_source,
    make_term,
    make_topic,
)
from tests.summit_archive.review.people import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ROLES = ["nobody", "contributor", "editor", "administrator"]


@dataclass
class Action:
    """A request for a page. `outcomes`: of those without rights, contributors, editors and administrators."""

    label: str
    name: str
    outcomes: list
    args: object = lambda world: []
    method: str = "get"
    data: object = lambda world: {}
    query: str = ""
    anonymous: str = "login"
    content_type: str | None = None

    def of(self, role):
        return self.anonymous if role == "anonymous" else self.outcomes[ROLES.index(role)]


# --- Records, each with the same pages ---------------------------------------------

REFUSED = ["refused"] * 4
LOOK = ["refused", "looks", "looks", "looks"]
LOOK_BY_EDITORS = ["refused", "refused", "looks", "looks"]
LOOK_BY_ADMINISTRATORS = ["refused", "refused", "refused", "looks"]
PROPOSE = ["refused", "proposes", "writes", "writes"]
BY_EDITORS = ["refused", "refused", "writes", "writes"]
BY_ADMINISTRATORS = ["refused", "refused", "refused", "writes"]
SENT_BY_EDITORS = ["refused", "refused", "nothing", "nothing"]


@dataclass
class Kind:
    """A table with pages of its own. `new`, `changed`: what is typed into its form."""

    look: list = field(default_factory=lambda: LOOK)
    form: list | None = None
    history: list | None = None
    delete_many: list | None = None
    add: list = field(default_factory=lambda: PROPOSE)
    change: list = field(default_factory=lambda: PROPOSE)
    delete: list = field(default_factory=lambda: BY_EDITORS)
    new: dict = field(default_factory=dict)
    changed: dict = field(default_factory=dict)


BY_NOBODY = ["refused", "refused", "refused", "elsewhere"]
FAILED_LOGINS = Kind(
    look=LOOK_BY_ADMINISTRATORS,
    form=BY_NOBODY,
    add=REFUSED,
    change=BY_NOBODY,
    delete=BY_NOBODY,
    history=["elsewhere"] * 4,
    delete_many=["refused", "refused", "refused", "nothing"],
)
NAMED = {"new": {"name": "Ardak"}, "changed": {"name": "Changed"}}
KINDS = {
    "participants.country": Kind(new={"name": "Ardak", "code": "ZZ"}, changed={"name": "Changed"}),
    "participants.place": Kind(
        new=lambda world: {"name": "Aral", "country": world.country.pk}, changed={"name": "Changed"}
    ),
    "participants.person": Kind(**NAMED),
    "participants.leader": Kind(add=REFUSED, changed={"name": "Changed"}),
    "participants.organisation": Kind(**NAMED),
    "participants.office": Kind(
        new=lambda world: {"name": "Envoy", "kind": "minister", "country": world.country.pk},
        changed={"name": "Changed"},
    ),
    "participants.meetingseries": Kind(**NAMED),
    "participants.meeting": Kind(
        new={"title": "Talks", "kind": "summit", "status": "held", "when": "2020"},
        changed={"title": "Changed"},
    ),
    # They lead to their meetings, whoever asks.
    "participants.participation": Kind(
        form=["looks"] * 4,
        add=REFUSED,
        change=["nothing"] * 4,
        delete=["nothing"] * 4,
        delete_many=["refused", "nothing", "writes", "writes"],
    ),
    "articles.article": Kind(
        new={"headline": "Talks in Aral", "status": "draft"}, changed={"headline": "Changed"}
    ),
    "articles.publisher": Kind(**NAMED),
    "articles.topic": Kind(**NAMED),
    "articles.source": Kind(
        new={"url": "https://news.example/aral"}, changed={"headline": "Changed", "language": "en"}
    ),
    # What is read from articles that readers do not see yet is for editors alone.
    "articles.mention": Kind(
        look=LOOK_BY_EDITORS,
        add=BY_EDITORS,
        change=BY_EDITORS,
        new=lambda world: {
            "article": world.article.pk,
            "text": "The",
            "part": "body",
            "start": "0",
            "end": "3",
            "rule": "by-hand",
            "country": world.country.pk,
        },
        changed={"state": "rejected"},
    ),
    "articles.encounter": Kind(look=LOOK_BY_EDITORS, add=REFUSED, change=SENT_BY_EDITORS, delete=REFUSED),
    "articles.encounterdecision": Kind(
        look=LOOK_BY_EDITORS, add=REFUSED, change=SENT_BY_EDITORS, delete=REFUSED
    ),
    "articles.proposedstatement": Kind(
        look=LOOK_BY_EDITORS,
        add=REFUSED,
        change=BY_EDITORS,
        delete=REFUSED,
        changed={"speaker_name": "Somebody else"},
    ),
    "articles.proposedcitation": Kind(
        look=LOOK_BY_EDITORS,
        add=REFUSED,
        change=BY_EDITORS,
        delete=REFUSED,
        changed={"as_given": "The government"},
    ),
    "summit_archive.correction": Kind(
        look=LOOK_BY_EDITORS,
        add=REFUSED,
        change=BY_EDITORS,
        delete_many=["refused", "refused", "nothing", "nothing"],
        changed={"answer": "It is mended."},
    ),
    "summit_archive.distinctpair": Kind(look=LOOK_BY_EDITORS, add=REFUSED, change=REFUSED),
    "articles.remembereddecision": Kind(look=LOOK_BY_EDITORS, add=REFUSED, change=REFUSED, delete=REFUSED),
    "participants.spreadsheetimport": Kind(
        look=LOOK_BY_EDITORS, add=BY_EDITORS, change=SENT_BY_EDITORS, delete=REFUSED
    ),
    "articles.feed": Kind(
        look=LOOK_BY_EDITORS,
        add=BY_ADMINISTRATORS,
        change=BY_ADMINISTRATORS,
        delete=BY_ADMINISTRATORS,
        new={"name": "Wire", "address": "https://news.example/feed.xml", "minutes": "60", "status": "draft"},
        changed={"minutes": "120"},
    ),
    "articles.importbatch": Kind(
        look=LOOK_BY_EDITORS,
        add=BY_EDITORS,
        change=["refused", "refused", "nothing", "nothing"],
        delete=REFUSED,
    ),
    "articles.selfacceptance": Kind(
        look=LOOK_BY_EDITORS,
        add=BY_ADMINISTRATORS,
        change=BY_ADMINISTRATORS,
        delete=BY_ADMINISTRATORS,
        new=lambda world: {"publisher": world.other_publisher.pk, "certainty": "sure"},
        changed={"is_on": "on"},
    ),
    "summit_archive.step": Kind(
        look=LOOK_BY_EDITORS, add=REFUSED, change=["refused", "refused", "nothing", "nothing"], delete=REFUSED
    ),
    "summit_archive.auditentry": Kind(
        look=LOOK_BY_ADMINISTRATORS,
        add=REFUSED,
        change=REFUSED,
        delete=REFUSED,
    ),
    "auth.user": Kind(
        look=LOOK_BY_ADMINISTRATORS,
        add=BY_ADMINISTRATORS,
        change=BY_ADMINISTRATORS,
        delete=BY_ADMINISTRATORS,
        new={
            "username": "clara",
            "password1": "a long secret of ours",
            "password2": "a long secret of ours",
            "usable_password": "true",
        },
        changed={"first_name": "Changed"},
    ),
    "auth.group": Kind(
        look=LOOK_BY_ADMINISTRATORS,
        add=BY_ADMINISTRATORS,
        change=BY_ADMINISTRATORS,
        delete=BY_ADMINISTRATORS,
        new={"name": "Readers"},
        changed={"name": "Changed"},
    ),
    # Failed logins: written by the guard of logins. There are none here.
    "axes.accessattempt": FAILED_LOGINS,
    "axes.accesslog": FAILED_LOGINS,
    "axes.accessfailurelog": FAILED_LOGINS,
}


class World:
    """One record of each kind, and a browser of each role."""

    def __init__(self):
        self.browsers = {role: browser_of(role, None if role == "nobody" else role) for role in ROLES}
        self.browsers["anonymous"] = Client()
        for browser in self.browsers.values():
            browser.raise_request_exception = False
        self.country = make_country("KZ")
        self.organisation = make_organisation("CIS")
        make_membership(make_country("UZ"), self.organisation)
        self.meeting = make_meeting(organisation=self.organisation)
        self.publisher, self.other_publisher = make_publisher(), make_publisher()
        self.article = make_article(publisher=self.publisher)
        self.draft = make_article("Leaders may meet in Aral", status="draft")
        self.in_review = make_article("Leaders are to meet in Aral", status="in-review")
        self.encounter = make_encounter(parties=[self.country, make_country("RU")])
        self.rejected = make_encounter(state="rejected")
        with recorded(by=self.user("administrator")) as step:
            self.country.region = "Central Asia"
            self.country.save()
        self.rows = {
            "participants.country": make_country(),
            "participants.place": make_place(),
            "participants.person": make_person(),
            "participants.leader": make_term().person,
            "participants.organisation": make_organisation(),
            "participants.office": make_office(),
            "participants.meetingseries": make_series(),
            "participants.meeting": self.meeting,
            "participants.participation": make_participation(self.meeting, country=self.country),
            "articles.article": make_article(),
            "articles.publisher": make_publisher(),
            "articles.topic": make_topic(),
            "articles.source": make_source(),
            "articles.mention": self.mention(),
            "articles.encounter": self.encounter,
            "articles.encounterdecision": EncounterDecision.objects.latest("pk"),
            "articles.proposedstatement": make_proposed_statement(self.article),
            "articles.proposedcitation": make_proposed_citation(self.article),
            "articles.feed": make_feed(address="https://127.0.0.1/feed.xml"),
            "articles.importbatch": ImportBatch.objects.create(state="finished", files=["news.jsonl"]),
            "summit_archive.correction": Correction.objects.create(about="/meetings/", wrong="The day"),
            "summit_archive.distinctpair": DistinctPair.objects.create(
                kind="participants_person", one=1, other=2
            ),
            "articles.remembereddecision": RememberedDecision.objects.create(words="Aral", verdict="nobody"),
            "participants.spreadsheetimport": uploads.keep("meetings.csv", SHEET),
            "articles.selfacceptance": SelfAcceptance.objects.create(publisher=self.publisher),
            "summit_archive.step": Step.objects.get(pk=step.number),
            "summit_archive.auditentry": AuditEntry.objects.latest("pk"),
            "auth.user": User.objects.create_user("somebody"),
            "auth.group": Group.objects.create(name="Guests"),
        }

    @cached_property
    def others(self):
        """A second record of each kind that may be merged."""
        office = self.rows["participants.office"]
        return {
            "participants.place": make_place(),
            "participants.person": make_person(),
            "participants.leader": make_term().person,
            "participants.organisation": make_organisation(),
            "participants.office": make_office(country=office.country),
            "participants.meetingseries": make_series(),
            "participants.meeting": make_meeting(),
            "articles.article": make_article(),
            "articles.publisher": self.other_publisher,
            "articles.topic": make_topic(),
        }

    @cached_property
    def job(self):
        return ask_for("feeds")

    @cached_property
    def failed_job(self):
        return Job.objects.create(kind="release", state="failed", error="The disk is full").pk

    @cached_property
    def schedule(self):
        make_schedule()
        return "feeds"

    def user(self, role):
        return self.browsers[role].user

    def mention(self):
        return Mention.objects.create(
            article=self.article,
            text="trade",
            start=self.article.body.index("trade"),
            end=self.article.body.index("trade") + 5,
            country=self.country,
            rule="country",
        )

    @cached_property
    def submission(self):
        """The meeting's title changed, sent to review by somebody who is none of the roles."""
        author = browser_of("author", "contributor")
        address = page_of("participants.meeting", "change", self)
        fields = typed(author.get(address), "meeting_form", title="Proposed talks")
        author.post(address, fields | {"_review": "1"})
        return Submission.objects.get()

    def batch(self, state):
        """An import batch as an upload makes it."""
        if state == "finished":
            return ImportBatch.objects.create(state=state, fingerprint=state, files=["news.jsonl"])
        administrator = self.browsers["administrator"]
        administrator.post("/admin/articles/importbatch/add/", FILES["articles.importbatch"](self))
        batch = ImportBatch.objects.latest("pk")
        if state == "previewed":
            administrator.post(f"/admin/articles/importbatch/{batch.pk}/continue/")
        return batch


def page_of(kind, page, world):
    name = f"admin:{kind.replace('.', '_')}_{page}"
    return reverse(name, args=[] if page in ("add", "changelist") else [world.rows[kind].pk])


def typed_by_administrator(kind, page, world, changes):
    """What an administrator's browser would send."""
    changes = changes(world) if callable(changes) else changes
    answer = world.browsers["administrator"].get(page_of(kind, page, world))
    return typed(answer, f"{kind.partition('.')[2]}_form") | changes


SHEET = b"meeting,title,when,kind,status\nm1,Talks,2020,summit,held\n"
FILES = {
    "articles.importbatch": lambda world: {
        "file": SimpleUploadedFile("news.jsonl", b'{"title": "Talks"}'),
        "status": "draft",
    },
    "participants.spreadsheetimport": lambda world: {"file": SimpleUploadedFile("meetings.csv", SHEET)},
}


def of_kind(kind, asked):
    """The pages that every table has."""
    stem = f"admin:{kind.replace('.', '_')}"
    form_of_new = ["refused" if one == "refused" else "looks" for one in asked.add]
    has_row = not kind.startswith("axes.")

    def row(world):
        return [world.rows[kind].pk] if has_row else [1]

    def sent(page, changes):
        def data(world):
            if page == "change" and "writes" not in asked.change:
                return {}
            if page == "add" and "writes" not in asked.add:
                return {}
            return typed_by_administrator(kind, page, world, changes)

        return data

    new = FILES.get(kind) or sent("add", asked.new)
    form = asked.form or asked.look
    asks_to_delete = ["looks" if one in ("writes", "nothing") else one for one in asked.delete]
    return [
        Action(f"{kind}: list", f"{stem}_changelist", asked.look),
        Action(f"{kind}: history", f"{stem}_history", asked.history or asked.look, row),
        Action(f"{kind}: form", f"{stem}_change", form, row),
        Action(f"{kind}: form of a new one", f"{stem}_add", form_of_new),
        Action(f"{kind}: add", f"{stem}_add", asked.add, method="post", data=new),
        Action(f"{kind}: change", f"{stem}_change", asked.change, row, "post", sent("change", asked.changed)),
        Action(f"{kind}: ask to delete", f"{stem}_delete", asks_to_delete, row),
        Action(f"{kind}: delete", f"{stem}_delete", asked.delete, row, "post", lambda world: {"post": "yes"}),
        Action(
            f"{kind}: delete many",
            f"{stem}_changelist",
            asked.delete_many or delete_many(asked),
            method="post",
            data=lambda world: {
                "action": "delete_selected",
                "_selected_action": row(world),
                "post": "yes",
            },
        ),
    ]


def delete_many(asked):
    """Whoever may look and not delete is told that nothing was chosen."""
    pairs = zip(asked.look, asked.delete, strict=True)
    return [
        "refused" if look == "refused" else "writes" if one == "writes" else "nothing" for look, one in pairs
    ]


# --- What else there is to press ------------------------------------------------------

NOTHING_BY_CONTRIBUTORS = ["refused", "nothing", "writes", "writes"]
MERGED = [
    "participants.place",
    "participants.person",
    "participants.leader",
    "participants.organisation",
    "participants.office",
    "participants.meetingseries",
    "participants.meeting",
    "articles.article",
    "articles.publisher",
    "articles.topic",
]


def pressed(action, kind):
    return lambda world: {"action": action, "_selected_action": [world.rows[kind].pk]}


def decided(action, encounter="encounter"):
    """What a form of the inbox sends."""

    def data(world):
        one = getattr(world, encounter)
        key = f"p{one.proposal_id}"
        if action == "undo":
            return {"undo": world.rows["articles.encounterdecision"].pk}
        return {action: key, f"shown-{key}": str(one.pk), f"encounter-{key}": [one.pk]}

    return data


PASTED = "Leaders are to meet in Aral\n\nThe leaders of Kazakhstan and Russia are to meet in Aral next week."


def many(kind, *actions, outcomes=NOTHING_BY_CONTRIBUTORS):
    list_of = f"admin:{kind.replace('.', '_')}_changelist"
    return [
        Action(f"{kind}: {one} many", list_of, outcomes, method="post", data=pressed(one, kind))
        for one in actions
    ]


def merging(kind):
    """Side by side, and by the button; the other is a copy of the record of the world."""
    name = f"admin:{kind.replace('.', '_')}_merge"

    def query(world):
        return f"?one={world.rows[kind].pk}&other={world.others[kind].pk}"

    return [
        Action(
            f"{kind}: split",
            name.replace("_merge", "_split"),
            LOOK_BY_EDITORS,
            lambda world: [world.rows[kind].pk],
        ),
        Action(f"{kind}: side by side", name, LOOK_BY_EDITORS, query=query),
        Action(
            f"{kind}: merge",
            name,
            BY_EDITORS,
            method="post",
            query=query,
            data=lambda world: seen_by_merge(kind, world),
        ),
    ]


LOOKED_FOR = {
    **dict.fromkeys([kind for kind in KINDS if kind in MERGED], ["refused", "nothing", "nothing", "nothing"]),
    "participants.country": ["refused", "nothing", "nothing", "nothing"],
    "participants.participation": REFUSED,
    "articles.source": ["refused", "nothing", "nothing", "nothing"],
    "articles.mention": SENT_BY_EDITORS,
    "articles.feed": ["refused", "refused", "refused", "nothing"],
    "articles.selfacceptance": ["refused", "refused", "refused", "nothing"],
}


def alike(kind):
    """What a form asks while it is filled in."""
    name = f"admin:{kind.replace('.', '_')}_alike"
    new = REFUSED if KINDS[kind].add == REFUSED else LOOKED_FOR[kind]
    row = lambda world: [world.rows[kind].pk]  # noqa: E731
    return [
        Action(f"{kind}: alike", name, LOOKED_FOR[kind], row, "post", anonymous="refused"),
        Action(f"{kind}: alike a new one", f"{name}_new", new, method="post", anonymous="refused"),
    ]


def seen_by_merge(kind, world):
    name = f"admin:{kind.replace('.', '_')}_merge"
    address = f"{reverse(name)}?one={world.rows[kind].pk}&other={world.others[kind].pk}"
    return typed(world.browsers["administrator"].get(address), "merge_form")


def spoken(world):
    text = "The leaders"
    target = {"kind": "country", "id": world.country.pk}
    return {"part": "body", "start": 0, "end": len(text), "text": text, "what": "mention", "target": target}


def all_of_the_article(world):
    """The first suggestion of the article, accepted in the inbox by article."""
    page = world.browsers["administrator"].get("/admin/inbox/?by=article")
    group = next(one for one in page.context["groups"] if one.article == world.article)
    lines = [line.called for kind in group.waiting for line in kind.lines]
    return {f"shown-{group.key}": lines, f"line-{group.key}": lines, "accept": group.key}


def of_worksheet(page, outcomes, method="get", data=lambda world: {}, article="article", content_type=None):
    name = f"admin:articles_article_worksheet{page and '_'}{page}"
    label = f"worksheet: {page or 'page'} of {article}"
    return Action(
        label,
        name,
        outcomes,
        lambda world: [getattr(world, article).pk],
        method,
        data,
        content_type=content_type,
    )


def first_card(world):
    sheet = (
        world.browsers["administrator"]
        .get(f"/admin/articles/article/{world.article.pk}/worksheet/")
        .context["sheet"]
    )
    first = sheet.order[0]
    return {"card": first, "decision": "accept", "version": sheet.cards[first].version}


def of_sheet(label, name, outcomes, **options):
    row = lambda world: [world.rows["participants.spreadsheetimport"].pk]  # noqa: E731
    return Action(
        f"spreadsheet: {label}", f"admin:participants_spreadsheetimport_{name}", outcomes, row, **options
    )


def of_batch(label, name, outcomes, state, method="get"):
    """A page of an import batch in this state."""
    return Action(
        label, f"admin:articles_importbatch_{name}", outcomes, lambda world: [world.batch(state).pk], method
    )


def of_submission(button, outcomes, **sent):
    """A button on the page of a submission that somebody else sent."""
    return Action(
        f"review: {button}",
        f"review-{button}",
        outcomes,
        lambda world: [world.submission.pk],
        "post",
        lambda world: {"seen": world.submission.version} | sent,
    )


def on_form(button, outcomes, opened=True):
    """A button of the meeting's form; `opened`: of the submission that changes it."""
    return Action(
        f"form: {button}" + (" of a submission" if opened else ""),
        "admin:participants_meeting_change",
        outcomes,
        lambda world: [world.meeting.pk],
        "post",
        lambda world: (
            typed_by_administrator("participants.meeting", "change", world, {"title": "Changed", button: "1"})
            | {"submission_seen": world.submission.version}
        ),
        query=(lambda world: f"?submission={world.submission.pk}") if opened else "",
    )


def members(world):
    return [world.meeting.pk]


def article(world):
    return [world.article.pk]


SEEN_BY_ALL = ["looks"] * 4
REVIEW = ["refused", "refused", "proposes", "proposes"]
PREVIEW = ["refused", "refused", "previews", "previews"]
OTHERS = [
    Action("first page", "admin:index", SEEN_BY_ALL),
    Action(
        "tables of an app",
        "admin:app_list",
        ["refused", "looks", "looks", "looks"],
        lambda world: ["articles"],
    ),
    Action("words for scripts", "admin:jsi18n", SEEN_BY_ALL),
    Action("login", "admin:login", ["elsewhere"] * 4, anonymous="looks"),
    Action("logout", "admin:logout", ["nothing"] * 4, method="post", anonymous="elsewhere"),
    Action("second factor", "admin:second_factor", SEEN_BY_ALL),
    Action("password", "admin:password_change", SEEN_BY_ALL),
    Action("password changed", "admin:password_change_done", SEEN_BY_ALL),
    Action(
        "password of another",
        "admin:auth_user_password_change",
        LOOK_BY_ADMINISTRATORS,
        lambda world: [world.rows["auth.user"].pk],
    ),
    Action(
        "choices",
        "admin:autocomplete",
        LOOK,
        query="?app_label=participants&model_name=meeting&field_name=place",
    ),
    Action(
        "reader's page of a record",
        "admin:view_on_site",
        LOOK,
        lambda world: [ContentType.objects.get_for_model(world.meeting).pk, world.meeting.pk],
    ),
    Action(
        "reader's page of a draft",
        "admin:view_on_site",
        REFUSED,
        lambda world: [ContentType.objects.get_for_model(world.in_review).pk, world.in_review.pk],
    ),
    Action(
        "a day in words",
        "admin:date",
        ["nothing"] * 4,
        method="post",
        data=lambda world: {"text": "May 2020"},
        anonymous="refused",
    ),
    Action("data quality", "quality", LOOK_BY_EDITORS),
    Action("one check", "quality-check", LOOK_BY_EDITORS, lambda world: [CHECKS[0].name]),
    Action("members", "admin:participants_meeting_members", LOOK_BY_EDITORS, members),
    Action(
        "add the members",
        "admin:participants_meeting_members",
        BY_EDITORS,
        members,
        "post",
        lambda world: {"country": "UZ"},
    ),
    Action("versions", "admin:articles_article_versions", LOOK, article),
    Action(
        "take out of its versions",
        "admin:articles_article_versions",
        BY_EDITORS,
        article,
        "post",
        lambda world: {"out": "1"},
    ),
    Action(
        "form of a draft article",
        "admin:articles_article_change",
        ["refused", "elsewhere", "looks", "looks"],
        lambda world: [world.in_review.pk],
    ),
    Action(
        "history of a draft article",
        "admin:articles_article_history",
        LOOK_BY_EDITORS,
        lambda world: [world.in_review.pk],
    ),
    *many("articles.article", "withdraw", "back_to_draft"),
    Action(
        "articles.article: publish many",
        "admin:articles_article_changelist",
        NOTHING_BY_CONTRIBUTORS,
        method="post",
        data=lambda world: {"action": "publish", "_selected_action": [world.draft.pk]},
    ),
    *many("articles.mention", "accept", "reject", outcomes=BY_EDITORS),
    *many("articles.proposedstatement", "accept", "reject", outcomes=BY_EDITORS),
    *many("articles.proposedcitation", "accept", "reject", outcomes=BY_EDITORS),
    *many("articles.encounterdecision", "undo", outcomes=BY_EDITORS),
    *many("articles.remembereddecision", "take_back", outcomes=BY_EDITORS),
    *(action for kind in MERGED for action in merging(kind)),
    *(action for kind in LOOKED_FOR for action in alike(kind)),
    Action("look for findings", "quality-look", BY_EDITORS, method="post"),
    Action(
        "look for findings of one check",
        "quality-check-look",
        BY_EDITORS,
        lambda world: [CHECKS[0].name],
        "post",
    ),
    Action("work", "work", LOOK_BY_EDITORS),
    Action("work: start", "work-start", BY_EDITORS, lambda world: ["findings"], "post"),
    Action("work: try again", "work-again", BY_EDITORS, lambda world: [world.failed_job], "post"),
    Action("work: cancel", "work-cancel", BY_EDITORS, lambda world: [world.job], "post"),
    Action(
        "work: schedule",
        "work-schedule",
        BY_ADMINISTRATORS,
        lambda world: [world.schedule],
        "post",
        lambda world: {"feeds-minutes": "20"},
    ),
    Action("inbox", "inbox", LOOK_BY_EDITORS),
    Action("inbox: one group of words", "inbox-group", LOOK_BY_EDITORS, lambda world: ["none"]),
    Action("inbox: choices", "inbox-choices", LOOK_BY_EDITORS, query="?q=Kazakhstan"),
    Action("inbox: form to paste", "inbox-paste", LOOK_BY_EDITORS),
    Action("inbox: paste", "inbox-paste", BY_EDITORS, method="post", data=lambda world: {"pasted": PASTED}),
    Action(
        "inbox: accept all of an article",
        "inbox-decide",
        BY_EDITORS,
        method="post",
        data=all_of_the_article,
    ),
    of_worksheet("", LOOK),
    of_worksheet("", LOOK_BY_EDITORS, article="in_review"),
    of_worksheet("text", LOOK),
    of_worksheet("text", LOOK_BY_EDITORS, article="in_review"),
    of_worksheet("cards", LOOK),
    of_worksheet("cards", LOOK_BY_EDITORS, article="in_review"),
    of_worksheet("choices", LOOK),
    of_worksheet("preview", ["refused", "previews", "previews", "previews"]),
    of_worksheet("preview", PREVIEW, article="in_review"),
    of_worksheet("decide", BY_EDITORS, "post", first_card),
    of_worksheet("undo", REFUSED, "post", lambda world: {"step": "1"}),
    of_worksheet("words", BY_EDITORS, "post", spoken, content_type="application/json"),
    of_worksheet(
        "save",
        BY_EDITORS,
        "post",
        lambda world: {"left_ok": "1", "version": str(Article.objects.get(pk=world.draft.pk).version)},
        article="draft",
    ),
    of_worksheet("steps", LOOK),
    Action("spreadsheet: template", "admin:participants_spreadsheetimport_template", LOOK_BY_EDITORS),
    of_sheet("report", "report", LOOK_BY_EDITORS),
    of_sheet("bring in", "bring-in", BY_EDITORS, method="post"),
    of_sheet("throw away", "throw-away", BY_EDITORS, method="post"),
    of_sheet("take back", "take-back", SENT_BY_EDITORS, method="post"),
    Action(
        "reports: group",
        "admin:articles_encounter_group",
        LOOK_BY_EDITORS,
        lambda world: [f"p{world.encounter.proposal_id}"],
    ),
    *(
        Action(
            f"reports: {one}",
            "admin:articles_encounter_decide",
            BY_EDITORS,
            method="post",
            data=decided(one),
        )
        for one in ("accept", "reject", "undo")
    ),
    of_batch("import: continue", "continue", BY_EDITORS, "staged", "post"),
    of_batch("import: confirm", "confirm", BY_EDITORS, "previewed", "post"),
    of_batch("import: throw away", "throw-away", BY_EDITORS, "previewed", "post"),
    of_batch("import: ask to undo", "undo", LOOK_BY_EDITORS, "finished"),
    of_batch("import: undo", "undo", BY_EDITORS, "finished", "post"),
    of_batch("import: problems", "problems", LOOK_BY_EDITORS, "finished"),
    Action(
        "import: report",
        "admin:articles_importbatch_download",
        LOOK_BY_EDITORS,
        lambda world: [world.batch("finished").pk, "csv"],
    ),
    Action(
        "feed: fetch",
        "admin:articles_feed_fetch",
        BY_ADMINISTRATORS,
        lambda world: [world.rows["articles.feed"].pk],
        "post",
    ),
    Action(
        "step: take back",
        "admin:summit_archive_step_revert",
        BY_EDITORS,
        lambda world: [world.rows["summit_archive.step"].pk],
        "post",
    ),
    Action("review: queue", "review-queue", LOOK),
    Action("review: submission", "review-submission", LOOK_BY_EDITORS, lambda world: [world.submission.pk]),
    Action(
        "review: take up",
        "review-take-up",
        ["refused", "refused", "proposes", "proposes"],
        method="post",
        data=lambda world: {"model": "articles.article", "row": world.in_review.pk},
    ),
    of_submission("comment", REVIEW, text="Which source?"),
    of_submission("send", ["refused", "refused", "refused", "refused"]),
    of_submission("return", REVIEW, text="Which source?"),
    of_submission("withdraw", REVIEW),
    of_submission("publish", BY_EDITORS),
    of_submission("preview", PREVIEW),
    on_form("_draft", REVIEW),
    on_form("_review", ["refused"] * 4),
    on_form("_publish", BY_EDITORS),
    on_form("_preview", PREVIEW),
    on_form("_draft", ["refused", "proposes", "proposes", "proposes"], opened=False),
    on_form("_review", ["refused", "proposes", "proposes", "proposes"], opened=False),
    on_form("_publish", ["refused"] * 4, opened=False),
    on_form("_preview", ["refused", "previews", "previews", "previews"], opened=False),
]
TABLE = [*(action for kind, asked in KINDS.items() for action in of_kind(kind, asked)), *OTHERS]

# --- What comes of each -----------------------------------------------------------------

KEPT_BESIDE = {"django_session", "django_admin_log", "summit_archive_step", "summit_archive_change"}
KEPT_BESIDE |= {"summit_archive_changecount", "summit_archive_auditentry"}
OF_REVIEW = {model._meta.db_table for model in (Submission, ReviewComment)}


def state_of_tables():
    """{table: something that is another after any change of its rows}"""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - KEPT_BESIDE
        asked = " UNION ALL ".join(
            f"SELECT '{table}', format('%s %s', count(*), sum(xmin::text::bigint)) FROM {table}"
            for table in sorted(tables)
        )
        cursor.execute(asked)
        return dict(cursor.fetchall())


def come_of(action, browser, world):
    """What comes of an action, which is taken back afterwards."""
    args, data = action.args(world), action.data(world)
    query = action.query(world) if callable(action.query) else action.query
    address = reverse(action.name, args=args) + query
    cookies = browser.cookies.copy()
    with transaction.atomic():
        before = state_of_tables()
        kind = {"content_type": action.content_type} if action.content_type else {}
        answer = getattr(browser, action.method)(address, data, **kind)
        after = state_of_tables()
        transaction.set_rollback(True)
    browser.cookies = cookies
    changed = {table for table in after if after[table] != before[table]}
    return outcome(answer, changed, action.method)


def outcome(answer, changed, method):
    leads_to = answer.headers.get("Location", "")
    if answer.status_code >= 500:
        return "broken"
    if changed:
        return "proposes" if changed <= OF_REVIEW else "writes"
    if leads_to.startswith("/admin/login/"):
        return "login"
    if answer.status_code in (403, 404):
        return "refused"
    if b'class="draft-band"' in getattr(answer, "content", b""):
        return "previews"
    if answer.status_code == 302 and leads_to == "/admin/":
        return "elsewhere"
    return "looks" if method == "get" and answer.status_code in (200, 302) else "nothing"


@pytest.mark.parametrize("role", ["anonymous", *ROLES])
def test_each_action_does_for_each_role_what_the_table_says(role):
    world = World()
    expected = {action.label: action.of(role) for action in TABLE}
    found = {action.label: come_of(action, world.browsers[role], world) for action in TABLE}

    different = [
        f"{label}: {one}, not {expected[label]}" for label, one in found.items() if one != expected[label]
    ]
    assert not different, "\n".join(different)


def editors_pages(patterns, route=""):
    """(route, name) of each address below /admin/."""
    for pattern in patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            if whole.startswith("admin/"):
                yield whole, pattern.name
        else:
            yield from editors_pages(pattern.url_patterns, whole)


def test_each_of_the_editors_pages_is_in_the_table():
    known = {action.name.partition(":")[2] or action.name for action in TABLE}
    # Old addresses of forms, and whatever is no address: both only lead on or are not found.
    nameless = {route for route, name in editors_pages(get_resolver().url_patterns) if name is None}

    assert {name for _route, name in editors_pages(get_resolver().url_patterns) if name} - known == set()
    assert all(route.endswith(("<path:object_id>/", "(?P<url>.*)$")) for route in nameless)


def test_no_action_stands_twice_in_the_table():
    labels = [action.label for action in TABLE]
    assert len(set(labels)) == len(labels)
