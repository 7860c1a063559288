"""How the demo stories load beside the shipped facts, and which are refused."""

import shutil

import pytest
from django.core.management import CommandError, call_command

from articles.demo.loader import FOLDER, REFERENCE, load
from articles.models import Article, Publisher, Statement, Topic
from participants.models import Meeting
from tests.make import make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_facts")]

SUMMIT = "informal-cis-summit-st-petersburg-26-december"


@pytest.fixture
def folder(tmp_path):
    """A copy of the stories, to be spoilt."""
    copy = shutil.copytree(FOLDER, tmp_path / "demo", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(REFERENCE / "publishers.csv", copy)
    return copy


def test_the_stories_load_and_a_second_load_adds_nothing():
    first = load()
    second = load()

    assert first["articles"] == (22, 0)
    assert not any(added for added, _unchanged in second.values())
    assert second["statements"] == (0, Statement.objects.count())


def test_the_stories_load_in_a_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(69):
        load()
    with django_assert_max_num_queries(30):
        load()


def test_whose_press_service_a_publisher_is_comes_along():
    load()

    offices = Publisher.objects.values_list("slug", "office__slug")
    assert dict(offices) == {
        "kremlin-press-service": "president-of-russia",
        "government-of-armenia": "prime-minister-of-armenia",
    }


def test_publishers_of_another_folder_need_not_say_whose_they_are(folder):
    path = folder / "publishers.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    assert header.endswith(",time_zone,office,text_licence,licence_source_url")
    lines = [",".join(line.split(",")[:6]) for line in (header, *rows)]
    path.write_text("\n".join(lines), encoding="utf-8")

    call_command("load_demo", folder)

    assert Publisher.objects.filter(office=None).count() == 2


def test_only_what_is_missing_is_added():
    make_meeting("Our own record", slug=SUMMIT)
    Publisher.objects.create(slug="kremlin-press-service", name="Kremlin")

    counts = load()

    assert counts["publishers"] == (1, 1)
    assert Meeting.objects.get(slug=SUMMIT).title == "Our own record"
    assert counts["articles"] == (22, 0)


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        (
            "founding-story.toml",
            'when = "XXXX"',
            'when = "some day"',
            "line 29, [[meetings]] 2, column when: “some day”",
        ),
        (
            "founding-story.toml",
            'country = "RU"',
            'country = "XX"',
            "[[participations]] 1, column country: “XX”: expected the code",
        ),
        (
            "founding-story.toml",
            'status = "possible"\n\n',
            'status = "perhaps"\n\n',
            "column status: “perhaps”: expected one of",
        ),
        (
            "founding-story.toml",
            '["natural-gas", ',
            '["natural gas", ',
            "column topics: “natural gas”: expected a known topic",
        ),
        ("founding-story.toml", 'manner = "paraphrased"', "manner = paraphrased", "not readable as TOML"),
        ("founding-story.toml", 'headline = "', 'title = "', "column title: “Putin discussed gas"),
        (
            "cis-council-sochi-2017.toml",
            'published_on = "2017-10-11"',
            "published_on = 2017",
            "expected text in quotation marks",
        ),
        ("cis-council-sochi-2017.toml", '"2017-10-11"', '"2017-10-32"', "column published_on: “2017-10-32”"),
        (
            "turkmen-meeting-sochi-2017.toml",
            'manner = "quoted"\ntext = "',
            'manner = "quoted"\ntext = "Not said: ',
            "column text: “Not said: ",
        ),
        (
            "topics.csv",
            "natural-gas,Natural gas,Природный газ,energy",
            "natural-gas,Natural gas,Природный газ,gas-supply",
            "it would stand inside itself",
        ),
        (
            "publishers.csv",
            "press-service,RU",
            "press,RU",
            "column kind: “press”: expected one of press-service,",
        ),
        (
            "publishers.csv",
            "president-of-russia",
            "tsar-of-russia",
            "column office: “tsar-of-russia”: expected",
        ),
    ],
)
def test_a_broken_story_is_refused_and_nothing_is_written(folder, name, old, new, complaint):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(CommandError) as refused:
        call_command("load_demo", folder)

    assert name in str(refused.value)
    assert complaint in str(refused.value)
    assert not Article.objects.exists()
    assert not Topic.objects.exists()
    assert not Meeting.objects.filter(slug=SUMMIT).exists()


def test_a_summary_joins_the_text_that_an_import_brought(bring_in):
    url = "http://en.kremlin.ru/events/president/news/55816"
    quote = "President of Russia chaired a meeting of the CIS Council"
    text = f"The {quote} of Heads of State. President of Armenia Serzh Sargsyan came too."
    bring_in({"url": f"{url}?utm_source=x", "title": "CIS summit", "text": text, "language": "en"})
    article = Article.objects.get()
    first, second = load(), load()

    article.refresh_from_db()
    assert (article.canonical_url, article.body, article.text_kind) == (url, text, "full")
    assert article.summary.startswith("The CIS Council of Heads of State met in Sochi")
    assert Article.objects.filter(canonical_url=url).count() == 1
    assert (first["articles"], second["articles"]) == ((22, 0), (0, 22))
    assert {"body", "summary"} <= set(article.mentions.values_list("part", flat=True))
    placed = article.attestations.filter(participation__country__code="RU").get()
    assert (placed.quote, placed.part, placed.start) == (quote, "body", 4)
