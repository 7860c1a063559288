"""Articles as people write them down: a headline, labelled lines, paragraphs, the list of sources."""

import pytest

from articles.importing.reading.documents import text_fields

FOUNDING = """\
Putin discussed gas with the leaders of Kazakhstan and Uzbekistan, the Kremlin says

By Anna Petrova
Published: 26 December 2023
Source: https://paper.example/news/1

Vladimir Putin has discussed natural gas with “the leaders of Kazakhstan and Uzbekistan”, Dmitry Peskov said.

Besides Russia, eight countries were invited to the summit, which began “on December 26”.

Sources:

1. Kremlin press service, http://kremlin.example/events/1.
2. Armenian government communications
3. Regional briefings
"""
RUSSIAN = """\
# Встреча в Минске
Опубликовано: 26 декабря 2023 г.
Источник: РИА Новости
Автор: И. Иванов

Президенты встретились в Минске.

## **Источники**
- [Кремль](http://kremlin.example/a)
- Правительство Армении

Читайте также: другие новости
"""


def fields(text):
    return text_fields(text)[0]


def doubts(text):
    return [doubt.reason for doubt in text_fields(text)[1]]


def test_a_text_becomes_an_article_with_its_citations():
    assert text_fields(FOUNDING) == (
        {
            "headline": "Putin discussed gas with the leaders of Kazakhstan and Uzbekistan, the Kremlin says",
            "byline": "Anna Petrova",
            "published_on": "26 December 2023",
            "url": "https://paper.example/news/1",
            "body": "\n\n".join(FOUNDING.split("\n\n")[2:4]),
            "citations": [
                {
                    "as_given": "Kremlin press service, http://kremlin.example/events/1.",
                    "source_url": "http://kremlin.example/events/1",
                },
                {"as_given": "Armenian government communications"},
                {"as_given": "Regional briefings"},
            ],
        },
        (),
    )


def test_markdown_and_russian_labels_are_known_and_what_follows_the_list_stays_text():
    assert fields(RUSSIAN) == {
        "headline": "Встреча в Минске",
        "published_on": "26 декабря 2023 г.",
        "publisher": "РИА Новости",
        "byline": "И. Иванов",
        "body": "Президенты встретились в Минске.\n\nЧитайте также: другие новости",
        "citations": [
            {"as_given": "Кремль", "source_url": "http://kremlin.example/a"},
            {"as_given": "Правительство Армении"},
        ],
    }


@pytest.mark.parametrize(
    "line",
    [
        "26 December 2023",
        "Published: last week",
        "Date: 5/6/2023",
        "Link: the usual place",
        "Language: the Queen's English",
        "By noon they had agreed.",
        "Peskov: there was no talk",
        "https://paper.example/news/1",
    ],
)
def test_what_is_not_labelled_or_not_understood_stays_in_the_text(line):
    text = f"Leaders meet\n{line}\n\nThey met in Minsk."

    assert fields(text) == {"headline": "Leaders meet", "body": f"{line}\n\nThey met in Minsk."}


def test_a_label_that_is_not_understood_is_told_and_so_is_a_second_one():
    told = "Leaders meet\nPublished: 2023-06-01\nDate: 2023-06-02\nLink: here\n\nThey met."

    assert fields(told)["published_on"] == "2023-06-01"
    assert fields(told)["body"] == "Date: 2023-06-02\nLink: here\n\nThey met."
    assert doubts(told) == [
        "the published on is stated a second time, so it stays in the text",
        "it cannot be read as the url, so it stays in the text",
    ]


def test_a_label_deep_in_the_text_is_text():
    text = "Leaders meet\n\n" + "They met in Minsk. " * 20 + "\n\nPublished: 2023-06-01\n\nThey parted."

    assert "published_on" not in fields(text)


def test_labelled_lines_may_stand_above_the_headline():
    text = "Source: https://paper.example/1\nDate: 1 June 2023\n\nLeaders meet\n\nThey met."

    assert fields(text) == {
        "url": "https://paper.example/1",
        "published_on": "1 June 2023",
        "headline": "Leaders meet",
        "body": "They met.",
    }


def test_one_line_gives_its_first_sentence_and_stays_whole():
    line = "The presidents met in St. Petersburg, says V. Putin. They spoke of gas."

    assert fields(line) == {
        "headline": "The presidents met in St. Petersburg, says V. Putin.",
        "body": line,
    }
    assert doubts(line) == ["the text is one line: its first sentence was taken as the headline"]
    assert fields("Leaders meet") == {"headline": "Leaders meet"}


@pytest.mark.parametrize(
    "first",
    [
        "Gen. Smith came by bus.",
        "They met in May.",
        "On Jan. 5 Putin said no.",
        "Тов. Сухов жил на ул. Мира.",
    ],
)
def test_a_short_word_is_the_last_of_a_first_sentence_and_an_abbreviation_is_not(first):
    assert fields(f"{first} Then more.")["headline"] == first


def test_a_first_line_too_long_for_a_headline_gives_its_first_sentence():
    paragraph = "The presidents met in Minsk. " + "They spoke of gas and of much else. " * 20
    text = f"{paragraph}\n\nThey parted."

    assert fields(text)["headline"] == "The presidents met in Minsk."
    assert fields(text)["body"] == f"{paragraph.strip()}\n\nThey parted."
    assert "too long for a headline" in doubts(text)[0]
    endless = fields("word " * 900)["headline"]
    assert len(endless) <= 1000 and endless.endswith("word…")


def test_lines_that_a_program_broke_are_joined_and_that_is_told():
    text = """\
The presidents met

The presidents of Kazakhstan and Uzbekistan met in Saint Petersburg on
Thursday, and Vladimir Putin spoke with them of natural gas and of its
price in the coming year, said the press secretary of the Kremlin, Mr
Peskov.

References
[1] The press service of the Kremlin, in its daily report of the talks
in Saint Petersburg
"""
    assert fields(text)["body"].count("\n") == 0
    assert "natural gas and of its price" in fields(text)["body"]
    assert [citation["as_given"] for citation in fields(text)["citations"]] == [
        "The press service of the Kremlin, in its daily report of the talks in Saint Petersburg"
    ]
    assert doubts(text) == ["its lines are broken at 70 characters: they were joined to paragraphs"]


@pytest.mark.parametrize(
    ("tail", "entries"),
    [
        ("Sources: the press service; regional briefings", ["the press service", "regional briefings"]),
        ("Sources: the press service; regional briefings.", ["the press service", "regional briefings"]),
        ("Sources: the press service; Gazprom Inc.", ["the press service", "Gazprom Inc."]),
        ("Источники: пресс-служба; брифинги.", ["пресс-служба", "брифинги"]),
        ("ИСТОЧНИКИ\nКремль\nправительство Армении", ["Кремль", "правительство Армении"]),
        ("References\n\nKremlin\nhttp://a.example/1\n\nArmenia", ["Kremlin http://a.example/1", "Armenia"]),
        ("[1] Kremlin, http://a.example/1\n[2] Armenia", ["Kremlin, http://a.example/1", "Armenia"]),
        ("1. http://a.example/1\n\n2. http://a.example/2", ["http://a.example/1", "http://a.example/2"]),
        ("[^1]: http://a.example/1", ["http://a.example/1"]),
    ],
)
def test_lists_of_sources_in_the_usual_shapes(tail, entries):
    found = fields(f"Leaders meet\n\nThey met [1].\n\n{tail}\n")

    assert [citation["as_given"] for citation in found["citations"]] == entries
    assert found["body"] == "They met [1]."


@pytest.mark.parametrize(
    "tail",
    [
        "1. They agreed on gas.\n2. They agreed on pipes, http://a.example/1",
        "[2] http://a.example/1\n[3] http://a.example/2",
        "Sources\n\n" + "Of these the historian says much in a long paragraph. " * 8,
        "Sources\n\n" + "\n".join(f"- Source {n}" for n in range(501)),
        "Sources\n- " + "http://a.example/1 " * 60,
        "Sources",
        "Sources: the press service, regional briefings",
        "Sources: the press service and regional briefings.",
        "Источники: пресс-служба и брифинги.",
    ],
)
def test_what_is_not_surely_a_list_of_sources_stays_text(tail):
    found = fields(f"Leaders meet\n\nThey met.\n\n{tail}")

    assert "citations" not in found
    assert found["body"] == f"They met.\n\n{tail}".strip()


def test_of_an_entry_with_two_addresses_neither_is_taken():
    found = fields("Leaders meet\n\nThey met.\n\nSources\n- http://a.example/1, kept at http://b.example/2")

    assert found["citations"] == [{"as_given": "http://a.example/1, kept at http://b.example/2"}]


def test_a_text_without_words_is_nothing():
    assert text_fields(" \n\n") == ({}, ())


def test_what_markdown_states_in_front_becomes_fields_and_the_rest_stays():
    text = '---\ntitle: "Leaders meet: the day"\ntags:\n  - gas\ndate: 2023-06-01\n---\n\nThey met.\n'

    assert fields(text) == {
        "headline": "Leaders meet: the day",
        "published_on": "2023-06-01",
        "body": "tags:\n  - gas\n\nThey met.",
    }


def test_lines_between_dashes_that_state_nothing_are_text():
    assert fields("---\nLeaders meet\n---\n\nThey met.\n") == {
        "headline": "Leaders meet",
        "body": "---\n---\n\nThey met.",
    }
