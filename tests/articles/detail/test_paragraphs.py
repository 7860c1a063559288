"""A body as paragraphs of plain and linked words; years as bars."""

from django.utils.formats import date_format
from hypothesis import given
from hypothesis import strategies as st

from articles.detail.paragraphs import paragraphs
from articles.models import Mention
from articles.templatetags.highlighting import day
from articles.yearly import TALLEST, year_bars
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


@given(st.dates())
def test_a_day_in_words_is_as_everywhere(date):
    assert day(date) == day(date) == date_format(date, "j F Y")


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


def test_bars_reach_from_the_first_to_the_last_year_whichever_counts_have_them():
    bars = year_bars({2016: 2, 2018: 4}, {2019: 7})
    assert [(bar.year, bar.meetings, bar.articles) for bar in bars] == [
        (2016, 2, 0),
        (2017, 0, 0),
        (2018, 4, 0),
        (2019, 0, 7),
    ]
    assert [bar.height for bar in bars] == [TALLEST // 2, 0, TALLEST, 0]


def test_no_years_are_no_bars():
    assert year_bars({}, {}) == []
    assert [bar.height for bar in year_bars({}, {2019: 3})] == [0]


def test_a_mistyped_year_does_not_stretch_the_picture():
    bars = year_bars({1000: 1, 2016: 2, 2999: 9}, {1: 1, 2017: 1, 9999: 1})
    assert [bar.year for bar in bars] == [2016, 2017]
    assert bars[0].height == TALLEST
    assert year_bars({2999: 1}, {}) == []
