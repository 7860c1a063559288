"""People that a text names: in full, and then by less."""

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from . import rules
from .article_text import ArticleText, FoundMention, Hit
from .gazetteer_entry import ADDRESS, PERSON, SURNAME
from .holders import Holders
from .neighbours import NEVER_A_NAME, OTHER_TITLES, is_someones_name
from .person_names import Given

INITIALS = re.compile(r"((?:[A-ZА-Я]\. ?){1,3})\Z")
THINGS_NAMED_AFTER = re.compile(
    r"(?: |'s )(?:University|Avenue|Street|Square|Prize|Award|Foundation|Centre|Center|Airport|Library|Museum|Stadium"
    r"|Bridge|Cup|Institute|School|Academy)\b"
)

# Behind a family name: the son of that name, who is seldom the leader.
YOUNGER = re.compile(r"-младш|,? (?:Jr|Junior)\b")
# "Vladimir and Lyudmila Putin": the family name is of both.
BOTH = frozenset(["and", "и"])

LAST_LETTERS = re.compile(r"(?:[^\W_]+(?:-[^\W_]+)*)?\Z")
FIRST_LETTERS_OF_THINGS = frozenset("UASPFCLMBIs")

Day = datetime.date | None
# Where people are named in full, and who.
Named = list[tuple[int, int]]


class Surname(NamedTuple):
    """Where a family name stands, who has it, and whom the office or the title before it tells, by which rule."""

    start: int
    end: int
    people: tuple[int, ...]
    titled: tuple[int, rules.Rule] | None


class Context(NamedTuple):
    """Whom the text names otherwise than by a family name alone: surely, and likely; and where in full."""

    named: set[int]
    likely: set[int]
    whole: Named


class People:
    def __init__(self, holders: Holders, given: dict[int, Given], title_forms: Mapping[str, frozenset[int]]):
        self.holders, self.given = holders, given
        self.title_keys = dict(title_forms)
        leading = frozenset(term.office for term in holders.leading_terms)
        self.other_offices = {
            way: offices - leading for way, offices in title_forms.items() if offices - leading
        }
        self.by_last_word: dict[str, list[str]] = defaultdict(list)
        for title in sorted(self.title_keys, key=lambda way: (-len(way), way)):
            self.by_last_word[title.split()[-1]].append(title)

    def find(
        self, article: ArticleText, offices: list[FoundMention], day: datetime.date | None
    ) -> list[FoundMention]:
        """What is named in full, then what that and the offices of the text make clear."""
        found: list[FoundMention] = []
        whole: Named = []
        text = article.text
        for hit in article.by_sort[PERSON]:
            start, end, entry = hit
            if entry.only and text[end + 1] not in FIRST_LETTERS_OF_THINGS:
                found.append(article.mention(start, end, "person", entry.only, entry.rule))
                whole.append((start, entry.only))
            else:
                self.in_full(article, hit, day, found, whole)
        if not article.by_sort[SURNAME] and not article.by_sort[ADDRESS]:
            return found
        context = self.context(found, offices, whole)
        found += self.by_surnames(article, day, context)
        everybody = context.named | {one.target for one in found if one.certainty == rules.SURE}
        for start, end, entry in article.by_sort[ADDRESS]:
            fitting = [person for person in entry.targets if person in everybody]
            if len(fitting) == 1:
                found.append(article.mention(start, end, "person", fitting[0], rules.NAME_AND_PATRONYMIC))
        return found

    def context(self, found: list[FoundMention], offices: list[FoundMention], whole: Named) -> Context:
        by_office = {one.person for one in offices if one.person and one.certainty == rules.SURE}
        by_name = {one.target for one in found if one.certainty == rules.SURE}
        likely = {one.target for one in found if one.rule == rules.SHARED_FULL_NAME.slug}
        likely |= {one.person for one in offices if one.person}
        return Context(by_office | by_name, likely, whole)

    def in_full(
        self, article: ArticleText, hit: Hit, day: Day, found: list[FoundMention], whole: Named
    ) -> None:
        start, end, entry = hit
        people, rule = entry.targets, entry.rule
        if len(people) > 1:
            in_office = self.in_office(people, day)
            people, rule = in_office, rules.SHARED_FULL_NAME
        elif THINGS_NAMED_AFTER.match(article.text, end):
            rule = rules.NAME_IN_A_NAME
        if len(people) == 1:
            found.append(article.mention(start, end, "person", people[0], rule))
            whole.append((start, people[0]))

    def in_office(self, people: tuple[int, ...], day: Day) -> tuple[int, ...]:
        leaders = self.holders.leaders_on(day) if day else {}
        return tuple(person for person in people if person in leaders)

    def by_surnames(self, article: ArticleText, day: Day, context: Context) -> list[FoundMention]:
        """First those that an office or a title tells, then those alone, which may be of one whom these name.

        Where the text names somebody else of a family name, that name alone is not surely the holder's.
        """
        ours = []
        namesakes: set[int] = set()
        for start, end, entry in article.by_sort[SURNAME]:
            beginning, people = self.not_others(article, start, entry.targets)
            if people and not YOUNGER.match(article.text, end):
                titled = self.by_office(article, beginning, people, day) or self.by_title(
                    article, beginning, people, day
                )
                ours.append(Surname(beginning, end, people, titled))
            else:
                namesakes.update(entry.targets)
        by_title = {one.titled[0] for one in ours if one.titled and one.titled[1].certainty == rules.SURE}
        by_title -= context.named
        context.named.update(by_title)
        context.likely.update(one.titled[0] for one in ours if one.titled)
        found = []
        for surname in ours:
            if mention := self.by_surname(article, surname, day, context):
                is_doubtful = mention.target in namesakes and (
                    mention.rule == rules.SURNAME_OF_HOLDER.slug
                    or (mention.rule == rules.SURNAME_OF_NAMED.slug and mention.target in by_title)
                )
                doubtful = mention._replace(rule=rules.NAMESAKE.slug, certainty=rules.NAMESAKE.certainty)
                found.append(doubtful if is_doubtful else mention)
        return found

    def by_surname(
        self, article: ArticleText, surname: Surname, day: Day, context: Context
    ) -> FoundMention | None:
        start, end, people, titled = surname
        if titled and titled[1].certainty == rules.SURE:
            return article.mention(start, end, "person", *titled)
        holds_another = article.word_before(start) in OTHER_TITLES
        day_of_office = None if holds_another else day
        likeliest = (
            self.by_context(people, start, day_of_office, context)
            or titled
            or self.of_one_likely(people, context)
            or self.by_possible_office(people, day_of_office)
        )
        if likeliest is None:
            return None
        person, rule = likeliest
        if rule.certainty == rules.SURE and THINGS_NAMED_AFTER.match(article.text, end):
            rule = rules.NAME_IN_A_NAME
        return article.mention(start, end, "person", person, rule)

    def not_others(
        self, article: ArticleText, start: int, people: tuple[int, ...]
    ) -> tuple[int, tuple[int, ...]]:
        """Where the name begins, with its initials, and who it may be after the word before it.

        A given name makes it somebody else's family name, and so does any other unknown word with a capital,
        unless all is in capitals. Of a couple, "Vladimir and Lyudmila Putin", it is his.
        """
        text = article.text
        is_after_initial = text[start - 1] == "." or text[start - 2 : start] == ". "
        if (
            is_after_initial
            and not article.ending_at(start - 1)
            and (initials := INITIALS.search(text, max(0, start - 9), start))
        ):
            letter = initials[1][0]
            fitting = tuple(person for person in people if letter in self.given[person].letters)
            return initials.start(), fitting
        word = article.word_before(start)
        if text[start : start + 2].isupper() and not is_someones_name(word.title()):
            return start, people
        if not word[:1].isupper() or word in NEVER_A_NAME or self.is_known(article, start):
            return start, people
        if word.endswith("."):
            return start, () if word in OTHER_TITLES else people
        before = start - len(word) - 1
        around = {word, article.word_before(before)}
        if around & BOTH:
            around.add(article.word_before(article.text.rfind(" ", 0, before - 1) + 1))
        fitting = tuple(person for person in people if around & self.given[person].names)
        return start, fitting

    def is_known(self, article: ArticleText, start: int) -> bool:
        """Whether what stands before is a title or a name of the archive, such as a country's, and no given name."""
        return article.ending_at(start - 1) is not None or self.title_at(article, start) != ""

    def title_at(self, article: ArticleText, start: int) -> str:
        """The title that stands right before, such as "President " or «президентом », else ""."""
        text = article.text
        if text[start - 1] != " ":
            return ""
        word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
        if not word.isalpha():
            letters = LAST_LETTERS.search(word)
            word = letters[0] if letters else ""
        for title in self.by_last_word.get(word, ()):
            if text.endswith(title, 0, start - 1) and not text[start - 2 - len(title)].isalnum():
                return title
        return ""

    def by_office(
        self, article: ArticleText, start: int, people: tuple[int, ...], day: Day
    ) -> tuple[int, rules.Rule] | None:
        """«премьеру России Путину»: who of that name held just that office."""
        offices = article.offices_ending_at.get(start - 1) if article.text[start - 1 : start] == " " else None
        if not offices:
            return None
        holders = {
            person
            for office in offices
            for person in (self.holders.possibly(office, day) if day else self.holders.ever(office))
        }
        fitting = [person for person in people if person in holders]
        return (fitting[0], rules.OFFICE_AND_SURNAME) if len(fitting) == 1 else None

    def by_title(
        self, article: ArticleText, start: int, people: tuple[int, ...], day: Day
    ) -> tuple[int, rules.Rule] | None:
        """ "President Karimov": who of that name held such an office that day, else may have; without a day ever."""
        before = self.title_at(article, start)
        if not before:
            return None
        offices = self.title_keys[before]
        if day is None:
            fitting = [one for one in people if any(one in self.holders.ever(office) for office in offices)]
            rule = rules.TITLE_AND_SURNAME_UNDATED
        else:
            leaders, rule = self.holders.leaders_on(day), rules.TITLE_AND_SURNAME
            fitting = [one for one in people if leaders.get(one, frozenset()) & offices]
            others = self.other_offices.get(before, ())
            fitting = fitting or [
                one for one in people if any(one in self.holders.surely(office, day) for office in others)
            ]
            if not fitting:
                leaders, rule = self.holders.possible_leaders_on(day), rules.TITLE_AND_SURNAME_POSSIBLY
                fitting = [one for one in people if leaders.get(one, frozenset()) & offices]
        return (fitting[0], rule) if len(fitting) == 1 else None

    def of_one_likely(self, people: tuple[int, ...], context: Context) -> tuple[int, rules.Rule] | None:
        fitting = [person for person in people if person in context.likely]
        return (fitting[0], rules.SURNAME_OF_LIKELY) if len(fitting) == 1 else None

    def by_context(
        self, people: tuple[int, ...], place: int, day: Day, context: Context
    ) -> tuple[int, rules.Rule] | None:
        """Who is meant, by the rest of the article or else by the day; and the rule."""
        fitting = [person for person in people if person in context.named]
        in_office = self.in_office(people, day)
        if len(fitting) == 1:
            return fitting[0], rules.SURNAME_OF_NAMED
        if len(fitting) > 1:
            before = [person for start, person in context.whole if person in fitting and start < place]
            alone = [person for person in fitting if person in in_office]
            likeliest = alone[0] if len(alone) == 1 else before[-1] if before else None
            return (likeliest, rules.SURNAME_OF_NEAREST) if likeliest else None
        if len(in_office) == 1:
            return in_office[0], rules.SURNAME_OF_HOLDER
        return None

    def by_possible_office(self, people: tuple[int, ...], day: Day) -> tuple[int, rules.Rule] | None:
        """Who of them alone may have held a leading office that day, where nobody of them surely did."""
        if day is None or self.in_office(people, day):
            return None
        leaders = self.holders.possible_leaders_on(day)
        possibly = [person for person in people if person in leaders]
        return (possibly[0], rules.SURNAME_OF_POSSIBLE_HOLDER) if len(possibly) == 1 else None
