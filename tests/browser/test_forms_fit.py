"""Every form of the desk fits the screen: no field, arrow or button is cut off or has to be scrolled to."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.cut_off import cut_off
from tests.browser.test_inbox import log_in
from tests.make import (
    make_article,
    make_attestation,
    make_citation,
    make_country,
    make_coverage,
    make_feed,
    make_meeting,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_publisher,
    make_search,
    make_series,
    make_statement,
    make_term,
    make_topic,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

SOURCE = {"source": "By its own site.", "source_url": "https://example.org/list", "confirmation": "official"}


@pytest.fixture
def editor(page, live_server):
    log_in(page.context, live_server, User.objects.create_superuser("editor"))
    return page


def rows_with_lines():
    """One of everything that has a form, with a row in each list inside of it."""
    country, person, organisation = (
        make_country("KZ"),
        make_person("Maria Newcomer"),
        make_organisation("CIS"),
    )
    office, series = make_office("President of Kazakhstan", country=country), make_series("Informal summit")
    make_term(person, office, **SOURCE)
    make_membership(country, organisation, **SOURCE)
    make_search(series)
    for owner in ({"person": person}, {"organisation": organisation}, {"country": country}):
        make_name("A spelling by which it is found", **owner, **SOURCE)
    meeting = make_meeting("Summit in Astana", when="2022-10-14", organisation=organisation)
    article = make_article("Talks in Astana", body="The presidents met.", countries=[country])
    make_coverage(article, meeting)
    make_attestation(article, make_participation(meeting, person=person))
    make_statement(article)
    make_citation(article)
    others = [make_place("Astana", country), make_topic("Gas"), make_publisher("Kremlin press service")]
    return [meeting, person, article, organisation, office, series, country, *others, make_feed("News")]


def test_no_field_of_a_form_is_out_of_view(editor):
    found = {}
    for row in rows_with_lines():
        form = f"admin:{row._meta.app_label}_{row._meta.model_name}"
        for address in (reverse(f"{form}_add"), reverse(f"{form}_change", args=[row.pk])):
            editor.goto(address)
            expect(editor.locator("#content-main > form[id$=_form]")).to_be_visible()
            # Folded parts are opened: what is in them has to fit as well.
            editor.evaluate("document.querySelectorAll('form details').forEach(fold => { fold.open = true })")
            for width in (1280, 390):
                editor.set_viewport_size({"width": width, "height": 900})
                if lines := cut_off(editor):
                    found[f"{address} at {width}"] = lines
    assert found == {}


def test_the_source_of_a_line_is_folded_and_told_in_its_summary(editor):
    term = make_term(make_person("Maria Newcomer"), **SOURCE)
    editor.goto(reverse("admin:participants_person_change", args=[term.person_id]))
    line = editor.get_by_role("group", name="Term 1")
    expect(line.locator("summary")).to_have_text("official record · Known until · Source · Source's address")
    expect(line.get_by_label("Source", exact=True)).not_to_be_visible()
    line.locator("summary").click()
    line.get_by_label("Source", exact=True).fill("A decree")
    editor.get_by_role("button", name="Add another Term").click()
    second = editor.locator("#terms-1")
    expect(second.locator("#id_terms-1-start")).to_be_visible()
    second.get_by_role("button", name="Remove").click()
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editor.locator(".messagelist")).to_contain_text("changed successfully")
    term.refresh_from_db()
    assert (term.source, term.confirmation) == ("A decree", "official")


def test_what_is_wrong_in_a_fold_is_shown_unfolded(editor):
    term = make_term(make_person("Maria Newcomer"))
    editor.goto(reverse("admin:participants_person_change", args=[term.person_id]))
    line = editor.get_by_role("group", name="Term 1")
    line.locator("summary").click()
    line.locator("#id_terms-0-known_until").fill("some day")
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(line.locator(".errorlist")).to_be_visible()
    expect(line.locator("#id_terms-0-known_until")).to_have_value("some day")


def test_an_empty_list_is_wide_enough_to_be_used_on_a_phone(editor):
    editor.set_viewport_size({"width": 390, "height": 900})
    editor.goto(reverse("admin:participants_organisation_add"))
    parent = editor.locator("#id_parent + .select2")
    expect(parent).to_be_visible()
    assert parent.bounding_box()["width"] > 150
