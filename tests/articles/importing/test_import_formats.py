"""From files of every kind to articles, by the command."""

import json

import pytest

from articles.models import Article
from tests.articles.news import TALKS, command, counts, report_rows

pytestmark = pytest.mark.django_db


def headlines():
    return list(Article.objects.order_by("pk").values_list("headline", flat=True))


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("news.json", json.dumps([TALKS])),
        ("news.json", json.dumps({"articles": [TALKS]})),
        ("news.csv", "title,text,date\nTalks with the President of Armenia,They met.,2016-10-14\n"),
        ("news.tsv", "title\ttext\nTalks with the President of Armenia\tThey met.\n"),
        (
            "page.html",
            "<!doctype html><html><head><title>Talks with the President of Armenia</title></head><body><article>"
            "<h1>Talks with the President of Armenia</h1>"
            + "<p>The talks took place in Moscow, and they lasted for three hours.</p>" * 5
            + "</article></body></html>",
        ),
        (
            "feed.xml",
            '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item>'
            "<title>Talks with the President of Armenia</title><link>https://example.org/1</link>"
            "<pubDate>Fri, 14 Oct 2016 10:00:00 +0300</pubDate><description>They met.</description>"
            "</item></channel></rss>",
        ),
    ],
)
def test_each_kind_of_file_brings_its_articles(tmp_path, name, contents):
    (tmp_path / name).write_text(contents)

    said = command(tmp_path / name)

    assert headlines() == ["Talks with the President of Armenia"]
    assert counts(said)["added"] == 1


def test_of_a_folder_the_report_names_the_file_of_each_problem(tmp_path):
    news = tmp_path / "news"
    (news / "2019").mkdir(parents=True)
    (news / "2019" / "good.jsonl").write_text(json.dumps(TALKS))
    (news / "bad.jsonl").write_text('{"title": ""}')

    said = command(news, report=tmp_path / "report")

    assert (counts(said)["added"], counts(said)["refused"]) == (1, 1)
    [row] = report_rows(tmp_path / "report")
    assert row["file"] == f"{news}/bad.jsonl"
    assert row["reason"] == "the headline is missing"
