"""From files of every kind to articles, by the command."""

import json

import pytest

from articles.models import Article, Citation
from tests.articles.importing.documents import mail, paragraph, word
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
        (
            "news.csv",
            "sep=;\nTitle;TEXT;Published On\nTalks with the President of Armenia;They met.;2016-10-14\n",
        ),
        (
            "news.csv",
            "Заголовок;Текст;Дата\nTalks with the President of Armenia;Они встретились.;14.10.2016\n",
        ),
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


def test_a_folder_of_what_people_write_brings_articles_with_their_citations(tmp_path):
    (tmp_path / "1.txt").write_text("Talks in Minsk\n\nThey met.\n\nSources:\n- Press service\n- Briefings\n")
    (tmp_path / "2.docx").write_bytes(
        word(
            paragraph("Talks in Astana", "a3")
            + paragraph("They met.")
            + paragraph("Sources", "1")
            + paragraph("Akorda")
        )
    )
    (tmp_path / "3.eml").write_bytes(mail("They met.\n", "Talks in Yerevan"))
    (tmp_path / "4.md").write_text("# Talks in Baku\n\nThey met, and they parted.\n")
    (tmp_path / "5.pdf").write_bytes(b"%PDF-1.7")

    said = command(tmp_path, report=tmp_path.parent / "report")

    assert headlines() == ["Talks in Minsk", "Talks in Astana", "Talks in Yerevan", "Talks in Baku"]
    assert list(Citation.objects.order_by("pk").values_list("article__headline", "position", "as_given")) == [
        ("Talks in Minsk", 1, "Press service"),
        ("Talks in Minsk", 2, "Briefings"),
        ("Talks in Astana", 1, "Akorda"),
    ]
    assert not Article.objects.exclude(published_on=None).exists()
    assert (counts(said)["added"], counts(said)["refused"]) == (4, 1)
    again = command(tmp_path)
    assert counts(again)["unchanged"] == 4 and Citation.objects.count() == 3


def test_a_file_in_an_encoding_that_nobody_can_tell_is_told_once(tmp_path):
    rows = "ДОГОВОР № 1;26.12.2023\n" * 50
    (tmp_path / "news.csv").write_bytes(f"title;date\n{rows}".encode("cp866"))

    command(tmp_path, report=tmp_path.parent / "report")

    [row] = report_rows(tmp_path.parent / "report")
    assert "neither UTF-8 nor Windows-1251" in row["reason"] and "save it as UTF-8" in row["reason"]
