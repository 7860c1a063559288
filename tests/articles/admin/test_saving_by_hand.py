"""An article that an editor types or edits is linked, compared and told of like one that an import brings."""

import datetime

import pytest
from django.urls import reverse

from articles.models import Article, Mention, Sketch
from tests.forms import errors_of, typed
from tests.make import make_article, make_country, make_name, make_office, make_person, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ADD = "/admin/articles/article/add/"
BODY = "The leaders of the two countries spoke of gas, of transit and of the road through the mountains, at length."


@pytest.fixture(autouse=True)
def countries():
    return [make_country(code) for code in ("AM", "GE", "KZ")]


def change_page(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def add(client, follow=True, **fields):
    """Types an article and saves it; the page that follows."""
    fields = {"headline": "Talks on gas", "body": BODY, "status": "published", "language": "en"} | fields
    return client.post(ADD, typed(client.get(ADD), "article_form", file=None, **fields), follow=follow)


def change(client, article, **fields):
    answer = client.post(
        change_page(article), typed(client.get(change_page(article)), "article_form", **fields), follow=True
    )
    assert answer.redirect_chain, errors_of(answer)
    return answer


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def codes(article):
    return sorted(article.countries.values_list("code", flat=True))


def words(article):
    return sorted(article.mentions.values_list("text", "state"))


# A new article


def test_a_typed_article_is_in_the_list_of_a_country_that_it_names(admin_client, client):
    told = said(add(admin_client, body=f"Kazakhstan agreed. {BODY}"))

    assert "Linked: Kazakhstan." in told
    article = Article.objects.get()
    assert words(article) == [("Kazakhstan", "accepted")]
    listed = client.get("/articles/?country=kz").content.decode()
    assert article.get_absolute_url() in listed


def test_what_an_editor_chose_stays_beside_what_the_text_names(admin_client):
    georgia = make_country("GE")
    told = said(add(admin_client, body=f"Kazakhstan agreed. {BODY}", countries=[georgia.pk]))

    assert codes(Article.objects.get()) == ["GE", "KZ"]
    assert "Linked: Kazakhstan." in told


def test_a_leader_is_linked_by_the_office_on_the_day(admin_client):
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    make_term(make_person("Kassym-Jomart Tokayev"), office, start="2019-03-20")

    told = said(add(admin_client, body="The President of Kazakhstan spoke.", published_on="2023-03-14"))

    assert [person.name for person in Article.objects.get().people.all()] == ["Kassym-Jomart Tokayev"]
    assert "Kazakhstan, Kassym-Jomart Tokayev" in told


def test_suggestions_are_counted_with_the_way_to_them(admin_client):
    make_name("Astana", kind="metonym", country=make_country("KZ"))
    answer = add(admin_client, body="Astana agreed to the plan of the neighbours.")

    article = Article.objects.get()
    assert words(article) == [("Astana", "suggested")]
    assert "1 suggestion waits." in said(answer)
    assert f"/admin/articles/mention/?article__id__exact={article.pk}" in said(answer)


def test_a_text_that_names_nobody_says_so(admin_client):
    assert "names nobody and nothing on record" in said(add(admin_client))


def test_names_in_messages_are_escaped(admin_client):
    make_country(name="<b>Ruritania</b>", code="XA")
    make_name("Ruritania", country=make_country("XA"))
    page = add(admin_client, body="Ruritania agreed.").content.decode()
    assert "&lt;b&gt;Ruritania" in page and "<b>Ruritania" not in page


def test_a_typed_article_becomes_a_version_of_the_story_that_it_tells(admin_client):
    add(admin_client, headline="One", published_on="2023-03-14")
    answer = add(admin_client, headline="Two", published_on="2023-03-15")
    confirmed = typed(answer, "article_form", file=None)
    confirmed["confirmed"] = f"two-{Article.objects.get().pk}"
    admin_client.post(ADD, confirmed)

    assert Sketch.objects.count() == 2
    assert len(set(Sketch.objects.values_list("story", flat=True)) - {None}) == 1


# An edit


def test_an_edit_finds_new_names_and_says_which(admin_client):
    add(admin_client, body="Kazakhstan agreed.")
    article = Article.objects.get()

    told = said(change(admin_client, article, body="Kazakhstan and Armenia agreed."))

    assert codes(article) == ["AM", "KZ"]
    assert words(article) == [("Armenia", "accepted"), ("Kazakhstan", "accepted")]
    assert "Newly linked: Armenia." in told


def test_an_edit_of_an_article_of_before_finds_what_nobody_looked_for(admin_client):
    article = make_article(body="Kazakhstan agreed.")
    change(admin_client, article, body="Kazakhstan and Armenia agreed.")
    assert codes(article) == ["AM", "KZ"]


def test_a_rejected_mention_stays_rejected_through_an_edit(admin_client):
    add(admin_client, body="Georgia on my mind.")
    article = Article.objects.get()
    article.mentions.update(state="rejected", is_checked=True)
    article.countries.clear()

    told = said(change(admin_client, article, body="A song: Georgia on my mind. Armenia too."))

    assert words(article) == [("Armenia", "accepted"), ("Georgia", "rejected")]
    assert codes(article) == ["AM"]
    assert "Newly linked: Armenia." in told


def test_a_link_that_an_editor_took_away_does_not_come_back_when_its_words_move(admin_client):
    add(admin_client, body="Georgia sang.\nArmenia danced.")
    article = Article.objects.get()
    change(admin_client, article, countries=[make_country("AM").pk])

    change(admin_client, article, body="Armenia danced.\nGeorgia sang.")

    assert codes(article) == ["AM"]


def test_a_link_whose_words_went_stays_and_is_told(admin_client):
    add(admin_client, body="Georgia and Armenia sang.")
    article = Article.objects.get()

    told = said(change(admin_client, article, body="Armenia sang."))

    assert codes(article) == ["AM", "GE"]
    assert "Still linked, though the text no longer names them: Georgia." in told


def test_another_day_asks_anew_who_held_the_office(admin_client):
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    make_term(make_person("Kassym-Jomart Tokayev"), office, start="2019-03-20")
    add(admin_client, body="The President of Kazakhstan spoke.")
    article = Article.objects.get()
    assert not article.people.exists()

    change(admin_client, article, published_on="2023-03-14")

    assert [person.name for person in article.people.all()] == ["Kassym-Jomart Tokayev"]


def test_another_day_takes_a_text_out_of_its_story(admin_client):
    body = BODY + " Nobody signed anything on that day, and the guests went home by the night train."
    add(admin_client, headline="One", body=body, published_on="2023-03-14")
    other = make_article("Two", body=body.replace("gas", "oil"), published_on=datetime.date(2023, 3, 15))
    change(admin_client, other, body=body.replace("gas", "coal"))
    assert Sketch.objects.get(pk=other.pk).story_id

    change(admin_client, other, published_on="2023-05-15")

    assert Sketch.objects.get(pk=other.pk).story_id is None


def test_an_edit_that_changes_no_text_is_not_linked_again(admin_client):
    add(admin_client, body="Kazakhstan agreed.")
    article = Article.objects.get()
    Mention.objects.all().delete()

    told = said(change(admin_client, article, byline="Anna", status="draft"))

    assert words(article) == []
    assert "linked" not in told.lower()


@pytest.mark.parametrize("number", [1, 30])
def test_saving_costs_the_same_for_any_number_of_names(admin_client, django_assert_max_num_queries, number):
    names = [make_country().name for _ in range(number)]
    article = make_article()
    body = " ".join(f"{name} agreed." for name in names)
    change(admin_client, make_article(), body=BODY)  # the linker is there
    fields = typed(
        admin_client.get(ADD), "article_form", file=None, headline="Talks", body=body, language="en"
    )
    with django_assert_max_num_queries(70):
        admin_client.post(ADD, fields)
    assert Article.objects.get(headline="Talks").countries.count() == number

    fields = typed(admin_client.get(change_page(article)), "article_form", byline="Anna")
    with django_assert_max_num_queries(54):
        admin_client.post(change_page(article), fields)


# The language


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Президент Казахстана встретился с премьер-министром Армении и обсудил поставки газа.", "ru"),
        ("The president met the prime minister in the capital and spoke of gas.", "en"),
    ],
)
def test_a_language_left_empty_is_recognised_and_told(admin_client, body, language):
    told = said(add(admin_client, body=body, headline=body[:40], language=""))
    article = Article.objects.get()
    assert (article.language, article.language_is_guessed) == (language, True)
    assert "Nobody stated the language" in told


def test_a_text_that_tells_no_language_has_none(admin_client):
    add(admin_client, headline="2+2", body="4", language="")
    article = Article.objects.get()
    assert (article.language, article.language_is_guessed) == ("und", False)


def test_a_language_that_was_typed_is_not_guessed(admin_client):
    assert "Nobody stated" not in said(add(admin_client, language="ky"))
    article = Article.objects.get()
    assert (article.language, article.language_is_guessed) == ("ky", False)


def test_a_guessed_language_is_no_guess_once_an_editor_says_another(admin_client):
    article = make_article(language="ru", language_is_guessed=True)
    change(admin_client, article, byline="Anna")
    article.refresh_from_db()
    assert article.language_is_guessed

    change(admin_client, article, language="en")

    article.refresh_from_db()
    assert (article.language, article.language_is_guessed) == ("en", False)


# Whatever is typed


@pytest.mark.parametrize(
    "fields",
    [
        {"body": "Kazakhstan\0 agreed."},
        {"headline": "\0"},
        {"body": "Kazakhstan agreed. " * 110_000},
        {"body": "Казахстан согласился. " * 60_000},
        {"standfirst": " ".join(f"слово{number:x}" for number in range(90_000))},
        {"url": "https://example.org/" + "a" * 3000},
        {"canonical_url": "http://[::1"},
        {"confirmed": "x y \0"},
        {"language": "х" * 100},
        {"published_on": "0000-00-00"},
    ],
    ids=["nul", "bare nul", "too long", "long", "too many words", "url", "host", "seen", "language", "day"],
)
def test_nothing_typed_breaks_the_form(admin_client, fields):
    answer = add(admin_client, follow=False, **fields)
    assert answer.status_code in (200, 302)
    if answer.status_code == 200:
        again = typed(answer, "article_form")
        kept = {name: again[name][0].strip() for name in fields if name != "confirmed"}
        assert kept == {name: fields[name].strip() for name in kept}
