"""Addresses: which are taken, and which of them are one page."""

import string

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summit_archive.addresses import (
    PLAIN_ADDRESS,
    PLAINLY_TAKEN,
    WebAddressField,
    WebAddressValidator,
    _normal_form,
    is_front_page,
    normal_form,
)

take = WebAddressValidator(schemes=["http", "https"])

ONE_PAGE = {
    "https://news.example/summit/1": [
        "https://news.example:443/summit/1",
        "HTTPS://News.Example/summit/1",
        "https://news.example./summit/1",
        "https://news.example/summit/1#comments",
        "https://news.example/summit/1?",
        "https://news.example/summit/1?utm_source=rss&UTM_Medium=feed&mtm_campaign=x",
        "https://news.example/summit/1?fbclid=a&yclid=2&gclid=3&_openstat=4&ysclid=5",
        "https://news.example/a/../summit/./1",
        "https://news.example/a/%2E%2e/summit/1",
        "https://news.example/%73ummit/%31",
    ],
    "http://news.example/~envoy/1": ["http://news.example:80/%7Eenvoy/1", "http://news.example/%7eenvoy/1"],
    "https://news.example/a%2Fb": ["https://news.example/a%2fb"],
    "https://news.example/%D0%BC%D0%B8%D1%80": [
        "https://news.example/мир",
        "https://news.example/%d0%bc%d0%b8%d1%80",
        "https://news.example/%D0%BC%D0%B8р#x",
    ],
    "https://news.example/": ["https://news.example", "https://news.example:443", "https://news.example/."],
    "https://news.example/?id=5": ["https://news.example?id=5", "https://news.example/?utm_source=x&id=5"],
    "https://news.example/?id=5&page=2": ["https://news.example/?id=5&amp;utm_source=rss&page=2"],
    "https://xn--80asehdb.xn--p1ai/a": [
        "https://онлайн.рф/a",
        "https://ОНЛАЙН.РФ/a",
        "https://XN--80ASEHDB.xn--p1ai/a",
    ],
    "https://xn--strae-oqa.example/": ["https://straße.example/", "https://STRAßE.example"],
    "https://news_1.example/x": ["https://News_1.example:443/x"],
    "http://[::1]/x": ["http://[::1]:80/x"],
}


@pytest.mark.parametrize(("known", "spelt"), [(one, other) for one in ONE_PAGE for other in ONE_PAGE[one]])
def test_addresses_of_one_page_have_one_form(known, spelt):
    take(spelt)
    assert normal_form(spelt) == known


@pytest.mark.parametrize("known", ONE_PAGE)
def test_the_normal_form_is_taken_and_is_its_own(known):
    take(known)
    assert normal_form(known) == known


PAGES_APART = [
    # Only the source can say that these are one.
    ("http://news.example/1", "https://news.example/1"),
    ("https://news.example/1", "https://www.news.example/1"),
    ("https://news.example/1", "https://m.news.example/1"),
    ("https://news.example/1", "https://news.example/1/"),
    ("https://news.example/a/b", "https://news.example/a//b"),
    ("https://news.example/a/b", "https://news.example/a%2Fb"),
    ("https://news.example/News", "https://news.example/news"),
    ("https://news.example/index.html", "https://news.example/"),
    ("https://news.example/?a=1&b=2", "https://news.example/?b=2&a=1"),
    ("https://news.example/?a=1", "https://news.example/?a=1&a=2"),
    ("https://news.example/?a=", "https://news.example/?a"),
    ("https://news.example/?q=a+b", "https://news.example/?q=a%2Bb"),
    ("https://news.example/?q=a=b", "https://news.example/?q=a%3Db"),
    ("https://news.example:8080/1", "https://news.example/1"),
    ("http://news.example:443/1", "http://news.example/1"),
    ("https://strasse.example/1", "https://straße.example/1"),
    ("https://news.example/#!/news/1", "https://news.example/#!/news/2"),
    ("https://news.example/#/news/1", "https://news.example/#/news/2"),
    *((f"https://news.example/?{name}=1", f"https://news.example/?{name}=2") for name in (
        "id", "uid", "cid", "eid", "sid", "source", "ref", "from", "session", "keyword", "utm", "pk", "ga", "n", "p",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PAGES_APART)
def test_what_may_be_another_page_stays_apart(one, other):
    assert normal_form(one) != normal_form(other)


@pytest.mark.parametrize(
    "address",
    [
        "https://news_1.example/x",
        "https://_dmarc.news.example/x",
        "https://news.example_site.ru/x",
        "https://онлайн_1.рф/x",
        "https://news.example./x",
        "http://localhost/x",
        "http://10.0.0.1:8000/x",
    ],
)
def test_every_host_that_exists_is_taken(address):
    take(address)
    take(normal_form(address))
    WebAddressField().clean(address, None)
    WebAddressField().formfield(assume_scheme="https").clean(address)


@pytest.mark.parametrize(
    "address",
    [
        "news.example/1",
        "//news.example/1",
        "/1",
        "mailto:envoy@news.example",
        "https://",
        "https:///1",
        "https://news.example/a b",
        "https://news..example/1",
        "https://-news.example/1",
        "https://news.example/1\nb",
        "https://[::1/1",
        # The host that browsers go to is another than the one that is checked.
        "https://news.example<?@other.example",
        "http://news.example~#.@other.example/",
    ],
)
def test_what_is_no_address_is_not_taken(address):
    with pytest.raises(ValidationError):
        take(address)


LABELS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?", fullmatch=True)
SEGMENTS = st.text(string.ascii_letters + string.digits + "._~!$&'()*+,;=:@-", max_size=9)


@settings(max_examples=300, deadline=None)
@given(
    hosts=st.lists(LABELS, min_size=1, max_size=3),
    path=st.lists(SEGMENTS, min_size=1, max_size=4),
    query=st.text(string.printable, max_size=9),
)
def test_a_plain_address_is_taken_and_is_its_own_normal_form(hosts, path, query):
    url = f"https://{'.'.join(hosts)}.example/{'/'.join(path)}"
    assume(PLAIN_ADDRESS.fullmatch(url))
    take(url)
    assert _normal_form(url) == url
    if PLAINLY_TAKEN.fullmatch(asked := f"{url}?{query}"):
        take(asked)


PIECES = st.sampled_from(
    [
        *["a.example", "б.рф", "n_1.example", "[::1]", "1.2.3.4", "ß", "。", "xn--", "İ", "x" * 70],
        *[":80", ":443", ":", "/", "//", "/.", "/..", "..", ".", "?", "&", "=", "utm_source=", "id=5"],
        *["#", "#!", "%7e", "%2F", "%2f", "%", "%FF", "и", "и\u0306", "+", " ", "\\", "@", "u:p@"],
        *["\u200b", "\u00ad", "\u3000", "\ud800", "\0", "\t", "|", "^", '"', "<", "{", "~", "[", "]"],
    ]
)


@settings(max_examples=1000, deadline=None)
@given(scheme=st.sampled_from(["http://", "HTTPS://", "//", ""]), pieces=st.lists(PIECES, max_size=9))
def test_odd_input_breaks_nothing_and_a_normal_form_stays_one(scheme, pieces):
    odd = scheme + "".join(pieces)
    known = normal_form(odd)
    try:
        take(odd)
    except ValidationError:
        return
    take(known)
    assert normal_form(known) == known


def test_a_sites_front_page_is_told_from_its_articles():
    assert is_front_page(normal_form("https://news.example"))
    assert not is_front_page("https://news.example/a/")
    assert not is_front_page("https://news.example/?id=5")
    assert not is_front_page("https://news.example/#/news/5")
    assert not is_front_page("")


def test_migrations_see_the_column_that_django_makes():
    assert WebAddressField(max_length=9).deconstruct()[1:] == (
        "django.db.models.URLField",
        [],
        {"max_length": 9},
    )
