"""What the README, CONTRIBUTING and the page about the archive promise is there: each address, each number."""

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from articles.searching.matches import COUNTED_UP_TO, EXACT
from participants.names.completing import AT_MOST
from summit_archive.checks import OLDEST
from summit_archive.files.forms import FORMS, TABLES
from summit_archive.files.pages import PAGES
from summit_archive.page_cache.middleware import readers
from tests.browser.archive import fill_as_shipped
from tests.conftest import filled_for
from tests.pages import page
from tests.read_back import READERS
from tests.summit_archive.page_cache.addresses import addresses, redirections

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.ignore_template_errors,
    pytest.mark.usefixtures("shipped"),
]

ROOT = Path(__file__).resolve().parents[1]
ALONE = {"", "about/", "oai/"}  # are no data
# In backticks, and no address of the site.
OTHERS = {"/var/lib/summit-archive"}


def told(name):
    return (ROOT / name).read_text()


def status_of(client, address):
    return client.get(address, follow=True).status_code


@pytest.fixture(scope="module")
def shipped(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), filled_for(request, fill_as_shipped):
        yield


# Addresses


def test_every_page_but_two_is_there_as_json_as_the_page_about_it_says(client):
    text = page(client, "/about/")
    assert "Each, but for the home page and this one, is there as JSON, too: put .json in the place" in text
    missing = {}
    for route, address in (addresses() | redirections()).items():
        if not route.endswith("/") or route in ALONE:
            continue
        query = "?country=kz&country=uz" if route == "compare/" else ""
        answer = client.get(f"{address.removesuffix('/')}.json{query}", follow=True)
        if answer.status_code != 200 or not answer.json():
            missing[route] = answer.status_code
    assert missing == {}


def test_every_link_of_the_page_about_it_leads_somewhere(client):
    html = client.get("/about/").content.decode()
    links = {unescape(link) for link in re.findall(r'href="(/(?!static/)[^"]*)"', html)}
    assert len(links) > 10
    assert {link: status for link in links if (status := status_of(client, link)) != 200} == {}


def test_dates_are_read_as_the_page_about_it_says(client):
    *filters, of_a_record = re.findall(r"<code>([0-9X-]+)</code>", client.get("/about/").content.decode())
    assert (len(filters), of_a_record) == (3, "XXXX-12-26")
    for written in filters:
        assert status_of(client, f"/meetings.json?from={written}&to={written}") == 200
    assert of_a_record in {
        row["when"] for row in client.get("/meetings.json?from=2023-12-26&to=2023-12-26").json()["results"]
    }


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_address_that_a_document_names_is_there(client, name):
    """Those in backticks, and in what it tells of a request; an address with a gap (…) is none yet."""
    named = re.findall(r"`(/[^`\s]*)`|^GET (/\S+)", told(name), re.MULTILINE)
    found = {one or other for one, other in named} - OTHERS
    whole = {address for address in found if "…" not in address}
    assert whole
    assert {address: status for address in whole if (status := status_of(client, address)) != 200} == {}


def test_the_readme_has_an_address_of_each_form_that_a_page_has():
    there = {form for page in PAGES.values() for form in page.forms}
    named = re.findall(r"`/[^`\s?]*?((?:\.[a-z]+)+)[^`\s]*`", told("README.md"))
    assert {form for form in there if FORMS[form].ending not in named} == set()


# Forms

# Of these a program is told nothing that it could not have elsewhere, or there is nothing to tell.
WITHOUT_FORMS = {
    "home": "what it shows stands in the lists",
    "about": "words about the archive",
    "article-by-number": "leads to the article's page",
    "meetings/never-held/": "leads to what is not confirmed",
    "correction-new": "a form",
    "correction": "a state that its reader looks at",
}
# Of these the tables have other rows than the list as JSON.
OTHER_ROWS = {
    "not-confirmed": "a row for each article that says what became of a meeting",
}


def pages_of_readers():
    """{the name of a page's route, or else the route: its address}"""
    found = addresses() | redirections()
    names = {
        str(pattern.pattern): pattern.name for part in readers().url_patterns for pattern in part.url_patterns
    }
    return {names[route] or route: found[route] for route in found if route.endswith("/") or not route}


@cache
def taken():
    """{page: {form: (status, media type, content)}} of all forms that each page's head links to."""
    client, found = Client(), {}
    for name, address in pages_of_readers().items():
        asking = "?country=kz&country=uz" if name == "compare" else ""
        html = client.get(f"{address}{asking}", follow=True).content.decode()
        links = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', html)
        found[name] = {}
        for media_type, url in links:
            response = client.get(unescape(url))
            found[name][media_type] = (
                response.status_code,
                response.headers["Content-Type"].partition(";")[0],
                response.getvalue(),
            )
    return found


def read(name, form):
    return READERS[form](taken()[name][FORMS[form].media_type][2])


def test_every_page_offers_the_forms_that_it_is_registered_with_or_has_a_reason_for_none():
    offered = {name: set(forms) for name, forms in taken().items()}
    registered = {
        name: {FORMS[form].media_type for form in PAGES[name].forms} if name in PAGES else set()
        for name in offered
    }
    assert {
        name: registered[name] - offered[name] for name in offered if registered[name] - offered[name]
    } == {}
    assert {name for name in offered if not offered[name]} == set(WITHOUT_FORMS)


def test_every_form_that_a_page_offers_answers_as_what_it_is_and_reads_back():
    by_media_type = {form.media_type: form.name for form in FORMS.values()}
    wrong = []
    for name, forms in taken().items():
        for media_type, (status, answered, content) in forms.items():
            try:
                assert (status, answered) == (200, media_type)
                READERS[by_media_type[media_type]](content)
            except Exception as error:
                wrong.append(f"{name}: {by_media_type[media_type]}: {error!r}")
    assert wrong == []


def lists():
    return [name for name in pages_of_readers() if name in PAGES and set(TABLES) <= set(PAGES[name].forms)]


def test_the_tables_of_a_list_have_the_same_rows_as_each_other_and_as_the_list():
    assert len(lists()) > 5
    for name in lists():
        of_csv, of_lines, of_parquet = (read(name, form) for form in ("csv", "jsonl", "parquet"))
        assert len(of_csv) == len(of_lines) == len(of_parquet) == len(read(name, "xlsx")), name
        for line, row, typed in zip(of_csv, of_lines, of_parquet, strict=True):
            key = next(iter(line))
            assert line[key] == cell(row[key]) == cell(typed[key]), name
            assert set(line) == set(typed) <= set(row), name
        if "total" in (listed := read(name, "json")) and name not in OTHER_ROWS:
            assert len(of_csv) == listed["total"], name


def cell(value):
    """As a CSV has it."""
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    return str(value)


# Numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (r"Beyond ([\d,]+) matches facets are marked estimates", EXACT),
        (r"as are totals beyond ([\d,]+), those", COUNTED_UP_TO),
        (r"has at most (\w+) people, countries, organisations", AT_MOST),
        (r"PostgreSQL (\d+) or newer", OLDEST),
        (r"and (\w+) failed logins lock", settings.AXES_FAILURE_LIMIT),
    ],
)
def test_each_number_of_the_readme_is_that_of_the_program(written, number):
    spelt = {5: "five", 10: "ten"}
    (found,) = re.search(written, " ".join(told("README.md").split())).groups()
    assert found.replace(",", "") in (str(number), spelt.get(number))


@pytest.mark.parametrize("variable", ["STATEMENT_TIMEOUT", "PAGE_CACHE", "PORT"])
def test_each_default_of_the_readme_is_that_of_the_settings(variable):
    """The last number of its line in the table of settings."""
    (line,) = re.findall(rf"^\| `{variable}` \|.*$", told("README.md"), re.MULTILINE)
    default = re.search(r"\| (\d+)[^|]*\|$", line)[1]
    written = re.search(
        rf'"{variable}", (?:default=)?([\d_]+)', (ROOT / "summit_archive/settings.py").read_text()
    )
    assert default == written[1]


def test_the_page_about_it_says_up_to_where_matches_are_counted(client):
    assert f"Only where more than {EXACT:,} articles have the words" in page(client, "/about/")
