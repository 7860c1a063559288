"""The inbox by words: all that the same words are suggested for is decided once, and taken back whole."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.linking import rules
from articles.models import Article, Mention, RememberedDecision
from summit_archive.history.tables import Step
from tests.make import make_article, make_country, make_name, make_office, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

INBOX, DECIDE = "/admin/inbox/", "/admin/inbox/decide/"
BODY = "Snow fell early. Tokaev spoke of transit. The guests left."


def suggestion(article=None, text="Tokaev", **fields):
    article = article or make_article(body=BODY)
    start = max(article.body.find(text), 0)
    defaults = {"part": "body", "start": start, "end": start + len(text), "rule": "surname-of-holder"}
    return Mention.objects.create(article=article, text=text, **defaults | {"certainty": "likely"} | fields)


def tokayev():
    return make_person("Kassym-Jomart Tokayev", slug="tokayev", family_name="Tokayev")


def login_with(client, *codenames):
    user = User.objects.create_user(f"user-{User.objects.count()}", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return user


def groups(client, query=""):
    answer = client.get(f"{INBOX}?{query}")
    assert answer.status_code == 200
    return answer.context["groups"]


def fields_of(group, out=(), **more):
    """What the form sends of a group of which the lines `out` are taken out."""
    key = group.key
    shown = [line.called for line in group.lines]
    ticked = [called for called in shown if called not in {f"mention-{one.pk}" for one in out}]
    sent = {f"shown-{key}": shown, f"line-{key}": ticked, f"last-{key}": str(group.last)}
    sent |= {f"others-{key}": "1"} if group.more > 0 else {}
    return sent | {f"{name}-{key}": value for name, value in more.items()}


def press(client, action, group, out=(), query="", **more):
    sent = fields_of(group, out, **more) | {action: group.key}
    return client.post(f"{DECIDE}{query}", sent, headers={"accept": "application/json"})


def states(**conditions):
    return sorted(Mention.objects.filter(**conditions).values_list("state", flat=True))


def test_identical_words_of_many_articles_are_one_group(admin_client):
    person = tokayev()
    for _ in range(3):
        suggestion(person=person)
    suggestion(text="Токаев", person=person)
    found = groups(admin_client)

    assert [(one.first.text, one.number, one.articles) for one in found] == [
        ("Tokaev", 3, 3),
        ("Токаев", 1, 1),
    ]
    assert found[0].target == person
    page = admin_client.get(INBOX).content.decode()
    assert "<mark" in page and "spoke of transit" in page


def test_the_same_words_for_another_are_a_group_of_their_own_and_each_says_so(admin_client):
    article = make_article(body=BODY)
    suggestion(article, person=tokayev())
    suggestion(article, person=make_person("Timur Tokaev"))
    found = groups(admin_client)

    assert [one.others for one in found] == [1, 1]


def test_what_is_on_record_already_asks_nothing(admin_client):
    person = tokayev()
    suggestion(make_article(body=BODY, people=[person]), person=person)

    assert groups(admin_client) == []


def test_all_of_a_group_are_accepted_at_once_as_one_step(admin_client):
    person = tokayev()
    articles = [suggestion(person=person).article for _ in range(12)]
    (group,) = groups(admin_client)
    told = press(admin_client, "accept", group).json()

    assert states() == ["accepted"] * 12
    assert all(list(article.people.all()) == [person] for article in articles)
    assert told["left"]["mentions"] == told["left"]["by-words"] == 0
    assert "12 places were decided." in told["said"] and "12 links were added." in told["said"]
    assert told["decisions"] == [f"step-{Step.objects.latest('pk').pk}"]


def test_undoing_takes_all_of_it_back(admin_client):
    person = tokayev()
    articles = [suggestion(person=person).article for _ in range(3)]
    (group,) = groups(admin_client)
    step = press(admin_client, "accept", group, later="1").json()["decisions"][0]
    sent = {"undo": step, f"key-{step}": group.key}
    told = admin_client.post(DECIDE, sent, headers={"accept": "application/json"}).json()

    assert told["is_back"] and told["left"]["mentions"] == 3
    assert group.key in told["rows"][f"done-{step}"]
    assert states(is_checked=False) == ["suggested"] * 3
    assert not any(article.people.exists() for article in articles)
    assert not RememberedDecision.objects.exists()
    again = admin_client.post(DECIDE, sent, headers={"accept": "application/json"})
    assert again.status_code == 409


def test_nobody_takes_back_the_step_of_another(admin_client, client):
    suggestion(person=tokayev())
    (group,) = groups(admin_client)
    step = press(admin_client, "accept", group).json()["decisions"][0]
    login_with(client, "change_mention")

    assert client.post(DECIDE, {"undo": step}, headers={"accept": "application/json"}).status_code == 404
    assert states() == ["accepted"]


def test_a_line_taken_out_waits_on(admin_client):
    person = tokayev()
    mentions = [suggestion(person=person) for _ in range(3)]
    (group,) = groups(admin_client)
    told = press(admin_client, "accept", group, out=[mentions[1]]).json()

    assert states() == ["accepted", "accepted", "suggested"]
    assert Mention.objects.get(state="suggested") == mentions[1]
    assert told["left"]["mentions"] == 1
    assert f"mention-{mentions[1].pk}" in told["rows"][group.key]


def test_lines_that_are_not_shown_are_decided_too_but_none_that_came_since(admin_client):
    person = tokayev()
    for _ in range(11):
        suggestion(person=person)
    (group,) = groups(admin_client)
    assert (len(group.lines), group.more) == (8, 3)
    suggestion(person=person)
    press(admin_client, "reject", group)

    assert states() == ["rejected"] * 11 + ["suggested"]


def test_accepting_one_of_two_whom_the_same_words_name_rejects_the_other_there(admin_client):
    article, person = make_article(body=BODY), tokayev()
    suggestion(article, person=person)
    suggestion(article, person=make_person("Timur Tokaev"))
    elsewhere = suggestion(person=make_person("Alan Tokaev"))
    group = next(one for one in groups(admin_client) if one.target == person)
    told = press(admin_client, "accept", group).json()

    assert states(article=article) == ["accepted", "rejected"]
    assert states(pk=elsewhere.pk) == ["suggested"]
    assert "1 other suggestion of the same words was rejected." in told["said"]


def test_by_target_all_spellings_of_one_come_together(admin_client):
    person = tokayev()
    suggestion(person=person)
    suggestion(text="Токаев", person=person)
    (group,) = groups(admin_client, "by=target")
    press(admin_client, "accept", group)

    assert group.spellings == ["Tokaev", "Токаев"]
    assert states() == ["accepted", "accepted"]


def test_it_is_another_names_another_and_accepts_it(admin_client):
    mention = suggestion(person=tokayev())
    sculptor = make_person("Alan Tokaev")
    (group,) = groups(admin_client)
    told = press(admin_client, "change", group, to="Alan Tokaev").json()

    mention.refresh_from_db()
    assert (mention.person, mention.state, mention.is_checked) == (sculptor, "accepted", True)
    assert list(mention.article.people.all()) == [sculptor]
    assert "Alan Tokaev" in told["said"]


def test_it_is_another_of_another_kind_forgets_the_holder(admin_client):
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    mention = suggestion(office=office, holder=tokayev())
    (group,) = groups(admin_client)
    press(admin_client, "change", group, to=f"Kazakhstan (country {make_country('KZ').pk})")

    mention.refresh_from_db()
    assert (mention.office, mention.holder, mention.country.code) == (None, None, "KZ")


def test_where_the_other_is_suggested_already_that_suggestion_is_accepted(admin_client):
    article, sculptor = make_article(body=BODY), make_person("Alan Tokaev")
    wrong, right = suggestion(article, person=tokayev()), suggestion(article, person=sculptor)
    group = next(one for one in groups(admin_client) if one.target != sculptor)
    press(admin_client, "change", group, to="Alan Tokaev")

    assert (states(pk=wrong.pk), states(pk=right.pk)) == (["rejected"], ["accepted"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "First choose whom or what it is."),
        ("Nursultan", "Nobody and nothing on record is called"),
        ("Aliyev", "It may be one of these"),
        ("Somebody (person 999999999999999999)", "no longer on record"),
        ("Nursultan\x00", "Nobody and nothing"),
    ],
)
def test_whom_nobody_knows_surely_is_refused_in_words(admin_client, typed, said):
    suggestion(person=tokayev())
    for name in ("Heydar Aliyev", "Ilham Aliyev"):
        make_person(name)
    (group,) = groups(admin_client)
    answer = press(admin_client, "change", group, to=typed)

    assert answer.status_code == 422
    assert said in answer.json()["said"]
    assert states() == ["suggested"]


# Only what was shown and is ticked


def test_those_not_shown_are_left_where_the_editor_did_not_tick_them(admin_client):
    person = tokayev()
    for _ in range(11):
        suggestion(person=person)
    (group,) = groups(admin_client)
    assert f'name="others-{group.key}" value="1" checked' in admin_client.get(INBOX).content.decode()
    sent = fields_of(group) | {"accept": group.key}
    del sent[f"others-{group.key}"]
    admin_client.post(DECIDE, sent)

    assert states() == ["accepted"] * 8 + ["suggested"] * 3


@pytest.mark.parametrize(
    "called", ["mention-99999999999999999999", "mention-999999999", "party-1", "x", "\x00"]
)
@pytest.mark.parametrize("with_true_ones", [False, True])
@pytest.mark.parametrize("way", ["words", "target", "article"])
def test_a_line_that_is_none_is_refused_and_nothing_is_written(admin_client, called, with_true_ones, way):
    person = tokayev()
    for _ in range(3):
        suggestion(person=person)
    group = groups(admin_client, f"by={way}")[0]
    if way == "article":
        true_ones = [line.called for kind in group.waiting for line in kind.lines]
    else:
        true_ones = [line.called for line in group.lines]
    lines = [called, *(true_ones if with_true_ones else [])]
    steps = Step.objects.count()
    sent = {"accept": group.key, f"line-{group.key}": lines, f"shown-{group.key}": lines}
    answer = admin_client.post(DECIDE, sent, headers={"accept": "application/json"})

    assert answer.status_code == 400 and "one of the lines is not of this group" in answer.json()["said"]
    assert states() == ["suggested"] * 3 and Step.objects.count() == steps


def test_a_line_that_was_not_shown_or_is_of_another_group_is_refused(admin_client):
    suggestion(person=tokayev())
    other = suggestion(text="Snow", person=make_person("Ann Snow"))
    group = next(one for one in groups(admin_client) if one.target != other.person)
    line = f"mention-{other.pk}"
    for sent in ({}, {f"shown-{group.key}": line}):
        sent |= {"accept": group.key, f"line-{group.key}": line}
        answer = admin_client.post(DECIDE, sent, headers={"accept": "application/json"})
        assert answer.status_code == 400

    assert states() == ["suggested"] * 2


@pytest.mark.parametrize(
    "here",
    [
        "/admin/inbox/../../logout",
        "/admin/inbox/../logout/",
        "/admin/inbox/decide/../../logout/",
        "/admin/inboxes/",
        "/admin/inbox/decide/",
        "/admin/logout/",
        "//evil.example/admin/inbox/",
        "/\\evil.example/admin/inbox/",
        "https://evil.example/admin/inbox/",
        "http://[",
    ],
)
def test_the_way_back_leads_to_the_inbox_alone(admin_client, here):
    answer = admin_client.post(DECIDE, {"accept": "w1", "here": here})
    assert answer.headers["Location"] == INBOX


@pytest.mark.parametrize("here", [f"{INBOX}?by=target&q=gas", f"{INBOX}group/w12/"])
def test_the_way_back_leads_to_where_the_button_was(admin_client, here):
    assert admin_client.post(DECIDE, {"accept": "w1", "here": here}).headers["Location"] == here


# Pressed twice, stale, by others


def test_pressed_twice_it_does_no_harm(admin_client):
    suggestion(person=tokayev())
    (group,) = groups(admin_client)
    press(admin_client, "accept", group)
    steps = Step.objects.count()
    again = press(admin_client, "accept", group)

    assert again.status_code == 409
    assert states() == ["accepted"]
    assert Step.objects.count() == steps


def test_what_another_decided_meanwhile_stays_and_is_told(admin_client):
    person = tokayev()
    first, _second = suggestion(person=person), suggestion(person=person)
    (group,) = groups(admin_client)
    Mention.objects.filter(pk=first.pk).update(state="rejected", is_checked=True)
    press(admin_client, "accept", group)

    assert states() == ["accepted", "rejected"]
    assert states(pk=first.pk) == ["rejected"]


def test_a_group_that_is_gone_is_refused_in_words(admin_client):
    suggestion(person=tokayev())
    (group,) = groups(admin_client)
    Mention.objects.all().delete()
    answer = press(admin_client, "accept", group)

    assert answer.status_code == 409
    assert "decided on or changed meanwhile" in answer.json()["said"]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"accept": ""},
        {"accept": "w0"},
        {"accept": "w999999999999999999"},
        {"accept": "n-"},
        {"accept": "a1"},
        {"accept": "x\x00"},
        {"change": "w1"},
        {"make": "w1"},
        {"accept": "ticked"},
        {"undo": "step-1"},
        {"undo": "\x00"},
        {"undo": "step-999999999999999999"},
    ],
)
def test_no_press_breaks_the_page(admin_client, sent):
    answer = admin_client.post(DECIDE, sent, headers={"accept": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.json()["said"]
    assert admin_client.post(DECIDE, sent, follow=True).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "by=nobody",
        "by=words&after=x",
        "after=999999999-1",
        "by=names&page=99999999999999999999",
        "article=9999999999999999999999",
        "article=999999999999999999&batch=-1",
        "by=article&after=1-1",
        "done=step-999999999999999999",
        "by=target&q=%25",
    ],
)
def test_no_address_breaks_the_page(admin_client, query):
    suggestion(person=tokayev())
    assert admin_client.get(f"{INBOX}?{query}").status_code == 200


def test_only_post_decides(admin_client):
    assert admin_client.get(DECIDE, headers={"accept": "application/json"}).status_code == 405
    assert admin_client.get(DECIDE).status_code == 302


# Who may


def test_who_may_not_look_sees_nothing(client):
    login_with(client)
    assert client.get(INBOX).status_code == 403
    assert client.post(DECIDE, {"accept": "w1"}, headers={"accept": "application/json"}).status_code == 403


@pytest.mark.parametrize("action", ["accept", "reject", "change"])
def test_who_may_only_look_decides_nothing(client, action):
    suggestion(person=tokayev())
    login_with(client, "view_mention")
    (group,) = groups(client)
    answer = press(client, action, group, to="Tokayev")

    assert answer.status_code == 403
    assert 'name="accept"' not in client.get(INBOX).content.decode()
    assert states() == ["suggested"]


def test_who_may_not_remember_decides_nothing_for_later(client):
    suggestion(person=tokayev())
    login_with(client, "change_mention")
    (group,) = groups(client)

    assert press(client, "accept", group, later="1").status_code == 403
    assert states() == ["suggested"]
    assert press(client, "accept", group).status_code == 200


# Without a script


def test_the_form_alone_decides_and_offers_the_way_back(admin_client):
    suggestion(person=tokayev())
    (group,) = groups(admin_client)
    sent = fields_of(group) | {"accept": group.key, "here": f"{INBOX}?by=words"}
    page = admin_client.post(DECIDE, sent, follow=True)

    assert states() == ["accepted"]
    assert "1 place was decided." in page.content.decode()
    step = page.context["done"][0].called
    admin_client.post(DECIDE, {"undo": step})
    assert states() == ["suggested"]


def test_the_way_back_leads_nowhere_else(admin_client):
    suggestion(person=tokayev())
    (group,) = groups(admin_client)
    sent = fields_of(group) | {"accept": group.key, "here": "https://example.org/admin/inbox/"}

    assert admin_client.post(DECIDE, sent).url.startswith(INBOX)


def test_a_group_has_a_page_with_all_its_lines(admin_client):
    person = tokayev()
    for _ in range(10):
        suggestion(person=person)
    (group,) = groups(admin_client)
    page = admin_client.get(reverse("inbox-group", args=[group.key]))

    assert len(page.context["groups"][0].lines) == 10
    press(admin_client, "accept", page.context["groups"][0])
    assert admin_client.get(reverse("inbox-group", args=[group.key])).url == INBOX


# Finding


def test_words_narrow_the_groups(admin_client):
    suggestion(person=tokayev())
    suggestion(text="Aliyev", person=make_person("Ilham Aliyev"))

    assert [one.first.text for one in groups(admin_client, "q=aliy")] == ["Aliyev"]


def test_a_page_begins_after_a_place(admin_client):
    for number in range(22):
        suggestion(text=f"Name {number}", person=make_person(f"Person {number}"))
    answer = admin_client.get(INBOX)
    following = admin_client.get(answer.context["next_url"])

    assert answer.context["total"] == following.context["total"] == 22
    assert [one.first.text for one in following.context["groups"]] == ["Name 20", "Name 21"]


@pytest.mark.parametrize("by", ["words", "target", "names", "article"])
def test_a_page_costs_the_same_for_any_number(admin_client, by):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            admin_client.get(f"{INBOX}?by={by}")
        return len(asked)

    suggestion(person=tokayev())
    admin_client.get(INBOX)
    few = cost()
    for number in range(12):
        person = make_person(f"Person {number}")
        for _ in range(3):
            suggestion(text=f"Name {number}", person=person)
    assert cost() == few


# Remembered


def arrive(client, headline):
    """An article that comes in, in which a rule only supposes that Uzbekistan is named; its mention of it, if it has one."""
    text = f"{headline}\n\n{headline} as always. Then he read a poem in the Uzbek language to the guests."
    client.post("/admin/inbox/paste/", {"pasted": text})
    assert Article.objects.filter(headline=headline).exists()
    return Mention.objects.filter(article__headline=headline, text="Uzbek").first()


def test_what_comes_later_follows_until_it_is_taken_back(admin_client):
    uzbekistan = make_country("UZ", name="Uzbekistan")
    make_name("Uzbek", country=uzbekistan, kind="demonym")
    first = arrive(admin_client, "A poem is read")
    assert (first.state, first.certainty) == ("suggested", "possible")
    (group,) = groups(admin_client)
    press(admin_client, "accept", group, later="1")

    later = arrive(admin_client, "Another evening of poems")
    assert (later.state, later.rule, later.is_checked) == ("accepted", rules.REMEMBERED.slug, False)
    assert list(later.article.countries.all()) == [uzbekistan]

    (decision,) = RememberedDecision.objects.all()
    page = "/admin/articles/remembereddecision/"
    admin_client.post(page, {"action": "take_back", "_selected_action": [decision.pk]})
    states = dict(Mention.objects.values_list("article__headline", "state"))
    assert states == {"A poem is read": "accepted", "Another evening of poems": "suggested"}
    assert arrive(admin_client, "A third evening").state == "suggested"


def test_what_is_rejected_for_later_is_not_suggested_again(admin_client):
    make_name("Uzbek", country=make_country("UZ", name="Uzbekistan"), kind="demonym")
    arrive(admin_client, "A poem is read")
    (group,) = groups(admin_client)
    press(admin_client, "reject", group, later="1")
    assert arrive(admin_client, "Another evening of poems") is None
    assert groups(admin_client) == []


def test_also_later_is_a_row_that_new_articles_follow(admin_client):
    person = tokayev()
    make_name("Tokaev", person=person)
    suggestion(person=person)
    (group,) = groups(admin_client)
    told = press(admin_client, "accept", group, later="1").json()

    (decision,) = RememberedDecision.objects.all()
    assert (decision.words, decision.verdict, decision.person) == ("Tokaev", "is", person)
    assert decision.user.username == "admin"
    assert "Later articles with these words will follow this decision." in told["said"]


def test_words_of_two_on_record_are_not_remembered(admin_client):
    person = tokayev()
    make_name("Tokaev", person=person)
    make_person("Alan Tokaev", family_name="Tokaev")
    suggestion(person=person)
    (group,) = groups(admin_client)
    answer = press(admin_client, "accept", group, later="1")

    assert answer.status_code == 422
    assert "may name another on record as well" in answer.json()["said"]
    assert states() == ["suggested"]


def test_the_contrary_of_what_is_remembered_is_refused(admin_client):
    person = tokayev()
    make_name("Tokaev", person=person)
    RememberedDecision.objects.create(words="Tokaev", verdict="is-not", person=person)
    suggestion(person=person)
    (group,) = groups(admin_client)

    assert press(admin_client, "accept", group, later="1").status_code == 422
    assert states() == ["suggested"]


def test_taking_a_remembered_decision_back_makes_its_finds_suggestions_again(admin_client):
    person = tokayev()
    decision = RememberedDecision.objects.create(words="Tokaev", verdict="is", person=person)
    mention = suggestion(person=person, rule=rules.REMEMBERED.slug, certainty="sure", state="accepted")
    page = "/admin/articles/remembereddecision/"
    sent = {"action": "take_back", "_selected_action": [decision.pk]}
    assert admin_client.post(page, sent).status_code == 302

    assert not RememberedDecision.objects.exists()
    assert not Mention.objects.filter(pk=mention.pk, state="accepted").exists()


def test_who_may_not_take_back_cannot(client):
    decision = RememberedDecision.objects.create(words="Tokaev", verdict="nobody")
    login_with(client, "view_remembereddecision")
    client.post(
        "/admin/articles/remembereddecision/",
        {"action": "take_back", "_selected_action": [decision.pk]},
    )
    assert RememberedDecision.objects.exists()
