"""The parts of a list that are rendered once: never out of date, in the reader's language, and escaped."""

import re
from datetime import date

import pytest
from django.urls import set_script_prefix
from django.utils import translation
from django.utils.translation import trans_real

from articles.models import Article
from tests.make import make_article, make_country, make_publisher, make_topic

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert('1')</script>"


def page(client, address="/articles/"):
    return re.sub(r"\s+", " ", client.get(address).content.decode())


def card(client):
    (found,) = re.findall(r'<article class="article-card">.*?</article>', page(client))
    return found


def make_kazakh_article(**fields):
    fields = {
        "published_on": date(2023, 12, 26),
        "publisher": make_publisher(name="Akorda"),
        "countries": [make_country("KZ")],
        "standfirst": "What they agreed on.",
    } | fields
    return make_article("Talks on gas", **fields)


CHANGES = {
    "its headline": (lambda article: change(article, headline="Talks on oil"), "Talks on oil"),
    "its standfirst": (lambda article: change(article, standfirst="What they did."), "What they did."),
    "its day": (lambda article: change(article, published_on=date(2023, 12, 27)), "27 December 2023"),
    "no day": (lambda article: change(article, published_on=None), "day not stated"),
    "its language": (lambda article: change(article, language="kk"), 'lang="kk"'),
    "its publisher's name": (lambda article: change(article.publisher, name="Akorda.kz"), "Akorda.kz"),
    "its country's name": (lambda article: change(article.countries.get(), name="Qazaqstan"), "Qazaqstan"),
    "its countries": (lambda article: article.countries.add(make_country("UZ")), "Uzbekistan"),
}


def change(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


@pytest.mark.parametrize("what", CHANGES)
def test_a_card_tells_what_is_true_now(client, what):
    article = make_kazakh_article()
    change_it, told = CHANGES[what]
    assert told not in card(client)
    change_it(article)
    assert told in card(client)


def test_what_is_withdrawn_is_told_no_more(client):
    article = make_kazakh_article()
    assert "Talks on gas" in page(client)
    change(article, status=Article.Status.WITHDRAWN)
    assert "Talks on gas" not in page(client)


def test_a_facet_tells_the_numbers_and_names_of_now(client):
    make_kazakh_article()
    facet = '<span class="facet__name">{}</span> <data class="facet__count" value="{}">'
    assert facet.format("Kazakhstan", 1) in page(client)
    make_article(countries=[make_country("KZ")])
    assert facet.format("Kazakhstan", 2) in page(client)
    change(make_country("KZ"), name="Qazaqstan")
    assert facet.format("Qazaqstan", 2) in page(client)


def test_a_form_shows_what_is_asked_and_what_is_wrong_with_it(client):
    make_kazakh_article()
    field = '<input type="text" name="from" {}placeholder="YYYY-MM-DD" autocomplete="off"'
    assert field.format("") in page(client)
    assert field.format('value="2001" ') in page(client, "/articles/?from=2001")
    assert 'id="id_from_error"' in page(client, "/articles/?from=later")
    assert field.format("") in page(client)


# As the block of data at a page's end has it, which no sign of HTML can end.
IN_JSON = r"\u003cscript\u003ealert(", ""
IN_ADDRESS = "%3Cscript%3Ealert(", ""


def test_each_field_is_escaped_however_often_it_is_shown(client):
    country = make_country("KZ", name=f"Country {SCRIPT}")
    make_article(
        f"Headline {SCRIPT}",
        standfirst=f"Standfirst {SCRIPT}",
        body=f"Body of talks {SCRIPT}",
        publisher=make_publisher(name=f"Publisher {SCRIPT}"),
        countries=[country],
        topics=[make_topic(name=f"Topic {SCRIPT}")],
        published_on=date(2023, 12, 26),
    )
    addresses = [
        "/articles/",
        "/articles/?country=kz",
        "/articles/?q=talks",
        f"/articles/?q={SCRIPT}&from={SCRIPT}",
    ]
    for address in [*addresses, *addresses]:
        shown = page(client, address)
        assert "alert(" not in shown.replace("&lt;script&gt;alert(", "").replace(*IN_JSON).replace(
            *IN_ADDRESS
        )
    shown = page(client)
    for name in ("Headline", "Standfirst", "Publisher", "Country", "Topic"):
        assert f"{name} &lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;" in shown


def test_each_language_has_its_own_parts(client, monkeypatch):
    (words,) = trans_real.translation("de")._catalog._catalogs[:1]
    for word, in_german in {"Country": "Land", "From": "Von", "By year": "Nach Jahren"}.items():
        monkeypatch.setitem(words, word, in_german)
    make_kazakh_article()
    make_kazakh_article(published_on=date(2022, 12, 26))
    english = ["26 December 2023", ">Country</h2>", ">From</label>", "By year ·"]
    german = ["26 Dezember 2023", ">Land</h2>", ">Von</label>", "Nach Jahren ·"]
    for _again in range(2):
        assert [text in page(client) for text in english + german] == [True] * 4 + [False] * 4
        with translation.override("de"):
            assert [text in page(client) for text in english + german] == [False] * 4 + [True] * 4


def test_links_follow_the_prefix_of_the_site(client):
    make_kazakh_article()
    assert 'href="/countries/kz/"' in card(client)
    set_script_prefix("/archive/")
    try:
        assert 'href="/archive/countries/kz/"' in card(client)
    finally:
        set_script_prefix("/")
