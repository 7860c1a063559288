"""Articles in review wait in the same queue, under the same rules; and whoever has no part in it sees none of them."""

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from articles.models import Article
from summit_archive.history.tables import Step
from summit_archive.review.submission import ReviewComment, Submission
from tests.forms import errors_of, typed
from tests.make import make_article
from tests.pages import text_of
from tests.summit_archive.review.people import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def bek():
    return browser_of("bek", "editor")


def form_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def taken_up(browser, article):
    """The page that a reviewer opens in the queue."""
    browser.post("/admin/review/take-up/", {"model": "articles.article", "row": article.pk})
    return Submission.objects.get(target=article.pk)


def press(browser, submission, button, text=""):
    article = Article.objects.get(pk=submission.target)
    sent = {"seen": str(article.version), "text": text}
    return browser.post(f"/admin/review/{submission.pk}/{button}/", sent, follow=True)


def save_as(browser, article, status):
    return browser.post(form_of(article), typed(browser.get(form_of(article)), "article_form", status=status))


def test_what_an_import_put_into_review_is_published_from_the_queue(bek):
    article = make_article("Leaders meet in Aral", status="in-review")
    assert "Leaders meet in Aral" in text_of(bek.get("/admin/review/?show=articles.article"))

    submission = taken_up(bek, article)
    assert "Leaders meet in Aral" in bek.post(f"/admin/review/{submission.pk}/preview/").content.decode()
    assert bek.get(f"/articles/{article.pk}.json").status_code == 404
    press(bek, submission, "publish")
    assert Article.objects.get().status == "published"
    assert Step.objects.filter(doing="Published what was in review", editor=bek.user).exists()


def test_it_is_returned_with_a_comment_to_the_drafts_or_withdrawn(bek):
    returned, withdrawn = (make_article(status="in-review") for _ in range(2))
    assert "Say why" in text_of(press(bek, taken_up(bek, returned), "return"))
    press(bek, taken_up(bek, returned), "return", "Which source is this?")
    press(bek, taken_up(bek, withdrawn), "withdraw")

    assert [Article.objects.get(pk=one.pk).status for one in (returned, withdrawn)] == ["draft", "withdrawn"]
    assert ReviewComment.objects.get(doing="returned").text == "Which source is this?"


def test_whoever_sent_an_article_to_review_publishes_it_by_no_way(bek):
    article = make_article(status="draft")
    save_as(bek, article, "in-review")
    submission = Submission.objects.get(target=article.pk)
    assert submission.author == bek.user

    assert "another reviewer publishes it" in text_of(press(bek, submission, "publish"))
    assert "another reviewer publishes it" in errors_of(save_as(bek, article, "published"))
    many = {"action": "publish", "_selected_action": [article.pk]}
    told = bek.post("/admin/articles/article/", many, follow=True)
    assert "was sent to review by you" in text_of(told)
    assert Article.objects.get().status == "in-review"

    press(browser_of("clara", "editor"), submission, "publish")
    assert Article.objects.get().status == "published"


def test_what_was_changed_since_the_reviewer_looked_is_not_published(bek):
    article = make_article(status="in-review")
    submission = taken_up(bek, article)
    seen = str(Article.objects.get().version)
    Article.objects.update(headline="Another headline")

    answer = bek.post(f"/admin/review/{submission.pk}/publish/", {"seen": seen})
    assert answer.status_code == 409
    assert Article.objects.get().status == "in-review"


def test_two_reviewers_take_one_article_up_once(bek):
    article = make_article(status="in-review")
    assert taken_up(bek, article) == taken_up(browser_of("clara", "editor"), article)


def test_a_headline_that_readers_do_not_see_is_told_to_no_contributor(bek):
    anna = browser_of("anna", "contributor")
    article = make_article("Leaders meet in Aral", status="draft", url="https://news.example/aral")
    kind = ContentType.objects.get_for_model(article).pk
    of_article = "app_label=articles&model_name=citation&field_name=cited_article"
    addresses = {
        "/admin/articles/article/": bek,
        f"/admin/autocomplete/?{of_article}&term=Aral": bek,
        form_of(article): bek,
        f"/admin/articles/article/{article.pk}/history/": bek,
        f"/admin/articles/article/{article.pk}/versions/": bek,
        f"/admin/articles/article/{article.pk}/worksheet/": bek,
        f"/admin/r/{kind}/{article.pk}/": None,
    }
    for address, who_sees in addresses.items():
        assert "aral" not in anna.get(address).headers.get("Location", "").lower()
        assert "in Aral" not in anna.get(address, follow=True).content.decode(), address
        assert who_sees is None or "in Aral" in bek.get(address).content.decode(), address

    page = reverse("admin:articles_article_add")
    fields = typed(
        anna.get(page), "article_form", headline="Leaders meet in Aral", url="https://news.example/a"
    )
    anna.post(page, fields | {"_review": "1"})
    assert Submission.objects.get().title == "Leaders meet in Aral"


def test_a_new_article_of_a_contributor_is_published_when_the_reviewer_publishes_it(bek):
    anna = browser_of("anna", "contributor")
    page = reverse("admin:articles_article_add")
    fields = typed(anna.get(page), "article_form", headline="Leaders meet in Aral", status="published")
    anna.post(page, fields | {"_review": "1"})
    assert not Article.objects.exists()

    bek.post(f"/admin/review/{Submission.objects.get().pk}/publish/", {"seen": "1"})
    assert Article.objects.get().status == "published"
    assert Step.objects.filter(doing="Published what anna proposed", editor=bek.user).exists()


# What the database keeps


def refuses(rule, **fields):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Submission.objects.create(model="articles.topic", **fields)


def test_the_database_keeps_who_may_publish_what():
    anna, bek = (User.objects.create_user(name) for name in ("anna", "bek"))
    now = "2026-11-30T12:00Z"
    sent = {"author": anna, "data": {}, "is_new": True, "sent_at": now}
    published = sent | {"state": "published", "target": 1, "published_at": now}

    refuses("another_than_its_author", **published, published_by=anna)
    refuses("says_by_whom_and_when", **published)
    refuses("in_review_was_sent", **sent | {"sent_at": None, "state": "in-review"})
    refuses("has_an_author", **sent | {"author": None})
    refuses("changes_names_its_record", **sent | {"is_new": False})
    refuses("as_it_stands_is_no_draft", target=1)
    refuses("known_state", **sent | {"state": "lost"})
    Submission.objects.create(model="articles.topic", **published, published_by=bek)
    Submission.objects.create(
        model="articles.topic", **published, published_by=anna, authors_could_publish=True
    )


def test_a_record_waits_for_review_once_in_the_database():
    waits = {"model": "articles.article", "target": 1, "state": "in-review", "sent_at": "2026-11-30T12:00Z"}
    Submission.objects.create(**waits)
    with pytest.raises(IntegrityError, match="record_waits_for_review_once"):
        Submission.objects.create(**waits)


# Groups


def test_the_groups_are_made_once_and_given_their_rights_again(capsys):
    call_command("make_groups")
    rights = {
        group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()
    }
    assert set(rights) == {"Contributors", "Editors", "Administrators"}
    assert rights["Contributors"] < rights["Editors"] < rights["Administrators"]
    assert {"propose_submission", "view_meeting"} <= rights["Contributors"]
    assert not [one for one in rights["Contributors"] if not one.startswith(("view_", "propose_"))]
    assert not {"change_feed", "change_selfacceptance", "change_user"} & rights["Editors"]

    Group.objects.get(name="Contributors").permissions.clear()
    capsys.readouterr()
    call_command("make_groups")
    call_command("make_groups")
    assert "Contributors: 0 rights added, 0 removed" in capsys.readouterr().out
    again = Group.objects.get(name="Contributors").permissions.values_list("codename", flat=True)
    assert set(again) == rights["Contributors"]
