"""“Import a spreadsheet”: an editor brings it, sees what would become of each row, decides, and can take it back."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from participants.models import Meeting, Participation, SpreadsheetImport
from participants.spreadsheets.told import counts_of
from summit_archive.history.recording import recorded
from summit_archive.history.tables import Step
from tests.make import make_country, make_meeting
from tests.pages import page, text_of
from tests.participants.spreadsheets.sheets import csv_file, exported

pytestmark = pytest.mark.django_db

ADD = "/admin/participants/spreadsheetimport/add/"
ROW = {"title": "Talks on gas transit", "kind": "bilateral", "status": "held", "when": "2003-10-15"}
NEEDED = ["add_meeting", "change_meeting", "add_participation", "change_participation"]


def bring(client, content, name="meetings.csv"):
    """The page to which the upload leads."""
    file = io.BytesIO(content)
    file.name = name
    return client.post(ADD, {"file": file}, follow=True)


def latest():
    return SpreadsheetImport.objects.latest("pk")


def press(client, button, pk=None):
    address = reverse(f"admin:participants_spreadsheetimport_{button}", args=[pk or latest().pk])
    return client.post(address, follow=True)


@pytest.fixture
def editor(client, django_user_model):
    """Logged in with just what the page asks for."""
    user = django_user_model.objects.create_user("editor", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=NEEDED))
    client.force_login(user)
    return client


def test_a_preview_tells_what_would_become_of_each_row_and_writes_nothing(editor):
    make_country("KZ")
    rows = [
        ROW | {"participant_person": "Myrat Orazov"},
        ROW | {"title": "Others", "status": "done"},
        ROW | {"title": "Third", "participant_country": "KZ"},
    ]
    told = text_of(bring(editor, csv_file(*rows)))
    assert "refused 1" in told and "new 2" in told
    assert "One of these is expected: rumoured" in told
    told = page(editor, f"/admin/participants/spreadsheetimport/{latest().pk}/change/?verdict=new")
    assert "Nobody on record is called “Myrat Orazov”: it is kept as given." in told
    assert not Meeting.objects.exists()


def test_bringing_it_in_is_one_step_of_the_history_and_can_be_taken_back(editor):
    make_country("KZ"), make_country("RU")
    summit = make_meeting("Summit", slug="summit", countries=[make_country("KZ")])
    rows = exported()
    rows[0]["participant_status"] = "attended"
    rows += [{"meeting": "talks", **ROW, "participant_country": code} for code in ("KZ", "RU")]
    bring(editor, csv_file(*rows))
    steps = Step.objects.count()
    told = text_of(press(editor, "bring-in"))
    assert "3 rows were imported." in told
    assert (Step.objects.count() - steps, Step.objects.latest("pk").editor.username) == (1, "editor")
    assert Meeting.objects.get(slug="talks").participations.count() == 2
    assert summit.participations.get().status == "attended"

    assert "Taken back, all of it." in text_of(press(editor, "take-back"))
    assert not Meeting.objects.filter(slug="talks").exists()
    assert summit.participations.get().status == "not-stated"
    assert "imported, and taken back" in page(
        editor, f"/admin/participants/spreadsheetimport/{latest().pk}/change/"
    )


def test_taking_back_says_what_came_after(editor):
    bring(editor, csv_file({"meeting": "talks", **ROW}))
    press(editor, "bring-in")
    with recorded(doing="Edited by another"):
        Meeting.objects.filter(slug="talks").update(title="Talks on transit of gas")
    assert "Taken back" not in text_of(press(editor, "take-back"))
    assert Meeting.objects.filter(slug="talks").exists()


def test_pressed_twice_it_comes_in_once(editor):
    bring(editor, csv_file(ROW))
    press(editor, "bring-in")
    assert "has already been imported" in text_of(press(editor, "bring-in"))
    assert Meeting.objects.count() == 1


def test_what_others_changed_since_the_preview_is_looked_at_again(editor):
    make_meeting("Summit", slug="summit")
    rows = exported()
    rows[0]["status"] = "cancelled"
    bring(editor, csv_file(*rows))
    Meeting.objects.update(status="postponed")
    told = text_of(press(editor, "bring-in"))
    assert "Something has changed since" in told and "changed by others since the export 1" in told
    assert Meeting.objects.get().status == "postponed"


def test_nothing_new_is_nothing_to_bring_in(editor):
    make_meeting()
    told = text_of(bring(editor, csv_file(*exported())))
    assert "there is nothing to import" in told
    assert "No row is new or changed" in text_of(press(editor, "bring-in"))


def test_what_was_thrown_away_is_gone(editor):
    bring(editor, csv_file(ROW))
    press(editor, "throw-away")
    assert not SpreadsheetImport.objects.exists()


def test_what_was_brought_in_cannot_be_thrown_away(editor):
    bring(editor, csv_file(ROW))
    press(editor, "bring-in")
    assert "take it back instead" in text_of(press(editor, "throw-away"))


def test_a_file_that_cannot_be_read_is_refused_on_the_form(editor):
    told = text_of(bring(editor, b"name,day\nTalks,2003\n"))
    assert "The first row must name the columns" in told
    assert "file" in text_of(editor.post(ADD, {})).lower()
    assert not SpreadsheetImport.objects.exists()


def test_the_report_has_a_line_for_each_reason_and_each_change(editor):
    bring(editor, csv_file(ROW | {"status": "done", "kind": "chat"}))
    address = reverse("admin:participants_spreadsheetimport_report", args=[latest().pk])
    lines = b"".join(editor.get(address).streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[4] for line in lines if ",refused," in line and "is expected" in line] == [
        "kind",
        "status",
    ]


def test_the_template_is_there_for_editors(editor):
    response = editor.get("/admin/participants/spreadsheetimport/template.xlsx")
    assert response.content.startswith(b"PK")


def test_the_list_of_meetings_leads_to_it(admin_client):
    assert ADD in admin_client.get("/admin/participants/meeting/").content.decode()


# --- Who may not, and odd requests --------------------------------------------

PLACES = ["", "add/", "template.xlsx", "{pk}/change/", "{pk}/report.csv"]
BUTTONS = ["bring-in", "throw-away", "take-back"]


@pytest.mark.parametrize("missing", NEEDED)
def test_whoever_lacks_a_permission_may_nothing(client, django_user_model, missing):
    upload = SpreadsheetImport.objects.create(file="meetings.csv", content=csv_file(ROW), counts={"new": 1})
    user = django_user_model.objects.create_user("helper", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=set(NEEDED) - {missing}))
    client.force_login(user)
    for place in PLACES:
        address = f"/admin/participants/spreadsheetimport/{place.format(pk=upload.pk)}"
        assert client.get(address).status_code == 403
    assert bring(client, csv_file(ROW)).status_code == 403
    for button in BUTTONS:
        assert press(client, button, upload.pk).status_code == 403
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("button", BUTTONS)
def test_a_link_to_a_button_does_nothing(editor, button):
    bring(editor, csv_file(ROW))
    assert (
        editor.get(reverse(f"admin:participants_spreadsheetimport_{button}", args=[latest().pk])).status_code
        == 404
    )
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("number", ["0", "999999", "9" * 18, "9" * 30])
def test_a_number_that_is_nobodys_is_not_found(editor, number):
    for place in ("{}/change/", "{}/report.csv", "{}/bring-in/"):
        address = f"/admin/participants/spreadsheetimport/{place.format(number)}"
        assert editor.get(address).status_code in (302, 404)
        assert editor.post(address).status_code in (302, 403, 404)


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=x", "?page=" + "9" * 40, "?verdict=%00", "?verdict=refused"]
)
def test_an_odd_query_shows_the_page(editor, query):
    bring(editor, csv_file(ROW))
    response = editor.get(f"/admin/participants/spreadsheetimport/{latest().pk}/change/{query}")
    assert response.status_code in (200, 400)


def test_the_preview_costs_as_many_queries_for_any_number_of_rows(editor, django_assert_num_queries):
    for number in (1, 120):
        bring(editor, csv_file(*(ROW | {"title": f"Talks {at}"} for at in range(number))))
        address = f"/admin/participants/spreadsheetimport/{latest().pk}/change/"
        editor.get(address)
        with django_assert_num_queries(5):
            editor.get(address)


# --- The command --------------------------------------------------------------


@pytest.fixture
def run(tmp_path, capsys):
    def run(*rows, **options):
        file = tmp_path / "meetings.csv"
        file.write_bytes(csv_file(*rows))
        call_command("import_meetings", file, **options)
        return capsys.readouterr().out

    return run


def test_the_command_checks_and_brings_in(run):
    make_country("KZ")
    row = ROW | {"participant_country": "KZ"}
    assert "2: new: Talks on gas transit KZ" in run(row, check=True)
    assert not Meeting.objects.exists()
    run(row)
    assert Participation.objects.get().meeting.title == "Talks on gas transit"
    assert Step.objects.latest("pk").program == "import_meetings"
    assert run(row).strip() == "1 same"


def test_the_command_ends_with_an_error_where_a_row_is_refused(run):
    with pytest.raises(CommandError, match="1 row is not imported"):
        run(ROW | {"status": "done"}, ROW | {"title": "Others"})
    assert Meeting.objects.get().title == "Others"


def test_the_command_tells_of_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="nothing.csv"):
        call_command("import_meetings", tmp_path / "nothing.csv")


def test_verdicts_are_counted_in_the_order_of_what_needs_a_look():
    rows = [{"verdict": verdict} for verdict in ("same", "new", "refused", "new")]
    assert list(counts_of(rows).items()) == [("refused", 1), ("new", 2), ("same", 1)]
