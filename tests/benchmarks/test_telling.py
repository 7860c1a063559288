"""How the benchmark tells of a run: tables, the README, the picture."""

from xml.etree import ElementTree

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.pages import COUNTRY, FRONT
from tests.benchmarks.picture import picture, place
from tests.benchmarks.table import BEGIN, END, number, of_figures, of_pages, put_into, refusals

RUN = {
    "articles": 1000,
    "ours": {FRONT: {"median": 12.34}, COUNTRY: {"median": 0.5}},
    "crowd": {FRONT: {"median": 30, "95%": 60}},
    "A": {FRONT: {"median": 12345.6}},
    "D": {FRONT: {"median": 700, "asked": 9, "refused": 2, "facets dropped": 3}},
}


@pytest.mark.parametrize(
    ("value", "told"), [(None, "–"), (0.1234, "0.123"), (99.96, "100"), (12345.6, "12,346"), (1.6, "1.6")]
)
def test_numbers_have_three_digits_that_count(value, told):
    assert number(value) == told


def test_each_figure_says_what_was_asked_and_whether_it_is_met():
    told = of_figures([Figure("a", 1.7, 1.6), Figure("b", 30, 20, at_most=False), Figure("c", None, 2)])

    assert told.splitlines()[2:] == [
        "| a | 1.7 | ≤ 1.6 | **not met** |",
        "| b | 30 | ≥ 20 | met |",
        "| c | – | ≤ 2 | – |",
    ]


def test_a_page_has_a_cell_for_each_side_also_where_nothing_was_measured():
    front = of_pages(RUN).splitlines()[2]

    assert (
        front
        == "| front list | 12.3 | 60 | – | – | – | 12,346 | 700 (2 of 9 refused) (3 facets given up) | – | – | – |"
    )


def test_who_refuses_nothing_is_not_said_to():
    assert refusals({"asked": 9, "refused": 0, "facets dropped": 0}) == ""


def test_only_what_stands_between_the_marks_is_replaced():
    before = f"# Title\n\n{BEGIN}\nold\n{END}\n\nThe end.\n"

    assert put_into(before, "new") == f"# Title\n\n{BEGIN}\n\nnew\n\n{END}\n\nThe end.\n"
    assert put_into(put_into(before, "new"), "new") == put_into(before, "new")


@pytest.mark.parametrize("text", ["", BEGIN, f"{END} {BEGIN}", f"{BEGIN} {END} {END}"])
def test_a_text_without_both_marks_is_refused(text):
    with pytest.raises(ValueError, match="each once"):
        put_into(text, "new")


def test_the_picture_names_every_page_and_draws_a_bar_for_each_side():
    drawn = ElementTree.fromstring(picture(RUN))

    texts = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {FRONT, COUNTRY, "stock Django", "Datasette", "12,346"} <= set(texts)
    bars = [one for one in drawn.iter("{http://www.w3.org/2000/svg}rect") if "bar" in one.get("class", "")]
    assert len(bars) == 4


def test_the_picture_has_colours_for_dark_pages_too():
    assert "prefers-color-scheme: dark" in picture(RUN)


def test_ten_times_as_much_is_as_far_anywhere_on_the_scale():
    steps = [place(10 ** (power + 1), 0, 4) - place(10**power, 0, 4) for power in range(4)]

    assert steps == pytest.approx([steps[0]] * 4)


def test_a_run_without_pages_gives_no_picture():
    with pytest.raises(ValueError, match="at least one page"):
        picture({"articles": 5, "ours": {}})
