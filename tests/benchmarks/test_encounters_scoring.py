"""How encounters read are judged by those written down: what pairs, what counts, what is an error."""

import pytest

from tests.benchmarks.encounters_scoring import (
    Meeting,
    Party,
    Scores,
    body_of,
    day_is_right,
    days_agree,
    pairs,
    same_parties,
    same_place,
)

MINSK, YEREVAN, TASHKENT, MOSCOW = (Party(code, status="attended") for code in ("BY", "AM", "UZ", "RU"))


def talk(*parties, **said):
    return Meeting(**{"kind": "bilateral", "status": "held", "when": "2015-03-04"} | said, parties=parties)


def scored(gold, read, anywhere=False):
    scores = Scores(anywhere)
    scores.item("news-1", "Talks in Minsk", gold, read)
    return scores


def sorts(scores):
    return [error.sort for error in scores.errors]


def test_each_meeting_written_down_stands_for_one_that_was_read():
    twice = [talk(MINSK, YEREVAN, when="2015-03-04"), talk(MINSK, YEREVAN, when="2015-03-05")]

    assert pairs(twice, list(reversed(twice))) == {0: 1, 1: 0}
    assert pairs(twice[:1], twice) == {0: 0}


def test_a_meeting_read_twice_is_right_once():
    scores = scored([talk(MINSK, YEREVAN)], [talk(MINSK, YEREVAN)] * 2)

    assert scores.totals["held, of two", "read"] == 2
    assert scores.totals["held, of two", "right"] == 1
    assert scores.totals["falsely held", "of none"] == 1


def test_a_meeting_of_two_has_both_and_nobody_else():
    assert same_parties(talk(MINSK, YEREVAN), talk(YEREVAN, MINSK))
    assert not same_parties(talk(MINSK, YEREVAN), talk(MINSK, TASHKENT))
    assert not same_parties(talk(MINSK, YEREVAN), talk(MINSK, YEREVAN, TASHKENT))


def test_a_meeting_of_many_may_lack_some_of_them():
    assert same_parties(talk(MINSK, YEREVAN, TASHKENT, MOSCOW), talk(MINSK, YEREVAN, MOSCOW))
    assert not same_parties(talk(MINSK, YEREVAN, TASHKENT, MOSCOW), talk(MINSK, MOSCOW))


def test_a_session_of_a_body_need_not_name_its_states():
    leaders = Party(body="cis")

    assert same_parties(talk(leaders, MOSCOW, body="cis"), talk(body="cis"))
    assert not same_parties(talk(leaders, MOSCOW, body="cis"), talk(body="csto"))


def test_a_visit_has_the_country_that_is_visited():
    visit = talk(MINSK, kind="visit", country="AM")

    assert same_parties(visit, talk(MINSK, kind="visit", country="AM"))
    assert same_parties(visit, talk(MINSK, YEREVAN))
    assert not same_parties(visit, talk(MINSK, kind="visit", country="UZ"))
    assert scored([visit], [visit]).totals["held, visit of one", "right"] == 1


def test_who_stayed_away_is_no_party():
    assert same_parties(talk(MINSK, YEREVAN), talk(MINSK, YEREVAN, TASHKENT._replace(status="absent")))


@pytest.mark.parametrize(
    ("gold", "read", "right"),
    [
        ("2015-03-04", "2015-03-04", True),
        ("2015-03-04", "2015-03-05", False),
        ("2015-03-04", "2015-03", False),
        ("2015-03-04/2015-03-06", "2015-03-05", True),
        ("2015-03", "2015-03-31", True),
        ("2015-03-04/..", "2015-04", True),
        ("2015-03-04/..", "2015-02", False),
        ("2015-03-04", "XXXX", False),
    ],
)
def test_a_day_is_right_within_what_the_judgement_leaves_open(gold, read, right):
    assert day_is_right(talk(when=gold), talk(when=read)) == right


def test_no_day_agrees_with_one_that_was_only_inferred():
    assert days_agree(talk(when="2015-03-04/..", basis="inferred"), talk(when="XXXX"))
    assert not days_agree(talk(when="2015-03-04", basis="stated"), talk(when="XXXX"))


def test_a_kind_like_it_counts_but_not_strictly():
    scores = scored([talk(MINSK, YEREVAN, kind="visit")], [talk(MINSK, YEREVAN)])

    assert scores.totals["held", "right"] == 1
    assert scores.totals["held", "right, strictly"] == 0


def test_a_call_is_no_meeting():
    scores = scored([talk(MINSK, YEREVAN, kind="call")], [talk(MINSK, YEREVAN)])

    assert scores.totals["held", "right"] == scores.totals["held", "found"] == 0
    assert "not right" in sorts(scores)


def test_what_is_to_come_is_never_held():
    scores = scored([talk(MINSK, YEREVAN, status="scheduled")], [talk(MINSK, YEREVAN)])

    assert scores.totals["falsely held", "of one to come"] == 1
    assert scores.totals["held", "right"] == 0
    assert scores.statuses["scheduled", "held"] == 1


def test_unsure_judgements_count_neither_way():
    for read in ([], [talk(MINSK, YEREVAN)]):
        scores = scored([talk(MINSK, YEREVAN, sure=0.4)], read)

        assert scores.totals["held", "read"] == scores.totals["held", "asked"] == 0
        assert scores.errors == []


def test_the_losing_side_of_a_contradiction_is_no_meeting():
    scores = scored([talk(MINSK, YEREVAN, sure=0.1)], [talk(MINSK, YEREVAN)])

    assert scores.totals["held", "read"] == 1
    assert scores.totals["held", "right"] == 0


def test_a_secretary_general_counts_however_sure_the_judgement_was():
    head = Party(body="csto", office="secretary general")
    scores = scored([talk(MINSK, head, sure=0.5)], [talk(MINSK, Party(body="csto"))])

    assert scores.totals["held", "asked"] == scores.totals["held", "right"] == 1


def test_meetings_with_other_states_alone_count_only_where_the_gold_has_them():
    berlin = talk(MOSCOW, Party("DE"))

    assert scored([], [berlin]).totals["held", "read"] == 0
    assert scored([], [berlin], anywhere=True).totals["held", "read"] == 1


def test_whoever_the_item_does_not_name_is_told():
    lukashenko = Party("BY", people=frozenset({"Alexander Lukashenko"}), status="attended")
    scores = scored([talk(MOSCOW, YEREVAN, TASHKENT)], [talk(MOSCOW, YEREVAN, TASHKENT, lukashenko)])

    assert [error.what for error in scores.errors if error.sort.startswith("no party")] == [
        "BY",
        "Alexander Lukashenko",
    ]


def test_a_name_is_right_by_any_of_the_person_s_names():
    gold = Party("TJ", people=frozenset({"Emomali Rahmon"}), as_given="Emomali Rakhmonov")
    for party, right in (
        (Party("TJ", people=frozenset({"Emomali Rahmon", "Эмомали Рахмон"})), 1),
        (Party("TJ", as_given="Tajik President Emomali Rakhmonov"), 1),
        (Party("TJ", people=frozenset({"Rahmon Nabiyev"})), 0),
    ):
        scores = scored([talk(MOSCOW, gold)], [talk(MOSCOW, party)])

        assert scores.totals["party's name", "told"] == 1
        assert scores.totals["party's name", "right"] == right


def test_a_country_without_a_name_is_no_wrong_name():
    gold = Party("TJ", people=frozenset({"Emomali Rahmon"}), as_given="Emomali Rakhmonov")
    scores = scored([talk(MOSCOW, gold)], [talk(MOSCOW, Party("TJ", as_given="Tajik President"))])

    assert scores.totals["party's name", "told"] == 0
    assert sorts(scores) == ["party's name said"]


def test_places_are_compared_by_their_words():
    assert same_place("the kremlin, moscow", "moscow moskve")
    assert not same_place("minsk", "moscow")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Supreme Eurasian Economic Council", "eaeu"),
        ("collective-security-treaty", "csto"),
        ("Высший государственный совет Союзного государства", "union-state"),
        ("United Nations", ""),
    ],
)
def test_a_body_of_several_names_is_one(words, code):
    assert body_of(words) == code


def test_rules_are_judged_apart():
    scores = scored(
        [talk(MINSK, YEREVAN)],
        [talk(MINSK, YEREVAN, rule="met-with"), talk(MINSK, TASHKENT, rule="talks-of")],
    )

    assert scores.rules["met-with", "right"] == scores.rules["talks-of", "wrong"] == 1
