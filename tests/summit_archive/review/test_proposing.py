"""What a contributor types is kept, is shown to nobody but by its preview, and is published by somebody else."""

import pytest
from django.db import connection
from django.urls import reverse

from participants.models import Meeting, Participation, Person
from summit_archive.page_cache.version import read_version
from summit_archive.review.submission import ReviewComment, Submission
from tests.forms import errors_of, row, typed
from tests.make import make_country, make_meeting, make_person, make_topic
from tests.pages import text_of
from tests.summit_archive.review.people import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def anna():
    return browser_of("anna", "contributor")


@pytest.fixture
def bek():
    return browser_of("bek", "editor")


def form_of(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def page_of(submission, button=""):
    return f"/admin/review/{submission.pk}/{button and button + '/'}"


def propose(browser, meeting, button="_review", **changes):
    """The submission that somebody makes of a meeting, with `changes`."""
    fields = typed(browser.get(form_of(meeting)), "meeting_form", **changes)
    answer = browser.post(form_of(meeting), fields | {button: "1"})
    assert answer.status_code == 302, errors_of(answer)
    return Submission.objects.latest("pk")


def publish(browser, submission, **changes):
    seen = str(Submission.objects.get(pk=submission.pk).version)
    return browser.post(page_of(submission, "publish"), {"seen": seen} | changes, follow=True)


def make_summit(**fields):
    return make_meeting("Summit in Almaty", summary="As it was", **fields)


# A change to what is on record


def test_what_a_contributor_sends_changes_nothing_until_it_is_published(anna, bek):
    meeting = make_summit(countries=[make_country("KZ")])

    submission = propose(anna, meeting, title="Summit in Astana", **{"participations-0-status": "attended"})
    assert Meeting.objects.get().title == "Summit in Almaty"
    assert Participation.objects.get().status == "not-stated"
    assert (submission.state, submission.author.username) == ("in-review", "anna")

    publish(bek, submission)
    assert Meeting.objects.get().title == "Summit in Astana"
    assert Participation.objects.get().status == "attended"
    submission.refresh_from_db()
    assert (submission.state, submission.published_by.username) == ("published", "bek")


def test_a_draft_is_its_authors_alone_until_it_is_sent(anna, bek):
    submission = propose(anna, make_summit(), "_draft", title="Summit in Astana")

    assert submission.state == "draft"
    assert bek.get(page_of(submission)).status_code == 404
    assert "Summit in Astana" not in bek.get("/admin/review/").content.decode()
    anna.post(page_of(submission, "send"), {"seen": "1"})
    assert "Summit in Astana" in bek.get("/admin/review/").content.decode()


def test_of_the_proposals_of_others_a_contributor_sees_none(anna):
    submission = propose(anna, make_summit(), title="Summit in Astana")
    clara = browser_of("clara", "contributor")

    assert clara.get(page_of(submission)).status_code == 404
    assert clara.get(f"{form_of(Meeting.objects.get())}?submission={submission.pk}").status_code == 404
    assert "Summit in Astana" not in clara.get("/admin/review/").content.decode()


def test_saving_by_any_other_button_keeps_a_draft_at_most(anna):
    meeting = make_summit()
    for button in ("_save", "_continue", "_addanother", "_saveasnew", "_nonsense"):
        fields = typed(anna.get(form_of(meeting)), "meeting_form", title="Summit in Astana")
        anna.post(form_of(meeting), fields | {button: "1"})

    assert [one.title for one in Meeting.objects.all()] == ["Summit in Almaty"]
    assert set(Submission.objects.values_list("state", flat=True)) == {"draft"}


def test_what_the_form_refuses_is_told_and_not_kept(anna):
    meeting = make_summit()
    fields = typed(anna.get(form_of(meeting)), "meeting_form", title="", when="some day")
    answer = anna.post(form_of(meeting), fields | {"_review": "1"})

    assert "This field is required" in errors_of(answer)
    assert not Submission.objects.exists()


def test_what_only_the_database_refuses_is_told_and_not_kept(anna):
    person = make_person("Kassym-Jomart Tokayev")
    make_meeting(people=[person])
    meeting = make_summit()
    fields = typed(anna.get(form_of(meeting)), "meeting_form")
    gone = make_person("Somebody else")
    line = row(
        "participations", 0, person=gone.pk, role="member", status="invited", confirmation="not-stated"
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "ALTER TABLE participants_participation ADD CONSTRAINT nobody_of_this_test CHECK "
            "(person_id IS DISTINCT FROM %s)",
            [gone.pk],
        )
    answer = anna.post(form_of(meeting), fields | line | {"participations-TOTAL_FORMS": "1", "_review": "1"})

    assert "nobody of this test" in errors_of(answer)
    assert not Submission.objects.exists()
    assert typed(answer, "meeting_form")["participations-0-person"] == [str(gone.pk)]


def test_the_form_of_a_draft_holds_what_was_typed(anna):
    meeting = make_summit(countries=[make_country("KZ")])
    submission = propose(
        anna, meeting, "_draft", title="Summit in Astana", **{"participations-0-note": "By video"}
    )

    again = typed(anna.get(f"{form_of(meeting)}?submission={submission.pk}"), "meeting_form")
    assert again["title"] == ["Summit in Astana"]
    assert again["participations-0-note"] == ["By video"]
    assert Meeting.objects.get().title == "Summit in Almaty"


def test_a_draft_is_changed_in_place_and_what_it_said_before_is_kept(anna):
    meeting = make_summit()
    submission = propose(anna, meeting, "_draft", title="Summit in Astana")
    page = f"{form_of(meeting)}?submission={submission.pk}"

    anna.post(page, typed(anna.get(page), "meeting_form", title="Summit in Aktau") | {"_review": "1"})
    submission.refresh_from_db()
    assert (submission.title, submission.state, submission.version) == ("Summit in Aktau", "in-review", 2)
    assert ReviewComment.objects.get(doing="kept").former_data["title"] == ["Summit in Astana"]


def test_of_two_who_change_one_draft_the_second_is_told(anna, bek):
    meeting = make_summit()
    submission = propose(anna, meeting, title="Summit in Astana")
    page = f"{form_of(meeting)}?submission={submission.pk}"
    annas, beks = (typed(browser.get(page), "meeting_form") for browser in (anna, bek))

    bek.post(page, beks | {"title": "Summit by Bek", "_draft": "1"})
    told = anna.post(page, annas | {"title": "Summit by Anna", "_review": "1"})
    assert "changed this draft while you had it open" in errors_of(told)
    submission.refresh_from_db()
    assert (submission.title, submission.state) == ("Summit by Bek", "in-review")

    anna.post(page, typed(told, "meeting_form") | {"_review": "1"})
    submission.refresh_from_db()
    assert submission.title == "Summit by Anna"


# A new record


def test_a_new_record_is_proposed_and_becomes_one_when_published(anna, bek):
    page = reverse("admin:participants_person_add")
    fields = typed(anna.get(page), "person_form", name="Zhanar Aitzhanova", family_name="Aitzhanova")
    anna.post(page, fields | {"_review": "1"})
    submission = Submission.objects.get()
    assert (submission.title, submission.is_new, submission.target) == ("Zhanar Aitzhanova", True, None)
    assert not Person.objects.exists()

    publish(bek, submission)
    submission.refresh_from_db()
    assert Person.objects.get().name == "Zhanar Aitzhanova"
    assert submission.target == Person.objects.get().pk


@pytest.mark.parametrize(
    "kind",
    [
        "participants_country",
        "participants_place",
        "participants_person",
        "participants_organisation",
        "participants_office",
        "participants_meetingseries",
        "participants_meeting",
        "articles_publisher",
        "articles_topic",
        "articles_article",
    ],
)
def test_a_contributor_finds_the_form_of_every_record_on_the_first_page_and_in_its_list(anna, kind):
    assert reverse(f"admin:{kind}_add") in anna.get("/admin/").content.decode()
    assert reverse(f"admin:{kind}_add") in anna.get(reverse(f"admin:{kind}_changelist")).content.decode()
    form = anna.get(reverse(f"admin:{kind}_add")).content.decode()
    assert 'name="_review"' in form
    assert 'class="default" name="_save"' not in form


def test_a_window_that_chooses_for_another_form_proposes_nothing(anna):
    assert anna.get(reverse("admin:articles_topic_add") + "?_popup=1").status_code == 403


# Who publishes


def test_the_author_does_not_publish_unless_the_archive_lets_authors(bek, settings):
    submission = propose(bek, make_summit(), title="Summit in Astana")
    assert "another reviewer publishes it" in text_of(publish(bek, submission))
    assert Meeting.objects.get().title == "Summit in Almaty"

    settings.AUTHORS_MAY_PUBLISH = True
    publish(bek, submission)
    assert Meeting.objects.get().title == "Summit in Astana"


def test_two_who_publish_at_once_publish_it_once(anna, bek):
    submission = propose(anna, make_summit(), title="Summit in Astana")
    publish(bek, submission)
    version = Meeting.objects.get().version

    again = publish(browser_of("clara", "editor"), submission)
    assert "Only what is in review can be published" in text_of(again)
    assert Meeting.objects.get().version == version


def test_what_changed_since_the_reviewer_looked_is_not_published(anna, bek):
    meeting = make_summit()
    submission = propose(anna, meeting, title="Summit in Astana")
    page = f"{form_of(meeting)}?submission={submission.pk}"
    anna.post(page, typed(anna.get(page), "meeting_form", title="Summit in Aktau") | {"_review": "1"})

    answer = publish(bek, submission, seen="1")
    assert Meeting.objects.get().title == "Summit in Almaty"
    submission.refresh_from_db()
    assert submission.state == "in-review"
    assert (answer.status_code, answer.templates[0].name) == (409, "admin/review/submission.html")
    told = text_of(answer)
    assert "Nothing was done: this was changed since you looked at it" in told
    assert "anna changed it" in told and "Title: “Summit in Astana” became “Summit in Aktau”" in told

    returned = bek.post(page_of(submission, "return"), {"seen": "1", "text": "Which source says so?"})
    assert returned.status_code == 409 and "anna changed it" in text_of(returned)
    assert "Which source says so?</textarea>" in returned.content.decode()

    bek.post(page_of(submission, "publish"), {"seen": answer.context["seen"]})
    assert Meeting.objects.get().title == "Summit in Aktau"


@pytest.mark.parametrize("seen", ["", "0", "-1", "x", "9" * 30, "\0"])
def test_a_version_that_nobody_can_have_seen_publishes_nothing(anna, bek, seen):
    submission = propose(anna, make_summit(), title="Summit in Astana")
    answer = publish(bek, submission, seen=seen)
    assert answer.status_code == 409 and "Look at it again" in text_of(answer)
    assert Meeting.objects.get().title == "Summit in Almaty"


def test_a_value_that_the_form_refuses_by_now_is_named_where_it_is_not_published(anna, bek):
    submission = propose(anna, make_summit(), title="Summit in Astana")
    Submission.objects.update(data=submission.data | {"title": [""], "when": ["some day"]})
    answer = publish(bek, submission)
    told = [str(one) for one in answer.context["messages"]]
    assert told[0].startswith("It is not published")
    assert "This field is required." in told


def test_a_rule_of_the_database_alone_is_named_where_it_is_not_published(anna, bek):
    submission = propose(anna, make_summit(), title="Summit in Astana")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "ALTER TABLE participants_meeting ADD CONSTRAINT no_summit_of_this_test CHECK "
            "(title <> 'Summit in Astana')"
        )
    answer = publish(bek, submission)
    assert "no summit of this test" in " ".join(str(one) for one in answer.context["messages"])
    assert Meeting.objects.get().title == "Summit in Almaty"


def test_a_look_alike_is_asked_about_where_it_is_not_published(anna, bek):
    page = reverse("admin:participants_person_add")
    fields = typed(anna.get(page), "person_form", name="Zhanar Aitzhanova", family_name="Aitzhanova")
    anna.post(page, fields | {"_review": "1"})
    make_person("Zhanar Aitzhanova", slug="aitzhanova")

    answer = publish(bek, Submission.objects.get())
    told = " ".join(str(one) for one in answer.context["messages"])
    assert "has to be confirmed first" in told
    assert 'name="confirmed"' in answer.content.decode()
    assert Person.objects.count() == 1


def test_what_others_changed_since_elsewhere_in_the_record_stays(anna, bek):
    meeting = make_summit()
    submission = propose(anna, meeting, title="Summit in Astana")
    bek.post(form_of(meeting), typed(bek.get(form_of(meeting)), "meeting_form", summary="Mended"))

    [title] = bek.get(page_of(submission)).context["fields"]
    assert title.label == "Title"
    publish(bek, submission)
    assert Meeting.objects.values_list("title", "summary").get() == ("Summit in Astana", "Mended")


def test_where_others_changed_the_same_since_the_reviewer_chooses(anna, bek):
    meeting = make_summit()
    submission = propose(anna, meeting, title="Summit in Astana")
    bek.post(form_of(meeting), typed(bek.get(form_of(meeting)), "meeting_form", title="Summit in Aktau"))

    page = text_of(bek.get(page_of(submission)))
    assert "Others have changed the same since" in page
    answer = publish(bek, submission)
    assert "It is not published" in text_of(answer)
    assert Meeting.objects.get().title == "Summit in Aktau"
    submission.refresh_from_db()
    assert submission.state == "in-review"

    chosen = typed(answer, "two-editors") | {"choose:title": "mine"}
    bek.post(answer.request["PATH_INFO"] + "?" + answer.request["QUERY_STRING"], chosen)
    publish(bek, submission)
    assert Meeting.objects.get().title == "Summit in Astana"


def test_a_reviewer_changes_what_was_sent_and_publishes_it_from_the_form(anna, bek):
    meeting = make_summit()
    submission = propose(anna, meeting, title="Sumit in Astana")
    page = f"{form_of(meeting)}?submission={submission.pk}"

    bek.post(page, typed(bek.get(page), "meeting_form", title="Summit in Astana") | {"_publish": "1"})
    submission.refresh_from_db()
    assert Meeting.objects.get().title == "Summit in Astana"
    assert (submission.state, submission.author.username) == ("published", "anna")


# What is said, and what is returned


def test_what_is_returned_says_why_and_may_be_sent_again(anna, bek):
    submission = propose(anna, make_summit(), title="Summit in Astana")
    assert "Say why" in text_of(bek.post(page_of(submission, "return"), {"seen": "1", "text": " "}))

    bek.post(page_of(submission, "return"), {"seen": "1", "text": "Which source says so?"})
    submission.refresh_from_db()
    assert submission.state == "returned"
    assert "Which source says so?" in text_of(anna.get(page_of(submission)))

    anna.post(page_of(submission, "comment"), {"text": "The press service."})
    anna.post(page_of(submission, "send"), {"seen": "1"})
    submission.refresh_from_db()
    assert submission.state == "in-review"
    assert "The press service." in text_of(bek.get(page_of(submission)))


def test_what_is_withdrawn_is_published_by_nobody(anna, bek):
    submission = propose(anna, make_summit(), title="Summit in Astana")
    anna.post(page_of(submission, "withdraw"), {"seen": "1"})
    submission.refresh_from_db()
    assert submission.state == "withdrawn"

    publish(bek, submission)
    assert Meeting.objects.get().title == "Summit in Almaty"


@pytest.mark.parametrize("button", ["comment", "send", "return", "withdraw", "publish", "preview"])
@pytest.mark.parametrize("number", ["0", "99999999999999999999999999"])
def test_a_button_of_no_submission_is_refused(bek, button, number):
    assert bek.post(f"/admin/review/{number}/{button}/", {"seen": "\0", "text": "\0"}).status_code == 404


@pytest.mark.parametrize("number", ["", "0", "x", "٣", "9" * 40, "1\0"])
def test_a_form_with_no_such_submission_is_not_found(bek, number):
    meeting = make_summit()
    assert bek.get(form_of(meeting), {"submission": number}).status_code in (400, 404)


def test_a_submission_of_another_record_does_not_open_in_this_ones_form(anna):
    submission = propose(anna, make_summit(), "_draft")
    other, topic = make_meeting(), make_topic()
    for thing in (other, topic):
        assert anna.get(f"{form_of(thing)}?submission={submission.pk}").status_code == 404


# What it changes


def test_the_page_shows_fields_and_lines_beside_what_is_on_record(anna, bek):
    meeting = make_summit(countries=[make_country("KZ"), make_country("UZ")])
    lines = {"participations-0-status": "attended", "participations-1-DELETE": "on"}
    added = row("participations", 2, name_as_given="The host", role="host", status="attended")
    added |= {"participations-2-confirmation": "not-stated", "participations-TOTAL_FORMS": "3"}
    submission = propose(anna, meeting, title="Summit in Astana", **lines, **added)

    answer = bek.get(page_of(submission))
    page = answer.content.decode()
    assert "<del>Almaty</del>" in page
    assert "<ins>Astana</ins>" in page
    assert [line.state for line in answer.context["lines"][0].lines] == ["changed", "removed", "added"]
    assert "The host" in page


# Preview


def test_the_preview_is_the_readers_page_and_leaves_nothing(anna):
    meeting = make_summit(countries=[make_country("KZ")])
    fields = typed(anna.get(form_of(meeting)), "meeting_form", title="Summit in Astana", slug="in-astana")
    before = Meeting.objects.values().get()

    answer = anna.post(form_of(meeting), fields | {"_preview": "1"})
    page = answer.content.decode()
    assert "<h1" in page
    assert "Summit in Astana" in page
    assert "draft-band" in page
    assert "links to its own new addresses lead nowhere until then" in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert Meeting.objects.values().get() == before
    assert not Submission.objects.exists()
    assert anna.get("/meetings/in-astana/").status_code == 404


def test_the_preview_of_a_draft_and_of_a_new_record_are_shown_from_their_page(anna, bek):
    page = reverse("admin:participants_person_add")
    fields = typed(anna.get(page), "person_form", name="Zhanar Aitzhanova", family_name="Aitzhanova")
    anna.post(page, fields | {"_review": "1"})

    answer = bek.post(page_of(Submission.objects.get(), "preview"))
    assert "Zhanar Aitzhanova" in answer.content.decode()
    assert "draft-band" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_preview_of_what_cannot_be_saved_says_why(anna):
    meeting = make_summit()
    fields = typed(anna.get(form_of(meeting)), "meeting_form", title="")
    answer = anna.post(form_of(meeting), fields | {"_preview": "1"})
    assert answer.status_code == 422
    assert "This field is required" in text_of(answer)


def test_an_editor_previews_what_is_in_the_form_and_saves_it_as_ever(bek):
    meeting = make_summit()
    fields = typed(bek.get(form_of(meeting)), "meeting_form", title="Summit in Astana")
    assert "Summit in Astana" in bek.post(form_of(meeting), fields | {"_preview": "1"}).content.decode()
    assert Meeting.objects.get().title == "Summit in Almaty"

    bek.post(form_of(meeting), fields | {"_save": "1"})
    assert Meeting.objects.get().title == "Summit in Astana"


@pytest.mark.django_db(transaction=True)
def test_neither_drafts_nor_previews_count_as_changes_of_the_archive(anna, bek):
    meeting = make_summit()
    address = f"/meetings/{meeting.slug}/"
    kept = bek.get(address)
    version = read_version()

    submission = propose(anna, meeting, title="Summit in Astana")
    shown = bek.post(page_of(submission, "preview")).content.decode()
    assert "Summit in Astana" in shown
    assert read_version() == version
    again = bek.get(address)
    assert again.headers["ETag"] == kept.headers["ETag"]
    assert "Astana" not in again.content.decode()

    publish(bek, submission)
    assert read_version() != version
    assert "Astana" in bek.get(address).content.decode()


# Costs


@pytest.mark.parametrize("number", [1, 20])
@pytest.mark.parametrize("show", ["waiting", "mine", "done", "articles.article"])
def test_the_queue_costs_the_same_for_any_number(anna, bek, number, show, django_assert_num_queries):
    from tests.make import make_article

    for one in range(number):
        make_article(status="in-review")
        submission = propose(anna, make_meeting(), title=f"Summit {one}")
        bek.post(page_of(submission, "comment"), {"text": "Which source?"})
    bek.get("/admin/review/")

    with django_assert_num_queries({"waiting": 10, "articles.article": 11}.get(show, 9)):
        bek.get(f"/admin/review/?show={show}")
