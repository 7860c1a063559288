"""Words and names are found and linked as their plain forms are, with whatever signs they come in."""

import json
from html import unescape

import pytest
from django.core.management import call_command

from articles.models import Article, Mention
from articles.searching.passages import START, STOP, passages
from articles.searching.query import query_of
from tests.make import make_country, make_name, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(tmp_path):
    """Imports a body, in a language, and gives its article."""

    def imported(body, language="en", **fields):
        path = tmp_path / "news.jsonl"
        record = {
            "headline": "What was said",
            "body": body,
            "language": language,
            "published_on": "2023-12-26",
        }
        path.write_text(json.dumps(record | fields), encoding="utf-8")
        call_command("import_articles", path, verbosity=0)
        return Article.objects.latest("pk")

    return imported


def finds(client, typed):
    return client.get("/articles.json", {"q": typed}).json()["total"] == 1


SIGNS = [
    ("Пере\u00adговоры за\u00adвер\u00adшились.", "ru", ["переговоры", "завершились", "пере\u00adговоры"]),
    ("The del\u200begation join\u2060ed \ufeffus\u200d.", "en", ["delegation", "joined"]),
    ("Вчера в за\u0301мке е\u0308лка.", "ru", ["замке", "ёлка", "елка", "за\u0301мок"]),
    ("Яйцо и\u0306ода и паи\u0306.", "ru", ["йода", "пай"]),
    ("Leaders left Ust‑Kut – early.", "en", ["Ust-Kut", "Ust Kut", "Ust‑Kut", "Kut", '"left Ust-Kut"']),
    ("Leaders left Ust-Kut.", "en", ["Ust-Kut", "Ust‑Kut", "Ust Kut"]),
    ("Mr O’Brien left.", "en", ["OBrien", "O'Brien", "O’Brien", "Oʼbrien", "Brien", '"Mr O\'Brien left"']),
    ("Mr OBrien left.", "en", ["OBrien", "O'Brien", "O’Brien", '"Mr O’Brien left"']),
    ("Oʻzbekiston haqida", "uz", ["O'zbekiston", "Ozbekiston", "O‘zbekiston"]),
    ("Erdoğan'ın sözleri", "tr", ["Erdoğan", "Erdoğan'ın"]),
    ("l’Ouganda et le Tchad", "fr", ["Ouganda", "l'Ouganda"]),
    ("Astana’s talks", "en", ["Astana", "Astana's"]),
    (
        "A Su-57 met the Cosmos-2251 and an S-300.",
        "en",
        ["57", "2251", "Cosmos-2251", "300", "S-300", "S300"],
    ),
    ("А в 2019/2020 и 2021-2022 годах С‑300", "ru", ["2020", "2019", "2022", "300", "С-300"]),
    ("Reuters/Interfax report", "en", ["Interfax", "Reuters"]),
    ("Mr Zhul'baev came.", "en", ["Zhulbaev", "Zhul'baev", "Zhulbayev", "Zhul’bayev"]),
    ("Mr Erdogan came to Chisinau.", "en", ["Erdoğan", "ERDOĞAN", "Erdogan", "Chișinău", "Chişinău"]),
    ("Mr Erdoğan came to Chișinău.", "en", ["Erdoğan", "Erdogan", "Chisinau", "Chişinău"]),
    ("Şəfa, Ərdoğan, İstanbul, Diyarbakır", "az", ["Sefa", "Erdogan", "Istanbul", "Diyarbakir", "Ərdoğan"]),
    ("Тоқаев, Ғабит және Өскемен", "kk", ["Токаев", "Тоқаев", "Габит", "Оскемен"]),
    ("Президент Токаев", "ru", ["Тоқаев"]),
    ("У Києві з Ґалаґаном і їжею", "uk", ["Києві", "Киеви", "Галаган" + "ом", "Ґалаґаном", "їжею"]),
    ("Андрей и чаи", "ru", ["Андрей", "чай"]),
]


@pytest.mark.parametrize(("body", "language", "typed"), SIGNS, ids=[body for body, *_rest in SIGNS])
def test_a_word_is_found_with_any_signs_in_the_text_or_typed(client, imported, body, language, typed):
    imported(body, language)

    assert [one for one in typed if not finds(client, one)] == []


def test_a_short_i_is_no_i(client, imported):
    imported("Лаици.", "de")

    assert finds(client, "Лаици")
    assert not finds(client, "Лайци")


def test_one_letter_and_a_number_are_no_other_number(client, imported):
    imported("There were 300 tanks.")

    assert not finds(client, "S-300")
    assert not finds(client, "С-300")


NAMES = [
    ("Касым-Жомарт То\u00adка\u00adев", "То\u00adка\u00adев"),
    ("то\u200bго и Toka\u200byev", "Toka\u200byev"),
    ("Tokayev\u200b, he said", "Tokayev"),
    ("и Тока\u0301ев,", "Тока\u0301ев"),
    ("the Bek‑Temir", "Bek‑Temir"),
    ("Mr O’Hara", "O’Hara"),
    ("Mr OHara", "OHara"),
    ("Mr Zhul'bayev", "Zhul'bayev"),
    ("Mr Zhulʹbayev,", "Zhulʹbayev"),
    ("of Zhul\u00ad’bayev", "Zhul\u00ad’bayev"),
    ("Андреи\u0306 Андреи\u0306чук", "Андреи\u0306 Андреи\u0306чук"),
]


@pytest.mark.parametrize(("body", "words"), NAMES, ids=[words for _body, words in NAMES])
def test_a_name_is_linked_with_any_signs_and_its_mention_is_as_it_stands(imported, body, words):
    names = {"Токаев": "Kassym-Jomart Tokayev", "O'Hara": "Sean O'Hara", "Zhulbayev": "Serik Zhulbayev"}
    people = {name: make_person(whole) for name, whole in names.items()}
    make_name("Токаев", person=people["Токаев"])
    make_name("Касым-Жомарт Токаев", person=people["Токаев"])
    make_name("Андрей Андрейчук", person=make_person("Andrei Andreichuk"))
    make_name("Bek-Temir", country=make_country())
    body = f"Kassym-Jomart Tokayev, Sean O'Hara, Serik Zhulbayev. {body}"

    article = imported(body)

    found = [
        (one.text, body[one.start : one.end]) for one in Mention.objects.filter(article=article, part="body")
    ]
    assert any(text == stands and stands.endswith(words) for text, stands in found), found


PASSAGES = [
    (
        "Пере\u00adговоры глав за\u00adвер\u00adшились.",
        "переговоры",
        "[Пере\u00adговоры] глав за\u00adвер\u00adшились",
    ),
    ("Ещё вчера С‑300 и Нур-Султан.", "С-300 нур-султан", "вчера [С‑300] и [Нур]-[Султан]"),
    ("Mr O’Brien — he left Astana’s hall.", "OBrien Astana", "[O’Brien] — he left [Astana]’s hall"),
    ("Mr O’Brien left.", "Brien", "[O’Brien] left"),
    ("В е\u0308лке и за\u0301мке", "ёлка", "[е\u0308лке] и за\u0301мке"),
    ("Mr Erdoğan and Ms Şafak", "Erdogan Safak", "[Erdoğan] and Ms [Şafak]"),
    ("Mr Erdog\u0306an came", "Erdogan", "[Erdog\u0306an] came"),
]


@pytest.mark.parametrize(("body", "typed", "shown"), PASSAGES)
def test_found_words_are_marked_as_they_stand(client, imported, body, typed, shown):
    article = imported(body, "ru" if body[0] > "z" else "en")

    passage = passages(query_of(typed), [article.pk])[article.pk]

    assert passage.replace(START, "[").replace(STOP, "]").count(shown) == 1
    assert f"<mark>{passage.partition(START)[2].partition(STOP)[0]}</mark>" in unescape(
        client.get("/articles/", {"q": typed}).content.decode()
    )


def test_of_a_long_text_two_fragments_are_shown_with_their_own_signs(imported):
    words = " ".join(f"сло\u00adво{number}" for number in range(200))
    article = imported(f"Га\u00adз. {words} «Газ» — ещё. {words}", "ru")

    passage = passages(query_of("газ"), [article.pk])[article.pk]

    assert passage.count(START) == 2 and " … " in passage
    assert all(piece in article.body for piece in passage.replace(START, "").replace(STOP, "").split(" … "))


def test_texts_with_other_signs_are_the_same_article(imported):
    body = "Главы государств обсудили поставки газа, сообщила пресс-служба."
    first = imported(body, "ru")
    second = imported(body.replace("пресс-", "пресс‑").replace("газа", "га\u0301\u00adза\ufe0f"), "ru")

    assert first == second


@pytest.mark.parametrize(
    "typed", ["Rogun,Vakhsh", "Rogun/Vakhsh", "Rogun…Vakhsh", "Rogun+Vakhsh", "Rogun🌊 Vakhsh"]
)
def test_words_typed_without_a_blank_between_are_several(imported, client, typed):
    imported("The dam at Rogun holds the water of the river Vakhsh.")
    assert finds(client, typed)


def test_a_name_is_known_beside_another_without_a_blank(imported, client):
    make_name("Рогунов", person=make_person("Rogunov"))
    imported("Mr Rogunov stayed in Dushanbe.")
    assert finds(client, "Рогунов,Dushanbe")
