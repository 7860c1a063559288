"""A claim's answer as a file tells it: verdict, evidence with source, grade and words, and how much is on record."""

from dataclasses import asdict

from django.urls import reverse

from summit_archive.web.json import day, edtf, words

# Under these names stand addresses; of ours the site stands before them.
ADDRESSES = ("url", "json", "page", "pair", "quote_url")


def whole(content, about):
    """The same with whole addresses, and with what every file says of itself."""
    return {**with_whole_addresses(content, about), "archive": about.as_json}


def with_whole_addresses(content, about, name=""):
    if isinstance(content, dict):
        return {key: with_whole_addresses(value, about, key) for key, value in content.items()}
    if isinstance(content, list):
        return [with_whole_addresses(value, about, name) for value in content]
    return about.whole(content) if name in ADDRESSES and isinstance(content, str) else content


def side(one):
    return {"kind": one.kind, "key": one.value, "name": str(one.label), "url": one.url}


def answer_in_full(answer):
    who, met = answer.sides
    return {
        "claim": {
            "who": side(who),
            "met": side(met),
            "on": edtf(answer.time.date),
            "on_in_words": words(answer.time.date),
            "in": answer.where.value or None,
        },
        "verdict": answer.verdict.value,
        "sentence": answer.sentence,
        "sentences": list(answer.sentences),
        "evidence": {
            "for": kind(answer.attested),
            "possible": kind(answer.left_open),
            "against": kind(answer.against),
        },
        "circles": answer.numbers,
        "at_other_times_or_places": answer.elsewhere,
        "offices": [note(one) for one in answer.offices],
        "reported_not_checked": proposed(answer.proposed),
        "coverage": answer.known.as_json,
        "horizon": horizon(answer.horizon),
        "url": answer.url,
        "json": answer.json_url,
        "pair": answer.pair_url or None,
    }


def kind(one):
    return {
        "number": one.number,
        "left_out": one.left_out,
        "url": one.url or None,
        "meetings": [evidence(each) for each in one.shown],
    }


def evidence(one):
    return {
        "meeting": one.meeting,
        "title": one.title,
        "url": one.url,
        "when": one.when,
        "when_in_words": one.when_in_words,
        "certainly_then": one.is_certainly_then,
        "states_no_year": one.states_no_year,
        "status": one.status,
        "kind": one.kind,
        "circle": one.circle,
        "how": one.how,
        "place": one.place or None,
        "reasons": list(one.reasons),
        "denies": one.denies,
        "parts": [part(each) for each in one.parts],
        **cited(one.cited),
        "said": [asdict(each) for each in one.said],
    }


def part(one):
    return {
        "side": one.side,
        "standing": one.standing,
        "in_words": one.in_words,
        "named": one.named or None,
        "office": one.office or None,
        "by_office": one.is_by_office,
        "note": one.note,
        **(cited(one.cited) if one.cited else {}),
    }


def cited(one):
    return {"source": one.source, "source_url": one.source_url, "confirmation": one.confirmation}


def note(one):
    return {"text": one.text, "url": one.url, **cited(one.cited)}


def proposed(one):
    meetings = [
        {"title": row.title, "url": row.get_absolute_url(), "when": str(row.when), "status": row.status}
        for row in one.shown
    ]
    return {"number": one.number, "url": one.url, "meetings": meetings}


def horizon(one):
    return {
        "first_year": one.first_year,
        "last_year": one.last_year,
        "held_meetings": one.held,
        "bodies": list(one.bodies),
        "number_of_bodies": one.number_of_bodies,
        "last_meeting_on": day(one.last_meeting_on),
        "offices_known_until": day(one.offices_known_until),
    }


# --- Who held an office -------------------------------------------------------


def office_in_full(answer):
    person = answer.person
    return {
        "claim": {
            "office": {"key": answer.office.slug, "name": answer.office.name},
            "person": {"key": person.slug, "name": person.name, "url": person.get_absolute_url()}
            if person
            else None,
            "on": edtf(answer.time.date),
            "on_in_words": words(answer.time.date),
        },
        "verdict": answer.verdict.value if answer.verdict else None,
        "sentence": answer.sentence,
        "sentences": list(answer.sentences),
        "holders": [holder(one) for one in answer.holders],
        "known_until": day(answer.known_until),
        "url": answer.url,
        "json": answer.json_url,
    }


def holder(one):
    return {
        "person": one.person.slug,
        "name": one.person.name,
        "url": one.person.get_absolute_url(),
        "certain": one.is_sure,
        "certain_for_a_part": one.is_sure_then,
        "acting": one.is_acting,
        **in_force(one.term),
        "source": one.term.source,
        "source_url": one.term.source_url,
        "confirmation": one.term.confirmation,
    }


def in_force(term):
    """From when until when a term held; without an end, until when it is known to have held."""
    return {
        "start": edtf(term.start),
        "start_in_words": words(term.start),
        "end": edtf(term.end),
        "end_in_words": words(term.end),
        "known_until": day(term.known_until),
    }


# --- What was not understood --------------------------------------------------


def problem(one):
    """As a refusal's, and who may be meant, with an address of each."""
    choices = [
        {"value": each.value, "name": each.label, "note": each.note} for each in getattr(one, "choices", ())
    ]
    return {"parameter": one.parameter, "value": one.value, "message": one.message, "choices": choices}


def about_claims():
    """What an address without a question answers: how to ask."""
    examples = [
        {"who": "kz", "met": "uz", "on": "2022"},
        {"office": "president-of-kazakhstan", "on": "2019-03-20"},
    ]
    return {
        "parameters": ["who", "met", "on", "in", "office", "person"],
        "page": reverse("claim"),
        "examples": examples,
    }
