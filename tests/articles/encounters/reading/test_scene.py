"""A text as sentences of parties: who may meet is one placeholder, however the text names them."""

import re

import pytest

from articles.encounters.reading.names import Names
from articles.linking.facts import OfficeRow
from tests.articles.linking.archive import KEYS, facts

from .told import masked, parties, read, sentences, told, who


def everybody(body, **options):
    return [who(party) for party in parties(body, **options)]


@pytest.mark.parametrize(
    ("words", "party", "name"),
    [
        (
            "President of Kazakhstan Nursultan Nazarbayev",
            "KZ president-kz nazarbayev",
            "Nursultan Nazarbayev",
        ),
        ("Kazakh President Nursultan Nazarbayev", "KZ president-kz nazarbayev", "Nursultan Nazarbayev"),
        (
            "President Nursultan Nazarbayev of Kazakhstan",
            "KZ president-kz nazarbayev",
            "Nursultan Nazarbayev",
        ),
        (
            "Nursultan Nazarbayev, President of Kazakhstan",
            "KZ president-kz nazarbayev",
            "Nursultan Nazarbayev",
        ),
        ("President Nursultan Nazarbayev", "KZ president-kz nazarbayev", "Nursultan Nazarbayev"),
        ("Nursultan Nazarbayev", "KZ nazarbayev", "Nursultan Nazarbayev"),
        ("Kazakhstan’s president", "KZ president-kz", "Kazakhstan’s president"),
        ("the President of Kazakhstan", "KZ president-kz", "President of Kazakhstan"),
        ("German Chancellor Angela Merkel", "DE", "Angela Merkel"),
        ("US President Donald Trump", "US", "Donald Trump"),
        ("Armenian Foreign Minister Edward Nalbandian", "AM", "Edward Nalbandian"),
        ("CIS Executive Secretary Sergei Lebedev", "cis secretary-cis", "Sergei Lebedev"),
    ],
)
def test_a_title_a_country_and_a_name_are_one_party(words, party, name):
    body = f"Vladimir Putin met with {words} on Monday."
    assert masked(body) == "⟨0⟩ met with ⟨1⟩ on Monday." or masked(body) == "⟨0⟩ met with the ⟨1⟩ on Monday."
    [putin, other] = parties(body)
    assert (who(putin), who(other), other.words) == ("RU putin", party, name)


def test_a_family_name_is_given_with_its_title():
    body = "Vladimir Putin spoke first. Mr Putin thanked President Nazarbayev."
    assert [party.words for party in parties(body, 1)] == ["Mr Putin", "President Nazarbayev"]


def test_a_phrase_of_several_countries_is_several_parties():
    body = "The presidents of Russia, Belarus and Kazakhstan met in Minsk."
    assert masked(body) == "⟨0⟩ met in Minsk."
    assert everybody(body) == ["RU president-ru", "BY president-by", "KZ president-kz"]


def test_a_leader_of_a_country_whose_offices_are_not_on_record_stands_beside_the_others():
    assert everybody("The leaders of Jordan and Azerbaijan met.") == ["AZ president-az", "JO"]


def test_the_leaders_of_an_organisation_are_its_own_party_without_a_country():
    for words in (
        "leaders of the CIS countries",
        "CIS leaders",
        "heads of state of CIS member states",
        "presidents of six CIS countries",
    ):
        body = f"Vladimir Putin met with the {words}."
        assert everybody(body) == ["RU putin", "cis"], words


def test_two_who_stand_side_by_side_stay_two():
    body = "After talks with the President of Kazakhstan, Vladimir Putin spoke to the press."
    assert everybody(body) == ["KZ president-kz", "RU putin"]


def test_a_deputy_or_a_minister_of_another_kind_is_nobody_who_may_meet():
    for words in (
        "Kazakh Deputy Prime Minister Anna Ivanova",
        "Kazakh Transport Minister Anna Ivanova",
        "former President of Georgia Anna Ivanova",
        "Defence Minister Anna Ivanova",
    ):
        assert everybody(f"Vladimir Putin met with {words}.") == ["RU putin"], words


def test_the_two_presidents_are_those_named_before():
    body = "Vladimir Putin met with Nursultan Nazarbayev. The two presidents then had lunch."
    assert {who(party) for party in parties(body, 1)} == {"RU putin", "KZ nazarbayev"}
    alone = "Vladimir Putin rested. The two presidents then had lunch."
    assert sentences(alone)[-1].named[-1].parties == ()


def test_the_president_is_the_publishers_own_else_the_one_named_before():
    body = "Nursultan Nazarbayev came to Sochi. The President held talks."
    assert [who(party) for party in parties(body, 1, voice="president-ru")] == ["RU president-ru"]
    assert [who(party) for party in parties(body, 1)] == ["KZ nazarbayev"]
    both = "Nursultan Nazarbayev came to see Vladimir Putin. The President held talks."
    assert parties(both, 1) == []


def test_places_lead_back_to_the_part():
    body = "It rained. President of Kazakhstan Nursultan Nazarbayev met with Vladimir Putin."
    [sentence] = sentences(body, cue="met")
    match = re.search("met with", sentence.masked.text)
    start, end = sentence.span(match)
    assert body[start:end] == "met with"
    assert [body[party.start : party.end] for party in parties(body, cue="met")] == [
        "President of Kazakhstan Nursultan Nazarbayev",
        "Vladimir Putin",
    ]


def test_a_transcript_is_speech():
    body = (
        "Vladimir Putin met with Nursultan Nazarbayev.\n"
        "President of Russia Vladimir Putin: I met with Islam Karimov last week.\n"
        "We then met with Nursultan Nazarbayev."
    )
    assert [sentence.text for sentence in sentences(body, cue="met")] == [
        "Vladimir Putin met with Nursultan Nazarbayev."
    ]


def test_russian_names_are_parties_with_the_endings_of_the_words_around():
    body = "Владимир Путин встретился с президентом Казахстана Нурсултаном Назарбаевым."
    assert masked(body, language="ru").startswith("⟨0⟩ встретился с ⟨1⟩")
    assert everybody(body, language="ru")[1].startswith("KZ president-kz")


def test_a_text_of_no_stated_language_is_read_by_its_script():
    assert told("Путин").language == "en"
    assert sentences("Встретились Путин и Лукашенко.", language="")[0].scene.language == "ru"


def test_the_archive_s_own_words_are_read_only_where_the_source_s_are_not_there():
    met = "Vladimir Putin met with Alexander Lukashenko."
    spoke = "Vladimir Putin spoke by telephone with Alexander Lukashenko."

    assert [one.kind for one in read("", summary=met)] == ["bilateral"]
    assert [one.kind for one in read(spoke, summary=met)] == ["call"]


def test_a_state_whose_leaders_are_on_record_is_of_the_region_only_where_it_is_marked_so():
    president = OfficeRow(9001, "President of the United States", "head-of-state", KEYS["US"], None)
    offices = [*facts().offices, president]
    marked = frozenset(KEYS[code] for code in ("RU", "KZ", "UZ", "AM", "BY"))

    assert Names(facts(offices=offices, region=marked)).region <= marked
    assert KEYS["RU"] in Names(facts(offices=offices, region=marked)).region
    assert KEYS["US"] in Names(facts(offices=offices)).region
