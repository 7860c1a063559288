"""Where a sentence begins and ends."""

import pytest

from summit_archive.text.sentences import sentence_end, sentence_spans, sentence_start


def sentence_of(text, words):
    return sentence_at(text, text.index(words))


def sentence_at(text, place):
    return text[sentence_start(text, place) : sentence_end(text, place)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks were in St. Petersburg on Friday.",
        "On Jan. 5 Gen. Smith met the U.S. envoy, No. 2 of the list, e.g. for tea.",
        "Mr. Ivanov, Sen. Brown and J. P. Morgan met.",
        "В 2005 г. на ул. Ленина в МГУ им. Ломоносова были В. В. Путин и ген. Петров.",
        "Газ, т. е. топливо, подорожал до 5 тыс. рублей (см. табл. 3).",
        "The price rose to 3.5 roubles at example.org yesterday.",
    ],
)
def test_a_shortened_word_ends_no_sentence(sentence):
    text = f"Before that. {sentence} After that."

    first = text.index(sentence)
    assert {sentence_at(text, first + at) for at in range(len(sentence) - 1)} == {sentence}


@pytest.mark.parametrize("end", [".", "!", "?", "…", '."', ".”", "»."])
def test_a_mark_ends_a_sentence_with_what_closes_behind_it(end):
    assert sentence_of(f"One met two{end} Three met four{end} Five", "met four") == f"Three met four{end}"


@pytest.mark.parametrize("last", ["no", "Peter", "Путин и я", "2005"])
def test_a_whole_word_before_a_full_stop_is_the_last_of_its_sentence(last):
    assert sentence_of(f"Said {last}. Then more.", "Then") == "Then more."


def test_a_line_break_ends_a_sentence_without_a_mark():
    assert sentence_of("A headline\nA sentence\nMore", "sentence") == "A sentence"
    assert sentence_of("A headline", "headline") == "A headline"


def test_all_sentences_of_a_stretch_come_in_their_order_without_the_blanks_around():
    text = " Gen. Smith met them.  They talked!\n\nIt rained"
    spans = sentence_spans(text, 0, len(text))
    assert [text[start:end] for start, end in spans] == ["Gen. Smith met them.", "They talked!", "It rained"]
    assert list(sentence_spans(text, 5, 5)) == []
