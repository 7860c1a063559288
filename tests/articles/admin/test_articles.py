"""The editors' pages for articles and their evidence."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import Article, Mention, Statement
from tests.forms import errors_of, row, typed
from tests.make import (
    make_article,
    make_citation,
    make_country,
    make_coverage,
    make_meeting,
    make_participation,
    make_person,
    make_publisher,
    make_statement,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LIST = "/admin/articles/article/"
MENTIONS = "/admin/articles/mention/"


def change_page(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def act(client, page, action, *rows):
    chosen = {"action": action, "_selected_action": [one.pk for one in rows], "index": "0"}
    return client.post(page, chosen, follow=True).content.decode()


def make_mention(article, text="Putin", start=0, **fields):
    fields = {"rule": "name", "end": start + len(text)} | fields
    return Mention.objects.create(article=article, text=text, start=start, **fields)


# Status


def test_a_draft_is_seen_by_readers_only_when_it_is_published(admin_client, client):
    article = make_article("Gas talks", status="draft")
    assert client.get(article.get_absolute_url()).status_code == 404
    act(admin_client, LIST, "publish", article)
    assert client.get(article.get_absolute_url()).status_code == 200
    act(admin_client, LIST, "withdraw", article)
    assert client.get(article.get_absolute_url()).status_code != 200


def test_publishing_tells_how_many_and_raises_only_their_versions(admin_client):
    drafts = [make_article(status="draft"), make_article(status="in-review")]
    published = make_article()
    page = act(admin_client, LIST, "publish", *drafts, published)
    assert "2 articles are now “published”." in page and "1 already had this status." in page
    versions = dict(Article.objects.values_list("pk", "version"))
    assert [versions[article.pk] for article in (*drafts, published)] == [2, 2, 1]
    assert {entry.object_repr for entry in LogEntry.objects.all()} == {str(draft) for draft in drafts}


def test_publishing_is_seen_by_whoever_has_the_article_open(admin_client):
    article = make_article("Gas talks", status="draft")
    fields = typed(admin_client.get(change_page(article)), "article_form", headline="Typed meanwhile")
    act(admin_client, LIST, "publish", article)
    admin_client.post(change_page(article), fields)
    assert Article.objects.values_list("headline", "status").get() == ("Typed meanwhile", "published")
    told = "You, in another window, also changed this while you were editing: Status."
    assert told in admin_client.get("/admin/").content.decode()


def test_back_to_draft(admin_client):
    article = make_article()
    act(admin_client, LIST, "back_to_draft", article)
    assert Article.objects.get().status == "draft"


def test_the_way_to_the_public_page_is_there_only_when_there_is_one(admin_client):
    assert "View on site" in admin_client.get(change_page(make_article())).content.decode()
    assert "View on site" not in admin_client.get(change_page(make_article(status="draft"))).content.decode()


# The form


def test_an_article_is_saved_with_all_its_evidence(admin_client):
    participation = make_participation(make_meeting("Informal summit"), country=make_country("AM"))
    page = reverse("admin:articles_article_add")
    fields = typed(
        admin_client.get(page),
        "article_form",
        headline="Gas talks",
        language="en",
        body="Peskov: Supplies will grow.",
    )
    fields |= {f"{name}-TOTAL_FORMS": "1" for name in ("coverage", "attestations", "statements", "citations")}
    fields |= row("coverage", 0, meeting=participation.meeting.pk, kind="announces", status="announced")
    fields |= row("attestations", 0, participation=participation.pk, status="attended")
    fields |= row("citations", 0, position="1", as_given="Regional briefings")
    speech = {"part": "body", "manner": "quoted", "text": "Supplies will grow.", "speaker_name": "Peskov"}
    fields |= row("statements", 0, position="1", topics=[make_topic("Gas").pk], **speech)
    answer = admin_client.post(page, fields | {"countries": [make_country("AM").pk]})
    assert answer.status_code == 302, errors_of(answer)
    article = Article.objects.get()
    assert [str(topic) for topic in article.statements.get().topics.all()] == ["Gas"]
    assert (article.coverage.count(), article.attestations.count(), article.citations.count()) == (1, 1, 1)
    assert [str(country) for country in article.countries.all()] == ["Armenia"]


def test_a_country_linked_by_one_is_not_lost_by_the_form_of_another(admin_client):
    article = make_article(countries=[make_country("KZ")])
    earlier = typed(admin_client.get(change_page(article)), "article_form")
    both = [make_country("KZ").pk, make_country("UZ").pk]
    admin_client.post(change_page(article), earlier | {"countries": both})
    admin_client.post(change_page(article), earlier | {"headline": "Later"})
    article.refresh_from_db()
    assert (article.headline, article.countries.count()) == ("Later", 2)


def test_the_body_keeps_every_character_so_that_spans_stay(admin_client):
    body = "  First line.\n\nPutin spoke.\n"
    article = make_article(body=body)
    fields = typed(admin_client.get(change_page(article)), "article_form", byline="Anna")
    # As a browser sends it.
    fields["body"] = body.replace("\n", "\r\n")
    assert admin_client.post(change_page(article), fields).status_code == 302
    article.refresh_from_db()
    assert (article.body, article.byline) == (body, "Anna")
    assert "Body" not in LogEntry.objects.get().get_change_message()


def change_body(client, article, body, **changes):
    """Saves the article's form with another body; returns the page that follows."""
    fields = typed(client.get(change_page(article)), "article_form") | {"body": body} | changes
    answer = client.post(change_page(article), fields, follow=True)
    assert answer.redirect_chain, errors_of(answer)
    return answer.content.decode()


def test_mentions_move_with_their_words_when_the_body_changes(admin_client):
    article = make_article(body="Putin spoke. Tokayev listened. Putin left.")
    kazakhstan, russia = make_country("KZ"), make_country("RU")
    make_mention(article, "Putin", 0, country=russia, is_checked=True)
    make_mention(article, "Tokayev", 13, country=kazakhstan, state="rejected", is_checked=True)
    make_mention(article, "Putin", 31, country=russia, is_checked=True)
    body = "In Minsk, Putin spoke. Putin left."
    page = change_body(admin_client, article, body)
    mentions = Mention.objects.values_list("start", "end", "text", "country")
    assert list(mentions) == [(10, 15, "Putin", russia.pk), (23, 28, "Putin", russia.pk)]
    assert "moved with their words: 2." in page and "their words are gone: 1." in page
    article.refresh_from_db()
    assert (article.body, article.version) == (body, 2)


def test_mentions_move_past_one_another_of_the_same_thing(admin_client):
    article, russia = make_article(body="Putin Putin Putin"), make_country("RU")
    for start in (0, 6, 12):
        make_mention(article, "Putin", start, country=russia, is_checked=True)
    change_body(admin_client, article, "Once: Putin Putin Putin")
    # On the way each stands where the next one still is.
    assert list(Mention.objects.values_list("start", flat=True)) == [6, 12, 18]


def test_a_mention_that_was_false_already_goes_when_the_body_changes(admin_client):
    article = make_article(body="Putin spoke.")
    make_mention(article, "Tokayev", 0)
    assert "their words are gone: 1." in change_body(admin_client, article, "Putin spoke again.")
    assert not Mention.objects.exists()


def test_statements_move_with_their_words_when_the_body_changes(admin_client):
    article = make_article(body="He said: gas will flow. And then: oil too. He left.")
    make_statement(article, "gas will flow", start=9, end=22)
    make_statement(article, "oil too", start=34, end=41, position=1)
    make_statement(article, "He left for good", start=43, end=50, position=2, manner="paraphrased")
    body = "Today he said: gas will flow. And then: not oil. He left."
    page = change_body(admin_client, article, body)
    spans = [
        statement.start is not None and body[statement.start : statement.end]
        for statement in Statement.objects.all()
    ]
    assert spans == ["gas will flow", False, "He left"]
    assert Statement.objects.get(position=1).text == "oil too"
    assert "moved with their words: 2." in page
    assert "words are no longer in the text: 1." in page


def test_a_statement_that_is_edited_with_the_body_moves_unless_its_place_is_typed(admin_client):
    article = make_article(body="Yes, he said. No, she said. Yes again.")
    moves = make_statement(article, "Yes", start=0, end=3, speaker=None, speaker_name="He")
    typed_anew = make_statement(article, "No", start=14, end=16, position=1)
    changes = row("statements", 0, speaker_name="The minister")
    changes |= row("statements", 1, text="Yes again", start="45", end="54")
    change_body(admin_client, article, "Today: Yes, he said. No, she said.           Yes again.", **changes)
    moves.refresh_from_db(), typed_anew.refresh_from_db()
    assert (moves.speaker_name, moves.start, moves.end) == ("The minister", 7, 10)
    assert (typed_anew.text, typed_anew.start, typed_anew.end) == ("Yes again", 45, 54)


def test_a_place_that_is_typed_is_one_in_the_new_body(admin_client):
    article = make_article(body="Yes, he said.")
    fields = typed(admin_client.get(change_page(article)), "article_form", body="Today: Yes, he said.")
    fields |= {"statements-TOTAL_FORMS": "1"}
    line = {"position": "1", "speaker_name": "Peskov", "manner": "quoted", "text": "Yes", "part": "body"}
    of_the_old = row("statements", 0, start="0", end="3", **line)
    assert "the words there are “Tod”" in errors_of(
        admin_client.post(change_page(article), fields | of_the_old)
    )
    of_the_new = row("statements", 0, start="7", end="10", **line)
    assert admin_client.post(change_page(article), fields | of_the_new).status_code == 302
    assert Statement.objects.get().start == 7


def test_a_body_that_stays_says_nothing_of_places(admin_client):
    article = make_article(body="Putin spoke.")
    make_mention(article)
    assert "The body changed" not in change_body(admin_client, article, "Putin spoke.", byline="Anna")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"headline": ""}, "This field is required"),
        ({"language": "English!"}, "A language tag is expected"),
        ({"published_on": "26.12."}, "A whole day is expected"),
        ({"url": "kremlin"}, "Enter a valid URL"),
        ({"countries": ["x"]}, "is not a valid value"),
    ],
)
def test_the_form_names_the_rule(admin_client, changes, said):
    article = make_article()
    fields = typed(admin_client.get(change_page(article)), "article_form", **changes)
    assert said in errors_of(admin_client.post(change_page(article), fields))


def test_the_same_meeting_twice_is_refused_in_words(admin_client):
    article, meeting = make_article(), make_meeting()
    fields = typed(admin_client.get(change_page(article)), "article_form") | {"coverage-TOTAL_FORMS": "2"}
    for number in range(2):
        fields |= row("coverage", number, meeting=meeting.pk, kind="reports")
    assert "duplicate" in errors_of(admin_client.post(change_page(article), fields))


def test_half_a_span_is_refused(admin_client):
    article = make_article()
    fields = typed(admin_client.get(change_page(article)), "article_form") | {"statements-TOTAL_FORMS": "1"}
    line = {"position": "1", "speaker_name": "Peskov", "manner": "quoted", "text": "Yes.", "start": "3"}
    answer = admin_client.post(change_page(article), fields | row("statements", 0, **line))
    assert "Give both the start and a later end" in errors_of(answer)
    assert not Statement.objects.exists()


def test_a_participant_is_chosen_with_the_name_of_the_meeting(admin_client):
    make_participation(make_meeting("Informal summit"), country=make_country("AM"))
    asked = {"app_label": "articles", "model_name": "attestation", "field_name": "participation"}
    results = admin_client.get(reverse("admin:autocomplete"), asked | {"term": "informal armenia"}).json()
    assert [choice["text"] for choice in results["results"]] == ["Armenia: Informal summit"]


def test_the_articles_of_a_meeting_are_a_link_away(admin_client):
    coverage = make_coverage(make_article("Gas talks"))
    make_article("Something else")
    meeting_page = reverse("admin:participants_meeting_change", args=[coverage.meeting.pk])
    link = f"{LIST}?coverage__meeting__id__exact={coverage.meeting.pk}"
    assert link in admin_client.get(meeting_page).content.decode()
    assert [str(one) for one in admin_client.get(link).context["cl"].result_list] == ["Gas talks"]


@pytest.mark.parametrize("rows", [1, 8])
def test_the_form_of_an_article_does_not_ask_for_each_line(admin_client, django_assert_max_num_queries, rows):
    article = make_article(publisher=make_publisher())
    for _ in range(rows):
        make_coverage(article)
        make_citation(article, publisher=make_publisher())
        make_statement(article, speaker=make_person())
    # A statement's topics cost one query a line.
    with django_assert_max_num_queries(16 + 2 * rows):
        admin_client.get(change_page(article))


# Mentions


def test_the_mentions_of_an_article_are_a_link_away(admin_client):
    article = make_article(body="Putin spoke.")
    make_mention(article)
    make_mention(make_article(), "Tokayev")
    link = f"{MENTIONS}?article__id__exact={article.pk}"
    assert link in admin_client.get(change_page(article)).content.decode()
    assert [str(one) for one in admin_client.get(link).context["cl"].result_list] == ["Putin"]


@pytest.mark.parametrize(("action", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_settling_mentions_raises_the_version_of_their_article(admin_client, action, state):
    article, other = make_article(), make_article()
    page = act(admin_client, MENTIONS, action, make_mention(article), make_mention(article, "Peskov", 20))
    assert f"2 mentions are now {state}." in page
    assert set(Mention.objects.values_list("state", flat=True)) == {state}
    versions = dict(Article.objects.values_list("pk", "version"))
    assert (versions[article.pk], versions[other.pk]) == (2, 1)


def test_a_mention_that_names_two_things_is_refused(admin_client):
    mention = make_mention(make_article(), country=make_country("RU"))
    page = reverse("admin:articles_mention_change", args=[mention.pk])
    fields = typed(admin_client.get(page), "mention_form", person=make_person().pk)
    assert "A mention names one thing" in errors_of(admin_client.post(page, fields))


@pytest.mark.parametrize("rows", [2, 12])
def test_the_list_of_mentions_costs_the_same(admin_client, django_assert_max_num_queries, rows):
    article = make_article()
    for number in range(rows):
        make_mention(article, start=number * 10, person=make_person())
    with django_assert_max_num_queries(8):
        admin_client.get(MENTIONS)


# Tags


def test_the_form_shows_the_tags_of_the_source_and_leaves_them(admin_client):
    article = make_article()
    article.tags.create(text="Republic of Kazakhstan", country=make_country("KZ"))
    page = admin_client.get(change_page(article))
    assert "Republic of Kazakhstan" in page.content.decode()

    admin_client.post(change_page(article), typed(page, "article_form", headline="Gas talks"))

    assert Article.objects.get().headline == "Gas talks"
    assert [tag.text for tag in article.tags.all()] == ["Republic of Kazakhstan"]


# Many at once


def move_all(client, action, **also):
    """As if “select all” of the list were pressed, which sends one tick along."""
    ticked = {"_selected_action": [Article.objects.first().pk], "select_across": "1"}
    return client.post(LIST, {"action": action, "index": "0", **ticked, **also}, follow=True)


def test_more_than_a_press_moves_are_moved_by_pressing_again(admin_client, monkeypatch):
    monkeypatch.setattr("articles.admin.status_actions.AT_ONCE", 3)
    monkeypatch.setattr("articles.admin.status_actions.SLICE", 2)
    articles = [make_article(str(number)) for number in range(8)]
    page = move_all(admin_client, "withdraw").content.decode()
    assert "3 of 8 done." in page
    assert list(Article.objects.published().order_by("pk")) == articles[3:]
    again = move_all(admin_client, "withdraw", moved_before="3").content.decode()
    assert "6 of 8 done." in again and 'name="moved_before" value="6"' in again
    assert 'name="select_across" value="1"' in again
    last = move_all(admin_client, "withdraw", moved_before="6").content.decode()
    assert "8 articles are now “withdrawn”." in last and "already had this status" not in last
    assert not Article.objects.published().exists()
    assert LogEntry.objects.count() == 8 and set(Article.objects.values_list("version", flat=True)) == {2}


def test_nothing_is_moved_where_one_of_them_cannot_be(admin_client, monkeypatch):
    monkeypatch.setattr("articles.admin.status_actions.SLICE", 1)
    for number in range(3):
        make_article(str(number))
    admin_client.raise_request_exception = False
    sent = iter([None, None])
    log = LogEntry.objects.log_actions

    def breaks(*values, **options):
        next(sent)
        return log(*values, **options)

    monkeypatch.setattr(LogEntry.objects, "log_actions", breaks)
    assert move_all(admin_client, "withdraw").status_code == 500
    assert Article.objects.published().count() == 3 and not LogEntry.objects.exists()


def test_who_moves_more_articles_asks_no_more_each(admin_client, django_assert_max_num_queries):
    for number in range(30):
        make_article(str(number))
    with django_assert_max_num_queries(30):
        move_all(admin_client, "withdraw")


def test_a_withdrawn_article_is_found_no_more_and_an_editor_still_finds_it(admin_client, client):
    article = make_article("Pipeline deal")
    act(admin_client, LIST, "withdraw", article)
    assert "Pipeline deal" not in client.get("/articles/?q=pipeline").content.decode()
    assert "Pipeline deal" in admin_client.get(f"{LIST}?q=pipeline").content.decode()
    act(admin_client, LIST, "publish", article)
    assert "Pipeline deal" in client.get("/articles/?q=pipeline").content.decode()
