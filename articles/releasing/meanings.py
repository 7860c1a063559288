"""What columns mean where a model's own words do not say it, or not to somebody who has only the file."""

from typing import Any

# Of any table
OF_ALL = {
    "id": "The row's number in the archive: the same in each release.",
    "source": "Where this fact comes from, as a reader would cite it. Empty: not on record.",
    "source_url": "The address of that source. Empty: not on record, or on no page.",
    "confirmation": (
        "On what ground the fact may be believed: the official record, two sources, one source, reported by a program "
        "and not checked, none, or not stated."
    ),
    "wikidata": "Its item in Wikidata. Empty: not on record.",
    "language": "The language, as a BCP 47 tag; “und” where it is not known.",
    "part": "Which part of the article the span is in: body, headline, standfirst or summary.",
    "start": "Where the words begin, in characters (Unicode code points) from the start of the part.",
    "end": "The character after the last one.",
    "standing": (
        "Whether the words stand in the article: in the text, missing there, or apart, which means that nobody says they "
        "are the article's."
    ),
    "said_by_name": "Who said so, as the source gives the name. Empty, with no person or organisation: the article itself.",
    "name": "The name, in English.",
    "name_ru": "The name in Russian. Empty: none on record.",
    "article_id": "The article.",
    "position": "Its place among those of its article, from 0 on.",
}
# Of one
OF_TABLE = {
    ("countries", "code"): (
        "ISO 3166-1 alpha-2; of a state that is no more the one that ISO 3166-3 keeps. Addresses have it in small letters."
    ),
    ("countries", "alpha3"): "ISO 3166-1 alpha-3. Empty: not on record.",
    ("countries", "is_of_region"): "Whether it is one of the states that the archive follows in depth.",
    ("names", "text"): "The name as it is written.",
    ("names", "kind"): (
        "What kind of name it is. Case forms are made by a program of the Russian names, so that texts are searched for "
        "them; “metonym” is a word that stands for the owner and is no name of it."
    ),
    ("terms", "start"): "When the person took the office, as far as it is known. Empty: not known.",
    ("terms", "end"): "When the person left it. Empty: had not left it by `known_until`.",
    ("terms", "is_acting"): "Whether the person only acted in the office.",
    ("memberships", "start"): "When this standing began, as far as it is known.",
    ("memberships", "end"): "When it ended. Empty: had not ended by `known_until`.",
    ("meetings", "when"): "When it was or is to be, exactly as far as the sources state it.",
    ("meetings", "possible_days"): (
        "Every day on which it may have been or may be, as intervals of ISO days with both ends, “;” between them: what "
        "`when` leaves open is looked for before or after the day of the source. Empty intervals do not occur."
    ),
    ("meetings", "when_earliest"): "The first of the possible days.",
    ("meetings", "when_latest"): "The last of the possible days.",
    ("meetings", "status"): (
        "What became of it as editors concluded from the sources. Only “held” says that it was; a meeting announced for "
        "days that have passed is of unknown outcome."
    ),
    ("meetings", "participant_list"): (
        "How much of who took part is on record. Only of a complete list does silence mean that somebody was not there."
    ),
    (
        "meetings",
        "stated_on",
    ): "The day on which the source of the status was published. Empty: not on record.",
    ("meetings", "recorded_on"): "The day on which the archive first recorded it.",
    (
        "participations",
        "status",
    ): "Whether they came, as editors concluded. To be invited or confirmed is not attendance.",
    (
        "participations",
        "name_as_given",
    ): "The participant in the source's words, where nothing on record fits them.",
    ("participations", "office_id"): (
        "The office that the source names. Who held it on the day follows from `terms` and is not stated by the source."
    ),
    ("articles", "body"): (
        "The source's own text, where its publisher's licence lets it be passed on. Empty: withheld, or the archive has none; "
        "`text_withheld` tells which."
    ),
    ("articles", "standfirst"): "The source's own standfirst, under the same rule as the body.",
    ("articles", "summary"): "A summary in the archive's own words. Empty: none.",
    ("articles", "text_withheld"): (
        "Whether the archive has a text of the source that this release leaves out, as no licence on record lets it be passed on."
    ),
    (
        "articles",
        "text_licence",
    ): "The licence of body and standfirst, by its SPDX name; empty where neither is given.",
    ("articles", "published_on"): "The day of publication. Empty: the source does not say.",
    ("mentions", "text"): "The words of the article that name somebody.",
    (
        "mentions",
        "holder_id",
    ): "Who held the named office on the article's day, as `terms` said when it was linked.",
    ("mentions", "rule"): "By which rule of the archive the mention was found, or that an editor marked it.",
    (
        "citations",
        "cited_article_id",
    ): "The article of this archive that is cited. Empty: none, or not published here.",
    ("coverage", "quote"): "The words on which this rests. Those in the text are a quotation of the source.",
    (
        "attestations",
        "quote",
    ): "The words on which this rests. Those in the text are a quotation of the source.",
    ("statements", "text"): "The words of the statement: quoted from the article, or a paraphrase of ours.",
    ("versions", "story_id"): "The same number for all articles whose texts are nearly the same.",
    ("versions", "is_settled"): "Whether an editor decided so; else a program did, by comparing the texts.",
    (
        "former_numbers",
        "number",
    ): "A number that an article once had: its address still leads to the article.",
    ("former_addresses", "table"): "The table of this release in which the row stands.",
    ("former_addresses", "slug"): "The slug that it once had.",
    ("former_addresses", "row_id"): "The row to which the old address leads.",
    (
        "publishers",
        "text_licence",
    ): "Under which licence the publisher lets anybody pass its texts on. Empty: not known.",
}


def meaning_of(table: str, column: str, field: Any) -> str:
    """A sentence; of a column of which nobody says more, the model's name of it."""
    if told := OF_TABLE.get((table, column)) or OF_ALL.get(column):
        return told
    name = str(field.verbose_name)
    sentence = f"{name[:1].upper()}{name[1:]}."
    return f"{sentence} {field.help_text}" if field.help_text else sentence
