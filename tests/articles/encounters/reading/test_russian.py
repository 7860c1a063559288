"""Encounters in Russian sentences: who met whom, whether it was, when and where, and nothing that is not said."""

import datetime
from functools import cache

import pytest

from articles.encounters.encounter import Told
from articles.encounters.reading.reader import EncounterReader
from articles.encounters.reading.rules import RULES
from articles.linking.linker import Linker
from summit_archive.text.name_forms import all_case_forms
from tests.articles.linking.archive import KEYS, NAMES, PEOPLE, facts, name, names

MINSK, ALMATY, SOCHI, MOSCOW = 9001, 9002, 9003, 9004
PLACES = {MINSK: ("Minsk", "BY"), ALMATY: ("Almaty", "KZ"), SOCHI: ("Sochi", "RU"), MOSCOW: ("Moscow", "RU")}

PLACE_NAMES = (
    (MINSK, "Минск"),
    (ALMATY, "Алматы"),
    (ALMATY, "Алма-Ата"),
    (SOCHI, "Сочи"),
    (MOSCOW, "Москва"),
)


@cache
def archive():
    """The linker's small archive, with its people in all cases and a few places."""
    forms = [
        name(form, "ru", "case-form", person=person)
        for person, (_english, _full, short) in PEOPLE.items()
        for form in all_case_forms([short], True)
    ]
    places = [(pk, place, KEYS[code]) for pk, (place, code) in PLACES.items()]
    all_of_it = facts(names=[*names(), *forms], places=places, place_names=PLACE_NAMES)
    return Linker(all_of_it), EncounterReader(all_of_it)


def read(headline="", body="", on: str | None = "2017-04-05", voice="", place_line=""):
    linker, reader = archive()
    day = datetime.date.fromisoformat(on) if on else None
    found = tuple(linker.link(headline, "", body, day, "ru"))
    return reader.read(Told(headline, "", body, "", day, "ru", place_line, KEYS.get(voice), found))


def the_one(*arguments, **options):
    [encounter] = read(*arguments, **options)
    return encounter


def who(encounter):
    """Countries or organisations, and people, as far as they are told."""
    keys = (
        (NAMES.get(one.country or one.organisation, ""), NAMES.get(one.person, ""))
        for one in encounter.parties
    )
    return [" ".join(filter(None, each)) for each in keys]


def told(encounter):
    return encounter.kind, encounter.status, encounter.when, who(encounter)


TWO = ["RU putin", "KZ nazarbayev"]


@pytest.mark.parametrize(
    "headline",
    [
        "Владимир Путин встретился с Нурсултаном Назарбаевым",
        "С президентом Казахстана Нурсултаном Назарбаевым встретился президент России Владимир Путин",
        "Владимир Путин провёл в Сочи переговоры с Нурсултаном Назарбаевым",
        "Владимир Путин и Нурсултан Назарбаев обсудили транзит зерна",
        "Транзит зерна обсудили в Сочи Владимир Путин и Нурсултан Назарбаев",
        "В Сочи завершилась рабочая встреча Владимира Путина с Нурсултаном Назарбаевым",
        "Встреча Владимира Путина и Нурсултана Назарбаева",
        "О транзите зерна Владимир Путин рассказал после переговоров с Нурсултаном Назарбаевым",
        "Владимир Путин, который проводит отпуск в Сочи, встретился с Нурсултаном Назарбаевым",
        "Тема зерна поднималась в беседе Владимира Путина с президентом Казахстана Нурсултаном Назарбаевым",
    ],
)
def test_two_who_met_are_a_bilateral_meeting_of_the_article_s_day(headline):
    assert told(the_one(headline)) == ("bilateral", "held", "2017-04-05", TWO)


def test_each_encounter_shows_the_words_for_all_that_it_tells():
    headline = "Вчера Владимир Путин встретился в Сочи с Нурсултаном Назарбаевым"
    encounter = the_one(headline)

    shown = {span.shows: headline[span.start : span.end] for span in encounter.spans}
    assert shown == {
        "kind": "встретился",
        "status": "встретился",
        "when": "Вчера",
        "place": "Сочи",
        "party 0": "Владимир Путин",
        "party 1": "Нурсултаном Назарбаевым",
    }
    assert (encounter.when, encounter.when_basis) == ("2017-04-04", "stated")
    assert (encounter.place, NAMES[encounter.country]) == (SOCHI, "RU")


def test_offices_stay_offices():
    encounter = the_one("Президент России провёл переговоры с президентом Казахстана")

    assert who(encounter) == ["RU", "KZ"]
    assert [NAMES[party.office] for party in encounter.parties] == ["president-ru", "president-kz"]


def test_a_meeting_of_three_is_trilateral_and_of_more_multilateral():
    three = the_one("В Сочи прошла встреча президентов России, Казахстана и Белоруссии")
    four = the_one("Встреча президентов России, Казахстана, Белоруссии и Азербайджана")

    assert (three.kind, who(three), three.place) == ("trilateral", ["RU", "KZ", "BY"], SOCHI)
    assert (four.kind, len(four.parties)) == ("multilateral", 4)


@pytest.mark.parametrize(
    "headline",
    [
        "Владимир Путин поговорил по телефону с Нурсултаном Назарбаевым",
        "Прошёл телефонный разговор Владимира Путина с Нурсултаном Назарбаевым",
        "Владимир Путин провел телефонные переговоры с Нурсултаном Назарбаевым",
        "Владимир Путин позвонил Нурсултану Назарбаеву",
        "Владимир Путин и Нурсултан Назарбаев обсудили по телефону транзит зерна",
    ],
)
def test_calls_have_no_place(headline):
    encounter = the_one(headline, "Об этом сообщили в Кремле.")

    assert told(encounter) == ("call", "held", "2017-04-05", TWO)
    assert encounter.place is None and encounter.place_as_given == ""


def test_a_call_to_each_of_two_is_two_calls():
    calls = read(
        "Владимир Путин провел телефонные разговоры с Нурсултаном Назарбаевым и Александром Лукашенко"
    )

    assert [who(call) for call in calls] == [TWO, ["RU putin", "BY lukashenko"]]


def test_a_meeting_by_screen_is_a_video_conference():
    body = "Встреча прошла в режиме видеоконференции."
    encounter = the_one("Зерно стало темой беседы Владимира Путина с Нурсултаном Назарбаевым", body)

    assert encounter.kind == "video-conference"


def test_whoever_receives_is_the_host():
    encounter = the_one("Владимир Путин принял в Сочи Нурсултана Назарбаева")

    assert [party.role for party in encounter.parties] == ["host", "not-stated"]
    assert encounter.place == SOCHI


@pytest.mark.parametrize(
    ("headline", "status"),
    [
        ("Владимир Путин встретится в пятницу с Нурсултаном Назарбаевым", "scheduled"),
        ("Владимир Путин намерен встретиться в пятницу с Нурсултаном Назарбаевым", "scheduled"),
        ("В пятницу пройдёт встреча Владимира Путина и Нурсултана Назарбаева", "scheduled"),
        ("В пятницу Владимир Путин проводит переговоры с Нурсултаном Назарбаевым", "scheduled"),
        ("Владимир Путин может встретиться в пятницу с Нурсултаном Назарбаевым", "possible"),
        ("В пятницу возможна встреча Владимира Путина и Нурсултана Назарбаева", "possible"),
    ],
)
def test_what_is_to_come_is_not_held(headline, status):
    encounter = the_one(headline)

    assert told(encounter) == ("bilateral", status, "2017-04-07", TWO)
    assert {party.status for party in encounter.parties} == {"confirmed"}


def test_a_meeting_to_come_without_a_day_is_after_the_article_s():
    encounter = the_one("Владимир Путин и Нурсултан Назарбаев проведут переговоры")

    assert (encounter.status, encounter.when, encounter.when_basis) == (
        "scheduled",
        "2017-04-05/..",
        "inferred",
    )


def test_a_meeting_called_off_or_put_off_is_told_as_such():
    assert the_one("Отменена встреча Владимира Путина с Нурсултаном Назарбаевым").status == "cancelled"
    assert the_one("Отложена встреча Владимира Путина с Нурсултаном Назарбаевым").status == "postponed"


@pytest.mark.parametrize(
    "headline",
    [
        "Владимир Путин хотел бы встретиться с Нурсултаном Назарбаевым",
        "Владимир Путин не встретился с Нурсултаном Назарбаевым",
        "Владимир Путин отказался встретиться с Нурсултаном Назарбаевым",
        "Если Владимир Путин встретится с Нурсултаном Назарбаевым, зерно подорожает",
        "Владимир Путин предложил провести встречу президентов России и Казахстана",
        "Встретится ли Владимир Путин с Нурсултаном Назарбаевым?",
        "Помощник Владимира Путина встретился с Нурсултаном Назарбаевым",
        "Владимир Путин поздравил Нурсултана Назарбаева",
        "Владимир Путин встретился с Дмитрием Медведевым",
        "Недавняя встреча Владимира Путина с Нурсултаном Назарбаевым прошла успешно",
        "Владимир Путин обсудил с министрами отношения с Казахстаном",
        "«Владимир Путин встретился с Нурсултаном Назарбаевым», — пишет газета",
    ],
)
def test_nothing_is_read_where_no_meeting_is_told(headline):
    assert read(headline) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "В Кремле опровергли, что Владимир Путин встретился с Нурсултаном Назарбаевым.",
        "Посольство опровергло сообщения о том, что Владимир Путин говорил по телефону с Нурсултаном Назарбаевым.",
        "Сведения о том, что Владимир Путин принял Нурсултана Назарбаева, не соответствуют действительности.",
        "Информация, что Владимир Путин встретился с Нурсултаном Назарбаевым, оказалась ложной.",
        "Неправда, будто Владимир Путин провёл переговоры с Нурсултаном Назарбаевым.",
        "Посольство опровергло сообщение о тайной встрече Владимира Путина и Нурсултана Назарбаева.",
        "Владимир Путин встретился с Нурсултаном Назарбаевым, писал журнал, но в Кремле это опровергли.",
    ],
)
def test_what_is_denied_is_told_as_denied_and_nobody_came(sentence):
    encounter = the_one("Новости", sentence)

    assert (encounter.status, who(encounter)) == ("denied", TWO)
    assert (encounter.when, encounter.when_basis) == ("../2017-04-05", "inferred")
    assert {party.status for party in encounter.parties} == {"not-stated"}


def test_the_day_of_what_is_denied_is_the_one_that_the_denial_names():
    sentence = "В Кремле опровергли, что Владимир Путин встречался с Нурсултаном Назарбаевым в понедельник."

    assert the_one("Новости", sentence).when == "2017-04-03"


@pytest.mark.parametrize(
    "sentence",
    [
        "В Кремле не подтвердили, что Владимир Путин встретился с Нурсултаном Назарбаевым.",
        "В Кремле отказались комментировать сообщения, будто Владимир Путин встретился с Нурсултаном Назарбаевым.",
        "Пока неизвестно, встретится ли Владимир Путин с Нурсултаном Назарбаевым.",
        "Состоится ли встреча Владимира Путина и Нурсултана Назарбаева, не решено.",
        "Встретятся ли Владимир Путин и Нурсултан Назарбаев?",
        "«Встретились Владимир Путин и Нурсултан Назарбаев?»",
        "Если бы Владимир Путин встретился с Нурсултаном Назарбаевым, зерно подешевело бы.",
        "Владимир Путин и Нурсултан Назарбаев встретились бы в Сочи, но помешал туман.",
        "Ходят слухи о встрече Владимира Путина и Нурсултана Назарбаева.",
        "По слухам, Владимир Путин встретился с Нурсултаном Назарбаевым.",
        "Владимир Путин, возможно, встретился с Нурсултаном Назарбаевым.",
        "Никто не верит, что Владимир Путин встретился с Нурсултаном Назарбаевым.",
        "Владимир Путин и Нурсултан Назарбаев должны были встретиться в понедельник.",
        "Владимир Путин и Нурсултан Назарбаев должны встретиться.",
        "Владимир Путин и Нурсултан Назарбаев должны встретиться в пятницу, считает эксперт.",
        "Владимир Путин и Нурсултан Назарбаев обсудили зерно в отдельных интервью.",
        "Владимир Путин и Нурсултан Назарбаев обсудили зерно каждый в своём выступлении.",
        "Переговоры Владимира Путина и Нурсултана Назарбаева так и не начались.",
    ],
)
def test_what_is_only_asked_supposed_or_due_is_none(sentence):
    assert read("Новости", sentence) == []


@pytest.mark.parametrize(
    "behind", ["под вопросом", "маловероятна", "ещё не состоялась", "не планируется", "важна"]
)
def test_a_headline_that_begins_with_a_meeting_tells_it_only_where_nothing_speaks_against_it(behind):
    assert read(f"Встреча Владимира Путина и Нурсултана Назарбаева {behind}") == []
    assert the_one("Встреча Владимира Путина и Нурсултана Назарбаева продлилась час").status == "held"


@pytest.mark.parametrize(
    ("headline", "status", "when"),
    [
        ("Встреча Владимира Путина и Нурсултана Назарбаева не состоялась", "cancelled", "2017-04-05/.."),
        ("Сорвалась встреча Владимира Путина и Нурсултана Назарбаева", "cancelled", "2017-04-05/.."),
        ("Переговоры Владимира Путина с Нурсултаном Назарбаевым отменены", "cancelled", "2017-04-05/.."),
        ("Отмена переговоров Владимира Путина с Нурсултаном Назарбаевым", "cancelled", "2017-04-05/.."),
        ("Переговоры Владимира Путина с Нурсултаном Назарбаевым отложены", "postponed", "2017-04-05/.."),
        ("Владимир Путин отменил встречу с Нурсултаном Назарбаевым", "cancelled", "2017-04-05/.."),
        ("Владимир Путин перенёс переговоры с Нурсултаном Назарбаевым", "postponed", "2017-04-05/.."),
        (
            "Владимир Путин отменил поездку в Казахстан, где должен был встретиться с Нурсултаном Назарбаевым 20 апреля",
            "cancelled",
            "2017-04-20",
        ),
        (
            "Владимир Путин и Нурсултан Назарбаев должны были встретиться 20 апреля, но переговоры отменили",
            "cancelled",
            "2017-04-20",
        ),
        ("Владимир Путин и Нурсултан Назарбаев должны были встретиться 20 апреля", "scheduled", "2017-04-20"),
        ("Владимир Путин и Нурсултан Назарбаев должны встретиться в пятницу", "scheduled", "2017-04-07"),
        (
            "Владимир Путин и Нурсултан Назарбаев должны встретиться, сообщила пресс-служба",
            "scheduled",
            "2017-04-05/..",
        ),
        (
            "Помощник не исключил, что Владимир Путин встретится с Нурсултаном Назарбаевым",
            "possible",
            "2017-04-05/..",
        ),
    ],
)
def test_what_was_due_or_called_off_has_its_status_and_is_never_held(headline, status, when):
    encounter = the_one(headline)

    assert (encounter.status, encounter.when, who(encounter)) == (status, when, TWO)


def test_what_the_headline_calls_off_is_not_scheduled_by_the_text():
    headline = "Отменена встреча Владимира Путина и Нурсултана Назарбаева"
    body = "Встреча Владимира Путина и Нурсултана Назарбаева была запланирована на 20 апреля."
    encounter = the_one(headline, body)

    assert (encounter.status, encounter.when) == ("cancelled", "2017-04-20")


@pytest.mark.parametrize(
    "headline",
    [
        "Владимир Путин поднимет вопрос о зерне на встрече с Нурсултаном Назарбаевым",
        "Владимир Путин обсудит зерно на встрече с Нурсултаном Назарбаевым",
        "На встрече Владимира Путина и Нурсултана Назарбаева обсудят зерно",
        "На саммите СНГ обсудят зерно",
    ],
)
def test_what_is_to_be_done_at_a_meeting_is_to_come(headline):
    assert the_one(headline).status == "scheduled"


@pytest.mark.parametrize(
    "sentence",
    [
        "Владимир Путин встретился с Нурсултаном Назарбаевым и опроверг слухи о болезни.",
        "На встрече Владимира Путина с Нурсултаном Назарбаевым отменили пошлины.",
    ],
)
def test_what_is_denied_or_called_off_beside_a_meeting_leaves_it_held(sentence):
    assert the_one("Новости", sentence).status == "held"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Владимир Путин встретился с Нурсултаном Назарбаевым на полях саммита СНГ в Минске.", "саммита СНГ"),
        ("Владимир Путин на заседании Совета глав государств СНГ в Минске встретился с Нурсултаном Назарбаевым.", "заседании Совета глав государств СНГ"),
        ("На полях саммита Владимир Путин встретился с Нурсултаном Назарбаевым.", "саммита"),
        ("В рамках Консультативной встречи глав государств Центральной Азии Владимир Путин принял Нурсултана Назарбаева.", "Консультативной встречи глав государств Центральной Азии"),
    ],
)  # fmt: skip
def test_the_larger_event_in_which_talks_lie_is_kept_in_its_words(sentence, words):
    talks = next(one for one in read("Новости", sentence) if who(one) == TWO)

    assert (talks.kind, talks.within_as_given) == ("margins", words)


def test_talks_lie_within_the_meeting_that_the_article_tells_of_and_in_no_other():
    body = "Владимир Путин встретился с Нурсултаном Назарбаевым на полях {}."
    summit, talks = read("В Минске прошёл саммит СНГ", body.format("саммита СНГ"))
    _summit, others = read("В Минске прошёл саммит СНГ", body.format("форума"))

    assert (summit.kind, talks.within, others.within) == ("summit", 0, None)


def test_a_visit_is_no_larger_event():
    encounter = the_one("В ходе визита Владимир Путин встретился с Нурсултаном Назарбаевым")

    assert (encounter.kind, encounter.within_as_given) == ("bilateral", "")


def test_meetings_with_two_of_one_country_are_two():
    body = "О зерне говорили на встречах Нурсултана Назарбаева с Владимиром Путиным и Дмитрием Медведевым."

    assert [who(one) for one in read("Переговоры в Москве", body, on="2010-04-05")] == [
        ["KZ nazarbayev", "RU putin"],
        ["KZ nazarbayev", "RU medvedev"],
    ]


def test_two_sentences_on_one_meeting_are_one_encounter_with_the_day_of_either():
    headline = "Владимир Путин встретился с Нурсултаном Назарбаевым"
    body = "Накануне президенты России и Казахстана провели переговоры в Сочи."
    encounter = the_one(headline, body)

    assert told(encounter) == ("bilateral", "held", "2017-04-04", TWO)
    assert encounter.place == SOCHI


def test_a_meeting_of_before_at_another_place_is_another():
    body = "Об этом Владимир Путин и Нурсултан Назарбаев договорились в Минске 20 марта."
    now, before = read("В Сочи прошла встреча Владимира Путина и Нурсултана Назарбаева", body)

    assert (now.when, now.place) == ("2017-04-05", SOCHI)
    assert (before.when, before.place) == ("2017-03-20", MINSK)


@pytest.mark.parametrize(
    ("headline", "status", "day"),
    [
        ("Нурсултан Назарбаев прибыл с визитом в Белоруссию", "held", "2017-04-05"),
        ("Нурсултан Назарбаев прилетел в Минск", "held", "2017-04-05"),
        ("Завершился визит Нурсултана Назарбаева в Белоруссию", "held", "2017-04-05"),
        ("Официальный визит в Белоруссию Нурсултана Назарбаева", "held", "2017-04-05"),
        ("Завтра Нурсултан Назарбаев отправляется в Белоруссию", "scheduled", "2017-04-06"),
        ("Завтра Нурсултан Назарбаев посетит Минск", "scheduled", "2017-04-06"),
        ("Визит Нурсултана Назарбаева в Минск отложен", "postponed", "2017-04-05/.."),
        ("Нурсултан Назарбаев отложил визит в Минск", "postponed", "2017-04-05/.."),
        ("Нурсултан Назарбаев отменил поездку в Белоруссию", "cancelled", "2017-04-05/.."),
    ],
)
def test_a_visit_has_its_guest_and_its_country(headline, status, day):
    encounter = the_one(headline)

    assert told(encounter) == ("visit", status, day, ["KZ nazarbayev"])
    assert NAMES[encounter.country] == "BY"


@pytest.mark.parametrize("dash", "–—-")
def test_a_visit_of_two_days_has_both_whatever_dash_joins_them(dash):
    encounter = the_one(f"Нурсултан Назарбаев 20{dash}21 апреля посетит Минск")

    assert told(encounter) == ("visit", "scheduled", "2017-04-20/2017-04-21", ["KZ nazarbayev"])


def test_whoever_invites_to_their_own_country_is_the_host_of_a_visit():
    own = the_one("По приглашению Александра Лукашенко Нурсултан Назарбаев 20 апреля посетит Минск")
    other = the_one("По приглашению Владимира Путина Нурсултан Назарбаев 20 апреля посетит Минск")

    assert [(who(own)[number], one.role) for number, one in enumerate(own.parties)] == [
        ("KZ nazarbayev", "not-stated"),
        ("BY lukashenko", "host"),
    ]
    assert who(other) == ["KZ nazarbayev"]


def test_whoever_invites_came_only_where_the_text_says_that_they_met():
    headline = "Нурсултан Назарбаев прибыл в Минск по приглашению Александра Лукашенко"
    invited = the_one(headline)
    met = the_one(headline, "Нурсултан Назарбаев встретился с Александром Лукашенко.")

    assert [party.status for party in invited.parties] == ["attended", "not-stated"]
    assert [party.status for party in met.parties] == ["attended", "attended"]


@pytest.mark.parametrize(
    "headline",
    [
        "Нурсултан Назарбаев вернулся в Казахстан",
        "Владимир Путин прибыл в Сочи",
        "По поручению Владимира Путина делегация с визитом в Минске",
        "Владимир Путин побывает с визитом в Белоруссии",
        "О цене на зерно говорили во время визита Владимира Путина в Белоруссию",
    ],
)
def test_a_journey_at_home_or_of_others_is_no_visit_held(headline):
    assert [one for one in read(headline) if one.status == "held"] == []


def test_the_talks_of_a_visit_are_one_encounter_with_it():
    headline = "Нурсултан Назарбаев прибыл в Минск"
    encounter = the_one(
        headline, "Он прилетел утром. Нурсултан Назарбаев встретился с Александром Лукашенко."
    )

    assert told(encounter) == ("bilateral", "held", "2017-04-05", ["KZ nazarbayev", "BY lukashenko"])
    assert encounter.place == MINSK


@pytest.mark.parametrize(
    ("headline", "kind", "status", "when"),
    [
        ("В Минске прошёл саммит СНГ", "summit", "held", "2017-04-05"),
        ("На саммите СНГ принято соглашение о зерне", "summit", "held", "2017-04-05"),
        ("В Минске начался неформальный саммит СНГ", "informal-summit", "held", "2017-04-05"),
        (
            "В Минске состоялось заседание Совета глав правительств СНГ",
            "council-session",
            "held",
            "2017-04-05",
        ),
        ("Итоги заседания Совета глав государств СНГ", "council-session", "held", "2017-04-05"),
        ("Завтра в Минске соберутся лидеры СНГ", "summit", "scheduled", "2017-04-06"),
        ("Лидеры стран СНГ собрались в Минске", "summit", "held", "2017-04-05"),
        ("В Минске 10 мая пройдёт саммит СНГ", "summit", "scheduled", "2017-05-10"),
        ("Владимир Путин примет участие в саммите СНГ", "summit", "scheduled", "2017-04-05/.."),
    ],
)
def test_an_organisation_s_meeting_is_read_with_its_kind_and_status(headline, kind, status, when):
    encounter = the_one(headline)

    assert (encounter.kind, encounter.status, encounter.when) == (kind, status, when)
    assert NAMES[encounter.organisation] == "cis"


def test_a_session_is_read_after_a_town_that_ends_as_the_word_for_not_does():
    assert the_one("В пятницу в Астане состоялось заседание Совета глав государств СНГ").status == "held"


@pytest.mark.parametrize(
    "headline",
    [
        "Готовится саммит СНГ по зерну",
        "Владимир Путин приехал на саммит СНГ",
        "Владимир Путин примет участие в саммите СНГ, который пройдёт в Минске",
        "Подготовка к саммиту СНГ завершена",
    ],
)
def test_a_session_to_come_is_never_held(headline):
    assert "held" not in [one.status for one in read(headline) if one.kind == "summit"]


@pytest.mark.parametrize(
    "headline",
    [
        "В Минске прошло заседание Межпарламентской ассамблеи СНГ",
        "В Минске прошло заседание Совета министров обороны СНГ",
        "В Минске прошло заседание антитеррористического совета СНГ",
        "Россия предложила провести саммит СНГ",
        "Экономика стран СНГ выросла",
    ],
)
def test_other_gatherings_are_none_of_the_leaders(headline):
    assert read(headline) == []


def test_whoever_speaks_at_a_session_takes_part_and_whoever_is_only_spoken_of_does_not():
    speaks = the_one("Владимир Путин выступил на заседании Совета глав государств СНГ")
    spoken_of = the_one("На саммите СНГ обсудили здоровье друзей Нурсултана Назарбаева")

    assert who(speaks) == ["cis", "RU putin"]
    assert who(spoken_of) == []


def test_an_adjective_of_two_countries_is_two_sides_without_names():
    encounter = the_one("В Сочи открылся российско-белорусский саммит")

    assert (encounter.kind, who(encounter), encounter.certainty) == ("bilateral", ["RU", "BY"], "likely")


def test_a_country_in_which_it_was_is_no_place():
    encounter = the_one("В Белоруссии прошла встреча Владимира Путина и Нурсултана Назарбаева")

    assert (NAMES[encounter.country], encounter.place, encounter.place_as_given) == ("BY", None, "")


def test_the_place_line_is_of_what_was_on_the_article_s_day():
    headline = "Владимир Путин встретился с Нурсултаном Назарбаевым"

    assert the_one(headline, place_line="Сочи").place == SOCHI
    assert the_one(f"Вчера {headline}", place_line="Сочи").place is None
    assert the_one(headline.replace("встретился", "встретился в Минске"), place_line="Сочи").place == MINSK


def test_a_place_that_is_only_talked_about_is_none():
    encounter = the_one("Владимир Путин и Нурсултан Назарбаев обсудили ситуацию в Минске")

    assert (encounter.place, encounter.country) == (None, None)


def test_the_press_service_s_own_headline_is_of_whose_it_is():
    [encounter] = read("Встреча с Президентом Казахстана Нурсултаном Назарбаевым", voice="president-ru")

    holder, guest = encounter.parties
    assert (NAMES[holder.office], holder.person, holder.name_as_given) == ("president-ru", None, "")
    assert NAMES[guest.person] == "nazarbayev"
    assert read("Встреча с Президентом Казахстана Нурсултаном Назарбаевым") == []


def test_without_a_day_of_the_article_none_is_made_up():
    headline = "Сегодня Владимир Путин встретился с Нурсултаном Назарбаевым"

    assert the_one(headline, on=None).when == "XXXX"
    assert the_one("Владимир Путин встретится с Нурсултаном Назарбаевым 26 мая", on=None).when == "XXXX-05-26"


def test_what_a_long_article_says_far_down_is_none_alone_without_its_day():
    filling = "Зерно росло, и дождь шёл, и поле зеленело. " * 40
    far = f"{filling}Владимир Путин провёл переговоры с Нурсултаном Назарбаевым."

    assert read("Цены на зерно", far) == []
    assert the_one("Цены на зерно", far.replace("провёл", "провёл 3 апреля")).when == "2017-04-03"


def test_each_encounter_names_a_rule_that_is_described():
    encounter = the_one("Владимир Путин встретился с Нурсултаном Назарбаевым")

    assert RULES[encounter.rule].description
