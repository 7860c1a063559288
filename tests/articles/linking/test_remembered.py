"""What editors decided of words is followed in what comes later, and never where another may be meant."""

import datetime

import pytest

from articles.linking import rules
from articles.linking.facts import RememberedRow
from articles.linking.linker import Linker
from tests.articles.linking.archive import facts, name

DAY = datetime.date(2023, 12, 26)
BODY = "They met in the Uzbek language."


def found(body, *rows, day=DAY, **changes):
    return Linker(facts(remembered=tuple(rows), **changes)).link("", "", body, day, "en")


def doubtful(body=BODY):
    """A find that is not sure, as the small archive gives it."""
    return next(one for one in found(body) if one.certainty != rules.SURE)


def remembered(one, *, names=True):
    return RememberedRow(one.text, names, one.kind, one.target)


def of_its_place(finds, one):
    return [(f.rule, f.certainty, f.target) for f in finds if (f.start, f.kind) == (one.start, one.kind)]


def test_words_decided_on_are_sure_and_say_by_which_rule():
    one = doubtful()
    assert of_its_place(found(BODY, remembered(one)), one) == [("decided-by-an-editor", "sure", one.target)]


def test_words_decided_not_to_name_it_are_left_out():
    one = doubtful()
    assert of_its_place(found(BODY, remembered(one, names=False)), one) == []


def test_other_words_and_other_targets_are_left_as_they_are():
    one = doubtful()
    others = [
        RememberedRow("uzbek", True, one.kind, one.target),
        RememberedRow(one.text, True, one.kind, one.target + 1000),
        RememberedRow(one.text, True, "person", one.target),
    ]
    assert of_its_place(found(BODY, *others), one) == [(one.rule, one.certainty, one.target)]


def test_what_is_sure_is_never_left_out():
    body = "Uzbekistan agreed."
    one = next(one for one in found(body) if one.certainty == rules.SURE)
    assert of_its_place(found(body, remembered(one, names=False)), one) == [
        (one.rule, one.certainty, one.target)
    ]


@pytest.mark.parametrize("names", [True, False])
def test_a_decision_is_not_followed_once_two_on_record_have_the_name(names):
    people = [one for one in found("Kassym-Jomart Tokayev came.", day=None) if one.kind == "person"]
    owner = people[0].target
    row = RememberedRow("Tokayev", names, "person", owner)
    linker = Linker(facts(remembered=(row,)))
    find = people[0]._replace(text="Tokayev", start=0, end=7, rule="surname", certainty=rules.LIKELY)
    followed = linker.remembered.follow([find])
    assert [one.rule for one in followed] == (["decided-by-an-editor"] if names else [])

    other = next(pk for pk, _name, _family in facts().people if pk != owner)
    twin = name("Alan Tokayev", "en", "variant")._replace(person=other)
    two = Linker(facts(remembered=(row,), names=[*facts().names, twin]))
    assert two.remembered.owners("Tokayev", "person") == {owner, other}
    assert two.remembered.follow([find]) == [find]
    assert two.remembered.owners("President K. Tokayev", "person") == {owner, other}


def test_a_decision_is_not_followed_where_the_text_leaves_two_of_a_kind_open():
    one = doubtful()
    rival = one._replace(target=one.target + 1)
    linker = Linker(facts(remembered=(remembered(one),)))
    assert linker.remembered.follow([one, rival]) == [one, rival]


def test_a_name_of_a_person_is_no_countrys():
    one = doubtful()
    find = one._replace(text="Tokayev", kind="country")
    linker = Linker(facts(remembered=(remembered(find),)))
    assert linker.remembered.follow([find]) == [find]
