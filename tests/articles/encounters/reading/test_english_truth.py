"""What the words around an English encounter make of it: only what is told to have been is held, and only of whom it is told."""

import pytest

from .told import key, read, who

# A Wednesday.
DAY = "2017-04-05"
MONDAY, FRIDAY = "2017-04-03", "2017-04-07"
A, B = "Alexander Lukashenko", "Ilham Aliyev"


def told_of(one) -> str:
    sides = sorted({key(party.country) or key(party.organisation) for party in one.parties})
    return f"{one.kind} {one.status} {one.when} {' '.join(sides)}"


def all_of(body="", **options) -> list[str]:
    return [told_of(one) for one in read(body, on=DAY, **options)]


def statuses(body="", **options) -> set[str]:
    return {one.status for one in read(body, on=DAY, **options)}


# --- To come --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headline", "encounter"),
    [
        (f"{A} and {B} to meet in Minsk on Friday", f"bilateral scheduled {FRIDAY} AZ BY"),
        (f"{A} to meet {B} in Minsk", f"bilateral announced {DAY}/.. AZ BY"),
        (f"{A} to hold talks with {B} on Friday", f"bilateral scheduled {FRIDAY} AZ BY"),
        (f"{A} to receive {B} on Friday", f"bilateral scheduled {FRIDAY} AZ BY"),
        (f"{A} to host {B} next week", "bilateral scheduled [2017-04-10..2017-04-16] AZ BY"),
        (f"Minsk: {A} to meet {B} on Monday", "bilateral scheduled 2017-04-10 AZ BY"),
        (f"Meeting between {A} and {B} scheduled for Monday", "bilateral scheduled 2017-04-10 AZ BY"),
        (f"Talks of {A} and {B} set for Friday", f"bilateral scheduled {FRIDAY} AZ BY"),
        ("CIS summit to be held in Minsk on Friday", f"summit scheduled {FRIDAY} "),
    ],
)
def test_a_headline_of_what_is_to_come_has_a_coming_day(headline, encounter):
    assert all_of(headline=headline) == [encounter]


def test_a_visit_to_come_is_none_that_was_made():
    assert all_of("Baku awaits him.", headline=f"{A} to visit Azerbaijan on Friday") == [
        f"visit scheduled {FRIDAY} BY"
    ]


@pytest.mark.parametrize(
    ("headline", "encounter"),
    [
        (f"Meeting of {A} and {B}", f"bilateral held {DAY} AZ BY"),
        (f"Meeting of {A} and {B} held in Minsk on Monday", f"bilateral held {MONDAY} AZ BY"),
        (f"Talks of {A} and {B} to discuss a proposed railway", f"bilateral held {DAY} AZ BY"),
        (f"{A} met {B}: will it help?", f"bilateral held {DAY} AZ BY"),
    ],
)
def test_a_headline_that_says_nothing_else_is_of_what_was_held(headline, encounter):
    assert all_of(headline=headline) == [encounter]


@pytest.mark.parametrize(
    ("body", "encounter"),
    [
        (f"At talks with {B} on Friday, {A} will ask for a loan.", f"bilateral scheduled {FRIDAY} AZ BY"),
        (f"A meeting between {A} and {B} may take place on Friday.", f"bilateral possible {FRIDAY} AZ BY"),
        (f"Vladimir Putin said that {A} was to meet {B} on Friday.", f"bilateral scheduled {FRIDAY} AZ BY"),
        (f"{A} hopes to meet {B}.", f"bilateral possible {DAY}/.. AZ BY"),
    ],
)
def test_what_is_still_to_be_said_or_hoped_for_is_to_come(body, encounter):
    assert all_of(body) == [encounter]


# --- Called off, in doubt -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("cancelled", "cancelled"),
        ("called off", "cancelled"),
        ("in Minsk on Friday cancelled", "cancelled"),
        ("postponed", "postponed"),
        ("put off until May", "postponed"),
        ("ruled out", "denied"),
        ("fails to take place", "denied"),
        ("will not take place", "cancelled"),
        ("in doubt", "possible"),
        ("unlikely", "possible"),
        ("proposed by Vladimir Putin", "possible"),
        ("may be held in Minsk", "possible"),
    ],
)
def test_what_becomes_of_a_meeting_stands_behind_it(told, status):
    assert statuses(headline=f"Meeting of {A} and {B} {told}") == {status}


@pytest.mark.parametrize(
    ("body", "encounter"),
    [
        (
            f"A meeting of {A} with {B} that was to be held on April 20 has been cancelled.",
            "bilateral cancelled 2017-04-20 AZ BY",
        ),
        (
            f"The meeting between {A} and {B} scheduled for Friday has been called off.",
            f"bilateral cancelled {FRIDAY} AZ BY",
        ),
        (f"A meeting between {A} and {B} was not held on Monday.", f"bilateral denied {MONDAY} AZ BY"),
        (f"A meeting of {A} and {B} failed to take place on Monday.", f"bilateral denied {MONDAY} AZ BY"),
        (f"{A} failed to meet {B} on Monday.", f"bilateral denied {MONDAY} AZ BY"),
        (f"{A} refused to meet with {B} on Monday.", f"bilateral denied {MONDAY} AZ BY"),
        (f"{A} will not meet with {B} on Friday.", f"bilateral denied {FRIDAY} AZ BY"),
    ],
)
def test_what_did_not_take_place_looks_back_and_what_will_not_ahead(body, encounter):
    assert all_of(body) == [encounter]


# --- Denied ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        f"The press service has denied that {A} met with {B} on Monday.",
        f"Minsk denied reports in the press that {A} met with {B} on Monday.",
        f"It is not true that {A} met with {B} on Monday.",
        f"Reports that {A} met with {B} on Monday are false, the press service said.",
        f"Claims by bloggers that {A} met with {B} on Monday were rejected in Minsk.",
        f"Contrary to reports that {A} met with {B} on Monday, nobody came to Minsk.",
    ],
)
def test_what_is_denied_to_have_been_is_denied(body):
    [one] = read(body, on=DAY)
    assert told_of(one) == f"bilateral denied {MONDAY} AZ BY"
    assert {party.status for party in one.parties} == {"not-stated"}


def test_whoever_denies_that_he_met_is_he():
    assert all_of(headline=f"{A} denies he met {B}") == [f"bilateral denied {DAY}/.. AZ BY"]


def test_what_is_denied_besides_denies_no_meeting():
    held = [f"bilateral held {MONDAY} AZ BY"]
    assert all_of(f"{A} denied that he was ill when he met {B} on Monday.") == held
    assert all_of(f"Reports that {A} met with {B} on Monday were confirmed in Minsk.") == held
    assert all_of(f"The minister was not there. {A} met with {B} on Monday.") == held


# --- Only supposed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        f"Neither Baku nor the Kremlin confirmed that {A} met with {B} on Monday.",
        f"The press service could neither confirm nor deny that {A} met with {B} on Monday.",
        f"Nobody confirmed that {A} met with {B} on Monday.",
        f"Whether {A} met with {B} on Monday is not known.",
        f"Rumours that {A} met with {B} on Monday went round.",
        f"It is rumoured that {A} met with {B} on Monday.",
        f"{A} met with {B} on Monday, according to unconfirmed reports.",
        f"{A} dreamed that he met with {B} on Monday.",
        f"If {A} had met with {B} on Monday, the price would be lower.",
        f"Had {A} met with {B} on Monday, the price would be lower.",
        f"{A} would have met with {B} on Monday.",
        f"{A} could have met with {B} on Monday, but fell ill.",
        f"{A} was to have met with {B} on Monday.",
        f"{A} was supposed to meet {B} on Monday.",
        f"Did {A} meet with {B} on Monday?",
        f"Vladimir Putin urged {A} and {B} to meet on Friday.",
        f"Preparations for talks between {A} and {B} began on Monday.",
        f"{A} will raise this at his meeting with {B} on Friday.",
        "The CIS summit was to have been held in Minsk on Monday.",
        "If the CIS summit was held in Minsk on Monday, nobody saw it.",
    ],
)
def test_what_is_only_supposed_asked_or_wished_is_nothing(body):
    assert all_of(body) == []


@pytest.mark.parametrize(
    "headline",
    [
        f"Will {A} and {B} meet in Minsk?",
        f"Should {A} and {B} meet?",
        f"Why {A} and {B} met",
        f"Kremlin: no plans for {A} and {B} to meet",
        f"Vladimir Putin urges {A} and {B} to meet",
        f"Meeting of {A} and {B}?",
        "Will Vladimir Putin attend CIS summit in Minsk?",
    ],
)
def test_a_headline_that_asks_explains_or_urges_tells_of_no_meeting(headline):
    assert all_of(headline=headline) == []


# --- Who -----------------------------------------------------------------------------------------------------


def test_he_is_whoever_the_sentence_before_is_about():
    body = f"On Monday {A} met with {B}. On Tuesday he met with Shavkat Mirziyoyev."
    assert all_of(body) == [f"bilateral held {MONDAY} AZ BY", "bilateral held 2017-04-04 BY UZ"]
    assert all_of(f"Gas was the subject of {B} and {A}. On Tuesday he met with Shavkat Mirziyoyev.") == []


def test_talks_with_one_and_with_another_are_two_of_him_who_held_them():
    body = f"{A} came. Later he held separate talks with {B} and with Shavkat Mirziyoyev."
    assert all_of(body) == [f"bilateral held {DAY} AZ BY", f"bilateral held {DAY} BY UZ"]


def test_whoever_stayed_away_is_none_of_them():
    came = f"{A} and {B} came."
    assert all_of(f"{came} They held talks.") == [f"bilateral held {DAY} AZ BY"]
    assert all_of(f"{came} The president of Uzbekistan did not. They held talks.") == []
    assert all_of(f"{A} awaited {B}. Crowds lined the streets. They talked in the rain.") == []


@pytest.mark.parametrize(
    "body",
    [
        f"{A} and {B} signed a declaration, each in his own capital.",
        f"{A} and {B} opened schools, the one in Brest, the other in Ganja.",
        f"{A} and {B} spoke at the UN General Assembly in New York.",
    ],
)
def test_what_each_did_by_himself_is_no_meeting(body):
    assert all_of(body) == []


def test_two_who_sign_and_did_not_meet_are_said_not_to_have_met():
    assert statuses(f"{A} and {B} signed a declaration. They did not meet.") == {"denied"}


def test_two_who_sign_together_meet():
    assert all_of(f"{A} and {B} signed a declaration in Minsk.") == [f"bilateral held {DAY} AZ BY"]


def test_others_of_the_same_countries_meet_apart():
    body = (
        "The President of Armenia held talks with the President of Russia on Monday. "
        "The Prime Minister of Armenia held talks with the Prime Minister of Russia on Monday."
    )
    assert [[who(party) for party in one.parties] for one in read(body, on=DAY)] == [
        ["AM president-am", "RU president-ru"],
        ["AM premier-am", "RU premier-ru"],
    ]


def test_the_day_of_the_summit_is_that_of_whoever_met_there():
    body = f"At the summit on Monday, which Islam Karimov did not attend, {A} met with {B}."
    assert all_of(body) == [f"bilateral held {MONDAY} AZ BY"]


def test_for_the_first_time_is_no_end_of_the_clause():
    assert all_of(f"{A} met with {B} for the first time on Monday at the forum in Minsk.") == [
        f"bilateral held {MONDAY} AZ BY"
    ]
