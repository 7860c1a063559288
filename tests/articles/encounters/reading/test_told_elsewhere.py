"""What other sentences tell of a meeting: guests, hosts, its beginning, talks within it; and talks that are only possible."""

import pytest

from .bodies import read, told_of, who
from .told import key

OPENED = "The informal CIS summit opened in St. Petersburg on December 26."
SUMMIT = "informal-summit held 2023-12-26 cis cis-informal"


def encounters(body, headline="News"):
    return read(body, headline=headline, on="2023-12-27")


def the_summit(body):
    [one] = [one for one in encounters(body) if one.kind == "informal-summit"]
    assert told_of(one) == SUMMIT
    return one


@pytest.mark.parametrize(
    "words",
    [
        "Besides Russia, two countries were invited to the summit: Armenia and Kazakhstan.",
        "Apart from Russia, the countries invited are Armenia and Kazakhstan.",
        "In addition to host Russia, invitations were sent to Armenia and Kazakhstan.",
        "Armenia and Kazakhstan are invited to the summit, which Russia is hosting.",
        "Those invited to the summit, hosted by Russia, include Armenia and Kazakhstan.",
        "The guests, besides host Russia, are Armenia and Kazakhstan.",
        "Russia has invited Armenia and Kazakhstan to the summit.",
        "Two countries are invited besides Russia. They are Armenia and Kazakhstan.",
    ],
)
def test_guests_and_their_host_are_countries_of_whom_nobody_says_that_they_came(words):
    summit = the_summit(f"{OPENED} {words}")
    assert sorted(who(summit)) == ["AM invited", "KZ invited", "RU host"]
    assert {one.status for one in summit.parties} == {"invited", "not-stated"}


def test_who_invites_to_another_country_is_no_host():
    summit = the_summit(f"{OPENED} Besides Belarus, Armenia and Kazakhstan were invited to the summit.")
    assert sorted(who(summit)) == ["AM invited", "BY", "KZ invited"]


def test_a_country_that_is_invited_and_its_leader_who_came_are_two():
    summit = the_summit(
        f"{OPENED} Invited to the summit are Armenia and Kazakhstan. Nikol Pashinyan attended the summit."
    )
    assert sorted(who(summit)) == ["AM invited", "AM pashinyan", "KZ invited"]


@pytest.mark.parametrize(
    "words",
    [
        "Dancers of Armenia and Kazakhstan were invited to visit the town.",
        "Armenia and Kazakhstan welcomed the news.",
        "The club hosts a dinner each year.",
    ],
)
def test_near_misses_bring_nobody_to_the_summit(words):
    assert the_summit(f"{OPENED} {words}").parties == ()


def test_when_and_where_the_summit_began_may_be_told_by_a_sentence_of_its_own():
    summit = the_summit(
        "Nikol Pashinyan took part in the informal CIS summit. The summit began on December 26."
    )
    assert who(summit) == ["AM pashinyan"]


@pytest.mark.parametrize(
    "words",
    [
        "The talks were in St. Petersburg, within the summit.",
        "The talks took place in St. Petersburg on the sidelines of the summit.",
        "Their discussion was held during the informal summit.",
    ],
)
def test_talks_of_three_that_a_next_sentence_places_within_the_summit_are_on_its_margins(words):
    body = f"{OPENED} Vladimir Putin discussed gas with the leaders of Kazakhstan and Uzbekistan. {words}"
    summit, talks = encounters(body)
    assert (talks.kind, talks.status, talks.within) == ("margins", "held", 0)
    assert who(talks) == ["RU putin", "KZ", "UZ"]
    assert [key(one.office or 0) for one in talks.parties] == ["", "president-kz", "president-uz"]


def test_talks_within_a_summit_of_another_day_have_no_day_of_the_article():
    words = "Vladimir Putin discussed gas with the leaders of Kazakhstan and Uzbekistan during the summit."
    _summit, talks = encounters(f"{OPENED} {words}")
    assert (talks.when, talks.when_basis) == ("XXXX", "not-stated")
    today = OPENED.replace("on December 26", "on December 27")
    _summit, talks = encounters(
        f"{today} Vladimir Putin met with Kassym-Jomart Tokayev on the sidelines of the summit."
    )
    assert talks.when == "2023-12-27"


def test_what_was_discussed_with_somebody_is_no_meeting_alone():
    body = f"{OPENED} Vladimir Putin discussed gas with the leaders of Kazakhstan and Uzbekistan. It rained."
    assert [one.kind for one in encounters(body)] == ["informal-summit"]


def test_talks_to_come_at_a_meeting_of_others_are_none_of_now():
    body = f"{OPENED} Vladimir Putin had a telephone conversation with Kassym-Jomart Tokayev. The discussion will go on at a meeting of ministers."
    assert [one.kind for one in encounters(body)] == ["informal-summit", "call"]


def test_of_two_that_somebody_attended_the_day_of_one_is_not_the_articles():
    body = f"{OPENED} Nikol Pashinyan attended the Supreme Eurasian Economic Council and the informal summit."
    assert [told_of(one) for one in encounters(body)] == [
        SUMMIT,
        "council-session held XXXX supreme supreme-council",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "A bilateral talk of Vladimir Putin and Nikol Pashinyan is possible, but not scheduled.",
        "A bilateral meeting between Vladimir Putin and Nikol Pashinyan is possible but has not been scheduled.",
        "Vladimir Putin and Nikol Pashinyan may hold a bilateral meeting, but it is not scheduled.",
        "There may be a meeting between Vladimir Putin and Nikol Pashinyan, although it is not planned yet.",
        "No meeting of Vladimir Putin and Nikol Pashinyan is scheduled, but one is possible.",
        "The possibility of a meeting between Vladimir Putin and Nikol Pashinyan remains.",
        "A meeting of Vladimir Putin and Nikol Pashinyan is not ruled out.",
    ],
)
def test_what_is_possible_is_neither_scheduled_nor_denied(words):
    [talk] = encounters(words)
    assert (talk.kind, talk.status) == ("bilateral", "possible")
    assert who(talk) == ["RU putin", "AM pashinyan"]
    assert "attended" not in {one.status for one in talk.parties}


def test_what_a_press_secretary_reports_is_read_as_told_and_what_a_leader_recalls_is_not():
    said = "told a newspaper that Vladimir Putin had met with Kassym-Jomart Tokayev"
    [one] = encounters(f"Kremlin spokesman Dmitry Peskov {said}.")
    assert (one.kind, who(one)) == ("bilateral", ["RU putin", "KZ tokayev"])
    assert encounters(f"Alexander Lukashenko {said}.") == []


WITHIN = "Vladimir Putin held talks with President of Kazakhstan Kassym-Jomart Tokayev on the sidelines of an informal CIS summit."


@pytest.mark.parametrize(
    "words",
    [
        "The summit began on December 26.",
        "The informal summit, which Russia is hosting, began on December 26.",
        "The summit has been under way since December 26.",
    ],
)
def test_a_summit_that_is_only_the_time_of_talks_is_one_where_another_sentence_tells_of_it(words):
    talks, summit = sorted(encounters(f"{WITHIN} {words}"), key=lambda one: one.kind, reverse=True)
    assert told_of(summit) == SUMMIT
    assert (talks.kind, talks.when) == ("margins", "XXXX")


def test_a_summit_of_which_nothing_else_is_told_is_none():
    assert [one.kind for one in encounters(WITHIN)] == ["margins"]
    assert [one.kind for one in encounters(f"{WITHIN} The parliament opened on December 26.")] == ["margins"]


def test_guests_of_the_summit_are_not_those_of_a_session_told_of_further_down():
    body = (
        f"{WITHIN} The leaders of Armenia and Belarus were invited. Nikol Pashinyan attended the Supreme Eurasian"
        " Economic Council."
    )
    read_of = {one.kind: who(one) for one in encounters(body)}
    assert read_of["council-session"] == ["AM pashinyan"]
    assert read_of["informal-summit"] == ["AM invited", "BY invited"]


def test_he_who_attended_is_the_one_person_of_the_sentence_before():
    body = f"{OPENED} Nikol Pashinyan arrived by train. He attended the informal summit."
    assert who(the_summit(body)) == ["AM pashinyan"]
    body = f"{OPENED} Nikol Pashinyan thanked Vladimir Putin. He attended the informal summit."
    assert who(the_summit(body)) == []


def test_a_dateline_is_not_the_day_of_what_the_report_tells():
    body = f"MOSCOW, December 27 – {WITHIN} The summit began on December 26."
    assert [(one.kind, one.when) for one in encounters(body)] == [
        ("margins", "XXXX"),
        ("informal-summit", "2023-12-26"),
    ]


def test_the_day_of_one_clause_is_not_that_of_a_session_told_in_another():
    body = (
        "On the sidelines of the informal CIS summit, which opened in St. Petersburg on December 26, Vladimir Putin met"
        " Kassym-Jomart Tokayev, while Nikol Pashinyan attended the meeting of the Supreme Eurasian Economic Council."
    )
    [session] = [one for one in encounters(body) if one.kind == "council-session"]
    assert session.when != "2023-12-26"
