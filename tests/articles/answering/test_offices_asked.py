"""Questions of who held an office, over the shipped facts."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_facts")]


def found(client, question):
    answer = client.get("/search.json", {"q": question})
    assert answer.status_code == 200, answer.content
    return answer.json()


HELD = [
    ("president of Kyrgyzstan 1 March 2018", "President of Kyrgyzstan", ["Sooronbay Jeenbekov"]),
    ("президент Киргизии 1 марта 2018", "President of Kyrgyzstan", ["Sooronbay Jeenbekov"]),
    ("кто был президентом Киргизии 1 марта 2018", "President of Kyrgyzstan", ["Sooronbay Jeenbekov"]),
    ("Kyrgyzstan president 1 March 2018", "President of Kyrgyzstan", ["Sooronbay Jeenbekov"]),
    ("премьер-министр Армении 2021", "Prime Minister of Armenia", ["Nikol Pashinyan"]),
    ("премьер Армении 2019", "Prime Minister of Armenia", ["Nikol Pashinyan"]),
    ("president of Kyrgyzstan 2017", "President of Kyrgyzstan", ["Almazbek Atambayev", "Sooronbay Jeenbekov"]),
]  # fmt: skip


@pytest.mark.parametrize("question, office, people", HELD)
def test_who_held_an_office_then_is_answered(client, question, office, people):
    answer = found(client, question)["answer"]
    assert (answer["kind"], answer["name"]) == ("office", office)
    assert sorted(dict.fromkeys(one["name"] for one in answer["office"]["holders"])) == people


def test_the_card_names_the_holder_and_leads_to_the_claim(client):
    response = client.get("/search/", {"q": "president of Kyrgyzstan 1 March 2018"})
    text = response.content.decode()
    assert "Sooronbay Jeenbekov was President of Kyrgyzstan (1 March 2018)." in text
    assert 'href="/claims/?office=president-of-kyrgyzstan&amp;on=2018-03-01"' in text
    assert "No meeting on record fits all of your question" not in text
    chips = [(chip["label"], chip["text"]) for chip in response.context["search"].chips]
    assert chips == [("Office", "President of Kyrgyzstan"), ("Date", "1 March 2018")]


@pytest.mark.parametrize("question", ["prime minister of Armenia", "премьер-министр Армении"])
def test_without_a_date_the_holder_is_named_as_far_as_known(client, question):
    text = client.get("/search/", {"q": question}).content.decode()
    card = " ".join(text.partition('<section class="answer"')[2].partition("</section>")[0].split())
    assert "Nikol Pashinyan</a> since 2 August 2021 (as of " in card
    assert 'href="/claims/?office=prime-minister-of-armenia&amp;on=' in card


@pytest.mark.parametrize("word", ["presidents", "президенты"])
def test_a_title_beside_two_countries_is_said_to_be_unused(client, word):
    with_title, without = (
        found(client, f"Armenia Azerbaijan {words}2021-2023") for words in (f"{word} ", "")
    )
    assert with_title["totals"]["meeting"] == without["totals"]["meeting"]
    (note,) = with_title["notes"]
    assert note == f"“{word}” was not used to choose meetings: they are chosen by who is named."
