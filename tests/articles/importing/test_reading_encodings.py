"""How pages, feeds and texts are decoded that state their charset, state a wrong one, or none."""

import pytest

from articles.importing.problems import Refused
from articles.importing.reading.encodings import decoded
from articles.importing.reading.russian_encodings import russian_codec
from tests.articles.importing.files import lines_of
from tests.articles.importing.test_reading_feeds import RSS

TEXT = "Президенты одиннадцати государств встретились в Минске и говорили о газе."


def page(charset):
    return f'<html><head><meta charset="{charset}"></head><body><p>{TEXT}</p></body></html>'


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("IBM866", "cp866"),
        ("cp866", "cp866"),
        ("KOI8-R", "koi8-r"),
        ("koi8", "koi8-r"),
        ("x-mac-cyrillic", "mac-cyrillic"),
        ("iso_8859-5", "iso-8859-5"),
        ("win-1251", "cp1251"),
    ],
)
def test_a_page_or_feed_is_read_by_the_charset_that_it_states_by_any_of_its_names(label, codec):
    assert decoded(page(label).encode(codec)) == (page(label), ())
    first, _ = lines_of(RSS.format(charset=label).encode(codec, "xmlcharrefreplace"))
    assert first.fields["headline"] and first.doubts == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [("總統在台北會見", "big5"), ("总统在北京会见", "gb2312"), ("大統領は東京で会談", "Shift_JIS")],
)
def test_east_asian_charsets_are_read_where_they_are_stated(text, label):
    content = f'<meta charset="{label}">{text}'

    assert decoded(content.encode(label)) == (content, ())


def test_russian_that_states_utf_8_and_is_not_is_told():
    text, [doubt] = decoded(page("utf-8").encode("cp1251"))

    assert text == page("utf-8")
    assert doubt.reason == "it states utf-8, but is Russian in Windows-1251, and was read so"


def test_utf_8_that_states_an_old_charset_is_told():
    text, [doubt] = decoded(page("windows-1251").encode())

    assert text == page("windows-1251")
    assert doubt.reason == "it states windows-1251, but is UTF-8, and was read so"


def test_one_damaged_letter_of_a_page_in_utf_8_is_a_gap():
    content = page("utf-8").encode().replace("газе".encode(), b"\xe3\xe0\xe7\xe5")

    text, [doubt] = decoded(content)

    assert "встретились в Минске" in text and "which it states; it was read with gaps there" in doubt.reason


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic"])
def test_russian_that_states_nothing_is_told(codec):
    text, [doubt] = decoded(TEXT.encode(codec))

    assert text == TEXT and doubt.reason.startswith("the file is not UTF-8; it was read as Russian in")


def test_what_states_nothing_and_is_not_sure_is_refused_with_what_it_may_be():
    with pytest.raises(Refused, match=r"it looks like KOI8-R or ISO 8859-5\): save it as UTF-8"):
        decoded("Газ, Газ".encode("koi8-r"))


@pytest.mark.parametrize("codec", ["koi8-r", "cp866", "mac-cyrillic"])
def test_texts_all_in_capitals_are_read_or_named_but_never_read_wrongly(codec):
    told, perhaps = russian_codec(TEXT.upper().encode(codec))

    assert (
        TEXT.upper().encode(codec).decode(told) == TEXT.upper()
        if told
        else codec in ("cp866", "mac-cyrillic")
    )


@pytest.mark.parametrize(
    "text", ["Президент України зустрівся з главою уряду", "Прэзідэнт Беларусі сустрэўся ў Мінску"]
)
def test_ukrainian_and_belarusian_are_told_as_well(text):
    assert russian_codec(text.encode("cp1251")) == ("cp1251", "")
