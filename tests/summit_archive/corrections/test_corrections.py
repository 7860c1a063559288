"""“Something wrong?”: a reader says so without an account, and can look up by a number what came of it."""

import re
import time
from html import unescape

import pytest
from django.db import IntegrityError, transaction

from summit_archive.corrections import limits
from summit_archive.corrections.correction import Correction
from summit_archive.corrections.form import MOST_SECONDS, new_token
from tests.browser.archive import fill_as_shipped
from tests.make import make_country, make_meeting
from tests.pages import page, text_of
from tests.summit_archive.page_cache.addresses import addresses

pytestmark = pytest.mark.django_db

FORM = "/corrections/new/"


def written(**said):
    """What a reader who took half a minute would send."""
    return {
        "about": "/meetings/almaty-2002/",
        "wrong": "It was held on 2 March.",
        "source": "Kazinform, 2 March 2002",
        "token": new_token(at=time.time() - 30),
    } | said


def send(client, **said):
    return client.post(FORM, written(**said))


def refusal(client, **said):
    """What the form says when it comes again; nothing is kept then."""
    before = Correction.objects.count()
    response = send(client, **said)
    assert (response.status_code, Correction.objects.count()) == (422, before)
    return text_of(response)


# --- On every page, beside facts ----------------------------------------------


# What a program shows within its own window.
BY_PROGRAMS = "/reconcile/"


@pytest.mark.ignore_template_errors
def test_every_page_of_readers_asks_whether_something_is_wrong(client):
    fill_as_shipped()
    missing = []
    for address in addresses().values():
        response = client.get(address)
        if not response["Content-Type"].startswith("text/html") or address.startswith(BY_PROGRAMS):
            b"".join(response)
            continue
        found = re.search(r'<p class="site-footer__wrong"><a href="([^"]*)"', response.content.decode())
        if not found or client.get(unescape(found[1])).context["form"].initial["about"] != address:
            missing.append(address)
    assert missing == []


def test_the_page_of_a_list_is_named_with_its_filter(client):
    html = client.get("/meetings/?q=%D1%81%D0%B0%D0%BC%D0%BC%D0%B8%D1%82&status=held").content.decode()
    [link] = re.findall(r'site-footer__wrong"><a href="([^"]*)"', html)
    about = client.get(unescape(link)).context["form"].initial["about"]
    assert about.startswith("/meetings/?q=%D1%81") and about.endswith("&status=held")


def test_a_page_with_a_very_long_query_is_named_without_it(client):
    html = client.get("/meetings/?q=" + "a" * 2000).content.decode()
    [link] = re.findall(r'site-footer__wrong"><a href="([^"]*)"', html)
    assert client.get(unescape(link)).context["form"].initial["about"] == "/meetings/"


def test_a_fact_has_a_link_of_its_own_and_the_browser_names_the_page(client):
    meeting = make_meeting(countries=[make_country("KZ")])
    address = meeting.get_absolute_url()
    html = client.get(address).content.decode()
    link = next(link for link in re.findall(r'class="wrong" href="([^"]*)"', html) if "Kazakhstan" in link)
    form = client.get(link, headers={"referer": f"http://testserver{address}"}).context["form"]
    assert (form.initial["fact"], form.initial["about"]) == ("Kazakhstan", address)


def test_a_page_elsewhere_is_not_taken_for_one_of_ours(client):
    form = client.get(f"{FORM}?fact=x", headers={"referer": "https://elsewhere.example/page/"}).context[
        "form"
    ]
    assert form.initial["about"] == ""


# --- Sent ---------------------------------------------------------------------


def test_what_is_sent_waits_for_editors_and_can_be_looked_up_by_its_number(client):
    response = send(client, contact="reader@example.org", right="2 March 2002", fact="Day")
    one = Correction.objects.get()
    assert response["Location"] == f"/corrections/{one.number}/"
    assert (one.state, one.about, one.fact) == ("open", "/meetings/almaty-2002/", "Day")
    told = page(client, response["Location"])
    assert one.number in told and "State open" in told and "/meetings/almaty-2002/: Day" in told
    assert "reader@example.org" not in told and "2 March" not in told
    assert len(one.number) == 12


def test_the_number_may_be_typed_in_small_letters(client):
    send(client)
    number = Correction.objects.get().number
    assert client.get(f"/corrections/{number.lower()}/")["Location"] == f"/corrections/{number}/"
    assert client.get("/corrections/NOBODYS/").status_code == 404


@pytest.mark.parametrize("referer", ["http://[", "http://[::1", "//]", "x", "http://testserver:x/"])
def test_a_broken_address_of_the_page_before_is_none(client, referer):
    form = client.get(FORM, headers={"referer": referer}).context["form"]
    assert form["about"].value() == ""


def test_the_answer_is_told_and_nothing_in_it_becomes_a_link(client):
    send(client)
    answer = "See https://example.org/ and <b>so</b>"
    Correction.objects.update(state="declined", answer=answer)
    html = client.get(Correction.objects.get().get_absolute_url()).content.decode()
    assert "https://example.org/ and &lt;b&gt;so&lt;/b&gt;" in html
    assert 'href="https://example.org' not in html


def test_a_duplicate_leads_to_the_one_sent_before(client):
    send(client)
    first = Correction.objects.get()
    send(client)
    second = Correction.objects.exclude(pk=first.pk).get()
    Correction.objects.filter(pk=second.pk).update(state="duplicate", duplicate_of=first)
    assert first.number in page(client, second.get_absolute_url())


def test_pressed_twice_it_is_sent_once(client):
    said = written()
    one, other = client.post(FORM, said), client.post(FORM, said)
    assert one["Location"] == other["Location"]
    assert Correction.objects.count() == 1


def test_no_cookie_is_set_and_nothing_is_kept_or_found_by_search_engines(client):
    send(client)
    for address in (FORM, Correction.objects.get().get_absolute_url()):
        response = client.get(address)
        assert not response.cookies and not response.has_header("Vary")
        assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
        assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()


def test_a_decision_is_told_at_once(client):
    send(client)
    address = Correction.objects.get().get_absolute_url()
    assert "State open" in page(client, address)
    Correction.objects.update(state="accepted", answer="Mended.")
    assert "State accepted" in page(client, address)


# --- Kept from robots' reach --------------------------------------------------


def test_who_fills_in_the_field_that_nobody_sees_is_refused(client):
    assert "Leave this field empty" in refusal(client, website="https://spam.example")


def test_who_is_quicker_than_anybody_writes_is_refused(client):
    assert "very quick" in refusal(client, token=new_token())


@pytest.mark.parametrize("token", ["", "forged", "e30:1a2b:x", "\N{SNOWMAN}", "a" * 250])
def test_a_form_that_is_not_ours_is_refused_with_a_new_one(client, token):
    response = client.post(FORM, written(token=token))
    assert response.status_code == 422
    assert response.context["form"]["token"].value() not in ("", token)
    assert "It was held on 2 March." in response.content.decode()


def test_a_form_that_lay_open_for_more_than_a_day_is_made_anew(client):
    assert "has expired" in refusal(client, token=new_token(at=time.time() - MOST_SECONDS - 1))


def test_from_one_address_and_from_all_only_so_many_are_taken_in_an_hour(client, monkeypatch):
    monkeypatch.setattr(limits, "MOST_FROM_ONE", 2)
    monkeypatch.setattr(limits, "MOST_FROM_ALL", 3)
    statuses = [client.post(FORM, written(), REMOTE_ADDR="192.0.2.1").status_code for _ in range(3)]
    assert statuses == [302, 302, 429]
    statuses = [client.post(FORM, written(), REMOTE_ADDR=f"192.0.2.{n}").status_code for n in (2, 3)]
    assert statuses == [302, 429]


def test_a_network_of_one_customer_is_one_sender(client, monkeypatch):
    monkeypatch.setattr(limits, "MOST_FROM_ONE", 2)
    addresses = ("2606:2800:220:1::1", "2606:2800:220:1::2", "2606:2800:220:1:9::3", "2606:2800:220:2::1")
    statuses = [client.post(FORM, written(), REMOTE_ADDR=address).status_code for address in addresses]
    assert statuses == [302, 302, 429, 302]


def test_the_address_of_who_sends_is_not_kept(client):
    client.post(FORM, written(), REMOTE_ADDR="192.0.2.77")
    values = " ".join(map(str, Correction.objects.values_list().get()))
    assert "192.0.2.77" not in values


def test_another_site_sends_nothing_in_a_readers_name(client):
    response = client.post(FORM, written(), headers={"origin": "https://elsewhere.example"})
    assert (response.status_code, Correction.objects.count()) == (403, 0)


@pytest.mark.parametrize(
    "said",
    [
        {"wrong": ""},
        {"wrong": "   "},
        {"wrong": "x" * 4001},
        {"wrong": "a\0b"},
        {"about": ""},
        {"about": "https://elsewhere.example/"},
        {"about": "//elsewhere.example/"},
        {"about": "/\\elsewhere.example"},
        {"about": "javascript:alert(1)"},
        {"about": "/" + "x" * 2000},
        {"contact": "x" * 201},
        {"source": "x" * 4001},
        {"fact": "x" * 301},
    ],
)
def test_what_cannot_be_taken_is_refused_in_words_and_nothing_typed_is_lost(client, said):
    told = refusal(client, **{"right": "2 March 2002"} | said)
    assert "Nothing was sent yet." in told and "2 March 2002" in told


def test_more_than_readers_write_is_refused_at_the_gate(client):
    assert client.post(FORM, written(wrong="x" * 200_000)).status_code == 413


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(FORM).status_code == 405


def test_nowhere_else_readers_write(client):
    send(client)
    for address in ("/meetings/", Correction.objects.get().get_absolute_url(), "/corrections/new"):
        assert client.post(address, written()).status_code == 405


@pytest.mark.parametrize("query", ["?about=%00", "?about=" + "x" * 3000, "?about=//a", "?fact=" + "y" * 900])
def test_an_odd_address_shows_the_form_or_is_refused(client, query):
    assert client.get(FORM + query).status_code in (200, 400)


# --- Rules that the database keeps --------------------------------------------


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("correction_says_what_is_wrong", {"wrong": " \n"}),
        ("declined_correction_has_its_reason", {"state": "declined"}),
        ("accepted_correction_says_what_was_changed", {"state": "accepted"}),
    ],
)
def test_the_database_keeps_the_rules(client, rule, values):
    send(client)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Correction.objects.update(**values)


def test_no_correction_is_a_duplicate_of_itself_or_of_another_while_it_is_open(client):
    send(client), send(client)
    one, other = Correction.objects.all()
    for values in ({"duplicate_of": other}, {"duplicate_of": one, "state": "duplicate"}):
        with pytest.raises(IntegrityError, match="duplicate_correction_is_of_another"), transaction.atomic():
            Correction.objects.filter(pk=one.pk).update(**values)
