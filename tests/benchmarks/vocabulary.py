"""Made-up words for lifelike texts: as frequent, as long and as inflected as those of English and Russian.

The commonest are the languages' own, as the search leaves them out; the rest are syllables, so that no text says
anything. Of every kind of word a few are very common and most are rare (Zipf's law).
"""

from itertools import accumulate
from random import Random
from typing import NamedTuple

COMMON = {
    "en": "the of and to in a is that for on was with as by at from has it be are this he have will not his "
    "an which were its been their they also would or more had but one after all about who other when new",
    "ru": "в и на с что по не о к из для за его от как это у до при а то также был были после но все их он "
    "она мы или году будет между уже было может она перед под том так ещё только более этом время если",
}
ONSETS = {
    "en": "b c d f g h l m n p r s t v w br cl cr dr fl gr pl pr sh sp st th tr ch".split(),
    "ru": "б в г д ж з к л м н п р с т ф х ц ч ш бр вл гр др кр пр ст тр зн сл".split(),
}
VOWELS = {"en": "a e i o u ea ou ai".split(), "ru": "а е и о у ы я ю".split()}
CODAS = {
    "en": ["", "", "n", "r", "l", "s", "t", "nd", "ck"],
    "ru": ["", "", "н", "р", "л", "с", "т", "й", "к"],
}
# Those by which the languages' stemmers know the forms of one word.
ENDINGS = {"en": ["", "s", "ed", "ing"], "ru": ["а", "ы", "ой", "ами", "у"]}
STEMS = 12_000
# Of all the words in a text, so many are of the common ones.
COMMON_SHARE = 0.4


class Weighted(NamedTuple):
    """What to draw from, the likeliest first, and the sums of their weights, as Random.choices takes them."""

    choices: list
    sums: list[float]

    def draw(self, random: Random, number: int = 1) -> list:
        return random.choices(self.choices, cum_weights=self.sums, k=number)


def zipf(choices: list, exponent: float = 1.0) -> Weighted:
    """The first is twice as likely as the second, three times as the third, and so on."""
    return Weighted(choices, list(accumulate((rank + 1) ** -exponent for rank in range(len(choices)))))


def words(language: str, random: Random) -> Weighted:
    """All the words of a language, in every form."""
    common = zipf(COMMON[language].split(), 0.8)
    stems = made_up(language, STEMS, random)
    endings = ENDINGS[language]
    forms = [stem + ending for stem in stems for ending in endings]
    weights = [1 / (rank + 3) / len(endings) for rank in range(len(stems)) for _ending in endings]
    scale = common.sums[-1] * (1 - COMMON_SHARE) / COMMON_SHARE / sum(weights)
    rare = accumulate((weight * scale for weight in weights), initial=common.sums[-1])
    return Weighted(common.choices + forms, common.sums + list(rare)[1:])


def made_up(language: str, number: int, random: Random) -> list[str]:
    """Different stems, the short ones first, as the common words of a language are short."""
    stems: dict[str, None] = {}
    while len(stems) < number:
        syllables = 1 + (len(stems) * 3 > number * random.random()) + (random.random() < 0.3)
        stem = "".join(
            random.choice(ONSETS[language]) + random.choice(VOWELS[language]) for _ in range(syllables)
        )
        stems[stem + random.choice(CODAS[language])] = None
    return list(stems)
