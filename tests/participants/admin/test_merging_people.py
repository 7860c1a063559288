"""Two people become one: what moves, what becomes one, what has to be chosen, and the way back."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse

from articles.models import Article, Attestation, Mention
from participants.models import Name, Participation, Person, Term
from summit_archive.distinct import DistinctPair
from summit_archive.history.reverting import revert
from summit_archive.history.tables import Step
from tests.forms import typed
from tests.make import (
    make_article,
    make_attestation,
    make_encounter,
    make_meeting,
    make_name,
    make_office,
    make_participation,
    make_person,
    make_statement,
    make_term,
)
from tests.merging import merge, page_of, whole_archive, words

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def two():
    return (
        make_person("Kassym-Jomart Tokayev", slug="kassym-jomart-tokayev", wikidata="Q318281"),
        make_person("Kassym Zhomart Tokaev", slug="kassym-zhomart-tokaev", family_name="Tokaev"),
    )


def test_all_that_refers_to_the_one_that_goes_moves(admin_client, two):
    kept, gone = two
    meeting = make_meeting("Summit in Astana", people=[gone])
    article = make_article(people=[gone])
    mention = article.mentions.create(start=0, end=3, text="The", person=gone, rule="name")
    said = make_statement(article, text="Leaders meet", speaker=gone, manner="paraphrased", standing="apart")
    term = make_term(gone, make_office("President of Kazakhstan"))
    encounter = make_encounter(parties=[{"person": gone, "said_by_person": gone}])
    merge(admin_client, kept, gone)
    assert not Person.objects.filter(pk=gone.pk).exists()
    assert meeting.participations.get().person == kept
    assert list(article.people.all()) == [kept]
    for row in (mention, said, term):
        row.refresh_from_db()
    assert (mention.person, said.speaker, term.person) == (kept, kept, kept)
    party = encounter.parties.get()
    assert (party.person, party.said_by_person) == (kept, kept)


def test_seeing_the_page_writes_nothing_and_says_what_would_move(admin_client, two):
    kept, gone = two
    for title in ("Summit in Astana", "Talks in Moscow"):
        make_meeting(title, people=[gone])
    before = whole_archive()
    page = words(admin_client.get(page_of(kept, gone)))
    assert "<b>2</b> participants" in page
    assert whole_archive() == before


def test_what_one_record_lacks_is_taken_from_the_other(admin_client, two):
    kept, gone = two
    merge(admin_client, kept, gone)
    kept.refresh_from_db()
    assert (kept.name, kept.family_name, kept.wikidata) == ("Kassym-Jomart Tokayev", "Tokaev", "Q318281")
    assert kept.sort_key.startswith("tokaev")


def test_the_other_name_may_be_chosen_and_the_other_record_may_stay(admin_client, two):
    left, right = two
    merge(admin_client, left, right, stays="other", **{"field-name": "one"})
    kept = Person.objects.get()
    assert (kept.pk, kept.slug, kept.name) == (right.pk, "kassym-zhomart-tokaev", "Kassym-Jomart Tokayev")


def test_the_address_leads_on_for_good_also_that_of_the_files(admin_client, client, two):
    kept, gone = two
    merge(admin_client, kept, gone)
    answer = client.get("/people/kassym-zhomart-tokaev/")
    assert (answer.status_code, answer["Location"]) == (301, "/people/kassym-jomart-tokayev/")


def test_an_address_that_it_once_had_leads_on_as_well(admin_client, client, two):
    kept, gone = two
    gone.slug = "tokaev"
    gone.save()
    merge(admin_client, kept, gone)
    for slug in ("tokaev", "kassym-zhomart-tokaev"):
        assert client.get(f"/people/{slug}/")["Location"] == "/people/kassym-jomart-tokayev/"


def test_the_form_of_the_one_that_went_leads_to_the_one_that_stays(admin_client, two):
    kept, gone = two
    merge(admin_client, kept, gone)
    answer = admin_client.get(reverse("admin:participants_person_change", args=[gone.pk]))
    assert answer["Location"] == reverse("admin:participants_person_change", args=[kept.pk])


def test_names_become_variants_and_none_stands_twice(admin_client, two):
    kept, gone = two
    make_name("Касым-Жомарт Токаев", "ru", person=kept, kind="preferred")
    make_name("Касымжомарт Токаев", "ru", person=gone, kind="preferred")
    make_name("Tokaev", "en", person=kept)
    make_name("Tokaev", "en", person=gone, script="Latn", source="CLDR")
    merge(admin_client, kept, gone)
    assert set(kept.names.values_list("text", "kind")) == {
        ("Касым-Жомарт Токаев", "preferred"),
        ("Касымжомарт Токаев", "variant"),
        ("Tokaev", "variant"),
        ("Kassym Zhomart Tokaev", "variant"),
    }
    assert kept.names.values_list("script", "source").get(text="Tokaev") == ("Latn", "CLDR")


def test_names_of_one_side_alone_may_stay(admin_client, two):
    kept, gone = two
    make_name("Tokaev", person=kept)
    make_name("Somebody Else", person=gone)
    merge(admin_client, kept, gone, **{"list-participants_name": "one"})
    assert not Name.objects.filter(text="Somebody Else").exists()
    assert kept.names.filter(text="Tokaev").exists()


# --- Rows that both have -----------------------------------------------------


def test_equal_participants_become_one_with_the_articles_of_both(admin_client, two):
    kept, gone = two
    meeting = make_meeting("Informal CIS summit")
    mine = make_participation(meeting, person=kept, status="attended", source="Kremlin press service")
    its = make_participation(meeting, person=gone, status="attended", source="Akorda")
    make_attestation(participation=mine)
    make_attestation(participation=its)
    merge(admin_client, kept, gone)
    row = meeting.participations.get()
    assert (row.pk, row.status, row.source) == (mine.pk, "attended", "Kremlin press service; Akorda")
    assert row.attestations.count() == 2


def test_an_attestation_of_both_lines_by_the_same_speaker_stands_once(admin_client, two):
    """It refers to the people twice: by the participant and by who said so."""
    kept, gone = two
    meeting, article = make_meeting("Informal CIS summit"), make_article()
    for person in two:
        row = make_participation(meeting, person=person, status="attended")
        make_attestation(article, row, said_by_person=person)
    merge(admin_client, kept, gone)
    assert Attestation.objects.values_list("said_by_person", "participation__person").get() == (
        kept.pk,
        kept.pk,
    )


def test_what_one_line_does_not_state_it_takes_from_the_other(admin_client, two):
    kept, gone = two
    meeting = make_meeting("Informal CIS summit")
    make_participation(meeting, person=kept, role="host")
    make_participation(meeting, person=gone, status="attended")
    page = words(admin_client.get(page_of(kept, gone)))
    assert "Both have it and differ" not in page
    merge(admin_client, kept, gone)
    assert meeting.participations.values_list("role", "status").get() == ("host", "attended")


def test_contradicting_participants_are_shown_and_one_is_chosen(admin_client, two):
    kept, gone = two
    meeting = make_meeting("Supreme Eurasian Economic Council")
    mine = make_participation(meeting, person=kept, status="attended")
    its = make_participation(meeting, person=gone, status="invited")
    make_attestation(participation=its, status="invited")
    page = words(admin_client.get(page_of(kept, gone)))
    assert "Both have it and differ: participant, 1 line" in page
    assert "status: attended" in page and "status: invited" in page
    first, second = sorted([mine.pk, its.pk])
    choice = {f"row-participants_participation-{first}_{second}": str(its.pk)}
    merge(admin_client, kept, gone, **choice)
    row = meeting.participations.get()
    assert (row.pk, row.person, row.status, row.attestations.count()) == (its.pk, kept, "invited", 1)


def test_without_a_choice_the_line_of_the_record_that_stays_stands(admin_client, two):
    kept, gone = two
    meeting = make_meeting("Supreme Eurasian Economic Council")
    make_participation(meeting, person=kept, status="attended")
    make_participation(meeting, person=gone, status="invited")
    merge(admin_client, kept, gone)
    assert meeting.participations.get().status == "attended"


def contradicting(kept, gone):
    """The two lines of one meeting: who attended, by one source; and who was absent, by another, with the reason."""
    meeting = make_meeting("Supreme Eurasian Economic Council")
    mine = make_participation(
        meeting, person=kept, status="attended", source="Akorda", confirmation="official"
    )
    its = make_participation(
        meeting,
        person=gone,
        status="absent",
        role="chair",
        note="Ill that day",
        source="TASS",
        source_url="https://tass.example/ill",
        confirmation="one-source",
    )
    make_attestation(participation=its, status="absent")
    return meeting, mine, its


@pytest.mark.parametrize("stays", ["attended", "absent"])
def test_the_note_and_the_source_of_a_contradicting_line_never_stand_beside_the_opposite(
    admin_client, two, stays
):
    meeting, mine, its = contradicting(*two)
    own = {
        row.status: (row.status, row.role, row.note, row.source, row.source_url, row.confirmation)
        for row in (mine, its)
    }
    first, second = sorted([mine.pk, its.pk])
    chosen = mine if stays == "attended" else its
    merge(admin_client, *two, **{f"row-participants_participation-{first}_{second}": str(chosen.pk)})
    row = meeting.participations.get()
    told = (row.status, row.role, row.note, row.source, row.source_url, row.confirmation)
    assert told == own[stays]
    # What an article gives stands as its own words, whatever the line says.
    assert row.attestations.get().status == "absent"


def test_the_page_shows_the_note_the_source_and_the_grade_of_both_lines(admin_client, two):
    contradicting(*two)
    page = words(admin_client.get(page_of(*two)))
    for told in (
        "note: Ill that day",
        "source: TASS",
        "https://tass.example/ill",
        "confirmation: one source",
        "source: Akorda",
        "confirmation: official record",
    ):
        assert told in page


def test_notes_of_lines_that_say_the_same_stand_together(admin_client, two):
    meeting = make_meeting("Informal CIS summit")
    for person, note in zip(two, ("By video", "Left early"), strict=True):
        make_participation(meeting, person=person, status="attended", role="host", note=note)
    merge(admin_client, *two)
    assert meeting.participations.get().note == "By video; Left early"


def test_a_checked_mention_outweighs_one_that_a_rule_suggests(admin_client, two):
    kept, gone = two
    article = make_article()
    same = {"article": article, "start": 0, "end": 3, "text": "The", "rule": "name"}
    Mention.objects.create(person=kept, state="suggested", **same)
    Mention.objects.create(person=gone, state="accepted", is_checked=True, **same)
    merge(admin_client, kept, gone)
    assert article.mentions.values_list("person", "state", "is_checked").get() == (kept.pk, "accepted", True)


def test_an_article_about_both_is_about_the_one(admin_client, two):
    article = make_article(people=two)
    merge(admin_client, *two)
    assert list(article.people.all()) == [two[0]]


# --- Terms -------------------------------------------------------------------


def test_a_term_within_the_other_ones_days_becomes_one_with_it(admin_client, two):
    kept, gone = two
    office = make_office("President of Kazakhstan")
    make_term(kept, office, "2019", known_until="2026-01-01")
    exact = make_term(gone, office, "2019-03-20", known_until="2026-01-01")
    merge(admin_client, kept, gone)
    assert [(term.pk, term.person) for term in Term.objects.all()] == [(exact.pk, kept)]


def test_terms_that_contradict_each_other_wait_for_a_choice(admin_client, two):
    kept, gone = two
    office = make_office("Prime Minister of Kazakhstan")
    mine = make_term(kept, office, "1999-10-12", end="2002-01-28")
    its = make_term(gone, office, "1999-10-01", end="2001-12-01")
    before = whole_archive()
    page = words(admin_client.get(page_of(kept, gone)))
    assert "1 to choose" in page and "Prime Minister of Kazakhstan" in page
    refused = merge(admin_client, kept, gone)
    assert refused.status_code == 422 and "choose which of them stay" in words(refused)
    assert whole_archive() == before
    first, second = sorted([mine.pk, its.pk])
    merge(admin_client, kept, gone, **{f"row-participants_term-{first}_{second}": str(its.pk)})
    assert [(term.pk, term.person) for term in Term.objects.all()] == [(its.pk, kept)]


def test_terms_after_one_another_both_stay(admin_client, two):
    kept, gone = two
    office = make_office("Prime Minister of Kazakhstan")
    make_term(kept, office, "1999-10-12", end="2000-01-28")
    make_term(gone, office, "2001-10-01", end="2002-12-01")
    merge(admin_client, kept, gone)
    assert kept.terms.count() == 2


# --- The way back ------------------------------------------------------------


def test_taking_it_back_leaves_every_row_as_it_was(admin_client, two):
    kept, gone = two
    meeting, article = make_meeting("Informal CIS summit"), make_article(people=two)
    for person in two:
        row = make_participation(meeting, person=person, status="attended", source=f"Source of {person}")
        make_attestation(article, row, said_by_person=person)
        make_name(f"Имя {person.pk}", "ru", person=person, kind="preferred")
        make_term(person, make_office(f"Office {person.pk}"))
        article.mentions.create(start=0, end=3, text="The", person=person, rule="name")
    office = make_office("President of Kazakhstan")
    make_term(kept, office, "2019", known_until="2026-01-01")
    make_term(gone, office, "2019-03-20", known_until="2026-01-01")
    gone.slug = "tokaev"
    gone.save()
    make_encounter(parties=[{"person": kept}, {"person": gone}])
    before = whole_archive()
    merge(admin_client, kept, gone)
    assert not Person.objects.filter(pk=gone.pk).exists()
    revert(Step.objects.latest("pk").pk)
    after = whole_archive()
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {}


# --- Who may not, and what was meanwhile ------------------------------------


def test_who_may_not_delete_may_not_merge(client, django_user_model, two):
    editor = django_user_model.objects.create_user("editor", is_staff=True)
    editor.user_permissions.add(*Permission.objects.filter(codename__in=["view_person", "change_person"]))
    client.force_login(editor)
    for answer in (client.get(page_of(*two)), client.post(page_of(*two), {"seen": "x"})):
        assert answer.status_code == 403
    assert Person.objects.count() == 2
    form = words(client.get(reverse("admin:participants_person_change", args=[two[0].pk])))
    assert "Merge with" not in form


def test_a_person_is_not_merged_with_itself(admin_client, two):
    answer = admin_client.post(page_of(two[0], two[0]), {}, follow=True)
    assert "That is the same record" in words(answer)
    assert Person.objects.count() == 2


def test_pressed_twice_it_is_said_that_they_are_one(admin_client, two):
    kept, gone = two
    page = page_of(kept, gone)
    fields = typed(admin_client.get(page), "merge_form")
    admin_client.post(page, fields)
    answer = admin_client.post(page, fields, follow=True)
    assert "has already been merged with this record" in words(answer)
    assert answer.redirect_chain[-1][0] == reverse("admin:participants_person_change", args=[kept.pk])


def test_what_changed_since_the_page_was_opened_is_shown_first(admin_client, two):
    kept, gone = two
    page = page_of(kept, gone)
    fields = typed(admin_client.get(page), "merge_form")
    make_meeting("Summit in Astana", people=[gone])
    answer = admin_client.post(page, fields)
    assert answer.status_code == 409 and "One of the two has changed" in words(answer)
    assert "<b>1</b> participant" in words(answer)
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    "query", ["", "one=0", "one=x&other=y", "one=99999999999999999999", "other=1", "one=987654321&other=1"]
)
def test_odd_addresses_are_answered_in_words(admin_client, two, query):
    address = f"{reverse('admin:participants_person_merge')}?{query}"
    for answer in (admin_client.get(address, follow=True), admin_client.post(address, {}, follow=True)):
        assert answer.status_code == 200


def test_odd_choices_are_none(admin_client, two):
    odd = {
        "stays": "both",
        "field-slug": "other",
        "field-": "one",
        "row-": "1",
        "row-x-1_2": "9" * 30,
        "list-auth_user": "one",
        "table-x": "\0",
    }
    merge(admin_client, *two, **odd)
    assert Person.objects.get().slug == "kassym-jomart-tokayev"


@pytest.mark.parametrize("rows", [1, 25])
def test_the_merge_costs_the_same_for_any_number_of_rows(admin_client, two, rows, django_assert_num_queries):
    kept, gone = two
    article = make_article(people=[gone])
    for _ in range(rows):
        meeting = make_meeting()
        for person in two:
            make_attestation(article, make_participation(meeting, person=person, source=person.name))
    page = page_of(kept, gone)
    merge(admin_client, make_person(), make_person())  # what is kept in memory is asked for once
    with django_assert_num_queries(39):
        fields = typed(admin_client.get(page), "merge_form")
    with django_assert_num_queries(120):
        admin_client.post(page, fields)
    assert Participation.objects.filter(person=kept).count() == rows
    assert Article.objects.get().people.get() == kept


def test_they_are_two_is_remembered_and_said_the_next_time(admin_client, two):
    fields = typed(admin_client.get(page_of(*two)), "merge_form", two="1")
    answer = admin_client.post(page_of(*two), fields, follow=True)
    assert "Saved: “" in words(answer)
    assert Person.objects.count() == 2 and DistinctPair.objects.beside(two[0]) == {two[1].pk}
    assert "An editor decided that these are two records" in words(admin_client.get(page_of(*two)))


def test_whoever_is_another_than_the_one_that_goes_is_another_than_the_one_that_stays(admin_client, two):
    kept, gone = two
    stranger = make_person("Kemel Tokaev")
    DistinctPair.objects.remember(gone, [stranger.pk, kept.pk])
    before = whole_archive()
    merge(admin_client, kept, gone)
    assert DistinctPair.objects.beside(kept) == {stranger.pk}
    revert(Step.objects.latest("pk").pk)
    assert whole_archive() == before


def test_two_that_look_alike_lead_from_data_quality_to_the_page(admin_client):
    kept, gone = make_person("Kassym-Jomart Tokayev"), make_person("Kassym-Jomart Tokayev")
    call_command("refresh_findings", check=["lookalike-people"], verbosity=0)
    page = words(admin_client.get(reverse("quality-check", args=["lookalike-people"])))
    assert page_of(kept, gone).replace("&", "&amp;") in page


def test_the_other_one_is_looked_for_by_any_spelling(admin_client, two):
    kept, gone = two
    make_name("Касым-Жомарт Токаев", "ru", person=gone)
    form = words(admin_client.get(reverse("admin:participants_person_change", args=[kept.pk])))
    assert page_of(kept) in form
    found = words(admin_client.get(page_of(kept) + "&q=Токаев"))
    assert f"other={gone.pk}" in found and f"other={kept.pk}" not in found
    assert "No other record has these words" in words(admin_client.get(page_of(kept) + "&q=Nobody"))


def test_of_terms_that_overlap_in_a_row_all_of_one_side_stay_or_none_is_chosen(admin_client, two):
    """The other one's term overlaps two: to keep it and one of the two is no choice."""
    kept, gone = two
    office = make_office("Prime Minister of Kazakhstan")
    first = make_term(kept, office, "1999-10-01", end="1999-10-12")
    second = make_term(kept, office, "1999-10-12", end="2002-01-28")
    its = make_term(gone, office, "1999-09-01", end="2001-12-01")

    def key(term):
        return "row-participants_term-{}_{}".format(*sorted([term.pk, its.pk]))

    assert merge(admin_client, kept, gone, **{key(first): first.pk, key(second): its.pk}).status_code == 422
    merge(admin_client, kept, gone, **{key(first): first.pk, key(second): second.pk})
    assert set(kept.terms.all()) == {first, second}


def test_addresses_of_sources_stand_on_the_page_as_words(admin_client, two):
    kept, gone = two
    office = make_office("President of Kazakhstan")
    for person, page in ((kept, "a"), (gone, "b")):
        Person.objects.filter(pk=person.pk).update(source_url=f"https://one.example/{page}")
        make_term(person, office, start="2019-03-20", source_url=f"https://two.example/{page}")

    html = admin_client.get(page_of(kept, gone)).content.decode()

    assert "https://one.example/b" in html
    assert "https://two.example/b" in html
    assert "&lt;a href" not in html
