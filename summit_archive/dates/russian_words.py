"""What Russian dates are made of, in the cases that `CASES` names: seasons, quarters, months, and «год» behind a number."""

from .day_words import NOMINATIVE, RUSSIAN

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")


def forms(text: str) -> dict[str, str]:
    return dict(zip(CASES, text.split("|"), strict=True))


YEAR = forms("|года|году|год|годом|году")
YEARS = forms("годы|годов|годам|годы|годами|годах")

SEASONS = [
    forms("весна|весны|весне|весну|весной|весне"),
    forms("лето|лета|лету|лето|летом|лете"),
    forms("осень|осени|осени|осень|осенью|осени"),
    forms("зима|зимы|зиме|зиму|зимой|зиме"),
]
# As EDTF has them, four each: 21 to 24, 25 to 28, 29 to 32.
HEMISPHERES = ["", " (Северное полушарие)", " (Южное полушарие)"]

QUARTER = " квартал| квартала| кварталу| квартал| кварталом| квартале"
FOUR_MONTHS = (
    " четыре месяца| четырёх месяцев| четырём месяцам| четыре месяца| четырьмя месяцами| четырёх месяцах"
)
HALF = " половина| половины| половине| половину| половиной| половине"
# The number that EDTF gives each: (what it is, its adjective).
PARTS_OF_YEAR = {
    33: (QUARTER, "первый|первого|первому|первый|первым|первом"),
    34: (QUARTER, "второй|второго|второму|второй|вторым|втором"),
    35: (QUARTER, "третий|третьего|третьему|третий|третьим|третьем"),
    36: (QUARTER, "четвёртый|четвёртого|четвёртому|четвёртый|четвёртым|четвёртом"),
    37: (FOUR_MONTHS, "первые|первых|первым|первые|первыми|первых"),
    38: (FOUR_MONTHS, "средние|средних|средним|средние|средними|средних"),
    39: (FOUR_MONTHS, "последние|последних|последним|последние|последними|последних"),
    40: (HALF, "первая|первой|первой|первую|первой|первой"),
    41: (HALF, "вторая|второй|второй|вторую|второй|второй"),
}

DOUBTS = {"?": "предположительно", "~": "приблизительно", "%": "предположительно и приблизительно"}

# «январём», but «апрелем».
STRESSED_AT_THE_END = {1, 2, 9, 10, 11, 12}


def month_in(case: str, month: int) -> str:
    if case in ("nom", "acc"):
        return NOMINATIVE[month - 1]
    stem, ending = RUSSIAN[month - 1][:-1], RUSSIAN[month - 1][-1]
    if ending == "а":
        return stem + {"gen": "а", "dat": "у", "ins": "ом", "loc": "е"}[case]
    with_stress = "ём" if month in STRESSED_AT_THE_END else "ем"
    return stem + {"gen": "я", "dat": "ю", "ins": with_stress, "loc": "е"}[case]


def season_in(case: str, number: int) -> str:
    return SEASONS[(number - 21) % 4][case]


def part_of_year_in(case: str, number: int) -> str:
    noun, adjective = map(forms, PARTS_OF_YEAR[number])
    return adjective[case] + noun[case]
