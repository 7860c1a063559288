"""Words beside a name: which of them show that a person is named, and which never do."""

from functools import lru_cache

from summit_archive.text.phrase_forms import is_given_name, is_given_name_alone

# With a capital at the beginning of a sentence, in a headline, or before a name.
NEVER_A_NAME = frozenset(
    """
A An The This That These Those My Our Your His Her Its Their And But Or Nor So Yet If When While Where As At By For
From In Into Of On Onto Over Off Out To Toward Towards Under Until Upon Up With Within Without After Before Since
During Between Among Against About Around Across Along Like Unlike Both Either Neither Not No Nor Only Also Even Now
Then Today Yesterday Tomorrow Earlier Later Meanwhile However Thus Therefore Moreover Besides Although Though Because
Who Whom Whose Which What Why How Is Was Are Were Has Had Have Did Does Do Will Would Can Could May Might Must Should
Said Says Told Tells Asked Answered According Speaking Meeting Addressing Thanking Replying Mr Mrs Ms Miss Dr Sir
Madam President Presidents Minister Ministers Premier Prime Chairman Chairwoman Chair Speaker Governor Senator
Ambassador General Colonel Marshal Secretary Leader Leaders Comrade Colleague Colleagues Dear Deputy Acting Former
Foreign Defence Defense Finance Vice First Interim Then-President Ex-President Candidate Lady Republic Kingdom State
East West North South Eastern Western Northern Southern Central January February March April May June July August
September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Russia Russian Ukraine
Question Answer Photo Video King Queen Prince Foreign Government Parliament Embassy Crown Hashemite Emir
Q A Mr. Mrs. Ms. Dr. Messrs Messrs. St. vs. vs
В Во Из К Ко На О Об Обо От По Под При Про С Со У За До Для Без Над Перед Через Между Среди После Около Против Ради
И А Но Или Что Как Так Если Когда Пока Где Это Этот Эта Эти Тот Та Те Он Она Они Мы Вы Я Ни Не Также Тоже Ещё Еще Уже
Сам Сама Сейчас Сегодня Вчера Завтра Теперь Затем Потом Однако Поэтому Кстати Впрочем Ранее Позже Накануне Напомним
Господин Господина Господину Госпожа Товарищ Президент Президента Президенту Президентом Премьер Премьера Министр
Генерал Глава Лидер Экс-президент Экс-премьер Сенатор Депутат Губернатор Посол Председатель Г-н Г-на Г-ну Г-жа
""".split()
)


# Titles of people who hold no office that the archive knows: a leader's family name after one is somebody else's.
OTHER_TITLES = frozenset(
    """
Governor Senator General Colonel Marshal Ambassador Judge Professor Captain Mayor Deputy Academician Commissioner
Gov. Sen. Rep. Gen. Col. Lt. Maj. Adm. Amb. Prof. Capt. Rev. Sgt. ген. полк. проф. акад. доц.
Генерал Губернатор Сенатор Депутат Посол Судья Профессор генерал генерала губернатор губернатора сенатор сенатора
депутат депутата посол посла судья судьи профессор профессора капитан капитана мэр мэра академик академика
""".split()
)

# Given names that stand beside names which are a country's too, or beside a leader's family name.
GIVEN_NAMES = frozenset(
    """
Adam Alan Albert Alex Alexander Alexandra Alexei Alexey Alice Alina Amy Anastasia Anatoly Andre Andrei Andrew Andrey Ann
Anna Anne Anthony Anton Arkady Arthur Barbara Ben Benjamin Bob Boris Brian Carl Carol Catherine Charles Chris Christian
Christina Christopher Craig Daniel Daria David Deandre Denis Diana Dina Dmitri Dmitry Donald Edward Eduard Elena Elizabeth
Emma Eric Eva Evgeny Francis Frank Gary Gennady George Georgy Gleb Gregory Grigory Helen Henry Igor Ilya Irina Ivan Jack
Jacob James Jane Janet Jason Jean Jeff Jennifer Jessica Jim Joan Joe John Jonathan Joseph Julia Karen Kate Katherine
Kathy Kevin Kim Kirill Konstantin Larisa Larry Laura Leonid Lisa Louis Lyudmila Luke Margaret Maria Marina Mark Martin
Mary Matthew Maxim Michael Michelle Mike Mikhail Nadezhda Nancy Natalia Natalya Nicholas Nick Nikita Nikolai Nikolay Nina
Oleg Olga Pamela Patricia Patrick Paul Pavel Peter Philip Polina Pyotr Rachel Raisa Ralph Ray Rebecca Richard Robert Roger
Roman Ronald Ruslan Ryan Samuel Sandra Sara Sarah Scott Semyon Sergei Sergey Shannon Sharon Simon Sofia Stanislav Stephen
Steve Steven Susan Svetlana Tamara Tatiana Tatyana Thomas Tim Timothy Tom Tony Vadim Valentin Valentina Valery Vasily
Victor Victoria Viktor Viktoria Vitaly Vladimir Vladislav Vyacheslav Walter Wendy William Yana Yaroslav Yegor Yekaterina
Yelena Yevgeny Yulia Yuri Yury Zinaida Zoya
""".split()
)


@lru_cache(maxsize=50_000)
def is_someones_name(word: str) -> bool:
    """Whether the word is a given name, of the list or of the Russian dictionary."""
    if not word[:1].isupper() or word in NEVER_A_NAME:
        return False
    if word in GIVEN_NAMES:
        return True
    return "а" <= word[-1:].lower() <= "я" and is_given_name(word)


def is_no_word_but_a_name(word: str) -> bool:
    """Whether the word is a Russian given name and no other word of the language, as Слава and Надежда are."""
    return word[:1].isupper() and word not in NEVER_A_NAME and is_given_name_alone(word)
