"""Who came to a meeting of a body, who did not, and who came for whom, in the words of many publishers."""

import pytest

from .bodies import read, told_of, who

DAY = "2023-12-27"
HELD = "The CIS summit was held in Minsk on Friday. "


def came(body, **options):
    """Of the one meeting: each party by country, person or words, with its status."""
    [one] = read(body, **{"on": DAY} | options)
    return dict(
        zip(
            [
                f"{words} / {party.name_as_given}" if not party.person else words
                for words, party in named(one)
            ],
            [party.status for party in one.parties],
            strict=True,
        )
    )


def named(one):
    for words, party in zip(who(one), one.parties, strict=True):
        yield words.removesuffix(f" {party.status}"), party


THREE = {"BY lukashenko": "attended", "KZ tokayev": "attended", "AM pashinyan": "attended"}


@pytest.mark.parametrize(
    "body",
    [
        HELD + "Alexander Lukashenko, Kassym-Jomart Tokayev and Nikol Pashinyan took part.",
        HELD + "Alexander Lukashenko, Kassym-Jomart Tokayev and Nikol Pashinyan attended it in person.",
        HELD + "Taking part were Alexander Lukashenko, Kassym-Jomart Tokayev and Nikol Pashinyan.",
        HELD + "Among those present were Alexander Lukashenko, Kassym-Jomart Tokayev and Nikol Pashinyan.",
        HELD + "Present: Alexander Lukashenko, Kassym-Jomart Tokayev and Nikol Pashinyan.",
        HELD + "The participants were Alexander Lukashenko, Kassym-Jomart Tokayev and Nikol Pashinyan.",
        HELD + "It was attended by Alexander Lukashenko, Kassym-Jomart Tokayev and Nikol Pashinyan.",
        HELD + "It brought together Alexander Lukashenko, Kassym-Jomart Tokayev and Nikol Pashinyan.",
        HELD
        + "Alexander Lukashenko and Kassym-Jomart Tokayev addressed it; Nikol Pashinyan joined the summit, too.",
        "The CIS summit was held in Minsk with the participation of Alexander Lukashenko, Kassym-Jomart Tokayev and Nikol"
        " Pashinyan.",
        HELD + "Alexander Lukashenko came. Kassym-Jomart Tokayev and Nikol Pashinyan were there, too.",
        "Alexander Lukashenko, the president of Belarus, Kassym-Jomart Tokayev and Nikol Pashinyan, Armenia's Prime Minister,"
        " attended the CIS summit in Minsk.",
        "The CIS summit was attended by Alexander Lukashenko, Kassym-Jomart Tokayev and Nikol Pashinyan.",
    ],
)
def test_each_who_is_named_as_having_come_attended(body):
    assert came(body) == THREE


@pytest.mark.parametrize(
    "body",
    [
        "Heads of four states – Russia, Belarus, Kazakhstan and Armenia – took part in the CIS summit.",
        "The CIS summit was attended by the heads of four states – Russia, Belarus, Kazakhstan and Armenia.",
        HELD + "It brought together the leaders of four countries: Russia, Belarus, Kazakhstan and Armenia.",
    ],
)
def test_states_whose_heads_came_are_told_by_their_countries(body):
    assert came(body) == {
        f"{code} / {name}": "attended"
        for code, name in [("RU", "Russia"), ("BY", "Belarus"), ("KZ", "Kazakhstan"), ("AM", "Armenia")]
    }


def test_presidents_whose_title_is_said_once_are_each_one():
    body = HELD + (
        "The presidents of Azerbaijan Ilham Aliyev, Kazakhstan Kassym-Jomart Tokayev and Russia Vladimir Putin took part."
    )
    assert set(came(body)) == {"AZ ilham-aliyev", "KZ tokayev", "RU putin"}


def test_a_name_that_the_archive_does_not_know_is_not_given_to_the_president_before_it():
    body = (
        HELD
        + "The presidents of Azerbaijan Ilham Aliyev, Georgia Levan Beridze and Russia Vladimir Putin took part."
    )
    assert {words.partition(" / ")[0] for words in came(body)} == {"AZ ilham-aliyev", "GE", "RU putin"}


def test_somebody_in_the_list_whom_the_archive_does_not_know_does_not_hide_the_others():
    body = HELD + "Alexander Lukashenko, Levan Beridze, Kassym-Jomart Tokayev and Nikol Pashinyan took part."
    assert came(body) == THREE


@pytest.mark.parametrize(
    "body",
    [
        HELD + "Nikol Pashinyan did not come.",
        HELD + "Nikol Pashinyan was absent.",
        HELD + "Nikol Pashinyan could not attend for health reasons.",
        HELD + "Nikol Pashinyan stayed away from the summit.",
        HELD + "Nikol Pashinyan declined the invitation.",
        "The CIS summit was held in Minsk without Nikol Pashinyan.",
        "Nikol Pashinyan skipped the CIS summit in Minsk.",
        "Nikol Pashinyan was absent from the CIS summit in Minsk.",
        "Nikol Pashinyan did not attend the CIS summit in Minsk.",
    ],
)
def test_whoever_did_not_come_was_absent(body):
    assert came(body) == {"AM pashinyan": "absent"}


@pytest.mark.parametrize(
    "body",
    [
        "Nikol Pashinyan will not attend the CIS summit in Minsk on January 5.",
        "Nikol Pashinyan will skip the CIS summit in Minsk on January 5.",
        "The CIS summit will be held in Minsk on January 5. Nikol Pashinyan will not come.",
        "The CIS summit will be held in Minsk on January 5. Nikol Pashinyan has declined.",
    ],
)
def test_whoever_will_not_come_is_not_expected(body):
    [one] = read(body, on=DAY)
    assert told_of(one) == "summit scheduled 2024-01-05 cis"
    assert who(one) == ["AM pashinyan absent"]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            HELD + "Armenia was represented by its foreign minister.",
            {"AM / Armenia": "represented", "AM / foreign minister": "attended"},
        ),
        (
            HELD + "Armenia was represented by Deputy Foreign Minister Aram Vardanyan.",
            {"AM / Armenia": "represented", "AM / Aram Vardanyan": "attended"},
        ),
        (
            "At the CIS summit in Minsk Armenia was represented by Deputy Foreign Minister Aram Vardanyan.",
            {"AM / Armenia": "represented", "AM / Aram Vardanyan": "attended"},
        ),
        (
            HELD + "Aram Vardanyan represented Armenia.",
            {"AM / Armenia": "represented", "AM / Aram Vardanyan": "attended"},
        ),
        (
            HELD + "Armenia sent Foreign Minister Aram Vardanyan.",
            {"AM / Armenia": "represented", "AM / Aram Vardanyan": "attended"},
        ),
        (
            HELD + "Deputy Prime Minister Aram Vardanyan stood in for Nikol Pashinyan.",
            {"AM pashinyan": "represented", "AM / Aram Vardanyan": "attended"},
        ),
        (
            HELD + "Instead of Nikol Pashinyan, Foreign Minister Aram Vardanyan attended.",
            {"AM pashinyan": "represented", "AM / Aram Vardanyan": "attended"},
        ),
        (
            HELD + "Foreign Minister Aram Vardanyan came in place of Nikol Pashinyan.",
            {"AM pashinyan": "represented", "AM / Aram Vardanyan": "attended"},
        ),
        (
            "The CIS summit will be held in Minsk on January 5. Armenia will be represented by its foreign minister.",
            {"AM / Armenia": "represented", "AM / foreign minister": "confirmed"},
        ),
    ],
)
def test_whoever_comes_for_another_came_for_the_country(body, parties):
    assert came(body) == parties


def test_a_country_and_whoever_it_sends_and_whoever_stays_away_are_told_apart():
    body = HELD + (
        "Vladimir Putin and Alexander Lukashenko took part. Armenia was represented by Foreign Minister Aram Vardanyan;"
        " Prime Minister Nikol Pashinyan did not come. Tajikistan was absent."
    )
    assert came(body) == {
        "RU putin": "attended",
        "BY lukashenko": "attended",
        "AM / Armenia": "represented",
        "AM / Aram Vardanyan": "attended",
        "AM pashinyan": "absent",
        "TJ / Tajikistan": "absent",
    }


@pytest.mark.parametrize(
    "body",
    [
        "Nikol Pashinyan did not come to the concert.",
        "If Nikol Pashinyan attends, Armenia will chair.",
        "Whether Nikol Pashinyan took part is not known.",
        "Nikol Pashinyan may be absent.",
        "Nikol Pashinyan sent greetings to Vladimir Putin.",
        "Nikol Pashinyan was not absent from the vote.",
        "Armenia sent Best Wishes to Vladimir Putin.",
    ],
)
def test_near_misses_tell_of_nobody(body):
    assert came(HELD + body) == {}


def test_who_did_not_come_to_which_of_two_meetings_is_not_guessed():
    body = (
        "Vladimir Putin attended the CIS summit and the CSTO summit in Minsk. Nikol Pashinyan did not come."
    )
    assert [who(one) for one in read(body, on=DAY)] == [["RU putin"], ["RU putin"]]
    body = body.replace("did not come", "was absent from the session")
    assert [who(one) for one in read(body, on=DAY)] == [["RU putin"], ["RU putin"]]


def test_leaders_who_are_invited_by_the_word_of_somebody_are_no_title_of_theirs():
    body = (
        "The CIS summit will be held in Minsk on January 5. According to Dmitry Peskov, the leaders of Armenia, Belarus"
        " and Kazakhstan are invited."
    )
    [one] = read(body, on=DAY)
    assert who(one) == ["AM invited", "BY invited", "KZ invited"]
