"""The form of a meeting with many participants: lines that nobody touched cost no form, and look as if they had one."""

import pytest
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participants.admin.participations import ParticipationForm
from participants.models import Participation
from tests.forms import errors_of, typed
from tests.make import make_country, make_meeting, make_organisation, make_participation, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LINE = "admin/participants/meeting/participation.html"


def page_of(meeting):
    return reverse("admin:participants_meeting_change", args=[meeting.pk])


def meeting_of(number):
    meeting = make_meeting(f"Of {number}")
    for each in range(number):
        make_participation(meeting, name_as_given=f"Guest {each}", note=f"Note {each}")
    return meeting


@pytest.fixture
def forms_made(monkeypatch):
    """The prefixes of the forms of lines, as they are made."""
    made, make = [], ParticipationForm.__init__

    def making(form, *arguments, **options):
        made.append(options.get("prefix"))
        make(form, *arguments, **options)

    monkeypatch.setattr(ParticipationForm, "__init__", making)
    return made


def participants_in(answer):
    [participants, _links] = answer.context["inline_admin_formsets"]
    return participants.formset


def test_a_line_that_nobody_touched_is_shown_as_its_form_would_show_it(admin_client):
    meeting = make_meeting()
    make_participation(meeting, country=make_country("KZ"), person=make_person("Tokayev"), role="host")
    make_participation(meeting, organisation=make_organisation("CSTO"), confirmation="reported")
    make_participation(meeting, name_as_given="<b>“Guest” & 'son'</b>", note='"><script>', status="absent")
    make_participation(
        meeting, country=make_country("UZ"), source="Kremlin", source_url="https://a.example/?a=1&b=2"
    )
    answer = admin_client.get(page_of(meeting))
    page, formset = answer.content.decode(), participants_in(answer)
    assert len(formset.initial_forms) == 4
    for number, line in enumerate(formset.initial_forms, 1):
        assert line.is_untouched
        shown = get_template(LINE).render({"form": line.form, "number": number, "may_delete": True})
        assert shown.strip() in page


def test_more_lines_take_no_more_forms_and_queries(admin_client, forms_made):
    taken = []
    for number in (5, 25):
        meeting = meeting_of(number)
        with CaptureQueriesContext(connection) as queries:
            answer = admin_client.get(page_of(meeting))
        shown = (len(forms_made), len(queries))
        forms_made.clear()
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.post(page_of(meeting), typed(answer, "meeting_form")).status_code == 302
        saved = (len(forms_made), len(queries))
        forms_made.clear()
        changed = typed(answer, "meeting_form", **{"participations-3-note": "Changed"})
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.post(page_of(meeting), changed).status_code == 302
        taken.append((shown, saved, (len(forms_made), len(queries))))
        forms_made.clear()
    assert taken[0] == taken[1]


def test_of_many_lines_the_one_that_is_changed_is_saved(admin_client):
    meeting = meeting_of(4)
    before = dict(meeting.participations.values_list("pk", "note"))
    changes = {"participations-2-note": "Changed"}
    fields = typed(admin_client.get(page_of(meeting)), "meeting_form", **changes)
    assert admin_client.post(page_of(meeting), fields).status_code == 302
    after = dict(meeting.participations.values_list("pk", "note"))
    changed = [pk for pk in after if after[pk] != before[pk]]
    assert [after[pk] for pk in changed] == ["Changed"]
    assert str(changed[0]) == fields["participations-2-id"][0]


@pytest.mark.parametrize(
    "name", ["country", "person", "status", "role", "office", "organisation", "confirmation"]
)
def test_a_choice_that_is_taken_away_or_odd_is_no_line_that_nobody_touched(admin_client, name):
    meeting = meeting_of(1)
    fields = typed(admin_client.get(page_of(meeting)), "meeting_form", **{f"participations-0-{name}": "x"})
    answer = admin_client.post(page_of(meeting), fields)
    assert answer.status_code == 200 and errors_of(answer)
    assert 'value="Guest 0"' in answer.content.decode()


def test_an_error_stands_at_its_line_and_the_others_are_as_they_were(admin_client):
    meeting = meeting_of(3)
    changes = {"participations-1-name_as_given": ""}
    answer = admin_client.post(
        page_of(meeting), typed(admin_client.get(page_of(meeting)), "meeting_form", **changes)
    )
    page, formset = answer.content.decode(), participants_in(answer)
    assert "Line 2 names nobody" in page
    assert [getattr(form, "is_untouched", False) for form in formset.initial_forms] == [True, False, True]
    assert (
        page.index("Guest 0")
        < page.index("Line 2 names nobody", page.index("participations-1"))
        < page.index("Guest 2")
    )


def test_the_same_participant_as_in_an_untouched_line_is_refused(admin_client):
    country = make_country("KZ")
    meeting = make_meeting(countries=[country, make_country("UZ")])
    fields = typed(admin_client.get(page_of(meeting)), "meeting_form")
    other = next(n for n in (0, 1) if fields[f"participations-{n}-country"] != [str(country.pk)])
    answer = admin_client.post(page_of(meeting), fields | {f"participations-{other}-country": country.pk})
    assert answer.status_code == 200 and errors_of(answer)
    assert Participation.objects.filter(country=country).count() == 1


def test_a_line_is_removed_though_nothing_else_of_it_is_touched(admin_client):
    meeting = meeting_of(3)
    fields = typed(admin_client.get(page_of(meeting)), "meeting_form", **{"participations-0-DELETE": "on"})
    assert admin_client.post(page_of(meeting), fields).status_code == 302
    assert meeting.participations.count() == 2
