"""Damages that the tests must notice: the rules that decide only where exactly one candidate stands, and a few more.

Where a file is renamed or a line rewritten, `test_table.py` names the mutations that must follow.
"""

from typing import NamedTuple


class Mutation(NamedTuple):
    """`before` stands exactly once in `file`; with `after` in its place one of `tests` fails."""

    name: str
    file: str
    before: str
    after: str
    tests: str
    """paths with blanks between, what pytest takes"""


OF_TWO = "tests/articles/linking/test_two_candidates.py"
PEOPLE, OF_PEOPLE = "articles/linking/people.py", f"{OF_TWO} tests/articles/linking/test_people.py"
OFFICES, OF_OFFICES = "articles/linking/offices.py", f"{OF_TWO} tests/articles/linking/test_offices.py"
COUNTERPARTS = "articles/linking/counterparts.py"
OF_COUNTERPARTS = "tests/articles/linking/test_counterparts.py"
HOLDERS = "articles/linking/holders.py"
COUNTRIES, OF_COUNTRIES = (
    "articles/linking/countries.py",
    f"{OF_TWO} tests/articles/linking/test_countries.py",
)
ENTRIES = "articles/linking/gazetteer_entries.py"
ON_RECORD, OF_RECORD = "articles/linking/on_record.py", "tests/articles/linking/test_on_record.py"
ANCHORING, OF_ANCHORING = "articles/linking/anchoring.py", "tests/articles/linking/test_anchoring.py"
QUOTE, OF_QUOTES = "articles/models/quote.py", "tests/articles/models/test_quotes.py"
FINDING = "summit_archive/text/finding.py"
ADDING, OF_REFERENCE = "participants/reference/adding.py", "tests/participants/reference/test_reference.py"
IDENTITY = "articles/importing/identity.py"
PUBLISHERS, OF_PUBLISHERS = "articles/importing/publishers.py", "tests/articles/importing/test_publishers.py"
LIKENESS, OF_LIKENESS = "articles/importing/likeness/story.py", "tests/articles/importing/test_likeness.py"
STORIES, OF_STORIES = "articles/importing/stories.py", "tests/articles/importing/test_stories.py"
RECOGNISING = "participants/names/recognising.py"
OF_NAMES = "tests/participants/names/test_recognising.py tests/participants/names/test_recognising_few.py"
PROPOSALS = "participants/offices/membership_proposals.py"
OF_PROPOSALS = "tests/participants/offices/test_membership_proposals.py"
CANDIDATES, OF_CANDIDATES = (
    "participants/dating/candidates.py",
    "tests/participants/dating/test_candidates.py",
)
PARSING, OF_DATES = "summit_archive/dates/parsing.py", "tests/summit_archive/dates/test_dates.py"

MUTATIONS = [
    # Linking a name to whoever is meant.
    Mutation(
        "a family name after an office, of two who held it",
        PEOPLE,
        "return (fitting[0], rules.OFFICE_AND_SURNAME) if len(fitting) == 1 else None",
        "return (fitting[0], rules.OFFICE_AND_SURNAME) if fitting else None",
        OF_PEOPLE,
    ),
    Mutation(
        "a family name after a title, of two who held such an office",
        PEOPLE,
        "return (fitting[0], rule) if len(fitting) == 1 else None",
        "return (fitting[0], rule) if fitting else None",
        OF_PEOPLE,
    ),
    Mutation(
        "a given name with a patronymic that two of the article have",
        PEOPLE,
        "if len(fitting) == 1:\n                found.append",
        "if fitting:\n                found.append",
        OF_PEOPLE,
    ),
    Mutation(
        "a full name that two have",
        PEOPLE,
        "        if len(people) > 1:\n",
        "        if len(people) > 2:\n",
        OF_PEOPLE,
    ),
    Mutation(
        "a full name that two have who were both in office",
        PEOPLE,
        "        if len(people) == 1:\n            found.append",
        "        if people:\n            found.append",
        OF_PEOPLE,
    ),
    Mutation(
        "a family name alone, of two whom the article names",
        PEOPLE,
        "if len(fitting) == 1:\n            return fitting[0], rules.SURNAME_OF_NAMED",
        "if fitting:\n            return fitting[0], rules.SURNAME_OF_NAMED",
        OF_PEOPLE,
    ),
    Mutation(
        "a family name alone, of two whom the article names and who were both in office",
        PEOPLE,
        "alone[0] if len(alone) == 1 else before[-1]",
        "alone[0] if alone else before[-1]",
        OF_PEOPLE,
    ),
    Mutation(
        "a family name alone, of two in office that day",
        PEOPLE,
        "if len(in_office) == 1:\n            return in_office[0]",
        "if in_office:\n            return in_office[0]",
        OF_PEOPLE,
    ),
    Mutation(
        "a full name of one initial, which is nobody's alone",
        "articles/linking/person_names.py",
        "if len(words) == 1 or len(initials) == 1 and INITIAL.match(words[0]):",
        "if len(words) == 1:",
        OF_PEOPLE,
    ),
    # Linking a spelling to what it stands for.
    Mutation(
        "a spelling that stands for two",
        ENTRIES,
        "only=targets[0] if len(targets) == 1 else None,",
        "only=targets[0] if targets else None,",
        OF_COUNTRIES,
    ),
    Mutation(
        "a name of two countries, of which the archive has one",
        ENTRIES,
        "if len(countries) > 1 else ():",
        "if countries else ():",
        OF_COUNTRIES,
    ),
    Mutation(
        "a name of two countries, both of which the article names",
        COUNTRIES,
        "if len(fitting) == 1:",
        "if fitting:",
        OF_COUNTRIES,
    ),
    Mutation(
        "a name of two organisations",
        "articles/linking/linker.py",
        "if len(entry.targets) == 1",
        "if entry.targets",
        OF_TWO,
    ),
    # Linking a title to an office and its holder.
    Mutation(
        "a title before a name of two countries",
        OFFICES,
        "            and len(hit[2].targets) == 1\n",
        "",
        OF_OFFICES,
    ),
    Mutation(
        "a title behind a name of two countries",
        OFFICES,
        "if len(entry.targets) > 1 or entry.targets[0] not in titled:",
        "if entry.targets[0] not in titled:",
        OF_OFFICES,
    ),
    Mutation(
        "a name of two countries in a list before a title",
        OFFICES,
        "if not hit or hit[2].sort != sort or len(hit[2].targets) > 1:",
        "if not hit or hit[2].sort != sort:",
        OF_OFFICES,
    ),
    Mutation(
        "a title of two offices that were both held that day",
        OFFICES,
        "        if is_open and len(offices) > 1:\n",
        "        if is_open and len(offices) > 2:\n",
        OF_OFFICES,
    ),
    Mutation(
        "a title that may mean another office too",
        OFFICES,
        "is_open = len(offices) > 1 or self.holders.is_open(key, country)",
        "is_open = len(offices) > 1",
        OF_OFFICES,
    ),
    Mutation(
        "a government of which a country has two",
        "articles/linking/facts.py",
        "for country, rows in found.items() if len(rows) == 1}",
        "for country, rows in found.items()}",
        OF_OFFICES,
    ),
    Mutation(
        "a counterpart where the sentence names two sorts of office",
        COUNTERPARTS,
        "if len(sorts) == 1 else []",
        "if sorts else []",
        OF_COUNTERPARTS,
    ),
    Mutation(
        "counterparts of one country alone",
        COUNTERPARTS,
        "is_right = len(listed) > 1 if is_plural else len(listed) == 1",
        "is_right = bool(listed)",
        OF_COUNTERPARTS,
    ),
    Mutation(
        "a family name of two who are likely named",
        PEOPLE,
        "return (fitting[0], rules.SURNAME_OF_LIKELY) if len(fitting) == 1 else None",
        "return (fitting[0], rules.SURNAME_OF_LIKELY) if fitting else None",
        OF_PEOPLE,
    ),
    Mutation(
        "an office beside a name that two of its holders have",
        OFFICES,
        "if len(fitting) == 1:",
        "if fitting:",
        OF_OFFICES,
    ),
    Mutation(
        "an office that two surely held",
        HOLDERS,
        "tuple(surely) if len(surely) == 1 else ()",
        "tuple(surely)",
        OF_OFFICES,
    ),
    Mutation(
        "a title of two offices, of which one was held that day",
        HOLDERS,
        "        if len(offices) > 1:\n            offices = self.in_force(offices, day) or offices\n",
        "",
        OF_OFFICES,
    ),
    # Tags of the source, and words of a changed text.
    Mutation(
        "a tag that two people are called",
        "articles/importing/tags.py",
        "        if len(candidates) == 1:\n            (target,) = candidates\n",
        "        if candidates:\n            target = min(candidates)\n",
        "tests/articles/importing/test_tags.py",
    ),
    Mutation(
        "a name on record that one has as it stands, and another turned about",
        ON_RECORD,
        """self._exact["person"].get(as_called(name))
            or self._by_rotation.get(least_rotation(name))
            or NOBODY""",
        """self._exact["person"].get(as_called(name), set())
            | self._by_rotation.get(least_rotation(name), set())""",
        OF_RECORD,
    ),
    Mutation(
        "a name on record of two people",
        ON_RECORD,
        "self._exact[kind][as_called(name)].add(target)",
        "self._exact[kind][as_called(name)] = {target}",
        OF_RECORD,
    ),
    Mutation(
        "a turned name on record of two people",
        ON_RECORD,
        "self._by_rotation[least_rotation(name)].add(target)",
        "self._by_rotation[least_rotation(name)] = {target}",
        OF_RECORD,
    ),
    Mutation(
        "a mention at the end of a changed text",
        ANCHORING,
        "if found and found.end() <= last:",
        "if found and found.end() < last:",
        OF_ANCHORING,
    ),
    Mutation(
        "a mention found again in what did not change",
        ANCHORING,
        "if found and found.end() <= last:",
        "if found:",
        OF_ANCHORING,
    ),
    Mutation(
        "two mentions that found the same words again",
        ANCHORING,
        "if span is None or not mention.is_in(old) or names in taken:",
        "if span is None or not mention.is_in(old):",
        OF_ANCHORING,
    ),
    Mutation(
        "two mentions of the same words, in their order",
        ANCHORING,
        "            earliest = found_at + min(start, previous_end) - previous_start\n",
        "            earliest = found_at\n",
        OF_ANCHORING,
    ),
    Mutation(
        "a quote whose words stand twice, and stood at the second place before",
        QUOTE,
        "self.stand_at(earlier if earlier in places else places[0], texts)",
        "self.stand_at(places[0], texts)",
        OF_QUOTES,
    ),
    Mutation(
        "a quote whose words stand twice: the first place",
        QUOTE,
        "self.stand_at(earlier if earlier in places else places[0], texts)",
        "self.stand_at(earlier if earlier in places else places[-1], texts)",
        OF_QUOTES,
    ),
    Mutation(
        "words that are part of a longer word",
        FINDING,
        "        if is_whole(text, start, start + len(words)):\n",
        "        if True:\n",
        "tests/summit_archive/text/test_finding.py",
    ),
    # Importing: of several the first
    Mutation(
        "two publishers of one spelling",
        PUBLISHERS,
        '.order_by("-pk").values_list("name", "pk")',
        '.order_by("pk").values_list("name", "pk")',
        OF_PUBLISHERS,
    ),
    Mutation(
        "two publishers that differ in case alone",
        PUBLISHERS,
        'known := same.order_by("pk")',
        'known := same.order_by("-pk")',
        OF_PUBLISHERS,
    ),
    Mutation(
        "two articles of the archive that a record may be",
        IDENTITY,
        'rows = Article.objects.order_by("-pk")',
        'rows = Article.objects.order_by("pk")',
        OF_PUBLISHERS,
    ),
    Mutation(
        "two staged records that a record may be",
        IDENTITY,
        "for facts in reversed(staged):",
        "for facts in staged:",
        OF_PUBLISHERS,
    ),
    Mutation(
        "two stories that a text may be of, as likely",
        LIKENESS,
        "candidates = sorted(candidates, key=lambda candidate: candidate.article)",
        "candidates = sorted(candidates, key=lambda candidate: -candidate.article)",
        OF_LIKENESS,
    ),
    Mutation(
        "two stories that a text may be of, one likelier",
        LIKENESS,
        "best = int(alike.argmax())",
        "best = int((alike >= 0).argmax())",
        OF_LIKENESS,
    ),
    Mutation(
        "two older texts of the same words",
        STORIES,
        "ORDER BY article_id LIMIT 1",
        "ORDER BY article_id DESC LIMIT 1",
        OF_STORIES,
    ),
    # Names in what is typed
    Mutation(
        "a first name that two have",
        RECOGNISING,
        'return naming.how != "start" or len(naming.owners) == 1',
        "return True",
        OF_NAMES,
    ),
    Mutation(
        "what is spelt like one name and sounds like another",
        RECOGNISING,
        "if exact := [match for match in matches if match.is_exact]:",
        "if exact := matches:",
        OF_NAMES,
    ),
    # Offices, and who held them
    Mutation(
        "an office with two sure holders",
        PROPOSALS,
        "return sure[0] if len(sure) == 1 else None",
        "return sure[0] if sure else None",
        OF_PROPOSALS,
    ),
    Mutation(
        "two standings on the days of a meeting",
        PROPOSALS,
        "        if len(standings) > 1:\n",
        "        if len(standings) > 2:\n",
        OF_PROPOSALS,
    ),
    Mutation(
        "a sure membership beside one that only may fit",
        PROPOSALS,
        "[row for row in rows if is_sure(row, meeting)] or rows",
        "rows",
        OF_PROPOSALS,
    ),
    Mutation(
        "two holders on the page of a meeting",
        "templates/components/holders.html",
        "{% if holders|length == 1 and holders.0.is_sure %}",
        "{% if holders.0.is_sure %}",
        "tests/articles/views/test_those_who_met.py",
    ),
    # Dates
    Mutation(
        "the longest stretch that is weighed as one",
        CANDIDATES,
        "LONGEST = 366",
        "LONGEST = 367",
        OF_CANDIDATES,
    ),
    Mutation(
        "the shortest stretch that is weighed by years",
        CANDIDATES,
        "LONGEST = 366",
        "LONGEST = 365",
        OF_CANDIDATES,
    ),
    Mutation(
        "two kinds of argument that differ",
        "participants/dating/weighing.py",
        "return [stance for stance in (Stance.FOR, Stance.AGAINST) if stance in said] or [Stance.NEITHER]",
        "return [next((one for one in (Stance.FOR, Stance.AGAINST) if one in said), Stance.NEITHER)]",
        "tests/participants/dating",
    ),
    Mutation(
        "an edition that may have been in two years",
        "participants/attendance/cells.py",
        "return None if self.meeting.when.is_doubted or len(years) > 1 else years.pop()",
        "return None if self.meeting.when.is_doubted else min(years)",
        "tests/participants/attendance",
    ),
    Mutation(
        "two standings of a state at an edition",
        "participants/attendance/standing.py",
        "return Standing(is_member, bool(sure) and is_member, tuple(sorted(others)))",
        "return Standing(is_member, is_member, tuple(sorted(others)))",
        "tests/participants/attendance",
    ),
    Mutation(
        "a day that is one of two, in the calendar",
        "participants/models/meeting.py",
        "(len(row.possible) == 1 and first == last)",
        "first == last",
        "tests/participants/calendars",
    ),
    Mutation(
        "a meeting that may have been in two years",
        "participants/remembered/filling.py",
        "(row.is_definite or len(years) == 1)",
        "(row.is_definite or len(years) <= 2)",
        "tests/participants/together",
    ),
    Mutation(
        "two dates that are the same",
        PARSING,
        "if len(set(members)) < len(members):",
        "if False:",
        OF_DATES,
    ),
    Mutation(
        "a winter of which two years are meant",
        "summit_archive/dates/seasons.py",
        "for begun in (year - 1, year)",
        "for begun in (year,)",
        OF_DATES,
    ),
    Mutation(
        "what is to come, looked for in the past",
        "participants/models/outlook.py",
        "first = source if status in LOOKING_FORWARD else back_to",
        "first = back_to",
        "tests/participants/dating/test_outlook.py",
    ),
    Mutation(
        "what was held, looked for in days to come",
        "participants/models/outlook.py",
        "last = source if status in LOOKING_BACK else years_after(source, YEARS_AHEAD)",
        "last = years_after(source, YEARS_AHEAD)",
        "tests/participants/dating/test_outlook.py",
    ),
    Mutation(
        "one of a single date",
        PARSING,
        'if ".." not in text:',
        "if False:",
        OF_DATES,
    ),
    # Files and addresses
    Mutation(
        "a row that stands twice in a file",
        ADDING,
        "        if key in seen:\n",
        "        if False:\n",
        f"{OF_REFERENCE} tests/participants/reference/test_checks.py",
    ),
    Mutation(
        "a second preferred name in one language",
        "participants/reference/tables.py",
        '    if entry["kind"] == Name.Kind.PREFERRED:\n',
        "    if False:\n",
        "tests/participants/reference",
    ),
    Mutation(
        "two pages for a choice of three",
        "participants/listing/list_page.py",
        "if len(chosen := self.asked.chosen(name)) == 2:",
        "if len(chosen := self.asked.chosen(name)) >= 2:",
        "tests/participants/listing",
    ),
    Mutation(
        "a parameter of one value that is given twice",
        "summit_archive/filtering/address.py",
        "if not takes_many[name] and len(set(values)) > 1:",
        "if False:",
        "tests/articles/listing tests/participants/listing",
    ),
    Mutation(
        "two choices in a field that shows a label of one",
        "summit_archive/editing/widgets.py",
        "if len(value) != 1 or value[0] not in self.labels:",
        "if value[0] not in self.labels:",
        "tests/participants/admin",
    ),
    Mutation(
        "a case of which there are two forms",
        "summit_archive/text/phrase_forms.py",
        'if len(found) > 1 or found == {""}:',
        'if found == {""}:',
        "tests/summit_archive/text/test_phrase_forms.py",
    ),
    Mutation(
        "a name that two places have",
        "articles/encounters/reading/places.py",
        "place = next(iter(meant))[0] if len(meant) == 1 else None",
        "place = next(iter(meant))[0]",
        "tests/articles/encounters/reading/test_places.py",
    ),
    Mutation(
        "a given name of men and of women",
        "summit_archive/text/phrase_forms.py",
        '{frozenset({"masc"}): True, frozenset({"femn"}): False}.get(frozenset(genders))',
        '("masc" in genders or None if "femn" not in genders or "masc" in genders else False)',
        "tests/summit_archive/text tests/participants/reference/test_case_forms.py",
    ),
    Mutation(
        "two meetings of which an encounter may tell",
        "articles/encounters/same.py",
        "return keys[0] if len(keys) == 1 else None",
        "return keys[0]",
        "tests/articles/encounters/test_matching.py",
    ),
    Mutation(
        "a person of two countries",
        "articles/encounters/accounts.py",
        "return countries.pop() if len(countries) == 1 else None",
        "return countries.pop() if countries else None",
        "tests/articles/encounters/test_matching.py",
    ),
    Mutation(
        "two outcomes of one part",
        "articles/encounters/recording.py",
        "return outcomes[0] if len(outcomes) == 1 else Status.NOT_STATED",
        "return outcomes[0]",
        "tests/articles/encounters/test_deciding.py",
    ),
    Mutation(
        "a third party of what is accepted by itself",
        "articles/encounters/self_accepting.py",
        "len(parties) == len(countries) == PARTIES",
        "len(parties) == len(countries)",
        "tests/articles/encounters/test_self_accepting.py",
    ),
    Mutation(
        "a shipped office that two surely held, in two cities on one day",
        "participants/reference/agreeing/facts.py",
        "return holders.pop() if len(holders) == 1 else None",
        "return holders.pop() if holders else None",
        "tests/participants/reference/test_agreeing.py",
    ),
    Mutation(
        "an office that two surely held, in two cities on one day",
        "participants/quality/meetings.py",
        'only.filter(number=1).values("only")',
        'only.values("only")',
        "tests/participants/quality/test_meetings.py",
    ),
    # What is kept, and who keeps it
    Mutation(
        "a page of a moment ago, from which something was taken",
        "summit_archive/page_cache/page.py",
        "return self.taken == version.taken_of(self.shown) and 0",
        "return 0",
        "tests/summit_archive/page_cache/test_sharing.py",
    ),
    Mutation(
        "a meeting whose series changed hands",
        "participants/remembered/sql/kept.sql",
        "WHERE n.organisation_id IS DISTINCT FROM o.organisation_id",
        "WHERE false",
        "tests/participants/remembered",
    ),
    Mutation(
        "a meeting that is gone, remembered",
        "participants/remembered/filling.py",
        "        if row.is_gone:",
        "        if False:",
        "tests/participants/remembered",
    ),
    Mutation(
        "the most of the words that some article has",
        "articles/searching/fewer_words.py",
        "ORDER BY number DESC, place LIMIT 1",
        "ORDER BY number, place LIMIT 1",
        "tests/articles/listing/test_bending.py",
    ),
]
