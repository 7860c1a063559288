"""Questions as readers type them, over the shipped facts: what each is answered with first."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_facts")]

PAIR = "Kazakhstan and Uzbekistan"
# Question, kind of the first hit, its name; the answer on top comes before the list.
QUESTIONS = [
    ("kazakhstan uzbekistan", "pair", PAIR),
    ("Казахстан и Узбекистан", "pair", PAIR),
    ("Kazakhstan–Uzbekistan", "pair", PAIR),
    ("Kazakhstan-Uzbekistan", "pair", PAIR),
    ("\u200bkazakhstan\u200b uzbekistan", "pair", PAIR),
    ("между Казахстаном и Узбекистаном", "pair", PAIR),
    ("как часто встречались Казахстан и Узбекистан", "pair", PAIR),
    ("Armenia and Azerbaijan, 2016–2023", "pair", "Armenia and Azerbaijan"),
    ("Россия-Беларусь", "pair", "Russia and Belarus"),
    ("tokayev mirziyoyev", "pair", "Kassym-Jomart Tokayev and Shavkat Mirziyoyev"),
    ("Tokaev Mirzioev", "pair", "Kassym-Jomart Tokayev and Shavkat Mirziyoyev"),
    ("Токаева с Путиным", "pair", "Kassym-Jomart Tokayev and Vladimir Putin"),
    ("When did Putin last meet Lukashenko?", "pair", "Vladimir Putin and Alexander Lukashenko"),
    ("Putin Kazakhstan", "pair", "Vladimir Putin and Kazakhstan"),
    ("Путиным", "person", "Vladimir Putin"),
    ("Rahmon", "person", "Emomali Rahmon"),
    ("Kassym-Jomart Tokayev", "person", "Kassym-Jomart Tokayev"),
    ("Turkmenistan", "country", "Turkmenistan"),
    ("Туркменистана", "country", "Turkmenistan"),
    ("KZ", "country", "Kazakhstan"),
    ("President of Kazakhstan", "country", "President of Kazakhstan"),
    ("meetings in Samarkand", "place", "Samarkand"),
    ("в Ташкенте", "place", "Tashkent"),
    ("Нур-Султан", "place", "Astana"),
    ("CIS", "organisation", "Commonwealth of Independent States"),
    ("ОДКБ", "organisation", "Collective Security Treaty Organisation"),
    ("Caspian summit", "series", "Caspian summit"),
    ("неформальный саммит СНГ", "series", "Informal summit of CIS heads of state"),
    ("27 May 2024", "date", "27 May 2024"),
    ("декабрь 2023", "date", "December 2023"),
    ("2016", "date", "2016"),
    ("summit December 2023", "together", "Summit · December 2023"),
    ("саммит декабрь 2023", "together", "Саммит · December 2023"),
    ("саммит в Астане", "together", "Саммит · Astana"),
    ("Putin Tashkent 2024", "together", "Vladimir Putin · Tashkent · 2024"),
    ("summits in Uzbekistan 2022", "together", "Summits · Uzbekistan · 2022"),
    ("Supreme Eurasian Economic Council 2023", "together", "Supreme Eurasian Economic Council · 2023"),
    ("informal summit St. Petersburg 2023", "together", "Informal summit · St. Petersburg · 2023"),
    ("Berdimuhamedow", "person", "Gurbanguly Berdimuhamedow"),
    ("Collective Security Council", "series", "CSTO Collective Security Council"),
    ("consultative meeting Central Asia", "series", "Consultative Meeting of the Heads of State of Central Asia"),
    ("Agreement that founded", "meeting", "Agreement that founded the CIS, Viskuli, 1991"),
]  # fmt: skip


def found(client, question, **more):
    answer = client.get("/search.json", {"q": question, **more})
    assert answer.status_code == 200, answer.content
    return answer.json()


def first_hit(content):
    best = content["answer"] or content["results"][0]
    return best["kind"], best.get("name") or " and ".join(best["names"])


@pytest.mark.parametrize("question, kind, name", QUESTIONS)
def test_a_question_is_answered_first_with_what_it_names(client, question, kind, name):
    assert first_hit(found(client, question)) == (kind, name)


FIRST_MEETINGS = [
    ("summit December 2023", "Informal CIS summit, St. Petersburg, 2023"),
    ("саммит декабрь 2023", "Informal CIS summit, St. Petersburg, 2023"),
    ("Putin Tashkent 2024", "Presidents of Russia and Uzbekistan, Tashkent, 2024"),
    ("27 мая 2024", "Presidents of Russia and Uzbekistan, Tashkent, 2024"),
    ("GUUAM summit Yalta 2002", "GUUAM summit, Yalta, 2002"),
    ("visit Uzbekistan Turkmenistan 2007", "Visit of the President of Uzbekistan to Turkmenistan, Ashgabat, 2007"),
]  # fmt: skip


@pytest.mark.parametrize("question, title", FIRST_MEETINGS)
def test_the_first_meeting_is_the_one_of_the_days_and_names(client, question, title):
    meetings = found(client, question, kind="meeting")["results"]
    assert meetings[0]["name"] == title


def test_a_page_costs_the_same_whatever_is_found(client, django_assert_max_num_queries):
    for question, *_answer in QUESTIONS[::7]:
        with django_assert_max_num_queries(20):
            assert client.get("/search/", {"q": question}).status_code == 200
