"""Meetings of bodies in English: whose, of what kind, held or to come, who came; and nothing where one is only spoken of."""

import pytest

from .bodies import read, told_of, who


def told(body="", **options):
    return [told_of(one) for one in read(body, **options)]


@pytest.mark.parametrize(
    ("body", "encounter"),
    [
        ("Vladimir Putin took part in the CIS summit.", "summit held 2017-04-14 cis"),
        ("An informal CIS summit took place in Minsk.", "informal-summit held 2017-04-14 cis cis-informal"),
        (
            "Minsk hosted a session of the CIS Council of Heads of State.",
            "council-session held 2017-04-14 cis cis-council",
        ),
        (
            "The Council of CIS Heads of State met in Minsk. Vladimir Putin spoke.",
            "council-session held 2017-04-14 cis cis-council",
        ),
        (
            "A meeting of the Council of Heads of State of CIS member states was held.",
            "council-session held 2017-04-14 cis cis-council",
        ),
        ("CIS leaders gathered for a summit in Minsk.", "summit held 2017-04-14 cis"),
        (
            "Vladimir Putin chaired a session of the CSTO Collective Security Council.",
            "council-session held 2017-04-14 csto csto-council",
        ),
        (
            "A session of the Collective Security Council of the Collective Security Treaty took place.",
            "council-session held 2017-04-14 treaty treaty-council",
        ),
        (
            "Vladimir Putin addressed a meeting of the Interstate Council of the Eurasian Economic Community.",
            "council-session held 2017-04-14 eurasec eurasec-council",
        ),
        (
            "A meeting of the Supreme Eurasian Economic Council began in Minsk.",
            "council-session held 2017-04-14 supreme supreme-council",
        ),
        (
            "The Supreme State Council of the Union State held a session in Minsk.",
            "council-session held 2017-04-14 union state-council",
        ),
        (
            "The SCO Council of Heads of State met in Astana.",
            "council-session held 2017-04-14 sco sco-council",
        ),
        (
            "Vladimir Putin spoke at a summit of the five Caspian states.",
            "summit held 2017-04-14 caspian caspian-summit",
        ),
        (
            "The Supreme Eurasian Economic Council held a jubilee session in Minsk.",
            "council-session held 2017-04-14 supreme supreme-council",
        ),
        (
            "The Supreme Eurasian Economic Council will meet in Minsk on May 5.",
            "council-session scheduled 2017-05-05 supreme supreme-council",
        ),
        (
            "A working breakfast was over, and a meeting was held of heads of CIS member states.",
            "summit held 2017-04-14 cis",
        ),
    ],
)
def test_a_meeting_of_a_body_is_known_by_its_body_and_kind(body, encounter):
    assert told(body) == [encounter]


def test_a_heading_alone_is_a_meeting_of_the_day_at_its_place():
    [one] = read(
        headline="CSTO summit", place_line="The Kremlin, Minsk", body="Vladimir Putin spoke of peace."
    )
    assert told_of(one) == "summit held 2017-04-14 csto"
    assert (one.place_as_given, one.when_basis) == ("The Kremlin, Minsk", "published")


def test_headline_lead_and_body_tell_of_one_meeting():
    [one] = read(
        headline="CSTO summit",
        standfirst="A session of the CSTO Collective Security Council was held in Minsk.",
        body="The summit was attended by President of Kazakhstan Nursultan Nazarbayev, President of Belarus Alexander"
        " Lukashenko and Vladimir Putin. President of Armenia Serzh Sargsyan, who chaired the meeting, spoke first."
        " Ilham Aliyev did not attend.",
    )
    assert told_of(one) == "council-session held 2017-04-14 csto csto-council"
    assert who(one) == [
        "KZ nazarbayev",
        "BY lukashenko",
        "RU putin",
        "AM serzh-sargsyan chair",
        "AZ ilham-aliyev absent",
    ]


def test_each_thing_told_has_its_span():
    body = "Vladimir Putin took part in the informal CIS summit in Minsk on April 12."
    [one] = read(body)
    shown = {span.shows: body[span.start : span.end] for span in one.spans}
    assert shown == {
        "kind": "informal CIS summit",
        "status": "informal CIS summit",
        "organisation": "informal CIS summit",
        "party 0": "Vladimir Putin",
        "when": "April 12",
        "place": "Minsk",
    }


def test_leaders_of_a_body_are_one_party_with_the_organisation():
    [one] = read("Vladimir Putin attended a summit of leaders of the CIS countries.")
    assert sorted(who(one)) == ["RU putin", "cis"]


@pytest.mark.parametrize(
    ("body", "encounter"),
    [
        ("Vladimir Putin will take part in the CIS summit on May 5.", "summit scheduled 2017-05-05 cis"),
        (
            "Vladimir Putin will attend a session of the CSTO Collective Security Council.",
            "council-session scheduled 2017-04-14/.. csto csto-council",
        ),
        ("Vladimir Putin arrived in Minsk to attend the CIS summit.", "summit scheduled 2017-04-14/.. cis"),
        (
            "They discussed preparations for the CIS summit, which is to be held in Minsk in June. Vladimir Putin agreed.",
            "summit scheduled 2017-06 cis",
        ),
        (
            "Vladimir Putin spoke of the agenda of the upcoming CIS summit, scheduled for May 5.",
            "summit scheduled 2017-05-05 cis",
        ),
        (
            "Vladimir Putin backed the proposal to convene a summit of the five Caspian states.",
            "summit possible 2017-04-14/.. caspian caspian-summit",
        ),
        (
            "Vladimir Putin and Nursultan Nazarbayev agreed to hold an informal CIS summit in May.",
            "informal-summit announced 2017-05 cis cis-informal",
        ),
        (
            "Alexander Lukashenko invited Vladimir Putin to attend the CIS summit.",
            "summit announced 2017-04-14/.. cis",
        ),
        ("The CIS summit was postponed, Vladimir Putin said.", "summit postponed 2017-04-14/.. cis"),
        ("The CIS summit has been cancelled, Vladimir Putin said.", "summit cancelled 2017-04-14/.. cis"),
    ],
)
def test_what_is_to_come_or_off_is_never_held(body, encounter):
    assert encounter in told(body)
    assert not any("held" in one and "cis" in one for one in told(body))


def test_meetings_of_one_list_share_verb_day_and_place():
    body = (
        "Vladimir Putin will take part in the session of the CSTO Collective Security Council, the meeting of the"
        " Interstate Council of the Eurasian Economic Community and the CIS summit in Minsk on May 5."
    )
    assert told(body) == [
        "council-session scheduled 2017-05-05 csto csto-council",
        "council-session scheduled 2017-05-05 eurasec eurasec-council",
        "summit scheduled 2017-05-05 cis",
    ]
    assert {who(one)[0] for one in read(body)} == {"RU putin"}


def test_two_bodies_of_one_noun_are_two_meetings():
    assert told("Vladimir Putin will attend the CSTO and CIS summits on May 5.") == [
        "summit scheduled 2017-05-05 csto",
        "summit scheduled 2017-05-05 cis",
    ]


def test_of_the_past_only_what_has_its_day_is_read():
    assert told("Vladimir Putin praised the results of the CIS summit held in Minsk on March 10.") == [
        "summit held 2017-03-10 cis"
    ]
    assert told("Vladimir Putin praised the results of the CIS summit in Minsk.") == []
    assert told("Vladimir Putin recalled the recent CIS summit.") == []


@pytest.mark.parametrize(
    "body",
    [
        "Vladimir Putin spoke of the CIS and its problems.",
        "Vladimir Putin met with Nursultan Nazarbayev on the sidelines of the CIS summit.",
        "As chairman of the CIS Council of Heads of State, Vladimir Putin thanked his guests.",
        "Vladimir Putin met with journalists at the CIS headquarters.",
        "Vladimir Putin signed the law on the Charter of the CIS.",
        "Vladimir Putin and Nursultan Nazarbayev discussed the upcoming CIS summit.",
        "Vladimir Putin attended a meeting of the CIS Council of Defence Ministers' veterans.",
        "CIS leaders held a press conference, Vladimir Putin said.",
        "Vladimir Putin thanked Nursultan Nazarbayev, who was in Minsk attending the CIS summit.",
        "Vladimir Putin attended a concert for the guests of the CIS summit.",
    ],
)
def test_near_misses_are_no_meeting_of_a_body(body):
    assert not [one for one in told(body) if "cis" in one.split()]


def test_an_undated_article_gives_no_day():
    assert told("An informal CIS summit took place in Minsk.", on=None) == [
        "informal-summit held XXXX cis cis-informal"
    ]
    assert told("Vladimir Putin will take part in the CIS summit on December 26.", on=None) == [
        "summit scheduled XXXX-12-26 cis"
    ]


def test_a_council_called_without_its_body_is_that_of_the_one_named_in_the_text():
    body = (
        "Vladimir Putin attended a session of the Collective Security Council. The CSTO was founded in 2002."
    )
    assert told(body) == ["council-session held 2017-04-14 csto csto-council"]
    assert told("Vladimir Putin attended a session of the Collective Security Council.") == [
        "council-session held 2017-04-14"
    ]
    both = "Vladimir Putin attended a session of the Collective Security Council of the CSTO, heir of the Collective Security Treaty."
    assert told(both) == ["council-session held 2017-04-14 csto csto-council"]


def test_two_days_of_one_body_are_two_meetings():
    body = (
        "A session of the CSTO Collective Security Council was held in Minsk."
        " The next session of the CSTO Collective Security Council will take place in Astana on June 8."
    )
    assert told(body) == [
        "council-session held 2017-04-14 csto csto-council",
        "council-session scheduled 2017-06-08 csto csto-council",
    ]


def test_leaders_of_four_countries_who_sign_something_met():
    headline = "The presidents of Russia, Belarus, Kazakhstan and Armenia signed an agreement on trade"
    [one] = read(headline=headline, place_line="Minsk")
    assert (told_of(one), one.place_as_given) == ("multilateral held 2017-04-14", "Minsk")
    assert who(one) == ["RU", "BY", "KZ", "AM"]
    assert not told(headline="The presidents of Russia, Belarus, Kazakhstan and Armenia are of one mind")


def test_states_in_brackets_are_those_of_the_format():
    body = "Vladimir Putin will attend a summit of five Caspian states (Russia, Kazakhstan and Azerbaijan) on May 5."
    [one] = read(body)
    assert sorted(who(one)) == ["AZ", "KZ", "RU", "RU putin"]


def test_the_last_of_a_list_chaired_where_the_words_say_so():
    body = (
        "Vladimir Putin took part in the CIS summit. The summit was attended by President of Kazakhstan Nursultan"
        " Nazarbayev and President of Belarus Alexander Lukashenko, who chaired the meeting."
    )
    [one] = read(body)
    assert who(one) == ["RU putin", "KZ nazarbayev", "BY lukashenko chair"]


def test_invited_states_and_their_host_are_told_apart_from_who_came():
    body = (
        "The talks of Vladimir Putin were held within an informal CIS summit in St. Petersburg that began on December 26."
        " Besides Russia, two countries were invited to the summit: Armenia and Kazakhstan."
        " According to his office, Prime Minister of Armenia Nikol Pashinyan attended the informal summit."
    )
    [one] = read(body, on="2023-12-27")
    assert told_of(one) == "informal-summit held 2023-12-26 cis cis-informal"
    assert who(one) == ["RU host", "AM invited", "KZ invited", "AM pashinyan"]


def test_invited_states_alone_make_no_meeting():
    assert told("Besides Russia, two countries were invited to the fair: Armenia and Kazakhstan.") == []


def test_what_others_say_of_a_council_bears_no_day():
    body = "According to his office, Alexander Lukashenko attended the Supreme Eurasian Economic Council."
    assert told(body) == ["council-session held ../2017-04-14 supreme supreme-council"]


def test_the_predicate_of_what_was_within_a_summit_is_not_the_summits():
    assert told("Talks within the CIS summit began with words of Vladimir Putin.") == []


def test_a_month_of_the_headline_and_a_day_of_the_body_are_one_day():
    assert told(
        headline="Vladimir Putin spoke of preparations for the CIS summit in May",
        body="The CIS summit will be held in Minsk on May 14.",
    ) == ["summit scheduled 2017-05-14 cis"]


def test_a_place_named_again_gives_the_summit_its_day():
    body = (
        "Vladimir Putin will attend the CIS summit in Yalta. Nursultan Nazarbayev is sure that the law will be ready"
        " for the Yalta summit of September 18–19."
    )
    assert told(body) == ["summit scheduled 2017-09-18/2017-09-19 cis"]


def test_talks_on_the_margins_lie_within_the_summit_that_the_text_tells_of():
    read_of = read(
        headline="CIS summit",
        body="Vladimir Putin took part in the CIS summit. Vladimir Putin met with President of Kazakhstan Nursultan"
        " Nazarbayev on the sidelines of the CIS summit.",
    )
    assert [(one.kind, one.within) for one in read_of] == [("summit", None), ("margins", 0)]


def test_a_council_beside_the_summit_is_no_part_of_it():
    read_of = read(
        "Vladimir Putin attended the CIS summit and a meeting of the Supreme Eurasian Economic Council."
    )
    assert [(one.kind, one.within) for one in read_of] == [("summit", None), ("council-session", None)]


def test_whoever_proposes_a_summit_is_not_said_to_come():
    body = "Vladimir Putin approved the initiative of Nursultan Nazarbayev to hold a summit of the five Caspian states."
    [one] = read(body)
    assert (told_of(one), who(one)) == ("summit possible 2017-04-14/.. caspian caspian-summit", [])
