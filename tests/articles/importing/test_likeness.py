import datetime
import hashlib
import re
import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.demo.loader import FOLDER
from articles.importing.likeness import (
    DAYS,
    FEWEST_WORDS,
    SAME_STORY,
    SAME_STORY_ON_SOME_DAY,
    Version,
    likeness,
    normalised_hash,
    signature,
    signatures,
    story_of,
)
from articles.importing.likeness.tokens import LONGEST

DAY = datetime.date(2016, 3, 10)
STORIES = [
    tomllib.loads(path.read_text())["article"]["summary"].strip() for path in sorted(FOLDER.glob("*.toml"))
]
RUSSIAN = (
    "Президенты России и Казахстана провели переговоры в Астане. «Мы всё обсудили», — сказал глава "
    "Казахстана журналистам.\n\nСтороны договорились о поставках газа и о развитии приграничных областей. "
    "Ещё одна встреча пройдёт осенью в Москве, сообщила пресс-служба."
)
TRANSLATION = (
    "The presidents of Russia and Kazakhstan held talks in Astana. “We discussed everything,” the head of "
    "Kazakhstan told journalists.\n\nThe parties agreed on deliveries of gas and on the development of border "
    "regions. One more meeting will be held in Moscow in the autumn, the press service said."
)
TELEGRAM = (
    "Vladimir Putin sent a message of condolence to President of {country} {person} over the tragic "
    "consequences of the {disaster} in the province of {place}, which took the lives of {number} people. "
    "The President of Russia asked to convey words of sympathy and support to the families of the dead "
    "and wished a speedy recovery to all who were injured."
)
CHINA = TELEGRAM.format(
    country="China", person="Xi Jinping", disaster="earthquake", place="Sichuan", number=86
)
TURKEY = TELEGRAM.format(
    country="Turkey", person="Recep Erdogan", disaster="earthquake", place="Elazig", number=41
)


def version(body, article=1, published_on=DAY):
    signed = signature(body)
    return Version(article, normalised_hash(body), signed.sketch if signed else b"", published_on)


def is_same_story(one, other, **others):
    return story_of(version(one, 2), [version(other, 1, **others)]) is not None


def share_a_band(one, other):
    return bool(set(signature(one).bands) & set(signature(other).bands))


def exact_likeness(one, other):
    def runs(body):
        words = re.findall(r"\w+", body.lower())
        return set(zip(words, words[1:], words[2:], strict=False))

    return len(runs(one) & runs(other)) / len(runs(one) | runs(other))


def without_last_paragraph(body):
    return body.rpartition("\n\n")[0]


def with_dateline(body):
    return "MINSK, 11 March (Our agency). " + body


def with_boilerplate(body):
    return body + "\n\nSubscribe to our channel and be the first to learn the news of the day."


def without_second_sentence(body):
    first, second, rest = body.split(". ", 2)
    return first + ". " + rest


def with_other_words(body):
    return re.sub(r"\bsaid\b", "noted", body).replace(" the ", " this ", 2)


EDITS = [without_last_paragraph, with_dateline, with_boilerplate, without_second_sentence, with_other_words]


# --- The same words ------------------------------------------------------------

REWRITTEN = {
    "capitals": str.upper,
    "spaces": lambda body: "\n " + body.replace(" ", "\u00a0 ").replace("\n\n", "\n"),
    "quotes": lambda body: body.replace("«", "“").replace("»", "”"),
    "dashes": lambda body: body.replace("—", "-"),
    "ё": lambda body: body.replace("ё", "е"),
    "soft hyphens": lambda body: body.replace("ст", "с\u00adт"),
    "byte order mark": lambda body: "\ufeff" + body,
    "stress marks": lambda body: body.replace("газа", "га\u0301за"),
    "accents apart": lambda body: unicodedata.normalize("NFD", body),
}


@pytest.mark.parametrize("rewrite", REWRITTEN.values(), ids=REWRITTEN)
def test_how_a_text_is_written_makes_no_difference(rewrite):
    assert rewrite(RUSSIAN) != RUSSIAN
    assert normalised_hash(rewrite(RUSSIAN)) == normalised_hash(RUSSIAN)
    assert signature(rewrite(RUSSIAN)).bands == signature(RUSSIAN).bands
    assert likeness(signature(rewrite(RUSSIAN)).sketch, signature(RUSSIAN).sketch) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("at -5 degrees", "at 5 degrees"), ("it is 1.5", "it is 15"), ("Мой дом", "Мои дом"), ("a b", "ab")],
)
def test_what_changes_the_sense_makes_other_words(one, other):
    assert normalised_hash(one) != normalised_hash(other)


@pytest.mark.parametrize("body", ["", " \n", "—", "…"])
def test_a_text_without_words_is_the_same_as_nothing(body):
    assert normalised_hash(body) == b""
    assert not is_same_story(body, body)


def test_the_same_words_are_one_story_whatever_the_day():
    assert is_same_story(RUSSIAN, RUSSIAN.upper(), published_on=DAY - datetime.timedelta(days=400))


# --- Signatures ----------------------------------------------------------------


def test_signatures_that_are_kept_stay_what_they_are():
    """Fails when words, runs, bins or bands are made otherwise: then all signatures must be made again."""
    told = repr([signature(body) for body in [RUSSIAN, CHINA, STORIES[0]]])
    assert hashlib.sha256(told.encode()).hexdigest()[:16] == "8a89c309ce8a124e"
    assert normalised_hash(RUSSIAN).hex() == "173a55f238950b6ae5b888ff8cf2c599"


def test_a_text_of_a_few_words_has_no_signature():
    words = RUSSIAN.replace("—", "").split()
    assert signature(" ".join(words[: FEWEST_WORDS - 1])) is None
    assert signature(" ".join(words[:FEWEST_WORDS])) is not None


@given(st.lists(st.text(st.characters(exclude_categories=[])) | st.sampled_from([RUSSIAN, CHINA, *STORIES])))
def test_a_text_is_signed_alike_alone_and_among_others(bodies):
    assert list(signatures(bodies)) == [signature(body) for body in bodies]


def test_many_texts_are_signed_as_one_by_one():
    bodies = (STORIES + [""] * 50 + [RUSSIAN]) * 30
    assert list(signatures(bodies)) == [signature(body) for body in bodies]


def test_every_signature_fits_its_columns():
    for signed in map(signature, STORIES):
        assert len(signed.bands) == 20
        assert all(-(2**31) <= band < 2**31 for band in signed.bands)
        assert len(signed.sketch) == 252


def test_of_a_book_the_beginning_counts():
    book = " ".join(f"слово{number}" for number in range(40_000))
    assert len(book) > LONGEST
    assert signature(book) == signature(book[:LONGEST])
    assert signature(book) != signature(book[: LONGEST // 2])


# --- Likeness ------------------------------------------------------------------


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("body", STORIES[:6])
def test_likeness_estimates_how_many_runs_of_three_words_are_shared(edit, body):
    estimate = likeness(signature(body).sketch, signature(edit(body)).sketch)
    assert estimate == pytest.approx(exact_likeness(body, edit(body)), abs=0.15)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_text_shares_a_band_and_is_the_same_story(edit):
    edited = [(body, edit(body)) for body in STORIES if exact_likeness(body, edit(body)) > 0.6]
    assert len(edited) > 10
    assert [body for body, other in edited if not share_a_band(body, other)] == []
    assert [body for body, other in edited if not is_same_story(body, other)] == []


def test_the_first_half_of_a_long_report_is_a_version_of_it():
    report = "\n\n".join(STORIES)
    assert is_same_story(report, report[: len(report) // 2 + 500])


def test_other_reports_are_other_stories():
    versions = [version(body, number) for number, body in enumerate(STORIES)]
    assert [story_of(one, [other]) for one in versions for other in versions if one is not other] == [
        None
    ] * (len(STORIES) * (len(STORIES) - 1))


def test_an_article_that_quotes_a_whole_report_is_another_story():
    assert not is_same_story(STORIES[0], "\n\n".join(STORIES[:8]))


# --- The same formula ------------------------------------------------------------


def test_a_formula_with_other_names_and_figures_is_another_story():
    assert likeness(version(CHINA).sketch, version(TURKEY).sketch) > SAME_STORY
    assert not is_same_story(CHINA, TURKEY)


def test_a_formula_with_the_same_names_is_the_same_story():
    assert is_same_story(CHINA, CHINA.replace("took the lives of", "killed"))


def test_a_corrected_figure_leaves_the_story_what_it_is():
    assert is_same_story(CHINA, CHINA.replace("86", "87"))


def test_the_rates_of_another_day_are_another_story():
    rates = (
        "The Bank of Russia has set the official rates of currencies for {day} May. The dollar of the "
        "United States costs {dollar} roubles, the euro of the European Union {euro} roubles, the tenge "
        "of Kazakhstan {tenge} roubles, the som of Kyrgyzstan {som} roubles and the dram of Armenia "
        "{dram} roubles, as the Bank of Russia told the Interfax agency in Moscow."
    )
    monday = rates.format(day=16, dollar="65.21", euro="73.84", tenge="19.57", som="95.10", dram="13.63")
    tuesday = rates.format(day=17, dollar="64.96", euro="73.50", tenge="19.44", som="94.88", dram="13.59")
    assert likeness(version(monday).sketch, version(tuesday).sketch) > SAME_STORY
    assert not is_same_story(monday, tuesday)
    assert is_same_story(monday, monday.replace("told the", "said to the").replace("65.21", "65.20"))


def test_the_same_names_with_other_figures_are_another_story():
    trade = (
        "Deputy Minister Aigul Bekova told the Chamber of Commerce in Bishkek, where guests from "
        "Kazakhstan, Uzbekistan, Tajikistan, Armenia and Belarus had come, that trade within the Eurasian "
        "Economic Union has grown by {percent} percent to {sum} million dollars in {months} months."
    )
    may = trade.format(percent=4, sum=310, months=5)
    assert not is_same_story(may, trade.format(percent=7, sum=388, months=6))
    assert is_same_story(may, trade.format(percent=4, sum=311, months=5))


def test_a_translation_is_another_text():
    assert not is_same_story(RUSSIAN, TRANSLATION, published_on=DAY)


def test_names_are_weighed_where_there_are_more_than_a_sketch_has_places_for():
    roll = [f"Deputy {chr(65 + number % 26)}name{number} voted for the bill" for number in range(400)]
    one, other = ". ".join(roll), ". ".join(roll[:200])
    assert is_same_story(one, other)


@pytest.mark.parametrize(
    ("days", "expected"), [(0, True), (DAYS, True), (-DAYS, True), (DAYS + 1, False), (-7, False)]
)
def test_a_text_much_like_another_of_some_days_before_is_another_story(days, expected):
    body, edited = STORIES[0], without_second_sentence(STORIES[0])
    assert is_same_story(body, edited, published_on=DAY + datetime.timedelta(days=days)) is expected


def test_without_a_day_only_very_like_texts_are_the_same_story():
    body = "\n\n".join(STORIES[:6])
    like = "\n\n".join(STORIES[:4])
    assert SAME_STORY < exact_likeness(body, like) < SAME_STORY_ON_SOME_DAY
    assert is_same_story(body, like)
    assert not is_same_story(body, like, published_on=None)
    assert is_same_story(body, with_dateline(body), published_on=None)


# --- Which of several --------------------------------------------------------------


def test_the_likeliest_candidate_is_taken():
    body = STORIES[0]
    candidates = [version(without_last_paragraph(body), 5), version(with_other_words(body), 7)]
    assert story_of(version(body, 9), candidates).article == 7


def test_of_equally_likely_candidates_the_first_in_the_archive_is_taken():
    body = STORIES[0]
    candidates = [version(with_boilerplate(body), article) for article in (8, 3, 5)]
    assert story_of(version(body, 9), candidates).article == 3


def test_the_same_words_come_before_the_likely_ones():
    body = STORIES[0]
    candidates = [version(with_boilerplate(body), 3), version(body.upper(), 5), version(body, 4)]
    assert story_of(version(body, 9), candidates).article == 4


def test_nothing_is_like_a_text_without_candidates():
    assert story_of(version(CHINA), []) is None
