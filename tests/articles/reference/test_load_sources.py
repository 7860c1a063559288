"""The shipped sources become articles or records, once; the archive follows the files and keeps what editors did."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command

from articles.demo.loader import load as load_demo
from articles.management.commands.load_sources import without_record
from articles.models import Article, Coverage, Mention, Publisher, Source, SourceMeeting
from articles.quality import RECOUNTS
from articles.reference.files import read_all
from articles.reference.loader import FOLDER, load
from articles.reference.tables import ARTICLES, SOURCES
from participants.reference.entries import Refused
from participants.reference.loader import load as load_reference
from tests.articles.reference.files import MONITOR, TALKS
from tests.make import make_article, make_country, make_coverage, make_meeting, make_publisher
from tests.participants.reference.files import Files as Facts

pytestmark = pytest.mark.django_db


def counts(outcomes):
    return {name: (one.added, one.changed, one.removed, one.kept) for name, one in outcomes.items()}


def nothing_written(outcomes):
    return all(told[:3] == (0, 0, 0) for told in counts(outcomes).values())


def told(outcomes):
    return [str(difference) for one in outcomes.values() for difference in one.differences]


def wrong():
    return [check.name for check in RECOUNTS if check.findings()]


def test_a_source_with_headline_and_day_is_a_published_article_without_a_text(files, talks):
    load(files.folder)

    article = Article.objects.get()
    assert (article.headline, article.published_on) == (
        "Talks with the President of Armenia",
        datetime.date(2016, 10, 14),
    )
    assert (article.url, article.canonical_url, article.body, article.summary) == (TALKS, TALKS, "", "")
    assert (article.status, article.language, article.publisher.name) == (
        "published",
        "en",
        "Kremlin press service",
    )
    [coverage] = article.coverage.all()
    assert (coverage.meeting, coverage.kind, coverage.status) == (talks, "reports", "held")
    assert wrong() == []


def test_any_other_is_a_record_with_its_meetings(files, talks):
    load(files.folder)

    source = Source.objects.get()
    assert (source.url, source.publisher.slug, str(source.published_on)) == (
        MONITOR,
        "jamestown-foundation",
        "1995-05",
    )
    [row] = source.source_meetings.all()
    assert (row.meeting, row.kind, row.status) == (talks, "background", "")


def test_an_article_is_about_those_who_came_to_its_meetings(files, talks):
    load(files.folder)

    article = Article.objects.get()
    assert sorted(article.countries.values_list("code", flat=True)) == ["AM", "RU"]
    assert [person.name for person in article.people.all()] == ["Vladimir Putin"]
    assert [organisation.abbreviation for organisation in article.organisations.all()] == ["CIS"]
    assert wrong() == []


def test_a_second_load_writes_nothing(files, talks):
    load(files.folder)

    assert nothing_written(load(files.folder))


def test_more_rows_cost_no_more_queries(files, talks, django_assert_max_num_queries):
    load(files.folder)
    urls = [f"https://news.example/{number}" for number in range(30)]
    files.add("sources", *(f"{url},jamestown-foundation,2016-10-14,Talks,en" for url in urls))
    files.add("source_meetings", *(f"{url},talks,reports,held" for url in urls))
    with django_assert_max_num_queries(24):
        assert counts(load(files.folder))["source_articles"] == (30, 0, 0, 0)
    with django_assert_max_num_queries(16):
        load(files.folder)


def test_the_archive_follows_the_files(files, talks):
    load(files.folder)
    files.change("sources", "Talks with the President of Armenia", "Talks in the Kremlin")
    files.change("sources", "1995-05,", "1995-05-27,")
    files.change("source_meetings", "background,", "announces,announced")

    load(files.folder)

    assert Article.objects.get().headline == "Talks in the Kremlin"
    assert str(Source.objects.get().published_on) == "1995-05-27"
    assert SourceMeeting.objects.get().status == "announced"


def test_what_an_editor_changed_or_deleted_stays_so(files, talks):
    load(files.folder)
    Article.objects.update(headline="The talks")
    Source.objects.all().delete()
    Coverage.objects.update(status="announced")
    files.change("sources", "Talks with", "More talks with")

    outcomes = load(files.folder)

    assert Article.objects.get().headline == "The talks"
    assert not Source.objects.exists()
    assert Coverage.objects.get().status == "announced"
    assert nothing_written(outcomes)
    assert len(told(outcomes)) == 4


def test_what_the_files_no_longer_name_goes(files, talks):
    load(files.folder)
    files.write("sources", "url,publisher,published_on,headline,language\n")
    files.write("source_meetings", "url,meeting,kind,status\n")

    outcomes = load(files.folder)

    assert told(outcomes) == []
    assert not (Article.objects.exists() or Source.objects.exists() or Coverage.objects.exists())
    assert wrong() == []


def test_an_article_that_has_a_text_by_now_stays(files, talks):
    load(files.folder)
    Article.objects.update(body="The talks were on gas.")
    files.write("sources", "url,publisher,published_on,headline,language\n")
    files.write("source_meetings", "url,meeting,kind,status\n")

    outcomes = load(files.folder)

    assert Article.objects.get().body
    assert "in use" in " ".join(told(outcomes))


def test_a_source_becomes_an_article_when_its_headline_is_known(files, talks):
    load(files.folder)
    files.change("sources", "1995-05,,", "1995-05-27,Monitor,")

    load(files.folder)

    assert not Source.objects.exists()
    assert Article.objects.get(headline="Monitor").coverage.get().meeting == talks
    assert nothing_written(load(files.folder))


def test_an_article_that_is_there_is_used_as_it_is(files, talks):
    article = make_article("Our own headline", url=TALKS, canonical_url=TALKS, body="A text.")
    make_coverage(article, talks, kind="announces", status="announced")

    outcomes = load(files.folder)

    assert Article.objects.get().headline == "Our own headline"
    assert (article.coverage.get().kind, article.coverage.get().status) == ("announces", "announced")
    assert not article.countries.exists()
    assert nothing_written(
        {name: one for name, one in outcomes.items() if "article" in name or "cov" in name}
    )


def test_what_an_article_of_before_says_of_a_meeting_is_its_own_and_told_as_nobodys_change(files, talks):
    article = make_article("Talks", url=TALKS, canonical_url=TALKS)
    make_coverage(article, talks, kind="background", status="")

    outcomes = load(files.folder)
    assert (outcomes["source_coverage"].unchanged, told(outcomes)) == (1, [])
    assert article.coverage.get().kind == "background"

    article.coverage.all().delete()
    load(files.folder)
    article.coverage.update(kind="background")
    assert "the archive: “background”" in " ".join(told(load(files.folder)))


def test_an_article_that_covers_other_meetings_covers_this_one_too(files, talks):
    article = make_article(url=TALKS, canonical_url=TALKS)
    make_coverage(article, make_meeting("Another"), quote="The leaders")

    load(files.folder)

    assert {row.meeting.title: row.quote for row in article.coverage.all()} == {
        "Another": "The leaders",
        "Talks": "",
    }


def test_one_publisher_is_one_row_whatever_its_address(files, talks):
    make_country("RU")
    theirs = make_publisher("KREMLIN Press-Service", slug="kremlin")

    load(files.folder)

    assert Publisher.objects.count() == 2
    assert Article.objects.get().publisher == theirs


def test_a_meeting_that_an_editor_deleted_is_told(files, talks):
    load(files.folder)
    talks.delete()

    outcomes = load(files.folder)

    assert nothing_written(outcomes)
    assert all("talks" in line for line in told(outcomes))


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        ("sources", TALKS, "en.kremlin.ru/1", "sources.csv, line 2, column url: “en.kremlin.ru/1”"),
        (
            "sources",
            TALKS,
            f"{TALKS}?utm_source=x",
            f"sources.csv, line 2, column url: “{TALKS}?utm_source=x”: expected the same page as {TALKS}",
        ),
        (
            "sources",
            "jamestown-foundation",
            "jamestown",
            "sources.csv, line 3, column publisher: “jamestown”: exp",
        ),
        ("sources", "2016-10-14", "2016-10-34", "sources.csv, line 2, column published_on: “2016-10-34”"),
        ("sources", "2016-10-14", "2216-10-14", "expected a day that is not to come"),
        ("sources", "1995-05", "2195-05", "expected a date that is not to come"),
        ("sources", "1995-05,,en", "1995-05,Monitor,", "column language: “”: expected the language"),
        ("sources", "Armenia,en", "Armenia,", "sources.csv, line 2, column language"),
        ("sources", MONITOR, TALKS, "this row stands already in sources.csv, line 2"),
        (
            "publishers",
            "Jamestown Foundation",
            "KREMLIN Press-Service",
            "a second row of one publisher: expected",
        ),
        (
            "publishers",
            ",other,",
            ",others,",
            "publishers.csv, line 3, column kind: “others”: expected one of",
        ),
        (
            "source_meetings",
            "reports",
            "tells",
            "source_meetings.csv, line 2, column kind: “tells”: expected one",
        ),
        ("source_meetings", "held", "happened", "column status: “happened”: expected one of"),
        ("source_meetings", MONITOR, f"{MONITOR}/2", "expected the address of a row of sources.csv"),
        (
            "source_meetings",
            f"{MONITOR},talks",
            f"{TALKS},talks",
            "this row stands already in source_meetings",
        ),
        ("source_meetings", "kind", "how", "source_meetings.csv, line 1: “how”: unknown column"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place_and_nothing_is_written(
    files, talks, name, old, new, complaint
):
    files.change(name, old, new)

    with pytest.raises(CommandError) as refused:
        call_command("load_sources", files.folder)

    assert complaint in str(refused.value)
    assert not (Article.objects.exists() or Source.objects.exists() or Publisher.objects.exists())


def test_the_check_needs_no_database_and_knows_the_shipped_meetings(files):
    with pytest.raises(CommandError) as refused:
        call_command("load_sources", files.folder, "--check")

    assert "column meeting: “talks”: expected the slug of a known meeting" in str(refused.value)


def test_an_address_that_the_shipped_facts_cite_without_a_record_is_refused():
    shipped = read_all(FOLDER)
    sources, articles = (shipped[table] for table in (SOURCES, ARTICLES))
    gone = sources[0]["url"]
    cited = [complaint for complaint in without_record(sources[1:], articles) if gone in complaint]

    assert without_record(sources, articles) == []
    assert "expected a record of each source that is cited" in cited[0]


def test_the_shipped_files_are_right():
    said = io.StringIO()
    call_command("load_sources", "--check", stdout=said)

    assert said.getvalue().endswith("The files are right.\n")


def test_addresses_that_would_not_lead_a_fact_to_its_source_are_refused(tmp_path):
    facts = Facts(tmp_path)
    facts.change("places", "https://example.org/", "https://EXAMPLE.org?utm_source=x")

    with pytest.raises(Refused) as refused:
        load_reference(tmp_path)

    assert "column source_url: “https://EXAMPLE.org?utm_source=x”: expected the same page as" in str(
        refused.value
    )


@pytest.mark.parametrize("stories_first", [True, False], ids=["stories first", "sources first"])
def test_stories_and_sources_of_one_item_are_one_article(files, stories_first):
    load_reference()
    files.write("publishers", (FOLDER / "publishers.csv").read_text(encoding="utf-8"))
    url = "http://en.kremlin.ru/events/president/news/54291"
    headline, meeting = (
        "Meeting of the Supreme Eurasian Economic Council",
        "supreme-eurasian-economic-council-2017-04-14",
    )
    head = "url,publisher,published_on,headline,language\n"
    files.write("sources", f"{head}{url},kremlin-press-service,2017-04-14,{headline},en\n")
    files.write("source_meetings", f"url,meeting,kind,status\n{url},{meeting},reports,held\n")
    first, second = (load_demo, load) if stories_first else (load, load_demo)

    first(*([] if stories_first else [files.folder]))
    second(*([files.folder] if stories_first else []))

    article = Article.objects.get(canonical_url=url)
    assert article.summary
    assert {row.meeting.slug: bool(row.quote) for row in article.coverage.all()} == {
        meeting: True,
        "informal-csto-meeting-2017-04-14": True,
    }
    assert article.attestations.count() == 5
    assert Mention.objects.filter(article=article, part="headline").exists()
    assert nothing_written(load(files.folder))


def test_entries_name_the_file_in_which_they_stand(files):
    shipped = read_all(files.folder)
    places = {table.name: entries[0].place("url") for table, entries in shipped.items() if entries}
    assert places["source_articles"] == "sources.csv, line 2, column url"
    assert places["source_coverage"] == "source_meetings.csv, line 2, column url"
