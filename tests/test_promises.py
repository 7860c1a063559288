"""What the README, CONTRIBUTING and the page about the archive promise is there: each address, each number."""

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from articles.searching.matches import COUNTED_UP_TO, EXACT
from participants.names.completing import AT_MOST
from summit_archive.accounts.guard import MOST_OF_ADDRESS
from summit_archive.checks import OLDEST
from summit_archive.files.forms import FORMS, TABLES, Form
from summit_archive.files.pages import PAGES
from summit_archive.web.programs import is_for_programs
from tests.benchmarks.addresses import addresses as each_page
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
# Are no pages of the record: words about it, what asks the reader something, what answers programs itself.
ALONE = {"", "about/", "cite/", "results/new/", "reconcile/", "oai/", "api/", "help/", "coverage/", "method/"}
# In backticks, and no address of the site.
OTHERS = {"/var/lib/summit-archive"}
# Is there where somebody has said whom to write to.
OTHERS |= {"/.well-known/security.txt"}
# For whom the settings name.
OTHERS |= {"/metrics"}


def told(name):
    return (ROOT / name).read_text()


def status_of(client, address):
    response = client.get(address, follow=True)
    response.close()
    return response.status_code


@pytest.fixture(scope="module")
def shipped(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), filled_for(request, fill_as_shipped):
        yield


# Addresses


def test_every_page_of_the_record_is_there_as_json_as_the_help_says(client):
    text = page(client, "/help/")
    assert "the address of a page with .json in place of the last slash is the same as JSON" in text
    missing = {}
    for route, address in (addresses() | redirections()).items():
        if not route.endswith("/") or route in ALONE:
            continue
        query = "?country=kz&country=uz" if route == "compare/" else ""
        answer = client.get(f"{address.removesuffix('/')}.json{query}", follow=True)
        if answer.status_code != 200 or not answer.json():
            missing[route] = answer.status_code
    assert missing == {}


@pytest.mark.parametrize("guide", ["/about/", "/help/", "/coverage/", "/method/"])
def test_every_link_of_a_guide_leads_somewhere(client, guide):
    html = client.get(guide).content.decode()
    links = {unescape(link) for link in re.findall(r'href="(/(?!static/)[^"]*)"', html)}
    assert len(links) > 10
    assert {link: status for link in links if (status := status_of(client, link)) != 200} == {}


def test_dates_are_read_as_the_help_and_the_method_say(client):
    filters = re.findall(r"<code>([0-9-]{4,})</code>", client.get("/help/").content.decode())
    assert len(filters) == 3
    for written in filters:
        assert status_of(client, f"/meetings.json?from={written}&to={written}") == 200
    assert "<code>XXXX-12-26</code>" in client.get("/method/").content.decode()
    assert "XXXX-12-26" in {
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
    "about": "words about the archive",
    "api": "describes itself to programs as OpenAPI",
    "correction-new": "a form to fill in",
    "coverage": "counts of what stands in the lists",
    "help": "words about the archive",
    "home": "what it shows stands in the lists",
    "keep-result": "a form to fill in",
    "method": "words about the archive",
    "oai": "answers harvesters itself, in XML",
    "reconcile": "answers programs itself, in JSON",
}
# What these are asked: the one wants it, the others hold so much that a year of it is enough to read.
YEAR = "?from=2017&to=2017"
ASKED = {
    "compare": "?country=kz&country=uz",
    "meeting-list": YEAR,
    "participation-list": YEAR,
    "dyad-list": YEAR,
}
# Of these the tables have other rows than the list as JSON.
OTHER_ROWS = {"not-confirmed": "a row for each article that says what became of a meeting"}


class File(NamedTuple):
    form: Form
    status: int
    media_type: str
    content: bytes

    def read(self):
        return READERS[self.form.name](self.content)


@cache
def addresses_by_name():
    """{the name of a route: an address of it}, of all of which the archive has any."""
    return {name: some[0] for name, some in each_page().items() if some}


def pages_of_readers():
    found = addresses_by_name()
    return {name: address for name, address in found.items() if urlsplit(address).path.endswith("/")}


@cache
def walked(prefix):
    """{a page: (its status, its HTML, how many queries it took)}, of a language."""
    found = {}
    for name, address in pages_of_readers().items():
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(f"{prefix}{address}{ASKED.get(name, '')}", follow=True)
        found[name] = response.status_code, response.content.decode(), len(queries)
    return found


@cache
def offered():
    """{a page: {the address of a form: the media type that its head says it has}}"""
    found = {}
    for name, (_status, html, _number) in walked("").items():
        links = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', html)
        found[name] = {unescape(url): media_type for media_type, url in links}
    return found


@cache
def file_at(address):
    response = Client().get(address, follow=True)
    path = urlsplit(address).path
    form = max(
        (form for form in FORMS.values() if path.endswith(form.ending)), key=lambda form: len(form.ending)
    )
    media_type = response.headers["Content-Type"].partition(";")[0]
    file = File(form, response.status_code, media_type, response.getvalue())
    response.close()
    return file


def every_form():
    """The addresses of all forms: those that pages offer, and those of tables that have no page."""
    found = {url: None for forms in offered().values() for url in forms}
    walked = {resolve(urlsplit(url).path).url_name for url in found}
    for one in PAGES.values():
        for route in one.forms.values():
            if route not in walked and route in addresses_by_name():
                address = addresses_by_name()[route].partition("?")
                found[f"{address[0]}{ASKED.get(one.name, ''.join(address[1:]))}"] = None
    return list(found)


def test_every_page_offers_the_forms_that_it_is_registered_with_or_has_a_reason_for_none():
    missing = {}
    for name, forms in offered().items():
        there = {resolve(urlsplit(url).path).url_name for url in forms}
        if name in PAGES and not leads_on(name) and (lacking := set(PAGES[name].forms.values()) - there):
            missing[name] = lacking
    assert missing == {}
    alone = {name for name, forms in offered().items() if not forms and not leads_on(name)}
    assert alone == set(WITHOUT_FORMS)


def leads_on(name):
    return Client().get(pages_of_readers()[name]).status_code in (301, 302)


def test_every_form_answers_as_what_it_is_and_reads_back_by_a_program_of_its_kind():
    wrong = []
    for address in every_form():
        file = file_at(address)
        try:
            assert (file.status, file.media_type) == (200, file.form.media_type)
            file.read()
        except Exception as error:
            wrong.append(f"{address}: {error!r}")
    assert len(every_form()) > 50
    assert wrong == []


def test_the_media_type_that_a_page_tells_is_that_of_the_form():
    told_of = {url: media_type for forms in offered().values() for url, media_type in forms.items()}
    assert told_of == {url: file_at(url).media_type for url in told_of}


def tables():
    """{the address of a list as CSV: its page's name} of all that have the four tables."""
    found = {}
    for address in every_form():
        route = resolve(urlsplit(address).path).url_name
        for one in PAGES.values():
            if one.forms.get("csv") == route and set(TABLES) <= set(one.forms):
                found[address] = one.name
    return found


def test_the_tables_of_a_list_have_the_same_rows_as_each_other_and_as_the_list():
    assert len(tables()) > 5
    for address, name in tables().items():
        at = {
            form: file_at(address.replace(".csv", FORMS[form].ending, 1))
            for form in PAGES[name].forms
            if form in TABLES
        }
        of_csv, of_lines, of_parquet, of_sheet = (
            at[form].read() for form in ("csv", "jsonl", "parquet", "xlsx")
        )
        assert len(of_csv) == len(of_lines) == len(of_parquet) == len(of_sheet), address
        for line, row, typed in zip(of_csv, of_lines, of_parquet, strict=True):
            key = next(iter(line))
            assert line[key] == cell(row[key]) == cell(typed[key]), address
            assert set(line) == set(typed) <= set(row), address
        if "json" in PAGES[name].forms and name not in OTHER_ROWS:
            listed = file_at(address.replace(".csv", ".json", 1)).read()
            assert len(of_csv) == listed.get("total", len(of_csv)), address


def cell(value):
    """As a CSV has it."""
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    return str(value)


# Languages

# What a program shows within its own window, and what answers programs alone.
BY_PROGRAMS = {"reconcile", "oai"}
# The Russian names, and those by which titles of meetings are read: within a transaction both are read for each page, and
# once more for an address that leads on.
NAMES = 3


def test_every_page_is_there_in_russian_for_as_many_queries_and_keeps_its_reader_there():
    english, wrong = walked(""), {}
    for name, (status, html, number) in walked("/ru").items():
        if name in BY_PROGRAMS:
            continue
        links = re.findall(r'<(?:a|form) ([^>]*)(?:href|action)="(/[^"]*)"([^>]*)>', html)
        paths = {
            urlsplit(unescape(link)).path for before, link, after in links if "hreflang" not in before + after
        }
        strays = {
            path for path in paths if path.startswith("/ru/") is is_for_programs(path.removeprefix("/ru"))
        }
        facts = status, '<html lang="ru">' in html, strays, number > english[name][2] + NAMES
        if facts != (200, True, set(), False):
            wrong[name] = (*facts, number, english[name][2])
    assert len(walked("/ru")) > 40
    assert wrong == {}


# Numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (r"Beyond ([\d,]+) matches facets are marked estimates", EXACT),
        (r"as are totals beyond ([\d,]+), those", COUNTED_UP_TO),
        (r"has at most (\w+) people, countries, organisations", AT_MOST),
        (r"PostgreSQL (\d+) or newer", OLDEST),
        (r"and (\w+) failed logins within a quarter", MOST_OF_ADDRESS),
    ],
)
def test_each_number_of_the_readme_is_that_of_the_program(written, number):
    spelt = {5: "five", 10: "ten"}
    (found,) = re.search(written, " ".join(told("README.md").split())).groups()
    assert found.replace(",", "") in (str(number), spelt.get(number))


@pytest.mark.parametrize(
    "variable",
    [
        *("STATEMENT_TIMEOUT", "PAGE_CACHE", "PORT", "VISITOR_SECONDS", "REPLICA_MAX_LAG"),
        *("SESSION_IDLE_MINUTES", "SESSION_DAYS"),
    ],
)
def test_each_default_of_the_readme_is_that_of_the_settings(variable):
    """The last number of its line in the table of settings."""
    (line,) = re.findall(rf"^\| `{variable}` \|.*$", told("README.md"), re.MULTILINE)
    default = re.search(r"\| (\d+)[^|]*\|$", line)[1]
    written = re.search(
        rf'"{variable}", (?:default=)?([\d_]+)', (ROOT / "summit_archive/settings.py").read_text()
    )
    assert default == written[1]


def test_the_page_about_it_says_up_to_where_matches_are_counted(client):
    assert f"Only where more than {EXACT:,} articles match a search" in page(client, "/about/")
