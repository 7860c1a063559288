"""What an editor decides about mentions, and the links that follow."""

import datetime

import pytest
from django.urls import reverse

from articles.admin.mentions import MentionAdmin
from articles.models import Article, Coverage, Mention
from summit_archive.editing import counted
from tests.articles.admin.test_articles import MENTIONS, act, change_page, make_mention
from tests.forms import typed
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_office,
    make_organisation,
    make_person,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

EVERY = f"{MENTIONS}?state__exact=all"


def codes(article):
    return sorted(article.countries.values_list("code", flat=True))


def text_of(answer):
    return " ".join((answer if isinstance(answer, str) else answer.content.decode()).split())


def listed(answer):
    return [str(mention) for mention in answer.context["cl"].result_list]


def change_mention(client, mention, **changes):
    page = reverse("admin:articles_mention_change", args=[mention.pk])
    return text_of(client.post(page, typed(client.get(page), "mention_form", **changes), follow=True))


@pytest.mark.parametrize(
    ("kind", "made", "linked"),
    [
        ("country", lambda: make_country("KZ"), "countries"),
        ("person", make_person, "people"),
        ("organisation", make_organisation, "organisations"),
    ],
)
def test_accepting_a_mention_adds_the_link_it_stands_for(admin_client, kind, made, linked):
    article, target = make_article(), made()
    page = act(admin_client, MENTIONS, "accept", make_mention(article, **{kind: target}))

    assert list(getattr(article, linked).all()) == [target]
    assert "1 link was added." in page and "link stays" not in page
    assert Mention.objects.get().is_checked


def test_accepting_an_office_links_whoever_held_it(admin_client):
    article, holder = make_article(), make_person()
    held = make_mention(article, "President", office=make_office(), holder=holder)
    unknown = make_mention(article, "Premier", 20, office=make_office())
    act(admin_client, MENTIONS, "accept", held, unknown)

    assert list(article.people.all()) == [holder]


def test_rejecting_takes_the_link_away_that_the_mention_gave(admin_client):
    article, georgia = make_article(), make_country("GE")
    mention = make_mention(article, "Georgia", country=georgia)
    act(admin_client, MENTIONS, "accept", mention)
    page = act(admin_client, EVERY, "reject", mention)

    assert codes(article) == []
    assert "1 link was taken away." in page


def test_a_link_stays_that_a_tag_of_the_source_asks_for(admin_client):
    article, georgia = make_article(countries=[make_country("GE")]), make_country("GE")
    article.tags.create(text="Georgia", country=georgia)
    mention = make_mention(article, "Georgia", country=georgia, state="accepted")
    page = act(admin_client, EVERY, "reject", mention)

    assert codes(article) == ["GE"]
    assert "1 link stays" in page


def test_a_link_stays_while_another_accepted_mention_asks_for_it(admin_client):
    article, georgia = make_article(), make_country("GE")
    first, second = (make_mention(article, "Georgia", start, country=georgia) for start in (0, 20))
    act(admin_client, MENTIONS, "accept", first, second)
    page = act(admin_client, EVERY, "reject", first)

    assert codes(article) == ["GE"]
    assert "1 link stays, because another accepted mention or a tag of the source supports it." in page


def test_a_link_that_the_mention_never_gave_is_not_taken(admin_client):
    article = make_article(countries=[make_country("GE")])
    act(admin_client, EVERY, "reject", make_mention(article, "Georgia", country=make_country("GE")))

    assert codes(article) == ["GE"]


def test_the_links_of_other_articles_are_left_alone(admin_client):
    kazakhstan = make_country("KZ")
    article, other = make_article(), make_article(countries=[kazakhstan])
    mention = make_mention(article, country=kazakhstan)
    act(admin_client, MENTIONS, "accept", mention)
    act(admin_client, EVERY, "reject", mention)

    assert (codes(article), codes(other)) == ([], ["KZ"])


def test_the_form_decides_as_the_list_does(admin_client):
    article, kazakhstan, uzbekistan = (
        make_article(body="Putin spoke."),
        make_country("KZ"),
        make_country("UZ"),
    )
    mention = make_mention(article, country=kazakhstan)
    assert "1 link was added." in change_mention(admin_client, mention, state="accepted")
    assert codes(article) == ["KZ"]

    change_mention(admin_client, mention, country=uzbekistan.pk)
    assert codes(article) == ["UZ"]

    assert "1 link was taken away." in change_mention(admin_client, mention, state="rejected")
    assert codes(article) == []


def test_an_accepted_meeting_is_no_coverage_and_the_message_says_where_to_say_more(admin_client):
    article = make_article()
    page = act(admin_client, MENTIONS, "accept", make_mention(article, "the summit", meeting=make_meeting()))

    assert not Coverage.objects.exists()
    assert "announces it, reports it" in text_of(page)
    assert f'href="{change_page(article)}#coverage-group"' in page
    assert 'id="coverage-group"' in admin_client.get(change_page(article)).content.decode()


def test_an_office_is_shown_with_its_holder_on_that_day(admin_client):
    article = make_article(published_on=datetime.date(2012, 6, 6))
    office = make_office("President of Kazakhstan")
    make_mention(article, "president", office=office, holder=make_person("Nursultan Nazarbayev"))

    assert "President of Kazakhstan: Nursultan Nazarbayev on 6 June 2012" in text_of(
        admin_client.get(MENTIONS)
    )


def test_the_words_stand_marked_in_their_sentence_and_markup_is_text(admin_client):
    body = "Before. The <b>leader</b> of Georgia & others spoke. After."
    make_mention(make_article(body=body), "Georgia", body.index("Georgia"))
    make_mention(make_article("Georgia goes"), "Georgia", part="headline")
    page = admin_client.get(MENTIONS).content.decode()

    assert "The &lt;b&gt;leader&lt;/b&gt; of <mark>Georgia</mark> &amp; others spoke. <a" in page
    assert "<mark>Georgia</mark> goes" in page
    assert "Before." not in page


def test_a_sentence_does_not_end_at_a_shortened_word(admin_client):
    body = "Before. In St. Petersburg they met Gen. Putin of the U.S. army, on Jan. 5. After."
    make_mention(make_article(body=body), "Putin", body.index("Putin"))
    page = admin_client.get(MENTIONS).content.decode()

    assert "In St. Petersburg they met Gen. <mark>Putin</mark> of the U.S. army, on Jan. 5. <a" in page


def test_of_a_long_sentence_the_nearest_words_stand_there(admin_client):
    body = f"{'x' * 300} Putin {'y' * 300}"
    make_mention(make_article(body=body), "Putin", 301)

    assert f"…{'x' * 159} <mark>Putin</mark> {'y' * 159}… <a" in admin_client.get(MENTIONS).content.decode()


def test_what_waits_for_a_decision_comes_first_and_of_one_article_everything(admin_client):
    article = make_article()
    for number, state in enumerate(Mention.State.values):
        make_mention(article, state.title(), number * 20, state=state)
    make_mention(make_article(), "Later")

    assert listed(admin_client.get(MENTIONS)) == ["Later", "Suggested"]
    assert len(listed(admin_client.get(f"{MENTIONS}?state__exact=all"))) == 4
    assert listed(admin_client.get(f"{MENTIONS}?state__exact=rejected")) == ["Rejected"]
    assert len(listed(admin_client.get(f"{MENTIONS}?article__id__exact={article.pk}"))) == 3


def suggestion_of_each_kind(article):
    """One of each kind, and what puts it on record."""
    country, person, holder, organisation = make_country(), make_person(), make_person(), make_organisation()
    meeting, office = make_meeting(), make_office()
    make_mention(article, "Country", country=country)
    make_mention(article, "Person", 20, person=person)
    make_mention(article, "Body", 40, organisation=organisation)
    make_mention(article, "Holder", 60, office=make_office(), holder=holder)
    make_mention(article, "Office", 80, office=office)
    make_mention(article, "Meeting", 100, meeting=meeting)
    return {
        "Country": lambda: article.countries.add(country),
        "Person": lambda: article.people.add(person),
        "Body": lambda: article.organisations.add(organisation),
        "Holder": lambda: article.people.add(holder),
        "Office": lambda: make_mention(article, "Premier", 120, office=office, state="accepted"),
        "Meeting": lambda: make_coverage(article, meeting),
    }


@pytest.mark.parametrize("kind", ["Country", "Person", "Body", "Holder", "Office", "Meeting"])
def test_what_is_on_record_already_asks_no_editor(admin_client, kind):
    article, other = make_article(), make_article()
    on_record = suggestion_of_each_kind(article)
    suggestion_of_each_kind(other)
    every = list(on_record)
    assert listed(admin_client.get(MENTIONS)) == every * 2

    on_record[kind]()
    waiting = listed(admin_client.get(f"{MENTIONS}?article__id__exact={article.pk}&state__exact=waiting"))
    assert waiting == [one for one in every if one != kind]
    assert listed(admin_client.get(MENTIONS)) == every + waiting
    assert "suggested, and on record already" in text_of(admin_client.get(EVERY))


def test_an_office_whose_holder_is_not_linked_waits_beside_the_office_of_nobody(admin_client):
    article, office = make_article(), make_office()
    make_mention(article, "Premier", state="accepted", office=office)
    make_mention(article, "leader", 20, office=office, holder=make_person())

    assert listed(admin_client.get(MENTIONS)) == ["leader"]


def test_a_suggestion_waits_again_when_the_link_goes(admin_client):
    article, georgia = make_article(), make_country("GE")
    sure, _capital = (
        make_mention(article, "Georgia", country=georgia),
        make_mention(article, "Tbilisi", 20, country=georgia),
    )
    act(admin_client, MENTIONS, "accept", sure)
    assert listed(admin_client.get(MENTIONS)) == []

    act(admin_client, EVERY, "reject", sure)
    assert listed(admin_client.get(MENTIONS)) == ["Tbilisi"]


def test_of_several_suggestions_of_one_link_the_first_accepted_answers_all(admin_client):
    article, georgia = make_article(), make_country("GE")
    first, _second = (make_mention(article, "Tbilisi", start, country=georgia) for start in (0, 20))
    assert listed(admin_client.get(MENTIONS)) == ["Tbilisi", "Tbilisi"]

    act(admin_client, MENTIONS, "accept", first)
    assert listed(admin_client.get(MENTIONS)) == []
    assert len(listed(admin_client.get(f"{MENTIONS}?state__exact=suggested"))) == 1


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_costs_the_same_for_any_number(admin_client, rows, django_assert_num_queries):
    for _ in range(rows):
        suggestion_of_each_kind(make_article())
    admin_client.get(MENTIONS)

    with django_assert_num_queries(13):
        assert len(listed(admin_client.get(MENTIONS))) == rows * 6


def test_of_more_than_are_counted_the_list_says_so_and_its_pages_end_there(admin_client, monkeypatch):
    monkeypatch.setattr(counted, "MOST", 4)
    monkeypatch.setattr(MentionAdmin, "list_per_page", 2)
    article = make_article()
    for number in range(4):
        make_mention(article, f"Word {number}", number * 20, country=make_country())
    assert "> 4 mentions <" in text_of(admin_client.get(MENTIONS))

    make_mention(article, "Word 4", 80, country=make_country())
    page = admin_client.get(f"{MENTIONS}?p=2")
    assert "> 4+ mentions <" in text_of(page) and "Select all 4+ mentions" in text_of(page)
    assert listed(page) == ["Word 2", "Word 3"]
    assert admin_client.get(f"{MENTIONS}?p=3").status_code == 302
    assert "4+ results" in text_of(admin_client.get(f"{MENTIONS}?q=Word"))


def test_all_of_more_than_are_counted_are_decided(admin_client, monkeypatch):
    monkeypatch.setattr(counted, "MOST", 1)
    mentions = [make_mention(make_article(), country=make_country()) for _ in range(3)]
    sent = {"index": "0", "action": "reject", "_selected_action": [mentions[0].pk], "select_across": "1"}

    assert "3 mentions are now rejected." in text_of(admin_client.post(MENTIONS, sent, follow=True))


def test_the_list_is_narrowed_to_any_rule_and_shows_which(admin_client):
    article = make_article()
    make_mention(article, "Capital", rule="capital")
    make_mention(article, "Own", 20, rule="a rule of one's own")

    assert listed(admin_client.get(f"{MENTIONS}?rule=capital")) == ["Capital"]
    page = admin_client.get(MENTIONS, {"rule": "a rule of one's own"})
    assert listed(page) == ["Own"] and "a rule of one&#x27;s own" in text_of(page)


def test_the_two_buttons_of_the_list_decide(admin_client):
    mention = make_mention(make_article(), country=make_country("KZ"))
    sent = {"index": "0", "action": ["reject", ""], "_selected_action": [mention.pk], "select_across": "0"}

    assert "1 mention is now rejected." in text_of(admin_client.post(MENTIONS, sent, follow=True))


@pytest.mark.parametrize("rows", [2, 40])
def test_deciding_costs_the_same_for_any_number(admin_client, rows, django_assert_max_num_queries):
    mentions = [
        make_mention(make_article(), office=make_office(), holder=make_person()) for _ in range(rows // 2)
    ]
    mentions += [make_mention(make_article(), country=make_country()) for _ in range(min(rows // 2, 20))]
    for action in ("accept", "reject"):
        with django_assert_max_num_queries(51):
            chosen = {"action": action, "_selected_action": [one.pk for one in mentions], "index": "0"}
            admin_client.post(EVERY, chosen)
    assert not Article.countries.through.objects.exists() and not Article.people.through.objects.exists()
    assert {mention.state for mention in Mention.objects.all()} == {"rejected"}
