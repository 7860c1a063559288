"""The language of a text that nobody labelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_archive.text.recognising import recognised_language

SAID = {
    "ru": "Стороны обсудили поставки газа и сотрудничество в энергетике. Об этом сообщает пресс-служба правительства.",
    "en": "The sides discussed gas supply and cooperation in energy, the press service of the government reports.",
    "uk": "Сторони обговорили постачання газу та співпрацю в енергетиці. Про це повідомляє пресслужба уряду.",
    "be": "Бакі абмеркавалі пастаўкі газу і супрацоўніцтва ў энергетыцы. Пра гэта паведамляе прэс-служба ўрада.",
    "kk": "Тараптар газ жеткізу және энергетика саласындағы ынтымақтастықты талқылады, деп хабарлады баспасөз қызметі.",
    "ky": "Тараптар газ жеткирүү жана энергетика тармагындагы кызматташууну талкуулашты, деп билдирди басма сөз кызматы.",
    "uz": "Tomonlar gaz yetkazib berish va energetika sohasidagi hamkorlikni muhokama qildilar, deb xabar berdi matbuot xizmati.",
    "tg": "Ҷонибҳо масъалаҳои ҳамкорӣ дар соҳаи энергетикаро баррасӣ намуданд. Дар ин бора хадамоти матбуот хабар дод.",
    "tk": "Taraplar gaz ibermek we energetika pudagynda hyzmatdaşlyk meselelerini ara alyp maslahatlaşdylar.",
    "az": "Tərəflər qaz tədarükü və energetika sahəsində əməkdaşlığı müzakirə etdilər. Bu barədə mətbuat xidməti məlumat verib.",
    "hy": "Կողմերը քննարկեցին գազի մատակարարումը և համագործակցությունը էներգետիկայի ոլորտում։",
    "ka": "მხარეებმა განიხილეს გაზის მიწოდება და თანამშრომლობა ენერგეტიკის სფეროში.",
    "ro": "Părțile au discutat livrarea de gaze și cooperarea în domeniul energetic, a anunțat serviciul de presă.",
}


@pytest.mark.parametrize("language", SAID)
def test_the_languages_of_the_region_are_told_by_two_sentences(language):
    assert recognised_language(SAID[language]) == language


def test_a_headline_is_told_where_only_the_languages_of_this_news_are_asked_for():
    assert recognised_language("Heads of state discuss trade in Minsk") == "en"


@pytest.mark.parametrize(
    "text", ["", "OK", "Путин", "Putin", "Ан-2", "26.12.2023", "123 456 789 000", "🙂", "\0"]
)
def test_what_could_be_of_several_languages_is_not_guessed(text):
    assert recognised_language(text) == ""


@given(st.text())
def test_no_text_is_too_odd(text):
    assert isinstance(recognised_language(text), str)


def test_half_a_character_does_no_harm():
    assert recognised_language("\ud800 " + SAID["ru"]) == "ru"
