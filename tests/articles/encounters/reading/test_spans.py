"""Whatever an encounter tells shows its words: a span for each thing told, with the words that are given of it."""

import pytest

from articles.encounters.encounter import ReadEncounter

from .bodies import read as read_english
from .test_russian import read as read_russian

PUTIN, NAZARBAYEV = "President of Russia Vladimir Putin", "President of Kazakhstan Nursultan Nazarbayev"
ENGLISH = [
    ("", f"{PUTIN} met with {NAZARBAYEV} in Minsk on Monday."),
    ("", f"On April 10, {PUTIN} and {NAZARBAYEV} held talks in Yalta on the sidelines of the CIS summit."),
    ("", f"{PUTIN} spoke by telephone with {NAZARBAYEV} yesterday."),
    (f"{NAZARBAYEV} will visit Russia on April 20", f"{PUTIN} will meet with {NAZARBAYEV} in Moscow."),
    ("A CIS summit took place in Minsk on April 12", f"The summit was attended by {PUTIN} and {NAZARBAYEV}."),
    ("", "The CIS summit was held in Astana on Thursday. Alexander Lukashenko was absent from the summit."),
    (
        "",
        "The CIS summit in Minsk on Monday. Besides Belarus, three countries were invited: Armenia, Georgia and Ukraine.",
    ),
    (
        "CIS leaders will meet on May 10",
        "The CIS summit will be held in Minsk, and Vladimir Putin will take part.",
    ),
    (
        "",
        f"The CIS summit took place in Yalta. {PUTIN} met with {NAZARBAYEV}. The talks were held within the summit.",
    ),
    ("", "The CSTO Collective Security Council held a session in Minsk on Thursday."),
    ("", f"{PUTIN} arrived in Kazakhstan on an official visit on Monday."),
    ("", "The CIS summit planned for May 10 in Minsk has been cancelled."),
]
RUSSIAN = [
    ("Вчера Владимир Путин встретился в Сочи с Нурсултаном Назарбаевым", ""),
    ("Владимир Путин принял в понедельник Нурсултана Назарбаева", "Переговоры прошли в Сочи."),
    ("Владимир Путин и Нурсултан Назарбаев 3 апреля поговорили по телефону", ""),
    ("Владимир Путин встретился с Нурсултаном Назарбаевым на полях саммита СНГ в Минске", ""),
    ("В Минске завершился саммит СНГ", "В кулуарах саммита Владимир Путин принял Нурсултана Назарбаева."),
    ("В пятницу в Минске состоится заседание Совета глав правительств СНГ", "Саммит СНГ пройдёт в Минске."),
    ("Лидеры стран СНГ 3 апреля собрались в Минске", "Владимир Путин выступил на саммите СНГ."),
    ("Заседание Межгоссовета завершилось 4 апреля", "В нём участвовал Владимир Путин."),
    ("Завтра Нурсултан Назарбаев прилетит с визитом в Белоруссию", ""),
    ("20 апреля пройдёт встреча президентов России и Казахстана", "Владимир Путин встретится с Нурсултаном Назарбаевым."),
    ("В Белоруссии 3 апреля прошла встреча Владимира Путина и Нурсултана Назарбаева", ""),
    ("", "В Кремле опровергли, что Владимир Путин 3 апреля встретился в Сочи с Нурсултаном Назарбаевым."),
    ("Российско-белорусский саммит прошёл в Сочи 4 апреля", ""),
]  # fmt: skip


def lacking(encounter: ReadEncounter, parts: dict[str, str]) -> list[str]:
    """What is told without a span whose words have what is given."""
    shown: dict[str, list[str]] = {}
    for span in encounter.spans:
        shown.setdefault(span.shows, []).append(parts[span.part][span.start : span.end])
    told = {"kind": "", "status": ""}
    if encounter.when_basis == "stated":
        told["when"] = ""
    if encounter.place or encounter.country:
        told["place"] = encounter.place_as_given
    if encounter.within_as_given:
        told["within"] = encounter.within_as_given
    if encounter.organisation:
        told["organisation"] = ""
    told |= {
        f"party {number}": party.name_as_given
        for number, party in enumerate(encounter.parties)
        if party.name_as_given
    }
    return [what for what, words in told.items() if not any(words in one for one in shown.get(what, []))]


@pytest.mark.parametrize(
    ("reads", "headline", "body"),
    [*((read_english, *one) for one in ENGLISH), *((read_russian, *one) for one in RUSSIAN)],
)
def test_all_that_is_told_has_the_words_that_tell_it(reads, headline, body):
    encounters = reads(headline=headline, body=body)

    assert encounters
    parts = {"headline": headline, "body": body}
    assert [(one.kind, lacking(one, parts)) for one in encounters if lacking(one, parts)] == []
