"""English encounters of two or three named parties: who met, whether it was held, when, where and what it was part of."""

import pytest

from articles.encounters.reading.rules import RULES

from .told import KEYS, key, read, who

PUTIN, NAZARBAYEV = "Vladimir Putin", "President of Kazakhstan Nursultan Nazarbayev"
MET = f"{PUTIN} met with {NAZARBAYEV}."


def told_of(one) -> str:
    """`bilateral held 2017-04-03 KZ RU`: with the countries, or organisations, in the order of their codes."""
    sides = sorted({key(party.country) or key(party.organisation) for party in one.parties})
    return f"{one.kind} {one.status} {one.when} {' '.join(sides)}"


def all_of(body="", **options) -> list[str]:
    return [told_of(one) for one in read(body, **options)]


def words_of(body: str, one, shows: str) -> str:
    """The words of the body that show something of the encounter."""
    return next((body[span.start : span.end] for span in one.spans if span.shows == shows), "")


# --- Held ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "encounter"),
    [
        (MET, "bilateral held 2017-04-03 KZ RU"),
        (f"{PUTIN} received the President of Belarus at his residence.", "bilateral held 2017-04-03 BY RU"),
        (f"{PUTIN} held one-on-one talks with {NAZARBAYEV} in Minsk.", "bilateral held 2017-04-03 KZ RU"),
        (f"{PUTIN} had a working breakfast with Islam Karimov.", None),
        (f"{PUTIN} had a working breakfast with Shavkat Mirziyoyev.", "bilateral held 2017-04-03 RU UZ"),
        ("Vladimir Putin and Alexander Lukashenko met in Minsk.", "bilateral held 2017-04-03 BY RU"),
        ("The presidents of Russia and Belarus held talks.", "bilateral held 2017-04-03 BY RU"),
        ("The presidents of Russia, Belarus and Kazakhstan met.", "trilateral held 2017-04-03 BY KZ RU"),
        (
            "Talks between the presidents of Russia and Kazakhstan were held in Minsk.",
            "bilateral held 2017-04-03 KZ RU",
        ),
        (
            "Minsk hosted a meeting of Alexander Lukashenko and Serzh Sargsyan.",
            "bilateral held 2017-04-03 AM BY",
        ),
        (f"{PUTIN} spoke by telephone with {NAZARBAYEV}.", "call held 2017-04-03 KZ RU"),
        (
            f"At the Kazakh side’s initiative, {PUTIN} had a telephone conversation with {NAZARBAYEV}.",
            "call held 2017-04-03 KZ RU",
        ),
        (f"{PUTIN} telephoned Alexander Lukashenko to thank him.", "call held 2017-04-03 BY RU"),
        (
            f"{PUTIN} congratulated Alexander Lukashenko on his birthday by telephone.",
            "call held 2017-04-03 BY RU",
        ),
        (
            f"In a telephone conversation with Alexander Lukashenko, {PUTIN} praised the talks.",
            "call held 2017-04-03 BY RU",
        ),
        (
            f"{PUTIN} held a videoconference with Alexander Lukashenko.",
            "video-conference held 2017-04-03 BY RU",
        ),
        (
            f"Following their talks, {PUTIN} and Alexander Lukashenko made statements for the press.",
            "bilateral held 2017-04-03 BY RU",
        ),
        (
            f"During a meeting with {NAZARBAYEV}, {PUTIN} spoke of gas.",
            "bilateral held 2017-04-03 KZ RU",
        ),
        (f"As he met with {NAZARBAYEV}, {PUTIN} spoke of gas.", "bilateral held 2017-04-03 KZ RU"),
        (
            f"{PUTIN} met with Armenian Foreign Minister Edward Nalbandian.",
            "bilateral held 2017-04-03 AM RU",
        ),
        (f"{PUTIN} met with CIS Executive Secretary Sergei Lebedev.", "bilateral held 2017-04-03 RU cis"),
    ],
)
def test_who_met_whom_is_read_with_its_kind_and_the_article_s_day(body, encounter):
    assert all_of(body) == ([encounter] if encounter else [])


def test_parties_keep_their_names_offices_and_spans():
    [one] = read(MET)
    assert [who(party) for party in one.parties] == ["RU putin", "KZ president-kz nazarbayev"]
    assert [party.name_as_given for party in one.parties] == ["Vladimir Putin", "Nursultan Nazarbayev"]
    assert {party.status for party in one.parties} == {"attended"}
    assert words_of(MET, one, "party 1") == NAZARBAYEV
    assert "met with" in words_of(MET, one, "kind")


def test_an_office_without_a_name_stays_an_office():
    [one] = read(f"{PUTIN} met with the President of Belarus.")
    assert [who(party) for party in one.parties] == ["RU putin", "BY president-by"]


def test_met_with_two_is_one_meeting_of_three_and_meetings_with_two_are_two():
    pair = "Alexander Lukashenko and Serzh Sargsyan"
    assert all_of(f"{PUTIN} met with {pair}.") == ["trilateral held 2017-04-03 AM BY RU"]
    assert all_of(f"{PUTIN} held separate meetings with {pair}.") == [
        "bilateral held 2017-04-03 BY RU",
        "bilateral held 2017-04-03 AM RU",
    ]
    assert all_of(f"{PUTIN} spoke by telephone with {pair}.") == [
        "call held 2017-04-03 BY RU",
        "call held 2017-04-03 AM RU",
    ]


def test_a_leader_of_another_part_of_the_world_takes_part_in_a_meeting_of_three():
    body = f"{PUTIN} had a telephone conversation with German Chancellor Angela Merkel and {NAZARBAYEV}."
    assert all_of(body) == ["call held 2017-04-03 DE KZ RU"]


@pytest.mark.parametrize(
    "body",
    [
        f"{PUTIN} met with German Chancellor Angela Merkel.",
        f"{PUTIN} sent a message of greetings to {NAZARBAYEV}.",
        f"{PUTIN} congratulated {NAZARBAYEV} on his birthday.",
        f"{PUTIN} met with the ambassador of Kazakhstan.",
        f"{PUTIN} met with Kazakh Transport Minister Anna Ivanova.",
        f"{PUTIN} met with journalists after the visit of {NAZARBAYEV}.",
        f"{PUTIN} and {NAZARBAYEV} exchanged messages.",
        f"{PUTIN} ratified the treaty signed when he met with {NAZARBAYEV}.",
        f"{PUTIN} recalled that he had met with {NAZARBAYEV}.",
        f"{PUTIN} said: “I met with Nursultan Nazarbayev.”",
        f"{PUTIN} read a letter from {NAZARBAYEV} about the talks.",
        "The Kazakh delegation met with Vladimir Putin’s aide.",
        f"A meeting was held to prepare a series of meetings between {PUTIN} and {NAZARBAYEV}.",
    ],
)
def test_what_only_looks_like_a_meeting_is_none(body):
    assert all_of(body) == []


# --- Headings and several sentences ---------------------------------------------------------------


def test_a_heading_is_of_whoever_of_the_publisher_s_country_the_text_names():
    heading = "Meeting with President of Kazakhstan Nursultan Nazarbayev"
    [one] = read("Vladimir Putin: Welcome.", headline=heading, voice="president-ru")
    assert (told_of(one), one.parties[0].person) == ("bilateral held 2017-04-03 KZ RU", KEYS["putin"])
    [one] = read("", headline=heading, voice="president-ru")
    assert [who(party) for party in one.parties] == ["RU president-ru", "KZ president-kz nazarbayev"]
    assert [party.name_as_given for party in one.parties] == ["", "Nursultan Nazarbayev"]
    assert read("", headline=heading) == []


def test_a_heading_with_two_is_of_three():
    [one] = read(
        "", headline="Meeting with President of Belarus and President of Armenia", voice="president-ru"
    )
    assert told_of(one) == "trilateral held 2017-04-03 AM BY RU"


def test_headline_lead_and_text_tell_of_one_meeting():
    [one] = read(
        f"The two presidents discussed gas. They then continued their talks over dinner. {PUTIN} thanked Mr Nazarbayev.",
        headline="Meeting with President of Kazakhstan Nursultan Nazarbayev",
        standfirst=f"{PUTIN} had a working meeting with {NAZARBAYEV} in Minsk.",
        voice="president-ru",
    )
    assert told_of(one) == "bilateral held 2017-04-03 KZ RU"


def test_the_conversation_of_a_call_is_that_call():
    body = f"{PUTIN} spoke by telephone with {NAZARBAYEV}. The two presidents had a detailed discussion."
    assert all_of(body, headline=f"{PUTIN} spoke by telephone with {NAZARBAYEV}") == [
        "call held 2017-04-03 KZ RU"
    ]


def test_a_second_meeting_of_the_text_is_its_own():
    body = f"{MET} Mr Putin also met with Alexander Lukashenko."
    assert all_of(body) == ["bilateral held 2017-04-03 KZ RU", "bilateral held 2017-04-03 BY RU"]


def test_they_are_the_two_named_before_and_nobody_where_more_are():
    assert all_of(f"{PUTIN} awaited {NAZARBAYEV}. The presidents then held talks.") == [
        "bilateral held 2017-04-03 KZ RU"
    ]
    assert all_of(f"{PUTIN}, {NAZARBAYEV} and Serzh Sargsyan arrived. The presidents then held talks.") == []


def test_talks_that_are_called_by_their_countries_are_of_whoever_leads_them_in_the_text():
    body = f"{PUTIN} greeted {NAZARBAYEV} at the airport."
    headline = "Russian-Kazakh talks were held at the airport"
    [one] = read(body, headline=headline)
    assert told_of(one) == "bilateral held 2017-04-03 KZ RU"
    assert {party.person for party in one.parties} == {KEYS["putin"], KEYS["nazarbayev"]}
    assert read("Gas was discussed.", headline=headline) == []


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        (f"{PUTIN} and Alexander Lukashenko opened a power station", "visit"),
        (f"{PUTIN} and Alexander Lukashenko laid wreaths at a memorial", "visit"),
        (f"{PUTIN} and Alexander Lukashenko signed an agreement on gas", "bilateral"),
        (f"{PUTIN} and Alexander Lukashenko discussed the price of gas", "bilateral"),
    ],
)
def test_what_two_do_together_takes_both_to_be_there(headline, kind):
    assert all_of("", headline=headline) == [f"{kind} held 2017-04-03 BY RU"]


def test_in_the_text_a_discussion_alone_makes_no_meeting():
    body = f"The gas pipeline is old. {PUTIN} and {NAZARBAYEV} discussed it."
    assert all_of(body) == []
    assert all_of(body, headline="Vladimir Putin held bilateral meetings with CIS leaders") == [
        "bilateral held 2017-04-03 KZ RU"
    ]


# --- Not held --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "encounter"),
    [
        (f"{PUTIN} will meet with {NAZARBAYEV} on April 20.", "bilateral scheduled 2017-04-20 KZ RU"),
        (f"On April 20, {PUTIN} will hold talks with {NAZARBAYEV}.", "bilateral scheduled 2017-04-20 KZ RU"),
        (f"{PUTIN} is due to meet with {NAZARBAYEV} tomorrow.", "bilateral scheduled 2017-04-04 KZ RU"),
        (f"{PUTIN} will meet with {NAZARBAYEV}.", "bilateral announced 2017-04-03/.. KZ RU"),
        (f"{PUTIN} plans to meet with {NAZARBAYEV}.", "bilateral announced 2017-04-03/.. KZ RU"),
        (f"{PUTIN} may meet with {NAZARBAYEV}.", "bilateral possible 2017-04-03/.. KZ RU"),
        (
            f"{PUTIN} and {NAZARBAYEV} agreed to meet in Minsk on May 5.",
            "bilateral scheduled 2017-05-05 KZ RU",
        ),
        (
            f"{PUTIN} and {NAZARBAYEV} agreed to hold a meeting.",
            "bilateral announced 2017-04-03/.. KZ RU",
        ),
        (
            "Talks between the presidents of Russia and Kazakhstan are scheduled for April 20.",
            "bilateral scheduled 2017-04-20 KZ RU",
        ),
        (
            "A meeting between the presidents of Russia and Kazakhstan has been postponed.",
            "bilateral postponed 2017-04-03/.. KZ RU",
        ),
        (
            "A meeting between the presidents of Russia and Kazakhstan was cancelled.",
            "bilateral cancelled 2017-04-03/.. KZ RU",
        ),
        (f"{PUTIN} did not meet with {NAZARBAYEV}.", "bilateral denied 2017-04-03/.. KZ RU"),
        (
            f"{PUTIN} has cancelled his official visit to Kazakhstan.",
            "visit cancelled 2017-04-03/.. RU",
        ),
        (f"On April 20, {PUTIN} will visit Kazakhstan.", "visit scheduled 2017-04-20 RU"),
        (f"{NAZARBAYEV} invited {PUTIN} to visit Kazakhstan.", "visit possible 2017-04-03/.. RU"),
    ],
)
def test_what_is_to_come_may_come_or_did_not_is_never_held(body, encounter):
    [one] = read(body)
    assert told_of(one) == encounter
    assert "attended" not in {party.status for party in one.parties}


def test_a_plan_without_a_day_is_of_the_one_day_that_the_headline_announces():
    body = f"{PUTIN} and {NAZARBAYEV} will hold talks on gas."
    assert all_of(body, headline=f"{PUTIN} will visit Kazakhstan on April 20") == [
        "bilateral scheduled 2017-04-20 KZ RU"
    ]


def test_whoever_invites_is_the_host_of_a_visit_to_come():
    body = (
        f"On April 20, {PUTIN} will make an official visit to Kazakhstan at the invitation of {NAZARBAYEV}."
    )
    [one] = read(body)
    assert [(who(party), party.role) for party in one.parties] == [
        ("RU putin", "not-stated"),
        ("KZ president-kz nazarbayev", "host"),
    ]
    assert key(one.country) == "KZ"


def test_a_visit_and_the_talks_for_which_it_is_made_are_one():
    body = f"{NAZARBAYEV} will visit Russia on April 19–21. On April 20, {PUTIN} will meet with {NAZARBAYEV}."
    assert all_of(body) == ["bilateral scheduled 2017-04-20 KZ RU"]


def test_whoever_comes_to_another_country_visits_it_and_to_a_town_of_his_own_does_not():
    assert all_of("", headline=f"{PUTIN} arrived in Kazakhstan") == ["visit held 2017-04-03 RU"]
    assert all_of("", headline=f"{PUTIN} arrived in St. Petersburg") == []


# --- When, where, within what -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "when", "basis"),
    [
        (MET, "2017-04-03", "published"),
        (f"On March 30, {PUTIN} met with {NAZARBAYEV}.", "2017-03-30", "stated"),
        (f"{PUTIN} met with {NAZARBAYEV} yesterday.", "2017-04-02", "stated"),
        (f"{PUTIN} met with {NAZARBAYEV} to discuss the treaty of May 5, 2010.", "2017-04-03", "published"),
    ],
)
def test_the_day_is_the_one_told_beside_the_verb_else_the_article_s(body, when, basis):
    [one] = read(body)
    assert (one.when, one.when_basis) == (when, basis)


def test_an_article_without_a_day_tells_none():
    [one] = read(MET, on=None)
    assert (one.when, one.when_basis) == ("XXXX", "not-stated")


@pytest.mark.parametrize(
    ("body", "when"),
    [
        (f"{PUTIN} noted that {NAZARBAYEV} met with Serzh Sargsyan on March 30, 2017.", "2017-03-30"),
        (f"{PUTIN} thanked {NAZARBAYEV} for his hospitality during their talks on March 30.", "2017-03-30"),
        (f"{PUTIN} told the press of the results of his talks with {NAZARBAYEV}.", "../2017-04-03"),
    ],
)
def test_what_is_told_in_passing_counts_with_its_own_day_or_as_before_the_article(body, when):
    assert [one.when for one in read(body)] == [when]


def test_the_place_is_that_of_the_words_else_of_the_place_line():
    [one] = read(f"{PUTIN} met with {NAZARBAYEV} in St. Petersburg.", place_line="The Kremlin, Moscow")
    assert (key(one.place), one.place_as_given) == ("st-petersburg", "St. Petersburg")
    [one] = read(MET, place_line="St. Petersburg")
    assert (key(one.place), one.spans[-1].part) == ("st-petersburg", "place-line")


def test_neither_a_call_nor_a_plan_is_at_the_place_line():
    [one] = read(f"{PUTIN} spoke by telephone with {NAZARBAYEV}.", place_line="St. Petersburg")
    assert (one.place, one.place_as_given) == (None, "")
    [one] = read(f"{PUTIN} will meet with {NAZARBAYEV} tomorrow.", place_line="St. Petersburg")
    assert (one.place, one.place_as_given) == (None, "")


@pytest.mark.parametrize(
    ("body", "within"),
    [
        (f"{PUTIN} met with {NAZARBAYEV} on the sidelines of the G20 summit.", "the G20 summit"),
        (f"Ahead of the CIS summit, {PUTIN} met with {NAZARBAYEV}.", "the CIS summit"),
    ],
)
def test_talks_around_a_summit_are_on_its_margins(body, within):
    one = next(one for one in read(body) if len(one.parties) == 2)
    assert (one.kind, one.within_as_given) == ("margins", within)
    shown = next(span for span in one.spans if span.shows == "within")
    assert body[shown.start : shown.end] == within


def test_talks_that_the_text_of_a_summit_tells_of_are_on_its_margins():
    body = f"{PUTIN} spoke first. Later, {PUTIN} met with {NAZARBAYEV}."
    kinds = [one.kind for one in read(body, headline="CIS summit")]
    assert "margins" in kinds
    assert "bilateral" not in kinds


# --- Rules -------------------------------------------------------------------------------------------------


def test_an_encounter_names_its_rule_and_is_as_sure_as_its_least_sure_party():
    [one] = read(MET)
    assert (one.rule, one.certainty) == ("met-with", "sure")
    [one] = read("", headline=f"{PUTIN} and Alexander Lukashenko opened a power station")
    assert (one.rule, one.certainty) == ("did-together", "likely")


def test_every_rule_has_a_number_of_its_own():
    assert len({rule.number for rule in RULES.values()}) == len(RULES)
