"""Rows that are right by themselves and contradict each other. No test here may touch the database."""

import pytest
from django.core.management import CommandError, call_command

from tests.participants.reference.files import SOURCED, Files


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path)


def complaints(files):
    """All that is said of the files; empty where they are right."""
    try:
        call_command("load_reference", files.folder, "--check")
    except CommandError as refused:
        return refused.__cause__.complaints
    return []


def add_meeting(files, slug, place="", when="2024-05-20", kind="bilateral", parent="", **columns):
    given = {"format": "in-person", "status": "held"} | columns
    files.add(
        "meetings",
        f"{slug},Talks {slug},{kind},,,,{place},{when},,,,{given['format']},{given['status']},,{parent},0,,,{SOURCED}",
    )


TOKAYEV = "KZ,,president-of-kazakhstan,kassym-jomart-tokayev"
LUKASHENKO = "BY,,president-of-belarus,alexander-lukashenko"


def add_participant(files, meeting, who=TOKAYEV, role="participant", status="attended", note=""):
    files.add("participations", f"{meeting},{who},,{role},{status},{note},{SOURCED}")


# --- Two cities on one day ----------------------------------------------------


def two_cities(files, who=TOKAYEV, **other):
    """Meetings of one day in Astana and in Minsk, one of them not at home."""
    add_meeting(files, "in-astana", "astana")
    add_participant(files, "in-astana")
    status = other.pop("attendance", "attended")
    add_meeting(files, "in-minsk", **({"place": "minsk"} | other))
    add_participant(files, "in-minsk", who, status=status)


def test_one_person_in_two_cities_on_one_day_is_refused(files):
    two_cities(files)

    assert complaints(files) == [
        "participations.csv, line 5, column meeting: “in-minsk”: Kassym-Jomart Tokayev attended this in Minsk and "
        "“in-astana” (participations.csv, line 4, column meeting) in Astana, both on 2024-05-20: expected another day, "
        "place or status of one of the two; or, where both are right, a row in meeting_links.csv that joins the two "
        "meetings as back-to-back or continues and names a source; or one meeting as the parent of the other; or, of "
        "places at most 60 km apart, the coordinates of both"
    ]


def test_the_only_sure_holder_of_an_office_is_the_person(files):
    two_cities(files, "KZ,,president-of-kazakhstan,")

    assert [complaint.split(",")[1] for complaint in complaints(files)] == [" line 5"]


def test_of_two_holders_of_an_office_neither_is_the_person(files):
    files.add("terms", f"nursultan-nazarbayev,president-of-kazakhstan,2024-01-01,,2026-01-01,1,,{SOURCED}")
    two_cities(files, "KZ,,president-of-kazakhstan,")

    assert complaints(files) == []


@pytest.mark.parametrize(
    "other",
    [
        {"when": "2024-05-21"},
        {"when": "2024-05-20?"},
        {"when": "2024-05-20/2024-05-21"},
        {"format": "online"},
        {"kind": "call"},
        {"place": ""},
        {"place": "astana"},
        {"parent": "in-astana"},
        {"attendance": "online"},
        {"attendance": "represented"},
        {"attendance": "absent"},
        {"who": LUKASHENKO},
    ],
)
def test_two_meetings_that_one_person_can_have_come_to_are_right(files, other):
    two_cities(files, **other)

    assert complaints(files) == []


@pytest.mark.parametrize(
    ("kind", "is_reason"),
    [("back-to-back", True), ("continues", True), ("sibling", False), ("perhaps-same", False)],
)
def test_a_link_of_the_two_meetings_is_a_reason_where_it_says_that_one_followed_the_other(
    files, kind, is_reason
):
    two_cities(files)
    files.add("meeting_links", f"in-minsk,in-astana,{kind},{SOURCED}")

    assert (complaints(files) == []) == is_reason


def test_one_link_explains_all_meetings_of_the_two_cities_on_that_day(files):
    two_cities(files)
    add_meeting(files, "in-minsk-too", "minsk", kind="multilateral")
    add_participant(files, "in-minsk-too")
    files.add("meeting_links", f"in-minsk-too,in-astana,back-to-back,{SOURCED}")

    assert complaints(files) == []


@pytest.mark.parametrize(("latitude", "is_reason"), [("51.50", True), ("53.90", False)])
def test_places_near_each_other_are_a_reason(files, latitude, is_reason):
    files.change("places", "Minsk,BY,,", f"Minsk,BY,{latitude},71.43")
    two_cities(files)

    assert (complaints(files) == []) == is_reason


# --- Before taking and after leaving office -----------------------------------


@pytest.mark.parametrize(
    ("when", "is_right"),
    [("2019-03-20", True), ("2019-03", True), ("2019-03-21", False), ("1990-04-23", False)],
)
def test_nobody_acts_in_an_office_outside_of_the_term(files, when, is_right):
    add_meeting(files, "talks", when=when)
    add_participant(files, "talks", "KZ,,president-of-kazakhstan,nursultan-nazarbayev")

    assert complaints(files) == (
        []
        if is_right
        else [
            "participations.csv, line 4, column office: “president-of-kazakhstan”: Nursultan Nazarbayev held it at other "
            f"times (1990-04-24 to 2019-03-20, terms.csv, line 3), and the meeting's date is {when}: expected the office "
            "that they held then, another person or term, or a note that says how they came to act in it"
        ]
    )


@pytest.mark.parametrize(
    "row",
    [
        {"note": "By letter of the president."},
        {"status": "absent"},
        {"who": "KZ,,,nursultan-nazarbayev"},
        {"who": "KZ,,president-of-kazakhstan,"},
    ],
)
def test_a_note_an_absence_or_no_office_needs_no_term(files, row):
    add_meeting(files, "talks", when="2020-01-10")
    add_participant(files, "talks", **({"who": "KZ,,president-of-kazakhstan,nursultan-nazarbayev"} | row))

    assert complaints(files) == []


@pytest.mark.parametrize(
    ("office", "found"),
    [
        ("president-of-belarus", 1),  # who led a state of the region has a term
        ("president-of-sweden", 0),  # of other states none are on record
        ("foreign-minister-of-belarus", 0),
    ],
)
def test_whose_terms_are_all_on_record_needs_one(files, office, found):
    files.add("offices", f"president-of-sweden,President of Sweden,head-of-state,SE,,,{SOURCED}")
    files.add("offices", f"foreign-minister-of-belarus,Foreign Minister,minister,BY,,,{SOURCED}")
    add_meeting(files, "talks")
    add_participant(files, "talks", f",,{office},kassym-jomart-tokayev")

    told = complaints(files)
    assert len(told) == found
    assert all("Kassym-Jomart Tokayev has no term in it in terms.csv" in one for one in told)


# --- Hosts --------------------------------------------------------------------


def test_a_host_is_of_the_country_of_the_place(files):
    add_meeting(files, "talks", "minsk")
    add_participant(files, "talks", role="host")

    assert complaints(files) == [
        "participations.csv, line 4, column role: “host”: Kazakhstan as the host of a meeting in Minsk (Belarus): "
        "expected another role or place, or a note that says why it was the host there"
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"note": "In its embassy."},
        {"role": "chair"},
        {"who": LUKASHENKO},
        {"who": ",,president-of-belarus,"},
        {"who": ",cis,,"},
        {"place": ""},
        {"place": "", "kind": "call", "format": "by-phone"},
    ],
)
def test_a_host_at_home_with_a_note_or_by_telephone_is_right(files, row):
    meeting = {column: row[column] for column in ("place", "kind", "format") if column in row}
    add_meeting(files, "talks", **({"place": "minsk"} | meeting))
    row = {"role": "host"} | {column: text for column, text in row.items() if column not in meeting}
    add_participant(files, "talks", **row)

    assert complaints(files) == []


# --- Statuses and days --------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "found"), [("attended", 1), ("online", 1), ("confirmed", 0), ("invited", 0)]
)
def test_nobody_attended_what_was_not_held(files, status, found):
    add_meeting(files, "talks", when="2026-05-20", status="scheduled")
    add_participant(files, "talks", status=status)

    told = complaints(files)
    assert len(told) == found
    assert told == [
        f"participations.csv, line 4, column status: “{status}”: the meeting is scheduled (meetings.csv, line 4, column "
        "status): expected invited or confirmed, or a meeting that was held"
        for _one in told
    ]


# --- How many sides -----------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "third", "found"),
    [
        ("bilateral", "attended", 1),
        ("bilateral", "not-stated", 1),
        ("bilateral", "absent", 0),
        ("bilateral", "invited", 0),
        ("trilateral", "attended", 0),
        ("multilateral", "attended", 0),
    ],
)
def test_no_more_sides_take_part_than_a_meeting_has_by_its_kind(files, kind, third, found):
    add_meeting(files, "talks", kind=kind)
    for who in (TOKAYEV, LUKASHENKO, "KZ,,,"):
        add_participant(files, "talks", who)
    add_participant(files, "talks", "SE,,,", status=third)

    told = complaints(files)
    assert len(told) == found
    assert all("3 countries took part (BY, KZ, SE): expected at most 2, or a kind" in one for one in told)


def test_one_side_may_be_all_that_is_on_record(files):
    add_meeting(files, "talks")
    add_participant(files, "talks")

    assert complaints(files) == []


# --- Meetings that stand twice ------------------------------------------------


def twice(files, who=LUKASHENKO, **other):
    add_meeting(files, "talks", "minsk")
    add_meeting(files, "talks-again", **({"place": "minsk"} | other))
    for meeting, second in (("talks", LUKASHENKO), ("talks-again", who)):
        add_participant(files, meeting)
        add_participant(files, meeting, second)


@pytest.mark.parametrize("kind", ["bilateral", "margins", "call", "visit"])
def test_talks_of_the_same_countries_on_one_day_are_one_or_are_told_apart(files, kind):
    twice(files, kind=kind)
    files.change("meetings", "talks,bilateral", f"talks,{kind}")

    (only,) = complaints(files)
    assert only.startswith("meetings.csv, line 5, column slug: “talks-again”: another ")
    assert (
        "of the same countries on 2024-05-20, “talks” (meetings.csv, line 4, column slug): expected one row"
        in only
    )


@pytest.mark.parametrize(
    "other",
    [
        {"when": "2024-05-21"},
        {"when": "2024-05"},
        {"kind": "margins"},
        {"kind": "summit"},
        {"status": "cancelled"},
        {"parent": "talks"},
        {"who": "SE,,,"},
    ],
)
def test_talks_of_another_day_kind_or_country_are_two(files, other):
    twice(files, **other)

    assert not [one for one in complaints(files) if "of the same countries" in one]


def test_a_link_tells_two_talks_apart(files):
    twice(files)
    files.add("meeting_links", f"talks,talks-again,continues,{SOURCED}")

    assert complaints(files) == []


def test_talks_of_other_people_are_two_where_each_is_named(files):
    add_meeting(files, "of-presidents", "minsk")
    add_meeting(files, "of-others", "minsk")
    for who in (TOKAYEV, LUKASHENKO):
        add_participant(files, "of-presidents", who)
    files.add("people", f"roman-golovchenko,Roman Golovchenko,Golovchenko,,{SOURCED}")
    add_participant(files, "of-others", "BY,,,roman-golovchenko")
    add_participant(files, "of-others", "KZ,,,nursultan-nazarbayev")
    assert complaints(files) == []

    files.change("participations", "of-others,KZ,,,nursultan-nazarbayev", "of-others,KZ,,,")
    assert len(complaints(files)) == 1


# --- Sources ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "12 May 2001",
            "nobody's name: expected who published it, such as “Kremlin press service, 25 January 2000”",
        ),
        ("May 2001", "nobody's name"),
        ("2001-05-12", "nobody's name"),
        ("undated", "nobody's name"),
        ("TASS, 12 May 2001; 13 May 2001", "nobody's name"),
        (
            "https://tass.example/1",
            "an address: expected the source in words here, and its address in source_url",
        ),
        ("TASS at www.tass.example", "an address"),
    ],
)
def test_a_source_names_who_published_it_and_no_address(files, source, expected):
    files.change("meetings", "A yearbook", f'"{source}"')

    (only,) = complaints(files)
    assert only.startswith(f"meetings.csv, line 2, column source: “{source}”: {expected}")


def test_the_source_of_a_list_of_participants_is_looked_at_too(files):
    files.change("meetings", "A communiqué", "see http://example.org")

    (only,) = complaints(files)
    assert only.startswith("meetings.csv, line 2, column list_source: “see http://example.org”: an address")
    assert only.endswith("list_source_url")


@pytest.mark.parametrize(
    "source", ["April, 29 June 2021", "24.kg, 27 July 2019", "ISO 3166-1", "1tv.ru, undated"]
)
def test_any_name_of_a_publisher_will_do(files, source):
    files.change("people", "A yearbook", f'"{source}"')

    assert complaints(files) == []


@pytest.mark.parametrize(
    "address", ["example", "ftp//example.org", "https://exa mple.org/", "https://example"]
)
def test_an_address_of_a_wrong_form_is_refused_with_its_place(files, address):
    files.change("participations", "https://example.org/", address)

    assert complaints(files) == [
        f"participations.csv, line 2, column source_url: “{address}”: Enter a valid URL."
    ]


def test_what_contradicts_is_told_only_once_each_row_is_right_by_itself(files):
    two_cities(files)
    files.change("people", "Q2866", "2866")

    (only,) = complaints(files)
    assert only.startswith("people.csv, line 2, column wikidata")
