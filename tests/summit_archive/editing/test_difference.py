"""Two texts word by word, and the changes of two editors put together."""

import pytest

from summit_archive.text.difference import BESIDE, both, marked

BASE = "The talks began on 26 December. Neither the year nor the end is stated."


def test_what_came_and_what_went_is_marked_by_whole_words():
    told = marked(BASE, BASE.replace("began", "ended"))
    assert told.startswith("The talks <del>began</del><ins>ended</ins> on 26 December.")


def test_what_editors_write_is_no_markup():
    assert marked("The talks began & ended.", "The talks <b> began & ended.") == (
        "The talks <ins>&lt;b&gt; </ins>began &amp; ended."
    )


def test_texts_that_have_little_in_common_are_not_woven_together():
    assert marked("Summit in Astana", "A title of another kind") == "<ins>A title of another kind</ins>"


def test_nothing_is_no_mark():
    assert marked(BASE, "") == ""
    assert marked("", "Words") == "<ins>Words</ins>"


def test_of_a_long_text_only_the_words_beside_a_change_are_shown():
    long = " ".join(f"word{number}" for number in range(500))
    told = marked(long, long.replace("word250", "other"))
    assert "<del>word250</del><ins>other</ins>" in told
    assert "word249" in told and "word251" in told
    assert "word0" not in told and "word499" not in told
    assert len(told.split()) < 3 * BESIDE


def test_a_transcript_rewritten_from_end_to_end_is_answered():
    old = "\n".join(f"Speaker {number} said something." for number in range(6000))
    new = "\n".join(f"Speaker {number} said nothing." for number in range(6000, 0, -1))
    assert "Speaker" in marked(old, new)
    assert both(old, new, old[:-1]) is None


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        (("began", "ended"), ("26", "27"), "The talks ended on 27 December."),
        (("began", "ended"), ("began", "ended"), "The talks ended on 26 December."),
        (
            ("began", "ended"),
            ("December.", "December. It was cold."),
            "The talks ended on 26 December. It was cold.",
        ),
        (("began", "ended"), ("began", "stopped"), None),
        (("talks ", ""), ("talks", "long talks"), None),
    ],
)
def test_changes_of_other_words_are_put_together(mine, theirs, together):
    base = "The talks began on 26 December."
    assert both(base, base.replace(*mine), base.replace(*theirs)) == together


def test_two_sentences_put_in_at_the_same_place_have_no_order():
    assert both(BASE, f"{BASE} One.", f"{BASE} Another.") is None
