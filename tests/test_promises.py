"""What the README, CONTRIBUTING and the page about the archive promise is there: each address, each number."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings

from articles.searching.matches import COUNTED_UP_TO, EXACT
from participants.names.completing import AT_MOST
from summit_archive.checks import OLDEST
from tests.browser.archive import fill_as_shipped
from tests.conftest import filled_for
from tests.pages import page
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


def test_the_readme_names_a_table_as_csv_for_each_that_there_is(client):
    """By their kinds: what stands in the README, and what stands in the routes beside a page."""
    named = {
        re.sub(r"\?.*", "", address) for address in re.findall(r"`(/[^`\s]*\.csv[^`\s]*)`", told("README.md"))
    }
    shapes = {shape_of(route) for route in addresses() if route.endswith(".csv")}
    of_one_meeting = {"meetings/*.csv", "meetings/*/dates.csv"}
    of_people = {"people/*/*.csv", "people/*/network.csv"}  # as those of countries
    assert {shape_of(resolved(client, address)) for address in named} == shapes - of_one_meeting - of_people


def shape_of(route):
    return re.sub(r"<[^>]*>", "*", route)


def resolved(client, address):
    return client.get(address).resolver_match.route


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
