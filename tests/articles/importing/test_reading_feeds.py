import datetime

import pytest

from articles.importing.reading import Broken
from articles.importing.record import read_record
from tests.articles.importing.files import fields_of, lines_of, read_until_broken

RSS = """<?xml version="1.0" encoding="{charset}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Агентство</title><language>ru</language>
<item><title>Саммит &amp; встреча</title><link>https://agency.example/1</link><guid>n-1</guid>
<pubDate>Tue, 26 Dec 2023 23:30:00 +0300</pubDate><dc:creator>Иван Петров</dc:creator>
<description>&lt;b&gt;Кратко&lt;/b&gt; о саммите</description>
<content:encoded><![CDATA[<p>Они встретились.</p><script>alert(1)</script><p>И&nbsp;уехали.</p>]]></content:encoded>
</item><item><title>Вторая</title></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Agency</title>
<entry><title>Summit</title><id>tag:agency.example,2023:1</id><link href="https://agency.example/1"/>
<updated>2023-12-27T00:00:00Z</updated>{published}<author><name>A. Writer</name></author>
<summary>In short.</summary><content type="text">They met.</content></entry></feed>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_rss_entries_are_articles_under_our_names(charset):
    first, second = lines_of(RSS.format(charset=charset).encode(charset))

    assert first.fields == {
        "headline": "Саммит & встреча",
        "standfirst": "Кратко о саммите",
        "body": "Они встретились.\nИ\xa0уехали.",
        "url": "https://agency.example/1",
        "published_on": "Tue, 26 Dec 2023 23:30:00 +0300",
        "byline": "Иван Петров",
        "external_id": "n-1",
        "publisher": "Агентство",
        "language": "ru",
    }
    assert read_record(first.fields).published_on == datetime.date(2023, 12, 26)
    assert (second.number, second.where) == (2, "entry 2")


def test_the_day_of_an_atom_entry_is_that_of_its_publication_never_of_a_change():
    [told] = lines_of(ATOM.format(published="<published>2023-12-26T10:00:00Z</published>").encode())
    [silent] = lines_of(ATOM.format(published="").encode())

    assert (told.fields["published_on"], told.doubts) == ("2023-12-26T10:00:00Z", ())
    assert told.fields["body"] == "They met."
    assert "published_on" not in silent.fields
    assert [(doubt.field, doubt.value) for doubt in silent.doubts] == [("updated", "2023-12-27T00:00:00Z")]


BOMB = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1251"])
@pytest.mark.parametrize(
    "doctype",
    [
        BOMB + "]>",
        "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE rss [<!ENTITY % a SYSTEM 'http://127.0.0.1/a.dtd'> %a;]>",
    ],
)
def test_a_feed_with_entities_of_its_own_is_not_read(doctype, charset):
    content = (
        f"<?xml version='1.0' encoding='{charset}'?>{doctype}<rss><channel><title>&a;</title></channel></rss>"
    )

    with pytest.raises(Broken, match="the feed declares entities of its own"):
        fields_of(content.encode(charset))


def test_an_old_feed_with_a_doctype_alone_is_read():
    content = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1/rss.dtd">'
        '<rss version="0.91"><channel><item><title>A</title></item></channel></rss>'
    )

    assert [fields["headline"] for fields in fields_of(content.encode())] == ["A"]


def test_a_feed_that_is_cut_off_is_read_as_far_as_it_is_understood_and_told():
    lines, broken = read_until_broken(RSS.format(charset="utf-8").split("<item><title>В")[0].encode())

    assert broken == ""
    assert lines[0].fields["headline"] == "Саммит & встреча"
    assert "not well-formed" in lines[0].doubts[0].reason


def test_a_file_is_never_taken_for_a_place_to_go_to():
    """feedparser opens what looks like an address or a path, if it is given as such."""
    lines, broken = read_until_broken(b"<rss>file:///etc/passwd http://127.0.0.1/</rss>")

    assert (lines, broken) == ([], "")


# --- Addresses of entries ------------------------------------------------------


def rss_item(item, channel="<link>https://wire.example/</link>"):
    return f'<rss version="2.0"><channel><title>Wire</title>{channel}<item>{item}</item></channel></rss>'


def atom_entry(entry, feed="", root=""):
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {root}><title>Wire</title>{feed}<entry>{entry}</entry></feed>'


ATOM_LINKS = (
    '<link rel="self" href="https://wire.example/feeds/all.xml"/><link href="https://wire.example/news/"/>'
)
WHOLE_ADDRESSES = {
    "to an RSS channel's own link": (
        rss_item("<title>Talks in Astana</title><link>/news/7</link>"),
        "https://wire.example/news/7",
    ),
    "to where the channel is, which is not where its feed is kept": (
        rss_item(
            "<title>Talks in Astana</title><link>news/7</link>",
            '<link>https://wire.example/en/</link><atom:link xmlns:atom="http://www.w3.org/2005/Atom" '
            'rel="self" href="https://keeper.example/wire"/>',
        ),
        "https://wire.example/en/news/7",
    ),
    "without a scheme": (
        rss_item("<title>Talks in Astana</title><link>//m.wire.example/7</link>"),
        "https://m.wire.example/7",
    ),
    "to xml:base, and one xml:base to the other": (
        rss_item(
            "<title>Talks in Astana</title><link>7.html</link>",
            "<link>https://wire.example/</link>",
        ).replace("<item>", '<item xml:base="/archive/">'),
        "https://wire.example/archive/7.html",
    ),
    "to an Atom feed's own place": (
        atom_entry('<title>Talks in Astana</title><link href="../7"/>', ATOM_LINKS),
        "https://wire.example/7",
    ),
    "to an Atom feed's xml:base": (
        atom_entry(
            '<title>Talks in Astana</title><link href="7"/>', ATOM_LINKS, 'xml:base="https://base.example/a/"'
        ),
        "https://base.example/a/7",
    ),
    "which the number is, as RSS says": (
        rss_item(
            '<title>Talks in Astana</title><guid isPermaLink="true">https://wire.example/7?a=1&amp;b=2</guid>'
        ),
        "https://wire.example/7?a=1&b=2",
    ),
}


@pytest.mark.parametrize("feed", WHOLE_ADDRESSES)
def test_the_link_of_an_entry_is_made_whole(feed):
    content, expected = WHOLE_ADDRESSES[feed]
    [line] = lines_of(content.encode())

    assert (read_record(line.fields).url, line.doubts) == (expected, ())


NUMBERS = {
    "an RSS number that is no address": rss_item("<title>Talks</title><guid>n-1</guid>"),
    "an RSS number that says so": rss_item(
        '<title>Talks</title><guid isPermaLink="false">https://wire.example/?p=7</guid>'
    ),
    "an Atom tag": atom_entry("<title>Talks</title><id>tag:wire.example,2023:7</id>", ATOM_LINKS),
    "an Atom number, which is no link": atom_entry(
        "<title>Talks</title><id>https://wire.example/id/7</id>", ATOM_LINKS
    ),
    "a number that only xml:base makes an address": rss_item("<title>Talks</title><guid>n-1</guid>").replace(
        "<rss", '<rss xml:base="https://wire.example/"'
    ),
}


@pytest.mark.parametrize("feed", NUMBERS)
def test_a_number_is_not_taken_for_an_address(feed):
    [line] = lines_of(NUMBERS[feed].encode())

    assert "url" not in line.fields
    assert line.fields["external_id"]
    assert line.doubts == ()


def test_a_link_that_is_the_number_too_is_a_link():
    entry = '<title>Talks</title><id>https://wire.example/7</id><link href="https://wire.example/7"/>'

    assert [fields["url"] for fields in fields_of(atom_entry(entry).encode())] == ["https://wire.example/7"]


def test_a_number_stays_as_it_is_beside_a_link_that_is_made_whole():
    [line] = lines_of(
        rss_item("<title>Talks</title><link>/7</link><guid isPermaLink='false'>7</guid>").encode()
    )

    assert (line.fields["url"], line.fields["external_id"]) == ("https://wire.example/7", "7")


def test_a_host_without_its_scheme_is_not_made_a_page_of_the_feeds():
    [line] = lines_of(rss_item("<title>Talks</title><link>www.agency.example/7</link>").encode())

    assert line.fields["url"] == "www.agency.example/7"


def test_a_relative_link_to_nobody_knows_what_is_left_out_and_told():
    [line] = lines_of(rss_item("<title>Talks</title><link>/news/7</link>", channel="").encode())

    assert read_record(line.fields, doubts=line.doubts).url == ""
    assert [(doubt.field, doubt.value) for doubt in line.doubts] == [("url", "/news/7")]
    assert "the link is relative" in line.doubts[0].reason


# --- Entries without a title ---------------------------------------------------

UNTITLED = {
    "Президенты договорились о встрече в Астане. Подробности позже.": "Президенты договорились о встрече в Астане.",
    "А. Лукашенко прибыл в г. Минск! Встреча завтра.": "А. Лукашенко прибыл в г. Минск!",
    "&lt;p&gt;Leaders met in St. Petersburg.&lt;/p&gt;&lt;p&gt;Gas was discussed.&lt;/p&gt;": "Leaders met in St. Petersburg.",
    "Talks were held on gas. Many more sentences follow.": "Talks were held on gas.",
    "They came by bus. Many more sentences follow.": "They came by bus.",
    "Putin met him in May. Many more sentences follow.": "Putin met him in May.",
    "Gen. Smith met the U.S. envoy on Sept. 5. They spoke.": "Gen. Smith met the U.S. envoy on Sept. 5.",
    "Музей им. Пушкина на ул. Волхонке открыт. Билеты есть.": "Музей им. Пушкина на ул. Волхонке открыт.",
    "… Talks went on. Then they ended.": "… Talks went on.",
    "No full stop at all": "No full stop at all",
    "«Мы договорились.» Так сказал президент.": "«Мы договорились.»",
}


@pytest.mark.parametrize("text", UNTITLED)
def test_an_entry_without_a_title_is_headed_by_its_first_sentence_and_that_is_told(text):
    [line] = lines_of(rss_item(f"<description>{text}</description>").encode())
    record = read_record(line.fields, doubts=line.doubts)

    assert record.headline == UNTITLED[text]
    assert [(doubt.field, doubt.value) for doubt in record.doubts] == [("headline", UNTITLED[text])]
    assert "the first sentence of its text" in record.doubts[0].reason


@pytest.mark.parametrize(("words", "end"), [("итоги " * 200, " итоги…"), ("итоги" * 200, "итоги…")])
def test_a_first_sentence_without_end_is_cut(words, end):
    [line] = lines_of(rss_item(f"<description>{words}</description>").encode())

    assert len(line.fields["headline"]) <= 301
    assert line.fields["headline"].endswith(end)
    assert line.fields["standfirst"].startswith(line.fields["headline"][:-1])


@pytest.mark.parametrize(
    "text", ["", "<description>…</description>", "<description>&lt;img/&gt;</description>"]
)
def test_an_entry_with_neither_title_nor_text_is_refused_by_what_it_is_known_by(text):
    refused, taken = lines_of(
        rss_item(f"<link>https://wire.example/7</link>{text}</item><item><title>Talks</title>").encode()
    )

    assert refused.refusal.reason == "the entry has neither a title nor a text"
    assert refused.refusal.value == "https://wire.example/7"
    assert taken.fields["headline"] == "Talks"


# --- Whose an entry is, and in which language ----------------------------------


def test_what_a_feed_brings_from_elsewhere_is_not_its_own():
    named = rss_item('<title>Talks</title><source url="https://agency.example/feed">Агентство</source>')
    nameless = rss_item('<title>Talks</title><source url="https://agency.example/feed"/>')

    assert [fields.get("publisher") for fields in fields_of(named.encode())] == ["Агентство"]
    assert [fields.get("publisher") for fields in fields_of(nameless.encode())] == [None]


def test_the_language_is_that_of_the_entry_where_it_states_one():
    item = '<title>Talks</title></item><item><title>Встреча</title><dc:language xmlns:dc="http://purl.org/dc/elements/1.1/">ru</dc:language>'
    rss = rss_item(item, "<language>en</language>")
    atom = atom_entry(
        '<title>Talks</title></entry><entry xml:lang="ru"><title>Встреча</title>', root='xml:lang="en"'
    )

    for feed in (rss, atom):
        assert [fields["language"] for fields in fields_of(feed.encode())] == ["en", "ru"]


def test_a_harmless_entity_is_understood():
    content = '<!DOCTYPE rss [<!ENTITY press "Press service">]>' + rss_item("<title>&press; reports</title>")

    assert [fields["headline"] for fields in fields_of(content.encode())] == ["Press service reports"]


def test_the_oldest_kind_of_feed_is_read():
    content = '<channel href="https://wire.example/"><title>Wire</title><item href="/7"><title>Talks</title></item></channel>'

    assert [(fields["headline"], fields["url"]) for fields in fields_of(content.encode())] == [
        ("Talks", "https://wire.example/7")
    ]
