"""A body as paragraphs of plain and linked words."""

from hypothesis import given
from hypothesis import strategies as st

from articles.detail.paragraphs import paragraphs
from articles.models import Mention
from participants.models import Country, Office

KAZAKHSTAN = Country(pk=1, code="KZ", name="Kazakhstan")
OFFICE = Office(pk=1, name="President of Kazakhstan")


def mention(start, end, text, **target):
    return Mention(start=start, end=end, text=text, **target or {"country": KAZAKHSTAN})


def shown(body, *mentions):
    """Each paragraph as text, what is linked in brackets."""
    return [
        "".join(f"[{words.text}]" if words.url else words.text for words in line)
        for line in paragraphs(body, mentions)
    ]


def test_lines_are_paragraphs_and_blank_ones_are_left_out():
    assert shown("One.\n\n \nTwo.\n") == ["One.", "Two."]
    assert shown("") == []


def test_the_first_mention_of_a_page_is_linked():
    body = "Kazakhstan and\nKazakhstan"
    first, second = mention(0, 10, "Kazakhstan"), mention(15, 25, "Kazakhstan")
    assert shown(body, first, second) == ["[Kazakhstan] and", "Kazakhstan"]


def test_what_has_no_page_stays_plain():
    assert shown("The President", mention(4, 13, "President", office=OFFICE)) == ["The President"]


def test_a_mention_that_is_not_the_bodys_words_stays_plain():
    assert shown("They met.", mention(0, 4, "Kaza"), mention(100, 110, "Kazakhstan")) == ["They met."]


def test_overlapping_mentions_keep_the_first():
    other = Country(pk=2, code="UZ", name="Uzbekistan")
    body = "Kazakhstan"
    assert shown(body, mention(0, 10, body), mention(4, 10, "khstan", country=other)) == ["[Kazakhstan]"]


@given(st.text(alphabet="ab \n", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9))))
def test_no_word_is_lost_or_doubled(body, spans):
    mentions = [
        mention(start, start + length, body[start : start + length]) for start, length in sorted(spans)
    ]
    text = "".join(words.text for line in paragraphs(body, mentions) for words in line)
    assert "".join(text.split()) == "".join(body.split())
