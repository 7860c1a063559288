"""Who said what: a speaker of the same sentence, the words and their place, and nobody worked out from an office."""

import pytest

from .told import key, read_all

# An article that names leaders of two countries may tell of a meeting; only of such a one statements are read.
OF_TWO = "Vladimir Putin, Nursultan Nazarbayev"


def statements(body, headline=OF_TWO, **options):
    """As (who, the words for them, for whom they speak, what they said), each checked to stand where it is said to."""
    parts = {"body": body, "headline": headline, "standfirst": options.get("standfirst", "")}
    read = read_all(body, headline=headline, **{"on": "2023-12-27", **options}).statements
    for one in read:
        text = parts[one.part]
        assert text[one.start : one.end] == one.text
        assert text[one.speaker_start : one.speaker_end] == one.speaker_name
    return read


def told(body, **options):
    return [
        (key(one.speaker or one.organisation), one.speaker_name, one.on_behalf_of, one.text)
        for one in statements(body, **options)
    ]


PESKOV = ("peskov", "Dmitry Peskov")
MET = "Vladimir Putin met with the leaders of Kazakhstan and Uzbekistan"


@pytest.mark.parametrize(
    ("words", "behalf"),
    [
        (f"{MET}, the Kremlin's press secretary, Dmitry Peskov, told a large newspaper.", "the Kremlin"),
        (f"{MET}, said Kremlin spokesman Dmitry Peskov.", "Kremlin"),
        (f"{MET}, Dmitry Peskov said on Tuesday.", ""),
        (f"Kremlin spokesman Dmitry Peskov told reporters that {MET}.", "Kremlin"),
        (
            f"Dmitry Peskov, the press secretary of the President of Russia, told a Moscow daily that {MET}.",
            "the President of Russia",
        ),
        (f"On Tuesday, Kremlin spokesperson Dmitry Peskov said {MET}.", "Kremlin"),
        (f"As Kremlin spokesman Dmitry Peskov told journalists on Tuesday, {MET}.", "Kremlin"),
        (f"According to Kremlin spokesman Dmitry Peskov, {MET}.", "Kremlin"),
        (f"{MET}, according to Dmitry Peskov.", ""),
        (f"Speaking in Moscow, Dmitry Peskov noted that {MET}.", ""),
    ],
)
def test_what_a_press_secretary_says_is_theirs_in_any_order_of_the_words(words, behalf):
    assert told(words) == [(*PESKOV, behalf, MET)]


@pytest.mark.parametrize(
    ("words", "organisation", "name"),
    [
        ("According to Armenia's government, {}.", "government-am", "Armenia's government"),
        ("According to the Armenian government, {}.", "government-am", "Armenian government"),
        ("{}, according to the government of Armenia.", "government-am", "government of Armenia"),
        ("The Armenian government said that {}.", "government-am", "Armenian government"),
        ("The Kremlin press service reported that {}.", "", "Kremlin press service"),
        ("As reported by the Kremlin press service, {}.", "", "Kremlin press service"),
        ("{}, the Kremlin said in a statement.", "", "Kremlin"),
        (
            "{}, the press service of the President of Kazakhstan reports.",
            "",
            "press service of the President of Kazakhstan",
        ),
    ],
)
def test_what_a_government_or_a_press_service_tells_is_said_by_it_as_it_is_named(words, organisation, name):
    said = "Prime Minister Nikol Pashinyan attended the summit"
    assert told(words.format(said)) == [(organisation, name, "", said)]


def test_in_the_middle_of_a_sentence_the_sentence_is_what_was_said():
    words = "Nikol Pashinyan, according to the Armenian government, attended the summit"
    assert told(f"{words}.") == [("government-am", "Armenian government", "", words)]


def test_a_speaker_whom_the_archive_does_not_know_keeps_their_name():
    [one] = statements("Kazakh Foreign Ministry spokesman Olzhas Berdiev said that the visit was postponed.")
    assert (one.speaker, one.speaker_name, one.on_behalf_of) == (
        None,
        "Olzhas Berdiev",
        "Kazakh Foreign Ministry",
    )


def test_an_office_without_a_name_stays_an_office():
    [one] = statements("The President of Kazakhstan said that the talks were useful.")
    assert (one.speaker, key(one.office), one.speaker_name) == (
        None,
        "president-kz",
        "President of Kazakhstan",
    )


def test_after_talks_with_one_it_is_the_other_who_speaks():
    body = "After talks with the President of Kazakhstan, Vladimir Putin said that the summit was useful."
    assert told(body) == [("putin", "Vladimir Putin", "", "the summit was useful")]


@pytest.mark.parametrize(
    "words",
    [
        "“The meeting was useful,” Dmitry Peskov said.",
        "“The meeting was useful”, said Dmitry Peskov.",
        "Dmitry Peskov said: “The meeting was useful.”",
        '"The meeting was useful," Dmitry Peskov told reporters.',
    ],
)
def test_words_in_quotation_marks_are_quoted_without_them(words):
    [one] = statements(words)
    assert (one.manner, one.text.removesuffix(".")) == ("quoted", "The meeting was useful")


def test_a_quotation_of_several_sentences_is_one_and_one_behind_its_speaker_goes_on():
    body = "“We met. It was late,” Dmitry Peskov said. “The talks go on.”"
    assert [(one.manner, one.text) for one in statements(body)] == [
        ("quoted", "We met. It was late"),
        ("quoted", "The talks go on."),
    ]


def test_a_few_words_in_quotation_marks_make_no_quotation_of_the_rest():
    [one] = statements("Dmitry Peskov said the meeting was “useful and timely”.")
    assert (one.manner, one.text) == ("paraphrased", "the meeting was “useful and timely”")


def test_the_next_sentences_go_on_with_what_was_said_less_surely():
    body = f"{MET}, Dmitry Peskov said. The subjects were supply and prices. He added that a summit is planned. It rained."
    assert [(one.text, one.certainty) for one in statements(body)] == [
        (MET, "sure"),
        ("The subjects were supply and prices", "likely"),
        ("a summit is planned", "likely"),
    ]
    assert {key(one.speaker) for one in statements(body)} == {"peskov"}


def test_what_another_paragraph_tells_is_not_said_by_whoever_spoke_before():
    body = f"{MET}, Dmitry Peskov said.\nThe subjects were supply and prices."
    assert [one.text for one in statements(body)] == [MET]


def test_adding_more_is_a_second_statement():
    body = f"{MET}, said Dmitry Peskov, adding that a summit is planned."
    assert [one.text for one in statements(body)] == [MET, "a summit is planned"]


@pytest.mark.parametrize(
    "words",
    [
        "Vladimir Putin said goodbye.",
        "According to the agreement, the meeting is held in turn.",
        "During the talks, which took place in Astana, Vladimir Putin told Nursultan Nazarbayev about the summit.",
        "Vladimir Putin emphasised the need for talks, and the work went on.",
        "Vladimir Putin spoke at a meeting held to mark the day.",
        "A meeting was reported by somebody.",
        "Passers-by said that the meeting was late.",
        "Did Dmitry Peskov say that a meeting is planned?",
        "Vladimir Putin said at a meeting held in Moscow.",
    ],
)
def test_near_misses_say_nothing(words):
    assert told(words) == []


def test_the_speeches_of_a_transcript_are_left_out():
    body = "Vladimir Putin met with Nursultan Nazarbayev.\n" + (
        "VLADIMIR PUTIN: Dmitry Peskov told me that the meeting was useful.\n"
        "NURSULTAN NAZARBAYEV: The Kremlin said that talks are planned.\n" * 200
    )
    assert told(body, on="2017-04-03") == []


def test_where_there_is_a_text_its_headline_only_repeats_it():
    headline = "Putin met with the leaders of Kazakhstan and Uzbekistan, the Kremlin says"
    assert len(told(f"{MET}, Dmitry Peskov said.", headline=headline)) == 1
    assert [name for _who, name, _for, _what in told("", headline=headline)] == ["Kremlin"]


def test_of_an_article_in_which_no_two_can_meet_nobody_is_read_to_say_anything():
    words = "Vladimir Putin said that he will hold a meeting on Tuesday."
    assert statements(words, headline="Vladimir Putin") == []
    assert len(statements(words, headline=OF_TWO)) == 1


def test_without_an_encounter_only_what_is_said_of_meetings_is_read():
    assert told("Vladimir Putin said that the harvest was good.") == []
    assert len(told("Vladimir Putin said that he will visit Astana.")) == 1
    beside = "Vladimir Putin met with Kassym-Jomart Tokayev. Vladimir Putin said that the harvest was good."
    assert len(told(beside)) == 1


@pytest.mark.parametrize(
    ("words", "who", "name", "behalf"),
    [
        (
            "Пресс-секретарь президента России Дмитрий Песков сообщил газете, что {}.",
            "peskov",
            "Дмитрий Песков",
            "президента России",
        ),
        ("Дмитрий Песков сказал журналистам, что {}.", "peskov", "Дмитрий Песков", ""),
        ("{}, — сообщил пресс-секретарь Кремля Дмитрий Песков.", "peskov", "Дмитрий Песков", "Кремля"),
        ("{}, сообщил Дмитрий Песков.", "peskov", "Дмитрий Песков", ""),
        ("Как сообщает пресс-служба Кремля, {}.", "", "пресс-служба Кремля", ""),
        ("По данным правительства Армении, {}.", "government-am", "правительства Армении", ""),
        ("{}, сообщили в пресс-службе Кремля.", "", "пресс-службе Кремля", ""),
        ("В Кремле сообщили, что {}.", "", "Кремле", ""),
        ("{}, по словам Владимира Путина.", "putin", "Владимира Путина", ""),
    ],
)
def test_russian_says_it_in_its_own_ways(words, who, name, behalf):
    said = "Владимир Путин встретился с лидерами Казахстана и Узбекистана"
    assert told(words.format(said), language="ru") == [(who, name, behalf, said)]


def test_russian_quotations_and_what_goes_on_are_read():
    body = "«Встреча была полезной. Это важно», — сказал журналистам Дмитрий Песков. Он добавил, что переговоры продолжатся."
    assert [(one.manner, one.text) for one in statements(body, language="ru")] == [
        ("quoted", "Встреча была полезной. Это важно"),
        ("paraphrased", "переговоры продолжатся"),
    ]


def test_russian_near_misses_say_nothing():
    for words in (
        "Владимир Путин отметил успехи экономики.",
        "Источник сообщил, что встреча состоится.",
        "По данным опроса, встреча важна.",
    ):
        assert told(words, language="ru") == [], words


def test_parties_of_which_somebody_tells_are_said_by_them():
    body = "According to the Armenian government, Nikol Pashinyan met with Vladimir Putin in Moscow."
    [encounter] = read_all(body, on="2023-12-27").encounters
    assert {key(party.said_by_organisation) for party in encounter.parties} == {"government-am"}
    [plain] = read_all("Nikol Pashinyan met with Vladimir Putin in Moscow.", on="2023-12-27").encounters
    assert {party.said_by_organisation for party in plain.parties} == {None}


def test_two_who_speak_in_one_sentence_each_say_their_own():
    gas = "Vladimir Putin discussed gas with the leaders of Kazakhstan and Uzbekistan"
    summit = "Nikol Pashinyan had attended the informal CIS summit"
    body = f"{gas}, as the Kremlin's press secretary, Dmitry Peskov, told a newspaper, while the government of Armenia announced that {summit}."
    assert told(body) == [
        (*PESKOV, "the Kremlin", gas),
        ("government-am", "government of Armenia", "", summit),
    ]


def test_his_press_secretary_is_one_who_speaks():
    assert told(f"{MET}, his press secretary Dmitry Peskov has told a newspaper.") == [(*PESKOV, "", MET)]


def test_whose_somebody_is_may_stand_before_the_name():
    assert told(f"{MET}, the Kremlin's Dmitry Peskov said.") == [(*PESKOV, "the Kremlin", MET)]
    assert told(f"{MET} in Sochi, the Kremlin's Dmitry Peskov said.")[0][:3] == (*PESKOV, "the Kremlin")


def test_a_dateline_is_no_part_of_what_was_said():
    assert told(f"MOSCOW, December 27 – {MET}, Dmitry Peskov said.") == [(*PESKOV, "", MET)]
