"""Names that are words of the language: of states, places, bodies, offices and series. The endings are pymorphy3's.

What it does not know, or declines otherwise than people do, stands here. A word that it does not know and that ends as none is
declined, or in «-и» as if in the plural, stays as it is.
"""

from functools import lru_cache

from summit_archive.text.phrase_forms import analyzer, is_abbreviation, phrase_forms, sure_forms

CASES = {"gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "loc": "loct"}

# Genitive, dative, accusative, instrumental, locative.
BY_HAND = {
    "Аваза": "Авазы|Авазе|Авазу|Авазой|Авазе",
    "Антигуа и Барбуда": "Антигуа и Барбуды|Антигуа и Барбуде|Антигуа и Барбуду|Антигуа и Барбудой|Антигуа и Барбуде",
    "Багамы": "Багам|Багамам|Багамы|Багамами|Багамах",
    "Бонэйр, Синт-Эстатиус и Саба": (
        "Бонэйра, Синт-Эстатиуса и Сабы|Бонэйру, Синт-Эстатиусу и Сабе|Бонэйр, Синт-Эстатиус и Сабу|"
        "Бонэйром, Синт-Эстатиусом и Сабой|Бонэйре, Синт-Эстатиусе и Сабе"
    ),
    "Вискули": "Вискулей|Вискулям|Вискули|Вискулями|Вискулях",
    "Игора": "Игоры|Игоре|Игору|Игорой|Игоре",
    "Каймановы острова": (
        "Каймановых островов|Каймановым островам|Каймановы острова|Каймановыми островами|Каймановых островах"
    ),
    "Острова Святой Елены, Вознесения и Тристан-да-Кунья": (
        "Островов Святой Елены, Вознесения и Тристан-да-Кунья|Островам Святой Елены, Вознесения и Тристан-да-Кунья|"
        "Острова Святой Елены, Вознесения и Тристан-да-Кунья|Островами Святой Елены, Вознесения и Тристан-да-Кунья|"
        "Островах Святой Елены, Вознесения и Тристан-да-Кунья"
    ),
    "Соединенные Штаты": (
        "Соединенных Штатов|Соединенным Штатам|Соединенные Штаты|Соединенными Штатами|Соединенных Штатах"
    ),
    "Чолпон-Ата": "Чолпон-Аты|Чолпон-Ате|Чолпон-Ату|Чолпон-Атой|Чолпон-Ате",
    "Шпицберген и Ян-Майен": (
        "Шпицбергена и Ян-Майена|Шпицбергену и Ян-Майену|Шпицберген и Ян-Майен|Шпицбергеном и Ян-Майеном|"
        "Шпицбергене и Ян-Майене"
    ),
    "Южная Георгия и Южные Сандвичевы острова": (
        "Южной Георгии и Южных Сандвичевых островов|Южной Георгии и Южным Сандвичевым островам|"
        "Южную Георгию и Южные Сандвичевы острова|Южной Георгией и Южными Сандвичевыми островами|"
        "Южной Георгии и Южных Сандвичевых островах"
    ),
}
# As no word of Russian is declined that ends so and stands in no dictionary.
INDECLINABLE = tuple("оеэуюёиы")
# What is done «на»: islands, and a monastery's; of states «в» alone, as of every other (see the README of the shipped facts).
ON = frozenset(
    "Багамы Бермуды Валаам Гаити Кипр Коморы Куба Мадагаскар Маврикий Мальдивы Мальта Тайвань Филиппины Шри-Ланка Ямайка".split()
)
# «во Франции», «во Владивостоке»: before «в» or «ф» with another consonant.
CONSONANTS = frozenset("бвгджзйклмнпрстфхцчшщь")


@lru_cache(maxsize=20_000)
def phrase_in(case: str, phrase: str) -> str:
    """As it stands where nobody knows how it is declined."""
    if by_hand := BY_HAND.get(phrase):
        return dict(zip(CASES, by_hand.split("|"), strict=True))[case]
    if is_indeclinable(phrase):
        return phrase
    # Of «Босния и Герцеговина» these have the first word alone.
    sure = {} if " и " in phrase else {of_case: form for form, of_case in sure_forms(phrase)}
    if CASES[case] in sure:
        return sure[CASES[case]]
    if sure and case == "acc":
        return phrase
    return next((form for form, of_case in sorted(phrase_forms(phrase)) if of_case == CASES[case]), phrase)


def is_indeclinable(phrase: str) -> bool:
    """One word that no dictionary has and that ends in such a vowel, or Latin letters."""
    if not any("а" <= letter <= "я" for letter in phrase.lower()):
        return True
    last = phrase.rsplit("-", 1)[-1]
    return (
        " " not in phrase
        and not is_abbreviation(phrase)
        and last.endswith(INDECLINABLE)
        and not is_known(phrase)
    )


def is_known(word: str) -> bool:
    return analyzer().word_is_known(word)


def preposition(place: str) -> str:
    if place in ON:
        return "на"
    return "во" if len(place) > 1 and place[0] in "ВФ" and place[1] in CONSONANTS else "в"


# The first word of what an office is called; within a sentence it has a small letter.
OFFICES = frozenset(
    "Верховный Вице-президент Вице-премьер Генеральный Глава Государственный Заместитель Избранный Император "
    "Исполнительный Исполняющий Канцлер Король Министр Первый Премьер Премьер-министр Президент Председатель "
    "Пресс-секретарь Секретарь Сопредседатель Специальный Эмир".split()
)


def is_an_office(text: str) -> bool:
    return text.partition(" ")[0] in OFFICES


def within_a_sentence(office: str) -> str:
    return office[:1].lower() + office[1:]
