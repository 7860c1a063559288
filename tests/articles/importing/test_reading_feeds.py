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
