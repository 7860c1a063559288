"""The inbox of meetings from the news: what waits, grouped by meeting, and what it can be narrowed by."""

import datetime

import pytest
from django.contrib.auth.models import Permission, User

from articles.models import Article, ImportBatch
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_encounter,
    make_meeting,
    make_office,
    make_person,
    make_place,
    make_proposal,
    make_publisher,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

INBOX = "/admin/articles/encounter/"


def text_of(answer):
    return " ".join(answer.content.decode().split())


def titles(client, query=""):
    answer = client.get(f"{INBOX}?{query}")
    assert answer.status_code == 200
    return [shown.group.title for shown in answer.context["groups"]]


def group_page(client, key):
    return client.get(f"{INBOX}group/{key}/")


def login_with(client, *codenames):
    """Somebody of the staff who has these permissions, and no other."""
    user = User.objects.create_user(f"user-{User.objects.count()}", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return user


# What waits


def test_what_several_articles_report_of_one_meeting_is_one_group(admin_client):
    proposal, meeting = make_proposal("Talks in Minsk"), make_meeting("Summit in Sochi")
    for _ in range(3):
        make_encounter(proposal=proposal)
    for _ in range(2):
        make_encounter(meeting=meeting)
    answer = admin_client.get(INBOX)

    assert [(one.group.title, one.group.fitting) for one in answer.context["groups"]] == [
        ("Talks in Minsk", 3),
        ("Summit in Sochi", 2),
    ]
    assert answer.context["numbers"] == {"groups": 2, "encounters": 5}


def test_a_group_says_what_is_proposed_and_who_with_role_and_status(admin_client):
    tokayev, kazakhstan = make_person("Kassym-Jomart Tokayev"), make_country("KZ")
    office = make_office("President of Kazakhstan", country=kazakhstan)
    place = make_place("Minsk", make_country("BY"))
    proposal = make_proposal(
        "Talks in Minsk", when="2017-12-26", place=place, kind="trilateral", status="scheduled"
    )
    host = {"country": make_country("BY"), "role": "host", "status": "attended"}
    named = {
        "person": tokayev,
        "office": office,
        "country": kazakhstan,
        "status": "invited",
        "name_as_given": "Tokayev",
    }
    for _ in range(2):
        make_encounter(proposal=proposal, parties=[host, named])
    page = text_of(admin_client.get(INBOX))

    for words in ("26 December 2017", "Minsk, Belarus", "trilateral", "scheduled", "not on record"):
        assert words in page
    (shown,) = admin_client.get(INBOX).context["groups"]
    assert [(line.name, line.beside, line.said) for line in shown.lines] == [
        ("Belarus", "", [("host, attended", 2)]),
        ("Tokayev", "Kassym-Jomart Tokayev, President of Kazakhstan, Kazakhstan", [("invited", 2)]),
    ]


def test_a_person_whom_one_article_names_by_office_and_another_without_stands_once(admin_client):
    proposal, tokayev = make_proposal("Talks in Minsk"), make_person("Kassym-Jomart Tokayev")
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    make_encounter(parties=[{"person": tokayev, "name_as_given": "Tokayev"}], proposal=proposal)
    make_encounter(
        parties=[{"person": tokayev, "office": office, "name_as_given": "President Tokayev"}],
        proposal=proposal,
    )
    make_encounter(parties=[{"office": office}], proposal=proposal)
    (shown,) = admin_client.get(INBOX).context["groups"]

    assert sorted((line.name, line.number) for line in shown.lines) == [
        ("President Tokayev", 2),
        ("President of Kazakhstan", 1),
    ]


def test_a_source_stands_with_its_publisher_its_day_and_the_words_that_show_it(admin_client):
    kremlin = make_publisher("Kremlin press service")
    article = make_article(
        "Two presidents in Minsk",
        body="Snow fell. The presidents met. They left.",
        publisher=kremlin,
        published_on=datetime.date(2017, 12, 27),
    )
    make_encounter(article, spans=[["body", 26, 29, "kind", "met"]])
    page = text_of(admin_client.get(INBOX))

    assert "Two presidents in Minsk" in page and "Kremlin press service · 27 December 2017" in page
    assert '<q>The presidents <mark title="what kind of meeting">met</mark>.</q>' in page
    assert "Snow fell" not in page


def test_what_was_decided_does_not_wait(admin_client):
    make_encounter(proposal=make_proposal("Talks in Minsk"))
    for state in ("accepted", "rejected", "superseded"):
        make_encounter(meeting=make_meeting(f"Summit, {state}"), state=state)

    assert titles(admin_client) == ["Talks in Minsk"]
    assert titles(admin_client, "state=accepted") == ["Summit, accepted"]
    assert titles(admin_client, "state=rejected") == ["Summit, rejected"]


def test_other_reports_of_the_meeting_are_told(admin_client):
    proposal = make_proposal("Talks in Minsk")
    make_encounter(proposal=proposal)
    make_encounter(proposal=proposal, state="rejected")
    make_encounter(proposal=proposal, certainty="possible")

    assert "Other reports of this meeting: 1 rejected." in text_of(admin_client.get(INBOX))
    narrowed = text_of(admin_client.get(f"{INBOX}?certainty=sure"))
    assert "Other reports of this meeting: 1 waiting, 1 rejected." in narrowed


def test_an_encounter_that_lost_its_meeting_still_waits(admin_client):
    encounter = make_encounter(proposal=None)

    assert titles(admin_client) == ["bilateral, 26 December 2017"]
    assert group_page(admin_client, f"e{encounter.pk}").status_code == 200


def test_the_address_of_what_was_proposed_leads_on_to_its_meeting(admin_client):
    made, gone = make_meeting(), make_meeting()
    accepted = make_encounter(proposal=make_proposal(meeting=made), meeting=made, state="accepted")
    lone = make_encounter(meeting=made)

    for key in (f"p{accepted.proposal_id}", f"e{lone.pk}"):
        assert group_page(admin_client, key).headers["Location"] == f"{INBOX}group/m{made.pk}/"
    for key in (f"p{make_proposal(meeting=gone).pk}", f"m{gone.pk}", "p0", "e999999"):
        assert group_page(admin_client, key).status_code == 404


def test_of_many_reports_a_group_shows_some_and_its_own_page_all(admin_client):
    proposal = make_proposal("Talks in Minsk")
    for number in range(12):
        make_encounter(make_article(f"Report {number}"), proposal=proposal)
    (listed,) = admin_client.get(INBOX).context["groups"]
    (alone,) = group_page(admin_client, f"p{proposal.pk}").context["groups"]

    assert (listed.group.fitting, len(listed.sources)) == (12, 8)
    assert len(alone.sources) == 12


# Order and pages


def test_most_sources_come_first_or_the_newest_meeting(admin_client):
    for title, when, number in (("Old", "2001-05-04", 2), ("New", "2017-05-04", 1), ("Undated", "XXXX", 3)):
        proposal = make_proposal(title, when=when)
        for _ in range(number):
            make_encounter(proposal=proposal, when=when)

    assert titles(admin_client) == ["Undated", "Old", "New"]
    assert titles(admin_client, "sort=newest") == ["New", "Old", "Undated"]


@pytest.mark.parametrize("sort", ["sources", "newest"])
def test_each_group_is_on_one_page_though_others_are_decided_meanwhile(admin_client, monkeypatch, sort):
    monkeypatch.setattr("articles.desk.inbox_page.InboxPage.__init__.__defaults__", (4,))
    encounters = [make_encounter(proposal=make_proposal(f"Talks {n}")) for n in range(10)]
    seen, address = [], f"{INBOX}?sort={sort}"
    while address:
        answer = admin_client.get(address)
        page = [shown.group for shown in answer.context["groups"]]
        seen += [group.title for group in page]
        # The first of the page is decided, and leaves the list.
        type(encounters[0]).objects.filter(proposal=page[0].proposal).delete()
        address = answer.context["next_url"]

    assert sorted(seen) == sorted(f"Talks {n}" for n in range(10))


# What it can be narrowed by


@pytest.fixture
def some():
    russia, kazakhstan, belarus = (make_country(code) for code in ("RU", "KZ", "BY"))
    kremlin = make_publisher("Kremlin press service", slug="kremlin")
    batch = ImportBatch.objects.create(files=["news.jsonl"])
    article = make_article("Two presidents speak", publisher=kremlin)
    article.arrival = type(article).arrival.related.related_model.objects.create(
        article=article, batch=batch, record=1
    )
    call = make_proposal("Call of Russia and Kazakhstan", kind="call", when="2016-05-04")
    make_encounter(
        article, [russia, kazakhstan], proposal=call, kind="call", when="2016-05-04", rule="met-with"
    )
    office = make_office("President of Belarus", country=belarus)
    visit = make_meeting("Visit to Minsk", kind="visit", when="2017-03-01", status="scheduled")
    make_encounter(
        parties=[russia, {"office": office}],
        meeting=visit,
        kind="visit",
        status="scheduled",
        when="2017-03-01",
        certainty="likely",
        rule="visit-to",
    )
    return {"article": article.pk, "batch": batch.pk, "meeting": visit.pk}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("country=ru", ["Visit to Minsk", "Call of Russia and Kazakhstan"]),
        ("country=ru&country=kz", ["Call of Russia and Kazakhstan"]),
        ("country=by", ["Visit to Minsk"]),
        ("country=by&country=kz", []),
        ("kind=call", ["Call of Russia and Kazakhstan"]),
        ("status=scheduled", ["Visit to Minsk"]),
        ("publisher=kremlin", ["Call of Russia and Kazakhstan"]),
        ("certainty=likely", ["Visit to Minsk"]),
        ("rule=visit-to", ["Visit to Minsk"]),
        ("from=2017&to=2017", ["Visit to Minsk"]),
        ("to=2016-06", ["Call of Russia and Kazakhstan"]),
        ("of=record", ["Visit to Minsk"]),
        ("of=proposed", ["Call of Russia and Kazakhstan"]),
        ("q=presidents speak", ["Call of Russia and Kazakhstan"]),
        ("q=Minsk", ["Visit to Minsk"]),
        ("article={article}", ["Call of Russia and Kazakhstan"]),
        ("batch={batch}", ["Call of Russia and Kazakhstan"]),
        ("meeting={meeting}", ["Visit to Minsk"]),
    ],
)
def test_the_inbox_is_narrowed_by(admin_client, some, query, expected):
    assert sorted(titles(admin_client, query.format(**some))) == sorted(expected)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("country=zz", "Country"),
        ("kind=party", "Kind"),
        ("state=lost", "State"),
        ("publisher=nobody", "Publisher"),
        ("rule=%27;--", "Rule"),
        ("from=2017-02-30", "From"),
        ("batch=abc", "Import batch"),
        ("article=99999999999999999999", "Article"),
        ("after=1-x9", "After"),
        ("after=0-p1", "After"),
        ("after=9999999999-p1", "After"),
        ("after=1-p99999999999999999999", "After"),
        ("sort=newest&after=3-p1", "After"),
        ("page=2", "page=2"),
    ],
)
def test_what_an_address_cannot_use_is_told_and_left_out(admin_client, query, told):
    make_encounter(proposal=make_proposal("Talks in Minsk"))
    answer = admin_client.get(f"{INBOX}?{query}")

    assert answer.status_code == 200
    assert any(told in problem.message for problem in answer.context["problems"])
    assert [shown.group.title for shown in answer.context["groups"]] == ["Talks in Minsk"]


@pytest.mark.parametrize(
    "query",
    [
        "q=%EF%BF%BD",
        "after=-",
        "decided=1-2-x",
        "decided=99999999999999999999",
        "sort=newest&after=9999-12-31-e1",
    ],
)
def test_no_address_breaks_it(admin_client, query):
    make_encounter()
    assert admin_client.get(f"{INBOX}?{query}").status_code == 200


@pytest.mark.parametrize("key", ["m0", "x1", "p", "e99999999999999999999", "m3.5", "m999999"])
def test_a_group_that_is_none_is_not_found(admin_client, key):
    assert group_page(admin_client, key).status_code == 404


# Costs


@pytest.mark.parametrize("number", [1, 15])
def test_a_page_costs_the_same_for_any_number_of_groups(admin_client, number, django_assert_num_queries):
    russia = make_country("RU")
    for _ in range(number):
        for fields in ({"proposal": make_proposal()}, {"meeting": make_meeting()}):
            article = make_article(publisher=make_publisher(), body="They met.")
            parties = [
                {"country": russia, "person": make_person(), "office": make_office(), "status": "attended"}
            ]
            spans = [["body", 5, 8, "kind", "met"]]
            make_encounter(article, parties=parties, spans=spans, place=make_place(), **fields)
    with django_assert_num_queries(25):
        assert len(titles(admin_client)) == min(2 * number, 20)


def test_change_leads_back_to_the_list_as_it_was_filtered(admin_client):
    encounter = make_encounter(proposal=make_proposal("Talks in Minsk"), kind="bilateral")
    page = text_of(admin_client.get(f"{INBOX}?kind=bilateral&q=Minsk"))

    assert f"{INBOX}{encounter.pk}/change/?inbox=q%3DMinsk%26kind%3Dbilateral" in page


def test_the_ways_of_the_inbox_lead_to_it_and_from_it(admin_client):
    make_encounter(proposal=make_proposal("Talks in Minsk"))

    assert 'href="/admin/inbox/?by=words"' in text_of(admin_client.get(INBOX))
    assert admin_client.get("/admin/inbox/?by=meeting").url == INBOX
    assert text_of(admin_client.get("/admin/")).index("/admin/inbox/") < text_of(
        admin_client.get("/admin/")
    ).index("/admin/quality/")


# Who may look


def test_whoever_may_not_look_at_encounters_sees_none(client):
    encounter = make_encounter(proposal=make_proposal("Talks in Minsk"))
    login_with(client, "view_article", "change_article")

    assert client.get(INBOX).status_code == 403
    assert group_page(client, f"p{encounter.proposal_id}").status_code == 403


def test_whoever_only_may_look_is_offered_no_button(client):
    make_encounter(proposal=make_proposal("Talks in Minsk"))
    login_with(client, "view_encounter")
    page = text_of(client.get(INBOX))

    assert "Talks in Minsk" in page
    assert not any(f'name="{name}"' in page for name in ("accept", "reject", "undo", "group"))


# In the forms of articles and meetings


def test_an_articles_form_shows_what_it_reports_of_meetings(admin_client):
    article = make_article("Two presidents in Minsk", body="The presidents met.")
    make_encounter(article, proposal=make_proposal("Talks in Minsk"), spans=[["body", 15, 18, "kind", "met"]])
    make_encounter(article, meeting=make_meeting("Summit in Sochi"), state="accepted")
    page = text_of(admin_client.get(f"/admin/articles/article/{article.pk}/change/"))

    assert "Meetings that it reports" in page
    assert "Talks in Minsk" in page and "Summit in Sochi" in page and ">met</mark>" in page
    assert f'href="{INBOX}?article={article.pk}"' in page


def test_a_meetings_form_shows_what_waits_about_it_alone(admin_client):
    meeting = make_meeting("Summit in Sochi")
    make_encounter(make_article("News of it"), meeting=meeting)
    make_encounter(make_article("Old news of it"), meeting=meeting, state="accepted")
    page = text_of(admin_client.get(f"/admin/participants/meeting/{meeting.pk}/change/"))

    assert "1 report of it waits for a decision" in page
    assert "News of it" in page and "Old news" not in page
    assert f'href="{INBOX}group/m{meeting.pk}/"' in page


@pytest.mark.parametrize("number", [1, 8])
def test_the_forms_cost_the_same_for_any_number_of_encounters(
    admin_client, number, django_assert_max_num_queries
):
    article, meeting = make_article(), make_meeting()
    for _ in range(number):
        make_encounter(article, [make_country("RU")])
        make_encounter(meeting=meeting)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        admin_client.get(f"/admin/participants/meeting/{meeting.pk}/change/")
    about = [query for query in asked if "articles_encounter" in query["sql"]]
    assert len(about) == 3
    assert Article.objects.exists()


# Against the record


def test_what_is_new_against_the_record_is_told(admin_client):
    meeting = make_meeting("Summit in Sochi", "2017-12-26", countries=[make_country("RU")])
    article = make_article(publisher=make_publisher("Kremlin press service"))
    uzbekistan = {"country": make_country("UZ"), "status": "attended"}
    make_encounter(article, [make_country("RU"), uzbekistan], meeting=meeting, kind="summit")
    (shown,) = admin_client.get(INBOX).context["groups"]

    assert [(one.label, one.told) for one in shown.new] == [("Participant", "Uzbekistan, attended")]
    assert shown.covered_by == [("Kremlin press service", 1)]
    page = text_of(admin_client.get(INBOX))
    assert "Not on record yet" in page and "1 article of Kremlin press service" in page


def test_what_is_covered_already_is_no_new_coverage(admin_client):
    meeting, article = make_meeting("Summit in Sochi"), make_article()
    make_coverage(article, meeting)
    make_encounter(article, meeting=meeting)

    assert admin_client.get(INBOX).context["groups"][0].covered_by == []


def test_contradictions_stand_side_by_side(admin_client):
    russia = make_country("RU")
    meeting = make_meeting("Summit in Sochi", "2017-12-26", place=make_place("Sochi", russia))
    for _ in range(2):
        make_encounter(meeting=meeting, kind="summit", when="2017-12-27", place=make_place("Moscow", russia))
    (shown,) = admin_client.get(INBOX).context["groups"]

    assert [tuple(one)[:3] for one in shown.against] == [
        ("Day", "26 December 2017", "27 December 2017"),
        ("Place", "Sochi, Russia", "Moscow, Russia"),
    ]
    page = text_of(admin_client.get(INBOX))
    assert "The record says" in page and "27 December 2017 ×2" in page
