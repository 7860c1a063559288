"""The editors' inbox of what readers say is wrong: who may look, who may decide, what is answered."""

import pytest
from django.contrib.auth.models import Permission

from summit_archive.corrections.correction import Correction
from summit_archive.history.recording import recorded
from summit_archive.history.tables import Change, Step
from tests.make import make_meeting
from tests.pages import page, text_of

pytestmark = pytest.mark.django_db

LIST = "/admin/summit_archive/correction/"


def make_correction(**fields):
    number = Correction.objects.count()
    said = {"about": "/meetings/almaty-2002/", "wrong": "It was held on 2 March.", "form": f"form-{number}"}
    return Correction.objects.create(**said | fields)


def log_in(client, django_user_model, *permissions):
    user = django_user_model.objects.create_user("editor", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return user


@pytest.fixture
def editor(client, django_user_model):
    return log_in(client, django_user_model, "view_correction", "change_correction")


def decide(client, correction, **values):
    said = {"state": "open", "answer": "", "step": "", "duplicate_of": ""} | values
    return client.post(f"{LIST}{correction.pk}/change/", said, follow=True)


def test_what_waits_is_listed(client, editor):
    make_correction(fact="Day", source="Kazinform")
    make_correction(about="/people/nobody/", state="declined", answer="It is right.")
    told = page(client, f"{LIST}?state__exact=open")
    assert "Day: It was held on 2 March." in told and "/people/nobody/" not in told


def test_what_a_reader_typed_becomes_no_link(client, editor):
    one = make_correction(wrong="https://spam.example", source="<a href=x>", contact="javascript:x")
    html = client.get(f"{LIST}{one.pk}/change/").content.decode()
    assert 'href="https://spam' not in html and "<a href=x>" not in html and 'href="javascript:x' not in html
    assert 'href="/meetings/almaty-2002/"' in html


def test_it_is_accepted_with_the_step_by_which_it_was_mended(client, editor):
    one = make_correction()
    with recorded(by=editor, doing="Gave another day"):
        make_meeting()
    step = Step.objects.latest("pk")
    Correction.objects.update(sent_at=step.at)  # all of a test is one moment
    decide(client, one, state="accepted", step=step.pk)
    one.refresh_from_db()
    assert (one.state, one.step, one.decided_by) == ("accepted", step, editor)
    assert one.decided_at
    assert f"/admin/summit_archive/step/{step.pk}/" in client.get(f"{LIST}{one.pk}/change/").content.decode()


def test_a_step_of_somebody_else_is_not_offered(client, editor, admin_user):
    one = make_correction()
    with recorded(by=admin_user, doing="Gave another day"):
        make_meeting()
    told = text_of(decide(client, one, state="accepted", step=Step.objects.latest("pk").pk))
    assert "Select a valid choice" in told
    one.refresh_from_db()
    assert one.state == "open"


def test_declining_asks_for_the_reason(client, editor):
    one = make_correction()
    assert "Say why it is declined" in text_of(decide(client, one, state="declined"))
    decide(client, one, state="declined", answer="The official record says 1 March.")
    one.refresh_from_db()
    assert one.answer == "The official record says 1 March."
    assert "The official record says 1 March." in page(client, one.get_absolute_url())


def test_accepting_asks_what_was_changed(client, editor):
    assert "Say what was changed" in text_of(decide(client, make_correction(), state="accepted"))


def test_a_duplicate_names_the_one_before(client, editor):
    first, second = make_correction(), make_correction()
    decide(client, second, state="duplicate", duplicate_of=first.pk)
    second.refresh_from_db()
    assert second.duplicate_of == first


def test_a_decision_that_is_taken_back_forgets_who_decided(client, editor):
    one = make_correction(state="declined", answer="No.", decided_by=editor)
    decide(client, one, state="open")
    one.refresh_from_db()
    assert (one.decided_by, one.decided_at) == (None, None)


def test_the_contact_is_forgotten_for_good(client, editor):
    one = make_correction(contact="reader@example.org")
    decide(client, one, forget_contact="on")
    one.refresh_from_db()
    assert one.contact == ""
    assert not Change.objects.filter(table_name="summit_archive_correction").exists()


def test_what_the_reader_wrote_cannot_be_changed(client, editor):
    one = make_correction()
    decide(client, one, wrong="Nothing.", about="/other/", number="AAAA")
    one.refresh_from_db()
    assert (one.wrong, one.about) == ("It was held on 2 March.", "/meetings/almaty-2002/")


def test_who_may_only_look_decides_nothing(client, django_user_model):
    log_in(client, django_user_model, "view_correction")
    one = make_correction(contact="reader@example.org")
    assert "forget_contact" not in client.get(f"{LIST}{one.pk}/change/").content.decode()
    assert decide(client, one, state="declined", answer="No.").status_code == 403
    one.refresh_from_db()
    assert one.state == "open"


def test_who_has_no_permission_sees_nothing(client, django_user_model):
    log_in(client, django_user_model)
    one = make_correction()
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{one.pk}/change/").status_code == 403
    assert "Corrections by readers" not in page(client, "/admin/")


def test_nobody_adds_one_in_a_readers_name(admin_client):
    assert admin_client.get(f"{LIST}add/").status_code == 403


def test_the_first_page_leads_there(client, editor):
    assert f"{LIST}?state__exact=open" in client.get("/admin/").content.decode()


@pytest.mark.parametrize("number", [1, 40])
def test_the_list_costs_as_many_queries_for_any_number(client, editor, django_assert_num_queries, number):
    for _ in range(number):
        make_correction()
    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)
